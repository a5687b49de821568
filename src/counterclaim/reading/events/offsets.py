"""Characters to tokens by bisection: `Doc.char_span` joins the whole text on each call, which many mentions make slow."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from counterclaim.reading.parsed import Doc


class Offsets:
    """Token indexes by character position in one document."""

    def __init__(self, doc: Doc) -> None:
        self.starts = [token.idx for token in doc]

    def tokens(self, start_char: int, end_char: int) -> range:
        """Return the indexes of the tokens that overlap these characters."""
        first = max(0, bisect_right(self.starts, start_char) - 1)
        return range(first, bisect_left(self.starts, end_char))
