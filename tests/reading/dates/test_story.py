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


def days(text: str) -> list[tuple[str | None, str, str]]:
    return [(d.value, str(d.start), str(d.end)) for d in find_dates(text, date(2017, 7, 16))]


def test_two_days_earlier_counts_from_a_day_and_not_from_a_year_told_in_passing() -> None:
    text = "Gunmen attacked a post on Wednesday. The base was built in 1998. Two days earlier a convoy had been hit."
    assert days(text)[-1] == ("2017-07-10", "2017-07-10", "2017-07-10")
    text = "The two sides met on Monday. Ties were cut in 2016. The day before, rockets had fallen."
    assert days(text)[-1] == ("2017-07-09", "2017-07-09", "2017-07-09")


def test_four_years_later_counts_from_the_year_told() -> None:
    assert (
        days("Police raided a house on Friday. The owner was arrested in 2009 and freed four years later.")[-1][0]
        == "2013"
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The town fell in August 2015. A week later it was retaken.", ("2015-WXX", "2015-08-08", "2015-09-07")),
        ("The town fell in 2015. Three months later it was retaken.", ("2015-XX", "2015-04-01", "2016-03-31")),
        (
            "Gunmen struck on Wednesday. In March 2013 they lost their leader. Two days later the army struck.",
            ("2013-03-XX", "2013-03-03", "2013-04-02"),
        ),
        ("He was killed in October. His house was burned that day.", ("2016-10-XX", "2016-10-01", "2016-10-31")),
    ],
)
def test_days_after_a_month_are_some_days_and_no_day_in_particular(text: str, wanted: tuple[str, str, str]) -> None:
    assert days(text)[-1] == wanted


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("They met a week after Nowruz.", "2017-03-27", "2017-03-28"),
        ("A day after Friday's bombing they came.", "2017-07-15", "2017-07-15"),
        ("Two days before Christmas they came.", "2016-12-23", "2016-12-23"),
        ("They came three weeks after the 3 May attack.", "2017-05-24", "2017-05-24"),
        ("They fought from Saturday to Monday.", "2017-07-08", "2017-07-10"),
        ("The pass was closed from October to March.", "2016-10-01", "2017-03-31"),
        ("They came on the night of 8-9 July.", "2017-07-08", "2017-07-09"),
        ("They came six months after 12 January 2016.", "2016-07-01", "2016-07-31"),
        ("They came a week ago today.", "2017-07-09", "2017-07-09"),
        ("The September 11 attacks changed that.", "2001-09-11", "2001-09-11"),
        ("The blasts on 3, 5 and 9 July killed two.", "2017-07-03", "2017-07-03"),
        ("Since early June mortars have hit it.", "2017-06-01", "2017-07-16"),
        ("In the late 19th and early 20th centuries it grew.", "1867-09-02", "1900-12-31"),
        ("In the 1960s and 70s it grew.", "1960-01-01", "1969-12-31"),
        ("It fell on this day in 1995.", "1995-07-16", "1995-07-16"),
        ("She fled in late '94.", "1994-10-01", "1994-12-31"),
        ("On 3 May it fell. In the days that followed many fled.", "2017-05-03", "2017-05-03"),
    ],
)
def test_days_by_their_neighbours(text: str, start: str, end: str) -> None:
    found = find_dates(text, date(2017, 7, 16))[0]
    assert (str(found.start), str(found.end)) == (start, end), found.rule


def test_lists_have_all_their_dates() -> None:
    found = find_dates("The blasts on 3, 5 and 9 July 2018 killed two.", WRITTEN)
    assert [d.value for d in found] == ["2018-07-03", "2018-07-05", "2018-07-09"]
    assert [d.value for d in find_dates("In the 1960s and 70s it grew.", WRITTEN)] == ["196", "197"]
    assert [d.value for d in find_dates("In the 19th and 20th centuries it grew.", WRITTEN)] == ["18", "19"]


def test_a_run_up_is_no_end() -> None:
    assert find_dates("In the run-up to the June 2018 vote, attacks rose.", WRITTEN)[0].start == date(2018, 6, 1)


@pytest.mark.parametrize(
    ("text", "value"),
    [("They mourn each April.", "XXXX-04"), ("They meet twice a week.", "P1W"), ("They fire ten times a day.", "P1D")],
)
def test_repetitions_date_nothing(text: str, value: str) -> None:
    assert [(d.value, d.timex_type, d.anchors) for d in find_dates(text, WRITTEN)] == [(value, "SET", False)]


def test_since_in_a_comparison_dates_nothing() -> None:
    assert find_dates("The raid, the third since March, killed six.", WRITTEN)[0].compares
    assert not find_dates("The north has been quiet since March.", WRITTEN)[0].compares


def test_the_days_that_followed_need_something_told() -> None:
    assert find_dates("In the days that followed many fled.", WRITTEN)[0].start is None
