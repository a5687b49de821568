"""Deeds that are laid on somebody, denied, or no longer done; what nobody is named for."""

from __future__ import annotations

import pytest

import counterclaim
from counterclaim.records import Claim, Reading


def read(text: str) -> tuple[Reading, dict[str, str]]:
    reading = counterclaim.read(text, published="2016-05-16")
    return reading, {actor.id: actor.name for actor in reading.actors}


def of(reading: Reading, event: str) -> list[Claim]:
    return [claim for claim in reading.claims if claim.event and claim.event.type == event]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Twelve people died in an air strike in Aden. The strike was blamed on Saudi Arabia.", "air_strike"),
        ("Sunday's bomb attack in Cali, which killed four, was blamed on the ELN.", "bombing"),
    ],
)
def test_blame_by_nobody_is_not_the_documents_word(text: str, event: str) -> None:
    reading, _ = read(text)
    with_doer = [claim for claim in of(reading, event) if claim.event and claim.event.initiators]
    assert [(c.claimant.document, c.stance, c.certainty) for c in with_doer] == [(False, "accuses", "possible")]


def test_blame_in_the_active_is_the_blamers() -> None:
    reading, names = read("Officials in Cali blamed the attack on the ELN.")
    [claim] = of(reading, "attack")
    assert claim.event
    assert [names[i] for i in claim.event.initiators] == ["National Liberation Army (Colombia)"]
    assert not claim.claimant.document


def test_a_rejected_accusation_denies_the_deed() -> None:
    reading, names = read("Chad accused Sudan of shelling the town of Tine. Khartoum rejected the accusation.")
    denied = [c for c in of(reading, "shelling") if c.stance == "denies"]
    assert [(c.polarity, names[c.claimant.actor or ""]) for c in denied] == [("negative", "Sudan")]


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Commander Ali Saleh said his fighters will no longer attack convoys.", "negative"),
        ("The rebels no longer attack convoys.", "negative"),
        ("The longer the rebels attack convoys, the worse.", "positive"),
    ],
)
def test_no_longer(text: str, polarity: str) -> None:
    reading, _ = read(text)
    assert [claim.polarity for claim in of(reading, "attack")] == [polarity]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen on motorcycles gunned down three teachers in Yala.", 3),
        ("A policeman was gunned down in Yala.", 1),
        ("Gunmen shot at three teachers in Yala.", None),
    ],
)
def test_gunned_down(text: str, killed: int | None) -> None:
    reading, _ = read(text)
    assert [
        claim.event.killed.best if claim.event and claim.event.killed else None for claim in of(reading, "shooting")
    ] == [killed]


@pytest.mark.parametrize(
    ("text", "event", "initiators"),
    [
        (
            "Ten people were killed in rebel attacks on villages near Nyala in Sudan.",
            "attack",
            ["armed opposition in Sudan"],
        ),
        ("Ten people were killed in deadly attacks on villages near Nyala in Sudan.", "attack", []),
        ("Four residents of Stepanakert died in Azerbaijani shelling on Sunday.", "shelling", ["Azerbaijan"]),
        ("Four residents of Stepanakert died, fleeing on Sunday.", "killing", []),
    ],
)
def test_whose_attacks_they_are(text: str, event: str, initiators: list[str]) -> None:
    reading, names = read(text)
    assert [[names[i] for i in claim.event.initiators] for claim in of(reading, event) if claim.event] == [initiators]


def tolls(text: str) -> list[tuple[str, int | None, int | None]]:
    reading, _ = read(text)
    return [
        (
            c.event.type,
            c.event.killed.best if c.event.killed else None,
            c.event.injured.best if c.event.injured else None,
        )
        for c in reading.claims
        if c.event and (c.event.killed or c.event.injured)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A medic said 15 people, both fighters and civilians, had died in the shelling of Donetsk.",
            [("shelling", 15, None)],
        ),
        ("Eleven soldiers laid down their lives and 32 others were injured.", [("killing", 11, 32)]),
        ("Eleven soldiers laid down their arms.", []),
    ],
)
def test_tolls(text: str, expected: list[tuple[str, int | None, int | None]]) -> None:
    assert tolls(text) == expected


def types(text: str) -> set[str]:
    reading, _ = read(text)
    return {claim.event.type for claim in reading.claims if claim.event}


@pytest.mark.parametrize(
    ("text", "some", "never"),
    [
        ("One survivor declined to be named. Rebels attacked Gao.", "attack", "reject"),
        ("The minister declined the offer.", "reject", "statement"),
        ("A report released today says rebels in Mali burned homes.", "destruction", "release"),
        ("Rebels in Mali released nine hostages.", "release", "reject"),
        ("The United Nations has suspended its operations in South Darfur.", "break_relations", "halt_attacks"),
        ("The army has suspended its operations in South Darfur.", "halt_attacks", "withdrawal"),
        ("The UN office warned the government of Chad that civilians were at risk of attacks.", "attack", "threaten"),
        ("The rebels warned Chad of attacks on its cities.", "threaten", "release"),
        ("The paramilitaries arrived from Turbo in seven boats.", "force_movement", "flight"),
        ("Chechen rebels abandoned Grozny on Tuesday.", "withdrawal", "flight"),
        ("The reporter Ivan Brandt is being held by the interior ministry of Russia.", "detention", "meeting"),
        ("The army of Mali said residents had been warned to leave Gao, which it shelled.", "shelling", "threaten"),
        (
            "The armed forces of Armenia have been subjecting the city of Ganja to missile fire.",
            "shelling",
            "recruitment",
        ),
    ],
)
def test_what_is_told(text: str, some: str, never: str) -> None:
    found = types(text)
    assert some in found
    assert never not in found


def test_a_question_is_open_whatever_its_label() -> None:
    reading, _ = read("Question: Has the mission seen aerial bombing in Darfur?")
    assert [claim.certainty for claim in of(reading, "air_strike")] == ["unknown"]


def test_who_is_given_time_is_to_act() -> None:
    reading, names = read("Ecuador gave Peru and Chile until Saturday to stop fighting.")
    [claim] = of(reading, "halt_attacks")
    assert claim.event
    assert [names[i] for i in claim.event.initiators] == ["Peru", "Chile"]


def test_a_dismissed_government_is_not_denied() -> None:
    reading, _ = read("The king dismissed the government of Nepal. The army dismissed the claim as a lie.")
    assert [claim.text for claim in reading.claims if claim.stance == "denies"] == ["the claim as a lie"]


def test_the_army_denies_a_raid_that_no_one_named_flew() -> None:
    reading, names = read("The site Zorda said a raid killed two men in Gao. The army of Mali rejected the accusation.")
    denied = [c for c in of(reading, "attack") if c.stance == "denies"]
    assert [names[c.claimant.actor or ""] for c in denied] == ["Armed forces of Mali"]


def test_the_name_of_a_mission_is_no_mission() -> None:
    reading, _ = read("The Special Monitoring Mission to Ukraine heard shelling near Donetsk.")
    assert {claim.event.type for claim in reading.claims if claim.event} == {"shelling"}


def test_the_killing_a_week_before_the_attack() -> None:
    reading, _ = read(
        "Gunmen attacked Djibo on Thursday. The attack came a week after 40 men were killed in Burkina Faso."
    )
    [claim] = of(reading, "killing")
    assert claim.event
    assert claim.event.when
    assert str(claim.event.when.start) <= "2016-05-05" <= str(claim.event.when.end)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The army says 65 militants, 20 soldiers and 19 civilians have been killed in Gao.", 104),
        ("The army says 65 militants are left, and 19 civilians have been killed in Gao.", 19),
    ],
)
def test_a_list_of_the_dead_after_says(text: str, killed: int) -> None:
    reading, _ = read(text)
    assert [c.event.killed.best for c in of(reading, "killing") if c.event and c.event.killed] == [killed]


@pytest.mark.parametrize(
    ("text", "initiators"),
    [
        (
            "Experts found cluster munitions that appear to have been fired by Azerbaijani forces.",
            ["Armed forces of Azerbaijan"],
        ),
        ("Barrel bombs were used against Aleppo by the army of Syria.", ["Armed forces of Syria"]),
    ],
)
def test_who_fired_and_used_bombs(text: str, initiators: list[str]) -> None:
    reading, names = read(text)
    assert [[names[i] for i in c.event.initiators] for c in of(reading, "shelling") if c.event] == [initiators]


def test_who_blame_each_other() -> None:
    reading, names = read("Boko Haram and the army of Mali blamed each other for the raid on Gao.")
    blamed = {names[c.claimant.actor or ""]: c.event for c in of(reading, "attack") if c.stance == "accuses"}
    doers = {who: [names[i] for i in event.initiators] for who, event in blamed.items() if event}
    assert doers == {"Armed forces of Mali": ["Boko Haram"], "Boko Haram": ["Armed forces of Mali"]}


def test_leaders_abroad_are_not_the_country_they_live_in() -> None:
    reading, names = read(
        "The leaders of Hamas in Qatar, who rejected a truce, met envoys. Envoys left for Qatar, which agreed."
    )
    rejected = [c.event for c in reading.claims if c.event and c.event.type == "reject_truce"]
    assert [[names[i] for i in event.initiators] for event in rejected] == [["leaders"]]
