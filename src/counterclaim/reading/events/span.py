"""The characters of an event: its trigger with its arguments and modifiers, without the clauses around it."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.reading.events.match import Match
from counterclaim.reading.parsed import Doc, Token

_OTHER_CLAUSES = {"relcl", "advcl", "ccomp", "parataxis", "csubj", "appos"}
_EDGE = {",", ";", ":", "and", "but", "or", "that", "-", "–", "—", '"', "“", "”", "''", "``"}


_FAR = 25  # tokens; a place or date further off is no part of the clause


def clause_span(doc: Doc, match: Match, settings: Iterable[int] = ()) -> tuple[int, int]:
    """Return start and end character of the clause that tells the event, inside the trigger's sentence.

    Args:
        doc: the document.
        match: the match whose trigger and arguments count.
        settings: head tokens of the places and dates that the event was given; near ones belong to the clause.
    """
    sentence = match.token.sent
    tokens = {match.token.i}
    for trigger in (match.token, *match.also):
        tokens.update(_clause(trigger, match.part == "noun" and trigger is match.token))
    heads = {token.i: token for held in match.roles.values() for token in held}
    for slot, held in match.slots.own.items():
        if slot not in {"carrier", "blamed", "poss"}:
            heads |= {token.i: token for token in held if token.i > match.token.i}
    for token in heads.values():
        if sentence.start <= token.i < sentence.end:
            tokens.update(_phrase(token, match.token))
    tokens.update(token.i for token in match.slots.used)
    tokens.update(match.consumed)
    tokens.update(i for i in settings if abs(i - match.token.i) <= _FAR)
    inside = [doc.tokens[i] for i in sorted(tokens) if sentence.start <= i < sentence.end]
    first, end = 0, len(inside)
    while end - first > 1 and _edge(inside[first]) and inside[first] is not match.token:
        first += 1
    while end - first > 1 and (_edge(inside[end - 1]) or inside[end - 1].is_punct):
        end -= 1
    last = inside[end - 1]
    return inside[first].idx, last.idx + len(last.text)


def _edge(token: Token) -> bool:
    return token.lower_ in _EDGE or token.is_space


def _clause(trigger: Token, noun: bool) -> set[int]:
    found: set[int] = set()
    stack = [trigger]
    while stack:
        token = stack.pop()
        found.add(token.i)
        for child in token.children:
            if child.dep_ in _OTHER_CLAUSES and child.i != trigger.i and not noun:
                continue
            if child.dep_ == "conj" and token.i == trigger.i:
                continue
            if child.dep_ in {"punct", "cc", "mark"} and token.i == trigger.i:
                continue
            stack.append(child)
    return found


def _phrase(token: Token, trigger: Token) -> set[int]:
    found: set[int] = set()
    stack = [token]
    while stack:
        at = stack.pop()
        found.add(at.i)
        for child in at.children:
            if (
                child.dep_ in _OTHER_CLAUSES
                or child.i == trigger.i
                or child.dep_ == "punct"
                or (child.dep_ == "acl" and child.i > at.i + 12)
            ):
                continue
            stack.append(child)
    return found
