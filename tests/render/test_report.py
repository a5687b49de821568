"""The situation report: what it shows, its width, and that a document cannot write to the terminal."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from counterclaim.records import Reading
from counterclaim.render.plain import one_line, shorten, visible
from counterclaim.render.report import report

from .hostile import hostile_reading

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")


def test_report_says_where_the_date_came_from(reading: Reading) -> None:
    shown = report(reading)
    assert "Example Wire · 11 Mar 2026" in shown
    assert "The publication date is the dateline's" in shown


def test_report_groups_claims_by_claimant_with_interest_and_reason(reading: Reading) -> None:
    shown = " ".join(report(reading).split())
    assert "Colonel Pascal Bwira — party to what it reports (speaks for a target of the event it reports)" in shown
    assert "Kivu Security Tracker — independent" in shown
    assert shown.index("The report itself") > shown.index("MONUSCO — independent")


def test_report_shows_dates_tolls_and_what_is_open_honestly(reading: Reading) -> None:
    shown = " ".join(report(reading, width=120).split())
    for words in ("killed at least 9", "8–11 Mar 2026", "province only", "Kibumba, not located"):
        assert words in shown
    assert "Places without coordinates: Kibumba." in shown
    assert "denied in c15" in shown
    assert "Jan 2025 (the" in shown


@pytest.mark.parametrize("width", [40, 60, 80, 132])
def test_no_line_is_wider_than_the_terminal(reading: Reading, width: int) -> None:
    for one in (reading, hostile_reading()):
        assert max(cell_len(line) for line in report(one, width=width).splitlines()) <= width


def test_piped_report_has_no_escape_codes_and_colour_has(reading: Reading) -> None:
    assert "\x1b" not in report(reading)
    assert "\x1b[" in report(reading, color=True)


def test_a_document_cannot_inject_codes_or_markup() -> None:
    shown = report(hostile_reading(), width=200)
    assert not CONTROL.search(shown)
    assert "[bold red]" in shown
    coloured = report(hostile_reading(), color=True)
    # only the sequences that rich itself writes for colour and bold
    assert not CONTROL.search(re.sub(r"\x1b\[[0-9;]*m", "", coloured))
    assert "evil.example\x1b\\" not in coloured


def test_a_reading_without_claims_is_said_to_have_none(reading: Reading) -> None:
    empty = reading.model_copy(update={"claims": (), "framing": (), "places": (), "dates": (), "actors": ()})
    assert "No claims were found" in report(empty)


@given(st.text())
def test_visible_keeps_the_length_and_leaves_no_controls(text: str) -> None:
    assert len(visible(text)) == len(text)
    assert not CONTROL.search(visible(text))


@given(st.text(max_size=80), st.integers(min_value=4, max_value=40))
def test_shorten_keeps_its_limit(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit
    assert "\n" not in one_line(text)
