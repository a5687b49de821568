"""Find the lexicon's wordings among the tokens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.lexicon.framing import Wording, framing_lexicon
from counterclaim.reading.parsed import Doc, Span, Token

_ARTICLES = {"al", "el", "ul", "as", "ash", "an", "ad", "az"}  # of Arabic names
_POS = {"NOUN": {"NOUN", "PROPN"}, "VERB": {"VERB"}, "ADJ": {"ADJ"}, "ADV": {"ADV"}}


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording found at the tokens ``start:end``; `head` is the token that bears the judgement."""

    wording: Wording
    start: int
    end: int
    head: Token


def wordings(doc: Doc) -> Iterator[Hit]:
    """Yield the judging wordings of the document in order, the longest where they overlap."""
    by_first = framing_lexicon().by_first
    free = 0
    for token in doc.tokens:
        entries = by_first.get(token.lower_) or by_first.get(token.lemma_.lower())
        if not entries or token.i < free:
            continue
        for entry in entries:
            end = _match(doc, token.i, entry)
            if end is not None and _fits(doc, token.i, end, entry):
                yield Hit(entry, token.i, end, _head(doc[token.i : end]))
                free = end
                break


def _match(doc: Doc, start: int, entry: Wording) -> int | None:
    at = start
    for word in entry.words:
        if at >= len(doc):
            return None
        token = doc[at]
        if word not in (token.lower_, token.lemma_.lower()):
            return None
        at += 1
    return at


def _fits(doc: Doc, start: int, end: int, entry: Wording) -> bool:
    token = doc[start]
    if entry.pos is not None and token.tag_ and token.pos_ not in _POS[entry.pos]:
        return False
    after = doc[end] if end < len(doc) else None
    following = (after.lower_, after.lemma_.lower()) if after is not None else ("", "")
    if entry.next and not set(following) & set(entry.next):
        return False
    if set(following) & set(entry.not_next):
        return False
    before = start - 1
    if before > 0 and doc[before].text == "-":
        before -= 1
    if before >= 0 and {doc[before].lower_, doc[before].lemma_.lower()} & set(entry.not_before):
        return False
    return not part_of_a_name(token)


def _head(span: Span) -> Token:
    words = [token for token in span if token.is_alpha]
    root = span.root
    return root if root.is_alpha or not words else words[-1]


def part_of_a_name(token: Token) -> bool:
    """A capital inside a sentence of small letters, next to another capital: "the Special Court for Terrorism Cases"."""
    if not token.text[:1].isupper() or token.is_sent_start or token.is_upper:
        return False
    if token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ in _ARTICLES:
        return True
    words = [t for t in token.sent if t.is_alpha and len(t) > 3]
    if not words or sum(t.text[:1].isupper() for t in words) > 0.6 * len(words):
        return False
    around = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    return token.pos_ == "PROPN" and any(
        t.pos_ == "PROPN" and t.text[:1].isupper() and t.ent_type_ != "PERSON" for t in around
    )
