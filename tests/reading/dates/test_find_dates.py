"""Time expressions without a parser: values, days, precision, and what is no date at all."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from counterclaim.reading.dates import find_dates

from counterclaim.reading.dates.words import load_entries, load_words, FOLDER, DatePattern  # isort: skip
from counterclaim.reading.draft import DraftDate, draft_of
from counterclaim.reading.parsed import Doc

SUNDAY = date(2017, 7, 16)


def only(text: str, published: date | None = SUNDAY) -> DraftDate:
    found = find_dates(text, published)
    assert len(found) == 1, [d.text for d in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "mention", "start", "end", "precision"),
    [
        ("On Saturday the army fired.", "On Saturday", "2017-07-15", "2017-07-15", 1),
        ("The army fired on Sunday.", "on Sunday", "2017-07-16", "2017-07-16", 1),
        ("They signed it in February.", "in February", "2017-02-01", "2017-02-28", 4),
        ("They signed it in December.", "in December", "2016-12-01", "2016-12-31", 4),
        ("War has gone on since March 2011.", "since March 2011", "2011-03-01", "2017-07-16", 5),
        ("Clashes have gone on since 10 August.", "since 10 August", "2016-08-10", "2017-07-16", 5),
        ("They have shelled it since August.", "since August", "2016-08-01", "2017-07-16", 5),
        ("It fell late last year.", "late last year", "2016-10-01", "2016-12-31", 5),
        ("It grew over the past year.", "over the past year", "2016-07-16", "2017-07-16", 5),
        ("About 30 years ago it split.", "About 30 years ago", "1987-01-01", "1987-12-31", 5),
        ("They met a week or so ago.", "a week or so ago", "2017-07-03", "2017-07-09", 3),
        ("They met a day or two ago.", "a day or two ago", "2017-07-14", "2017-07-15", 2),
        ("They met last week.", "last week", "2017-07-03", "2017-07-09", 3),
        ("They shelled it earlier today.", "earlier today", "2017-07-16", "2017-07-16", 1),
        ("They shelled it yesterday.", "yesterday", "2017-07-15", "2017-07-15", 1),
        ("It took place on Tuesday, 4 July.", "on Tuesday, 4 July", "2017-07-04", "2017-07-04", 1),
        ("He died on 30 November.", "on 30 November", "2016-11-30", "2016-11-30", 1),
        ("It was built in the 1990s.", "in the 1990s", "1990-01-01", "1999-12-31", 5),
        ("The fort of the 19th century stands.", "of the 19th century", "1801-01-01", "1900-12-31", 5),
        ("They fled from 12 to 15 May.", "from 12 to 15 May", "2017-05-12", "2017-05-15", 2),
        ("They held it between March and June 2011.", "between March and June 2011", "2011-03-01", "2011-06-30", 5),
        ("A raid in mid-June failed.", "in mid-June", "2017-06-11", "2017-06-20", 4),
        ("A raid on 2017-07-14 failed.", "on 2017-07-14", "2017-07-14", "2017-07-14", 1),
        ("A raid on 14/07/2017 failed.", "on 14/07/2017", "2017-07-14", "2017-07-14", 1),
        ("A raid on 07/14/2017 failed.", "on 07/14/2017", "2017-07-14", "2017-07-14", 1),
        ("They came after 9/11 and stayed.", "after 9/11", "2001-09-11", "2001-09-11", 1),
        ("They fasted last Ramadan.", "last Ramadan", "2017-05-27", "2017-06-24", 4),
        ("They met at Nowruz.", "at Nowruz", "2017-03-20", "2017-03-21", 2),
        ("The town fell in the spring of 2016.", "in the spring of 2016", "2016-03-01", "2016-05-31", 5),
        ("The town fell last winter.", "last winter", "2016-12-01", "2017-02-28", 5),
        ("It was quiet during the past 24 hours.", "during the past 24 hours", "2017-07-15", "2017-07-16", 2),
    ],
)
def test_mentions_have_their_days(text: str, mention: str, start: str, end: str, precision: int) -> None:
    found = find_dates(text, SUNDAY)[0]
    mention = mention if mention in text else mention.removeprefix("of ")
    assert found.text in (mention, mention.removeprefix("of "))
    assert (str(found.start), str(found.end), found.precision) == (start, end, precision), found.rule


def test_a_weekday_of_a_coming_event_lies_ahead() -> None:
    assert only("The talks will resume on Monday.").start == date(2017, 7, 17)
    assert only("They extended the deadline until Tuesday.").end == date(2017, 7, 18)


def test_sundays_attack_in_a_monday_paper_and_in_a_sunday_paper() -> None:
    text = "Sunday's attack killed nobody."
    assert only(text, date(2017, 7, 17)).start == date(2017, 7, 16)
    assert only(text, date(2017, 7, 16)).start == date(2017, 7, 16)


def test_later_dates_count_from_the_date_told() -> None:
    found = find_dates(
        "On 3 May 2015 the town fell. Two days later the army came back, and left the following week.", SUNDAY
    )
    assert [str(d.start) for d in found] == ["2015-05-03", "2015-05-05", "2015-05-11"]


def test_that_december_is_of_the_year_told() -> None:
    found = find_dates("The pact was signed in 2011. That December it broke down.", SUNDAY)
    assert str(found[1].start) == "2011-12-01"


@pytest.mark.parametrize(
    "text", ["They came yesterday.", "They came on Friday.", "They came in March.", "They left two years ago."]
)
def test_without_a_day_of_writing_relative_dates_stay_unresolved(text: str) -> None:
    found = only(text, None)
    assert found.start is None
    assert found.end is None
    assert found.precision is None


@pytest.mark.parametrize(
    "text",
    [
        "He may march on the capital.",
        "Prices fall and soldiers march.",
        "In all 1500 soldiers and 2000 people fled.",
        "It cost $1990 and 2015 others.",
        "Resolution 1973 was adopted.",
        "The second man sat in the sun.",
        "Operation Dawn began.",
        "The man is 40 years old.",
    ],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert find_dates(text, SUNDAY) == []


def test_durations_and_sets_date_nothing() -> None:
    for text, kind, value in [
        ("A five-year war.", "DURATION", "P5Y"),
        ("More than two years of war.", "DURATION", "P2Y"),
        ("They fire daily.", "SET", "P1D"),
        ("They waited several months.", "DURATION", "PXM"),
        ("Protests take place every Friday.", "SET", "XXXX-WXX-5"),
    ]:
        found = only(text)
        assert (found.timex_type, found.value, found.anchors) == (kind, value, False)
        assert found.start is None


def test_timex_span_is_the_expression_without_its_preposition() -> None:
    found = only("War since March 2011.")
    assert found.text == "since March 2011"
    assert (found.timex_start, found.timex_end) == (10, 20)
    assert found.value == "2011-03"


def test_since_a_dated_thing_dates_the_thing() -> None:
    assert only("It has been calm since the 2012 truce.").end == date(2012, 12, 31)


def test_a_history_counts_from_the_date_last_told() -> None:
    text = (
        "The revolt of 1911 spread. In March 1912 the army rose. In May 1912 it marched. In 1913 it won. The war of 1914 came. "
        "By 1915 it was lost. On 3 June 1916 they met. On 5 July they signed it."
    )
    assert str(find_dates(text, SUNDAY)[-1].start) == "1916-07-05"


@pytest.mark.parametrize("entry", load_entries(FOLDER / "patterns.yaml", DatePattern), ids=lambda e: e.rule)
def test_each_pattern_matches_its_example(entry: DatePattern) -> None:
    rule = next(r for r in load_words().rules if r.name == entry.rule)
    text = f"x {entry.example} x"
    assert any(m[0] == entry.example for m in rule.regex.finditer(text))


@given(st.text(max_size=200))
@example("2017-02-31 and 31 February and 99/99/2017 and the 0th century")
@example("0001 BC 9999 in the year 1000s")
@settings(max_examples=150)
def test_any_text_is_read_and_offsets_are_exact(noise: str) -> None:
    text = f"{noise} on 3 May 2016 {noise} yesterday {noise}"
    for published in (None, SUNDAY, date.min, date.max):
        for found in find_dates(text, published):
            assert text[found.start_char : found.end_char] == found.text
            assert found.timex_start is not None
            assert found.start_char <= found.timex_start
            if found.start and found.end:
                assert found.start <= found.end


_RELATIVE = [
    "yesterday",
    "on Friday",
    "two days ago",
    "last week",
    "last Monday",
    "three weeks ago",
    "the day before yesterday",
    "today",
]


@given(st.lists(st.sampled_from(_RELATIVE), min_size=1, max_size=4), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
@settings(max_examples=80)
def test_a_week_later_everything_is_a_week_later(phrases: list[str], published: date) -> None:
    text = "".join(f"They came {phrase}. " for phrase in phrases)
    week = timedelta(days=7)
    before, after = find_dates(text, published), find_dates(text, published + week)
    assert [(d.start and d.start + week, d.end and d.end + week) for d in before] == [(d.start, d.end) for d in after]


def test_time_grows_with_length_only() -> None:
    small = "On Saturday in March 2011 - 12-15 May, 2016, the early mid late of of the the 1990s " * 50
    started = time.process_time()
    find_dates(small, SUNDAY)
    once = time.process_time() - started
    started = time.process_time()
    find_dates(small * 8, SUNDAY)
    assert time.process_time() - started < 8 * once * 4 + 0.5
    started = time.process_time()
    find_dates("1" * 100_000 + " march of" * 20_000 + " " * 100_000, SUNDAY)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    "text",
    [
        "What matters to today's youth is work.",
        "Many of today’s wars are fought in towns.",
        "Police found his 1987 Toyota beside the river.",
        "Power is cut 18 hours a day.",
        "It is a matter of days before the town falls.",
    ],
)
def test_what_tells_of_an_age_a_rate_or_a_make_is_no_date(text: str) -> None:
    assert find_dates(text, SUNDAY) == []


def test_most_recently_gives_way_to_the_date_that_says_when() -> None:
    assert only("They struck twice, most recently last October.").text == "last October"
    assert only("They struck twice, most recently near the dam.").text == "recently"


def test_today_before_a_thing_of_the_day_stays_a_date() -> None:
    assert str(only("Today's vote was put off.").start) == "2017-07-16"


def test_hours_later_say_how_many_and_lie_on_the_day_told() -> None:
    told = find_dates("The raid was on 3 May 2016. Two hours later the road was closed.", SUNDAY)[-1]
    assert (told.value, str(told.start), str(told.end)) == ("PT2H", "2016-05-03", "2016-05-03")


def test_the_answer_to_a_call_lies_behind(draft: Callable[..., Doc]) -> None:
    text = "The army rejected calls for a truce on Tuesday."
    assert str(draft_of(draft(text, "2017-07-13", ["dates"])).dates[0].start) == "2017-07-11"
    text = "The council called for a truce on Tuesday."
    assert str(draft_of(draft(text, "2017-07-13", ["dates"])).dates[0].start) == "2017-07-18"


def test_before_the_end_of_a_year_may_be_its_last_day():
    [found] = find_dates("Troops will leave before the end of the year.", date(2016, 5, 16))
    assert (found.start, found.end) == (None, date(2016, 12, 31))
