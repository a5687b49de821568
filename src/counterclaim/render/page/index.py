"""What lights up when something is chosen: a small index that goes into the page as JSON."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from counterclaim.render.page.segments import CutText
from counterclaim.render.page.telling import Telling


def light_index(telling: Telling, cut: CutText) -> dict[str, dict[str, Any]]:
    """Return key → ``{"lit": [[role, [segments]]], "wide": [segments], "rel": [keys], "label": text}``.

    `lit` are the pieces that bear the thing out, each with its role; `wide` the whole of a claim; `rel` the keys of
    other records that belong to it (they are marked in lists, network, timeline and map).
    """
    made: dict[str, dict[str, Any]] = {}
    by_actor: dict[str, list[str]] = defaultdict(list)
    by_place: dict[str, list[str]] = defaultdict(list)
    by_span: list[tuple[int, int, str]] = []
    for claim in telling.reading.claims:
        key = telling.claim_keys[claim.id]
        actors = [telling.actor_keys[ref] for ref in telling.actors_of(claim)]
        places = [telling.place_keys[ref] for ref in telling.places_of(claim)]
        lit = [[p.role, cut.covering(p.start_char, p.end_char)] for p in telling.evidence[claim.id]]
        wide = cut.covering(claim.start_char, claim.end_char)
        made[key] = {"lit": lit, "wide": _range(wide), "rel": [*actors, *places]}
        by_span.append((claim.start_char, claim.end_char, key))
        for actor in actors:
            by_actor[actor].append(key)
        for place in places:
            by_place[place].append(key)
    lights: dict[str, list[list[Any]]] = defaultdict(list)
    for mark in cut.marks:
        lights[mark.key].append(["", cut.covering(mark.start, mark.end)])
        if mark.kind in "df":
            inside = [key for start, end, key in by_span if start <= mark.start and mark.end <= end]
            made.setdefault(mark.key, {"lit": [], "rel": inside})
    for key in telling.actor_keys.values():
        made[key] = {"lit": lights[key], "rel": by_actor[key]}
    for key in telling.place_keys.values():
        made[key] = {"lit": lights[key], "rel": by_place[key]}
    for key, entry in made.items():
        entry["lit"] = entry["lit"] or lights[key]
    for number, tie in enumerate(telling.ties):
        keys = [telling.claim_keys[c] for c in (*tie.claims, *tie.denials) if c in telling.claim_keys]
        pieces = [piece for key in keys for piece in made[key]["lit"] if piece[0] in ("event", "who", "whom", "cue")]
        ends = [telling.actor_keys[tie.source], telling.actor_keys[tie.target]]
        made[telling.tie_key(number)] = {"lit": pieces, "rel": [*keys, *ends]}
    return made


def _range(segments: list[int]) -> list[int]:
    return [segments[0], segments[-1]] if segments else []


def link_tellings(tellings: Sequence[Telling], lights: dict[str, dict[str, Any]]) -> None:
    """Add to actors and places where the same one is in the other tellings: ``"same": {"t1": "t1a4"}``.

    The same id means the same actor only where the registry or gazetteer gave it; ids of unknown ones are left alone.
    """
    for telling in tellings:
        known = {a.id for a in telling.reading.actors if a.known} | {
            p.id for p in telling.reading.places if p.lat is not None
        }
        for other in tellings:
            if other is telling:
                continue
            there = {**other.place_keys, **other.actor_keys}
            for ref, key in {**telling.place_keys, **telling.actor_keys}.items():
                if ref in known and ref in there:
                    lights[key].setdefault("same", {})[other.prefix] = there[ref]
