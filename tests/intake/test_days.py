"""Days of publication: what is understood, and what cannot be true."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.intake.days import day_of, impossible

TODAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    "value",
    [
        "2017-07-16", "2017-7-16", "2017-07-16T23:30:00-05:00", "2017-07-16 08:00", "20170716", 20170716, "20170716T081500Z",
        "20170716081500", "Sun, 16 Jul 2017 23:30:00 -0500", "16 July 2017", "July 16, 2017", "Sunday, July 16, 2017, 10:00",
        "16th July 2017", "16 Jul 2017", "16/07/2017", "07/16/2017", "2017/07/16", "16.07.2017", 1500163200, 1500163200000,
        "1500163200", datetime(2017, 7, 16, 9), date(2017, 7, 16),
    ],
)  # fmt: skip
def test_one_day_in_many_ways(value: object) -> None:
    assert day_of(value) == date(2017, 7, 16)


@pytest.mark.parametrize(
    "value", ["05/06/2017", "yesterday", "", None, True, "2017-02-30", "July", -5, 1e300, float("nan")]
)
def test_null_beats_a_guess(value: object) -> None:
    assert day_of(value) is None


def test_the_same_number_for_day_and_month_is_no_guess() -> None:
    assert day_of("05/05/2017") == date(2017, 5, 5)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_iso_and_unix_time_agree(day: date) -> None:
    assert day_of(day.isoformat()) == day
    assert day_of(day.strftime("%Y%m%d")) == day


@given(st.text() | st.floats() | st.integers())
def test_no_value_breaks_it(value: object) -> None:
    found = day_of(value)
    assert found is None or isinstance(found, date)


@pytest.mark.parametrize(
    ("day", "wrong"),
    [("2099-01-01", True), ("2026-05-03", True), ("2026-05-02", False), ("1970-01-01", True), ("1970-01-18", True),
     ("1970-09-18", False), ("1900-01-01", True), ("0001-01-01", True), ("1914-06-28", False)],
)  # fmt: skip
def test_days_that_cannot_be(day: str, wrong: bool) -> None:
    assert bool(impossible(date.fromisoformat(day), TODAY)) is wrong
