"""Where a news dateline ends ("GOMA, DR Congo, March 11 (Agency) - "): what follows is a sentence of its own.

Left in its sentence, a dateline spoils the parse of the first and most important sentence of a report: the place becomes the
subject. A dateline is cut off where it is followed by a spaced dash, and starts with a place in capitals, with an agency in
brackets or with a date before the dash, or stands in brackets as a whole ("(New York, June 9, 2015) - "); or where it is a
known town in capitals before a colon ("ISLAMABAD/NEW DELHI: ").
"""

from __future__ import annotations

import re

from counterclaim.gazetteer import shared_gazetteer
from counterclaim.registry import shared_registry

_PLACE = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\-]+(?:[ /][A-ZÀ-Þ'’.\-]+){0,4}"
_NAME = r"(?!(?:On|In|At|By|From|Since|Until|Between|After|Before|During|Last|Late|Early|The|This)\b)"
_NAME += r"[A-ZÀ-Þ][\w'’\-]+(?:[ /][A-ZÀ-Þ][\w'’\-]+){0,3}"
_MORE = r"(?:,\s?[A-ZÀ-Þ][\w.'’\- ]{1,30}){0,3}"
_AGENCY = r"\([^()\n]{2,40}\)"
_DAY = r"(?:\d{1,2}\s[A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.?\s\d{1,2})(?:,?\s\d{4})?"
_DASH = r"(?:\s?(?:[—–]|--|(?<=\s)-(?=\s))|\.-(?=\s))\s*"
_DATELINE = re.compile(
    rf"\s*(?:{_AGENCY}\s)?(?:(?:{_PLACE}){_MORE}\s?(?:{_AGENCY})?|[A-ZÀ-Þ][\w'’\-]+(?:[ ,]+[A-ZÀ-Þ][\w'’.\-]+){{0,4}}\s{_AGENCY}"
    rf"|{_NAME}(?:,\s{_NAME})?,\s{_DAY}\s?(?:{_AGENCY})?|\({_NAME}(?:,\s{_NAME})?(?:,\s{_DAY})?\)){_DASH}(?=\S)"
)
_BEFORE_COLON = re.compile(rf"\s*(?P<places>{_PLACE}){_MORE}\s?(?:{_AGENCY})?\s?:\s+(?=\S)")
_LONGEST = 120  # characters
_TOWN = 20_000  # people; villages share their names with everything


def after_dateline(piece: str) -> int:
    """Return the offset at which the text after the dateline starts; 0 where there is no dateline."""
    match = _DATELINE.match(piece, 0, _LONGEST)
    if match is None:
        match = _BEFORE_COLON.match(piece, 0, _LONGEST)
        if match is not None and not all(_is_town(name) for name in match["places"].split("/")):
            return 0  # "SANA: the army advanced": a speaker, not a place
    return match.end() if match else 0


def _is_town(name: str) -> bool:
    actor = shared_registry().find(name)
    if actor is not None and shared_registry().actors[actor].kind != "state":
        return False
    return any(place.population >= _TOWN for place in shared_gazetteer().find(name))
