"""Views in the words of the design, for any SQLite or PostgreSQL tool: document, claim, incident, …"""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, delete, inspect, select

from counterclaim.ledger.store.kept import meta

_CLAIM = """
    c.key AS claim, c.document, d.publisher, c.published, c.kind, c.claimant_name AS claimant, c.claimant AS claimant_id,
    c.own_voice, c.interest, c.stance, c.polarity, c.certainty, c.time, c.type, c.when_start, c.when_end, c.date_precision,
    (SELECT {list} FROM claim_actors x JOIN actors a ON a.id = x.actor WHERE x.claim = c.key AND x.role = 'initiator')
      AS initiators,
    (SELECT {list} FROM claim_actors x JOIN actors a ON a.id = x.actor WHERE x.claim = c.key AND x.role = 'target')
      AS targets,
    (SELECT {places} FROM claim_places x JOIN places p ON p.id = x.place WHERE x.claim = c.key) AS places,
    c.killed_low, c.killed_best, c.killed_high, c.injured_best, c.detained_best, c.weapon,
    c.account, i.incident, c.text, c.start_char, c.end_char
"""

VIEWS: dict[str, tuple[str, str]] = {
    "document": (
        "Texts with publisher, day and address.",
        "SELECT key AS document, number, publisher, published, title, url, language, text, added FROM documents",
    ),
    "source": (
        "Where each document was found.",
        "SELECT document, locator, part, format, added FROM sources",
    ),
    "reading": (
        "Each reading of each document, with whether it is the current one.",
        "SELECT r.number AS reading, r.document, r.counterclaim, r.model, r.added, r.number = "
        "(SELECT max(o.number) FROM readings o WHERE o.document = r.document) AS is_current FROM readings r",
    ),
    "claim": (
        "One thing said by one claimant, with names in place of ids.",
        f"SELECT {_CLAIM} FROM claims c JOIN documents d ON d.key = c.document "
        "LEFT JOIN incident_accounts i ON i.account = c.account",
    ),
    "actor": (
        "Everything that acts or speaks, with how many claims it makes and is in.",
        "SELECT a.id AS actor, a.name, a.kind, a.country, r.name AS represents, a.known, "
        "(SELECT count(*) FROM document_actors m WHERE m.actor = a.id) AS documents, "
        "(SELECT count(*) FROM claim_actors m WHERE m.actor = a.id AND m.role = 'claimant') AS claims_made "
        "FROM actors a LEFT JOIN actors r ON r.id = a.represents",
    ),
    "place": (
        "Every place, with how many documents name it.",
        "SELECT p.id AS place, p.name, p.kind, p.lat, p.lon, p.country, p.admin1, p.geo_precision, "
        "(SELECT count(*) FROM document_places m WHERE m.place = p.id) AS documents FROM places p",
    ),
    "wording": (
        "Framing: wording that judges, with whom it is put on.",
        "SELECT f.document, d.publisher, d.published, f.device, a.name AS target, f.text, f.neutral, f.start_char, f.end_char "
        "FROM framing f JOIN documents d ON d.key = f.document LEFT JOIN actors a ON a.id = f.target",
    ),
    "account": (
        "The claims of one document about one happening, and the incident they are part of.",
        "SELECT a.id AS account, a.document, a.published, a.type, a.main, a.foreground, a.when_start, a.when_end, "
        "a.date_precision, a.killed_low, a.killed_best, a.killed_high, i.incident "
        "FROM accounts a LEFT JOIN incident_accounts i ON i.account = a.id",
    ),
    "incident": (
        "What several claims tell about the same happening, with its standing.",
        "SELECT n.id AS incident, n.title, n.type, n.when_start, n.when_end, n.date_precision, n.place_name AS place, "
        "n.admin1, n.country, n.lat, n.lon, n.geo_precision, "
        "(SELECT {list} FROM incident_actors x JOIN actors a ON a.id = x.actor "
        "WHERE x.incident = n.id AND x.role = 'initiator') AS initiators, "
        "(SELECT {list} FROM incident_actors x JOIN actors a ON a.id = x.actor "
        "WHERE x.incident = n.id AND x.role = 'target') AS targets, "
        "n.killed_low, n.killed_best, n.killed_high, n.killed_civilians, n.injured_best, n.weapon, n.rule, "
        "n.standing, n.grade, n.documents, n.tellings, n.voices, n.episode FROM incidents n",
    ),
    "incident_field": (
        "The standing of each field of each incident, and why.",
        "SELECT incident, field, standing, value, because FROM incident_fields",
    ),
    "incident_value": (
        "Every value of every field of an incident, with who says so.",
        "{said}",
    ),
    "wire_group": (
        "Documents that retell one text, and whom each copied.",
        "SELECT m.wire AS wire_group, m.document, d.publisher, d.published, m.copied_from, m.similarity, "
        "m.document = g.original AS is_original FROM wire_members m "
        "JOIN wire_groups g ON g.id = m.wire JOIN documents d ON d.key = m.document",
    ),
    "relation": (
        "Lasting ties between actors over time, as claimed.",
        "SELECT r.id AS relation, s.name AS source, r.type, coalesce(g.name, p.name) AS target, r.polarity, r.when_start, "
        "r.when_end, r.standing, r.claims, r.first_published, r.last_published FROM ties r "
        "LEFT JOIN actors s ON s.id = r.source LEFT JOIN actors g ON g.id = r.target LEFT JOIN places p ON p.id = r.target",
    ),
    "judgement": (
        "What people decided, what was taken back left out.",
        "SELECT number AS judgement, kind, first, other, verdict, {by}, why, {at} FROM judgements j "
        "WHERE verdict <> 'undo' AND NOT EXISTS (SELECT 1 FROM judgements u WHERE u.undoes = j.number)",
    ),
    "failure": (
        "What could not be read and still stands.",
        "SELECT number AS failure, locator, part, code, message, failed FROM failures WHERE resolved IS NULL",
    ),
}

_SAID = """
    SELECT f.incident, f.field, {0} AS value, {1} AS claimant, {2} AS interest, {3} AS publisher, {4} AS published,
    {5} AS document, {6} AS claim, {7} AS telling, {8} AS denies FROM incident_fields f
"""
_SAID_BY = ("claimant", "interest", "publisher", "published", "document", "claim", "telling", "denies")
_SQLITE_SAID = (
    _SAID.format("json_extract(v.value, '$.value')", *(f"json_extract(s.value, '$.{name}')" for name in _SAID_BY))
    + "JOIN json_each(f.\"values\") v JOIN json_each(v.value, '$.said_by') s"
)
_POSTGRES_SAID = (
    _SAID.format("v.value ->> 'value'", *(f"s.value ->> '{name}'" for name in _SAID_BY))
    + 'CROSS JOIN LATERAL jsonb_array_elements(f."values"::jsonb) AS v(value) '
    + "CROSS JOIN LATERAL jsonb_array_elements(v.value -> 'said_by') AS s(value)"
)
_BOTH = {"by": '"by"', "at": '"at"'}
_SQLITE = {"list": "group_concat(a.name, ', ')", "places": "group_concat(p.name, ', ')", "said": _SQLITE_SAID, **_BOTH}
_POSTGRES = {"list": "string_agg(a.name, ', ')", "places": "string_agg(p.name, ', ')", "said": _POSTGRES_SAID, **_BOTH}


def views_version() -> str:
    """What tells whether a ledger's views are those of this version."""
    return hashlib.sha256(repr((VIEWS, _SQLITE, _POSTGRES)).encode()).hexdigest()[:16]


def create_views(connection: Connection) -> None:
    """Make all views, and note which version of them."""
    words = _SQLITE if connection.dialect.name == "sqlite" else _POSTGRES
    for name, (_, query) in VIEWS.items():
        connection.exec_driver_sql(f"CREATE VIEW {name} AS {query.format(**words)}")
    connection.execute(delete(meta).where(meta.c.name == "views"))
    connection.execute(meta.insert().values(name="views", value=views_version()))


def views_are_current(connection: Connection) -> bool:
    """Whether the views are those of this version."""
    return connection.scalar(select(meta.c.value).where(meta.c.name == "views")) == views_version()


def drop_views(connection: Connection) -> None:
    """Drop our views, before a migration changes the tables under them."""
    there = set(inspect(connection).get_view_names())
    for name in VIEWS:
        if name in there:
            connection.exec_driver_sql(f"DROP VIEW {name}")
