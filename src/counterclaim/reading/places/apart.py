"""One name, two places: "Shells hit X in A. In B, a bomb went off near X." means a place in A and one in B."""

from __future__ import annotations

from collections import defaultdict

from counterclaim.gazetteer import GazetteerPlace
from counterclaim.reading.parsed import Doc
from counterclaim.reading.places.candidates import Candidate


def tell_apart(doc: Doc, kept: list[Candidate], found: dict[int, list[GazetteerPlace]]) -> None:
    """Give mentions of one name to the countries that their sentences name, where these differ and each has such a place.

    Sets `apart` of the candidates and narrows their options; a mention whose sentence names no country goes with the one before.
    """
    countries = [(c, found[id(c)][0].country) for c in kept if found[id(c)] and found[id(c)][0].kind == "country"]
    by_key: dict[str, list[Candidate]] = defaultdict(list)
    for candidate in kept:
        if found[id(candidate)] and found[id(candidate)][0].kind != "country":
            by_key[candidate.key].append(candidate)
    for mentions in by_key.values():
        if len(mentions) < 2:
            continue
        said = [_said(doc, one, countries, found) for one in mentions]
        if len({code for code in said if code}) < 2:
            continue
        last = next(code for code in said if code)
        for one, code in zip(mentions, said, strict=True):
            last = code or last
            one.apart = last
            found[id(one)] = [place for place in found[id(one)] if place.country == last]


def _said(
    doc: Doc, one: Candidate, countries: list[tuple[Candidate, str | None]], found: dict[int, list[GazetteerPlace]]
) -> str:
    """The one country that the sentence of a mention names and that has a place of this name; empty where there is none."""
    sentence = doc[one.start].sent
    have = {place.country for place in found[id(one)]}
    codes = {code for c, code in countries if sentence.start <= c.start < sentence.end and code in have}
    return next(iter(codes)) or "" if len(codes) == 1 else ""
