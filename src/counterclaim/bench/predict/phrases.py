"""Noun phrases as re3d marks them: the base phrase with its article and modifiers, without what follows the head."""

from __future__ import annotations

from functools import lru_cache

from counterclaim.bench.predict.near import Span
from counterclaim.reading.parsed import Doc, Token

PLACE_NOUNS = frozenset(
    [
        *("town", "city", "village", "province", "district", "region", "area", "governorate", "suburb"),
        *("neighbourhood", "neighborhood", "state", "camp", "island", "valley", "mountain", "river", "port", "capital"),
    ]
)
SIDES = frozenset(
    [
        *("northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "upper", "lower"),
        *("north-eastern", "north-western", "south-eastern", "south-western", "northeastern", "northwestern"),
        *("southeastern", "southwestern", "greater", "rural"),
    ]
)
_POSSESSIVE = frozenset(["'s", "’s", "'", "’"])


class Phrases:
    """The base noun phrases of a parse, by the token index of their heads."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.by_root = {chunk.root.i: (chunk.start, chunk.end) for chunk in doc.spacy.noun_chunks}
        self._at = {i: root for root, (start, end) in self.by_root.items() for i in range(start, end)}

    def root_of(self, token: int) -> int | None:
        """Return the head of the base phrase that holds a token."""
        return self._at.get(token)

    def around(self, head: int, start: int, end: int) -> Span:
        """Return the base phrase headed by token `head`, widened to hold the characters ``start:end``."""
        bounds = self.by_root.get(head)
        if bounds is None:
            return start, end
        low, high = bounds
        owner = next((c for c in self.doc[head].children if c.dep_ == "poss" and low <= c.i < high), None)
        if owner is not None and owner.pos_ != "PRON":
            # "Mosul's defenders": the possessor is a phrase of its own, the thing possessed another
            low = max((c.i + 1 for c in owner.subtree if c.i < head), default=low)
        tokens = self.doc[low:high]
        while len(tokens) > 1 and (tokens[-1].text in _POSSESSIVE or tokens[-1].is_punct):
            tokens = tokens[:-1]
        return min(tokens.start_char, start), max(tokens.end_char, end)

    def place(self, head: int, start: int, end: int) -> Span:
        """Return a place with the common noun it is called by: "the town of Tel Tamer"."""
        token = self.doc[head]
        noun = self._named(token)
        if noun is None:
            low = self.doc[head - 1] if head else None
            if low is not None and low.head.i == head and low.dep_ in ("amod", "compound") and low.lower_ in SIDES:
                return low.idx, end  # "eastern Aleppo"
            article = low is not None and low.lower_ == "the" and low.idx + 4 == start
            return (start - 4 if article else start), end
        low_end = self.around(noun.i, noun.idx, noun.idx + len(noun))
        return min(low_end[0], start), max(low_end[1], end)

    def _named(self, token: Token) -> Token | None:
        preposition = token.head
        if token.dep_ in ("compound", "nmod") and preposition.i > token.i and preposition.lemma_.lower() in PLACE_NOUNS:
            return preposition
        if token.dep_ == "pobj" and preposition.lower_ == "of" and preposition.head.lemma_.lower() in PLACE_NOUNS:
            return preposition.head
        return None


@lru_cache(maxsize=2)
def phrases_of(doc: Doc) -> Phrases:
    """Return the phrases of a parse, made once."""
    return Phrases(doc)
