"""The known actors over time, and the questions a reader asks of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from counterclaim.registry import cache, loader
from counterclaim.registry.compiled import Actors
from counterclaim.registry.country import Country
from counterclaim.registry.entry import Entry, Name, Tie
from counterclaim.registry.fold import fold
from counterclaim.registry.index import NameIndex

# what cannot be shown as an actor's name: loaded seats of power ("X regime") and capitals stand for it in texts only
_NOT_MAIN = {"acronym", "description", "metonym", "capital", "short"}


class Registry:
    """All known actors by id, with their names, ties and offices on any day.

    Attributes:
        actors: entries by id, sorted. countries: country data by code.
        fingerprint: ``sha256:…`` over the data files, for `made_by`; what is worked out of all entries is kept under it.
    """

    def __init__(self, actors: Actors, countries: Iterable[Country], fingerprint: str) -> None:
        self.actors = actors
        self.countries: dict[str, Country] = {country.code: country for country in countries}
        self.fingerprint = fingerprint
        self._terms: dict[str, list[tuple[str, Tie]]] = {}
        self._ties: dict[str, tuple[Tie, ...]] = {}
        self._names: dict[str, list[Name]] = {}
        self._dated: dict[str, tuple[list[Name], list[Name]]] = {}

    @classmethod
    def load(cls, extra_paths: Sequence[Path | str] = ()) -> Registry:
        """The shipped registry, with the user's files or folders on top (their entries win).

        Raises:
            DataFileError: when any file has entries that do not hold, with file and line of each.
        """
        paths = [Path(path) for path in extra_paths]
        files = loader.data_files(paths)
        actors, countries, digest = cache.load(files, paths)
        return cls(actors, countries, digest)

    @cached_property
    def index(self) -> NameIndex:
        """The index of all names, made at first use and kept between runs."""
        return NameIndex(self.actors.in_order, self.fingerprint)

    def name_at(self, entry: Entry | str, on: date | None) -> str:
        """The name the actor had on day `on`: a former full name that still held then, else the main name.

        A main name that is listed with dates gives way to any dated name of the day outside them.
        """
        actor = self._entry(entry)
        if on is None or (actor.generated and actor.kind != "state"):  # operations and units do not rename an army
            return actor.name
        dated, main = self._dated_names(actor)
        dated = [n for n in dated if n.covers(on)]
        if any(n.covers(on) for n in main):
            return actor.name
        former = dated if main else [n for n in dated if n.end]
        return former[0].name if former else actor.name

    def _dated_names(self, actor: Entry) -> tuple[list[Name], list[Name]]:
        """The full names of an actor that are listed with dates, and its main name where that is."""
        found = self._dated.get(actor.id)
        if found is None:
            full = [n for n in actor.names if (n.start or n.end) and n.form not in _NOT_MAIN]
            main = [n for n in (*actor.names, *actor.ambiguous) if n.name == actor.name and (n.start or n.end)]
            found = self._dated[actor.id] = full, main
        return found

    def aliases(self, entry: Entry | str, on: date | None = None) -> tuple[str, ...]:
        """The other full names and acronyms: those of day `on` first, then the older and later ones."""
        actor = self._entry(entry)
        shown = self.name_at(actor, on)
        every = self._names.get(actor.id)
        if every is None:
            every = [n for n in actor.all_names() if n.form != "description" and not n.short]
            self._names[actor.id] = every
        names = [n for n in every if n.name != shown]
        names.sort(key=lambda n: not n.covers(on))
        return tuple(dict.fromkeys(n.name for n in names))

    def ties(self, actor_id: str, on: date | None = None) -> list[Tie]:
        """Ties of the actor to others (offices as ``represents``) that may hold on day `on`."""
        every = self._ties.get(actor_id)
        if every is None:
            actor = self.actors[actor_id]
            represents = [
                Tie(type="represents", actor=link.actor, office=link.office, start=link.start, end=link.end)
                for link in actor.represents
            ]
            every = self._ties[actor_id] = (*actor.ties, *represents)
        return [tie for tie in every if tie.covers(on)]

    def tied(self, a: str, b: str, on: date | None = None) -> list[tuple[str, Tie, str]]:
        """Ties between two actors in either direction, as (source id, tie, target id)."""
        pairs = [(x, y) for x, y in ((a, b), (b, a)) if x in self.actors]
        return [(x, tie, y) for x, y in pairs for tie in self.ties(x, on) if tie.actor == y]

    def represents(self, actor_id: str, on: date | None = None) -> str | None:
        """Whom the actor speaks for on day `on`: by office, as an organ, as someone's outlet. None if for nobody."""
        for tie in self.ties(actor_id, on):
            if tie.type in ("represents", "mouthpiece_of"):
                return tie.actor
        return None

    def holder(self, office: str, of: str, on: date | None) -> Entry | None:
        """Who held `office` (``president``, ``foreign_minister`` …) of the actor `of` on day `on`."""
        if on is None:
            return None
        post = f"{office} {of}"
        if post not in self._terms:
            held = self._holders.get(post, ())
            self._terms[post] = [(actor_id, self.ties(actor_id)[number]) for actor_id, number in held]
        for actor_id, tie in self._terms[post]:
            if tie.covers(on):
                return self.actors[actor_id]
        return None

    def state_for(self, country: str) -> Entry | None:
        """The state with this ISO code."""
        return self.actors.get(f"state-{country.lower()}")

    def forces_for(self, country: str) -> Entry | None:
        """The armed forces of this country."""
        return self.actors.get(f"forces-{country.lower()}")

    def police_for(self, country: str) -> Entry | None:
        """The police of this country."""
        return self.actors.get(f"police-{country.lower()}")

    def find(self, name: str) -> str | None:
        """The id of the actor with this very name (folded), or None; of several the one whose main name it is.

        Blanks do not count ("dailysabah"), as publishers' names are often written without.
        """
        found = self._by_name.get(fold(name).replace(" ", ""), [])
        return found[0] if found else None

    @cached_property
    def coalitions(self) -> tuple[str, ...]:
        """Ids of the actors of states together that are called a coalition ("Saudi-led coalition")."""

        def make() -> list[str]:
            return [
                actor.id
                for actor in self.actors.values()
                if actor.kind == "intergovernmental" and any("coalition" in n.name.lower() for n in actor.all_names())
            ]

        return tuple(cache.remembered(self.fingerprint, "coalitions", make))

    def named_like(self, part: str) -> list[str]:
        """Ids of the actors with a name, other than a description, that has `part` in it (folded)."""
        wanted = fold(part)
        return [actor_id for actor_id, names in self._folded.items() if any(wanted in name for name in names)]

    @cached_property
    def _folded(self) -> dict[str, list[str]]:
        """The folded names of each actor that are no descriptions."""

        def make() -> dict[str, list[str]]:
            return {
                actor.id: [fold(n.name) for n in actor.all_names() if n.form != "description"]
                for actor in self.actors.values()
            }

        return cache.remembered(self.fingerprint, "folded", make)

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        return cache.remembered(self.fingerprint, "names", self._make_by_name)

    def _make_by_name(self) -> dict[str, list[str]]:
        own: dict[str, list[str]] = {}
        main: dict[str, list[str]] = {}
        other: dict[str, list[str]] = {}
        for actor in self.actors.values():
            main.setdefault(fold(actor.name).replace(" ", ""), []).append(actor.id)
            for name in actor.all_names():
                if not name.short and name.form != "description":
                    where = own if (actor.own or name.own) and not name.ambiguous else other
                    where.setdefault(fold(name.name).replace(" ", ""), []).append(actor.id)
        return {key: [*own.get(key, []), *main.get(key, []), *other.get(key, [])] for key in {*own, *main, *other}}

    def demonym(self, word: str) -> str | None:
        """The ISO code behind an adjective or a people's name: ``Syrian`` and ``Syrians`` give ``SYR``."""
        return self._demonyms.get(word) or self._demonyms.get(word.capitalize() if word.isupper() else word)

    @cached_property
    def demonym_endings(self) -> frozenset[str]:
        """The last two letters, in lower case, of all words that `demonym` knows: most other words end otherwise."""
        return frozenset(word[-2:].lower() for word in self._demonyms)

    @cached_property
    def demonyms(self) -> tuple[str, ...]:
        """All words that `demonym` knows."""
        return tuple(sorted(self._demonyms))

    @cached_property
    def _demonyms(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for country in self.countries.values():
            nouns = country.plural or tuple(f"{word}s" for word in country.people)
            for word in (*country.people, *nouns, *(p.removesuffix("s") for p in country.plural if p.endswith("s"))):
                found.setdefault(word, country.iso or country.code)
        return found

    @cached_property
    def _holders(self) -> dict[str, list[tuple[str, int]]]:
        """Who held an office, the later first, by ``office of actor``: the holder, and the number of the tie among its ties."""
        return cache.remembered(self.fingerprint, "holders", self._make_holders)

    def _make_holders(self) -> dict[str, list[tuple[str, int]]]:
        found: dict[str, list[tuple[str, str, int]]] = {}
        for actor in self.actors.values():
            for number, tie in enumerate(self.ties(actor.id)):
                if tie.office:
                    found.setdefault(f"{tie.office} {tie.actor}", []).append((tie.start or "", actor.id, number))
        for holders in found.values():  # the later one wins a day of handover
            holders.sort(key=lambda one: one[0], reverse=True)
        return {key: [(actor_id, number) for _, actor_id, number in holders] for key, holders in found.items()}

    def _entry(self, entry: Entry | str) -> Entry:
        return self.actors[entry] if isinstance(entry, str) else entry


def check(extra_paths: Sequence[Path | str] = ()) -> list[str]:
    """Every problem of the data files and every undeclared shared name, as ``file:line: …``. Empty when all is well."""
    from counterclaim.errors import DataFileError

    try:
        entries, _ = loader.load([Path(path) for path in extra_paths])
    except DataFileError as error:
        return error.problems
    return loader.collisions(entries)
