"""Names and spans of a reading, as acceptance rows look at them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from counterclaim.bench.scorers.common import Pair

Entry = Mapping[str, Any]
_DROPPED = re.compile(r"[’‘'`ʿʾ\"“”.,]")
_ARTICLES = re.compile(r"\b(?:al|el|the|an|as|ash)\b[- ]?")


def fold(name: str | None) -> str:
    """Return a name without case, accents, apostrophes, hyphens, articles and ``al-``."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name or "").casefold() if not unicodedata.combining(c))
    return " ".join(_ARTICLES.sub("", _DROPPED.sub("", plain).replace("-", " ")).split())


class Names:
    """The actors and places of one reading (plain JSON), asked by name.

    Args:
        reading: the JSON of a reading.
        text: the text that the rows quote.
    """

    def __init__(self, reading: Entry, text: str) -> None:
        self.reading = reading
        self.text = text
        self._actors = {a["id"]: names_of(a) for a in reading.get("actors", [])}
        self._places = {p["id"]: names_of(p) for p in reading.get("places", [])}

    def is_actor(self, ref: str | None, name: str) -> bool:
        """Whether the id is of an actor of this name; an id that is no actor's is taken as a name itself."""
        return ref is not None and fold(name) in self._actors.get(ref, {fold(ref)})

    def is_place(self, ref: str | None, name: str) -> bool:
        """Whether the id is of a place of this name."""
        return fold(name) in self._places.get(ref or "", set())

    def any_actor(self, refs: Sequence[str | None], name: str) -> bool:
        """Whether one of the ids is of an actor of this name."""
        return any(self.is_actor(ref, name) for ref in refs)

    def where(self, quote: str) -> list[Pair]:
        """Return all occurrences of a quote in the text."""
        return [match.span() for match in re.finditer(re.escape(quote), self.text)]


def names_of(entry: Entry) -> set[str]:
    """Return the folded names of an actor or place: name, aliases, and mentions other than pronouns."""
    mentions = (m["text"] for m in entry.get("mentions", []) if m.get("how") != "pronoun")
    return {fold(name) for name in (entry.get("name"), *entry.get("aliases", []), *mentions)} - {""}


def overlaps(entry: Entry, where: Sequence[Pair]) -> bool:
    """Whether the entry's characters share something with one of the spans."""
    return any(entry["start_char"] < end and start < entry["end_char"] for start, end in where)


def same_days(when: Entry | None, wanted: Entry) -> bool:
    """Whether both days are those wanted, give or take ``slack_days``."""
    if not when or not when.get("start") or not when.get("end"):
        return False
    slack = wanted.get("slack_days", 0)

    def apart(one: str, other: str) -> int:
        return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)

    return all(apart(when[end], wanted[end]) <= slack for end in ("start", "end"))
