"""Letters are counted by their case as Python tells it, whatever the script."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.letters import letters


def test_letters_by_case() -> None:
    assert letters("Army: ÉLAN “vital”, 12 دير") == (5, 8, 16)


@given(st.text(max_size=200))
def test_the_count_is_that_of_looking_at_each(text: str) -> None:
    assert letters(text) == (
        sum(c.isupper() for c in text),
        sum(c.islower() for c in text),
        sum(map(str.isalpha, text)),
    )
