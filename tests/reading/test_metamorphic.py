"""What must not change, or change only so, when a text is changed in one respect."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import counterclaim
from counterclaim.records import Reading

ONE, OTHER = "Ahrar al-Sham", "Suqour al-Sham"
TEXT = (
    "{a} said on Friday that {b} had attacked its checkpoint near Saraqeb, killing two of its fighters. "
    "{b} denied the accusation and blamed {a} for the violence. "
    '"They broke the truce," a spokesman for {b} said. '
    "The Syrian Observatory for Human Rights said {a} and {b} had clashed in the town last week. "
    "{a} is backed by Turkey. Fighters of {b} shelled the village of Sarjeh yesterday, residents said."
)


def facts(reading: Reading) -> list[tuple[object, ...]]:
    """All claims with names for ids, as sets where order has no meaning."""
    name = reading.name_of
    rows: list[tuple[object, ...]] = []
    for c in reading.claims:
        event = relation = None
        if c.event:
            e = c.event
            sides = [frozenset(map(name, refs)) for refs in (e.initiators, e.targets, e.places)]
            killed = e.killed.best if e.killed else None
            event = (e.type, *sides, killed, e.when)
        if c.relation:
            relation = (c.relation.type, name(c.relation.source), name(c.relation.target))
        who = name(c.claimant.actor) or c.claimant.document
        rows.append((who, c.claimant.interest, c.stance, c.polarity, c.certainty, c.time, c.quoted, event, relation))
    return rows


def swapped(row: object) -> object:
    if isinstance(row, tuple):
        return tuple(swapped(part) for part in row)
    if isinstance(row, frozenset):
        return frozenset(swapped(part) for part in row)
    if isinstance(row, str):
        return row.replace(ONE, "\0").replace(OTHER, ONE).replace("\0", OTHER)
    return row


def test_swapping_the_enemies_swaps_every_record() -> None:
    straight = counterclaim.read(TEXT.format(a=ONE, b=OTHER), published="2017-07-16")
    turned = counterclaim.read(TEXT.format(a=OTHER, b=ONE), published="2017-07-16")
    assert facts(straight)
    assert [swapped(row) for row in facts(straight)] == facts(turned)


def test_a_later_publication_moves_every_relative_date() -> None:
    text = TEXT.format(a=ONE, b=OTHER)
    early = counterclaim.read(text, published="2017-07-16")
    late = counterclaim.read(text, published="2017-07-23")
    week = timedelta(days=7)

    def moved(day: date | None) -> date | None:
        return day + week if day else None

    assert [(moved(d.start), moved(d.end)) for d in early.dates] == [(d.start, d.end) for d in late.dates]
    for one, other in zip(early.claims, late.claims, strict=True):
        if one.event and one.event.when:
            assert other.event is not None
            assert other.event.when is not None
            assert moved(one.event.when.start) == other.event.when.start


def test_the_publisher_changes_only_interest() -> None:
    text = TEXT.format(a=ONE, b=OTHER)
    plain = counterclaim.read(text, published="2017-07-16", publisher="Hill Wire").to_dict()
    party = counterclaim.read(text, published="2017-07-16", publisher="Press TV").to_dict()
    for reading in (plain, party):
        reading["document"] = reading["notes"] = None
        for claim in reading["claims"]:
            claim["via"] = None
            if claim["claimant"]["document"]:
                claim["claimant"] = None
            else:
                claim["claimant"]["interest"] = claim["claimant"]["interest_because"] = None
    assert plain == party


@pytest.mark.parametrize(
    "statement",
    ["the army shelled the town", "rebels killed four civilians in Saraqeb", "its forces had taken the village"],
)
def test_a_denied_statement_leaves_no_positive_certain_claim(statement: str) -> None:
    reading = counterclaim.read(f"The ministry denied that {statement}.", published="2017-07-16")
    told = [c for c in reading.claims if c.event and c.event.plover == "ASSAULT"]
    assert told
    assert not [
        c for c in told if c.polarity == "positive" and c.certainty == "certain" and c.time in ("past", "ongoing")
    ]


def test_two_texts_put_together_give_both_their_claims() -> None:
    first = "Ahrar al-Sham shelled the village of Sarjeh on Friday, the Syrian Observatory for Human Rights said."
    second = "In Mali, gunmen killed four soldiers near Gao, the Malian army said."
    apart = facts(counterclaim.read(first, published="2017-07-16")) + facts(
        counterclaim.read(second, published="2017-07-16")
    )
    together = facts(counterclaim.read(f"{first}\n\n{second}", published="2017-07-16"))
    assert len(together) == len(apart)
    assert {row[:7] for row in together} == {row[:7] for row in apart}


SIDES = ["the army", "rebels"]
ACTS = ["shelled the mill at {p}", "killed four villagers in {p}", "attacked a checkpoint near {p}"]
PLACES = ["Saraqeb", "Sarjeh", "Idlib"]


@given(
    speaker=st.sampled_from(["The governor", "Residents", "A spokesman for Ahrar al-Sham"]),
    side=st.sampled_from(SIDES),
    act=st.sampled_from(ACTS),
    place=st.sampled_from(PLACES),
)
@settings(max_examples=12)
def test_quotation_marks_off_the_claimant_stays(speaker: str, side: str, act: str, place: str) -> None:
    """Indirect speech does not hang on marks; with them the words are quoted, without them told."""
    said = f"{side} {act.format(p=place)}"
    with_marks = counterclaim.read(f'{speaker} said that "{said}" on Friday.', published="2017-07-16")
    without = counterclaim.read(f"{speaker} said that {said} on Friday.", published="2017-07-16")
    one, other = (next(c for c in r.claims if c.event) for r in (with_marks, without))
    assert one.claimant.name == other.claimant.name
    assert one.claimant.name is not None
    assert (one.quoted in ("direct", "mixed"), other.quoted) == (True, "indirect")
    assert one.event is not None
    assert other.event is not None
    assert one.event.type == other.event.type


@given(side=st.sampled_from(["Ahrar al-Sham", "the Syrian army"]), place=st.sampled_from(PLACES))
@settings(max_examples=6)
def test_active_and_passive_tell_the_same(side: str, place: str) -> None:
    active = counterclaim.read(f"{side} shelled {place} on Friday, residents said.", published="2017-07-16")
    passive = counterclaim.read(f"{place} was shelled by {side} on Friday, residents said.", published="2017-07-16")

    def told(reading: Reading) -> list[tuple[object, ...]]:
        return [
            (row.claimant.name, row.event.type, *(tuple(map(reading.name_of, row.event.initiators)),), row.event.when)
            for row in reading.claims
            if row.event
        ]

    assert told(active)
    assert told(active) == told(passive)


@pytest.mark.parametrize("hedge", ["reportedly", "allegedly", "purportedly"])
def test_a_hedge_lowers_certainty_and_changes_nothing_else(hedge: str) -> None:
    plain = counterclaim.read("Rebels shelled the mill at Saraqeb on Friday.", published="2017-07-16")
    hedged = counterclaim.read(f"Rebels {hedge} shelled the mill at Saraqeb on Friday.", published="2017-07-16")
    one, other = (next(c for c in r.claims if c.event) for r in (plain, hedged))
    assert one.certainty == "certain"
    assert other.certainty in ("probable", "possible")
    assert not other.claimant.document
    assert one.event is not None
    assert other.event is not None
    assert (one.event.type, one.event.initiators, one.event.when) == (
        other.event.type,
        other.event.initiators,
        other.event.when,
    )


@pytest.mark.parametrize(
    "frame",
    [
        "{} threatened to {}.",
        "{} may {}.",
        "If {} {}, many will flee.",
        "Residents fear that {} will {}.",
        "{} planned to {}.",
        "{} would have {}.",
        "The governor urged {} to {}.",
        "Did {} {}?",
        "{} did not {}.",
        "{} failed to {}.",
        "{} denied plans to {}.",
    ],
)
def test_what_is_not_said_to_have_happened_is_no_positive_certain_past_event(frame: str) -> None:
    verb = "attacked the town of Saraqeb" if "would have" in frame else "attack the town of Saraqeb"
    reading = counterclaim.read(frame.format("the rebels", verb), published="2017-07-16")
    assert not [
        c
        for c in reading.claims
        if c.event
        and c.event.plover == "ASSAULT"
        and (c.polarity, c.certainty) == ("positive", "certain")
        and c.time in ("past", "ongoing")
    ]


_SENTENCES = [
    "{a} said on Friday that {b} had shelled its post near the river.",
    "{b} denied that it attacked {a} on Tuesday.",
    "{a} accused {b} of killing two farmers.",
    "Fighters of {a} seized a hill from {b} last week, residents said.",
    "{a} and {b} agreed to exchange prisoners.",
    "{b} threatened to attack {a}.",
    "There is no evidence that {a} bombed the school.",
    "{b} has yet to withdraw from the valley.",
]
_ENEMIES = [("the Red Hill Front", "the Blue River Army"), ("Armenia", "Azerbaijan"), (ONE, OTHER)]


@given(
    enemies=st.sampled_from(_ENEMIES),
    sentences=st.lists(st.sampled_from(_SENTENCES), min_size=2, max_size=4, unique=True),
)
@settings(max_examples=8)
def test_any_two_enemies_swap_in_any_text(enemies: tuple[str, str], sentences: list[str]) -> None:
    one, other = enemies

    def text(a: str, b: str) -> str:
        return " ".join(s[0].upper() + s[1:] for s in (sentence.format(a=a, b=b) for sentence in sentences))

    def swap(row: object) -> object:
        if isinstance(row, (tuple, frozenset)):
            return type(row)(swap(part) for part in row)
        if isinstance(row, str):
            bare = [name.removeprefix("the ") for name in (one, other)]
            return row.replace(bare[0], "\0").replace(bare[1], bare[0]).replace("\0", bare[1])
        return row

    straight = facts(counterclaim.read(text(one, other), published="2024-05-12"))
    turned = facts(counterclaim.read(text(other, one), published="2024-05-12"))
    assert straight
    assert [swap(row) for row in straight] == turned


@given(
    denier=st.sampled_from(["The ministry", "A spokesman for the rebels", "Residents"]),
    side=st.sampled_from(["the army", "police in Nairobi", "the ELN"]),
    act=st.sampled_from(
        ["shelled the mill", "killed four villagers", "had abducted a priest", "were bombing the port"]
    ),
)
@settings(max_examples=10)
def test_whatever_is_denied_is_not_told_as_certain(denier: str, side: str, act: str) -> None:
    act = act.replace("were", "was") if side in ("the army", "the ELN") else act
    reading = counterclaim.read(f"{denier} denied that {side} {act}.", published="2024-05-12")
    told = [c for c in reading.claims if c.event and c.event.plover == "ASSAULT"]
    assert told
    assert not [c for c in told if c.polarity == "positive" and c.certainty == "certain"]


@given(
    weeks=st.integers(1, 3),
    days=st.lists(
        st.sampled_from(["yesterday", "on Friday", "last week", "two days ago", "on Monday night", "three weeks ago"]),
        min_size=1,
        max_size=3,
        unique=True,
    ),
)
@settings(max_examples=8)
def test_relative_days_move_with_the_publication(weeks: int, days: list[str]) -> None:
    text = " ".join(f"Rebels shelled village {n} {day}." for n, day in enumerate(days))
    shift = timedelta(weeks=weeks)
    early = counterclaim.read(text, published="2024-05-12")
    late = counterclaim.read(text, published=date(2024, 5, 12) + shift)
    assert len(early.dates) == len(days)
    assert [(d.start + shift, d.end + shift) for d in early.dates if d.start and d.end] == [
        (d.start, d.end) for d in late.dates
    ]


@given(publisher=st.sampled_from(["Press TV", "RT", "Al-Manar", "SANA"]))
@settings(max_examples=4)
def test_a_partys_outlet_changes_only_interest_and_via(publisher: str) -> None:
    text = " ".join(s.format(a=ONE, b=OTHER) for s in _SENTENCES)

    def without_interest(name: str) -> list[tuple[object, ...]]:
        rows = facts(counterclaim.read(text, published="2024-05-12", publisher=name))
        return [(row[0], *row[2:]) for row in rows]

    assert without_interest(publisher) == without_interest("Hill Wire")


_TEXTS = [
    "In Mali, gunmen killed four soldiers near Gao, the Malian army said.",
    "Police in Lima have yet to arrest the gunmen who attacked a bank on Friday.",
    "Armenia denied that its troops had shelled villages in Azerbaijan.",
    "The M23 threatened to attack Goma, residents said.",
]


@given(pair=st.permutations(_TEXTS))
@settings(max_examples=6)
def test_any_two_texts_put_together_give_both_their_claims(pair: list[str]) -> None:
    first, second = pair[:2]
    apart = [row for text in (first, second) for row in facts(counterclaim.read(text, published="2024-05-12"))]
    together = facts(counterclaim.read(f"{first}\n\n{second}", published="2024-05-12"))
    assert [row[:7] for row in together] == [row[:7] for row in apart]
