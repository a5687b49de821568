"""Ties whose denial only points back: "Rwanda backs the rebels, a charge Kigali rejects" (events so denied: `events.denied`).

The tie is told by whoever is answered; the denied one hangs on the word that points back, and so belongs to who denies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.reading.draft import Draft, DraftRelation
from counterclaim.reading.events.denied import CLAUSES, depth, pointing
from counterclaim.reading.parsed import Doc

# what is rejected and not denied: "a proposal, which the rebels rejected"
_OFFERS = {
    "plan", "proposal", "offer", "truce", "ceasefire", "deal", "demand", "call", "invitation", "request", "initiative",
}  # fmt: skip


def denied_ties(doc: Doc, draft: Draft, found: Sequence[DraftRelation]) -> list[DraftRelation]:
    """Return a tie for each relative clause that denies the tie told right before it in its sentence."""
    made: list[DraftRelation] = []
    if not found:
        return made
    for denial in draft.attributions:
        verb = doc[denial.cue_token] if denial.cue_token is not None else None
        if verb is None or denial.stance != "denies" or not denial.claimants or verb.dep_ not in CLAUSES:
            continue
        word = pointing(doc, denial)
        if word is None or verb.head.i > word.i or verb.head.lemma_.lower() in _OFFERS:
            continue
        start, own = verb.sent.start, set(denial.claimants)
        told = [r for r in found if start <= r.trigger < word.i and r.source and r.target]
        told = [r for r in told if own.isdisjoint(draft.tellers_of(r.trigger))]
        if not told:
            continue
        held = draft.attribution_of(told[-1].trigger)
        same = [r for r in told if draft.attribution_of(r.trigger) == held]
        tie = min(same, key=lambda r: (depth(doc[r.trigger]), r.trigger))
        answered = next((e.echo for e in draft.events if e.trigger == word.i and e.echo is not None), tie.trigger)
        if depth(doc[answered]) < depth(doc[tie.trigger]):
            continue  # a deed over the tie is what is denied
        start_char, end_char = word.left_edge.idx, verb.idx + len(verb.text)
        because = {**tie.because, "type": f"'{denial.cue_lemma}' answers what '{doc[tie.trigger].text}' tells"}
        made.append(replace(tie, trigger=word.i, start_char=start_char, end_char=end_char, because=because))
    return made
