"""Time expressions and their values, after TempEval-3.

A prediction row is ``{"id", "timexes": [{"start", "end", "type", "value"}]}``. ``f1`` is the value F1: the relaxed F1
of the spans times the share of matched expressions whose TIMEX3 value is right. ``intervals`` asks only that the value
stands for the same days.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from counterclaim.bench.scorers.common import NO_OPTIONS, Options, Row, Rows, Score, Tally, best_matching, ends, shared

Days = tuple[str, str]


def score(gold: Rows, pred: Rows, options: Options = NO_OPTIONS) -> Score:
    """Score time expressions; there are no options."""
    strict, relaxed = Tally(), Tally()
    types, values, same_days = Tally(), Tally(), 0
    for key, row in gold.items():
        wanted, given = row["timexes"], pred.get(key, {}).get("timexes", [])
        matched = [
            (given[i], wanted[j]) for i, j in best_matching([[_fit(one, other) for other in wanted] for one in given])
        ]
        relaxed.add(len(matched), len(given), len(wanted))
        strict.add(sum(ends(one) == ends(other) for one, other in matched), len(given), len(wanted))
        for answer, right in matched:
            if right.get("type"):
                types.add(answer.get("type") == right["type"], 1, 1)
            if right.get("value"):
                ours, theirs = answer.get("value"), right["value"]
                values.add(plain(ours) == plain(theirs), 1, 1)
                same_days += interval(ours) == interval(theirs)
    spans = relaxed.score()

    def weighted(right: float, of: int) -> float:
        return round(float(spans["f1"]) * (right / of if of else 1.0), 4)

    value_f1 = weighted(values.right, values.given)
    return {
        "task": "dates",
        "f1": value_f1,
        "strict": strict.score(),
        "relaxed": spans,
        "type": weighted(types.right, types.given),
        "value": value_f1,
        "value_accuracy": round(values.right / values.given if values.given else 1.0, 4),
        "intervals": weighted(same_days, values.given),
    }


def _fit(given: Row, wanted: Row) -> float:
    common = shared(ends(given), ends(wanted))
    if not common:
        return 0.0
    return (2.0 if ends(given) == ends(wanted) else 1.0) + 1e-4 * common


def plain(value: object) -> str | None:
    """Return a value without case and blanks; None stays None."""
    return None if value is None else str(value).strip().upper().replace(" ", "")


def interval(value: object) -> Days | str | None:
    """Return the first and last day of a TIMEX3 calendar value, or the value itself where it names no days."""
    text = plain(value)
    if text is None:
        return None
    day = text.split("T")[0] if re.match(r"\d{4}-\d\d-\d\dT", text) else text
    try:
        return _calendar_days(day, has_clock=day != text) or text
    except ValueError:
        return text


def _calendar_days(text: str, has_clock: bool) -> Days | None:
    if re.fullmatch(r"\d{4}", text):
        return f"{text}-01-01", f"{text}-12-31"
    if decade := re.fullmatch(r"(\d{3})X?", text):
        return f"{decade[1]}0-01-01", f"{decade[1]}9-12-31"
    if month := re.fullmatch(r"(\d{4})-(\d\d)", text):
        return f"{text}-01", f"{text}-{_month_end(int(month[1]), int(month[2])):02d}"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return None if has_clock else (text, text)
    if week := re.fullmatch(r"(\d{4})-W(\d\d)", text):
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    if quarter := re.fullmatch(r"(\d{4})-Q(\d)", text):
        last = 3 * int(quarter[2])
        return f"{quarter[1]}-{last - 2:02d}-01", f"{quarter[1]}-{last:02d}-{_month_end(int(quarter[1]), last):02d}"
    return None


def _month_end(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]
