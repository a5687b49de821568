"""Which date an event gets, and that tense decides about weekdays and months."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.reading.dates import date_for
from counterclaim.reading.draft import draft_of
from counterclaim.reading.parsed import Doc

Read = Callable[..., Doc]


def governed(draft: Read, text: str, trigger: str, published: str | None = "2017-07-16") -> tuple[str | None, str]:
    doc = draft(text, published, ["dates"])
    token = next(t for t in doc if t.text == trigger)
    found, rule = date_for(doc, token.i)
    return (str(found.start) if found else None), rule


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Rebels shelled the town on Friday.", "shelled", "2017-07-14"),
        ("Friday's attack on the town killed nobody.", "attack", "2017-07-14"),
        ("The army said on Friday that rebels had shelled the town on Tuesday.", "shelled", "2017-07-11"),
        ("They reached a truce in February and resumed the war in June.", "reached", "2017-02-01"),
        ("They reached a truce in February and resumed the war in June.", "resumed", "2017-06-01"),
        ("The talks which ended on Friday brought nothing.", "ended", "2017-07-14"),
        ("On Monday gunmen attacked a convoy and burned two trucks.", "burned", "2017-07-10"),
        ("An air strike on Tuesday by the coalition killed five men.", "strike", "2017-07-11"),
    ],
)
def test_dates_by_syntax(draft: Read, text: str, trigger: str, day: str) -> None:
    found, rule = governed(draft, text, trigger)
    assert found == day, rule


def test_the_date_of_saying_does_not_date_what_is_said(draft: Read) -> None:
    found, rule = governed(draft, "The army said on Friday that rebels shelled the town.", "shelled")
    assert rule == "no date in the passage: within 6 days before it was told"
    assert found == "2017-07-08"


def test_the_passage_dates_the_next_sentence(draft: Read) -> None:
    found, rule = governed(draft, "Gunmen entered the village on Monday. They killed two guards.", "killed")
    assert (found, "passage" in rule) == ("2017-07-10", True)


def test_nothing_dates_an_event_of_an_undated_text(draft: Read) -> None:
    assert governed(draft, "They killed two guards.", "killed", None) == (None, "no date is known")


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The two sides plan to meet on Monday.", "2017-07-17"),
        ("The two sides met on Monday.", "2017-07-10"),
        ("Elections are due in November.", "2017-11-01"),
        ("They may attack the town in March.", "2018-03-01"),
        ("They had attacked the town in November.", "2016-11-01"),
        ("Students planned a march in the capital on Friday.", "2017-07-21"),
        ("On Friday the union plans to hold a march.", "2017-07-21"),
        ("They will lose the house when the case is heard in August.", "2017-08-01"),
        ("The truce had been due to expire on Friday.", "2017-07-14"),
        ("Trade is to resume in the port on Friday.", "2017-07-21"),
        ("Until Thursday they had not left the base.", "None"),
        ("The ceasefire, which takes effect on Friday, covers the south.", "2017-07-21"),
        ("Envoys had been talking of the release of prisoners in August.", "2017-08-01"),
        ("Militants struck, as previously planned, on Friday.", "2017-07-14"),
        ("Among those to join the pact on Friday were two states of the south.", "2017-07-14"),
    ],
)
def test_tense_decides(draft: Read, text: str, start: str) -> None:
    found = draft_of(draft(text, "2017-07-16", ["dates"])).dates
    assert str(found[0].start) == start, found[0].rule


def test_a_person_named_after_a_month_is_no_date(draft: Read) -> None:
    assert draft_of(draft("Theresa May may visit the front.", "2017-07-16", ["dates"])).dates == []


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("The men were held until Thursday.", "2017-07-13"),
        ("The truce lasted until Friday.", "2017-07-14"),
        ("They extended the deadline until Tuesday.", "2017-07-18"),
        ("The court adjourned until Friday.", "2017-07-21"),
    ],
)
def test_until_ends_where_the_verb_says(draft: Read, text: str, end: str) -> None:
    found = draft_of(draft(text, "2017-07-16", ["dates"])).dates
    assert str(found[0].end) == end, found[0].rule


def test_a_date_of_a_relative_clause_dates_what_it_tells_and_not_what_is_told_of_its_noun(draft: Read) -> None:
    text = "Police arrested a man who had bombed a bus in 2009."
    assert governed(draft, text, "bombed")[0] == "2009-01-01"
    assert "publication" in governed(draft, text, "arrested")[1]


def test_an_amount_after_a_day_dates_the_verb_and_the_day_its_noun(draft: Read) -> None:
    text = "A day after Friday's bombing, troops entered the town."
    assert governed(draft, text, "entered")[0] == "2017-07-15"
    assert governed(draft, text, "bombing")[0] == "2017-07-14"


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        # what is past takes no day to come, what is demanded no day that is gone
        ("Talks will resume next week. Rebels shelled the town.", "shelled", ("2017-07-11", "2017-07-17")),
        ("Rebels shelled the town on Friday. The mayor demanded that they withdraw.", "withdraw", None),
        ("Rebels shelled the town on Friday. They will withdraw on Sunday.", "withdraw", ("2017-07-23", "2017-07-23")),
    ],
)
def test_a_date_fits_the_time_of_the_event(draft: Read, text: str, trigger: str, when: tuple[str, str] | None) -> None:
    event = next(
        e for e in draft_of(draft(text, "2017-07-17")).events if text[e.trigger_start : e.trigger_end] == trigger
    )
    assert (event.start and (str(event.start), str(event.end))) == when


def test_a_month_in_capitals_is_no_march(draft: Read) -> None:
    events = draft_of(draft("SAKE, 11 March - Rebels shelled the town.", "2017-03-12")).events
    assert [e.frame for e in events] == ["shelling"]


@pytest.mark.parametrize(
    ("text", "trigger", "days"),
    [
        ("Clashes between 14 and 18 June killed nine people.", "Clashes", ("2017-06-14", "2017-06-18")),
        ("Rebels shelled the town from 3 to 5 May, killing four.", "shelled", ("2017-05-03", "2017-05-05")),
        ("Troops shelled the town on 14-18 June.", "shelled", ("2017-06-14", "2017-06-18")),
        ("Between Monday and Wednesday, shelling killed nine.", "shelling", ("2017-07-10", "2017-07-12")),
        ("On the night of 3 to 4 May, gunmen killed a guard.", "killed", ("2017-05-03", "2017-05-04")),
        ("On the night of Friday to Saturday, gunmen killed a guard.", "killed", ("2017-07-14", "2017-07-15")),
        ("Gunmen killed a guard overnight from Thursday to Friday.", "killed", ("2017-07-13", "2017-07-14")),
        ("Gunmen killed a guard the day before Friday's vote.", "killed", ("2017-07-13", "2017-07-13")),
    ],
)
def test_a_range_dates_by_all_its_days(draft: Read, text: str, trigger: str, days: tuple[str, str]) -> None:
    doc = draft(text, "2017-07-16", ["dates"])
    found, rule = date_for(doc, next(t.i for t in doc if t.text == trigger))
    assert found is not None
    assert (str(found.start), str(found.end)) == days, rule


@pytest.mark.parametrize(
    "text",
    [
        "The road has been closed since 3 May, when rebels blew up the bridge.",
        "Some 3,000 people have fled since 3 May, when rebels blew up the bridge.",
        "The camp has been empty since 3 May when rebels blew up the bridge.",
    ],
)
def test_what_happened_when_a_span_began_happened_on_its_first_day(draft: Read, text: str) -> None:
    doc = draft(text, "2017-07-16", ["dates"])
    found, rule = date_for(doc, next(t.i for t in doc if t.text == "blew"))
    assert found is not None
    assert (str(found.start), str(found.end), found.precision) == ("2017-05-03", "2017-05-03", 1), rule
    (span,) = draft_of(doc).dates
    assert (str(span.start), str(span.end)) == ("2017-05-03", "2017-07-16")


def test_at_least_compares_nothing(draft: Read) -> None:
    found, rule = governed(draft, "At least 40 people have been killed since Monday in the town.", "killed")
    assert found == "2017-07-10", rule


def days(draft: Read, text: str, trigger: str, published: str | None = "2017-07-16") -> tuple[str, str] | None:
    events = draft_of(draft(text, published)).events
    event = next(e for e in events if text[e.trigger_start : e.trigger_end] == trigger)
    return None if event.end is None else (str(event.start), str(event.end))


def test_what_is_past_is_never_dated_after_publication(draft: Read) -> None:
    assert days(draft, "Envoys called for an end to the fighting by Tuesday.", "called") == ("2017-07-10", "2017-07-16")
    assert days(draft, "The truce expires on Friday.", "truce") == ("2017-07-21", "2017-07-21")


def test_the_day_of_a_deed_is_not_that_of_the_accusation(draft: Read) -> None:
    text = "The rebels accused the army of shelling villages a week earlier."
    assert days(draft, text, "shelling") == ("2017-07-03", "2017-07-09")
    assert days(draft, text, "accused") == ("2017-07-10", "2017-07-16")


def test_the_day_of_a_threat_does_not_date_what_was_threatened(draft: Read) -> None:
    text = "Rebels threatened on Thursday to attack the airport."
    assert days(draft, text, "threatened") == ("2017-07-13", "2017-07-13")
    assert days(draft, text, "attack") is None


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        # the day of the answer is the latest on which it can have happened
        ("The council condemned on Thursday the killing of 12 nurses.", "killing", ("2017-07-07", "2017-07-13")),
        ("Thousands protested on Thursday against the arrest of a judge.", "arrest", ("2017-07-07", "2017-07-13")),
        ("The council condemned the killing of 12 nurses on Thursday.", "killing", ("2017-07-13", "2017-07-13")),
    ],
)
def test_the_day_of_an_answer_is_an_upper_bound(draft: Read, text: str, trigger: str, when: tuple[str, str]) -> None:
    assert days(draft, text, trigger) == when


def test_a_clause_that_tells_of_a_noun_dates_it_before_the_main_clause_does(draft: Read) -> None:
    text = "The army shelled the town on Friday in revenge for an attack that killed two guards on Tuesday."
    assert days(draft, text, "attack") == ("2017-07-11", "2017-07-11")
    assert days(draft, text, "shelled") == ("2017-07-14", "2017-07-14")


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        ("Two days after the truce took effect on 3 May, the army shelled the town.", "shelled", ("05-05", "05-05")),
        ("The army shelled the town on 3 May, a day after gunmen abducted a priest.", "abducted", ("05-02", "05-02")),
        (
            "The army shelled the town on 3 May, three days before gunmen abducted a priest.",
            "abducted",
            ("05-06", "05-06"),
        ),
        ("A week after rebels took the town on 3 May, the army shelled it.", "shelled", ("05-09", "05-11")),
        ("A month after rebels took the town on 3 May, the army shelled it.", "shelled", ("06-01", "06-30")),
        ("Days after rebels took the town on 3 May, the army shelled it.", "shelled", ("05-04", "05-12")),
        ("A week after rebels took the town on 3 May, the army shelled it.", "took", ("05-03", "05-03")),
        ("Since the coup in May, the army has killed 90 people.", "killed", ("05-01", "07-16")),
        ("Since the coup in May, the army has killed 90 people.", "coup", ("05-01", "05-31")),
        ("Since rebels took the town in May, the army has killed 90 people.", "killed", ("05-01", "07-16")),
    ],
)
def test_a_date_is_counted_from_another_event(draft: Read, text: str, trigger: str, when: tuple[str, str]) -> None:
    doc = draft(text, "2017-07-16", ["dates"])
    found, rule = date_for(doc, next(t.i for t in doc if t.text == trigger), "past")
    assert found is not None
    assert (str(found.start)[5:], str(found.end)[5:]) == when, rule


@pytest.mark.parametrize(
    ("text", "trigger", "when"),
    [
        # a month or day without a year of what is past lies behind
        ("Another attack on the base in August killed two guards.", "attack", ("2016-08-01", "2016-08-31")),
        ("The truce collapsed on 9 September when rebels attacked the base.", "attacked", ("2016-09-09", "2016-09-09")),
        ("In the first two weeks of February 2016 gunmen killed nine.", "killed", ("2016-02-01", "2016-02-14")),
        ("In the last three months of 2015 gunmen killed nine.", "killed", ("2015-10-01", "2015-12-31")),
        ("A truce is due to begin on Friday.", "truce", ("2017-07-21", "2017-07-21")),
        ("The attack is expected to resume on Friday.", "attack", ("2017-07-21", "2017-07-21")),
        ("Gunmen attacked four villages on 12 and 13 June.", "attacked", ("2017-06-12", "2017-06-13")),
        ("Gunmen attacked four villages on Monday and Tuesday.", "attacked", ("2017-07-10", "2017-07-11")),
        ("Rebels seized a ship in May and have attacked ten vessels since.", "attacked", ("2017-05-01", "2017-07-16")),
    ],
)
def test_which_days_an_event_has(draft: Read, text: str, trigger: str, when: tuple[str, str]) -> None:
    assert days(draft, text, trigger) == when


def test_two_days_apart_are_no_range(draft: Read) -> None:
    doc = draft("Gunmen attacked four villages on Monday and Thursday.", "2017-07-16", ["dates"])
    assert [str(d.start) for d in draft_of(doc).dates if d.start == d.end] == ["2017-07-10", "2017-07-13"]


def test_what_is_done_by_saying_it_has_the_day_of_saying(draft: Read) -> None:
    text = "On Friday the rebels announced a ceasefire in the south."
    assert days(draft, text, "ceasefire") == ("2017-07-14", "2017-07-14")
    text = "On Friday the rebels announced the shelling of two towns."
    assert days(draft, text, "shelling") == ("2017-07-08", "2017-07-14")


def test_what_happened_when_something_was_last_as_bad_has_that_date(draft: Read) -> None:
    text = "The attack is the worst since 2014, when gunmen killed 140 pupils in the city."
    assert days(draft, text, "killed") == ("2014-01-01", "2014-12-31")
    assert days(draft, text, "attack") == ("2017-07-10", "2017-07-16")
