"""A denial that only points back denies the tie that was told of whoever denies it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.reading.draft import draft_of
from counterclaim.reading.parsed import Doc

STAGES = ["dates", "actors", "places", "coreference", "attribution", "events", "relations"]


def denied(draft: Callable[..., Doc], text: str) -> list[tuple[str, str | None, str | None, list[str]]]:
    """The ties whose reason is a denial, with who denies them."""
    found = draft_of(draft(text, "2020-05-05", STAGES))
    made = [r for r in found.relations if "answers what" in r.because["type"]]
    return [(r.type, r.source, r.target, sorted(found.tellers_of(r.trigger))) for r in made]


@pytest.mark.parametrize(
    "text",
    [
        "The M23 is backed by Rwanda, UN experts say. Kigali denies this.",
        "The M23 is backed by Rwanda, UN experts say. Kigali has denied the charge.",
        "The M23 is backed by Rwanda, although Kigali denies it.",
        "The M23 is said to be supported by Rwanda, which denies the allegations.",
        "UN experts say that Rwanda backs the M23, which Kigali denies.",
    ],
)
def test_who_is_charged_with_a_tie_denies_it(draft: Callable[..., Doc], text: str) -> None:
    assert denied(draft, text) == [("backs", "state-rwa", "m23", ["state-rwa"])]


@pytest.mark.parametrize(
    "text",
    [
        "The M23 is backed by Rwanda. Uganda denies this.",
        "The M23 is led by Bertrand Bisimwa. Bisimwa denies this.",
        "The M23 is backed by Rwanda. The army shelled Goma on Friday. Nobody came. All was calm. Kigali denies it.",
        "Rwanda backs the M23. Kinshasa says that Rwandan troops shelled Goma. Kigali denies it.",
    ],
)
def test_other_denials_leave_ties_alone(draft: Callable[..., Doc], text: str) -> None:
    assert denied(draft, text) == []
