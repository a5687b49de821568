"""The casualties stage: killed, injured and detained people, on the event that tells of them."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from counterclaim.reading.casualties.count import Count, count_of
from counterclaim.reading.casualties.tolls import toll_numbers
from counterclaim.reading.draft import DraftEvent, draft_of
from counterclaim.reading.events.match import Match
from counterclaim.reading.events.slots import norm
from counterclaim.records import Toll

_KILLING = {"killing", "assassination", "execution"}
_DEADLY = {"dead", "fatally", "death"}


def read_casualties(doc: Doc) -> Doc:
    """Put the numbers of dead, injured and detained people on the events of the draft.

    Method: the noun phrases that fill the target of a deadly (injuring, detaining) trigger are counted by the rules of
    ``lexicon/data/numbers.yaml``; coordinated phrases are summed, parts ("including") are kept apart and not added.
    """
    draft = draft_of(doc)
    told: dict[int, tuple[Match, DraftEvent]] = doc.user_data.get("counterclaim.effects", {})
    for index in sorted(told):
        match, event = told[index]
        token = doc[index]
        kind = _kind(match, token)
        if kind is None:
            continue
        counted = count_of(_heads(match, token)) or toll_numbers(token)
        if counted is not None and _plausible(counted):
            _put(event, kind, counted, token)
    draft.events = draft.events
    return doc


def _kind(match: Match, token: Token) -> str | None:
    frame = match.frame.id
    if frame in _KILLING:
        return "killed"
    if frame == "wounding":
        return "injured"
    if frame == "detention":
        return "detained"
    if frame in {"shooting", "beating", "unrest_casualty"} and any(c.lower_ in _DEADLY for c in token.children):
        return "killed"
    if frame == "unrest_casualty" and norm(token) == "kill":
        return "killed"
    return None


def _heads(match: Match, token: Token) -> list[Token]:
    heads = [t for t in match.roles.get("target", []) if t.pos_ in {"NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ"}]
    if match.part == "adjective":
        heads = _adjective_heads(token)
    elif match.part == "noun" and not heads:
        heads = [token] if token.tag_ in {"NNS"} or any(c.dep_ == "nummod" for c in token.children) else []
    return sorted({t.i: t for t in heads}.values(), key=lambda t: t.i)


def _adjective_heads(token: Token) -> list[Token]:
    """Who is dead: "twelve dead militants", "left twelve dead", "twelve were dead", "twelve dead"."""
    if token.dep_ == "amod":
        return []
    heads = [c for c in token.children if c.dep_ in {"nsubj", "nummod"}]
    if not heads and token.dep_ in {"oprd", "ccomp", "xcomp", "acomp"}:
        heads = [c for c in token.head.children if c.dep_ in {"dobj", "nsubj", "nsubjpass"} and c.i < token.i]
        heads = heads[-1:]
    return heads


def _plausible(counted: Count) -> bool:
    best = counted.amount.best
    return best is None or best < 20_000_000


def _put(event: DraftEvent, kind: str, counted: Count, token: Token) -> None:
    amount, groups = counted.amount, counted.groups
    toll = Toll(
        low=amount.low,
        best=amount.best,
        high=amount.high,
        civilians=groups.get("civilians"),
        children=groups.get("children"),
        women=groups.get("women"),
    )
    old: Toll | None = getattr(event, kind)
    if old is not None and (old.best or 0) >= (toll.best or 0):
        return
    setattr(event, kind, toll)
    event.because[kind] = f"counted beside '{token.text}': {amount.rule}"
