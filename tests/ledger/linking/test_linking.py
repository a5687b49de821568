"""Which accounts tell of one happening: cases that news of a war is full of, and properties of scoring and clustering."""

from __future__ import annotations

import random
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.made import account

from counterclaim.ledger.linking import (
    Judged,
    account_keys,
    candidate_pairs,
    cluster,
    group_accounts,
    link,
    prepare,
    score,
    score_value,
)
from counterclaim.ledger.linking.scoring import HOPELESS
from counterclaim.ledger.linking.weights import weights
from counterclaim.records import Account

BAKERY = ("bakery", "motorcycle", "feast", "queue", "kalmar")
MARKET = ("market", "vegetable", "friday", "oldtown", "minaret")


def together(*accounts: Account) -> bool:
    """Whether all of these are one group."""
    return len(group_accounts(list(accounts))) == 1


def test_two_reports_of_one_attack_are_linked_with_reasons() -> None:
    one, two = account("a", killed=16, names=BAKERY), account("b", killed=16, names=BAKERY)
    found = score(one, two)
    assert found.score > 0
    assert found.score == pytest.approx(sum(reason.weight for reason in found.reasons))
    place = next(reason for reason in found.reasons if reason.feature.startswith("place"))
    assert (place.first, place.other) == ("norburg", "norburg")
    assert together(one, two)


def test_a_link_is_the_same_whichever_account_comes_first() -> None:
    one, two = account("a", killed=16, names=BAKERY), account("b", "Estwick", killed=9, names=MARKET)
    assert score(one, two) == score(two, one)


def test_a_later_report_with_a_higher_toll_is_of_the_same_attack() -> None:
    first = account("a", killed=16, names=BAKERY)
    later = account("b", killed=21, names=BAKERY[:4], published="2031-05-07")
    assert together(first, later)


def test_a_reaction_weeks_later_is_of_the_same_attack() -> None:
    report = account("a", killed=16, names=BAKERY)
    reaction = account("b", killed=16, names=(*BAKERY[:4], "mourner"), published="2031-05-25")
    assert together(report, reaction)


def test_an_anniversary_that_names_the_day_is_of_the_old_attack_and_the_years_attack_is_not() -> None:
    old = account("a", killed=41, names=BAKERY, on="2030-05-04")
    year_after = account("b", killed=41, names=BAKERY, on="2030-05-04", published="2031-05-04")
    new = account("c", killed=12, names=MARKET, on="2031-05-04")
    assert together(old, year_after)
    assert not together(year_after, new)
    assert not together(old, new)


def test_two_attacks_in_one_town_on_one_day_stay_two() -> None:
    bakery = [account("a", killed=16, names=BAKERY), account("b", killed=16, names=BAKERY)]
    clash = [
        account(key, killed=4, names=MARKET, frames=("armed_clash",), initiators=("front",), targets=("army",))
        for key in "cd"
    ]
    groups = group_accounts([*bakery, *clash])
    assert {frozenset(one[0] for one in group) for group in groups} == {frozenset("ab"), frozenset("cd")} or (
        sorted(len(group) for group in groups) == [2, 2] and together(*bakery) and together(*clash)
    )


def test_attacks_of_one_day_in_towns_far_apart_stay_two() -> None:
    assert not together(account("a", killed=5, names=BAKERY), account("b", "Sudhaven", killed=5, names=BAKERY[:2]))


def test_attacks_of_one_day_in_neighbouring_towns_stay_two() -> None:
    north = account("a", killed=7, names=BAKERY)
    neighbour = account("b", "Estwick", killed=30, names=MARKET)
    assert not together(north, neighbour)


def test_days_of_an_ongoing_battle_are_incidents_of_their_own() -> None:
    days = [
        account(
            key,
            on=on,
            frames=("armed_clash",),
            initiators=("front",),
            targets=("army",),
            names=(word, "ridge", "bridge"),
        )
        for key, on, word in (("a", "2031-05-04", "mill"), ("b", "2031-05-06", "cement"), ("c", "2031-05-08", "silo"))
    ]
    assert len(group_accounts(days)) == 3


def test_one_document_tells_its_happenings_apart_itself() -> None:
    one = account("a", killed=16, names=BAKERY)
    again = account("a", killed=16, names=BAKERY, number=2, main=False)
    assert not together(one, again)


def test_a_report_that_knows_only_the_province_is_linked_by_toll_and_words() -> None:
    assert together(account("a", killed=33, names=BAKERY), account("b", "North", killed=33, names=BAKERY))


def test_a_place_in_another_country_speaks_against() -> None:
    here = account("a", killed=16, names=BAKERY)
    there = account("b", killed=16, names=BAKERY)
    elsewhere = there.model_copy(
        update={
            "places": (
                there.places[0].model_copy(update={"id": "x", "name": "Xanten", "country": "BBB", "lat": -30.0}),
            )
        }
    )
    assert score(here, elsewhere).score < score(here, there).score - 4


def test_side_mentions_never_join_what_two_documents_are_about() -> None:
    mains = ["m1", "m2"]
    links = [("m1", "m2", -0.5), ("m1", "s", 3.0), ("m2", "s", 3.0)]
    groups = cluster([*mains, "s"], links, main=mains)
    assert not any(set(mains) <= set(group) for group in groups)


def test_a_chain_of_weak_links_joins_nothing() -> None:
    ids = [f"a{i}" for i in range(6)]
    links = [(one, other, 0.4) for one, other in pairwise(ids)]
    assert max(len(group) for group in cluster(ids, links)) == 2


def test_judgements_bind() -> None:
    links = [("a", "b", 5.0), ("b", "c", 5.0), ("a", "c", 5.0)]
    assert cluster("abc", links) == [("a", "b", "c")]
    kept_apart = cluster("abc", links, [Judged("a", "c", "different")])
    assert not any({"a", "c"} <= set(group) for group in kept_apart)
    assert ("a", "d") in cluster("abcd", links[1:2], [Judged("d", "a", "same")])


names = st.lists(
    st.sampled_from(["mill", "cement", "silo", "bridge", "ridge", "market", "bakery", "ferry"]), max_size=6, unique=True
)
made = st.builds(
    lambda key, place, on, killed, words: account(f"{key:02d}", place, f"2031-05-{on:02d}", killed, names=words),
    st.integers(0, 60),
    st.sampled_from(["Norburg", "Estwick", "Sudhaven", "North", None]),
    st.integers(1, 9),
    st.one_of(st.none(), st.integers(1, 60)),
    names,
)


@given(st.lists(made, max_size=14, unique_by=lambda one: one.id), st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order(accounts: list[Account], shuffle: random.Random) -> None:
    wanted = group_accounts(accounts)
    shuffle.shuffle(accounts)
    assert group_accounts(accounts) == wanted
    assert sorted(one for group in wanted for one in group) == sorted(one.id for one in accounts)


@given(made, made)
def test_swapping_two_enemies_changes_no_score(one: Account, two: Account) -> None:
    def between(a: str, b: str) -> float:
        first, other = (
            account(key, None, "2031-05-04", frames=("armed_clash",), initiators=(a,), targets=(b,), names=of.names)
            for key, of in (("x", one), ("y", two))
        )
        return score(first, other).score

    assert between("army", "front") == between("front", "army")


@given(made, made)
def test_the_fast_score_is_the_score_with_reasons(one: Account, two: Account) -> None:
    a, b = prepare(one), prepare(two)
    full, fast = link(a, b).score, score_value(a, b)
    assert fast == score_value(b, a)
    if full > HOPELESS or fast > HOPELESS:
        assert fast == pytest.approx(full, abs=1e-3)


@given(st.integers(1, 28), st.sampled_from(["Norburg", "Estwick", "North"]), st.integers(3, 50))
def test_accounts_of_one_town_and_day_share_a_key(on: int, place: str, killed: int) -> None:
    one = account("a", place, f"2031-05-{on:02d}", killed)
    two = account("b", "Norburg", f"2031-05-{on:02d}", killed + 1)
    pairs = list(candidate_pairs({a.id: account_keys(a) for a in (one, two)}))
    assert pairs == [(one.id, two.id)]


def test_blocks_that_are_too_large_are_passed_over() -> None:
    keys = {f"a{i}": ["everywhere"] for i in range(12)}
    assert len(list(candidate_pairs(keys))) == len(list(combinations(range(12), 2)))
    assert not list(candidate_pairs(keys, largest=10))


def test_weights_have_sensible_signs() -> None:
    table = {feature: {level: one.weight for level, one in levels.items()} for feature, levels in weights().items()}
    assert (
        table["day"]["same"]
        > table["day"]["meet_vaguely"]
        > table["day"]["next"]
        > table["day"]["next_day"]
        > table["day"]["near"]
        > table["day"]["apart"]
    )
    place = table["place"]
    assert (
        place["same"] > place["near"] > place["inside"] >= place["around"] > place["elsewhere"] > place["other_country"]
    )
    assert (
        table["killed"]["same_large"]
        > table["killed"]["close"]
        > table["killed"]["differ"]
        > table["killed"]["far"]
        > table["killed"]["very_far"]
    )
    words = table["words"]
    assert words["most"] > words["many"] > words["some"] > words["few"] > words["none"]
