"""Asks the gazetteer for all candidate names of a document at once, and decides which candidates are places at all."""

from __future__ import annotations

from spacy.tokens import Doc

from counterclaim.gazetteer import Gazetteer, GazetteerPlace
from counterclaim.reading.places.candidates import Candidate, strong
from counterclaim.reading.places.features import fits

_BIG = 100_000  # people: a town that a name alone, without words of place, is taken to mean
_LABELS = ("GPE", "LOC", "FAC")


def look_up(candidates: list[Candidate], gazetteer: Gazetteer) -> dict[str, list[GazetteerPlace]]:
    """Places by key for every form of every candidate: whole, without feature word, without direction."""
    keys = {form for c in candidates for form in (c.key, c.full, c.after) if form}
    return gazetteer.find_many(keys)


def options(candidate: Candidate, known: dict[str, list[GazetteerPlace]]) -> list[GazetteerPlace]:
    """What a candidate may be: the longest form that the gazetteer knows; a feature word narrows where it can."""
    whole = known.get(candidate.full, []) if candidate.full != candidate.key else []
    if whole:
        return whole
    for form in (candidate.key, candidate.after):
        places = known.get(form, [])
        if places:
            narrowed = [place for place in places if fits(candidate.hint, place.kind)]
            return narrowed or places
    return []


def is_place(doc: Doc, candidate: Candidate, places: list[GazetteerPlace]) -> bool:
    """Whether a candidate counts as a place name; see the module's docstring.

    What the parser calls a place is one, unless it is a single word in small print that nothing supports. Other capitalised
    names need a word of place before or after them and a gazetteer entry; a country or first-order division needs only
    that the parser does not call it a person.
    """
    tokens = doc[candidate.start : candidate.end]
    label = tokens[0].ent_type_
    if label in _LABELS:
        return True
    main = [place for place in places if place.quality == 0 or place.population >= _BIG]
    if strong(candidate) and places:
        return label != "PERSON" or bool(main) or candidate.hint is not None
    if candidate.locative and main:
        return label in ("", "NORP", "ORG", "PRODUCT")
    big = [p for p in places if p.kind in ("country", "admin1", "region", "water", "natural") and p.quality < 2]
    if label == "PERSON" or not places:
        return False
    return bool(big) and label in ("", "NORP", "PRODUCT") and tokens[0].pos_ == "PROPN"
