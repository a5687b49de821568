"""Whole names of bodies that the NER cuts up or misses: "the Front for the Salvation of Z", "the Widows of the Sea Union".

Words with capitals, and "of" or "for" between them, are one name where its first part or the whole ends with a noun that
heads the names of bodies (word list ``body_heads``).
"""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.grammar import capitalised
from counterclaim.reading.parsed import Doc, Token

_HEADS = word_list("body_heads")
_LINKS = frozenset({"of", "for"})
_LONG = 3  # words
_FARTHEST = 16  # tokens
_SMALL_WORDS = frozenset({"of", "for", "against", "and", "the", "in", "on", "to", "with"})
_ARMED = frozenset({"army", "force", "forces", "militia", "guard", "guards"})
_PLACES = frozenset({"GPE", "LOC"})


def whole_bodies(book: Book) -> list[tuple[int, int]]:
    """Token ranges of such names, from left to right; none where a token belongs to a name or country already."""
    if book.capitals:
        return []
    longer = {(ent.start, ent.end) for ent in book.doc.ents if ent.label_ == "ORG"}
    spelt = [run for run in _spelt_out(book.doc) if book.free(*run)]
    return spelt + [
        (start, end)
        for start, end in _runs(book.doc)
        if book.free(start, end)
        and not any(s <= start and e > end for s, e in longer)
        and not any(s < end and start < e for s, e in spelt)
    ]


def _spelt_out(doc: Doc) -> Iterator[tuple[int, int]]:
    """ "The Collective against Hunger and Want (CHW)": a name with small words inside, as the letters after it tell."""
    for token in capitalised(doc):
        letters = token.text
        if not 2 < len(letters) < 9 or not letters.isupper() or not letters.isalpha() or token.i < 3:
            continue
        if doc[token.i - 1].text != "(" or token.i + 1 >= len(doc) or not doc[token.i + 1].text.startswith(")"):
            continue
        start, left, small = token.i - 1, list(letters), False
        while left and start > token.sent.start and token.i - start < _FARTHEST:
            word = doc[start - 1]
            if word.text[:1] == left[-1] and word.is_alpha:
                left.pop()
            elif word.lower_ in _SMALL_WORDS:
                small = True
            else:
                break
            start -= 1
        if not left and small:
            yield start, token.i - 1


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    at = 0
    for token in capitalised(doc):
        if token.i < at or not _capital(token):
            continue
        at = token.i
        parts = [(at, _part_end(doc, at))]
        while (after := _after_link(doc, parts[-1][1])) is not None:
            parts.append((after, _part_end(doc, after)))
        at = parts[-1][1]
        while len(parts) > 1 and all(t.ent_type_ in _PLACES for t in doc[parts[-1][0] : parts[-1][1]]):
            parts.pop()
        if len(parts) > 1 and _is_body(doc, parts):
            yield _with_people(doc, parts[0][0]), parts[-1][1]
        else:
            yield from (part for part in parts if _missed(doc, *part))


def _missed(doc: Doc, start: int, end: int) -> bool:
    """ "Fighters of the Blue River Army": a name of three words or more in which the NER saw nothing."""
    if end - start < _LONG or start == 0 or doc[start - 1].lower_ != "the" or any(t.ent_type_ for t in doc[start:end]):
        return False
    return doc[end - 1].lower_ in _HEADS or doc[end - 1].lower_ in _ARMED


def _with_people(doc: Doc, start: int) -> int:
    """ "People's Council of X", "Workers' Front for Y": the name begins with whose it is."""
    if start > 1 and doc[start - 1].lower_ in {"'s", "’s", "'", "’"} and _capital(doc[start - 2]):
        hit = agent_words().at(doc[start - 2])
        if (hit is not None and hit.plural) or doc[start - 2].lower_ == "people":
            return start - 2
    return start


def _is_body(doc: Doc, parts: list[tuple[int, int]]) -> bool:
    first, last = doc[parts[0][1] - 1], doc[parts[-1][1] - 1]
    if first.lower_ in _HEADS:
        return True
    if last.lower_ not in _HEADS or parts[-1][1] - parts[-1][0] < 2 or doc[parts[0][0]].is_sent_start:
        return False
    hit = agent_words().at(first)
    return hit is None or hit.agent.kind == "civilians"  # "Head of the Northern Union" is somebody else


def _part_end(doc: Doc, start: int) -> int:
    end, tokens = start + 1, doc.tokens
    while end < len(tokens) and _capital(tokens[end]) and not tokens[end].is_sent_start:
        end += 1
    return end


def _after_link(doc: Doc, at: int) -> int | None:
    """Where the name goes on after "of", "for", "of the", "for the"."""
    if at + 1 >= len(doc) or doc[at].text not in _LINKS:
        return None
    after = at + 2 if doc[at + 1].text == "the" and at + 2 < len(doc) else at + 1
    return after if _capital(doc[after]) else None


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha and len(token.text) > 1 and token.text not in _NOT_NAMES


_NOT_NAMES = frozenset(
    {"The", "A", "An", "In", "On", "At", "For", "Of", "And", "But", "Its", "Their", "His", "Her", "That", "This"}
)
