"""Short words in quotation marks: the writer holds them at arm's length, or takes them from somebody's mouth."""

from __future__ import annotations

import re
from collections.abc import Iterator

# The sign comes first and what must stand around it after, so that the search can skip to the next sign.
_MARK = re.compile(
    r"""["“”„«»`'‘’](?:
        (?<=")"? | (?<=[“”„«»]) | (?<=`)` | (?<=')'
        | (?<=['‘])(?<!\w.)(?=\w)        # opens before a word
        | (?<=[\w.,]['’])(?!\w)         # closes after one
    )""",
    re.VERBOSE,
)
_NAMING = re.compile(
    r"\b(?:called|named|dubbed|titled|entitled|nicknamed|codenamed|code-named|known as|operation|alias|aka|"
    r"newspaper|film|book|magazine|song|channel|website|hashtag|word|words|term|phrase|under the name|by the name of)\s*\Z",
    re.IGNORECASE,
)
_LONGEST = 60  # characters
_MOST_WORDS = 3


def short_quotes(text: str) -> Iterator[tuple[int, int]]:
    """Yield the characters inside quotation marks that hold one to three words and are neither speech nor a name."""
    for paragraph in re.finditer(r"[^\n]+", text):
        opened: tuple[int, str] | None = None
        for mark in _MARK.finditer(text, paragraph.start(), paragraph.end()):
            before = text[mark.start() - 1] if mark.start() > paragraph.start() else " "
            after = text[mark.end()] if mark.end() < paragraph.end() else " "
            sign = mark[0]
            opens = sign in "“„«``‘" or (not before.isalnum() and not after.isspace() and before not in ".,!?;")
            closes = sign in "”»''’" or (not before.isspace() and not after.isalnum())
            if opened is not None and closes and _pair(opened[1], sign):
                start, end = opened[0], mark.start()
                opened = None
                if end - start <= _LONGEST and _short(text, start, end):
                    yield _trim(text, start, end)
            elif opens and (opened is None or not _pair(opened[1], sign) or mark.start() - opened[0] > _LONGEST):
                opened = (mark.end(), sign)


def _pair(one: str, two: str) -> bool:
    single = {"'", "‘", "’"}
    return (one in single) == (two in single)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def _short(text: str, start: int, end: int) -> bool:
    inside = text[start:end]
    words = re.findall(r"[^\W\d_][\w'’-]*", inside)
    if not 1 <= len(words) <= _MOST_WORDS or re.search(r"\d", inside) or inside.rstrip().endswith((",", "!", "?")):
        return False
    if all(word[0].isupper() for word in words):
        return False  # a name or a title
    if words[0][0].isupper() and inside.rstrip().endswith("."):
        return False  # a sentence of its own
    return not _NAMING.search(text[max(0, start - 30) : start].rstrip("\"“'‘`«„ "))
