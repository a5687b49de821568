"""Names and sides of actors by the conventions of ACLED and UCDP."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterclaim.export.tables import kinds, nations
from counterclaim.export.unit import Unit
from counterclaim.registry import shared_registry
from counterclaim.render.plain import one_line

_FIGHT = {"Battles", "Explosions/Remote violence", "Violence against civilians"}


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as ACLED names it: name, type ("inter"), and the body that stands as its associate."""

    name: str
    inter: str
    associate: str | None = None


def sides(unit: Unit) -> tuple[list[str], list[str]]:
    """Initiators and targets, each once, persons counted as the actor they speak for.

    In a mutual fight without targets the first initiator is one side and the next the other; further ones stand where a tie of
    the registry puts them, else on no side (`unplaced`).
    """
    first = list(dict.fromkeys(unit.stands_for(actor) for actor in unit.incident.initiators))
    other = list(dict.fromkeys(unit.stands_for(actor) for actor in unit.incident.targets))
    other = [actor for actor in other if actor not in first]
    if not other and len(first) > 1 and mutual(unit.incident.type):
        one, two, *rest = first
        with_one = [actor for actor in rest if _allied(actor, one, unit) and not _allied(actor, two, unit)]
        with_two = [actor for actor in rest if _allied(actor, two, unit) and not _allied(actor, one, unit)]
        return [one, *with_one], [two, *with_two]
    return first, other


def unplaced(unit: Unit) -> list[str]:
    """Those who took part in a mutual fight and of whom nobody says on which side."""
    first, other = sides(unit)
    placed = {*first, *other}
    everybody = dict.fromkeys(unit.stands_for(actor) for actor in unit.incident.initiators)
    return [actor for actor in everybody if actor not in placed]


def mutual(frame_id: str) -> bool:
    """Whether a frame tells of something that two sides do to each other."""
    from counterclaim.lexicon.frames import frames

    found = frames().get(frame_id)
    return found is not None and found.shape == "mutual"


def _allied(a: str, b: str, unit: Unit) -> bool:
    friendly = {"part_of", "member_of", "backed_by", "allied_with", "represents"}
    return any(tie.type in friendly for _, tie, _ in shared_registry().tied(a, b, unit.last_day))


def name_on(unit: Unit, actor: str, on: date | None) -> str:
    """The actor's name on a day, from the registry; the name the readings give where it does not know the actor."""
    entry = shared_registry().actors.get(actor)
    return one_line(shared_registry().name_at(entry, on)) if entry else unit.actor_name(actor)


def generic(unit: Unit, actor: str) -> bool:
    """Whether the name is only a description ("gunmen", "the fighters"), not a proper name."""
    found = unit.actors.get(actor)
    if found is None or found.known:
        return False
    words = found.name.split()
    return not words or words[0][:1].islower() or words[-1][:1].islower()


def acled_name(unit: Unit, actor: str, on: date | None, event_type: str, *, harmed: bool = False) -> Named:
    """An actor by ACLED's conventions.

    Args:
        unit: the incident.
        actor: id of the actor.
        on: the day, as names and types hold from one day to another.
        event_type: ACLED's, as states fight through their forces and demonstrators are protesters or rioters.
        harmed: whether something was done to it.
    """
    country = unit.nation.acled_name if unit.nation else "unknown"
    kind = unit.kind(actor)
    own = unit.actors[actor].country if actor in unit.actors else ()
    if kind == "protesters" or (event_type in ("Protests", "Riots") and kinds()[kind].armed == "no"):
        label = "Rioters" if event_type == "Riots" else "Protesters"
        body = None if kind in ("protesters", "civilians") or generic(unit, actor) else name_on(unit, actor, on)
        return Named(f"{label} ({country})", label, body)
    if kind == "civilians" or (unit.is_people(actor) and (harmed or event_type not in _FIGHT)):
        return Named(f"Civilians ({country})", "Civilians")
    if kind in ("state", "state_forces", "police"):
        at = nations().get(own[0]) if own else None
        of = at.acled_name if at else None
        abroad = bool(own) and unit.nation is not None and unit.nation.code not in own
        inter = "External/Other forces" if abroad else "State forces"
        if of is None:
            return Named(name_on(unit, actor, on), inter)
        branch = {"police": "Police Forces", "state_forces": "Military Forces"}.get(
            kind, "Military Forces" if event_type in _FIGHT else "Government"
        )
        entry = shared_registry().actors.get(actor)
        unit_name = "" if entry is None or entry.generated or kind == "state" else f" {name_on(unit, actor, on)}"
        return Named(f"{branch} of {of}{unit_name}", inter)
    inter_of = kinds()[kind].acled
    if inter_of is None:
        if event_type in _FIGHT and not harmed and generic(unit, actor):
            return Named(f"Unidentified Armed Group ({country})", "Political militia")
        return Named(f"Civilians ({country})", "Civilians", None if generic(unit, actor) else name_on(unit, actor, on))
    if kind == "unidentified" or generic(unit, actor):
        return Named(f"Unidentified Armed Group ({country})", "Political militia")
    return Named(name_on(unit, actor, on), inter_of)


def ucdp_name(unit: Unit, actor: str, on: date | None) -> str:
    """A side by UCDP's conventions: ``Government of X`` for states and their forces, ``Civilians`` for the unarmed."""
    kind = unit.kind(actor)
    own = unit.actors[actor].country if actor in unit.actors else ()
    if kind in ("state", "state_forces", "police") and own and own[0] in nations():
        return f"Government of {nations()[own[0]].ucdp_name}"
    if kinds()[kind].armed == "no" or unit.is_people(actor):
        return "Civilians"
    return name_on(unit, actor, on)


def gw_number(unit: Unit, actor: str) -> int | None:
    """Gleditsch and Ward's number of the state that an actor is or fights for; None for others."""
    found = unit.actors.get(actor)
    if found is None or found.kind not in ("state", "state_forces", "police") or not found.country:
        return None
    nation = nations().get(found.country[0])
    return nation.gw if nation else None
