"""Parts of a count are not added to it, however they are told."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.reading.draft import draft_of
from counterclaim.reading.parsed import Doc


@pytest.mark.parametrize(
    ("text", "best", "children"),
    [
        ("Seven civilians, among them three children, were killed in the shelling.", 7, 3),
        ("Seven civilians, three children among them, died.", 7, 3),
        ("Three children were among seven civilians killed in the shelling.", 7, 3),
        ("Three children were among the seven people killed in an air strike.", 7, 3),
        ("Among the seven killed were three children.", 7, 3),
        ("Army fire killed seven civilians, among whom were three children.", 7, 3),
        ("Twelve people, including four women and two children, died in the blast.", 12, 2),
        ("Twelve people died in the blast, three of them children.", 12, 3),
        ("The strike killed eleven people, five of whom were children.", 11, 5),
        ("Ten people were killed, with four children among them.", 10, 4),
        ("Nine villagers were killed, most of them children.", 9, None),
        ("Six soldiers and two children were killed.", 8, 2),
        ("Five people, three children and two soldiers, were killed.", 5, 3),
    ],
)
def test_parts_are_kept_apart(draft: Callable[..., Doc], text: str, best: int, children: int | None) -> None:
    tolls = [event.killed for event in draft_of(draft(text)).events if event.killed is not None]
    assert [(toll.best, toll.children) for toll in tolls] == [(best, children)]
