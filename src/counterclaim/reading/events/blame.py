"""Blame without a deed beside it: "reported two deaths and blamed the militia", "the rebels are to blame".

The deed is the violent event told last before; the one blamed is its initiator in a claim of its own. The event hangs
on the words for the one blamed, so that it belongs to whoever blames.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from counterclaim.reading.draft import Draft, DraftEvent
from counterclaim.reading.events.bind import actors_of
from counterclaim.reading.events.grammar import children, is_passive, prepositions, subjects
from counterclaim.reading.events.match import Match
from counterclaim.reading.events.slots import LAYING_ON, laid_on
from counterclaim.reading.parsed import Doc, Token

_BLAME = {"blame"}
_BACK = 4  # sentences back that the deed may stand


def blamed_events(doc: Doc, draft: Draft, made: list[tuple[Match, DraftEvent]]) -> list[DraftEvent]:
    """Return an event for each bare blame, modelled on the deed it speaks of."""
    found: list[DraftEvent] = []
    for verb, held in chain(_blames(doc), _claimed(doc)):
        deed = _deed(verb, made)
        initiators = actors_of(draft, held)
        if deed is None or not initiators:
            continue
        match, event = deed
        # in the same sentence only the one who is blamed is new; elsewhere the clause itself is the evidence
        first, last = min(t.left_edge.i for t in held), max(t.right_edge.i for t in held)
        start, end = doc[min(first, verb.i)], doc[max(last, verb.i)]
        found.append(
            DraftEvent(
                frame=event.frame,
                trigger=held[0].i if verb.pos_ == "VERB" else verb.i,
                start_char=start.idx,
                end_char=end.idx + len(end.text),
                trigger_start=verb.idx,
                trigger_end=verb.idx + len(verb.text),
                initiators=initiators,
                targets=[t for t in event.targets if t not in initiators],
                echo=event.trigger,
                places=list(event.places),
                start=event.start,
                end=event.end,
                date_precision=event.date_precision,
                polarity=event.polarity,
                certainty=event.certainty,
                time="past" if event.time in {"past", "ongoing"} else event.time,
                because={
                    "type": f"'{verb.text}' lays on somebody the deed told by '{match.token.text}' (frame {event.frame})",
                    "initiators": f"who is named by '{verb.text}'",
                    "targets": f"those of '{match.token.text}'",
                },
            )
        )
    return found


def _claimed(doc: Doc) -> Iterator[tuple[Token, list[Token]]]:
    """Responsibility claimed for a deed that the clause does not name ("for which X claimed responsibility")."""
    for noun in doc:
        if noun.dep_ != "dobj" or noun.lemma_.lower() not in {"responsibility", "credit"}:
            continue
        verb = noun.head
        if verb.lemma_ not in {"claim", "take", "admit", "acknowledge", "assume"} or any(
            c.dep_ == "neg" for c in verb.children
        ):
            continue
        aims = [n for w, n in prepositions(verb) + prepositions(noun) if w == "for"]
        if any(n.pos_ in {"NOUN", "VERB"} and n.i > verb.i for n in aims):
            continue
        held = subjects(verb)
        if held:
            yield noun, held


def _blames(doc: Doc) -> Iterator[tuple[Token, list[Token]]]:
    for verb in doc:
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in (LAYING_ON if is_passive(verb) else _BLAME):
            continue
        if any(c.dep_ == "prep" and c.lower_ in {"for", "over"} for c in verb.children):
            continue
        if laid := laid_on(verb):
            # "an attack which the army blamed on X", "was blamed on X (by the army)": the blame is the army's alone, or nobody's
            if (verb.dep_ == "relcl" and not is_passive(verb)) or (is_passive(verb) and verb.dep_ != "acl"):
                yield verb, laid
            continue
        to_blame = verb.tag_ == "VB" and any(c.lower_ == "to" for c in verb.children) and verb.head.lemma_ == "be"
        held = subjects(verb) if is_passive(verb) or to_blame else children(verb, "dobj")
        if to_blame and not held:
            held = subjects(verb.head)
        if held and not children(verb, "xcomp", "ccomp"):
            yield verb, held


def _deed(verb: Token, made: list[tuple[Match, DraftEvent]]) -> tuple[Match, DraftEvent] | None:
    starts = [s.start for s in verb.doc.sents if s.start <= verb.i][-_BACK:]
    floor = starts[0] if starts else 0
    best: tuple[Match, DraftEvent] | None = None
    for match, event in made:
        if floor <= match.token.i < verb.i and match.frame.violent and event.time in {"past", "ongoing"}:
            best = (match, event)
    return best
