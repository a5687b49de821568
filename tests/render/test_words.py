"""Dates, tolls and names in plain English."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.records import Actor, Mention, Toll, When
from counterclaim.render.naming import short_of
from counterclaim.render.words import toll_text, when_text


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("start", "end", "precision", "shown"),
    [
        ("2017-07-15", "2017-07-15", 1, "15 Jul 2017"),
        ("2017-07-15", "2017-07-15", 2, "about 15 Jul 2017"),
        ("2017-07-12", "2017-07-15", 2, "12–15 Jul 2017"),
        ("2017-06-28", "2017-07-04", 3, "28 Jun – 4 Jul 2017"),
        ("2016-12-28", "2017-01-04", 3, "28 Dec 2016 – 4 Jan 2017"),
        ("2017-07-01", "2017-07-31", 4, "Jul 2017"),
        ("2017-07-01", "2017-09-30", 5, "Jul–Sep 2017"),
        ("2016-02-01", "2017-02-28", 5, "Feb 2016–Feb 2017"),
        ("2016-01-01", "2016-12-31", 5, "2016"),
        ("2011-01-01", "2016-12-31", 5, "2011–2016"),
        ("2017-07-15", None, 2, "from 15 Jul 2017 on"),
        (None, "2017-07-15", 2, "by 15 Jul 2017"),
        (None, None, None, "no date"),
    ],
)
def test_when_text_pads_nothing(start: str | None, end: str | None, precision: int | None, shown: str) -> None:
    assert when_text(When(start=day(start), end=day(end), date_precision=precision)) == shown


@pytest.mark.parametrize(
    ("toll", "shown"),
    [
        (Toll(low=12, best=12, high=12), "12"),
        (Toll(low=12, best=12), "at least 12"),
        (Toll(low=12), "at least 12"),
        (Toll(best=20, high=20), "up to 20"),
        (Toll(high=20), "up to 20"),
        (Toll(low=10, best=12, high=15), "12 (10–15)"),
        (Toll(low=24, high=99), "24–99"),
        (Toll(low=7, best=7, high=7, civilians=7, children=3), "7 (all civilians, 3 children)"),
        (Toll(low=1, best=1, high=1, civilians=1), "1 (1 civilian)"),
        (Toll(children=2), "number open, among them 2 children"),
        (Toll(), ""),
        (None, ""),
    ],
)
def test_toll_text_keeps_low_best_and_high(toll: Toll | None, shown: str) -> None:
    assert toll_text(toll) == shown


def test_a_long_name_is_shown_by_a_name_of_the_text_never_by_a_description() -> None:
    called = (
        Mention(start_char=0, end_char=3, text="the rebels", how="description"),
        Mention(start_char=9, end_char=12, text="the MPLN", how="acronym"),
    )
    actor = Actor(id="x", name="Movement for the Protection of the Long Names", kind="rebel_group", mentions=called)
    assert short_of(actor) == "MPLN"
    assert short_of(actor.model_copy(update={"name": "Short Name"})) == "Short Name"
