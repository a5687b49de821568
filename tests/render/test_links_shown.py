"""Of the links of an incident, those are shown that hold its accounts together."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.records import Link
from counterclaim.render.incident import spanning

LINKS = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"), st.integers(-3, 9)).filter(
        lambda one: one[0] < one[1]
    ),
    unique_by=lambda one: one[:2],
)


@given(LINKS)
def test_the_strongest_links_hold_the_same_accounts_together(rows: list[tuple[str, str, int]]) -> None:
    links = [Link(first=a, other=b, score=score) for a, b, score in rows]
    shown = spanning(links)
    every = together(links, links)
    assert together(shown, links) == every
    assert len(shown) == len({n for link in links for n in (link.first, link.other)}) - len(every)
    assert not links or max(one.score for one in links) == shown[0].score


def together(links: list[Link], every: list[Link]) -> set[frozenset[str]]:
    """Groups of accounts that links join, by flooding."""
    near: dict[str, set[str]] = {n: {n} for link in every for n in (link.first, link.other)}
    for link in links:
        near[link.first].add(link.other)
        near[link.other].add(link.first)
    groups: set[frozenset[str]] = set()
    for start in near:
        seen, todo = {start}, [start]
        while todo:
            new = near[todo.pop()] - seen
            seen |= new
            todo.extend(new)
        groups.add(frozenset(seen))
    return groups
