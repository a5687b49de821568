"""How a stretch of words is quoted: wholly, partly or not inside quotation marks."""

from __future__ import annotations

from counterclaim.reading.attribution.quotes import quoted_tokens
from counterclaim.reading.attribution.words import is_word
from counterclaim.reading.draft import Attribution
from counterclaim.reading.parsed import Doc
from counterclaim.records import Quoted


def quoted_in(doc: Doc, start_char: int, end_char: int, teller: Attribution) -> Quoted:
    """Return direct, mixed or indirect for the words of `teller` between these characters.

    Direct from nine words of ten inside quotation marks; the teller's own value where no word is left to judge by.
    """
    span = doc.char_span(start_char, end_char, alignment_mode="expand")
    told = (t.i for t in span or () if t.i in teller.tokens and is_word(t))
    quoted = quoted_tokens(doc)
    if not quoted and next(told, None) is not None:
        return "indirect"  # no quotation marks in the whole text
    words = list(told)
    if not words:
        return teller.quoted
    inside = sum(i in quoted for i in words)
    if not inside:
        return "indirect"
    return "direct" if inside * 10 >= len(words) * 9 else "mixed"
