"""Sentence ends repaired for news, set before the parser runs (it keeps what is set)."""

from __future__ import annotations

from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc

_CLOSERS = set("\"'”’»)]")
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
    return doc
