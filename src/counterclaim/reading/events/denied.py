"""Denials that only point back: "…, which the army denies", "a charge the union rejects", "Kigali denied the accusation".

The deed is the one told by whoever is answered; its event hangs on the word that points back, so that it belongs to the
one who denies, and the two tellings stand side by side.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from counterclaim.reading.attribution.speakers import is_saying
from counterclaim.reading.attribution.words import UNTRUE
from counterclaim.reading.draft import Attribution, Draft, DraftEvent
from counterclaim.reading.events.match import Match
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Doc, Token
from counterclaim.reading.sides import side_of

_POINTERS = {"it", "this", "that", "which", "so"}
_LIMITS = {"a", "an", "the", "this", "that", "these", "those", "such", "all", "any", "both"}
_SHARE = {"involvement", "role", "responsibility", "wrongdoing", "guilt"}
_TOLD = {"claim", "report", "assertion", "news", "rumour", "rumor", "version", "account"}
_ARMED = {"state_forces", "rebel_group", "militia", "police"}
CLAUSES = {"relcl", "acl"}
_BACK = 3  # sentences back that the deed may stand when it is only pointed to

Made = list[tuple[Match, DraftEvent]]


def denied_events(doc: Doc, draft: Draft, made: Made) -> list[DraftEvent]:
    """Return an event for each denial that only points back at a deed, modelled on that deed."""
    found: list[DraftEvent] = []
    triggers = [match.token.i for match, _ in made]
    named = {match.token.i for match, _ in made if match.frame.shape != "telling"}
    starts = [sentence.start for sentence in doc.sents]
    for denial in draft.attributions:
        verb = doc[denial.cue_token] if denial.cue_token is not None else None
        if verb is None or denial.stance != "denies" or not denial.claimants or verb.pos_ == "NOUN":
            continue
        word = pointing(doc, denial)
        if word is None or denial.tokens & named:
            continue
        beside = verb.dep_ in CLAUSES and verb.head.i <= word.i
        here = bisect_right(starts, word.i) - 1
        start = starts[here if beside else max(0, here - _BACK)]
        near = made[bisect_left(triggers, start) : bisect_left(triggers, word.i)]
        deeds = [(match, event) for match, event in near if match.frame.shape != "telling"]
        deed = _said_before(draft, denial, deeds) if beside else _accused_of(draft, denial, deeds)
        if deed is None and not beside and (word.lower_ in _POINTERS or norm(word) in _TOLD):
            deed = _boast(draft, denial, [(m, e) for m, e in deeds if m.token.i >= starts[max(0, here - 1)]])
        if deed is not None:
            found.append(_event(doc, denial, word, verb if beside else word, *deed))
    return found


def pointing(doc: Doc, denial: Attribution) -> Token | None:
    """The one word that stands for what is denied: a pronoun, or a noun for a charge that says no more of it."""
    words = [doc[i] for i in sorted(denial.tokens) if not doc[i].is_punct and not doc[i].is_space]
    if not words:
        return None
    if len(words) == 1 and words[0].lower_ in _POINTERS:
        return words[0]
    head = next((t for t in words if t.head.i not in denial.tokens), words[-1])
    rest = [t for t in words if t.i != head.i]
    bare = all(
        t.lower_ in _LIMITS or t.dep_ in {"amod", "poss", "case"} or t.lower_ == "as" or t.lemma_.lower() in UNTRUE
        for t in rest
    )
    return head if bare and (is_saying(head) or norm(head) in _SHARE) else None


def _said_before(draft: Draft, denial: Attribution, deeds: Made) -> tuple[Match, DraftEvent] | None:
    """The deed of the sentence that a relative clause answers: the main one of what was said last before it."""
    others = [(m, e) for m, e in deeds if set(denial.claimants).isdisjoint(draft.tellers_of(m.token.i))]
    if not others:
        return None
    held = draft.attribution_of(others[-1][0].token.i)
    same = [(m, e) for m, e in others if draft.attribution_of(m.token.i) == held]
    return min(same, key=lambda pair: (depth(pair[0].token), pair[0].token.i))


def _accused_of(draft: Draft, denial: Attribution, deeds: Made) -> tuple[Match, DraftEvent] | None:
    """The deed that others told of the one who denies it, in the sentences before; violence before the rest."""
    sides = {_side(draft, ref) for ref in denial.claimants}
    fits: Made = []
    for match, event in reversed(deeds):
        tellers = set(draft.tellers_of(match.token.i))
        doers = {_side(draft, ref) for ref in event.initiators}
        # "a site said the raid killed two; the army rejected the accusation": whose raid it was needs no word
        open_to_him = not doers and match.frame.violent and _armed(draft, denial) and not sides & _met(draft, event)
        of_him = event.time in {"past", "ongoing"} and (sides & doers or (open_to_him and not fits))
        if of_him and tellers and not tellers & set(denial.claimants):
            fits.append((match, event))
    return next((pair for pair in fits if pair[0].frame.violent), fits[0] if fits else None)


def _armed(draft: Draft, denial: Attribution) -> bool:
    """Whether those who answer bear arms, or speak for a state or those who do: "an interior ministry official"."""
    for ref in denial.claimants:
        actor = draft.actors.get(ref)
        above = draft.actors.get(actor.represents or "") if actor is not None else None
        if (actor is not None and actor.kind in _ARMED) or (above is not None and above.kind in _ARMED | {"state"}):
            return True
    return False


def _met(draft: Draft, event: DraftEvent) -> set[str]:
    return {_side(draft, ref) for ref in event.targets}


def _boast(draft: Draft, denial: Attribution, deeds: Made) -> tuple[Match, DraftEvent] | None:
    """The deed that somebody claimed to have done just before, answered by who met it or by an armed side: "denied the claim"."""
    sides = {_side(draft, ref) for ref in denial.claimants}
    armed = _armed(draft, denial)
    fits: Made = []
    for match, event in deeds:
        doers = {_side(draft, ref) for ref in event.initiators}
        own = doers & {_side(draft, ref) for ref in draft.tellers_of(match.token.i)}
        met = armed or sides & _met(draft, event)
        if own and met and not sides & doers and event.time in {"past", "ongoing"}:
            fits.append((match, event))
    return min(fits, key=lambda pair: (depth(pair[0].token), pair[0].token.i), default=None)


def _side(draft: Draft, ref: str) -> str:
    """Armies whose state nobody names are one in a text that knows but one: "soldiers", "the army"."""
    actor = draft.actors.get(ref)
    return "forces" if actor is not None and actor.kind == "state_forces" and not actor.country else side_of(draft, ref)


def depth(token: Token) -> int:
    """How many words stand over a token in its sentence."""
    depth = 0
    while token.head.i != token.i and depth < 50:
        token, depth = token.head, depth + 1
    return depth


def _event(doc: Doc, denial: Attribution, word: Token, clause: Token, match: Match, event: DraftEvent) -> DraftEvent:
    first = word.left_edge
    last = clause.right_edge
    while last.i > word.i and (last.is_punct or last.is_space):
        last = doc[last.i - 1]
    told = f"'{denial.cue_lemma}' answers what '{match.token.text}' tells"
    return DraftEvent(
        frame=event.frame,
        trigger=word.i,
        start_char=first.idx,
        end_char=last.idx + len(last.text),
        trigger_start=word.idx,
        trigger_end=word.idx + len(word.text),
        initiators=list(event.initiators),
        targets=list(event.targets),
        mediators=list(event.mediators),
        places=list(event.places),
        start=event.start,
        end=event.end,
        date_precision=event.date_precision,
        weapon=event.weapon,
        polarity=event.polarity,
        time=event.time,
        echo=event.trigger,
        because={"type": told, "initiators": told, "targets": told},
    )
