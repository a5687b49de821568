"""Which of ACLED's event types an incident is, once its sides are known.

A frame's own code cannot know who was attacked: an attack on fighters is a battle, on civilians it is violence against them
(codebook, sub-event types "Attack" and "Armed clash"). The unknown side of an armed act is an unidentified armed group.
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.export.names import Named
from counterclaim.export.unit import Unit

_ARMED = {"State forces", "Rebel group", "Political militia", "Identity militia", "External/Other forces"}


@dataclass(frozen=True, slots=True)
class Typed:
    """Event and sub-event type; `unarmed_first` where actor1 are the demonstrators."""

    event_type: str
    sub_event_type: str
    unarmed_first: bool = False


Found = tuple[Typed, tuple[Named, ...], tuple[Named, ...]]


def typed(event_type: str, sub: str, one: tuple[Named, ...], two: tuple[Named, ...], unit: Unit) -> Found | str:
    """Type and sides of an incident, or the reason why it cannot be a row of ACLED's.

    Args:
        event_type, sub: the frame's own code.
        one, two: initiators and targets, by ACLED's names.
        unit: the incident, for its numbers and country.
    """
    if event_type in ("Protests", "Riots"):
        return _demonstration(event_type, sub, one, two, unit)
    if event_type == "Strategic developments":
        # the order of actors has no meaning, and the first column is never empty
        return (Typed(event_type, sub), one or two, two if one else ()) if one or two else "no actor"
    if event_type == "Violence against civilians":
        return _against_civilians(sub, one, two, unit)
    if event_type == "Battles" and one and two and _unarmed(two) and not _unarmed(one):
        return Typed("Violence against civilians", "Attack"), one, two
    if event_type == "Battles" and (not one or not two or _unarmed(two) or _unarmed(one)):
        armed = one if one and not _unarmed(one) else two if two and not _unarmed(two) else ()
        return (Typed(event_type, sub), armed, (_unknown(unit),)) if armed else "no armed actor"
    return Typed(event_type, sub), one or (_unknown(unit),), two


def _against_civilians(sub: str, one: tuple[Named, ...], two: tuple[Named, ...], unit: Unit) -> Found | str:
    if not two and _civilians_counted(unit):
        two = (Named(f"Civilians ({_country(unit)})", "Civilians"),)
    if not two:
        return "no victim named, so that nobody can tell whether they were civilians"
    if not _unarmed(two):
        if sub == "Attack":
            return Typed("Battles", "Armed clash"), one or (_unknown(unit),), two
        two = tuple(
            Named(f"Civilians ({_country(unit)})", "Civilians", named.name) for named in two
        )  # captive fighters
    if one and _unarmed(one):
        rioters = tuple(Named(f"Rioters ({_country(unit)})", "Rioters", named.associate) for named in one)
        return Typed("Riots", "Mob violence"), rioters, two
    return Typed("Violence against civilians", sub), one or (_unknown(unit),), two


def _demonstration(event_type: str, sub: str, one: tuple[Named, ...], two: tuple[Named, ...], unit: Unit) -> Found:
    label = "Rioters" if event_type == "Riots" else "Protesters"
    crowd = [named for named in (*one, *two) if named.inter in ("Protesters", "Rioters", "Civilians")]
    others = tuple(named for named in (*one, *two) if named not in crowd)
    crowd_names = tuple(dict.fromkeys(Named(f"{label} ({_country(unit)})", label, named.associate) for named in crowd))
    forceful = sub in (
        "Excessive force against protesters",
        "Protest with intervention",
        "Violent demonstration",
        "Mob violence",
    )
    first = crowd_names or (Named(f"{label} ({_country(unit)})", label),)
    return Typed(event_type, sub, unarmed_first=True), first, others if forceful else ()


def _unarmed(names: tuple[Named, ...]) -> bool:
    return not any(named.inter in _ARMED for named in names)


def _civilians_counted(unit: Unit) -> bool:
    killed = unit.incident.killed
    return killed is not None and any((killed.civilians, killed.children, killed.women))


def _country(unit: Unit) -> str:
    return unit.nation.acled_name if unit.nation else "unknown"


def _unknown(unit: Unit) -> Named:
    return Named(f"Unidentified Armed Group ({_country(unit)})", "Political militia")
