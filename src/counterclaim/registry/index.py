"""Finds every registry name in a text in one pass: Aho-Corasick over the folded text, word borders, longest match.

Two automata: one over the text in lower case, and one that keeps capitals, for acronyms ("IS" is not "is"). Both give
all overlapping hits, so that a name that ends inside a word never hides a shorter one that does not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

import ahocorasick_rs

from counterclaim.registry.entry import Entry, Form, Name
from counterclaim.registry.fold import Folded, fold, fold_cased, fold_text
from counterclaim.registry.soundalike import SoundAlikes

_RANK: dict[str, int] = {"name": 0, "country": 0, "person": 0, "acronym": 1, "alias": 2, "metonym": 3, "capital": 4,
                         "short": 5, "description": 6}  # fmt: skip
_PAIRS = (("defence", "defense"), ("organisation", "organization"), ("centre", "center"), ("labour", "labor"),
          ("self defence", "self defense"), ("programme", "program"), ("brigade", "brigades"), (" and ", " & "),
          ("mobilisation", "mobilization"), ("stabilisation", "stabilization"), ("theatre", "theater"))  # fmt: skip


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


class _Listed(NamedTuple):
    """One listed name behind a pattern; `need` are the words that must be capitalised."""

    entry: Entry
    name: Name
    need: tuple[int, ...]


class NameIndex:
    """Names of `entries`, ready to be found in any number of texts. Safe to share between threads."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        small: dict[str, list[_Listed]] = {}
        exact: dict[str, list[_Listed]] = {}
        listed = [(entry, name) for entry in entries for name in entry.all_names()]
        for entry, name in listed:
            if name.case == "exact" or (name.form == "acronym" and name.case == "auto"):
                for form in _acronym_forms(name):
                    _add(exact, form, _Listed(entry, name, ()))
            else:
                need, words = _capital_words(name), fold(name.name).count(" ")
                for form in _spellings(name, generated=entry.generated):
                    wanted = need if form.count(" ") == words else need[:1] and (0,)
                    _add(small, form, _Listed(entry, name, wanted))
        self._small = [tuple(found) for found in small.values()]
        self._exact = [tuple(found) for found in exact.values()]
        self._small_automaton = _automaton(list(small))
        self._exact_automaton = _automaton(list(exact))
        self._sounds = SoundAlikes(listed)

    def __len__(self) -> int:
        return len(self._small) + len(self._exact)

    def find(self, text: str, on: date | None = None, variants: bool = True) -> list[NameHit]:
        """All names in `text`, longest first where they overlap, in order of their place.

        Args:
            text: any text; offsets of the hits are its characters.
            on: the document's day; a name shared by several actors then goes to those that had it on that day.
            variants: also find multi-word names in other transliterations (by sound), where no listed one stands.
        """
        folded = fold_text(text)
        found: list[tuple[int, int, list[_Listed]]] = []
        for automaton, haystack, patterns in (
            (self._small_automaton, folded.lower, self._small),
            (self._exact_automaton, folded.cased, self._exact),
        ):
            if automaton is not None:
                found += _border_hits(automaton, haystack, folded.cased, patterns)
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

    def _by_sound(self, text: str, folded: Folded, hits: list[NameHit], on: date | None) -> Iterator[NameHit]:
        taken = [(hit.start, hit.end) for hit in hits if hit.form != "description"]  # in order, without overlap
        for start, end, listed in self._sounds.find(folded.cased):
            first, last = folded.at(start), folded.at(end - 1) + 1
            before = bisect_left(taken, (last, last)) - 1
            if before < 0 or taken[before][1] <= first:
                yield _hit(text, folded, start, end, [_Listed(e, n, ()) for e, n in listed], on)._replace(variant=True)


def _add(patterns: dict[str, list[_Listed]], form: str, listed: _Listed) -> None:
    if form and all(one.entry.id != listed.entry.id for one in patterns.setdefault(form, [])):
        patterns[form].append(listed)


def _automaton(patterns: list[str]) -> ahocorasick_rs.AhoCorasick | None:
    if not patterns:
        return None
    kind = ahocorasick_rs.Implementation.ContiguousNFA
    return ahocorasick_rs.AhoCorasick(patterns, ahocorasick_rs.MatchKind.Standard, False, kind)


def _border_hits(
    automaton: ahocorasick_rs.AhoCorasick, haystack: str, cased: str, patterns: Sequence[tuple[_Listed, ...]]
) -> Iterator[tuple[int, int, list[_Listed]]]:
    size = len(haystack)
    for which, start, end in automaton.find_matches_as_indexes(haystack, overlapping=True):
        if (start and _is_letter(haystack[start - 1])) or (end < size and _is_letter(haystack[end])):
            continue
        listed = patterns[which]
        kept = [one for one in listed if not one.need or _capitalised(cased[start:end], one.need)]
        if kept:
            yield start, end, kept


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "\x02"


def _capitalised(found: str, need: tuple[int, ...]) -> bool:
    words = found.split(" ")
    if not words[min(need[0], len(words) - 1)][:1].isupper():
        return False
    return len(need) > 3 or all(words[min(i, len(words) - 1)][:1].isupper() for i in need)


def _capital_words(name: Name) -> tuple[int, ...]:
    """Which words of the name must begin with a capital in the text too; none for ``case: any``."""
    if name.case == "any":
        return ()
    words = fold_cased(name.name).split(" ")
    capitals = [i for i, word in enumerate(words) if word[:1].isupper() and word.lower() != "al"]
    if name.form == "description":  # "Syrian Army" and "Syrian army" alike: only the country's own word counts
        return tuple(i for i in capitals if words[i] not in _GENERIC)[:1]
    return tuple(capitals) or (0,)


_GENERIC = {"Armed", "Ministry", "Foreign", "Defence", "Defense", "Interior", "Health", "Forces", "National", "Al"}
_INNER_APOSTROPHE = re.compile(r"(?<=\w)['’‘`ʿʾ](?=\w)(?!s\b)")
_POSSESSIVE = re.compile(r"'s\b")


def _spellings(name: Name, *, generated: bool) -> list[str]:
    """The folded name and its regular variants: lost apostrophes, British and American, with and without article."""
    base = fold(name.name)
    forms = {base: None}
    if generated and name.form == "description":
        return list(forms)
    if _INNER_APOSTROPHE.search(name.name):
        forms[fold(_INNER_APOSTROPHE.sub(" ", name.name))] = None
    for british, american in _PAIRS:
        for form in list(forms):
            if british in form or american in form:
                forms[form.replace(british, american)] = None
                if american in form and american != british + "s":
                    forms[form.replace(american, british)] = None
    for form in list(forms):
        if form.startswith("the "):
            forms[form[4:]] = None
        words = form.split(" ")
        if len(words) > 2 and "al" in words[1:]:
            forms[" ".join([words[0], *(w for w in words[1:] if w != "al")])] = None
        if len(words) > 2 and words[0] == "al":
            forms[" ".join(words[1:])] = None
    for form in list(forms):
        if "'s" in form:
            forms[_POSSESSIVE.sub("s", form)] = None
            forms[_POSSESSIVE.sub(" s", form)] = None
        if form.endswith("s'") or "s' " in form:
            forms[form.replace("s'", "s")] = None
    return list(forms)


def _acronym_forms(name: Name) -> list[str]:
    """``FARC-EP`` as it is and, from four letters on, as British papers print it (``Farc``)."""
    form = fold_cased(name.name).rstrip(".")
    if name.case == "exact" or name.ambiguous or name.form != "acronym" or len(form) < 4 or not form.isupper():
        return [form]
    return [form, form.title()] if " " not in form else [form]


def _own(one: _Listed) -> bool:
    return (one.entry.own or one.name.own) and not one.name.ambiguous


def _hit(text: str, folded: Folded, start: int, end: int, listed: list[_Listed], on: date | None) -> NameHit:
    if on is not None and len({one.entry.id for one in listed}) > 1:
        listed = [one for one in listed if one.name.covers(on) and one.entry.covers(on)] or listed
    if any(_own(one) for one in listed):  # the user's own files have the last word
        listed = [one for one in listed if _own(one)]
    if any(one.name.form != "description" for one in listed):  # "Lebanese Forces" (a party) beats "Lebanese forces"
        listed = [one for one in listed if one.name.form != "description"]
    if len(listed) > 1 and any(not one.name.ambiguous and not one.name.short for one in listed):
        # a name that is someone's own beats one that is only someone's short or doubtful form
        listed = [one for one in listed if not one.name.ambiguous and not one.name.short]
    best = min(listed, key=lambda one: (_RANK[one.name.form], one.entry.id))
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
