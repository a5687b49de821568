"""The tables of what the current readings say, laid flat for filters: claims, actors, places, framing, accounts."""

from __future__ import annotations

from sqlalchemy import Boolean, Date, Float, ForeignKey, Index, Integer, Table, Text

from counterclaim.ledger.store.columns import Key, column, metadata, toll_columns, when_columns
from counterclaim.ledger.store.kept import Words

claims = Table(
    "claims",
    metadata,
    column("number", Integer, "row number", primary_key=True, autoincrement=True),
    column("key", Key, "`<document key>-<claim id>`", nullable=False, unique=True),
    column("document", Key, "key of the document", ForeignKey("documents.key"), nullable=False),
    column("position", Integer, "place in the reading, from 0", nullable=False),
    column("account", Key, "id of the account it belongs to; empty for statements and relations"),
    column("published", Date, "day of publication of its document"),
    column("kind", Text, "event, relation or statement", nullable=False),
    column("claimant", Key, "actor id of the claimant; empty for the document's own voice and for nobody"),
    column("claimant_name", Text, "name of the claimant"),
    column("own_voice", Boolean, "true where the document itself says so", nullable=False),
    column("interest", Text, "party, aligned, independent or unknown", nullable=False),
    column("stance", Text, "states, accuses, denies, …", nullable=False),
    column("polarity", Text, "positive, or negative: said not to be so", nullable=False),
    column("certainty", Text, "certain, probable, possible or unknown", nullable=False),
    column("time", Text, "past, ongoing, future or hypothetical", nullable=False),
    column("type", Text, "frame of an event, or type of a relation"),
    column("plover", Text, "PLOVER code"),
    column("cameo", Text, "CAMEO code"),
    column("acled", Text, "ACLED event and sub-event type, parted by ' / '"),
    column("ucdp", Integer, "UCDP type of violence"),
    *when_columns(),
    *toll_columns("killed", "killed", parts=True),
    *toll_columns("injured", "injured"),
    *toll_columns("detained", "detained"),
    column("weapon", Text, "instrument, as the lexicon names it"),
    column("happening", Text, "mark shared by the claims of one document about one happening"),
    column("foreground", Boolean, "false for background and history", nullable=False),
    column("start_char", Integer, "first character in the document's text", nullable=False),
    column("end_char", Integer, "one past the last character", nullable=False),
    column("text", Text, "the words of the claim", nullable=False),
    column("words", Words, "words for the search (PostgreSQL only; SQLite has claim_words)"),
    column("json", Text, "the rest of the claim as the contract has it, defaults left out", nullable=False),
    Index("ix_claims_document_position", "document", "position"),
    Index("ix_claims_account", "account"),
    Index("ix_claims_type_published", "type", "published"),
    Index("ix_claims_published", "published"),
    Index("ix_claims_when_start_when_end", "when_start", "when_end"),
    Index("ix_claims_claimant_published", "claimant", "published"),
    Index("ix_claims_stance_published", "stance", "published"),
    Index("ix_claims_words", "words", postgresql_using="gin").ddl_if(dialect="postgresql"),
    comment="One thing said by one claimant: an event, a relation or a statement.",
)

claim_actors = Table(
    "claim_actors",
    metadata,
    column("claim", Key, "key of the claim", primary_key=True),
    column("role", Key, "claimant, via, initiator, target, mediator, source, object or mention", primary_key=True),
    column("actor", Key, "id of the actor", primary_key=True),
    column("document", Key, "key of the document", nullable=False),
    Index("ix_claim_actors_actor_role", "actor", "role"),
    Index("ix_claim_actors_document", "document"),
    sqlite_with_rowid=False,
    comment="Which actor plays which part in which claim (`source` and `object` are the two ends of a relation).",
)

claim_places = Table(
    "claim_places",
    metadata,
    column("claim", Key, "key of the claim", primary_key=True),
    column("place", Key, "id of the place", primary_key=True),
    column("document", Key, "key of the document", nullable=False),
    Index("ix_claim_places_place", "place"),
    Index("ix_claim_places_document", "document"),
    sqlite_with_rowid=False,
    comment="Where the event of a claim happened, or what a relation controls.",
)

actors = Table(
    "actors",
    metadata,
    column("id", Key, "id in the registry, or made from the name where it is not known there", primary_key=True),
    column("name", Text, "name", nullable=False),
    column("kind", Text, "state, rebel_group, monitor, …", nullable=False),
    column("country", Text, "ISO 3166-1 alpha-3 codes, parted by blanks", nullable=False),
    column("represents", Key, "actor that it speaks for, where one says so first"),
    column("known", Boolean, "true where the registry has it", nullable=False),
    Index("ix_actors_kind", "kind"),
    comment="Everything that acts or speaks in some document, once.",
)

actor_names = Table(
    "actor_names",
    metadata,
    column("folded", Key, "name without capitals, accents and article", primary_key=True),
    column("actor", Key, "id of the actor", primary_key=True),
    column("name", Text, "the name as written", nullable=False),
    Index("ix_actor_names_actor", "actor"),
    sqlite_with_rowid=False,
    comment="All names of an actor, for looking it up.",
)

document_actors = Table(
    "document_actors",
    metadata,
    column("document", Key, "key of the document", primary_key=True),
    column("actor", Key, "id of the actor", primary_key=True),
    column("represents", Key, "actor that it speaks for in this document"),
    column("mentions", Integer, "how often the document names it", nullable=False),
    Index("ix_document_actors_actor", "actor"),
    sqlite_with_rowid=False,
    comment="Which actor is in which document.",
)

places = Table(
    "places",
    metadata,
    column("id", Key, "id in the gazetteer, or made from the name", primary_key=True),
    column("name", Text, "name", nullable=False),
    column("kind", Text, "settlement, admin1, country, natural, …", nullable=False),
    column("lat", Float, "latitude in degrees, WGS 84; empty where it is not resolved"),
    column("lon", Float, "longitude in degrees, WGS 84"),
    column("country", Text, "ISO 3166-1 alpha-3 code"),
    column("admin1", Text, "first-order division"),
    column("geo_precision", Integer, "1 exact place … 7 sea or airspace (UCDP where_prec)"),
    Index("ix_places_country_admin1", "country", "admin1"),
    Index("ix_places_lat_lon", "lat", "lon"),
    comment="Every place of some document, once.",
)

place_names = Table(
    "place_names",
    metadata,
    column("folded", Key, "name without capitals and accents", primary_key=True),
    column("place", Key, "id of the place", primary_key=True),
    column("name", Text, "the name as written", nullable=False),
    Index("ix_place_names_place", "place"),
    sqlite_with_rowid=False,
    comment="All names of a place, for looking it up.",
)

document_places = Table(
    "document_places",
    metadata,
    column("document", Key, "key of the document", primary_key=True),
    column("place", Key, "id of the place", primary_key=True),
    column("geo_precision", Integer, "how exact this document is about it"),
    column("mentions", Integer, "how often the document names it", nullable=False),
    Index("ix_document_places_place", "place"),
    sqlite_with_rowid=False,
    comment="Which place is in which document.",
)

framing = Table(
    "framing",
    metadata,
    column("document", Key, "key of the document", primary_key=True),
    column("position", Integer, "place in the reading, from 0", primary_key=True),
    column("device", Text, "loaded_label, so_called, scare_quotes, …", nullable=False),
    column("target", Key, "actor that it is put on"),
    column("text", Text, "the words", nullable=False),
    column("neutral", Text, "a neutral wording, where there is one"),
    column("start_char", Integer, "first character in the document's text", nullable=False),
    column("end_char", Integer, "one past the last character", nullable=False),
    Index("ix_framing_target_device", "target", "device"),
    Index("ix_framing_device", "device"),
    sqlite_with_rowid=False,
    comment="Wording that judges.",
)

accounts = Table(
    "accounts",
    metadata,
    column("id", Key, "`<document key>-<happening>`", primary_key=True),
    column("document", Key, "key of the document", ForeignKey("documents.key"), nullable=False),
    column("number", Integer, "number of the document: accounts are ordered by it and by position", nullable=False),
    column("position", Integer, "place in the document, from 0", nullable=False),
    column("published", Date, "day of publication"),
    column("main", Boolean, "true for what the document is mainly about", nullable=False),
    column("foreground", Boolean, "false for background and history", nullable=False),
    column("type", Text, "frame that it is mainly about"),
    *when_columns(),
    *toll_columns("killed", "killed"),
    column("json", Text, "the account, defaults left out", nullable=False),
    Index("ix_accounts_number_position", "number", "position"),
    Index("ix_accounts_document", "document"),
    comment="The claims of one document about one happening: what linking joins into incidents.",
)

FLATTENED: tuple[Table, ...] = (
    claims,
    claim_actors,
    claim_places,
    actors,
    actor_names,
    document_actors,
    places,
    place_names,
    document_places,
    framing,
    accounts,
)
