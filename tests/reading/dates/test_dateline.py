"""The publication date printed in a text, and what happens where metadata says something else."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.reading.dates import find_published
from counterclaim.reading.draft import draft_of
from counterclaim.reading.parsed import Doc


@pytest.mark.parametrize(
    ("text", "day", "how"),
    [
        ("Published April 13 2017 A strike hit the town.", "2017-04-13", "label"),
        ("Date of publication 5 July 2016 The bomber came.", "2016-07-05", "label"),
        ("A headline\n16/07/2017\nThe army said so.", "2017-07-16", "line of its own"),
        ("Fri 07 Apr 2017 at 0914 The governor says so.", "2017-04-07", "head of the text"),
        ("DAMASCUS, 16 July 2017 (ABC) - The army said so.", "2017-07-16", "dateline"),
        ("LAINYA/JUBA - 4 Jun 2021\nThe force has denied it.", "2021-06-04", "dateline"),
        (
            "Blast hits a market.\n\n15 Apr 2017 A blast hit the market as people waited.",
            "2017-04-15",
            "head of the text",
        ),
        ("Blast hits a market | The Paper.\n\nLast updated at Apr 092017 A blast hit it.", "2017-04-09", "label"),
        ("Army says it killed 20 Reuters Wednesday 7 Aug 2013 twenty fighters were killed.", "2013-08-07", "stamp"),
        ("   SAN MARCO, 3 JAN 90 -- [TEXT] THE COMMAND REPORTED IT.", "1990-01-03", "dateline"),
    ],
)
def test_printed_publication_dates(text: str, day: str, how: str) -> None:
    found = find_published(text)
    assert found is not None
    assert (str(found[0]), found[2]) == (day, how) or (str(found[0]) == day and how == "dateline")
    assert text[slice(*found[1])].strip()


@pytest.mark.parametrize(
    "text",
    [
        "On 1 September 1939, Northland and Southland - its neighbour - went to war.",
        "Rebels said on 16 July 2017 - a Sunday - that they had left.",
        "Rebels leave the town.\n\n15 April 2017 was the day that it fell.",
        "No date at all.",
        "3 May 2015 was the day the town fell.",
        "WASHINGTON, August 11 (ABC) -- The secretary left.",
    ],
)
def test_dates_that_are_no_publication_dates(text: str) -> None:
    assert find_published(text) is None


def test_a_dateline_without_year_counts_near_a_known_day() -> None:
    found = find_published("WASHINGTON, August 11 (ABC) -- The secretary left.", date(1998, 8, 12))
    assert found is not None
    assert found[0] == date(1998, 8, 11)


def test_the_printed_date_wins_over_metadata_that_disagrees(draft: Callable[..., Doc]) -> None:
    doc = draft("Published April 13 2017 A strike on Tuesday hit the town.", "2017-04-06", ["dates"])
    found = draft_of(doc)
    assert found.published == date(2017, 4, 13)
    assert any("printed" in note for note in found.notes)
    assert str(found.dates[-1].start) == "2017-04-11"
    assert not found.dates[0].anchors


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("Last updated at Apr 152017 A blast hit buses on Saturday.", "2017-04-15"),
        ("DAMASCUS, 15 April 2017 (ABC) - A blast hit buses.", "2017-04-14"),
    ],
)
def test_a_stamp_wins_by_a_day_and_a_dateline_does_not(draft: Callable[..., Doc], text: str, published: str) -> None:
    assert str(draft_of(draft(text, "2017-04-14", ["dates"])).published) == published


def test_without_any_date_the_draft_says_so(draft: Callable[..., Doc]) -> None:
    found = draft_of(draft("They came yesterday.", None, ["dates"]))
    assert found.published is None
    assert any("stay unresolved" in note for note in found.notes)
    assert found.dates[0].start is None


def test_a_row_of_capitals_before_a_date_costs_no_time() -> None:
    started = time.process_time()
    assert find_published("ABCDEFGHIJ" * 8 + "; 15 April 2017 - A blast hit buses.") is None
    assert time.process_time() - started < 5
