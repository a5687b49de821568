"""Ties told by compounds: "Saudi-backed committee", "al-Qaeda-linked rebels", "rebel-held districts"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.lexicon.relations import compound_words, prefix_words
from counterclaim.reading.draft import Draft
from counterclaim.reading.events.grammar import with_conjuncts
from counterclaim.reading.parsed import Doc, Token
from counterclaim.reading.relations.ends import parties
from counterclaim.reading.relations.tie import Tie

_HYPHENS = {"-", "–", "‑"}


def compound_ties(doc: Doc, draft: Draft) -> Iterator[Tie]:
    """Yield the ties told by hyphenated participles."""
    words = compound_words()
    yield from _prefixed(doc, draft)
    for token in doc:
        entry = words.get(token.lower_.rpartition("-")[2] if "-" in token.lower_ else token.lower_)
        if entry is None:
            continue
        left = _left(token, draft)
        if left is None:
            continue
        right = _right(token)
        if right is None:
            continue
        if right.dep_ in {"compound", "nmod"} and draft.actors_at(right.head) and not draft.actors_at(right):
            right = right.head  # "the X-linked news agency Y"
        if entry.id == "controls" and right.dep_ == "appos" and not draft.places_at(right):
            right = right.head  # "Goma, the rebel-held city"
        heads = with_conjuncts([right]) if right.dep_ != "conj" else [right]
        heads = [
            h for h in heads if h.i == right.i or not any(c.dep_ in {"amod", "det", "compound"} for c in h.children)
        ]
        if entry.compound == "of_parties":
            heads = parties(right)
        sources, targets = (heads, left) if entry.compound in {"of_target", "mutual"} else (left, heads)
        yield Tie(
            entry.id, token, sources, targets, f"the compound '{doc[left[0].i : token.i + 1].text if left else token.text}'",
            mutual=entry.compound == "mutual", target_place=entry.id == "controls",
            open_ends=entry.id in {"controls", "mediates"}, extra=[right], given=True,
        )  # fmt: skip


def _prefixed(doc: Doc, draft: Draft) -> Iterator[Tie]:
    """ "The anti-Taliban front": what stands after the hyphen is whom the noun's bearer is against."""
    words = prefix_words()
    for token in doc:
        entry = words.get(token.lower_)
        if entry is None or token.whitespace_ or token.i + 2 >= len(doc) or doc[token.i + 1].text not in _HYPHENS:
            continue
        whom = [
            doc[m.head] for m in draft.actor_mentions if m.start_char == doc[token.i + 2].idx and m.how != "pronoun"
        ]
        if whom and token.head.i > whom[0].i and token.head.pos_ in {"NOUN", "PROPN"}:
            yield Tie(
                entry.id, token, [token.head], whom, f"the prefix '{token.text}-'", extra=[token.head], given=True
            )


def _left(token: Token, draft: Draft) -> list[Token] | None:
    """Heads of the words before the hyphen; None where there is no hyphen."""
    doc, at = token.doc, token.i - 1
    if "-" in token.text[1:-1]:  # one token: "U.S.-led"
        heads = sorted(
            {
                m.head
                for m in draft.actor_mentions
                if token.idx <= m.start_char < token.idx + len(token.text) and m.head == token.i
            }
        )
        return [doc[i] for i in heads] or [token]
    if at < 1 or doc[at].text not in _HYPHENS or doc[at - 1].whitespace_:
        return None
    start = at - 1
    while start > 0 and not doc[start - 1].whitespace_ and not doc[start - 1].is_space and start > at - 10:
        start -= 1
    lo, hi = doc[start].idx, doc[at].idx
    # "US- and UK-backed", "Al Nusra Front-linked": a name may begin before the last blank
    found = [m for m in draft.actor_mentions if m.start_char < hi and m.end_char <= hi + 1 and m.end_char > lo]
    heads = sorted({m.head for m in found})
    if heads:
        return [doc[i] for i in heads]
    return [doc[at - 1]]


def _right(token: Token) -> Token | None:
    if token.dep_ in {"amod", "compound", "acl", "nmod"} and token.head.i > token.i:
        return token.head
    doc = token.doc
    for other in doc[token.i + 1 : min(token.i + 8, token.sent.end)]:
        if other.pos_ in {"NOUN", "PROPN"} and other.dep_ not in {"compound", "nmod", "amod"}:
            return other
        if other.is_punct or other.pos_ in {"VERB", "ADP"}:
            return None
    return None
