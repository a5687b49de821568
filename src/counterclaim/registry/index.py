"""Finds every registry name in a text in one pass: all names that begin at each word, word borders, longest match.

Two tables: one over the text in lower case, and one that keeps capitals, for acronyms ("IS" is not "is"). Both give
all overlapping hits, so that a name that ends inside a word never hides a shorter one that does not.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from counterclaim.registry.entry import Entry, Form, Name
from counterclaim.registry.fold import Folded, fold, fold_text
from counterclaim.registry.listed import Listed, Record
from counterclaim.registry.soundalike import SoundAlikes
from counterclaim.registry.table import WORDS, Table
from counterclaim.registry.tables import tables, words_of

_RANK: dict[str, int] = {"name": 0, "country": 0, "person": 0, "acronym": 1, "alias": 2, "metonym": 3, "capital": 4,
                         "short": 5, "description": 6}  # fmt: skip
_MOST_MET = 10_000  # forms that are kept as they were found in texts


class NameHit(NamedTuple):
    """A name in the text.

    Attributes:
        start, end: characters of the text that was searched, half open.
        actor_ids: whom it may name, sorted; more than one where the registry cannot tell.
        name: the listed spelling. form: what sort of name it is.
        ambiguous: it means other things too, or several actors: take it only with support from the context.
        needs_introduction: a short form, good only after a full name of the same actor in the document.
        variant: found by sound, not by listed spelling.
    """

    start: int
    end: int
    actor_ids: tuple[str, ...]
    name: str
    form: Form
    ambiguous: bool
    needs_introduction: bool
    variant: bool = False


class NameIndex:
    """Names of actors, ready to be found in any number of texts. Safe to share between threads.

    Args:
        entries: the actors.
        digest: fingerprint of the files that they come from, under which the built tables are kept; without it they are
            built anew.
    """

    def __init__(self, entries: Sequence[Entry], digest: str = "") -> None:
        self._entries = entries
        self._names: dict[int, tuple[Name, ...]] = {}
        self._met: tuple[dict[str, list[Listed]], dict[str, list[Listed]]] = ({}, {})  # by form, for each table
        self._small, self._exact, sounds, fixed = tables(self._entries, digest)
        self._sounds = SoundAlikes(sounds, fixed, self._of)
        # words in lower case that any name begins with: most words of a text begin none
        self._beginnings = self._small.firsts.union(map(str.lower, self._exact.firsts))

    def __len__(self) -> int:
        return len(self._small) + len(self._exact)

    def _of(self, record: Record) -> Listed:
        number, which, bits = record
        names = self._names.get(number)
        if names is None:
            names = self._names[number] = self._entries[number].all_names()
        return Listed(self._entries[number], names[which], words_of(bits))

    def find(self, text: str, on: date | None = None, variants: bool = True) -> list[NameHit]:
        """All names in `text`, longest first where they overlap, in order of their place.

        Args:
            text: any text; offsets of the hits are its characters.
            on: the document's day; a name shared by several actors then goes to those that had it on that day.
            variants: also find multi-word names in other transliterations (by sound), where no listed one stands.
        """
        folded = fold_text(text)
        lower, cased = folded.lower, folded.cased
        found: list[tuple[int, int, list[Listed]]] = []
        for match in WORDS.finditer(lower):
            if (word := match[0]) not in self._beginnings:
                continue
            start, end = match.span()
            if word in self._small.firsts and (forms := self._small.begins(lower, start)):
                found += self._border_hits(self._small, forms, lower, start, cased)
            if cased[start:end] in self._exact.firsts and (forms := self._exact.begins(cased, start)):
                found += self._border_hits(self._exact, forms, cased, start, cased)
        found.sort(key=lambda hit: (hit[0], -hit[1]))
        hits: list[NameHit] = []
        taken = 0
        position = 0
        while position < len(found):
            start, end, listed = found[position]
            position += 1
            while position < len(found) and found[position][:2] == (start, end):
                listed = listed + found[position][2]
                position += 1
            if start >= taken:
                hits.append(_hit(text, folded, start, end, listed, on))
                taken = end
        if variants:
            hits = sorted([*hits, *self._by_sound(text, folded, hits, on)])
        return hits

    def lookup(self, name: str) -> tuple[str, ...]:
        """Ids of the actors that have exactly this name (after folding), sorted."""
        wanted = fold(name)
        hits = [hit for hit in self.find(name, variants=False) if fold(name[hit.start : hit.end]) == wanted]
        return tuple(sorted({actor_id for hit in hits for actor_id in hit.actor_ids}))

    def _border_hits(
        self, table: Table, forms: list[str], haystack: str, start: int, cased: str
    ) -> Iterator[tuple[int, int, list[Listed]]]:
        for form in forms:
            end = start + len(form)
            if end < len(haystack) and _is_letter(haystack[end]):
                continue
            kept = [
                one for one in self._behind(table, form) if not one.need or _capitalised(cased[start:end], one.need)
            ]
            if kept:
                yield start, end, kept

    def _behind(self, table: Table, form: str) -> list[Listed]:
        """What a form may stand for; kept, as a text names the same few actors again and again."""
        met = self._met[table is self._exact]
        listed = met.get(form)
        if listed is None:
            if len(met) >= _MOST_MET:
                met.clear()
            listed = met[form] = [self._of(record) for record in table.get(form)]
        return listed

    def _by_sound(self, text: str, folded: Folded, hits: list[NameHit], on: date | None) -> Iterator[NameHit]:
        taken = [(hit.start, hit.end) for hit in hits if hit.form != "description"]  # in order, without overlap
        for start, end, listed in self._sounds.find(folded.cased):
            first, last = folded.at(start), folded.at(end - 1) + 1
            before = bisect_left(taken, (last, last)) - 1
            if before < 0 or taken[before][1] <= first:
                yield _hit(text, folded, start, end, listed, on)._replace(variant=True)


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "\x02"


def _capitalised(found: str, need: tuple[int, ...]) -> bool:
    words = found.split(" ")
    if not words[min(need[0], len(words) - 1)][:1].isupper():
        return False
    return len(need) > 3 or all(words[min(i, len(words) - 1)][:1].isupper() for i in need)


def _own(one: Listed) -> bool:
    return (one.entry.own or one.name.own) and not one.name.ambiguous


def _hit(text: str, folded: Folded, start: int, end: int, listed: list[Listed], on: date | None) -> NameHit:
    if on is not None and len(listed) > 1 and len({one.entry.id for one in listed}) > 1:
        listed = [one for one in listed if one.name.covers(on) and one.entry.covers(on)] or listed
    if len(listed) > 1 and any(_own(one) for one in listed):  # the user's own files have the last word
        listed = [one for one in listed if _own(one)]
    if len(listed) > 1 and any(
        one.name.form != "description" for one in listed
    ):  # "Lebanese Forces" (a party) beats "Lebanese forces"
        listed = [one for one in listed if one.name.form != "description"]
    if len(listed) > 1 and any(not one.name.ambiguous and not one.name.short for one in listed):
        # a name that is someone's own beats one that is only someone's short or doubtful form
        listed = [one for one in listed if not one.name.ambiguous and not one.name.short]
    best = min(listed, key=lambda one: (_RANK[one.name.form], one.entry.id)) if len(listed) > 1 else listed[0]
    first, last = folded.at(start), folded.at(end - 1) + 1
    if best.name.form in ("acronym", "country") and text[last : last + 1] == "." and "." in text[first:last]:
        last += 1
    return NameHit(
        start=first,
        end=last,
        actor_ids=tuple(sorted({one.entry.id for one in listed})),
        name=best.name.name,
        form=best.name.form,
        ambiguous=len({one.entry.id for one in listed}) > 1 or any(one.name.ambiguous for one in listed),
        needs_introduction=all(one.name.short for one in listed),
    )
