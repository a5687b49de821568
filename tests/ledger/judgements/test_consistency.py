"""Judgements that hold together, and those that do not: checked against trying all ways to part the things."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.ledger.judgements.consistency import consider, groups

NODES = "abcde"
decisions = st.lists(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NODES), st.sampled_from(["same", "different"])).filter(
        lambda d: d[0] != d[1]
    ),
    max_size=9,
)


def possible(made: list[tuple[str, str, str]]) -> bool:
    """Whether some way of putting the nodes into groups obeys all."""
    for placed in product(range(len(NODES)), repeat=len(NODES)):
        home = dict(zip(NODES, placed, strict=True))
        if all((home[a] == home[b]) == (verdict == "same") for a, b, verdict in made):
            return True
    return False


@given(decisions)
def test_what_is_followed_can_be_and_each_conflict_is_real_and_smallest(made: list[tuple[str, str, str]]) -> None:
    numbered = [(n, *one) for n, one in enumerate(made, 1)]
    found = consider(numbered)
    by_number = {n: (a, b, verdict) for n, a, b, verdict in numbered}
    assert possible([by_number[n] for n in found.followed])
    assert found.followed | {c.judgement for c in found.conflicts} == set(by_number)
    for conflict in found.conflicts:
        assert set(conflict.against) <= found.followed
        assert max(conflict.against) < conflict.judgement
        named = [by_number[n] for n in conflict.numbers]
        assert not possible(named)
        for left_out in conflict.numbers:  # undoing any of them ends it
            assert possible([by_number[n] for n in conflict.numbers if n != left_out])


@given(decisions, st.randoms())
def test_the_order_of_reading_the_log_changes_nothing(made: list[tuple[str, str, str]], random: object) -> None:
    numbered = [(n, *one) for n, one in enumerate(made, 1)]
    shuffled = list(numbered)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert consider(shuffled) == consider(numbered)


def test_the_conflict_of_three_is_named() -> None:
    found = consider([(1, "a", "b", "same"), (2, "b", "c", "same"), (3, "a", "c", "different")])
    assert [(c.judgement, c.against) for c in found.conflicts] == [(3, (1, 2))]
    found = consider([(1, "a", "b", "same"), (2, "a", "c", "different"), (3, "c", "b", "same")])
    assert [(c.judgement, c.numbers) for c in found.conflicts] == [(3, (1, 2, 3))]


def test_groups_are_what_pairs_join() -> None:
    found = groups([("a", "b"), ("c", "d"), ("b", "e")])
    assert found["a"] == frozenset("abe")
    assert found["d"] == frozenset("cd")
