"""Which places an event happened at, told apart from the other places of its sentence.

Syntax first: places in the trigger's own phrase ("clashes in A and B", "the shelling of A", "captured A", "the A bombing"),
then those of the words it depends on ("in A, rebels attacked and killed …"), then the sentence's only place of its kind, then
the dateline. Places that say where somebody comes from ("troops from A"), where something else goes, or whose people or
offices they are, are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from counterclaim.reading.draft import DraftMention, draft_of
from counterclaim.reading.places.features import features

_AT = frozenset("in at near on inside outside around within across throughout over off along between amid into onto through".split())
_TOWARD = frozenset("to toward towards into onto".split())
_OBJECTS = frozenset(("dobj", "nsubjpass", "obj"))
_WORDS = frozenset(("prep", "pobj", "pcomp", "advmod", "npadvmod", "appos", "conj", "nmod", "compound", "amod", "dobj", "nsubjpass"))
_UP = frozenset(("conj", "advcl", "xcomp", "ccomp", "relcl", "acl", "pcomp", "dobj", "prep", "pobj", "nsubj", "nsubjpass", "attr"))
_MOVES = frozenset("move enter advance withdraw flee return retreat deploy send arrive evacuate go travel head cross invade march".split())
_SAYS = frozenset("say tell report add announce claim state note confirm deny".split())


def event_place(doc: Doc, token_index: int) -> tuple[list[str], str]:
    """Place ids of the event whose trigger is this token, most specific first, and the rule that chose them.

    Empty with the rule "" where the text does not place the event.
    """
    mentions, rule = governing_mentions(doc, token_index)
    return list(dict.fromkeys(mention.ref for mention in mentions)), rule


def governing_mentions(doc: Doc, token_index: int) -> tuple[list[DraftMention], str]:
    """The place mentions behind `event_place`."""
    draft = draft_of(doc)
    heads: dict[int, DraftMention] = {}
    for mention in draft.place_mentions:
        heads.setdefault(mention.head, mention)
    if not heads:
        return [], ""
    trigger = doc[token_index]
    sentence = [t for t in trigger.sent if t.i in heads]
    found = _own(trigger, heads)
    if found:
        return found, f"place in the phrase of '{trigger.text}'"
    word = trigger
    for _ in range(4):
        if word.dep_ not in _UP or word.head is word:
            break
        seen, word = word, word.head
        if word.i in heads and seen.dep_ in ("relcl", "acl"):
            return [heads[word.i]], f"'{word.text}', which the clause of '{trigger.text}' describes"
        if word.pos_ == "ADP":
            continue
        if word.lemma_.lower() in _SAYS and seen.dep_ == "ccomp":
            break
        found = _own(word, heads, skip=seen)
        if found:
            return found, f"place in the phrase of '{word.text}', on which '{trigger.text}' depends"
    free = [t for t in sentence if _locative_head(t) is not None]
    if len(free) == 1:
        return [heads[free[0].i]], "the only place of its sentence that is governed by a word of place"
    return [], ""


def _own(word: Token, heads: dict[int, DraftMention], skip: Token | None = None) -> list[DraftMention]:
    found: list[DraftMention] = []
    for child in word.children:
        if child is skip:
            continue
        for token in _below(word, child, heads, 0):
            if heads[token.i] not in found:
                found.append(heads[token.i])
    return found


def _below(word: Token, child: Token, heads: dict[int, DraftMention], depth: int) -> Iterator[Token]:
    """Places that `child` of `word` leads to."""
    if depth > 3:
        return
    name = child.lower_
    if child.dep_ in ("prep", "agent") or (child.dep_ == "advmod" and child.pos_ == "ADP"):
        nominal = word.pos_ in ("NOUN", "PROPN")
        moves = word.lemma_.lower() in _MOVES
        if name in _AT or (name == "of" and nominal) or (name in _TOWARD and moves) or (name == "against" and nominal):
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield from _object(inner, heads, depth)
                elif inner.dep_ == "prep":
                    yield from _below(word, inner, heads, depth + 1)
    elif child.dep_ in _OBJECTS:
        yield from _object(child, heads, depth)
    elif child.dep_ in ("compound", "nmod", "poss") and word.pos_ in ("NOUN", "PROPN") and child.i in heads:
        yield child
    elif child.dep_ in ("npadvmod", "advmod") and child.i in heads:
        yield child
    elif child.dep_ in ("nsubj", "attr") and word.pos_ in ("VERB", "AUX") and depth == 0:
        for inner in child.children:
            if inner.dep_ == "prep" and inner.lower_ in _AT:
                yield from _below(child, inner, heads, depth + 1)


def _object(word: Token, heads: dict[int, DraftMention], depth: int) -> Iterator[Token]:
    """A noun under a word of place: itself, those joined to it, or the name inside "the town of X", "X's outskirts"."""
    if word.i in heads:
        yield word
    else:
        generic = word.lemma_.lower() in features() or word.lower_ in features()
        for child in word.children:
            if child.dep_ in ("compound", "nmod", "poss", "appos", "amod") and child.i in heads:
                yield child
            elif child.dep_ == "prep" and (child.lower_ in _AT or (child.lower_ == "of" and (generic or depth < 2))):
                yield from _below(word, child, heads, depth + 1)
    for child in word.children:
        if child.dep_ in ("conj", "appos") and child.i > word.i:
            yield from _object(child, heads, depth + 1) if depth < 6 else ()


def _locative_head(token: Token) -> Token | None:
    """The word of place above a place name, over the noun phrase it stands in."""
    word = token
    for _ in range(5):
        if word.dep_ == "pobj":
            return word.head if word.head.lower_ in _AT else None
        if word.dep_ not in ("compound", "nmod", "poss", "appos", "conj", "amod", "prep") or word.head is word:
            return None
        word = word.head
    return None
