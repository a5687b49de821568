"""The tables of what computation makes of the accounts: wire groups, links, incidents, standing, ties."""

from __future__ import annotations

from sqlalchemy import Date, Float, ForeignKey, Index, Integer, LargeBinary, Table, Text

from counterclaim.ledger.store.columns import Key, column, metadata, toll_columns, when_columns

account_keys = Table(
    "account_keys",
    metadata,
    column("key", Key, "what accounts of one happening are likely to share", primary_key=True),
    column("account", Key, "id of the account", primary_key=True),
    Index("ix_account_keys_account", "account"),
    sqlite_with_rowid=False,
    comment="Keys that bring accounts together for linking.",
)

document_bands = Table(
    "document_bands",
    metadata,
    column("band", Key, "part of the text's signature that near copies share", primary_key=True),
    column("document", Key, "key of the document", primary_key=True),
    Index("ix_document_bands_document", "document"),
    sqlite_with_rowid=False,
    comment="Keys that bring near copies of one text together.",
)

document_signatures = Table(
    "document_signatures",
    metadata,
    column("document", Key, "key of the document", primary_key=True),
    column("signature", LargeBinary, "MinHash signature of the text", nullable=False),
    comment="What near copies are recognised by.",
)

wire_groups = Table(
    "wire_groups",
    metadata,
    column("id", Key, "id of the group", primary_key=True),
    column("original", Key, "key of the document that is held to be the first telling"),
    column("size", Integer, "how many documents tell it", nullable=False),
    comment="Documents that retell one text; they count as one telling.",
)

wire_members = Table(
    "wire_members",
    metadata,
    column("document", Key, "key of the document", primary_key=True),
    column("wire", Key, "id of the group", nullable=False),
    column("copied_from", Key, "key of the document it is nearest to among the earlier ones"),
    column("similarity", Float, "share of text that both have, 0 to 1"),
    column("detail", Text, "what else is known of the copy, as JSON"),
    Index("ix_wire_members_wire", "wire"),
    comment="Which document is in which wire group, and whom it copied.",
)

links = Table(
    "links",
    metadata,
    column("first", Key, "id of an account", primary_key=True),
    column("other", Key, "id of another account", primary_key=True),
    column("score", Float, "log odds that both tell of one happening", nullable=False),
    column("reasons", Text, "feature, both values and weight of each reason, as JSON", nullable=False),
    Index("ix_links_other", "other"),
    comment="Pairs of accounts that were compared and held to be near, with the reasons.",
)

incidents = Table(
    "incidents",
    metadata,
    column("id", Key, "'i' and 12 hexadecimal digits, from the account that was stored first", primary_key=True),
    column("title", Text, "a line that names it", nullable=False),
    column("type", Text, "frame", nullable=False),
    column("plover", Text, "PLOVER code"),
    column("cameo", Text, "CAMEO code"),
    column("acled", Text, "ACLED event and sub-event type, parted by ' / '"),
    column("ucdp", Integer, "UCDP type of violence"),
    *when_columns(),
    column("place", Key, "id of its most exact place"),
    column("place_name", Text, "name of that place"),
    column("lat", Float, "latitude in degrees, WGS 84"),
    column("lon", Float, "longitude in degrees, WGS 84"),
    column("country", Text, "ISO 3166-1 alpha-3 code"),
    column("admin1", Text, "first-order division"),
    column("geo_precision", Integer, "1 exact place … 7 sea or airspace (UCDP where_prec)"),
    *toll_columns("killed", "killed", parts=True),
    *toll_columns("injured", "injured"),
    *toll_columns("detained", "detained"),
    column("weapon", Text, "instrument"),
    column("rule", Text, "rule by which the tolls were made", nullable=False),
    column("standing", Text, "corroborated, single_source, party_only, contested or denied", nullable=False),
    column("grade", Text, "Airwars-like grade"),
    column("accounts", Integer, "how many accounts it has", nullable=False),
    column("documents", Integer, "how many documents tell it", nullable=False),
    column("tellings", Integer, "how many, copies of one text counted once", nullable=False),
    column("voices", Integer, "independent claimants", nullable=False),
    column("episode", Key, "the longer happening it is part of"),
    column("founder", Key, "the account that was stored first", nullable=False),
    column("first_published", Date, "first day on which it was told"),
    column("last_published", Date, "last day on which it was told"),
    column("computation", Integer, "number of the computation that wrote it", nullable=False),
    column("digest", Key, "hash of the whole incident, to see whether it changed"),
    column("json", Text, "the incident without its fields' values, defaults left out", nullable=False),
    Index("ix_incidents_when_start", "when_start"),
    Index("ix_incidents_type_when_start", "type", "when_start"),
    Index("ix_incidents_standing_when_start", "standing", "when_start"),
    Index("ix_incidents_country_when_start", "country", "when_start"),
    Index("ix_incidents_lat_lon", "lat", "lon"),
    Index("ix_incidents_episode", "episode"),
    Index("ix_incidents_last_published", "last_published"),
    comment="What several claims tell about the same happening.",
)

incident_accounts = Table(
    "incident_accounts",
    metadata,
    column("account", Key, "id of the account", primary_key=True),
    column("incident", Key, "id of the incident", nullable=False),
    Index("ix_incident_accounts_incident", "incident"),
    comment="Which account is in which incident; each is in one.",
)

incident_actors = Table(
    "incident_actors",
    metadata,
    column("incident", Key, "id of the incident", primary_key=True),
    column("role", Key, "initiator, target or claimant", primary_key=True),
    column("actor", Key, "id of the actor", primary_key=True),
    Index("ix_incident_actors_actor_role", "actor", "role"),
    sqlite_with_rowid=False,
    comment="Who did it, to whom, and who says so.",
)

incident_places = Table(
    "incident_places",
    metadata,
    column("incident", Key, "id of the incident", primary_key=True),
    column("place", Key, "id of the place", primary_key=True),
    column("position", Integer, "0 for the most exact", nullable=False),
    Index("ix_incident_places_place", "place"),
    sqlite_with_rowid=False,
    comment="Where it happened.",
)

incident_fields = Table(
    "incident_fields",
    metadata,
    column("incident", Key, "id of the incident", primary_key=True),
    column("field", Key, "happened, type, initiators, targets, place, when, killed, …", primary_key=True),
    column("standing", Text, "standing of this field", nullable=False),
    column("value", Text, "the value shown"),
    column("because", Text, "why it stands so, in words", nullable=False),
    column("values", Text, "every value with everybody who says so, as JSON", nullable=False),
    Index("ix_incident_fields_field_standing", "field", "standing"),
    comment="The standing of each field of an incident, and its values by claimant.",
)

incident_merges = Table(
    "incident_merges",
    metadata,
    column("merged", Key, "id that was given up", primary_key=True),
    column("incident", Key, "id that it is now part of", nullable=False),
    Index("ix_incident_merges_incident", "incident"),
    comment="Ids of incidents that were joined into another; an old id still leads to it.",
)

ties = Table(
    "ties",
    metadata,
    column("id", Key, "id", primary_key=True),
    column("type", Text, "backs, allied_with, opposes, leads, controls, …", nullable=False),
    column("source", Key, "id of an actor"),
    column("target", Key, "id of an actor, or of a place for controls"),
    column("polarity", Text, "positive, or negative: said not to be so", nullable=False),
    *when_columns(),
    column("standing", Text, "corroborated, single_source, party_only, contested or denied"),
    column("claims", Integer, "how many claims say so", nullable=False),
    column("first_published", Date, "first day on which it was told"),
    column("last_published", Date, "last day on which it was told"),
    column("detail", Text, "what else is known of it, as JSON"),
    Index("ix_ties_source_type", "source", "type"),
    Index("ix_ties_target_type", "target", "type"),
    comment="Lasting ties between actors over time, as claimed.",
)

tie_claims = Table(
    "tie_claims",
    metadata,
    column("tie", Key, "id of the tie", ForeignKey("ties.id"), primary_key=True),
    column("claim", Key, "key of the claim", primary_key=True),
    Index("ix_tie_claims_claim", "claim"),
    sqlite_with_rowid=False,
    comment="The claims that a tie rests on.",
)

COMPUTED: tuple[Table, ...] = (
    account_keys,
    document_bands,
    document_signatures,
    wire_groups,
    wire_members,
    links,
    incidents,
    incident_accounts,
    incident_actors,
    incident_places,
    incident_fields,
    incident_merges,
    ties,
    tie_claims,
)
