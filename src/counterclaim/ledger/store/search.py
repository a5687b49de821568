"""Full-text search over documents and claims: FTS5 on SQLite, tsvector on PostgreSQL.

Words are found in their grammatical forms (Porter on SQLite, PostgreSQL's English dictionary), without regard to capitals
and accents. A query is words that must all be there, "phrases in quotes", and beginnings of words (``shell*``); anything
else in it is ignored, so that no query can be wrong.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, func, select, table, text
from sqlalchemy import column as named
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.sql.expression import ColumnElement as Element

from counterclaim.ledger.store.tables import claims, documents

MOST_WORDS = 32
LONGEST_VECTOR = 400_000  # characters; PostgreSQL refuses vectors of more than 1 MB
_TERM = re.compile(r'"([^"]*)"|(\w+\*?)', re.UNICODE)
_WORD = re.compile(r"\w+", re.UNICODE)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that must stand side by side; `prefix` when the last one is only the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool = False


def terms_of(query: str) -> tuple[Term, ...]:
    """Return what a query asks for; empty when it has no word in it."""
    found: list[Term] = []
    for match in _TERM.finditer(folded(query[:2_000])):
        phrase, word = match.groups()
        if phrase is not None:
            words = tuple(_WORD.findall(phrase))[:MOST_WORDS]
            if words:
                found.append(Term(words))
        else:
            stem = word.rstrip("*").strip("_")
            found += [Term((stem,), word.endswith("*"))] if stem else []
    return tuple(found[:MOST_WORDS])


def folded(value: str) -> str:
    """The text without accents and control characters, of the same words."""
    if value.isascii():
        return value.replace("\0", " ")
    plain = "".join(c for c in unicodedata.normalize("NFKD", value) if not unicodedata.combining(c))
    return plain.replace("\0", " ").encode("utf-8", "ignore").decode("utf-8")


def vector(value: str) -> str:
    """What PostgreSQL makes its search vector of."""
    return folded(value[:LONGEST_VECTOR])


_SEARCH = {documents.name: ("document_words", "title, text"), claims.name: ("claim_words", "text")}


def create_search(connection: Connection) -> None:
    """Make SQLite's search tables and the triggers that fill them; PostgreSQL's are columns of the tables."""
    if connection.dialect.name != "sqlite":
        return
    for source, (name, columns) in _SEARCH.items():
        new, old = (", ".join(f"{row}.{c}" for c in columns.split(", ")) for row in ("new", "old"))
        for statement in (
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {name} USING fts5({columns}, content='{source}', "
            "content_rowid='number', tokenize='porter unicode61 remove_diacritics 2')",
            f"CREATE TRIGGER IF NOT EXISTS {name}_added AFTER INSERT ON {source} BEGIN "
            f"INSERT INTO {name}(rowid, {columns}) VALUES (new.number, {new}); END",
            f"CREATE TRIGGER IF NOT EXISTS {name}_removed AFTER DELETE ON {source} BEGIN "
            f"INSERT INTO {name}({name}, rowid, {columns}) VALUES ('delete', old.number, {old}); END",
        ):
            connection.exec_driver_sql(statement)


def matching(connection: Connection, source: Table, terms: tuple[Term, ...], *, ranked: bool = True) -> Select[Any]:
    """Select the numbers of the rows of `documents` or `claims` that hold all terms, with their rank (less is better)."""
    if connection.dialect.name == "sqlite":
        words = table(_SEARCH[source.name][0], named("rowid"), named("rank"))
        match: Element[bool] = text(f"{words.name} MATCH :query").bindparams(query=_fts5(terms))  # type: ignore[assignment]
        number = words.c.rowid.label("number")
        return (select(number, words.c.rank.label("rank")) if ranked else select(words.c.rowid)).where(match)
    own = source.c.number
    rank = (-func.ts_rank_cd(source.c.words, _tsquery(terms))).label("rank")
    return (select(own, rank) if ranked else select(own)).where(holds(source, terms))


def holds(source: Table, terms: tuple[Term, ...]) -> ColumnElement[bool]:
    """That a row holds all terms (PostgreSQL)."""
    return source.c.words.op("@@", is_comparison=True)(_tsquery(terms))


def _fts5(terms: tuple[Term, ...]) -> str:
    return " ".join('"' + " ".join(term.words) + '"' + ("*" if term.prefix else "") for term in terms)


def _tsquery(terms: tuple[Term, ...]) -> ColumnElement[object]:
    whole: ColumnElement[Any] | None = None
    for term in terms:
        if term.prefix:
            part: ColumnElement[Any] = func.to_tsquery("english", f"'{term.words[-1]}':*", type_=TSQUERY)
        else:
            part = func.phraseto_tsquery("english", " ".join(term.words), type_=TSQUERY)
        whole = part if whole is None else whole.op("&&")(part)
    assert whole is not None
    return whole
