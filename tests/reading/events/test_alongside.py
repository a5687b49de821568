"""A fight "with" somebody is against him, unless a tie of that time puts both on one side."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.reading.draft import draft_of
from counterclaim.reading.parsed import Doc


@pytest.mark.parametrize(
    ("text", "frame", "initiators", "targets"),
    [
        ("Rwandan soldiers fought with M23.", "military_cooperation", ["forces-rwa", "m23"], []),
        ("Congolese soldiers fought with M23.", "armed_clash", ["forces-cod"], ["m23"]),
        ("M23 fought with Congolese soldiers.", "armed_clash", ["m23"], ["forces-cod"]),
        ("Rwandan soldiers fought against M23.", "armed_clash", ["forces-rwa"], ["m23"]),
    ],
)
def test_fought_with(
    draft: Callable[..., Doc], text: str, frame: str, initiators: list[str], targets: list[str]
) -> None:
    (event,) = draft_of(draft(text, "2024-05-01")).events
    assert (event.frame, event.initiators, event.targets) == (frame, initiators, targets)
