"""Credit for one fill of a MUC template: right (1), partly right (0.5) or wrong (0).

After the MUC-4 scoring guidelines: strings by their content words and head, sets with the guidelines' near values,
dates and places by containment. A fill may belong to another fill (``of``); the right value put on the wrong one is
worth half.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

STRING_SLOTS = frozenset(
    {"instrument_id", "perp_individual", "perp_org", "phys_target", "hum_target_name", "hum_target_description"}
)
NUMBER_SLOTS = frozenset({"phys_target_number", "hum_target_number", "phys_target_total", "hum_target_total"})

# words that do not tell one target from another: articles, numbers, titles, and the nationalities of the task's region
EMPTY_WORDS = frozenset(
    re.findall(
        r"\w+",
        "A AN THE THIS THAT THESE THOSE HIS HER ITS THEIR OUR SOME SEVERAL OF AND SALVADORAN COLOMBIAN PERUVIAN "
        "GUATEMALAN CHILEAN HONDURAN BOLIVIAN ECUADORAN ARGENTINE ONE TWO THREE FOUR FIVE SIX SEVEN EIGHT NINE TEN "
        "MR MRS DR DON",
    )
)
_FORMER = frozenset({"FORMER GOVERNMENT OFFICIAL", "FORMER ACTIVE MILITARY"})
_BOMBS = frozenset({"VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB"})
# answer -> gold values that it is half right for: the guidelines' generalisations
NEAR_VALUES: Mapping[str, frozenset[str]] = {
    "GUN": frozenset({"MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"}),
    "EXPLOSIVE": _BOMBS | {"BOMB", "GRENADE", "MOLOTOV COCKTAIL", "PROJECTILE", "MISSILE", "ROCKET"},
    "BOMB": _BOMBS,
    "PROJECTILE": frozenset({"MISSILE", "ROCKET"}),
    "SUSPECTED OR ACCUSED": frozenset({"SUSPECTED OR ACCUSED BY AUTHORITIES"}),
    "POLITICAL FIGURE OFFICE OR RESIDENCE": frozenset({"GOVERNMENT OFFICE OR RESIDENCE"}),
    "DESTROYED": frozenset({"SOME DAMAGE"}),
    "GOVERNMENT OFFICIAL": _FORMER,
    "ACTIVE MILITARY": _FORMER,
    "POLITICAL FIGURE": frozenset({"GOVERNMENT OFFICIAL"}),
    "NO INJURY OR DEATH": frozenset({"NO INJURY", "NO DEATH"}),
    "NO INJURY": frozenset({"NO INJURY OR DEATH"}),
    "NO DEATH": frozenset({"NO INJURY OR DEATH"}),
    "ATTACK": frozenset({"BOMBING", "ARSON", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE"}),
}
DateRange = tuple[str | None, str | None]
Location = tuple[str, list[str], bool]


def answered(fill: Any) -> tuple[Any, str | None]:
    """Return value and owner of an answered fill; of a gold fill its first alternatives."""
    if not isinstance(fill, Mapping):
        return fill, None
    if "any" in fill:
        return (fill["any"][0] if fill["any"] else ""), (fill.get("of") or [None])[0]
    return fill.get("value", ""), fill.get("of")


def credit(slot: str, value: Any, owner: str | None, gold: Mapping[str, Any]) -> float:
    """Return the credit of an answer for one gold fill."""
    alternatives = gold["any"]
    if slot == "date":
        return date_credit(value, alternatives)
    if slot == "location":
        return location_credit(value, alternatives)
    if slot in STRING_SLOTS:
        earned = string_credit(value, alternatives)
        depends = slot == "hum_target_description" and bool(gold.get("of"))
    else:
        earned = number_credit(value, alternatives) if slot in NUMBER_SLOTS else set_credit(value, alternatives)
        depends = bool(gold.get("of")) and gold["of"] != ["-"]
    if earned == 1.0 and depends:
        return 1.0 if owner and string_credit(owner, gold["of"]) else 0.5
    return earned


def string_credit(value: str, alternatives: Sequence[str]) -> float:
    """1 for the same content words, or more modifiers in front; 0.5 for the same head or half of the words."""
    words, content = _words(value)
    best = 0.0
    for alternative in alternatives:
        gold_words, gold_content = _words(alternative)
        if words == gold_words or content == gold_content:
            return 1.0
        if not content or not gold_content:
            continue
        extra = len(content) - len(gold_content)
        if 0 < extra <= 4 and content[extra:] == gold_content:
            return 1.0
        common = len(set(content) & set(gold_content))
        half = common and 2 * common > min(len(set(content)), len(set(gold_content)))
        if content[-1] == gold_content[-1] or half:
            best = 0.5
    return best


def _words(text: str) -> tuple[list[str], list[str]]:
    words = re.findall(r"[A-Z0-9]+", text.upper())
    return words, [w for w in words if w not in EMPTY_WORDS and not w.isdigit()] or words


def set_credit(value: str, alternatives: Sequence[str]) -> float:
    """1 for an equal value of the set, 0.5 for one of the guidelines' near values."""
    plain = value.strip().upper()
    if plain in alternatives:
        return 1.0
    return 0.5 if NEAR_VALUES.get(plain, frozenset()) & set(alternatives) else 0.0


def number_credit(value: str, alternatives: Sequence[str]) -> float:
    """1 for the same number, 0.5 for one that is an end of gold's range."""
    plain = value.replace(" ", "").upper()
    if any(plain == a.replace(" ", "").upper() for a in alternatives):
        return 1.0
    answer = _number(plain)
    for alternative in alternatives:
        gold = _number(alternative.replace(" ", "").upper())
        if answer and gold and answer[1] and not answer[2] and answer[1] in (gold[1], gold[3]):
            return 0.5
    return 0.0


def _number(text: str) -> tuple[str, ...] | None:
    """Parts of ``~12``, ``12 -``, ``12-15``: about, first, dash, last."""
    found = re.fullmatch(r"(~?)(\d*)(-?)(\d*)", text)
    return found.groups() if found and (found[2] or found[4]) else None


def _date_range(value: Any) -> DateRange:
    if isinstance(value, Mapping):
        return value.get("from"), value.get("to")
    if "/" in value:
        first, last = value.split("/", 1)
        return first.strip() or None, last.strip() or None
    return value.strip(), value.strip()


def date_credit(value: Any, alternatives: Sequence[Any]) -> float:
    """1 for the same range, 0.5 for an overlapping one ("on or before" reaching back a month)."""
    first, last = _date_range(value)
    best = 0.0
    for alternative in alternatives:
        gold_first, gold_last = _date_range(alternative)
        if gold_last is None:
            continue
        if (first, last) == (gold_first, gold_last):
            return 1.0
        last = last or first
        if last and _dates_meet(first, last, gold_first, gold_last):
            best = 0.5
    return best


def _dates_meet(first: str | None, last: str, gold_first: str | None, gold_last: str) -> bool:
    if first is None:
        return last == gold_last
    if gold_first is None:
        return "0" <= last <= gold_last and (gold_last[:7] == last[:7] or _day(gold_last) - _day(last) <= 31)
    return first <= gold_last and last >= gold_first


def _day(iso: str) -> int:
    year, month, day = (int(part) for part in iso.split("-"))
    return year * 365 + month * 30 + day


def _location(value: Any) -> Location:
    if isinstance(value, Mapping):
        places = [*value["places"], *value.get("to", [])]
        return value["country"].upper(), [p["name"].upper() for p in places], "to" in value
    parts = [re.sub(r"\s*\([^()]*\)?\s*", " ", part).strip().upper() for part in re.split(r":|\s-\s", value)]
    return parts[0], [part for part in parts[1:] if part], bool(re.search(r"\s-\s", value))


def location_credit(value: Any, alternatives: Sequence[Any]) -> float:
    """1 for the right country with the same places or the same last one; 0.5 for one of the two."""
    country, places, _ = _location(value)
    best = 0.0
    for alternative in alternatives:
        gold_country, gold_places, is_range = _location(alternative)
        same_last = bool(places and gold_places) and places[-1] == gold_places[-1]
        if country == gold_country and (set(places) == set(gold_places) or (same_last and not is_range)):
            return 1.0
        if country == gold_country or same_last:
            best = 0.5
    return best
