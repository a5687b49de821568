"""The working notes of the actor stage: which tokens are names, whose they are, and the country in focus."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from counterclaim.reading.actors.known import registry
from counterclaim.reading.actors.scenes import scenes_of
from counterclaim.reading.draft import Draft, DraftActor, DraftMention, draft_of
from counterclaim.reading.parsed import Doc
from counterclaim.records import ActorKind, How


@dataclass(slots=True)
class Book:
    """Notes on one document.

    Attributes:
        name_at: token index → actor id, for every token of a name (not of countries).
        country_at: token index → ISO code, for country names, capitals that stand for a government, adjectives.
        focus: countries of the text, the one it is about first.
        described: key of a description → actor id, so that the same description is the same actor.
        learnt: acronyms and short forms of this text → actor id; looked: names already searched for them.
        capitals: the text is in capitals throughout.
        surnames: last words of the full names of persons, once asked for.
        grounds: countries whose name, people or towns the text names.
        scenes: passages about another country, once asked for (see `scenes_of`).
    """

    doc: Doc
    draft: Draft
    on: date | None
    name_at: dict[int, str] = field(default_factory=dict)
    country_at: dict[int, str] = field(default_factory=dict)
    focus: list[str] = field(default_factory=list)
    described: dict[str, str] = field(default_factory=dict)
    learnt: dict[str, str] = field(default_factory=dict)
    looked: set[int] = field(default_factory=set)
    capitals: bool = False
    surnames: frozenset[str] | None = None
    grounds: frozenset[str] = frozenset()
    scenes: list[tuple[int, int, str]] | None = None

    @classmethod
    def of(cls, doc: Doc) -> Book:
        """The notes of `doc`, kept with it so that coreference can go on with them."""
        found: Book | None = doc.kept.get("actors")
        draft = draft_of(doc)
        if found is None or found.draft is not draft:
            found = cls(doc, draft, draft.published)
            doc.kept["actors"] = found
        return found

    # -- actors -------------------------------------------------------------------------------------------------

    def known(self, actor_id: str) -> DraftActor:
        """The registry's actor in the draft, added if it is not there yet."""
        have = self.draft.actors.get(actor_id)
        if have is not None:
            return have
        entry = registry().actors[actor_id]
        return self.draft.add_actor(
            DraftActor(
                id=actor_id,
                name=registry().name_at(entry, self.on),
                kind=entry.kind,
                country=list(entry.country),
                represents=self.stands_for(registry().represents(actor_id, self.on)),
                known=True,
                aliases=list(registry().aliases(entry, self.on)),
                rule=f"registry entry {actor_id}",
            )
        )

    def stands_for(self, actor_id: str | None) -> str | None:
        """Whom somebody who speaks for this actor speaks for: a ministry stands for its state."""
        entry = registry().actors.get(actor_id or "")
        if entry is None or entry.kind != "state":
            return actor_id
        above = registry().represents(entry.id, self.on)
        return above if above is not None and registry().actors[above].kind == "state" else entry.id

    def new(
        self,
        name: str,
        kind: ActorKind,
        *,
        country: Iterable[str] = (),
        represents: str | None = None,
        plural: bool = False,
        rule: str,
    ) -> DraftActor:
        """A new actor that the registry does not have; its id is made from its name."""
        base = slug(name)
        actor_id, number = base, 2
        while actor_id in self.draft.actors or actor_id in registry().actors:
            actor_id, number = f"{base}-{number}", number + 1
        actor = DraftActor(actor_id, name, kind, list(dict.fromkeys(country)), represents, plural=plural, rule=rule)
        return self.draft.add_actor(actor)

    def once(
        self,
        key: str,
        name: str,
        kind: ActorKind,
        *,
        country: Iterable[str] = (),
        represents: str | None = None,
        plural: bool = False,
        rule: str,
    ) -> str:
        """Id of the actor that the text describes under this key, made by `new` when it is first met."""
        if key not in self.described:
            made = self.new(name, kind, country=country, represents=represents, plural=plural, rule=rule)
            self.described[key] = made.id
        return self.described[key]

    def state(self, iso: str | None) -> str | None:
        """Id of the state with this code, added to the draft; None where there is none."""
        return self._of(registry().state_for(iso) if iso else None)

    def forces(self, iso: str | None) -> str | None:
        """Id of the state's armed forces."""
        return self._of(registry().forces_for(iso) if iso else None)

    def police(self, iso: str | None) -> str | None:
        """Id of the state's police."""
        return self._of(registry().police_for(iso) if iso else None)

    def _of(self, entry: object) -> str | None:
        found = getattr(entry, "id", None)
        return self.known(found).id if found else None

    @property
    def country(self) -> str | None:
        """The country in focus, or None."""
        return self.focus[0] if self.focus else None

    def country_here(self, index: int) -> str | None:
        """The country that a passage is about at this token, else the one in focus, or None."""
        if self.scenes is None:
            self.scenes = scenes_of(self.doc, self.country_at)
        return next((iso for start, end, iso in reversed(self.scenes) if start <= index < end), self.country)

    def country_of(self, actor_id: str) -> str | None:
        """The country of an actor: its own, or that of whom it represents."""
        actor = self.draft.actors.get(actor_id)
        if actor is None:
            return None
        if actor.country:
            return actor.country[0]
        above = self.draft.actors.get(actor.represents or "")
        return above.country[0] if above and above.country else None

    # -- mentions -----------------------------------------------------------------------------------------------

    def name(self, start: int, end: int, actor_id: str, how: How, rule: str) -> DraftMention:
        """Note a name of an actor on tokens ``start:end``."""
        for index in range(start, end):
            self.name_at[index] = actor_id
        return self.draft.add_actor_mention(self.doc, start, end, actor_id, how, rule)

    def free(self, start: int, end: int) -> bool:
        """Whether no token of the range belongs to a name or country."""
        tokens = range(start, end)
        return self.name_at.keys().isdisjoint(tokens) and self.country_at.keys().isdisjoint(tokens)


def slug(name: str) -> str:
    """An id made from a name: lower case, ASCII, hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"['’‘`]", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "unnamed"
