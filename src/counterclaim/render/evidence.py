"""Which characters of the text bear out which field of a claim.

The contract gives spans for the claim, its cue and its trigger; for actors, places and dates it gives ids and values.
Here those are led back to characters: the mention inside the claim, else the nearest one of the same or the sentence
before, else none (nothing is shown as evidence that is far from the claim).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.records import Claim, DateMention, Mention, Reading, When

# how far before a claim (characters) a mention may stand and still count as its evidence: about two sentences
_REACH = 300


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that bear out one field; `role` is the field's short name as readers see it."""

    role: str
    start_char: int
    end_char: int


ROLES = {
    "says": "claimant",
    "via": "via (who passed it on)",
    "cue": "cue of attribution",
    "event": "trigger of the event",
    "who": "initiator or source",
    "whom": "target",
    "mediator": "mediator",
    "where": "place",
    "when": "date",
}


def evidence(reading: Reading, claim: Claim) -> list[Piece]:
    """Return the pieces of text that bear out `claim`, in text order, without repeats."""
    found: list[Piece] = []
    cue = claim.cue
    near = (cue.start_char + cue.end_char) // 2 if cue else claim.start_char
    found += _actors(reading, [claim.claimant.actor], "says", claim, near)
    found += _actors(reading, [teller.actor for teller in claim.via], "via", claim, near)
    if cue:
        found.append(Piece("cue", cue.start_char, cue.end_char))
    when: When | None = None
    if claim.event is not None:
        event = claim.event
        found.append(Piece("event", event.trigger.start_char, event.trigger.end_char))
        at = event.trigger.start_char
        found += _actors(reading, event.initiators, "who", claim, at)
        found += _actors(reading, event.targets, "whom", claim, at)
        found += _actors(reading, event.mediators, "mediator", claim, at)
        found += _places(reading, event.places, claim, at)
        when = event.when
    elif claim.relation is not None:
        relation, middle = claim.relation, (claim.start_char + claim.end_char) // 2
        found += _actors(reading, [relation.source], "who", claim, middle)
        found += _actors(reading, [relation.target], "whom", claim, middle)
        found += _places(reading, [r for r in (relation.source, relation.target) if r], claim, middle)
        when = relation.when
    found += _dates(reading.dates, when, claim)
    length = len(reading.document.text)
    held = [p for p in dict.fromkeys(found) if 0 <= p.start_char < p.end_char <= length]
    return sorted(held, key=lambda p: (p.start_char, p.end_char, p.role))


def _actors(reading: Reading, refs: Iterable[str | None], role: str, claim: Claim, near: int) -> list[Piece]:
    found = []
    for ref in refs:
        actor = reading.actor(ref)
        mention = _nearest(actor.mentions, claim, near) if actor else None
        if mention:
            found.append(Piece(role, mention.start_char, mention.end_char))
    return found


def _places(reading: Reading, refs: Iterable[str], claim: Claim, near: int) -> list[Piece]:
    found = []
    for ref in refs:
        place = reading.place(ref)
        mention = _nearest(place.mentions, claim, near) if place else None
        if mention:
            found.append(Piece("where", mention.start_char, mention.end_char))
    return found


def _nearest(mentions: Iterable[Mention], claim: Claim, near: int) -> Mention | None:
    """The mention that most likely bears out the claim: inside it and nearest to `near`, else the nearest before it."""

    def rank(mention: Mention) -> tuple[int, int]:
        inside = claim.start_char <= mention.start_char and mention.end_char <= claim.end_char
        return (0 if inside else 1, abs(mention.start_char - near))

    reachable = [m for m in mentions if claim.start_char - _REACH <= m.start_char <= claim.end_char + _REACH // 2]
    return min(reachable, key=rank, default=None)


def _dates(dates: Iterable[DateMention], when: When | None, claim: Claim) -> list[Piece]:
    if when is None or (when.start is None and when.end is None):
        return []
    same = [d for d in dates if (d.start, d.end) == (when.start, when.end)]
    inside = [d for d in same if claim.start_char <= d.start_char and d.end_char <= claim.end_char]
    before = [d for d in same if claim.start_char - _REACH <= d.start_char < claim.end_char + _REACH // 2]
    chosen = inside[:1] or sorted(before, key=lambda d: abs(d.start_char - claim.start_char))[:1]
    return [Piece("when", d.start_char, d.end_char) for d in chosen]
