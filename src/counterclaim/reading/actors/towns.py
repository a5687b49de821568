"""What the gazetteer knows about the names of a text: the country in focus, and which unknown names are places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from counterclaim.gazetteer.fold import place_key
from counterclaim.gazetteer.index import shared_gazetteer
from counterclaim.gazetteer.place import GazetteerPlace
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.parsed import Doc, Span
from counterclaim.reading.places.candidates import goes_on
from counterclaim.reading.places.lookup import seized, taken

_PLACES = frozenset({"GPE", "LOC"})
_OBJECTS = frozenset({"dobj", "nsubjpass"})
_FROM_ELSEWHERE = re.compile(r",? ?\(?(?:[a-z]+ ){0,3}\d{1,3} ?(?:km|kms|kilomet(?:er|re)s|miles)\b")
_DAYS = frozenset({"DATE", "TIME"})
_WHERE = word_list("where")
_PLAIN_TOWN = 15_000  # people; a town of this size is known by its name alone
_MANY_TIMES = 8  # a place so many times larger than its namesakes is meant


def town_countries(doc: Doc, governments: Collection[int] = (), named: Collection[str] = ()) -> Counter[str]:
    """How often the text names towns and provinces of each country; names of places in several countries do not count.

    Args:
        doc: the parsed text.
        governments: tokens of capitals that stand for a government ("Moscow said"): no towns.
        named: countries that the text names; where it names any, villages of others do not count.
    """
    found_names = {ent.start: ent.text for ent in doc.ents if ent.label_ in _PLACES and not ent.text.islower()}
    found_names |= {i: text for i, text in _grounds(doc) if i not in found_names}
    names = [
        text
        for start, text in sorted(found_names.items())
        if start not in governments and not _told_by_distance(doc, start, text)
    ]
    longer = {name: full for name, full in _longer(doc).items() if name in names}
    keys = {name: place_key(name) for name in (*names, *longer.values())}
    found = shared_gazetteer().find_many(keys.values()) if keys else {}
    names = [full if (full := longer.get(name, name)) and found.get(keys[full]) else name for name in names]
    weights: Counter[str] = Counter()
    for name in names:
        places = [p for p in found.get(keys[name], []) if p.country and p.kind != "country"]
        if not places or any(p.kind == "country" for p in found[keys[name]]):
            continue
        best = places[0]
        if any(p.country is None and p.population > best.population for p in found[keys[name]]):
            continue  # "Africa", "the Gulf": a part of the world, whatever towns bear its name
        others = max(
            (p.population for p in places if p.country != best.country and p.quality <= best.quality), default=0
        )
        village = best.kind != "admin1" and best.population < _PLAIN_TOWN
        if village and named and best.country not in named:
            continue
        if best.kind == "admin1" or best.population > _MANY_TIMES * max(others, 1):
            weights[str(best.country)] += 1
    return weights


def _longer(doc: Doc) -> dict[str, str]:
    """Names of places that the NER cuts before an article, with the whole of them: "Norte" of "Norte de Santander"."""
    ends = {ent.text: (ent.start, goes_on(doc, ent.end)) for ent in doc.ents if ent.label_ in _PLACES}
    return {text: doc[start:end].text for text, (start, end) in ends.items() if len(doc[start:end].text) > len(text)}


def _told_by_distance(doc: Doc, start: int, text: str) -> bool:
    """ "Near Kobe, 30 km from Gao": who has to say where a place is does not mean the one that all know."""
    at = doc[start].idx + len(text)
    return _FROM_ELSEWHERE.match(doc.text, at) is not None


def _grounds(doc: Doc) -> Iterator[tuple[int, str]]:
    """Names right after "in", "near", "at" and of what was seized: places, whatever the NER calls them; with their start."""
    for token in doc:
        if token.pos_ == "PROPN" and token.dep_ in _OBJECTS and seized(doc[token.i : token.i + 1]):
            yield token.i, token.text
        if token.lower_ not in _WHERE or token.i + 1 >= len(doc):
            continue
        end = token.i + 1
        while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper():
            end += 1
        if end > token.i + 1 and not doc[token.i + 1].is_upper and doc[token.i + 1].ent_type_ not in _DAYS:
            yield token.i + 1, doc[token.i + 1 : goes_on(doc, end)].text


def known_places(spans: Sequence[Span], countries: Iterable[str]) -> set[str]:
    """Those of the names that are places of the text's countries, or large enough to be known by name anywhere.

    What armies take and reach needs only to be the name of one place ("captured Bentiu").
    """
    keys = {span.text: place_key(span.text) for span in spans}
    found = shared_gazetteer().find_many(keys.values()) if keys else {}
    near = set(countries)
    return {
        span.text
        for span in spans
        if any(p.country in near or p.population >= _PLAIN_TOWN for p in found.get(keys[span.text], []))
        or (taken(span) and _sole(found.get(keys[span.text], [])))
        or seized(span)
    }


def _sole(places: list[GazetteerPlace]) -> bool:
    """Whether a name is of one place alone in all the world, as far as the gazetteer knows."""
    return bool(places) and places[0].quality == 0 and len({place.country for place in places}) == 1
