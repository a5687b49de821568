"""What actors, places and claimants are called when a reading is shown."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.records import Actor, Claimant, Reading
from counterclaim.render.plain import one_line

# a name longer than this is shown by a shorter one where the text or the registry has it
_LONG = 22


def names(refs: Iterable[str], reading: Reading) -> str:
    """Return the short names of actor or place ids, joined for reading."""
    return ", ".join(short_name(ref, reading) for ref in refs)


def short_name(ref: str | None, reading: Reading) -> str:
    """Return a name fit for a table cell: the actor's own, or for a long one the name or acronym the text uses."""
    actor = reading.actor(ref)
    return short_of(actor) if actor else one_line(reading.name_of(ref))


def short_of(actor: Actor) -> str:
    """Return the short name of an actor: its name; for a long name the shortest of the text's names and its acronyms.

    Descriptions ("the rebels") and pronouns are never used: they are the text's wording, not a name.
    """
    name = one_line(actor.name)
    if len(name) <= _LONG:
        return name
    called = [m.text for m in actor.mentions if m.how in ("alias", "acronym")]
    acronyms = [a for a in actor.aliases if a.isupper() or (a[:1].isupper() and any(c.isdigit() for c in a))]
    found = [short for c in (*called, *acronyms) if 2 <= len(short := one_line(c).removeprefix("the ")) < _LONG]
    return min(found, key=lambda c: (len(c), c), default=name)


def claimant_name(claimant: Claimant, reading: Reading) -> str:
    """Return who is responsible: the actor's name, the claimant's own words, or the report itself."""
    if claimant.actor is not None:
        return one_line(reading.name_of(claimant.actor))
    if claimant.name:
        return one_line(claimant.name)
    if claimant.document:
        return "The report itself"
    return "Unnamed claimant"


def speaker(claimant: Claimant, reading: Reading) -> str:
    """Return the short name of who is responsible, for a table cell: “the report” for the document's own voice."""
    if claimant.document:
        return "the report"
    return short_name(claimant.actor, reading) or one_line(claimant.name) or "unnamed"
