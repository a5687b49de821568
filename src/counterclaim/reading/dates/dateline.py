"""The publication date as the text itself prints it: a stamp, a header line, or a dateline.

Only the first lines are looked at. A date in running text ("on 5 May rebels attacked") is no publication date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from counterclaim.reading.dates.context import Context
from counterclaim.reading.dates.periods import safe_date
from counterclaim.reading.dates.triggers import Zone
from counterclaim.reading.dates.words import Words, load_words

Printed = tuple[date, tuple[int, int], str]

_HEAD = 1_500  # characters in which a publication date is looked for
_LABEL = re.compile(
    r"\b(?:published|updated|posted|last modified|date|dated|issued|released|created|first published|last updated|"
    r"(?:date|time) of publication|publication date|date published)\b(?: on| at| by)?\s*:?\s*\Z",
    re.IGNORECASE,
)
_DATELINE_BEFORE = re.compile(
    r"^[^\S\n]*[\"“]?(?:[A-Z][\w.'’/-]*+[ ,]*(?:\([^)\n]{1,30}\))?[ ,:–—-]*(?:\bin\b |\bof\b |\bde\b |\bal-)?){0,8}[(\[]?\Z"
)
_DATELINE_AFTER = re.compile(
    r"[^\S\n]*(?:[)\]]|,)?[^\S\n]*(?:\([^)\n]{1,40}\)[^\S\n]*)?(?:[A-Z]{2,}[\w./ ]{0,15})?[^\S\n]*(?:--|[-–—_:|]|\()"
)
_LINE_END = re.compile(r"[^\S\n]*(?:\n|\Z)")
_RUNNING_TEXT = re.compile(
    r"(?:^|\s)(?:on|in|by|since|from|until|after|before|during|the|and|as|at|for|to|with|when|was|is)\s", re.IGNORECASE
)
_GOES_ON = re.compile(
    r"['’,]|[^\S\n]+(?:was|is|saw|marks?|marked|will|and|to|that|when|the|a|an|has|had|brought|became)\b"
)
_WEEKDAY = re.compile(r"(?:the )?(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", re.IGNORECASE)
_LEADS = re.compile(
    r"(?:\b(?:on|since|until|till|by|from|of|after|before|and|to|for|in|for|between|late|early|last|this|next)|[,;])\s*\Z",
    re.IGNORECASE,
)
_SHORT_YEAR = re.compile(
    r"(?P<day>\d(?<!\w\d)\d?)[^\S\n](?P<month>[A-Z]{3,9})[^\S\n](?P<year>\d\d)(?!\w)"
)  # "3 JAN 90", as wires print it
_GLUED_YEAR = re.compile(
    r"(?P<month>[A-Z](?<!\w[A-Z])[a-z]{2,8})\.?[^\S\n](?P<day>[0-3]\d)(?P<year>(?:19|20)\d\d)(?!\w)"
)  # "Apr 092017", where the comma was lost
_AGENCY = re.compile(r"\b(?:AFP|AP|Reuters|REUTERS|dpa|DPA|EFE|ANSA|Xinhua|TASS|Agencies|agencies)[^\S\n]*\Z")
_HEADLINES, _HEADLINE = 2, 200  # lines above the date line, characters in each
_LINE_REST = re.compile(
    r"[^\S\n]*(?:,|at|\||-|–|—)?[^\S\n]*(?:\d{1,2}[:.h]\d\d(?:[:.]\d\d)?[^\S\n]*(?:[AaPp]\.?[Mm]\.?)?[^\S\n]*\(?(?:[A-Z]{2,4})?\)?(?:[+-]\d\d:?\d\d)?)?[^\S\n]*[.)|]?[^\S\n]*(?:\n|\Z)"
)
_MAKES = ("iso", "numeric", "day_month")


def find_published(text: str, near: date | None = None) -> Printed | None:
    """Find the publication date printed in the text.

    Args:
        text: the document's text.
        near: a day that the publication is thought to be near; with it, a dateline without a year counts, too.

    Returns:
        The day, the characters it stands at, and how it is printed (``label``, ``line of its own``, ``dateline``);
        None where no full date stands so. A dateline without a year is no full date.
    """
    head = text[:_HEAD]
    words = load_words()
    ctx = Context(head, None, words)
    found: list[tuple[int, int, date, bool]] = []
    for zone in words.triggers.zones(head):
        for match in _matches(words, zone, head):
            groups = match.groupdict()
            written = groups.get("year")
            if groups.get("bc") or (written is not None and len(written) < 4) or (written is None and near is None):
                continue
            for year in [int(written)] if written else _years_near(near):
                day = _day(match, groups, year, ctx)
                if day is not None and (written or (near is not None and abs((day - near).days) < 183)):
                    found.append((match.start(), match.end(), day, written is not None))
    for match in _SHORT_YEAR.finditer(head):
        year, month = int(match["year"]), words.value("MONTH", match["month"])
        day = safe_date(year + (2000 if year < 50 else 1900), int(month), int(match["day"])) if month else None
        if day is not None:
            found.append((match.start(), match.end(), day, False))
    for match in _GLUED_YEAR.finditer(head):
        month = words.value("MONTH", match["month"])
        day = safe_date(int(match["year"]), int(month), int(match["day"])) if month else None
        if day is not None:
            found.append((match.start(), match.end(), day, True))
    found.sort(key=lambda f: (f[0], -(f[1])))
    for how, test in (
        ("label", _labelled),
        ("line of its own", _alone),
        ("head of the text", _at_head if near is None else _not_entry(_at_head)),
        ("dateline", _dateline if near is None else _not_entry(_dateline)),
        ("stamp", _stamp),
    ):
        for start, end, day, full in found:
            if (full or how == "dateline") and 1900 <= day.year <= 2100 and test(head, start, end):
                return day, (start, end), how
    return None


def _matches(words: Words, zone: Zone, head: str) -> Iterator[re.Match[str]]:
    for rule in words.rules_for(zone):
        if rule.make in _MAKES:
            yield from rule.regex.finditer(head, zone.start, zone.end)


def _years_near(near: date | None) -> list[int]:
    return [] if near is None else [near.year - 1, near.year, near.year + 1]


def _day(match: re.Match[str], groups: dict[str, str], year: int, ctx: Context) -> date | None:
    if "a" in groups:
        a, b = int(groups["a"]), int(groups["b"])
        return safe_date(year, b, a) or safe_date(year, a, b)
    day = groups.get("day")
    if day is None:
        return None
    name = groups["month"]
    month = int(name) if name.isdigit() else ctx.words.value("MONTH", name)
    return safe_date(year, int(month), int(re.sub(r"\D", "", day))) if month is not None else None


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _labelled(text: str, start: int, end: int) -> bool:
    line = text[max(_line_start(text, start), start - 60) : start]
    label = _LABEL.search(line)
    return (
        label is not None
        and not re.search(r"[.;]\s", line[: label.start()])
        and len(line[: label.start()].split()) <= 4
    )


def _alone(text: str, start: int, end: int) -> bool:
    before = text[_line_start(text, start) : start]
    return (
        len(before) <= 40
        and bool(re.fullmatch(r"[^\S\n]*(?:\d{1,2}[:.]\d\d\s*(?:[A-Z]{2,4})?,?\s*)?[(|\[-]?\s*", before))
        and bool(_LINE_REST.match(text, end))
    )


def _at_head(text: str, start: int, end: int) -> bool:
    """A full date that the text, or the line after its headline, opens with: "Fri 07 Apr 2017 at 0914 Governor says"."""
    *above, line = text[:start].split("\n")
    headlines = [one for one in above if one.strip(" \t\r|[(")]
    if line.strip(" \t\r|[(") or len(headlines) > _HEADLINES or any(len(one) > _HEADLINE for one in headlines):
        return False
    return not _GOES_ON.match(text, end)


def _stamp(text: str, start: int, end: int) -> bool:
    """A full date with its weekday between headline and text: "Rebels leave town AFP Tuesday 30 Sep 2014 At least"."""
    if not _WEEKDAY.match(text, start) or _LEADS.search(text[max(0, start - 16) : start]):
        return False
    if _AGENCY.search(text[max(0, start - 16) : start]):
        return not _GOES_ON.match(text, end)
    return bool(re.match(r"[^\S\n]+(?:at[^\S\n]+)?(?:\d{1,2}[:.]?\d\d[^\S\n]*)?[A-Z“\"]", text[end : end + 24]))


def _not_entry(test: Callable[[str, int, int], bool]) -> Callable[[str, int, int], bool]:
    """Leave out the day of an entry: "14 Jan: rebels attacked ..." in a list of what happened when."""

    def run(text: str, start: int, end: int) -> bool:
        entry = not text[_line_start(text, start) : start].strip() and text[end : end + 2] == ": "
        return not entry and test(text, start, end)

    return run


def _dateline(text: str, start: int, end: int) -> bool:
    before = text[_line_start(text, start) : start]
    return (
        len(before) <= 90
        and len(before.split()) <= 10
        and bool(_DATELINE_AFTER.match(text, end) or (before.strip() and _LINE_END.match(text, end)))
        and not _RUNNING_TEXT.search(before)
        and bool(_DATELINE_BEFORE.match(before))
    )
