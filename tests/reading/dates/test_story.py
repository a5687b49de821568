"""Where a history stands: bare months and seasons after looks aside, back and ahead."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.reading.dates import find_dates

WRITTEN = date(2019, 5, 2)
YEARS = "The war of 1921 and 1922 followed those of 1911, 1912 and 1913.\n\n"  # enough old years to be a history


def values(text: str) -> list[str | None]:
    return [d.value for d in find_dates(YEARS + text, WRITTEN)][5:]


def test_a_history_goes_on_from_where_it_looked_back() -> None:
    text = "In March 1918 the front moved. The council had been founded in November 1917. In July the attack began."
    assert values(text) == ["1918-03", "1917-11", "1918-07"]


def test_a_year_named_aside_does_not_move_the_story_but_that_year_means_it() -> None:
    text = "In June 1925 the siege began. It was the worst since 1900, and in May of that year one had failed. In July it ended."
    assert values(text) == ["1925-06", "1900", "1900-05", "1925-07"]


def test_the_same_year_again_makes_the_story_no_less_exact() -> None:
    text = "On 7 December the fleet was hit, the last blow of 1941. In January the army landed."
    assert values("In June 1941 it began. " + text) == ["1941-06", "1941-12-07", "1941", "1942-01"]


def test_a_winter_after_autumn_ends_in_the_next_year() -> None:
    found = find_dates(
        YEARS + "In October 1925 they dug in. Over the winter many starved. The next spring they left.", WRITTEN
    )[5:]
    assert [d.value for d in found] == ["1925-10", "1926-WI", "1926-SP"]
    assert (found[1].start, found[1].end) == (date(1925, 12, 1), date(1926, 2, 28))


def test_two_seasons_share_the_year_of_the_second() -> None:
    assert values("In 1931 they came. They spent the spring and early summer of 1928 at sea.") == [
        "1931",
        "1928-SP",
        "1928-SU",
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("On 3 May 2016 the town fell. The day before, shells had hit it.", ["2016-05-03", "2016-05-02"]),
        ("On 3 May 2016 the town fell. A convoy had left the week before.", ["2016-05-03", "2016-W17"]),
        ("In 2011 the war began. During this period many fled.", ["2011", "2011"]),
        ("He left the day before the vote.", []),
        ("They fled in September 2016, in the last week of the month.", ["2016-09", "2016-W39"]),
        ("They fled in the last week of September 2016.", ["2016-W39"]),
        ("It stopped in the first half of March 2016.", ["2016-03"]),
    ],
)
def test_parts_of_a_month_and_the_day_before(text: str, wanted: list[str]) -> None:
    assert [d.value for d in find_dates(text, WRITTEN)] == wanted


def test_the_first_days_of_a_month_are_its_first_days() -> None:
    (one,) = find_dates("It fell in the first ten days of June 2016.", WRITTEN)
    assert (one.start, one.end) == (date(2016, 6, 1), date(2016, 6, 10))


@pytest.mark.parametrize(
    "text",
    ["Russia Today showed it.", 'He told "This Week" of it.', "Operation Ramadan went on.", "The March to the sea went on.",
     "About three-quarters of the town fled."],
)  # fmt: skip
def test_names_and_fractions_are_no_dates(text: str) -> None:
    assert find_dates(text, WRITTEN) == []
