"""The stage: candidates, look-up, resolution, then places and mentions in the draft."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from counterclaim.gazetteer import Gazetteer, GazetteerPlace, fold_place, shared_gazetteer
from counterclaim.gazetteer.supplement import slug
from counterclaim.reading.actors.ways import ends_way, left_behind
from counterclaim.reading.draft import Draft, DraftPlace, draft_of
from counterclaim.reading.parsed import Doc, Span
from counterclaim.reading.places.apart import tell_apart
from counterclaim.reading.places.candidates import Candidate, find_candidates, in_brackets
from counterclaim.reading.places.context import country_hints, link_holders
from counterclaim.reading.places.describe import add_descriptions
from counterclaim.reading.places.distances import add_distances, stated_km
from counterclaim.reading.places.features import COUNCIL, LOCATIVE, PRECISION, features
from counterclaim.reading.places.lookup import (
    Scene,
    in_list_of_places,
    is_place,
    joined,
    look_up,
    named_place,
    options,
    person_parts,
)
from counterclaim.reading.places.resolve import Choice, Name, resolve
from counterclaim.reading.places.segments import cut_runs
from counterclaim.reading.places.strays import within_distance
from counterclaim.records.place import PlaceKind

_COUNCILS = (f"{COUNCIL} area", COUNCIL, " lga")


def read_places(doc: Doc, gazetteer: Gazetteer | None = None) -> Doc:
    """Find the places a document names, say what they are, and add them with their mentions to its draft.

    Args:
        doc: a parsed document whose dates and actors have been read (names that belong to actors are no places).
        gazetteer: where to look names up; the shared one when None.
    """
    draft = draft_of(doc)
    where = gazetteer or shared_gazetteer()
    candidates = find_candidates(doc, blocked_tokens(doc, draft))
    known = look_up(candidates, where)
    found = {id(c): options(c, known) for c in candidates}
    hints = country_hints(doc, draft)
    scene = Scene(frozenset(person_parts(doc)), frozenset(_in_play(candidates, found, hints)))
    candidates = _without_overlap([*cut_runs(doc, candidates, found, scene.countries, where), *candidates])
    kept = _accepted(doc, candidates, found, scene)
    _hear(kept, found, hints, where)
    tell_apart(doc, kept, found)
    names, index = _names(kept, found, hints)
    link_holders(doc, kept, names, index)
    choices = resolve(names)
    if _keep_distances(doc, kept, names, index, choices):
        choices = resolve(names)
    for candidate in kept:
        _add(doc, draft, candidate, choices[index[_group(candidate)]])
    add_distances(doc, draft)
    add_descriptions(doc, draft)
    return doc


def blocked_tokens(doc: Doc, draft: Draft) -> set[int]:
    """Tokens that belong to the names of actors; names of unknown actors after a word of place are left open."""
    blocked: set[int] = set()
    for mention in draft.actor_mentions:
        if mention.how in ("name", "alias", "acronym"):
            span = doc.char_span(mention.start_char, mention.end_char)
            if span is not None and not _open(doc, span, draft.actors[mention.ref].known):
                blocked.update(range(span.start, span.end))
    return blocked


def _open(doc: Doc, span: Span, known: bool) -> bool:
    """Whether a name that was read as an unknown actor may yet be a place: "at Sderot", "a town, Sderot", "Sderot airbase"."""
    if known or span.start == 0 or len(span) > 6:
        return False
    if span.text.lower().endswith(_COUNCILS):
        return True
    if len(span) > 4:
        return False
    if doc[span.start - 1].lower_ in LOCATIVE or named_place(span.root) or in_list_of_places(span.root):
        return True
    if ends_way(span.root) or left_behind(span.root) or in_brackets(doc, span.start, span.end):
        return True
    if span.end >= len(doc) or (feature := features().get(doc[span.end].lower_)) is None:
        return False
    return (feature.kind == "admin2" and doc[span.end].is_lower) or doc[span.end].i == span.root.head.i


def _take_back(draft: Draft, span: Span) -> None:
    """Take back mentions of unknown actors on exactly these characters: the name is a place."""
    where = span.start_char, span.end_char
    for mention in [m for m in draft.mentions_at(span.root) if (m.start_char, m.end_char) == where]:
        actor = draft.actors[mention.ref]
        if not actor.known and mention.how in ("name", "alias", "acronym"):
            draft.remove_actor_mention(mention)
            others = any(m.ref == mention.ref for m in draft.actor_mentions)
            if not others and not any(a.represents == mention.ref for a in draft.actors.values()):
                del draft.actors[mention.ref]


def _without_overlap(candidates: list[Candidate]) -> list[Candidate]:
    """Candidates in text order; of two that overlap, the first in the list stays."""
    taken: set[int] = set()
    chosen: list[Candidate] = []
    for candidate in candidates:
        span = range(candidate.start, candidate.end)
        if taken.isdisjoint(span):
            taken.update(span)
            chosen.append(candidate)
    return sorted(chosen, key=lambda c: c.start)


def _in_play(candidates: list[Candidate], found: dict[int, list[GazetteerPlace]], hints: dict[str, float]) -> set[str]:
    """Countries the text is about: those it names, those of its people, those of names with few meanings."""
    countries = set(hints)
    for candidate in candidates:
        places = found[id(candidate)]
        if candidate.label in ("GPE", "LOC") and places and (places[0].kind == "country" or len(places) <= 3):
            countries.update(place.country for place in places[:1] if place.country)
    return countries


def _accepted(
    doc: Doc, candidates: list[Candidate], found: dict[int, list[GazetteerPlace]], scene: Scene
) -> list[Candidate]:
    """The candidates that are places: by themselves, beside such, or because the same name is one elsewhere in the text."""
    kept = {id(c) for c in candidates if is_place(doc, c, found[id(c)], scene)}
    heads = {
        doc[c.start : c.end].root.i: {place.country for place in found[id(c)]} for c in candidates if id(c) in kept
    }
    for candidate in candidates:  # in text order: each member of a list follows from the one before
        if id(candidate) not in kept and joined(doc, candidate, found[id(candidate)], heads):
            kept.add(id(candidate))
            heads[doc[candidate.start : candidate.end].root.i] = {place.country for place in found[id(candidate)]}
    keys = {c.key for c in candidates if id(c) in kept and len(c.key) > 3} - scene.people
    return [c for c in candidates if id(c) in kept or (c.key in keys and c.label in ("", "ORG", "PRODUCT", "NORP"))]


def _hear(
    kept: list[Candidate], found: dict[int, list[GazetteerPlace]], hints: dict[str, float], where: Gazetteer
) -> None:
    """Where no spelling fits, ask for names that sound alike in the countries the text is about."""
    missing = [c for c in kept if not found[id(c)] and (c.locative or c.hint)]
    if not missing:
        return
    countries = set(hints)
    told = [found[id(c)] for c in kept]
    countries.update(places[0].country or "" for places in told if places and places[0].kind == "country")
    countries.update(
        p.country for places in told if 0 < len(places) <= 3 for p in places if p.country and p.quality < 2
    )
    if countries:
        heard = where.sound_many([c.key for c in missing], countries)
        for candidate in missing:
            found[id(candidate)] = heard.get(candidate.key, [])


def _keep_distances(
    doc: Doc,
    kept: list[Candidate],
    names: list[Name],
    index: dict[tuple[str, str], int],
    choices: list[Choice | None],
) -> bool:
    """Drop options that lie elsewhere than "X, 30 km from Y" says; whether any were dropped."""
    dropped = False
    for one, two in pairwise(kept):
        base, name = choices[index[_group(two)]], names[index[_group(one)]]
        if base is None or base.place.kind == "country" or one.key == two.key:
            continue
        km = stated_km(doc.text[doc[one.end - 1].idx + len(doc[one.end - 1]) : doc[two.start].idx])
        if km is not None:
            left = within_distance(name.options, base.place, km)
            dropped |= len(left) < len(name.options)
            name.options = left
    return dropped


def _group(candidate: Candidate) -> tuple[str, str]:
    wide = candidate.hint if candidate.hint in ("admin1", "admin2", "water", "natural", "facility") else ""
    return candidate.key, f"{wide or ''}{candidate.apart}"


def _names(
    kept: list[Candidate], found: dict[int, list[GazetteerPlace]], hints: dict[str, float]
) -> tuple[list[Name], dict[tuple[str, str], int]]:
    names: list[Name] = []
    index: dict[tuple[str, str], int] = {}
    for candidate in kept:
        group = _group(candidate)
        if group not in index:
            index[group] = len(names)
            names.append(Name(candidate.key, found[id(candidate)], candidate.hint))
            continue
        name = names[index[group]]
        name.weight = min(3.0, name.weight + 0.35)
        name.hint = name.hint or candidate.hint
        name.options = name.options or found[id(candidate)]
    for code, weight in sorted(hints.items()):
        place = GazetteerPlace(f"hint:{code}", code, "country", *_centre(code), country=code)
        names.append(Name(code, [place], weight=weight, shown=False))
    return names, index


@lru_cache(maxsize=512)
def _centre(code: str) -> tuple[float, float]:
    from counterclaim.reading.places.context import centres

    return centres().get(code, (0.0, 0.0))


def _add(doc: Doc, draft: Draft, candidate: Candidate, choice: Choice | None) -> None:
    text = doc[candidate.start : candidate.end].text
    if choice is None:
        key = "name:" + (slug(text) or fold_place(text) or "place")
        kind: PlaceKind = candidate.hint or "unknown"
        place = DraftPlace(key, text, kind=kind, geo_precision=candidate.precision, rule="not in the gazetteer")
    else:
        key = choice.place.id
        found = choice.place
        precision = PRECISION[found.kind]
        if precision == 1 and (candidate.near or candidate.hint == "region"):
            precision = 2  # "near X", "X countryside"
        if found.kind == "water" and found.country is None:
            precision = 7
        admin1 = found.name if found.kind == "admin1" else found.admin1
        place = DraftPlace(
            key, found.name, [], found.kind, found.lat, found.lon, found.country, admin1, precision,
            [(p.id, p.name, score) for p, score in choice.others], choice.because,
        )  # fmt: skip
    if key in draft.places and place.geo_precision is not None:
        place, fresh = draft.places[key], place
        place.geo_precision = min(place.geo_precision or 7, fresh.geo_precision or 7)  # the closest that is said
    place = draft.places.setdefault(key, place)
    if text != place.name and text not in place.aliases:
        place.aliases.append(text)
    span = doc[candidate.start : candidate.end]
    _take_back(draft, span)
    if candidate.hint == "admin2" and candidate.whole != (candidate.start, candidate.end):
        _take_back(draft, doc[candidate.whole[0] : candidate.whole[1]])  # "X Local Government Area"
    draft.add_place_mention(doc, candidate.start, candidate.end, key, "name", "; ".join(candidate.evidence))
