"""Sentence ends repaired for news, set before the parser runs (it keeps what is set)."""

from __future__ import annotations

import numpy as np
from spacy.errors import Errors
from spacy.language import Language
from spacy.tokens import Doc, Token

from counterclaim.reading.vocabulary import words_of

_CLOSERS = set("\"'”’»)]")
_ZONES = {
    "GMT", "UTC", "BST", "CET", "CEST", "EET", "EEST", "MSK", "EST", "EDT", "CST", "CDT", "PST", "PDT", "EAT", "CAT", "WAT",
    "IST",
}  # fmt: skip
_HALVES = {"a.m.", "p.m."}  # of a day; their full stop ends no sentence before GMT or "Moscow time"
_STARTS, _OPEN, _GOES_ON = 1, 0, -1  # as spaCy has it
_ENDS = {".", "!", "?", "…"}


@Language.component("counterclaim_sentences")
def mark_sentence_ends(doc: Doc) -> Doc:
    """Start a sentence after a paragraph's end, and never between a full stop and the quotation mark that closes it."""
    words = words_of(doc)  # most say nothing of a sentence's end, and no tokens are made for them
    telling = {i for i, word in enumerate(words) if word[2] or word[0] in _CLOSERS or word[1] in _HALVES}
    if not telling:
        return doc
    if doc.has_annotation("DEP"):
        raise ValueError(Errors.E043)
    # all at once: spaCy looks through the whole document each time that a token's start is set
    starts = doc.to_array(["SENT_START"]).astype(np.int64)
    for at in sorted(telling | {i + 1 for i in telling}):
        if not 0 < at < len(words):
            continue
        before, token = doc[at - 1], doc[at]
        if before.is_space and "\n" in before.text:
            ended = at == 1 or doc[at - 2].text in _ENDS | _CLOSERS | {":"} or before.text.count("\n") > 1
            starts[at] = _STARTS if ended else _OPEN
        elif token.is_space or (token.text in _CLOSERS and before.text in _ENDS and not before.whitespace_):
            starts[at] = _GOES_ON
        if before.lower_ in _HALVES and _whose_time(token):
            starts[at] = _GOES_ON
    made: Doc = doc.from_array(["SENT_START"], starts.astype(np.uint64))  # type: ignore[arg-type]
    return made


def _whose_time(token: Token) -> bool:
    """ "9 a.m. Moscow time", "9 p.m. GMT"."""
    return token.text in _ZONES or (token.i + 1 < len(token.doc) and token.nbor(1).lower_ == "time")
