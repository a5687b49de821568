"""What the note columns say: who tells it, in which words, and what is disputed."""

from __future__ import annotations

from counterclaim.export.unit import Said, Unit
from counterclaim.records.incident import FieldStanding
from counterclaim.render.plain import one_line, shorten

_SENTENCES = 4  # claimants quoted in a note
_LENGTH = 240  # characters of a quotation
_VALUES = 5


def claimant_of(said: Said, unit: Unit) -> str:
    """Who says it, as shown: the claimant's name, or the outlet where the text says so in its own voice."""
    claimant = said.claim.claimant
    if claimant.actor is not None:
        return unit.actor_name(claimant.actor)
    if claimant.name:
        return one_line(claimant.name)
    if claimant.document:
        return one_line(said.document.publisher or "the report itself")
    return "unnamed"


def tellers(unit: Unit) -> list[str]:
    """Everybody who says it, each once, in the order of the claims."""
    return list(dict.fromkeys(claimant_of(said, unit) for said in unit.said))


def note(unit: Unit) -> str:
    """Title, one sentence per claimant with its source, and what claimants disagree on."""
    parts = [one_line(unit.incident.title).rstrip(".") + "."]
    if unit.withheld:
        parts.append("Sentences are withheld, as they name places more exactly than this file does.")
    else:
        parts += _sentences(unit)
    parts += [dispute(entry) for entry in unit.incident.fields if entry.standing in ("contested", "denied")]
    return " ".join(part for part in parts if part)


def _sentences(unit: Unit) -> list[str]:
    found: dict[str, str] = {}
    for said in unit.said:
        name = claimant_of(said, unit)
        if name in found:
            continue
        origin = ", ".join(
            part
            for part in (one_line(said.document.publisher), said.document.published and str(said.document.published))
            if part
        )
        where = f" ({origin})" if origin else ""
        negated = " that it is not so" if said.claim.polarity == "negative" else ""
        verb = {"denies": "denies", "accuses": "accuses", "claims_responsibility": "claims responsibility"}
        says = verb.get(said.claim.stance, "says")
        words = shorten(said.claim.text, _LENGTH)
        found[name] = f"{name}{where} {says}{negated}: “{words}”" + (
            "" if words.endswith((".", "!", "?", "…")) else "."
        )
    quoted = list(found.values())
    if len(quoted) > _SENTENCES:
        return [*quoted[:_SENTENCES], f"{len(quoted) - _SENTENCES} more claimants."]
    return quoted


def dispute(entry: FieldStanding) -> str:
    """One line on a field that claimants disagree on: each value and who says so."""
    values = []
    for value in entry.values[:_VALUES]:
        who = ", ".join(dict.fromkeys(one_line(v.claimant) + (" denies it" if v.denies else "") for v in value.said_by))
        values.append(f"{one_line(value.value)} ({who})")
    more = f" and {len(entry.values) - _VALUES} more" if len(entry.values) > _VALUES else ""
    what = entry.standing.capitalize()
    return f"{what}, {entry.field}: {'; '.join(values)}{more}." if values else f"{what}: {entry.field}."
