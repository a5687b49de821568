"""Feasts of several faiths have the days of their year; days and weeks of a feast are told apart."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.reading.dates import find_dates
from counterclaim.reading.dates.feasts import feast_ranges

SUNDAY = date(2017, 7, 16)


@pytest.mark.parametrize(
    ("name", "year", "first", "last"),
    [
        ("Yom Kippur", 1973, "1973-10-06", "1973-10-06"),
        ("Rosh Hashanah", 2023, "2023-09-16", "2023-09-17"),
        ("Passover", 2017, "2017-04-11", "2017-04-18"),
        ("Purim", 2024, "2024-03-24", "2024-03-25"),
        ("Hanukkah", 2017, "2017-12-13", "2017-12-20"),
        ("Hanukkah", 1995, "1995-12-18", "1995-12-25"),
        ("Lunar New Year", 2017, "2017-01-28", "2017-01-30"),
        ("Tet", 1968, "1968-01-30", "1968-02-01"),
        ("Diwali", 2017, "2017-10-19", "2017-10-20"),
        ("Diwali", 2022, "2022-10-24", "2022-10-25"),
        ("Ramadan", 1973, "1973-09-27", "1973-10-26"),
        ("Ashura", 2017, "2017-09-30", "2017-10-01"),
        ("Orthodox Christmas Eve", 2017, "2017-01-06", "2017-01-06"),
        ("Orthodox Good Friday", 2016, "2016-04-29", "2016-04-29"),
    ],
)
def test_feasts_fall_where_they_fell(name: str, year: int, first: str, last: str) -> None:
    assert [(str(a), str(b)) for a, b in feast_ranges(name, year)] == [(first, last)]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("He was shot on the first day of Eid al-Adha.", "2016-09-11", "2016-09-11"),
        ("In the last ten days of Ramadan it was quiet.", "2017-06-15", "2017-06-24"),
        ("In the second week of Ramadan it was quiet.", "2017-06-03", "2017-06-09"),
        ("On the eve of Diwali it was quiet.", "2016-10-28", "2016-10-28"),
        ("At Christmas last year it was quiet.", "2016-12-25", "2016-12-25"),
        ("They fasted last Ramadan.", "2017-05-27", "2017-06-24"),
    ],
)
def test_days_of_a_feast(text: str, start: str, end: str) -> None:
    (found,) = find_dates(text, SUNDAY)
    assert (str(found.start), str(found.end)) == (start, end), found.rule


@pytest.mark.parametrize(
    "text", ["The Easter Rising failed.", "The Yom Kippur War ended.", "He had an epiphany, and they lent him money."]
)
def test_names_of_events_and_other_words_are_no_feasts(text: str) -> None:
    assert find_dates(text, SUNDAY) == []


@pytest.mark.parametrize(
    ("text", "published", "start", "end"),
    [
        ("Crowds prayed as Easter week began.", date(2017, 4, 10), "2017-04-10", "2017-04-16"),
        ("Crowds gathered in the squares for Christmas.", date(2016, 12, 20), "2016-12-25", "2016-12-25"),
        ("Crowds gathered in the squares at Christmas.", date(2017, 1, 20), "2016-12-25", "2016-12-25"),
        ("Crowds gathered in the squares at Christmas.", date(2017, 7, 16), "2016-12-25", "2016-12-25"),
    ],
)
def test_a_feast_that_is_at_hand_is_meant(text: str, published: date, start: str, end: str) -> None:
    (one,) = find_dates(text, published)
    assert (str(one.start), str(one.end)) == (start, end)
