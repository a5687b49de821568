"""Days with a precision."""

from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from counterclaim.registry.period import Period, earliest, latest


def test_a_year_spans_its_days() -> None:
    assert (earliest("2016"), latest("2016")) == (date(2016, 1, 1), date(2016, 12, 31))


def test_a_month_ends_on_its_last_day() -> None:
    assert latest("2016-02") == date(2016, 2, 29)


def test_a_period_covers_what_nothing_speaks_against() -> None:
    period = Period.model_validate({"from": "2012-01", "to": "2016-07-28"})
    assert period.covers(date(2012, 1, 1))
    assert period.covers(date(2016, 7, 28))
    assert not period.covers(date(2016, 7, 29))
    assert period.covers(None)


@pytest.mark.parametrize("wrong", ["2016-02-30", "2016-13", "last year", "16"])
def test_a_date_that_does_not_exist_is_refused(wrong: str) -> None:
    with pytest.raises(ValidationError):
        Period.model_validate({"from": wrong})


def test_an_end_before_the_beginning_is_refused() -> None:
    with pytest.raises(ValidationError, match="before"):
        Period.model_validate({"from": "2016", "to": "2015"})
