"""Names that ran together: lost commas ("Hama Marj al-Sultan"), and a place inside a longer run ("the Bishop of Goma").

A run of capitalised words that nobody knows as a whole is cut where all parts are places of the countries the text is
about. Many scraped reports have lost their commas, so this is common.
"""

from __future__ import annotations

from counterclaim.gazetteer import Gazetteer, GazetteerPlace
from counterclaim.gazetteer.fold import place_key
from counterclaim.gazetteer.supplement import TRANSLITERATED
from counterclaim.reading.parsed import Doc
from counterclaim.reading.places.candidates import Candidate

_ARTICLES = frozenset(("al", "el", "as", "ash", "ad", "an", "ar", "at", "az", "-"))
_MOST_WORDS = 8
_LABELS = frozenset(("", "PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT"))


def cut_runs(
    doc: Doc,
    candidates: list[Candidate],
    found: dict[int, list[GazetteerPlace]],
    countries: frozenset[str],
    where: Gazetteer,
) -> list[Candidate]:
    """Return new candidates out of unknown runs; their options are added to `found`. All look-ups are one batch."""
    cuts: list[tuple[Candidate, list[list[tuple[int, int]]]]] = []
    keys: set[str] = set()
    for candidate in candidates:
        if found[id(candidate)] or candidate.label not in _LABELS:
            continue
        ways = _ways(doc, candidate.start, candidate.end)
        if ways:
            cuts.append((candidate, ways))
            keys.update(place_key(doc[a:b].text) for way in ways for a, b in way)
    known = where.find_many(keys) if keys else {}
    new: list[Candidate] = []
    for candidate, ways in cuts:
        for way in ways:
            parts = [_here(known.get(place_key(doc[a:b].text), ()), countries) for a, b in way]
            if all(parts):
                for (a, b), places in zip(way, parts, strict=True):
                    part = Candidate(a, b, place_key(doc[a:b].text), "GPE", candidate.locative or "run", whole=(a, b))
                    part.full = part.key
                    part.evidence.append("names that ran together")
                    found[id(part)] = places
                    new.append(part)
                break
    return new


def _here(places: list[GazetteerPlace] | tuple[()], countries: frozenset[str]) -> list[GazetteerPlace]:
    # In English-speaking countries surnames and common words are towns too; a cut there would be a guess.
    return [
        place
        for place in places
        if place.country in countries
        and place.country in TRANSLITERATED
        and place.quality < 2
        and place.kind != "country"
    ]


def _ways(doc: Doc, start: int, end: int) -> list[list[tuple[int, int]]]:
    """Ways to cut tokens into two or three names; a cut is never after an article or a hyphen. "X of Y" gives Y alone."""
    for at in range(start + 1, end - 1):
        if doc[at].lower_ == "of":
            return [[(at + 1, end)]] if doc[at + 1].text[0].isupper() else []
    starts = [
        at
        for at in range(start + 1, end)
        if doc[at - 1].lower_ not in _ARTICLES
        and doc[at].text != "-"
        and (doc[at].text[0].isupper() or doc[at].lower_ in _ARTICLES)
    ]
    if not starts or end - start > _MOST_WORDS:
        return []
    two = [[(start, at), (at, end)] for at in starts]
    three = [[(start, a), (a, b), (b, end)] for a in starts for b in starts if a < b]
    return two + three
