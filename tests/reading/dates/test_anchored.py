"""Dates that hang on something told, feasts and seasons of other calendars and climates, and the pass for trigger words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.datafiles import load_entries
from counterclaim.reading.dates import find_dates
from counterclaim.reading.dates.hemisphere import is_southern
from counterclaim.reading.dates.triggers import can_hold, needs_of
from counterclaim.reading.dates.words import FOLDER, DatePattern, load_words

SUNDAY = date(2017, 7, 16)


def days(text: str, mention: str, published: date | None = SUNDAY, southern: bool = False) -> tuple[str, str]:
    found = [d for d in find_dates(text, published, southern=southern) if mention in d.text]
    assert found, [d.text for d in find_dates(text, published)]
    return str(found[0].start), str(found[0].end)


@pytest.mark.parametrize(
    ("text", "mention", "start", "end"),
    [
        ("War began in 2011. Since then half the town has left.", "Since then", "2011-01-01", "2017-07-16"),
        ("The battle took place on 3 May 2016. Five days after the battle they left.", "Five days", "2016-05-08", "2016-05-08"),
        ("The vote was on 9 June. Two weeks before the vote a bomb went off.", "Two weeks", "2017-05-22", "2017-05-28"),
        ("They met the week before last.", "the week before last", "2017-06-26", "2017-07-02"),
        ("It closed the year before last.", "the year before last", "2015-01-01", "2015-12-31"),
        ("They prayed there two Fridays ago.", "two Fridays ago", "2017-07-07", "2017-07-07"),
        ("They came in May, and on the 14th they left.", "on the 14th", "2017-05-14", "2017-05-14"),
        ("The road was cut on the 14th.", "on the 14th", "2017-07-14", "2017-07-14"),
        ("It was signed on 12 Rabi al-Awwal 1438.", "12 Rabi al-Awwal 1438", "2016-12-11", "2016-12-11"),
        ("He was killed last 23 October.", "last 23 October", "2016-10-23", "2016-10-23"),
        ("The hearing is in the week of 7 August.", "the week of 7 August", "2017-08-07", "2017-08-13"),
        ("Exports fell in Q3 2016.", "Q3 2016", "2016-07-01", "2016-09-30"),
        ("The camp flooded in the winter of 2015-16.", "winter of 2015-16", "2015-12-01", "2016-02-29"),
        ("He left half a century ago.", "half a century ago", "1967-01-01", "1967-12-31"),
        ("Two men were killed overnight.", "overnight", "2017-07-15", "2017-07-16"),
        ("He was seen a few days ago.", "a few days ago", "2017-07-07", "2017-07-14"),
        ("Hundreds fled in recent weeks.", "recent weeks", "2017-05-14", "2017-07-16"),
        ("So far this year nobody came.", "this year", "2017-01-01", "2017-07-16"),
        ("Guns were heard between Tuesday night and Wednesday morning.", "Tuesday night", "2017-07-11", "2017-07-12"),
        ("The market opened again for Eid.", "for Eid", "2017-06-25", "2017-06-27"),
    ],
)  # fmt: skip
def test_what_hangs_on_something_told(text: str, mention: str, start: str, end: str) -> None:
    assert days(text, mention) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Since then half the town has left.",
        "On 3 May a train was late. Five days after the earthquake they left.",
        "It was five days after the battle.",
        "Mr Eid lent them his car.",
    ],
)
def test_nothing_is_dated_where_nothing_was_told(text: str) -> None:
    assert not [d for d in find_dates(text, SUNDAY) if d.anchors and "3 May" not in d.text]


def test_bare_months_are_the_nearest_where_something_runs_up_to_them() -> None:
    assert days("The money lasts through January.", "January", date(2017, 10, 3)) == ("2018-01-01", "2018-01-31")
    assert days("By January the rebels had lost the town.", "January", date(2017, 3, 3)) == ("2017-01-01", "2017-01-31")


def test_seasons_turn_round_south_of_the_tropics() -> None:
    assert days("It flooded last winter.", "last winter", SUNDAY, southern=True) == ("2016-06-01", "2016-08-31")
    assert days("Fires raged last summer.", "last summer", date(2020, 3, 9), southern=True) == (
        "2019-12-01",
        "2020-02-29",
    )
    assert is_southern("Fires raged in Australia last summer, and Australians fled.")
    assert not is_southern("Fires raged in Greece last summer, an Australian said, and Greek villages burnt.")
    assert not is_southern("Fires raged last summer.")
    assert not is_southern("Fires raged in Australia in January.")  # no season, so it does not matter


@pytest.mark.parametrize("entry", load_entries(FOLDER / "patterns.yaml", DatePattern), ids=lambda entry: entry.rule)
def test_the_trigger_pass_lets_each_pattern_see_its_example(entry: DatePattern) -> None:
    words = load_words()
    text = f"They said it was {entry.example}, and went."
    zones = list(words.triggers.zones(text))
    assert any(can_hold(zone.classes, needs_of(entry.pattern)) for zone in zones), (zones, needs_of(entry.pattern))


@given(
    st.lists(
        st.sampled_from([entry.example for entry in load_entries(FOLDER / "patterns.yaml", DatePattern)]), max_size=4
    )
)
def test_patterns_left_out_of_a_zone_would_not_have_matched(examples: list[str]) -> None:
    words = load_words()
    text = "They went, " + ", then ".join(examples) + " and rested."
    for zone in words.triggers.zones(text):
        tried = words.rules_for(zone)
        for rule in words.rules:
            assert rule in tried or rule.regex.search(text, zone.start, zone.end) is None, rule.name


def test_needs_are_read_from_the_pattern() -> None:
    assert needs_of("{number:DIGITS}~{unit:UNIT} ago") == (
        frozenset({"DIGIT"}),
        frozenset({"UNIT"}),
        frozenset({"=ago"}),
    )
    assert needs_of("(?:the )?{month:MONTH}(?: {year:YEAR})?") == (frozenset({"MONTH"}),)
    assert needs_of("(?:{number:DIGITS}|{word:NUMBER}) {unit:UNIT}") == (frozenset({"UNIT"}),)


def test_a_pattern_needs_its_words_also_after_an_optional_group() -> None:
    assert needs_of("(?:the )?(?:{season:SEASON} of )?nineteen") == (frozenset({"=nineteen"}),)
    assert needs_of("(?:the |pre)?war") == ()  # "prewar" is another word
    assert needs_of("{year:YEAR} ?war") == (frozenset({"YEAR"}),)  # so is "1990war"


def test_figures_are_needed_in_their_shape() -> None:
    words = load_words()

    def rules(text: str) -> set[str]:
        return {rule.name for zone in words.triggers.zones(text) for rule in words.rules_for(zone)}

    assert {"year", "years"} <= rules("It began in 1994.")
    assert not {"year", "decade", "year of the era"} & rules("It began on the 14th.")
    assert "decade" in rules("It began in the 1990s.")
    assert "year of the era" in rules("It began in 490 BC.")


def test_a_pattern_needs_its_words_also_before_an_optional_group() -> None:
    assert needs_of("{word:NUMBER}~century(?: {bc:BC})?") == (frozenset({"=century"}),)
    assert needs_of("{word:NUMBER}~night(?:long)?") == ()  # "nightlong" is another word
    assert needs_of("(?:fiscal|financial)(?: year)? past") == (
        frozenset({"=fiscal", "=financial"}),
        frozenset({"=past"}),
    )
    assert needs_of("(?:{month:MONTH} {day:DAYORD}|{day2:DAYORD} {month2:MONTH})") == (frozenset({"MONTH"}),)
