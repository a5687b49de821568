"""The present tense of headlines tells what has happened; sentences of our own."""

from __future__ import annotations

import pytest

from counterclaim import read


def times(text: str, frame: str) -> list[str]:
    return [c.time for c in read(text, published="2025-03-10").claims if c.event and c.event.type == frame]


@pytest.mark.parametrize(
    "text",
    [
        "Car bomb kills 12 in Mogadishu",
        "Car bomb kills 12 in Mogadishu\n\nOfficials met on Monday to discuss security in the capital.",
        "Car bomb kills 12 in Mogadishu; army blames rebels",
    ],
)
def test_headlines_tell_the_past_in_the_present(text: str) -> None:
    assert times(text, "bombing")[0] == "past"


@pytest.mark.parametrize(
    "text",
    [
        "The army is shelling Bentiu",  # going on, whatever the line is
        "The army shells Bentiu every day, residents said. They fled.",  # a whole sentence
        "The mayor spoke on Monday.\n\nThe army shells Bentiu",  # not at the head of the text
    ],
)
def test_what_is_no_headline_goes_on(text: str) -> None:
    assert times(text, "shelling") == ["ongoing"]
