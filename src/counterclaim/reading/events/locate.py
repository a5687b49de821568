"""Places that a noun phrase stands for: "the town of Arvan", "eastern Arvan", "the province" told before."""

from __future__ import annotations

from counterclaim.reading.draft import Draft
from counterclaim.reading.events.grammar import with_conjuncts
from counterclaim.reading.parsed import Token

_KINDS = {
    "province": {"admin1", "admin2", "region"}, "governorate": {"admin1"}, "region": {"admin1", "admin2", "region"},
    "state": {"admin1"},
    "district": {"admin2", "admin1"}, "city": {"settlement"}, "town": {"settlement"}, "village": {"settlement"},
    "country": {"country"},
    "area": {"admin1", "admin2", "region", "settlement"}, "county": {"admin2", "admin1"},
}  # fmt: skip


def places_of(draft: Draft, tokens: list[Token], within: frozenset[str] = frozenset({"of", "in"})) -> list[str]:
    """Return the places that these head tokens stand for: named, inside the phrase, or described ("the province").

    Args:
        within: the prepositions that lead to a place inside the phrase ("the town of X", "areas in X").
    """
    found: list[str] = []
    for token in tokens:
        held = draft.places_at(token)
        if not held:
            # "the town of X", "eastern X", "areas in X"
            for child in token.children:
                if held:
                    break
                if child.dep_ == "prep" and child.lower_ in within:
                    inner = with_conjuncts(child.children)
                    held = held + [p for n in inner for p in draft.places_at(n)]
                elif child.dep_ in {"compound", "appos", "nmod"}:  # "U.S. troops" are not in the U.S. for that
                    whose = child.dep_ != "appos"
                    held = held + [p for p in draft.places_at(child) if not whose or draft.places[p].kind != "country"]
        if not held:
            held = _described(draft, token)
        found.extend(p for p in held if p not in found)
    return found


def _described(draft: Draft, token: Token) -> list[str]:
    """ "The province", "the town": the last place of that kind named in this sentence or the one before."""
    kinds = _KINDS.get(token.lemma_.lower())
    if kinds is None or not any(c.dep_ == "det" and c.lower_ in {"the", "this", "that"} for c in token.children):
        return []
    floor = token.sent.start
    if floor > 0:
        floor = token.doc[floor - 1].sent.start
    before = [m for m in draft.place_mentions if floor <= m.head < token.i and m.ref in draft.places]
    fitting = [m for m in before if draft.places[m.ref].kind in kinds]
    if not fitting and len({m.ref for m in before}) == 1:
        # the only place told before it: a province may bear its city's name; a country is no town
        fitting = [m for m in before if draft.places[m.ref].kind != "country"]
    return [max(fitting, key=lambda m: m.head).ref] if fitting else []
