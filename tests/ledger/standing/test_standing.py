"""Standing of incidents and fields: who counts as independent, what contradicts, and that no side is favoured."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ledger.made import ACTORS, account, claim, told_by

from counterclaim.ledger.standing import build_incident, incident_id
from counterclaim.ledger.standing.numbers import Range, agree
from counterclaim.ledger.standing.tolls import TOLL_RULES, Count, toll_of
from counterclaim.records import Account, Claim, FieldStanding, Incident, SideToll


def field(incident: Incident, name: str) -> FieldStanding:
    """One field of an incident."""
    return next(one for one in incident.fields if one.field == name)


def incident_of(*told: tuple[Account, Sequence[tuple[str, Claim]]], **options: object) -> Incident:
    """The incident of accounts with their claims."""
    claims = dict(pair for _, made in told for pair in made)
    accounts = [one.model_copy(update={"claims": tuple(key for key, _ in made)}) for one, made in told]
    return build_incident(accounts, claims, **options)  # type: ignore[arg-type]


def report(
    key: str, killed: int | None, *claimants: str | None, **options: object
) -> tuple[Account, list[tuple[str, Claim]]]:
    """A report in which each of these says the same."""
    one = told_by(account(key, killed=killed), *(c for c in claimants if c))
    made = [
        claim(one, who, killed, number=f"c{i}", at=i, **options)  # type: ignore[arg-type]
        for i, who in enumerate(claimants or (None,))
    ]
    return one, made


def test_two_independent_claimants_corroborate() -> None:
    found = incident_of(report("a", 16, "observers"), report("b", 16, "red-cross"))
    assert field(found, "killed").standing == "corroborated"
    assert (found.standing, found.voices, found.tellings) == ("corroborated", 2, 2)


def test_one_claimant_quoted_by_many_outlets_is_one() -> None:
    found = incident_of(*(report(key, 16, "observers") for key in "abcd"))
    assert field(found, "killed").standing == "single_source"
    assert (found.voices, found.tellings) == (1, 4)


def test_a_documents_own_words_beside_a_named_source_are_that_sources() -> None:
    assert field(incident_of(report("a", 16, None, "observers")), "killed").standing == "single_source"


def test_copies_of_one_text_are_one_telling() -> None:
    both = report("a", 16), report("b", 16)
    assert field(incident_of(*both), "killed").standing == "corroborated"
    wire = {one.document: "w1" for one, _ in both}
    copied = incident_of(*both, wire=wire)
    assert (field(copied, "killed").standing, copied.tellings) == ("single_source", 1)


def test_what_only_parties_say_is_party_only() -> None:
    found = incident_of(report("a", 16, "army", interest="party"), report("b", 16, "front", interest="party"))
    assert field(found, "killed").standing == found.standing == "party_only"
    assert found.voices == 0


def test_tolls_that_cannot_both_be_true_are_contested_and_both_are_kept() -> None:
    found = incident_of(report("a", 16, "observers"), report("b", 31, "red-cross"))
    killed = field(found, "killed")
    assert (killed.standing, found.standing) == ("contested", "contested")
    assert [(value.value, value.said_by[0].claimant) for value in killed.values] == [
        ("16", "Alania Observers"),
        ("31", "Red Aid"),
    ]
    assert "16" in killed.because
    assert "31" in killed.because
    assert found.killed is not None
    assert (found.killed.low, found.killed.high) == (16, 31)


def test_a_denial_by_a_party_of_what_others_say_is_contested_and_of_what_its_enemy_says_denied() -> None:
    denial = report("b", None, "army", interest="party", stance="denies")
    others = incident_of(report("a", 16, "observers"), denial)
    assert field(others, "happened").standing == others.standing == "contested"
    enemy = incident_of(report("a", 16, "front", interest="party"), denial)
    assert field(enemy, "happened").standing == enemy.standing == "denied"
    assert "Army of Alania" in field(enemy, "happened").because


def test_initiators_named_by_two_sides_are_contested_and_the_grade_says_so() -> None:
    told = []
    for key, who, blamed in (("a", "front", "army"), ("b", "army", "front")):
        one = told_by(account(key, killed=16, initiators=(blamed,)), who)
        told.append((one, [claim(one, who, 16, interest="party", stance="accuses")]))
    found = incident_of(*told)
    assert field(found, "initiators").standing == "contested"
    assert found.grade == "contested"


def test_an_admission_confirms() -> None:
    one = account("a", killed=16, initiators=("army",))
    assert incident_of((one, [claim(one, "army", 16, interest="party", stance="admits")])).grade == "confirmed"
    assert incident_of(report("a", 16, "observers")).grade == "weak"
    assert incident_of(report("a", 16, "observers"), report("b", 16, "red-cross")).grade == "fair"
    assert incident_of(report("a", None, "observers")).grade is None


def test_a_smaller_later_count_is_a_part_unless_a_party_says_it() -> None:
    one = told_by(account("a", killed=16), "observers", "army")
    part = [claim(one, "observers", 16, number="c1"), claim(one, None, 9, number="c2", at=50)]
    assert field(incident_of((one, part)), "killed").standing == "single_source"
    rival = [claim(one, "observers", 16, number="c1"), claim(one, "army", 9, number="c2", at=50, interest="party")]
    assert field(incident_of((one, rival)), "killed").standing == "contested"


def test_sums_over_a_war_are_no_toll() -> None:
    one = account("a", on="2025-01-01", last="2031-05-04", published="2031-05-04")
    found = incident_of((one, [claim(one, "observers", 900)]), report("b", 16, "red-cross"))
    assert found.killed is not None
    assert found.killed.best == 16
    assert field(found, "killed").standing == "single_source"


@pytest.mark.parametrize(
    ("one", "other", "wanted"),
    [
        (Range(14, 14, 14), Range(14, 14, 14), True),
        (Range(12, 12, 12, True), Range(13, 13, 13), True),
        (Range(12, 12, 12, True), Range(20, 20, 20), False),
        (Range(12, 12, 12, True), Range(11, 11, 11), False),
        (Range(24, 24, 99), Range(31, 31, 31), True),
        (Range(16, 16, 16), Range(17, 17, 17), False),
    ],
)
def test_when_numbers_agree(one: Range, other: Range, wanted: bool) -> None:
    assert agree(one, other) is wanted
    assert agree(other, one) is wanted


def test_toll_rules_by_name() -> None:
    counts = [
        Count(Range(10, 10, 10), date(2031, 5, 4), party=False),
        Count(Range(10, 10, 10), date(2031, 5, 5), party=False),
        Count(Range(12, 14, 15), date(2031, 5, 6), party=False),
        Count(Range(3, 3, 3), date(2031, 5, 7), party=True),
    ]
    best = {rule: toll.best for rule in TOLL_RULES if (toll := toll_of(counts, rule)) is not None}
    assert best == {
        "most_conservative": 3,
        "most_informative": 14,
        "most_representative": 10,
        "latest_independent": 14,
    }
    every = [toll_of(counts, rule) for rule in TOLL_RULES]
    assert [(toll.low, toll.high) for toll in every if toll] == [(3, 15)] * 4
    assert toll_of([], "most_conservative") is None


told = st.lists(
    st.tuples(
        st.integers(0, 30),
        st.one_of(st.none(), st.integers(1, 60)),
        st.sampled_from([None, "observers", "red-cross", "army", "front"]),
        st.sampled_from(["army", "front", None]),
        st.sampled_from(["states", "denies", "accuses", "admits"]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda one: one[0],
)


def built(
    rows: Sequence[tuple[int, int | None, str | None, str | None, str]], order: Sequence[int] | None = None
) -> Incident:
    """An incident of made-up reports."""
    made = []
    for key, killed, who, by, stance in rows:
        one = account(f"{key:02d}", killed=killed, initiators=(by,) if by else ())
        one = told_by(one, who) if who else one
        interest = "party" if who in ("army", "front") else "independent"
        made.append((one, [claim(one, who, killed, interest=interest, stance=stance)]))
    return incident_of(*(made if order is None else [made[i] for i in order]), founder=made[0][0].id)


@given(told, st.randoms(use_true_random=False))
def test_standing_does_not_depend_on_the_order(
    rows: list[tuple[int, int | None, str | None, str | None, str]], shuffle: random.Random
) -> None:
    order = list(range(len(rows)))
    shuffle.shuffle(order)
    assert built(rows, order) == built(rows)


@given(told)
def test_swapping_the_enemies_swaps_the_result(rows: list[tuple[int, int | None, str | None, str | None, str]]) -> None:
    swap = {"army": "front", "front": "army"}
    swapped = [
        (key, killed, swap.get(who or "", who), swap.get(by or "", by), stance) for key, killed, who, by, stance in rows
    ]
    names = {ACTORS["army"].name: ACTORS["front"].name, ACTORS["front"].name: ACTORS["army"].name}
    first, other = built(rows), built(swapped)
    assert (first.standing, first.killed, first.voices) == (other.standing, other.killed, other.voices)
    assert {one.field: one.standing for one in first.fields} == {one.field: one.standing for one in other.fields}
    blamed = {value.value for one in first.fields if one.field == "initiators" for value in one.values}
    assert {names[name] for name in blamed} == {
        value.value for one in other.fields if one.field == "initiators" for value in one.values
    }


@given(told)
def test_a_copy_changes_no_standing(rows: list[tuple[int, int | None, str | None, str | None, str]]) -> None:
    made = []
    for key, killed, who, by, stance in rows:
        one = account(f"{key:02d}", killed=killed, initiators=(by,) if by else ())
        one = told_by(one, who) if who else one
        interest = "party" if who in ("army", "front") else "independent"
        made.append((one, [claim(one, who, killed, interest=interest, stance=stance)]))
    first, told_first = made[0]
    copy = account("99", killed=rows[0][1], initiators=(rows[0][3],) if rows[0][3] else ())
    copy = told_by(copy, rows[0][2]) if rows[0][2] else copy
    copied = (copy, [(f"{copy.document}-c1", told_first[0][1])])
    wire = {first.document: "w1", copy.document: "w1"}
    before = incident_of(*made, wire={first.document: "w1"}, founder=first.id)
    after = incident_of(*made, copied, wire=wire, founder=first.id)
    assert {one.field: one.standing for one in before.fields} == {one.field: one.standing for one in after.fields}
    assert (before.standing, before.voices, before.tellings) == (after.standing, after.voices, after.tellings)


def test_the_id_comes_from_the_founder() -> None:
    one, made = report("a", 16)
    found = incident_of((one, made), merged=[incident_id(one.id), "i0123456789ab"])
    assert found.id == incident_id(one.id)
    assert found.merged == ("i0123456789ab",)
    with pytest.raises(ValueError, match="needs an account"):
        build_incident([], {})


def with_sides(
    told: tuple[Account, list[tuple[str, Claim]]], **fighters: int
) -> tuple[Account, list[tuple[str, Claim]]]:
    """The same report, whose claims say how many fighters of each side are among the dead."""
    one, made = told
    sides = tuple(SideToll(side=side, fighters=number) for side, number in fighters.items())
    changed = []
    for key, said in made:
        assert said.event is not None
        assert said.event.killed is not None
        toll = said.event.killed.model_copy(update={"by_side": sides})
        changed.append((key, said.model_copy(update={"event": said.event.model_copy(update={"killed": toll})})))
    return one, changed


def test_the_dead_of_each_side_follow_the_rule() -> None:
    told = (
        with_sides(report("a", 16, "observers"), army=10, front=6),
        with_sides(report("b", 16, "red-cross"), army=12),
    )
    killed = incident_of(*told, rule="most_conservative").killed
    assert killed is not None
    assert [(one.side, one.fighters) for one in killed.by_side] == [("army", 10), ("front", 6)]
    killed = incident_of(*told, rule="most_informative").killed
    assert killed is not None
    assert killed.by_side == ()  # 12 and 6 are more than anybody says were killed


def test_no_side_has_dead_where_no_claim_says_so() -> None:
    killed = incident_of(report("a", 16, "observers")).killed
    assert killed is not None
    assert killed.by_side == ()
