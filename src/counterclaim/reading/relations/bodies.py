"""Ties told without a word of their own: "the alliance, including A and B", "Anna Berg's movement"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.reading.draft import Draft, DraftActor
from counterclaim.reading.events.grammar import children, with_conjuncts
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Doc, Token
from counterclaim.reading.relations.ends import BODY_NOUNS
from counterclaim.reading.relations.tie import Tie

# bodies that have members, and bodies that have a person at their head
_JOINED = frozenset({"rebel_group", "militia", "political_body", "intergovernmental", "ngo"})
_HEADED = frozenset({"rebel_group", "militia", "political_body"})


def body_ties(doc: Doc, draft: Draft) -> Iterator[Tie]:
    """Yield who is listed as part of a body, and whose body a group is."""
    for token in doc:
        if token.lower_ == "including" and token.dep_ == "prep":
            yield from _listed(token, draft)
        elif token.ent_type_ == "PERSON" or token.pos_ == "PROPN":
            yield from _owned(token, draft)


def _actors(draft: Draft, token: Token) -> list[DraftActor]:
    return [draft.actors[ref] for ref in draft.actors_at(token) if ref in draft.actors]


def _listed(token: Token, draft: Draft) -> Iterator[Tie]:
    """ "The factions, including A and B": only bodies and states are parts; people who are listed are counted, not joined."""
    body = token.head
    whole = _actors(draft, body)
    if not whole or not (norm(body) in BODY_NOUNS or all(actor.kind in _JOINED for actor in whole)):
        return
    parts = [
        noun
        for noun in with_conjuncts(children(token, "pobj"))
        if (held := _actors(draft, noun)) and all(actor.kind not in ("person", "civilians") for actor in held)
    ]
    if parts:
        yield Tie("part_of", token, parts, [body], "listed after 'including'")


def _owned(token: Token, draft: Draft) -> Iterator[Tie]:
    """ "Riek Machar's SPLM-IO", "the Lord's Resistance Army of Joseph Kony": the person leads the group by that name."""
    if token.dep_ == "poss":
        body = token.head
    elif token.dep_ == "pobj" and token.head.lower_ == "of":
        body = token.head.head
    else:
        return
    if not any(actor.kind == "person" for actor in _actors(draft, token)):
        return
    named = any(m.how in ("name", "alias", "acronym") for m in draft.mentions_at(body))
    if named and any(actor.kind in _HEADED for actor in _actors(draft, body)):
        yield Tie("leads", token, [token], [body], "the group is called that person's")
