"""What attribution did not understand, for the reading's notes: lost marks, endless sentences, speakers nobody names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.reading.attribution.quotes import Quote
from counterclaim.reading.draft import Draft
from counterclaim.reading.parsed import Doc
from counterclaim.reading.pieces import LONGEST_PIECE, LONGEST_RUN, endless
from counterclaim.reading.truecase import in_capitals, in_small_letters

_LONG_SENTENCE = 150  # words; longer ones are rare in news and mostly lists or text without stops
_QUOTATION = 10  # words; shorter ones are mostly names and single words
_SHOWN = 3


def unclear(doc: Doc, draft: Draft, quotes: Sequence[Quote]) -> Iterator[str]:
    """Yield a note for each kind of thing that was not understood, with the characters where it stands."""
    text = draft.document.text
    lost = [_mark_at(doc, q) for q in quotes if not q.single and ((not q.closed and not q.goes_on) or not q.opened)]
    if lost:
        yield (
            f"{_marks(len(lost))} without a partner ({_places(lost)}): the quotation was taken to end, or to begin, with its "
            "paragraph or sentence"
        )
    told = {i for a in draft.attributions for i in a.tokens}
    voiceless = [
        doc[q.start].idx for q in quotes if len(q) >= _QUOTATION and not any(i in told for i in range(q.start, q.end))
    ]
    if voiceless:
        yield f"quotations without a speaker ({_places(voiceless)}): what they say stands as the document's own"
    long = [s.start_char for s in doc.sents if s.end - s.start > _LONG_SENTENCE]
    if long:
        yield (
            f"sentences of more than {_LONG_SENTENCE} words ({_places(long)}): who says what in them may be read wrongly"
        )
    if any(len(line) > LONGEST_PIECE for line in text.splitlines()):
        yield f"a paragraph of more than {LONGEST_PIECE:,} characters was read in parts, cut between words"
    run = endless(text)
    if run is not None:
        yield (
            f"more than {LONGEST_RUN:,} characters without a full stop (at character {run}) were read in parts, cut between "
            "words: what belongs together may be apart"
        )
    if in_capitals(text):
        yield "the text is in capitals: names were told from other words by rule, and more of them may be missed or cut wrongly"
    if in_small_letters(text):
        yield "the text has no capitals: most names in it were not recognised, so most actors and places are missing"
    nobody = [a.claimant_span[0] for a in draft.attributions if a.claimant_span is not None and not a.claimants]
    if nobody:
        yield f"who speaks was not understood ({_places(nobody)}): these claims have no claimant"


def _mark_at(doc: Doc, quote: Quote) -> int:
    return doc[quote.start].idx if quote.opened else doc[quote.end - 1].idx


def _marks(count: int) -> str:
    return "a quotation mark" if count == 1 else f"{count} quotation marks"


def _places(found: Sequence[int]) -> str:
    shown = ", ".join(str(at) for at in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    return f"at character {shown}{more}" if len(found) == 1 else f"at characters {shown}{more}"
