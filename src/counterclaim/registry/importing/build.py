"""Makes registry entries of what a list says: one actor once, known actors found again, ids that nobody has yet."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from pydantic import ValidationError

from counterclaim.lexicon.agents import agent_words
from counterclaim.records.actor import ActorKind
from counterclaim.registry.entry import Entry, Name
from counterclaim.registry.fold import fold
from counterclaim.registry.importing.listed import Listed, Problems
from counterclaim.registry.registry import Registry

_CLEAR = 4  # letters from which another name, also an acronym, can show that two actors are one


@dataclass(slots=True)
class Built:
    """The entries, in the source's order, and how they came about.

    Attributes:
        added_to: how many add names to an actor that the registry has. nothing_new: known with all their names.
        no_kind: names whose kind neither the source nor their words tell (now ``unidentified``).
    """

    entries: list[Entry] = field(default_factory=list)
    added_to: int = 0
    nothing_new: int = 0
    no_kind: list[str] = field(default_factory=list)


def build(
    listed: Iterable[Listed],
    registry: Registry,
    problems: Problems,
    *,
    kind: ActorKind | None = None,
    country: tuple[str, ...] = (),
) -> Built:
    """Turn what was read into entries.

    Args:
        listed: actors as the source has them.
        registry: what is known already; an actor of it gets the new names instead of a double.
        problems: takes what cannot become an entry.
        kind, country: for actors of which the source does not tell.
    """
    built = Built()
    taken: dict[str, Entry] = {}
    ids = set(registry.actors)
    by_name: dict[tuple[str, tuple[str, ...]], str] = {}
    for one in listed:
        one.country = one.country or country
        known = _known(one, registry)
        names = _names(one, registry, known)
        if known is not None:
            fresh = _fresh(names, known, registry)
            if not fresh and known.id not in taken:
                built.nothing_new += 1
                continue
            values = {"id": known.id, "name": known.name, "kind": known.kind, "adds": True, "names": fresh}
            key = known.id
        else:
            guessed = one.kind or kind or _kind_of_words(one)
            if guessed is None:
                built.no_kind.append(one.name)
            place = (fold(one.name), one.country)
            key = by_name.get(place) or (new_id(one.name, one.country, ids) if one.name else "")
            by_name[place] = key
            ids.add(key)
            values = {
                "id": key,
                "name": one.name,
                "kind": guessed or "unidentified",
                "country": one.country,
                "names": names,
                "start": one.start,
                "end": one.end,
                "represents": [link for link in one.represents if link.actor in registry.actors],
                "ties": [tie for tie in one.ties if tie.actor in registry.actors],
                "note": one.note,
            }
        if known is None and _claimed(one, registry):  # another actor has this name: context has to decide
            values["names"] = [name for name in names if name.name != one.name]
            values["ambiguous"] = [Name(name=one.name, ambiguous=True)]
        try:
            entry = Entry.model_validate(values)
        except ValidationError as error:
            wrong = error.errors()[0]
            problems.add(one.line, f"'{one.name}': {wrong['msg']}; mend the line")
            continue
        taken[key] = _joined(taken[key], entry) if key in taken else entry
    built.entries = list(taken.values())
    built.added_to = sum(entry.adds for entry in built.entries)
    return built


def _known(one: Listed, registry: Registry) -> Entry | None:
    """The actor of the registry that this one is, where a clear name says so and nothing speaks against it."""
    if one.note and one.note.startswith("["):  # a state or its forces, by code
        actor = registry.actors.get(one.note[1:-1]) or registry.state_for(one.note[1:-1])
        one.note = None
        return actor
    if one.kind == "state" and one.country and one.name.startswith("Government of "):
        return registry.state_for(one.country[0])
    if one.generic or ":" in one.name:
        return None
    clear = [name.name for name in one.names if len(name.name) >= _CLEAR and not name.ambiguous]
    for text in [one.name, *clear]:
        actor = registry.actors.get(registry.find(text) or "")
        if actor is None or not _clearly(actor, text) or (actor.kind == "person") != (one.kind == "person"):
            continue
        if one.branch or not one.country or not actor.country or set(one.country) & set(actor.country):
            return actor
    return None


def _clearly(actor: Entry, text: str) -> bool:
    wanted = fold(text).replace(" ", "")
    return any(
        fold(name.name).replace(" ", "") == wanted and not name.ambiguous and not name.short
        for name in actor.all_names()
    )


def _claimed(one: Listed, registry: Registry) -> bool:
    return registry.find(one.name) is not None


def _names(one: Listed, registry: Registry, known: Entry | None) -> list[Name]:
    """Its names without repetition; words for a people are left to the rules that read them."""
    names = [*([Name(name=one.name)] if known is not None else []), *one.names]
    if one.kind == "state" and one.names and one.names[0].form == "metonym":
        names = one.names
    seen: set[str] = {fold(one.name)} if known is None else set()
    found = []
    for name in names:
        key = fold(name.name)
        if key in seen or len(name.name) < 2 or (one.kind == "state" and registry.demonym(name.name)):
            continue
        seen.add(key)
        found.append(name)
    return found


def _fresh(names: list[Name], known: Entry, registry: Registry) -> list[Name]:
    had = {fold(name.name) for name in known.all_names()}
    fresh = []
    for name in names:
        if fold(name.name) in had:
            continue
        other = registry.find(name.name)
        fresh.append(name.model_copy(update={"ambiguous": True}) if other not in (None, known.id) else name)
    return fresh


def _kind_of_words(one: Listed) -> ActorKind | None:
    agent = agent_words().of_words(re.findall(r"[A-Za-z'-]+", one.name))
    return agent.kind if agent is not None else None


def new_id(name: str, country: tuple[str, ...], taken: Collection[str]) -> str:
    """An id for a name that is not `taken`: the name, with its country, with a number."""
    slug = re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-")[:60].strip("-") or "actor"
    tries = [slug, *(f"{slug}-{code.lower()}" for code in country[:1])]
    for attempt in tries:
        if attempt not in taken:
            return attempt
    number = 2
    while f"{tries[-1]}-{number}" in taken:
        number += 1
    return f"{tries[-1]}-{number}"


def _joined(first: Entry, second: Entry) -> Entry:
    """Two lines about one actor."""
    had = {fold(name.name) for name in first.all_names()}
    return first.model_copy(
        update={
            "names": (*first.names, *(name for name in second.names if fold(name.name) not in had)),
            "ties": tuple(dict.fromkeys((*first.ties, *second.ties))),
            "represents": tuple(dict.fromkeys((*first.represents, *second.represents))),
        }
    )
