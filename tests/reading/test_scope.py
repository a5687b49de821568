"""What has happened and what has not: denial, doubt, plans, threats and conditions, in sentences of many regions and forms.

Each sentence names one event by a word in it; what a reading says of that event is polarity, certainty and time.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.reading.facts import fact

import counterclaim
from counterclaim.reading.parsed import Doc
from counterclaim.records import Claim

Draft = Callable[..., Doc]


def _claim(text: str, word: str) -> Claim:
    claims = counterclaim.read(text, published="2024-05-10").claims
    return next(c for c in claims if c.event and c.event.trigger.text == word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Sudanese army has yet to recapture Wad Madani.", "recapture"),
        ("The militia stopped short of attacking the base.", "attacking"),
        ("Far from withdrawing, the army shelled the suburb on Sunday.", "withdrawing"),
        ("Instead of attacking the fort, the clansmen went home.", "attacking"),
        ("The threat of a raid kept families from returning.", "returning"),
        ("Soldiers withdrew before any shot was fired.", "fired"),
        ("It is not true that the army shelled the town.", "shelled"),
        ("It is false that the army shelled the town.", "shelled"),
        ("The talks ended without agreement.", "agreement"),
        ("Guerrillas almost captured the town of Mitú.", "captured"),
        ("The rebels narrowly missed capturing the airport.", "capturing"),
        ("The insurgents refused to surrender.", "surrender"),
        ("The rebels withdrew without firing a shot.", "firing"),
        ("An attack on the embassy was averted.", "attack"),
        ("Neither the navy nor the smugglers opened fire on Monday.", "opened"),
    ],
)
def test_what_did_not_come_about_is_negative(draft: Draft, text: str, word: str) -> None:
    doc = draft(text, stages=["attribution"])
    found = fact(doc, word)
    assert found.polarity == "negative", found.why_polarity


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("There is no evidence that the militia killed the journalist.", "killed"),
        ("Inspectors have not found any proof that the army used gas.", "used"),
        ("Had the peacekeepers not intervened, the militia would have massacred the villagers.", "intervened"),
        ("Had the peacekeepers not intervened, the militia would have massacred the villagers.", "massacred"),
        ("The soldiers were accused of burning down houses in the valley.", "burning"),
        ("The soldiers face two counts of burning down houses in the valley.", "burning"),
        ("He pleaded not guilty to charges of bombing a church.", "bombing"),
        ("The officer was acquitted of killing a farmer.", "killing"),
        ("The army was about to shell the suburb when the truce was announced.", "shell"),
        ("The bridge was to be bombed at dawn.", "bombed"),
        ("Rebels had planned to attack the dam in June.", "attack"),
        ("The rebels had hoped to seize the mine but failed.", "seize"),
        ("It is unclear whether the drone struck the convoy.", "struck"),
        ("The province is on the brink of war.", "war"),
        ("The army is likely to have caused the explosion.", "caused"),
        ("The troops were supposed to leave the town in May.", "leave"),
    ],
)
def test_what_nobody_vouches_for_is_not_certain(draft: Draft, text: str, word: str) -> None:
    doc = draft(text, stages=["attribution"])
    found = fact(doc, word)
    assert found.certainty != "certain", found.why_certainty


@pytest.mark.parametrize(
    ("text", "word", "time"),
    [
        ("Armenia to withdraw troops from border villages", "withdraw", "future"),
        ("The rebels are to withdraw from the town on Friday.", "withdraw", "future"),
        ("Relief convoys will enter when the army opens the road.", "opens", "future"),
        ("The army opened the road when the convoy arrived.", "arrived", "past"),
        ("Soldiers moved to encircle the village.", "encircle", "hypothetical"),
        ("It was the first group to attack the pipeline this year.", "attack", "past"),
        ("The two presidents signed a deal to exchange prisoners.", "exchange", "hypothetical"),
        ("The army is likely to have shelled the mill.", "shelled", "past"),
        ("The minister ruled out sending troops to the island.", "sending", "hypothetical"),
        ("The government has not ruled out another raid.", "raid", "hypothetical"),
        ("Were the rebels to leave, millions would return.", "leave", "hypothetical"),
        ("Without the airstrikes, the militants would have captured the city.", "airstrikes", "past"),
    ],
)
def test_when_it_is(draft: Draft, text: str, word: str, time: str) -> None:
    doc = draft(text, stages=["attribution"])
    found = fact(doc, word)
    assert found.time == time, found.why_time


@pytest.mark.parametrize(
    ("text", "word", "claimant", "stance", "polarity"),
    [
        ("The spokesman dismissed reports that rebels had seized the airport.", "seized", "spokesman", "denies", "negative"),
        ("The army denied allegations that it had bombed the clinic.", "bombed", "army", "denies", "negative"),
        ("The mayor confirmed reports that gunmen had killed two teachers.", "killed", "mayor", "states", "positive"),
        ("Al-Shabaab claimed responsibility for the raid.", "raid", "al-Shabaab", "claims_responsibility", "positive"),
        ("The UN doubts that the rebels killed the nuns.", "killed", "United Nations", "doubts", "positive"),
        ("The governor warned that gangs could storm the prison.", "storm", "governor", "fears", "positive"),
    ],
)  # fmt: skip
def test_who_answers_for_it(text: str, word: str, claimant: str, stance: str, polarity: str) -> None:
    claim = _claim(text, word)
    assert (claim.claimant.name, claim.stance, claim.polarity) == (claimant, stance, polarity)


def test_a_claim_that_another_denies_stays_as_it_was_made() -> None:
    claim = _claim("The army denied the UN's claim that it had bombed the clinic.", "bombed")
    assert (claim.claimant.name, claim.polarity) == ("United Nations", "positive")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("There are reports that soldiers shot a boy.", "shot"),
        ("The rebels are said to have killed 20 soldiers.", "killed"),
        ("Rebels said to have killed 20 soldiers in Mali", "killed"),
        ("Police are investigating reports that soldiers shot a boy.", "shot"),
    ],
)
def test_nobodys_word_is_not_certain(text: str, word: str) -> None:
    claim = _claim(text, word)
    assert claim.certainty in ("probable", "possible")
    assert claim.claimant.name not in ("soldier", "armed opposition", "armed opposition in Mali")


def test_a_rumour_proved_false_is_negative() -> None:
    assert _claim("Rumours that the rebels had captured Bambari proved false.", "captured").polarity == "negative"


_NOT_TOLD_AS_DONE = [
    "The junta threatened to bomb the village of Kale.",
    "Colombian guerrillas agreed not to attack pipelines.",
    "Residents of Cabo Delgado fear an attack on the town of Palma.",
    "If the junta bombs the village again, thousands will flee.",
    "Unless the siege is lifted, the movement will attack oil terminals.",
    "Would the gangs attack the palace again?",
    "The general was accused of planning to attack the palace.",
    "Ethiopia has not ruled out striking the dam.",
    "The Kenyan police chief failed to rule out another attack on the market.",
    "The mercenaries were ordered to attack the mine.",
    "Pakistan foiled an attack on the naval base.",
    "The Huthi leader called for attacks on ships.",
    "The minister denied that jets had bombed the ferry.",
    "There is no sign that the militia attacked the convoy.",
    "The separatists were poised to attack the barracks.",
    "The jihadists have yet to attack the capital.",
    "No one attacked the monastery.",
    "The cartel was going to attack the courthouse but its men were arrested.",
    "Troops sent to attack the camp got lost.",
    "Gunmen stopped short of attacking the church.",
    "The clan's elders forbade attacks on traders.",
    "Rather than attack the fort, the rebels talked.",
    "The president considered bombing the island.",
    "Rockets were intercepted before they could strike the refinery.",
    "The warlord never attacked Herat.",
    "Analysts expect rebels to attack the dam.",
    "The commander's plan to attack the bridge leaked.",
    "The army cancelled a planned attack on the port.",
    "The army should not have attacked the mosque, had it obeyed the order.",
]


@pytest.mark.parametrize("text", _NOT_TOLD_AS_DONE)
def test_no_attack_that_is_not_told_as_done_is_recorded_as_done(text: str) -> None:
    for claim in counterclaim.read(text, published="2024-05-10").claims:
        if claim.event is None or claim.event.plover != "ASSAULT":
            continue
        told = (claim.polarity, claim.certainty, claim.stance) in {
            ("positive", "certain", stance) for stance in ("states", "accuses", "admits", "claims_responsibility")
        }
        assert not (told and claim.time in ("past", "ongoing")), claim.event.trigger.text


def test_no_one_killed_is_nought() -> None:
    claims = counterclaim.read(
        "No one was killed when mortar shells hit a school in Donetsk.", published="2024-05-10"
    ).claims
    counts = [c.event.killed.best for c in claims if c.event and c.event.killed]
    assert counts
    assert set(counts) <= {0, None}
