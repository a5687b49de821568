"""Where a news dateline ends ("GOMA, DR Congo, March 11 (Agency) - "): what follows is a sentence of its own.

Left in its sentence, a dateline spoils the parse of the first and most important sentence of a report: the place becomes the
subject. A dateline is cut off only where it is followed by a spaced dash, and starts with a place in capitals or with an
agency in brackets before the dash.
"""

from __future__ import annotations

import re

_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]+(?:[ /][A-ZÀ-Þ'’.\-]+){0,4}"
_MORE = r"(?:,\s?[A-ZÀ-Þ][\w.'’\- ]{1,30}){0,3}"
_AGENCY = r"\([^()\n]{2,40}\)"
_DASH = r"\s?(?:[—–]|--|(?<=\s)-(?=\s))\s*"
_DATELINE = re.compile(
    rf"\s*(?:(?:{_PLACE}){_MORE}\s?(?:{_AGENCY})?|[A-ZÀ-Þ][\w'’\-]+(?:[ ,]+[A-ZÀ-Þ][\w'’.\-]+){{0,4}}\s{_AGENCY}){_DASH}(?=\S)"
)
_LONGEST = 120  # characters


def after_dateline(piece: str) -> int:
    """Return the offset at which the text after the dateline starts; 0 where there is no dateline."""
    match = _DATELINE.match(piece, 0, _LONGEST)
    return match.end() if match else 0
