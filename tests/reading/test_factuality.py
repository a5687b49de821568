"""Whether a thing is told as having happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.reading.facts import fact

from counterclaim.reading.factuality import certainty_at, fact_at, polarity_at, time_at
from counterclaim.reading.parsed import Doc

Draft = Callable[..., Doc]


@pytest.mark.parametrize(
    ("text", "word", "polarity", "time"),
    [
        ("No one was killed in the raid.", "killed", "negative", "past"),
        ("No one was killed in the raid.", "raid", "positive", "past"),
        ("Neither the army nor the miners shelled the mill.", "shelled", "negative", "past"),
        ("The army never shelled the mill.", "shelled", "negative", "past"),
        ("The army failed to capture the mill.", "capture", "negative", "past"),
        ("The raid did not kill anyone.", "raid", "positive", "past"),
        ("The raid did not take place.", "raid", "negative", "past"),
        ("He said he would talk only if the army leaves.", "leaves", "positive", "hypothetical"),
        ("The mayor accused men close to Adam Reed of shelling a mill.", "shelling", "positive", "past"),
        ("The police had not taken part in the raid.", "raid", "negative", "past"),
        ("The police took no part in the raid.", "raid", "negative", "past"),
        ("The police took part in the raid.", "raid", "positive", "past"),
        ("The militia was not involved in the killings.", "killings", "negative", "past"),
        ("The militia had nothing to do with the killings.", "killings", "negative", "past"),
        ("The soldiers left without killing anyone.", "killing", "negative", "past"),
        ("A foiled attack worried the town.", "attack", "negative", "past"),
        ("The army is shelling the mill.", "shelling", "positive", "ongoing"),
        ("The army will shell the mill.", "shell", "positive", "future"),
        ("The army is set to shell the mill.", "shell", "positive", "future"),
        ("The army would have shelled the mill.", "shelled", "positive", "hypothetical"),
        ("The army could shell the mill.", "shell", "positive", "hypothetical"),
        ("The army could launch an attack.", "attack", "positive", "hypothetical"),
        ("If the army attacks, they will flee.", "attacks", "positive", "hypothetical"),
        ("The army prepared for an attack.", "attack", "positive", "hypothetical"),
        ("The army threatened to attack the mill.", "attack", "positive", "hypothetical"),
        ("The envoy demanded the withdrawal of the army.", "withdrawal", "positive", "hypothetical"),
        ("The envoy called for an end to the shelling.", "shelling", "positive", "past"),
        ("The two sides agreed to release prisoners.", "release", "positive", "hypothetical"),
        ("More clashes loom in the valley.", "clashes", "positive", "future"),
        ("Aid workers fear an attack on the camp.", "attack", "positive", "hypothetical"),
        ("The planned attack was called off.", "attack", "negative", "hypothetical"),
        ("The army sent troops to attack the mill.", "attack", "positive", "hypothetical"),
        ("They want to leave before another raid happens.", "raid", "positive", "hypothetical"),
        ("The army said it would attack the mill.", "attack", "positive", "future"),
        ("The army managed to capture the mill.", "capture", "positive", "past"),
        ("Release the prisoners now.", "Release", "positive", "hypothetical"),
        ("The army may attack the mill and has shelled the town.", "shelled", "positive", "past"),
        ("The army may attack the mill and has shelled the town.", "attack", "positive", "hypothetical"),
        ("The rebels might attack the mill and seize the town.", "seize", "positive", "hypothetical"),
        ("The rebels vowed to respond to the shelling of the mill.", "shelling", "positive", "past"),
        ("He urged the court to punish the army for the bombing of the mill.", "bombing", "positive", "past"),
        ("A new offensive is imminent.", "offensive", "positive", "future"),
        ("A withdrawal is not possible.", "withdrawal", "negative", "ongoing"),
        ("A truce is not certain.", "truce", "positive", "hypothetical"),
        ("The army presented a withdrawal plan.", "withdrawal", "positive", "hypothetical"),
        ("The rebels rejected a disarmament proposal.", "disarmament", "positive", "hypothetical"),
        ("The minister issued an invasion warning.", "invasion", "positive", "hypothetical"),
        ("The miners will be able to return.", "return", "positive", "future"),
        ("The missiles are capable of hitting the mill.", "hitting", "positive", "hypothetical"),
        ("The attack was called off.", "attack", "negative", "past"),
        ("An attack was ruled out.", "attack", "negative", "past"),
        ("The army put off the attack.", "attack", "positive", "hypothetical"),
        ("The police set up checkpoints and attacked.", "checkpoints", "positive", "past"),
        ("The army decided against attacking the mill.", "attacking", "negative", "past"),
        ("The dispute did not lead to a war.", "war", "negative", "past"),
        ("The protest could turn into a riot.", "riot", "positive", "hypothetical"),
        ("The miners have to flee the mill.", "flee", "positive", "hypothetical"),
        ("The miners had to flee the mill.", "flee", "positive", "past"),
        ("The army is looking to capture the mill.", "capture", "positive", "hypothetical"),
        ("The army is bracing for an attack.", "attack", "positive", "hypothetical"),
        ("A ceasefire is on the table.", "ceasefire", "positive", "hypothetical"),
        ("They fear that the army shelled the mill.", "shelled", "positive", "past"),
        ("The miners fled to avoid being killed.", "killed", "negative", "hypothetical"),
        ("In case of attack, the miners will flee.", "attack", "positive", "hypothetical"),
        ("Launch an attack on the mill now.", "attack", "positive", "hypothetical"),
        ("Please start attacking the mill.", "attacking", "positive", "hypothetical"),
        ("Stop attacking the mill.", "attacking", "positive", "past"),
        ("Condemn the attack on the mill.", "attack", "positive", "past"),
        ("They look forward to attacking the mill.", "attacking", "positive", "future"),
        ("The army is massing troops for an attack.", "attack", "positive", "hypothetical"),
        ("Preparations are being made for an offensive.", "offensive", "positive", "hypothetical"),
        ("The ceasefire was supposed to begin on Monday.", "ceasefire", "positive", "hypothetical"),
        ("The ceasefire was to begin on Monday.", "ceasefire", "positive", "hypothetical"),
        ("He opposes an attack on the mill.", "attack", "positive", "hypothetical"),
        ("He opposed the attack on the mill.", "attack", "positive", "past"),
        ("A drill for an attack was held.", "attack", "positive", "hypothetical"),
        ("The withdrawal of troops is a condition for talks.", "withdrawal", "positive", "hypothetical"),
        ("They will talk provided that the rebels attack the mill.", "attack", "positive", "hypothetical"),
        ("They will talk on condition that the rebels free the hostages.", "free", "positive", "hypothetical"),
        ("The plan is to withdraw next week.", "withdraw", "positive", "hypothetical"),
        ("The army is to withdraw next week.", "withdraw", "positive", "future"),
    ],
)
def test_polarity_and_time(draft: Draft, text: str, word: str, polarity: str, time: str) -> None:
    found = fact(draft(text, stages=["attribution"]), word)
    assert (found.polarity, found.time) == (polarity, time), (found.why_polarity, found.why_time)


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("The army may have shelled the mill.", "shelled", "possible"),
        ("The army must have shelled the mill.", "shelled", "probable"),
        ("The army probably shelled the mill.", "shelled", "probable"),
        ("The alleged massacre was filmed.", "massacre", "possible"),
        ("The army did not say whether it shelled the mill.", "shelled", "unknown"),
        ("The army neither confirmed nor denied that it shelled the mill.", "shelled", "unknown"),
        ("Did the army shell the mill?", "shell", "unknown"),
        ("The army shelled the mill.", "shelled", "certain"),
        ("An attack on the mill is likely.", "attack", "probable"),
        ("It is possible that the army shelled the mill.", "shelled", "possible"),
        ("The army is rumoured to be shelling the mill.", "shelling", "possible"),
        ("There was talk of a coup.", "coup", "possible"),
        ("The army shelled the mill to force the miners out.", "force", "unknown"),
        ("The offensive is likely to begin on Monday.", "offensive", "probable"),
        ("A ceasefire seems possible.", "ceasefire", "possible"),
        ("The raid is likely to anger the miners.", "raid", "certain"),
        ("The miners are able to attack the mill.", "attack", "possible"),
        ("The miners were able to attack the mill.", "attack", "certain"),
        ("The order allows the rebels to shell the mill.", "shell", "possible"),
        ("The army allowed the rebels to shell the mill.", "shell", "certain"),
        ("Rebels allowed to leave besieged mill", "leave", "possible"),
        ("The unit was selected to attack the mill.", "attack", "unknown"),
        ("Their aim was to capture the mill.", "capture", "unknown"),
        ("He would like to thank the miners.", "thank", "certain"),
        ("He would like to thank the miners.", "like", "certain"),
        ("He would like to capture the mill.", "capture", "unknown"),
    ],
)
def test_certainty(draft: Draft, text: str, word: str, certainty: str) -> None:
    found = fact(draft(text, stages=["attribution"]), word)
    assert found.certainty == certainty, found.why_certainty


def test_each_value_has_its_reason(draft: Draft) -> None:
    doc = draft("The army could not attack the mill.", stages=["attribution"])
    i = next(t.i for t in doc if t.text == "attack")
    for value, why in (polarity_at(doc, i), certainty_at(doc, i), time_at(doc, i)):
        assert value
        assert why


def test_what_cannot_be_is_not_so(draft: Callable[..., Doc]) -> None:
    doc = draft("The army could not capture the village. The rebels may not attack the mill.", stages=["attribution"])
    reach, leave = (next(t.i for t in doc if t.text == word) for word in ("capture", "attack"))
    assert fact_at(doc, reach).polarity == "negative"
    assert fact_at(doc, reach).certainty == "certain"
    assert fact_at(doc, leave).certainty == "possible"


def test_what_one_wants_to_know_happened(draft: Callable[..., Doc]) -> None:
    doc = draft("We want to know what happened. The army is considering a withdrawal.", stages=["attribution"])
    happened, withdrawal = (next(t.i for t in doc if t.text == word) for word in ("happened", "withdrawal"))
    assert fact_at(doc, happened).time == "past"
    assert (fact_at(doc, withdrawal).time, fact_at(doc, withdrawal).certainty) == ("hypothetical", "possible")


@pytest.mark.parametrize("word", ["despite", "because of", "amid"])
def test_what_is_given_happened_whatever_is_planned(draft: Draft, word: str) -> None:
    found = fact(
        draft(f"The army plans to leave the town {word} the shelling of its base.", stages=["attribution"]), "shelling"
    )
    assert (found.certainty, found.polarity) == ("certain", "positive")
    assert found.time in ("past", "ongoing")


@pytest.mark.parametrize(
    ("text", "word", "kind", "aside"),
    [
        ("The army agreed to leave the mill.", "leave", "agreed", False),
        ("The army delayed the withdrawal.", "withdrawal", "deferred", False),
        ("A raid would kill hundreds.", "kill", "would", False),
        ("The army sent troops to attack the mill.", "attack", "purpose", False),
        ("The miners have to flee.", "flee", "needed", False),
        ("The dispute could lead to a war.", "war", "", False),
        ("If the army would agree, they will flee.", "agree", "condition", False),
        ("The army plans to march through the town during the strike.", "strike", "planned", True),
        ("The army plans to attack the mill.", "attack", "planned", False),
        ("The army attacked the mill.", "attacked", "", False),
    ],
)
def test_what_lowered_the_certainty(draft: Draft, text: str, word: str, kind: str, aside: bool) -> None:
    found = fact(draft(text, stages=["attribution"]), word)
    assert (found.kind, found.aside) == (kind, aside), found.why_certainty
