"""The records of the registry's files: an entry is one actor with its names, ties and offices over time."""

from __future__ import annotations

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, Field, model_validator

from counterclaim.datafiles import DataEntry
from counterclaim.records.actor import ActorKind
from counterclaim.registry.period import Period

KINDS: tuple[str, ...] = get_args(ActorKind)

Form = Literal["name", "alias", "acronym", "short", "description", "country", "capital", "metonym", "person"]
Case = Literal["auto", "exact", "any"]
TieType = Literal[
    "formerly",
    "part_of",
    "member_of",
    "backed_by",
    "allied_with",
    "opposes",
    "splinter_of",
    "successor_of",
    "linked_to",
    "leads",
    "represents",
    "mouthpiece_of",
    "sympathetic_to",
]
TIE_TYPES: tuple[str, ...] = get_args(TieType)


def _as_mapping(key: str) -> Any:
    def convert(value: Any) -> Any:
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(convert)


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str | dict) else value


class Name(Period):
    """One name of an actor.

    Attributes:
        name: the words, as they stand in running text.
        form: what sort of name it is; left out, an all-capitals word is an acronym and the rest are aliases.
        case: `exact` asks for these very capitals, `any` takes lower case too.
        ambiguous: means other things as well ("IS", "AP"); needs context.
        short: only after a full name of the same actor in the document ("Ahrar").
        own: added to a shipped actor by a user's file.
    """

    name: str = Field(min_length=2)
    form: Form = "alias"
    case: Case = "auto"
    ambiguous: bool = False
    short: bool = False
    own: bool = False

    @model_validator(mode="before")
    @classmethod
    def _acronym(cls, values: Any) -> Any:
        if isinstance(values, dict) and "form" not in values and looks_like_acronym(str(values.get("name", ""))):
            return {**values, "form": "acronym"}
        return values


class Tie(Period):
    """A tie to another actor; `office` names the post for ``represents`` and ``leads``."""

    type: TieType
    actor: str
    office: str | None = None


class Link(Period):
    """A tie written under its own key (``backed_by: [state-qat]``)."""

    actor: str
    office: str | None = None


Names = Annotated[tuple[Annotated[Name, _as_mapping("name")], ...], BeforeValidator(_as_list)]
Links = Annotated[tuple[Annotated[Link, _as_mapping("actor")], ...], BeforeValidator(_as_list)]
Codes = Annotated[tuple[Annotated[str, Field(pattern=r"^[A-Z]{3}$")], ...], BeforeValidator(_as_list)]


class Entry(DataEntry, Period):
    """One actor: a group, body, outlet, office or person, with everything that holds of it over time.

    `names`, `short` and `ambiguous` are lists of names; `ties` or the keys of the tie types give its ties.
    `generated` is true for actors made by rule from the country data, `own` for those of a user's files.
    `adds` keeps what is known of the actor with this id and adds the names and ties written here.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str = Field(min_length=2)
    kind: ActorKind
    country: Codes = ()
    names: Names = ()
    short: Names = ()
    ambiguous: Names = ()
    ties: tuple[Tie, ...] = ()
    represents: Links = ()
    generated: bool = False
    own: bool = False
    adds: bool = False
    note: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _collect_ties(cls, values: Any) -> Any:
        if not isinstance(values, dict):
            return values
        values = dict(values)
        ties = list(values.get("ties") or [])
        for tie_type in TIE_TYPES:
            if tie_type == "represents" or tie_type not in values:
                continue
            for link in _as_list(values.pop(tie_type)):
                ties.append({"type": tie_type, **(link if isinstance(link, dict) else {"actor": link})})
        values["ties"] = ties
        return values

    def all_names(self) -> tuple[Name, ...]:
        """Every name with its flags set: the main name, then `names`, `short` and `ambiguous`."""
        short = tuple(n.model_copy(update={"short": True, "form": "short"}) for n in self.short)
        ambiguous = tuple(n.model_copy(update={"ambiguous": True}) for n in self.ambiguous)
        names = self.names if self.generated else tuple(_doubtful(n) for n in self.names)
        return (*self.main_name(), *names, *short, *ambiguous)

    def with_names_of(self, added: Entry) -> Entry:
        """This actor with the names and ties of `added`; its own name, kind, countries and dates stay."""
        had = {n.name for n in self.all_names()}
        fresh = [
            n.model_copy(update={"form": "alias" if n.form == "name" else n.form, "own": True})
            for n in added.all_names()
            if n.name not in had
        ]
        return self.model_copy(
            update={
                "names": (*self.names, *(n for n in fresh if not n.short and not n.ambiguous)),
                "short": (*self.short, *(n for n in fresh if n.short)),
                "ambiguous": (*self.ambiguous, *(n for n in fresh if n.ambiguous)),
                "ties": tuple(dict.fromkeys((*self.ties, *added.ties))),
                "represents": tuple(dict.fromkeys((*self.represents, *added.represents))),
                "note": self.note or added.note,
            }
        )

    def main_name(self) -> tuple[Name, ...]:
        """The main name as a `Name`; empty where a list of names carries it already with flags or dates."""
        if any(n.name == self.name for n in (*self.names, *self.ambiguous)):
            return ()
        form: Form = "acronym" if looks_like_acronym(self.name) else "person" if self.kind == "person" else "name"
        return (Name(name=self.name, form=form),)


def _doubtful(name: Name) -> Name:
    """Two or three capitals mean many things; they need context unless the file says ``ambiguous: false``."""
    if (
        name.form == "acronym"
        and name.name.isupper()
        and len(name.name) < 4
        and "ambiguous" not in name.model_fields_set
    ):
        return name.model_copy(update={"ambiguous": True})
    return name


def looks_like_acronym(text: str) -> bool:
    """One word with at least two capitals and at most one small letter (``PKK``, ``FARC-EP``, ``LeT``)."""
    letters = [c for c in text if c.isalpha()]
    capitals = sum(c.isupper() for c in letters)
    return " " not in text and capitals >= 2 and capitals > len(letters) - 2 and len(text) <= 12
