"""The page that documents the schema, made from the tables and views themselves."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Column, Table
from sqlalchemy.types import Boolean, Date, DateTime, Float, Integer, LargeBinary

from counterclaim.ledger.store.schema import SCHEMA
from counterclaim.ledger.store.tables import COMPUTED, FLATTENED, KEPT
from counterclaim.ledger.store.views import VIEWS

_LAYERS: tuple[tuple[str, str, Sequence[Table]], ...] = (
    ("Kept for good", "Only ever added to. What is in them cannot be made again.", KEPT),
    ("What the current readings say", "Laid flat for filters; made again from the readings at any time.", FLATTENED),
    ("What computation makes of it", "Made again from the accounts and the judgements at any time.", COMPUTED),
)
_KINDS = (
    (Boolean, "true/false"),
    (Integer, "number"),
    (Float, "decimal"),
    (Date, "day"),
    (DateTime, "moment"),
    (LargeBinary, "bytes"),
)


def schema_page() -> str:
    """Return the page in Markdown."""
    lines = [
        "# Schema of the ledger\n",
        f"Schema {SCHEMA}. Queries of your own should use the views: they speak the words of the concepts page, hold names "
        "in place of ids, and stay as they are when tables change.\n",
        "## Views\n",
        "| view | what it holds |",
        "| --- | --- |",
        *(f"| `{name}` | {meaning} |" for name, (meaning, _) in VIEWS.items()),
        "",
        "On SQLite, `document_words` and `claim_words` are full-text tables (FTS5) over documents and claims; on PostgreSQL the "
        "columns `words` hold search vectors.",
    ]
    for title, meaning, tables in _LAYERS:
        lines += ["", f"## {title}", "", meaning]
        for table in tables:
            lines += ["", f"### `{table.name}` {{ #{table.name} }}", "", str(table.comment), ""]
            lines += ["| column | kind | meaning |", "| --- | --- | --- |"]
            lines += [f"| `{c.name}` | {_kind(c)} | {_meaning(c)} |" for c in table.columns]
    return "\n".join(lines) + "\n"


def _kind(column: Column[object]) -> str:
    kind = getattr(column.type, "impl_instance", column.type)
    word = next((word for known, word in _KINDS if isinstance(kind, known)), "text")
    return word if column.nullable else f"{word}, always"


def _meaning(column: Column[object]) -> str:
    text = str(column.comment).replace("|", "\\|").replace("<", "&lt;")
    return text + (" (key)" if column.primary_key else "")
