"""Names that the words around them make places: the two ends of a road, the second of two towns that people fled."""

from __future__ import annotations

from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.grammar import role_head
from counterclaim.reading.parsed import Token

_WAYS = word_list("ways")
_LINKING = frozenset({"link", "connect", "join"})
_LEFT = frozenset({"flee", "leave", "reach", "cross", "enter", "evacuate"})
_GROUND = frozenset({"GPE", "LOC", "FAC"})


def ends_way(name: Token) -> bool:
    """Whether a name is an end of "the road between X and Y", "the highway linking X to Y", "the road from X to Y"."""
    first = role_head(name)
    if first.dep_ == "dobj" and first.head.lemma_ in _LINKING:
        return first.head.head.lemma_.lower() in _WAYS
    if first.dep_ != "pobj" or first.head.lower_ not in {"between", "from", "to", "with"}:
        return False
    above = first.head.head
    if first.head.lower_ in {"to", "with"} and (above.lemma_ in _LINKING or above.lower_ == "from"):
        above = above.head
    elif first.head.lower_ in {"to", "with"} and not any(c.lower_ == "from" for c in above.children):
        return above.lemma_.lower() in _WAYS and first.head.lower_ == "to"
    return above.lemma_.lower() in _WAYS


def left_behind(name: Token) -> bool:
    """Whether a name is the second of "fled X and Y", where the first is a place."""
    first = role_head(name)
    if first is name or first.dep_ != "dobj" or first.head.lemma_ not in _LEFT:
        return False
    return first.ent_type_ in _GROUND or (first.head.lemma_ == "flee" and first.pos_ == "PROPN")
