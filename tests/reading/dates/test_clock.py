"""Times by the clock: hours, zones only where they are given, and the day left as the text has it."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.reading.dates import find_dates

SUNDAY = date(2017, 7, 16)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A rocket fell at 14:30 GMT.", "2017-07-16T14:30Z"),
        ("At 08.45 GMT the bridge was hit.", "2017-07-16T08:45Z"),
        ("At 0300 UTC the bridge was hit.", "2017-07-16T03:00Z"),
        ("At 1430Z the bridge was hit.", "2017-07-16T14:30Z"),
        ("At 6 p.m. local time the bridge was hit.", "2017-07-16T18:00"),
        ("At 9 a.m. EST the bridge was hit.", "2017-07-16T09:00-05:00"),
        ("At 23:50 UTC+3 the bridge was hit.", "2017-07-16T23:50+03:00"),
        ("At noon Nairobi time the bridge was hit.", "2017-07-16T12:00"),
        ("The bridge was hit at 4 in the morning.", "2017-07-16T04:00"),
        ("The bridge was hit at ten at night.", "2017-07-16T22:00"),
        ("The bridge was hit at eight o'clock.", "2017-07-16T08:00"),
        ("The bridge was hit at 0100 GMT on Saturday.", "2017-07-15T01:00Z"),
        ("The bridge was hit on 3 July 2017 at 23:50 GMT.", "2017-07-03T23:50Z"),
        ("The bridge was hit, logged 2017-07-15T23:30+0300.", "2017-07-15T23:30+03:00"),
    ],
)
def test_clock_times_keep_their_zone(text: str, value: str) -> None:
    assert [(d.value, d.timex_type) for d in find_dates(text, SUNDAY)] == [(value, "TIME")]


def test_a_time_near_midnight_of_another_zone_does_not_move_the_day() -> None:
    (clock, day) = find_dates("It struck at 00:30 a.m. local time (2130 GMT) on Saturday.", SUNDAY)
    assert (clock.value, clock.anchors) == ("2017-07-15T00:30", False)
    assert (day.start, day.end) == (date(2017, 7, 15), date(2017, 7, 15))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The bridge was hit at about 10:35 p.m. (1935 GMT) Friday.", "2017-07-14T22:35"),
        ("Police made a pre-dawn raid on the house in the old town on 3 July.", "2017-07-03TMO"),
        ("On Monday shells fell. Police made a pre-dawn raid on the house on Thursday.", "2017-07-13TMO"),
        ("On Monday shells fell before dawn, and they fell again on Thursday.", "2017-07-10TMO"),
        ("Shells fell before dawn. On Thursday it was calm.", "2017-07-16TMO"),
        ("Shells fell overnight from Friday to Saturday.", "2017-07-14TNI"),
        ("Shells fell overnight into Friday.", "2017-07-13TNI"),
        ("On Monday they talked.\n\nShells fell overnight.", "2017-07-15TNI"),
    ],
)
def test_a_time_of_day_is_of_the_day_its_sentence_names(text: str, value: str) -> None:
    assert [d.value for d in find_dates(text, SUNDAY) if d.timex_type == "TIME"] == [value]


@pytest.mark.parametrize("text", ["The vote ended 4-3.", "About 1430 soldiers left.", "It won 2:1 odds."])
def test_other_figures_are_no_clock_times(text: str) -> None:
    assert find_dates(text, SUNDAY) == []
