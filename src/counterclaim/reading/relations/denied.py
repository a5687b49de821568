"""Ties whose denial only points back: "Rwanda backs the rebels, a charge Kigali rejects" (events so denied: `events.denied`).

The tie is told by whoever is answered; the denied one hangs on the word that points back, and so belongs to who denies.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.reading.draft import Attribution, Draft, DraftRelation
from counterclaim.reading.events.denied import CLAUSES, depth, pointing
from counterclaim.reading.parsed import Doc, Token

# what is rejected and not denied: "a proposal, which the rebels rejected"
_OFFERS = {
    "plan", "proposal", "offer", "truce", "ceasefire", "deal", "demand", "call", "invitation", "request", "initiative",
}  # fmt: skip
_BACK = 2  # sentences back that the tie may stand when a sentence of its own denies it


def denied_ties(doc: Doc, draft: Draft, found: Sequence[DraftRelation]) -> list[DraftRelation]:
    """Return a tie for each denial that answers one.

    In a relative clause that is the tie told right before it in its sentence; in a clause or sentence of its own
    ("Kigali denies this") it is the last tie told of whoever denies it.
    """
    made: list[DraftRelation] = []
    if not found:
        return made
    for denial in draft.attributions:
        verb = doc[denial.cue_token] if denial.cue_token is not None else None
        if verb is None or denial.stance != "denies" or not denial.claimants or verb.pos_ == "NOUN":
            continue
        word = pointing(doc, denial)
        if word is None:
            continue
        if verb.dep_ in CLAUSES:
            tie = _before(doc, draft, denial, found, word, verb)
        else:
            tie = _of_himself(doc, draft, denial, found, word)
        if tie is None:
            continue
        start_char, end_char = word.left_edge.idx, verb.idx + len(verb.text)
        start_char, end_char = min(start_char, verb.idx), max(end_char, word.idx + len(word.text))
        because = {**tie.because, "type": f"'{denial.cue_lemma}' answers what '{doc[tie.trigger].text}' tells"}
        made.append(replace(tie, trigger=word.i, start_char=start_char, end_char=end_char, because=because))
    return made


def _before(
    doc: Doc, draft: Draft, denial: Attribution, found: Sequence[DraftRelation], word: Token, verb: Token
) -> DraftRelation | None:
    """The tie that a relative clause answers: the main one of what was said last before it."""
    if verb.head.i > word.i or verb.head.lemma_.lower() in _OFFERS:
        return None
    start, own = verb.sent.start, set(denial.claimants)
    told = [r for r in found if start <= r.trigger < word.i and r.source and r.target]
    told = [r for r in told if own.isdisjoint(draft.tellers_of(r.trigger))]
    if not told:
        return None
    held = draft.attribution_of(told[-1].trigger)
    same = [r for r in told if draft.attribution_of(r.trigger) == held]
    tie = min(same, key=lambda r: (depth(doc[r.trigger]), r.trigger))
    answered = next((e.echo for e in draft.events if e.trigger == word.i and e.echo is not None), tie.trigger)
    if depth(doc[answered]) < depth(doc[tie.trigger]):
        return None  # a deed over the tie is what is denied
    return tie


def _of_himself(
    doc: Doc, draft: Draft, denial: Attribution, found: Sequence[DraftRelation], word: Token
) -> DraftRelation | None:
    """The last tie told of the one who denies it, in his sentence or the two before; not where he denies a later deed."""
    own = set(denial.claimants)
    start = doc[word.i].sent.start
    for _ in range(_BACK):
        start = doc[start - 1].sent.start if start > 0 else start
    told = [
        r
        for r in found
        if start <= r.trigger < word.i and r.source and r.target and r.polarity == "positive"
        if own & {r.source, r.target} and own.isdisjoint(draft.tellers_of(r.trigger)) and _charge(r)
    ]
    answered = next((e.echo for e in draft.events if e.trigger == word.i and e.echo is not None), -1)
    return told[-1] if told and told[-1].trigger > answered else None


def _charge(tie: DraftRelation) -> bool:
    """A tie that somebody may be charged with: nobody denies to lead a country or to be of a party."""
    return tie.type in {"backs", "allied_with", "linked_to", "controls", "part_of", "splinter_of"}
