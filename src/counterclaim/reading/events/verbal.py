"""Verbal acts over other deeds: whom a refusal, threat or promise concerns, and what "must" asks for."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.reading.attribution.quotes import quotes_of
from counterclaim.reading.draft import Draft, DraftEvent
from counterclaim.reading.events.bind import actors_of
from counterclaim.reading.events.grammar import subjects
from counterclaim.reading.events.match import Match
from counterclaim.reading.parsed import Doc, Token

_MUST = {"must"}


def inherit_targets(made: list[tuple[Match, DraftEvent]]) -> None:
    """Give a verbal act without an addressee the targets of the deed it is about: "refused to meet the envoy"."""
    by_token = {match.token.i: event for match, event in made}
    for match, event in made:
        if match.part != "verb" or match.frame.shape != "telling" or event.targets:
            continue
        for child in match.token.children:
            deed = by_token.get(child.i) if child.dep_ in {"xcomp", "ccomp", "dobj"} else None
            if deed is None:
                continue
            event.targets = [ref for ref in deed.targets if ref not in event.initiators]
            if event.targets:
                event.because["targets"] = f"whom the deed '{child.text}' concerns"
                break


def modal_requests(doc: Doc, draft: Draft) -> Iterator[DraftEvent]:
    """Yield a request for each "must" that somebody is quoted with: "the envoy said the rebels must leave"."""
    for token in doc:
        if token.lower_ not in _MUST or token.dep_ != "aux" or token.head.pos_ not in {"VERB", "AUX"}:
            continue
        claimants = draft.tellers_of(token.i)
        asked = [ref for ref in actors_of(draft, subjects(token.head)) if ref not in claimants]
        if not claimants or not asked or any(c.lower_ == "have" and c.dep_ == "aux" for c in token.head.children):
            continue
        yield _request(token, [] if _of_others(doc, draft, token) else list(claimants), asked)


def _of_others(doc: Doc, draft: Draft, token: Token) -> bool:
    """True inside a short quotation within reported words: the speaker tells what others say (whose cry was "X must go")."""
    index = draft.attribution_of(token.i)
    quote = next((q for q in quotes_of(doc) if token.i in q), None)
    if index is None or quote is None:
        return False
    told = draft.attributions[index]
    return told.quoted == "mixed" and 2 * len(quote) < len(told.tokens)


def _request(token: Token, initiators: list[str], targets: list[str]) -> DraftEvent:
    verb = token.head
    start, end = verb.left_edge, verb.right_edge
    return DraftEvent(
        frame="request",
        trigger=token.i,
        start_char=start.idx,
        end_char=end.idx + len(end.text),
        trigger_start=token.idx,
        trigger_end=token.idx + len(token.text),
        initiators=initiators,
        targets=targets,
        time="ongoing",
        because={
            "type": f"'{token.text}' in reported words asks for what follows",
            "initiators": "who is quoted",
            "targets": f"subject of '{verb.text}'",
            "time": "asked when said",
        },
    )
