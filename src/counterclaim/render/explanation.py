"""`explain` in words: each field of a claim, its value, and why it has it."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from counterclaim.records import TOLLS, Claim, Reading
from counterclaim.render.words import pact_text, position_text

if TYPE_CHECKING:
    from counterclaim.api import Explained

_WIDTH = 80


def explanation(explained: Explained, claim: Claim) -> str:
    """Return the explanation of one claim, at most 80 columns wide."""
    reading, because = explained.reading, explained.because.get(claim.id, {})
    lines = [f"claim {claim.id}, characters {claim.start_char} to {claim.end_char}", ""]
    lines += textwrap.wrap(plain(claim.text), _WIDTH, initial_indent="  ", subsequent_indent="  ")
    lines.append("")
    for field, value in _fields(reading, claim):
        reason = because.get(field, "")
        lines += textwrap.wrap(f"{field}: {value}", _WIDTH, subsequent_indent="    ")
        if reason:
            lines += textwrap.wrap(f"because {plain(reason)}", _WIDTH, initial_indent="    ", subsequent_indent="    ")
    involved = [*explained.names(claim)]
    if involved:
        lines += ["", "names and places"]
        for name, reason in involved:
            lines += textwrap.wrap(
                f"{plain(name)}: {plain(reason)}", _WIDTH, initial_indent="  ", subsequent_indent="    "
            )
    return "\n".join(lines) + "\n"


def plain(text: str) -> str:
    """Return text on one line, without characters that a terminal would take as commands."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else "\N{REPLACEMENT CHARACTER}" for c in text).split())


def _fields(reading: Reading, claim: Claim) -> list[tuple[str, str]]:
    claimant = claim.claimant
    who = "the document itself" if claimant.document else claimant.name or "nobody named"
    fields = [("claimant", who), ("interest", claimant.interest)]
    if claim.via:
        fields.append(("via", ", ".join(v.name or "nobody named" for v in claim.via)))
    if claim.cue:
        fields.append(("cue", f"'{claim.cue.text}' at {claim.cue.start_char}"))
    fields += [
        ("stance", claim.stance),
        ("polarity", claim.polarity),
        ("certainty", claim.certainty),
        ("time", claim.time),
        ("quoted", claim.quoted),
    ]
    event, relation = claim.event, claim.relation
    if event is not None:
        codes = [f"PLOVER {event.plover}", f"CAMEO {event.cameo}"]
        codes += [f"ACLED {' / '.join(event.acled)}"] if event.acled else []
        codes += [f"UCDP {event.ucdp}"] if event.ucdp else []
        fields += [
            ("frame", f"{event.type} ({', '.join(codes)})"),
            ("trigger", f"'{event.trigger.text}' at {event.trigger.start_char}"),
        ]
        for role in ("initiators", "targets", "mediators", "places"):
            refs = getattr(event, role)
            fields.append((role, ", ".join(reading.name_of(ref) for ref in refs) or "not said"))
        when = event.when
        fields.append(("when", f"{when.start} to {when.end}, precision {when.date_precision}" if when else "not said"))
        for number in TOLLS:
            toll = getattr(event, number)
            if toll is not None:
                parts = [f"{k} {v}" for k, v in toll.model_dump(exclude={"by_side"}).items() if v is not None]
                parts += [f"{one.fighters} of {reading.name_of(one.side)}" for one in toll.by_side]
                fields.append((number, ", ".join(parts) or "not said"))
        if event.weapon:
            fields.append(("weapon", event.weapon))
        if event.pact is not None:
            fields.append(("pact", pact_text(event.pact, reading)))
        if event.happening:
            fields.append(("happening", event.happening))
            fields.append(("foreground", "news" if event.foreground else "background"))
    if claim.position is not None:
        fields.append(("position", position_text(claim.position, reading)))
    if relation is not None:
        ends = f"{reading.name_of(relation.source) or '?'} -> {reading.name_of(relation.target) or '?'}"
        fields.append(("relation", f"{relation.type}: {ends}"))
    return [(name, plain(value)) for name, value in fields]
