"""Quotations: where quotation marks open and close, also when marks are doubled, odd in number or lost.

One pass over the characters of each paragraph. A mark opens or closes by its shape (“ ”) or, for straight marks, by the
blanks around it; where this leaves it open, it does what is due. A quotation that never closes ends with its paragraph, and
goes on where the next paragraph opens with a mark again.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from counterclaim.reading.parsed import Doc

# a sign comes first, so that the search can skip to it: ``, '', one or more doubles of a sort, or a single one
_MARK = re.compile(
    r"[`'\"“”„«»‹›「」『』《》‘’](?:(?<=`)`|(?<=')'?|(?<=\")\"*|(?<=[“”„«»‹›「」『』《》])[“”„«»‹›「」『』《》]*|(?<=[‘’]))"
)
_OPEN = "“„«‹「『《"
_CLOSE = "”»›」』》"
_TURNED = "»›”"  # marks that close in most houses and open in some
_SINGLE = "‘’'"
_SENTENCE_END = re.compile(r"[.!?…][)\]]?(?=\s)")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation: tokens ``start:end`` with its marks, and whether its first and last mark stand in the text.

    `goes_on` is true when the quotation goes on in the next paragraph.
    """

    start: int
    end: int
    opened: bool = True
    closed: bool = True
    single: bool = False
    goes_on: bool = False

    def __contains__(self, index: int) -> bool:
        return self.start <= index < self.end

    def __len__(self) -> int:
        return self.end - self.start


def quotes_of(doc: Doc) -> list[Quote]:
    """Return the quotations of a document, found once and kept with it."""
    kept: list[Quote] | None = doc.kept.get("quotes")
    if kept is None:
        kept = doc.kept["quotes"] = find_quotes(doc)
    return kept


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """Return the indexes of the tokens inside quotation marks, found once and kept with the document."""
    kept: frozenset[int] | None = doc.kept.get("quoted_tokens")
    if kept is None:
        kept = frozenset(i for quote in quotes_of(doc) for i in range(quote.start, quote.end))
        doc.kept["quoted_tokens"] = kept
    return kept


def quote_at(doc: Doc, index: int) -> Quote | None:
    """Return the quotation that a token stands in."""
    quotes = quotes_of(doc)
    at = bisect_right(quotes, index, key=lambda quote: quote.start) - 1
    return quotes[at] if at >= 0 and index in quotes[at] else None


def find_quotes(doc: Doc) -> list[Quote]:
    """Return the quotations of a document, outermost only, in text order."""
    starts = [token.idx for token in doc]
    found: list[Quote] = []
    offset = 0
    for paragraph in doc.text.splitlines(keepends=True):
        spans = _paragraph(paragraph)
        for start, end, opened, closed, single in spans:
            first = max(bisect_right(starts, offset + start) - 1, 0)
            last = bisect_right(starts, offset + end - 1)
            if found and first < found[-1].end:
                first = found[-1].end
            if last > first:
                found.append(Quote(first, last, opened, closed, single))
        offset += len(paragraph)
    return _continued(doc, found)


def _continued(doc: Doc, quotes: list[Quote]) -> list[Quote]:
    """Mark each unclosed quotation whose next paragraph opens with a quotation mark."""
    made: list[Quote] = []
    for number, quote in enumerate(quotes):
        following = quotes[number + 1] if number + 1 < len(quotes) else None
        goes_on = (
            not quote.closed
            and following is not None
            and following.opened
            and all(doc[i].is_space for i in range(quote.end, following.start))
        )
        made.append(Quote(quote.start, quote.end, quote.opened, quote.closed, quote.single, goes_on))
    return made


_Span = tuple[int, int, bool, bool, bool]


def _paragraph(text: str) -> list[_Span]:
    spans: list[_Span] = []
    doubles = _without_wrapping(
        text, [m for m in _MARK.finditer(text) if m.group()[0] not in _SINGLE or len(m.group()) == 2]
    )
    body = len(text.rstrip())
    open_at: int | None = None
    opener = ""
    after = 0  # end of the last quotation
    for match in doubles:
        if _opens(text, match, open_at is not None, opener):
            if open_at is not None:  # the closing mark was lost: the quotation ends with its last whole sentence
                end = _last_sentence_end(text, open_at + 1, match.start())
                spans.append((open_at, end, True, False, False))
            open_at, opener = match.start(), match.group()[0]
        elif open_at is not None:
            spans.append((open_at, match.end(), True, True, False))
            open_at, after = None, match.end()
        else:  # the opening mark was lost: the quotation begins with its sentence
            begin = _sentence_start(text, after, match.start())
            if begin < match.start():
                spans.append((begin, match.end(), False, True, False))
            after = match.end()
    if open_at is not None and open_at < body:
        spans.append((open_at, body, True, False, False))
    return spans or _singles(text)


def _without_wrapping(text: str, marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """Drop the marks around a whole paragraph whose inner ones are doubled: a table's cell, not a quotation."""
    if len(marks) < 4 or marks[0].group() != '"' or marks[-1].group() != '"':
        return marks
    whole = not text[: marks[0].start()].strip() and not text[marks[-1].end() :].strip()
    if whole and any(m.group() == '""' for m in marks[1:-1]):
        return marks[1:-1]
    return marks


def _opens(text: str, match: re.Match[str], inside: bool, opener: str) -> bool:
    mark = match.group()
    before = text[match.start() - 1] if match.start() else " "
    behind = text[match.end()] if match.end() < len(text) else " "
    if inside and (mark[0], opener) in (("“", "„"), ("«", "»"), ("‹", "›")):
        return False  # „so“ and »so«
    if not inside and mark[0] in _TURNED and before.isspace() and behind.isalnum():
        return True
    if mark == "``" or mark[0] in _OPEN:
        return True
    if mark[0] in _CLOSE or (mark == "''" and "``" in text):
        return False
    left, right = before.isspace() or before in "([—–-", behind.isspace() or behind in ")],.;:!?—–-"
    if left == right:
        return not inside
    return left


def _last_sentence_end(text: str, start: int, end: int) -> int:
    last = None
    for match in _SENTENCE_END.finditer(text, start, end):
        last = match.end()
    return last if last is not None else len(text[:end].rstrip())


def _sentence_start(text: str, start: int, end: int) -> int:
    begin = start
    for match in _SENTENCE_END.finditer(text, start, max(end - 2, start)):
        begin = match.end()
    while begin < end and (text[begin].isspace() or text[begin] in ".,;:!?"):
        begin += 1
    return begin


# the sign comes first and what must stand before it after, so that the search can skip to the next sign
_SINGLE_OPEN = re.compile(r"[‘'](?:(?<=[\s(\[—–:][‘'])|(?<=^[‘']))(?=\w)", re.MULTILINE)
_SINGLE_CLOSE = re.compile(r"[’'](?<=[\w.,!?…][’'])(?=[\s).,;:!?—–]|$)", re.MULTILINE)


def _singles(text: str) -> list[_Span]:
    """Single marks count only in a paragraph without double ones, as they are also apostrophes."""
    if "'" not in text and "’" not in text:
        return []  # none that closes
    spans: list[_Span] = []
    closers = [m.end() for m in _SINGLE_CLOSE.finditer(text)]
    at = 0
    next_closer = 0
    for match in _SINGLE_OPEN.finditer(text):
        if match.start() < at:
            continue
        while next_closer < len(closers) and closers[next_closer] <= match.end() + 1:
            next_closer += 1
        # a plural's apostrophe ("rebels' camp") is passed over while a mark after a stop or comma follows
        end = None
        for k in range(next_closer, min(next_closer + 6, len(closers))):
            end = end or closers[k]
            if text[closers[k] - 2] in ".,!?…":
                end = closers[k]
                break
        if end is not None:
            spans.append((match.start(), end, True, True, True))
            at = end
    return spans
