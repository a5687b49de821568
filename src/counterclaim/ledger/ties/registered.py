"""Ties that the registry has: what is known beside the documents, always set apart from what they claim."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.ledger.ties.records import BOTH_WAYS, Edge, Tie
from counterclaim.registry.entry import Tie as Registered
from counterclaim.registry.period import earliest, latest
from counterclaim.registry.registry import Registry

_TURNED = {"backed_by": "backs"}


def registered(registry: Registry, actors: Iterable[str]) -> list[Tie]:
    """Return the ties of these actors that the registry has, from both ends, ordered."""
    own = set(actors)
    found: dict[tuple[object, ...], Tie] = {}
    for holder, tie in _all(registry):
        if holder in own or tie.actor in own:
            made = _tie(registry, holder, tie)
            found.setdefault((made.type, made.source, made.target, made.first, made.last, made.office), made)
    return [found[key] for key in sorted(found, key=str)]


def _all(registry: Registry) -> Iterator[tuple[str, Registered]]:
    for actor in registry.actors:
        for tie in registry.ties(actor):
            yield actor, tie


def _tie(registry: Registry, holder: str, tie: Registered) -> Tie:
    source, target, kind = holder, tie.actor, str(tie.type)
    if kind in _TURNED:
        source, target, kind = target, source, _TURNED[kind]
    if kind in BOTH_WAYS:
        source, target = sorted((source, target))
    names = {ref: registry.actors[ref].name if ref in registry.actors else ref for ref in (source, target)}
    return Tie(
        type=kind,
        source=source,
        target=target,
        source_name=names[source],
        target_name=names[target],
        origin="registry",
        first=_edge(tie.start, tie.from_is_start),
        last=_edge(tie.end, tie.to_is_end),
        office=tie.office,
    )


def _edge(partial: str | None, real: bool) -> Edge:
    if partial is None:
        return Edge()
    return Edge(earliest=earliest(partial), latest=latest(partial), precise=len(partial) == 10, real=real)
