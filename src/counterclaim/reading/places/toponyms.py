"""All toponyms of a document in the wide sense of geoparsing corpora, beyond the places of a reading.

A reading keeps places apart from the states that act under their names and from the names of organisations. Corpora of
toponyms mark those too: "Syrian", "the University of Michigan", "New Milford Police Department". `toponyms` adds them, for
the benches and for users who want every name that points to a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.gazetteer import Gazetteer, countries, fold_place, shared_gazetteer
from counterclaim.gazetteer.place import GazetteerPlace
from counterclaim.reading.draft import DraftPlace, draft_of
from counterclaim.reading.parsed import Doc
from counterclaim.reading.places.demonyms import demonyms

_NAMES = frozenset(("ORG", "FAC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "NORP", "PERSON"))


@dataclass(frozen=True, slots=True)
class Toponym:
    """A span that points to a place; `use`: ``literal``, ``metonym`` (a state), ``demonym``, ``nested`` (in another name)."""

    start_char: int
    end_char: int
    id: str
    name: str
    lat: float | None
    lon: float | None
    use: str


def toponyms(doc: Doc, gazetteer: Gazetteer | None = None) -> list[Toponym]:
    """Return every toponym of a document whose places have been read, in text order, without overlap."""
    draft = draft_of(doc)
    found = {
        (m.start_char, m.end_char): Toponym(m.start_char, m.end_char, p.id, p.name, p.lat, p.lon, "literal")
        for m in draft.place_mentions
        if m.how in ("name", "alias") and (p := draft.places.get(m.ref)) is not None
    }
    taken = [False] * (len(draft.document.text) + 1)
    for start, end in found:
        taken[start:end] = [True] * (end - start)
    by_key = _names_of(list(draft.places.values()))
    where = gazetteer or shared_gazetteer()
    for toponym in (*_metonyms(doc, where), *_nested(doc, by_key, where), *_demonyms(doc, where)):
        if not any(taken[toponym.start_char : toponym.end_char]):
            found[(toponym.start_char, toponym.end_char)] = toponym
            taken[toponym.start_char : toponym.end_char] = [True] * (toponym.end_char - toponym.start_char)
    return [found[key] for key in sorted(found)]


def _names_of(places: list[DraftPlace]) -> dict[str, DraftPlace]:
    found: dict[str, DraftPlace] = {}
    for place in places:
        for name in (place.name, *place.aliases):
            found.setdefault(fold_place(name), place)
    return found


def _metonyms(doc: Doc, gazetteer: Gazetteer) -> Iterator[Toponym]:
    """Names of countries and capitals that stand for the state: mentions of state actors that the gazetteer knows."""
    draft = draft_of(doc)
    mentions = [
        m for m in draft.actor_mentions if draft.actors[m.ref].kind == "state" and m.how in ("name", "alias", "acronym")
    ]
    known = gazetteer.find_many([fold_place(m.text) for m in mentions])
    for mention in mentions:
        codes = draft.actors[mention.ref].country
        fitting = [p for p in known.get(fold_place(mention.text), ()) if p.country in codes]
        if fitting:
            place = (
                fitting[0]
                if fitting[0].kind == "country"
                else max(fitting, key=lambda p: (p.kind == "settlement", p.population))
            )
            yield Toponym(mention.start_char, mention.end_char, place.id, place.name, place.lat, place.lon, "metonym")


def _demonyms(doc: Doc, gazetteer: Gazetteer) -> Iterator[Toponym]:
    known = demonyms()
    names = gazetteer.find_many([fold_place(country.name) for country in countries()])
    centres = {place.country: place for found in names.values() for place in found if place.kind == "country"}
    for token in doc:
        if not token.text[0].isupper():
            continue
        two = f"{token.lower_} {doc[token.i + 1].lower_}" if token.i + 1 < len(doc) else ""
        for key, end in ((two, token.i + 2), (token.lower_, token.i + 1)):
            codes = known.get(key, ())
            place = centres.get(codes[0]) if codes else None
            if place is not None:
                span = doc[token.i : end]
                yield Toponym(span.start_char, span.end_char, place.id, place.name, place.lat, place.lon, "demonym")
                break


def _nested(doc: Doc, by_key: dict[str, DraftPlace], gazetteer: Gazetteer) -> Iterator[Toponym]:
    """Names inside the names of organisations, buildings, events: known from the document, or well known anyway."""
    spans: list[tuple[int, int, str]] = []
    for entity in doc.ents:
        if entity.label_ not in _NAMES or entity.label_ == "PERSON":
            continue
        for start in range(entity.start, entity.end):
            for end in range(min(entity.end, start + 3), start, -1):
                if doc[start].lower_ != "the" and doc[start].text[0].isupper() and doc[end - 1].text[0].isupper():
                    spans.append((start, end, fold_place(doc[start:end].text)))
    known = gazetteer.find_many([key for _, _, key in spans])
    last = -1
    for start, end, key in spans:
        if start < last or len(key) < 3:
            continue
        place: DraftPlace | GazetteerPlace | None = by_key.get(key)
        if place is None:
            place = next((p for p in known.get(key, ()) if _well_known(p)), None)
        if place is not None:
            last = end
            span = doc[start:end]
            yield Toponym(span.start_char, span.end_char, place.id, place.name, place.lat, place.lon, "nested")


def _well_known(place: GazetteerPlace) -> bool:
    return place.quality < 2 and (place.kind in ("country", "admin1") or place.population >= 150_000)
