"""The tables that are only ever added to: documents, where they came from, readings, failures, judgements."""

from __future__ import annotations

from sqlalchemy import Date, ForeignKey, Index, Integer, Table, Text
from sqlalchemy.dialects import postgresql

from counterclaim.ledger.store.columns import Key, Moment, Packed, column, metadata

# PostgreSQL keeps the words of a text for searching beside the text; SQLite has its own search table (see search.py)
Words = Text().with_variant(postgresql.TSVECTOR(), "postgresql")

meta = Table(
    "meta",
    metadata,
    column("name", Key, "name of the setting", primary_key=True),
    column("value", Text, "its value"),
    comment="What made this ledger and what it was computed with.",
)

documents = Table(
    "documents",
    metadata,
    column("number", Integer, "order in which documents were stored, from 1", primary_key=True, autoincrement=True),
    column("key", Key, "first 16 hexadecimal digits of the id's hash", nullable=False, unique=True),
    column("id", Key, "content hash of text, publisher, day and address", nullable=False, unique=True),
    column("title", Text, "headline"),
    column("publisher", Text, "the outlet"),
    column("published", Date, "day of publication"),
    column("url", Text, "its address"),
    column("language", Text, "ISO 639-1 code", nullable=False),
    column("text", Text, "the text that all spans count in (characters)", nullable=False),
    column("words", Words, "words for the search (PostgreSQL only; SQLite has document_words)"),
    column("added", Moment, "when it was stored (UTC)", nullable=False),
    Index("ix_documents_published", "published"),
    Index("ix_documents_publisher_published", "publisher", "published"),
    Index("ix_documents_words", "words", postgresql_using="gin").ddl_if(dialect="postgresql"),
    sqlite_autoincrement=True,
    comment="Texts with publisher, day and address. Never changed once stored.",
)

sources = Table(
    "sources",
    metadata,
    column("number", Integer, "order of storing", primary_key=True, autoincrement=True),
    column("document", Key, "key of the document", ForeignKey("documents.key"), nullable=False),
    column("locator", Text, "path, address or feed it was taken from", nullable=False),
    column("part", Text, "which part of it: line, row, record, attachment; empty for the whole", nullable=False),
    column("format", Text, "how it was read: text, html, pdf, jsonl, csv, warc …"),
    column("fields", Text, "what else the source said of it, as JSON"),
    column("added", Moment, "when it was found there (UTC)", nullable=False),
    Index("uq_sources_document_locator_part", "document", "locator", "part", unique=True),
    Index("ix_sources_locator_part", "locator", "part"),
    comment="Where each document was found; one document may be found in many places.",
)

readings = Table(
    "readings",
    metadata,
    column("number", Integer, "order of storing; the highest of a document is its current reading", primary_key=True),
    column("document", Key, "key of the document", ForeignKey("documents.key"), nullable=False),
    column("counterclaim", Text, "version of the program that read it", nullable=False),
    column("model", Text, "parser model", nullable=False),
    column(
        "made_by", Text, "all versions that made it, as JSON; the same versions give the same reading", nullable=False
    ),
    column("digest", Key, "SHA-256 of the reading, to see whether two differ", nullable=False),
    column("packed", Packed, "the reading's JSON without the document's text, compressed with zlib", nullable=False),
    column("added", Moment, "when it was stored (UTC)", nullable=False),
    Index("ix_readings_document_number", "document", "number"),
    Index("ix_readings_made_by", "made_by"),
    comment="What each document says, as it was read; older readings are kept.",
)

failures = Table(
    "failures",
    metadata,
    column("number", Integer, "order of storing", primary_key=True),
    column("locator", Text, "path, address or feed", nullable=False),
    column("part", Text, "which part of it; empty for the whole", nullable=False),
    column("format", Text, "how it was to be read"),
    column("code", Text, "code of the message, such as E102", nullable=False),
    column("message", Text, "what was wrong and what to do", nullable=False),
    column("fields", Text, "what is needed to try again (field mapping, options), as JSON"),
    column("failed", Moment, "when it failed (UTC)", nullable=False),
    column("resolved", Moment, "when a later try went well; empty while it stands"),
    Index("ix_failures_locator_part", "locator", "part"),
    Index("ix_failures_resolved", "resolved"),
    comment="What could not be read, and why; `counterclaim retry` tries again.",
)

judgements = Table(
    "judgements",
    metadata,
    column("number", Integer, "order of storing", primary_key=True),
    column("kind", Text, "what is judged: claim, account, incident, actor, place", nullable=False),
    column("first", Key, "one of the two", nullable=False),
    column("other", Key, "the other", nullable=False),
    column("verdict", Text, "same, different or unsure; undo takes `undoes` back", nullable=False),
    column("undoes", Integer, "number of the judgement that this one takes back"),
    column("by", Text, "who judged", nullable=False),
    column("why", Text, "the reason given", nullable=False),
    column("at", Moment, "when (UTC)", nullable=False),
    column("detail", Text, "what else belongs to it, as JSON"),
    Index("ix_judgements_kind_first", "kind", "first"),
    Index("ix_judgements_kind_other", "kind", "other"),
    comment="What people decided: same or different; a log that the next computation follows.",
)

computations = Table(
    "computations",
    metadata,
    column("number", Integer, "order", primary_key=True),
    column("kind", Text, "full or incremental", nullable=False),
    column("rule", Text, "rule for tolls", nullable=False),
    column("counterclaim", Text, "version of the program", nullable=False),
    column("documents", Integer, "documents that were new to it", nullable=False),
    column("incidents", Integer, "incidents that it wrote", nullable=False),
    column("began", Moment, "when it began (UTC)", nullable=False),
    column("ended", Moment, "when it was stored (UTC)", nullable=False),
    column("detail", Text, "settings and what else it noted, as JSON"),
    comment="Each computation of incidents, with what it was made by.",
)

revisions = Table(
    "revisions",
    metadata,
    column("number", Integer, "order", primary_key=True),
    column("incident", Key, "id of the incident", nullable=False),
    column("computation", Integer, "number of the computation", ForeignKey("computations.number"), nullable=False),
    column("change", Text, "new, changed, merged or gone", nullable=False),
    column("into", Key, "the incident it was merged into"),
    column("standing", Text, "standing after the change"),
    column("state", Text, "the incident after the change, in short, as JSON"),
    column("at", Moment, "when (UTC)", nullable=False),
    Index("ix_revisions_incident_number", "incident", "number"),
    Index("ix_revisions_computation", "computation"),
    Index("ix_revisions_at", "at"),
    comment="How each incident changed from computation to computation.",
)

dirty = Table(
    "dirty",
    metadata,
    column("number", Integer, "order of marking", primary_key=True, autoincrement=True),
    column("document", Key, "key of the document", ForeignKey("documents.key"), nullable=False),
    column("why", Text, "added, reread or judged", nullable=False),
    Index("ix_dirty_document", "document"),
    sqlite_autoincrement=True,
    comment="Documents that the next computation has to look at.",
)

KEPT: tuple[Table, ...] = (meta, documents, sources, readings, failures, judgements, computations, revisions, dirty)

__all__ = [
    "KEPT",
    "computations",
    "dirty",
    "documents",
    "failures",
    "judgements",
    "meta",
    "readings",
    "revisions",
    "sources",
]
