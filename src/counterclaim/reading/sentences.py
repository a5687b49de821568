"""Sentence ends repaired for news, set before the parser runs (it keeps what is set)."""

from __future__ import annotations

from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc, Token

_CLOSERS = set("\"'”’»)]")
_ZONES = {
    "GMT",
    "UTC",
    "BST",
    "CET",
    "CEST",
    "EET",
    "EEST",
    "MSK",
    "EST",
    "EDT",
    "CST",
    "CDT",
    "PST",
    "PDT",
    "EAT",
    "CAT",
    "WAT",
    "IST",
}
_HALVES = {"a.m.", "p.m."}  # of a day; their full stop ends no sentence before GMT or "Moscow time"
_ENDS = {".", "!", "?", "…"}


@Language.component("counterclaim_sentences")
def mark_sentence_ends(doc: Doc) -> Doc:
    """Start a sentence after a paragraph's end, and never between a full stop and the quotation mark that closes it."""
    for before, token in pairwise(doc):
        if before.is_space and "\n" in before.text:
            ended = before.i == 0 or doc[before.i - 1].text in _ENDS | _CLOSERS | {":"} or before.text.count("\n") > 1
            token.is_sent_start = True if ended else None
        elif token.is_space or (token.text in _CLOSERS and before.text in _ENDS and not before.whitespace_):
            token.is_sent_start = False
        if before.lower_ in _HALVES and _whose_time(token):
            token.is_sent_start = False
    return doc


def _whose_time(token: Token) -> bool:
    """ "9 a.m. Moscow time", "9 p.m. GMT"."""
    return token.text in _ZONES or (token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "time")
