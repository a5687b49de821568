"""Distance statements: "30 km north of X" is a point of its own, with the precision that such words have.

The point is reckoned on the sphere from the centre of X (the direct problem, in its spherical form). Eight winds tell a direction
to 22.5 degrees either way, so the point may be off by 0.4 of the distance: within 25 km that is UCDP's where_prec 2, else 3.
Where the phrase stands beside a name that the gazetteer does not have ("Y, 30 km north of X"), the name takes the point.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from counterclaim.reading.draft import Draft, DraftMention, DraftPlace
from counterclaim.reading.parsed import Doc
from counterclaim.reading.places.features import features
from counterclaim.records.place import PlaceKind

POINT = "point:"
_EARTH = 6371.0  # km
_KM = {"km": 1.0, "kms": 1.0, "kilometer": 1.0, "kilometers": 1.0, "kilometre": 1.0, "kilometres": 1.0, "mile": 1.609,
       "miles": 1.609, "mi": 1.609}  # fmt: skip
_WINDS = {
    "north": 0,
    "northeast": 45,
    "east": 90,
    "southeast": 135,
    "south": 180,
    "southwest": 225,
    "west": 270,
    "northwest": 315,
}
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
)
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
_NUMBERS = {word: number for number, word in enumerate(_SMALL.split(" "))} | _TENS
_UNIT = "|".join(sorted(_KM, key=len, reverse=True))
_ANY_UNIT = re.compile(rf"(?:{_UNIT})\b", re.IGNORECASE)
_WIND = r"(?:north|south)(?:[ -]?(?:east|west))?|east|west"
_NUMBER = rf"(?P<number>\d{{1,4}}(?:[.,]\d{{1,3}})?|\b(?:{'|'.join(_NUMBERS)})\b)[ -]?(?P<unit>{_UNIT})\b(?: \([^()]{{1,20}}\))?"
_WAY = rf",?(?: away)?(?: (?:to )?(?:the )?(?P<wind>{_WIND})(?:ern|erly)?)?(?: side)? (?:of|from|outside|off) "
_GROUND = r"(?:capital|central|coastal|southern|northern|eastern|western|provincial|regional|main|border)"
_BESIDE = re.compile(
    r"(?:,|\(| is| was| lies| lay)?(?: (?:a|an|the) (?:[a-z-]+ ){0,2}[a-z]+)?"
    r"(?: (?:located|situated|which (?:is|lies)|that lies))?"
    r"(?: (?:about|some|around|roughly|nearly|almost|approximately|just|only|over))?,? ?\Z"
)
_REACH = 90  # characters before a name that a distance statement may take
_FARTHEST = 600.0  # km
_SURE = 0.4  # of the distance that the point may be off, by the width of a wind


def add_distances(doc: Doc, draft: Draft) -> None:
    """Add the points that distance statements give, each with a mention, and place unknown names that stand beside one."""
    text = draft.document.text
    for mention in [m for m in draft.place_mentions if m.how == "name"]:
        base = draft.places[mention.ref]
        if base.lat is None or base.lon is None or base.kind in ("country", "admin1"):
            continue
        lead = text[max(0, mention.start_char - _REACH) : mention.start_char]
        found = _stated(lead)
        if found is None:
            continue
        km = _number(found["number"]) * _KM[found["unit"].lower()]
        if not 0 < km <= _FARTHEST:
            continue
        start = mention.start_char - len(lead) + found.start()
        if found["wind"] is None:
            base.geo_precision = max(base.geo_precision or 1, 2 if km <= 25 else 3)
            continue
        _add_point(doc, draft, mention, base, start, km, _WINDS[re.sub(r"[ -]", "", found["wind"].lower())])


def is_base(text: str, start: int) -> bool:
    """Whether a name only tells how far something lies from it."""
    return _stated(text[max(0, start - _REACH) : start]) is not None


def stated_km(gap: str) -> float | None:
    """The distance that the words between two names state, from the first to the second: ", 30 km north of "."""
    found = _stated(gap)
    if found is None or not _BESIDE.fullmatch(gap[: found.start()].replace("\n", " ")):
        return None
    km = _number(found["number"]) * _KM[found["unit"].lower()]
    return km if 0 < km <= _FARTHEST else None


def _stated(words: str) -> re.Match[str] | None:
    """The distance statement that these words end with."""
    return _pattern().search(words.replace("\n", " ")) if _ANY_UNIT.search(words) is not None else None


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, features()), key=lambda word: (-len(word), word)))
    what = rf"(?:the )?(?:{_GROUND}[ ,]+){{0,2}}(?:(?:{words}),? (?:of )?)?(?:the )?\Z"
    return re.compile(_NUMBER + _WAY + what, re.IGNORECASE)


def _number(text: str) -> float:
    lower = text.lower()
    if lower in _NUMBERS:
        return float(_NUMBERS[lower])
    thousands = re.fullmatch(r"\d{1,3},\d{3}", text)
    return float(text.replace(",", "") if thousands else text.replace(",", "."))


def _add_point(
    doc: Doc, draft: Draft, mention: DraftMention, base: DraftPlace, start: int, km: float, wind: int
) -> None:
    assert base.lat is not None
    assert base.lon is not None
    lat, lon = destination(base.lat, base.lon, km, wind)
    precision = 2 if km * _SURE <= 25 else 3
    span = doc.char_span(start, mention.end_char, alignment_mode="expand")
    if span is None:
        return
    said = " ".join(span.text.split())
    rule = f"{km:.0f} km at {wind} degrees from {base.name}, {precision_words(km)}"
    named = _beside(draft, mention, span.start_char)
    if named is not None:
        named.lat, named.lon, named.country, named.admin1 = lat, lon, base.country, base.admin1
        named.geo_precision, named.rule = precision, f"not in the gazetteer; {rule}"
        return
    key = f"{POINT}{base.id.replace(':', '-')}-{km:.0f}km-{wind}"
    kind = _kind_before(doc, span.start)
    draft.places.setdefault(
        key, DraftPlace(key, said, [], kind, lat, lon, base.country, base.admin1, precision, [], rule)
    )
    made = draft.add_place_mention(doc, span.start, span.end, key, "description", rule)
    made.head = mention.head


def precision_words(km: float) -> str:
    """How far the point may be off, in words."""
    return f"give or take {max(1, round(km * _SURE))} km"


def _beside(draft: Draft, mention: DraftMention, start: int) -> DraftPlace | None:
    """The place without coordinates whose name stands right before the phrase: "Y, 30 km north of X"."""
    before = [m for m in draft.place_mentions if m.how == "name" and m.end_char <= start and m is not mention]
    if not before:
        return None
    last = max(before, key=lambda m: m.end_char)
    place = draft.places[last.ref]
    gap = draft.document.text[last.end_char : start]
    return place if place.lat is None and len(gap) < 60 and _BESIDE.fullmatch(gap) else None


def _kind_before(doc: Doc, start: int) -> PlaceKind:
    """ "A village 30 km north of X" is a settlement."""
    for token in reversed(doc[max(0, start - 3) : start]):
        feature = features().get(token.lower_)
        if feature is not None:
            return feature.kind
        if token.lower_ not in {"about", "some", "around", "roughly", "located", ",", "nearly"}:
            break
    return "unknown"


def destination(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point some kilometres away at a bearing in degrees, on a sphere; rounded to four decimals."""
    one, way, angle = math.radians(lat), math.radians(bearing), km / _EARTH
    two = math.asin(math.sin(one) * math.cos(angle) + math.cos(one) * math.sin(angle) * math.cos(way))
    turn = math.atan2(math.sin(way) * math.sin(angle) * math.cos(one), math.cos(angle) - math.sin(one) * math.sin(two))
    east = (lon + math.degrees(turn) + 540) % 360 - 180
    return round(math.degrees(two), 4), round(east, 4)
