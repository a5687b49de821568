"""Counts: words to numbers, and low, best, high by the written rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.casualties.quantity import amount_in
from counterclaim.reading.parse import Parser


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 people", (12, 12, 12)),
        ("at least 12 people", (12, 12, None)),
        ("tens of thousands", (20000, 20000, 99999)),
        ("hundreds of thousands of people", (200000, 200000, 999999)),
        ("two 12-year-old girls", (2, 2, 2)),
        ("more than 300,000 people", (300000, 300000, None)),
        ("up to 40 people", (None, 40, 40)),
        ("nearly 100 people", (90, 100, 100)),
        ("about a dozen militants", (10, 12, 14)),
        ("some 40 fighters", (36, 40, 44)),
        ("between 10 and 15 soldiers", (10, 12, 15)),
        ("10 to 14 soldiers", (10, 12, 14)),
        ("dozens of people", (24, 24, 99)),
        ("scores of people", (40, 40, 99)),
        ("two hundred and fifty people", (250, 250, 250)),
        ("thirty-five people", (35, 35, 35)),
        ("two more members", (2, 2, 2)),
        ("several soldiers", (3, 3, 9)),
        ("no fewer than nine people", (9, 9, None)),
        ("20 or more people", (20, 20, None)),
        ("1.2 million people", (1200000, 1200000, 1200000)),
        ("tens of thousands of people", (20000, 20000, 99999)),
        ("seventeen people", (17, 17, 17)),
    ],
)
def test_amounts(parser: Parser, text: str, expected: tuple[int | None, int | None, int | None]) -> None:
    amount = amount_in(list(parser.nlp.make_doc(text)))
    assert amount is not None
    assert (amount.low, amount.best, amount.high) == expected


@pytest.mark.parametrize("text", ["the people", "the 12-year-old girl", "the 40-mile march"])
def test_no_number_is_no_amount(parser: Parser, text: str) -> None:
    assert amount_in(list(parser.nlp.make_doc(text))) is None


@given(st.integers(min_value=2, max_value=9_999_999))
def test_any_figure_is_read_with_and_without_commas(parser: Parser, number: int) -> None:
    for text in (f"{number} people", f"{number:,} people"):
        amount = amount_in(list(parser.nlp.make_doc(text)))
        assert amount is not None
        assert amount.best == number


@given(st.text(max_size=60))
def test_any_text_is_survived(parser: Parser, text: str) -> None:
    amount_in(list(parser.nlp.make_doc(text)))
