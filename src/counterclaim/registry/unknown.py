"""A worklist of the actors that readings name and the registry does not know, most frequent first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import yaml

from counterclaim.records import Reading
from counterclaim.registry.entry import Entry, Name
from counterclaim.registry.fold import fold
from counterclaim.registry.importing.build import new_id
from counterclaim.registry.importing.write import as_mapping
from counterclaim.registry.registry import Registry

_EXAMPLES = 3
_AROUND = 90  # characters of an example to either side of the name


@dataclass(slots=True)
class Unknown:
    """One name that nobody listed: how often, in how many texts, of which kind and country, with examples."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    mentions: int = 0
    texts: int = 0
    examples: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The spelling used most."""
        return _most(self.names)

    @property
    def kind(self) -> str:
        """The kind read most often."""
        return _most(self.kinds)

    @property
    def country(self) -> tuple[str, ...]:
        """The country read most often, where any was."""
        return (_most(self.countries),) if self.countries else ()


def _most(counts: Counter[str]) -> str:
    return min(counts, key=lambda key: (-counts[key], key))


class Worklist:
    """Collects unknown actors over readings."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._found: dict[str, Unknown] = {}

    def add(self, reading: Reading) -> None:
        """Count the actors of one reading that have a name and are not known."""
        for actor in reading.actors:
            named = [mention for mention in actor.mentions if mention.how in {"name", "alias", "acronym"}]
            if actor.known or not named or self._registry.find(actor.name):
                continue
            one = self._found.setdefault(fold(actor.name), Unknown())
            one.names[actor.name] += len(named)
            one.kinds[actor.kind] += 1
            one.countries.update(actor.country[:1])
            one.others.update(name for name in actor.aliases if fold(name) != fold(actor.name))
            one.mentions += len(actor.mentions)
            one.texts += 1
            if len(one.examples) < _EXAMPLES:
                one.examples.append(_example(reading.document.text, named[0].start_char, named[0].end_char))

    def most(self, number: int) -> list[Unknown]:
        """The `number` most frequent: by mentions, then texts, then name."""
        ordered = sorted(self._found.values(), key=lambda one: (-one.mentions, -one.texts, one.name))
        return ordered[:number]


def as_entries(found: Iterable[Unknown], registry: Registry) -> str:
    """A registry file of the worklist, each entry under its count and examples as comments."""
    taken = set(registry.actors)
    pieces = ["# Actors that the registry does not know. Check each, mend kind and country, delete what is none.\n"]
    for one in found:
        entry = Entry(
            id=new_id(one.name, one.country, taken),
            name=one.name,
            kind=one.kind,  # type: ignore[arg-type]
            country=one.country,
            names=tuple(Name(name=name) for name in sorted(one.others) if len(name) > 1),
        )
        taken.add(entry.id)
        pieces.append(f"\n# {one.mentions} mentions in {one.texts} texts\n")
        pieces += [f"#   {example}\n" for example in one.examples]
        pieces.append(
            yaml.safe_dump([as_mapping(entry)], sort_keys=False, allow_unicode=True, width=110, default_flow_style=None)
        )
    return "".join(pieces)


def _example(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = "… " + before.partition(" ")[2]
    if end + _AROUND < len(text):
        after = after.rpartition(" ")[0] + " …"
    return " ".join(f"{before}{text[start:end]}{after}".split())
