"""What looks like a cue or a speaker and is none, and cues beside them that are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.reading.attribution import find_tellings
from counterclaim.reading.parsed import Doc

Draft = Callable[..., Doc]


def words(doc: Doc, tokens: list[int] | set[int]) -> str:
    """These tokens as text, with single blanks."""
    return " ".join(doc[i].text for i in sorted(tokens))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("The truce seems to hold in the valley.", "The truce to hold in the valley"),
        ("The rebels appeared to have left the town.", "The rebels to have left the town"),
    ],
)
def test_who_seems_to_does_not_speak(draft: Draft, text: str, what: str) -> None:
    doc = draft(text, stages=["actors"])
    (telling,) = find_tellings(doc)[0]
    assert telling.source == []
    assert words(doc, telling.content) == what


@pytest.mark.parametrize(
    "text",
    [
        "The rebels went on the offensive near the mill.",
        "Villagers cast their ballots under guard.",
        "Editor's note: The mill burned for nine days.",
        "Another problem for the army: The bridges have been destroyed by rebels.",
        "The rebels found themselves encircled near the mill.",
        "The road is ready to use.",
        "The compass points to the north.",
        "The mayor was surprised by the flood.",
    ],
)
def test_nobody_speaks(draft: Draft, text: str) -> None:
    assert find_tellings(draft(text, stages=["actors"]))[0] == []


@pytest.mark.parametrize(
    ("text", "who", "cue", "what"),
    [
        (
            'The commander went on: "We shall rebuild the mill."',
            "The commander",
            "went on :",
            '" We shall rebuild the mill . "',
        ),
        ("The ministry cast the raid as a rescue.", "The ministry", "cast", "the raid as a rescue"),
        (
            "Poll: Two parties level in the capital before the vote",
            "Poll",
            ":",
            "Two parties level in the capital before the vote",
        ),
        ("Officials pointed to the ruins of the mill.", "Officials", "pointed to", "the ruins of the mill"),
        ("The militia doubled down on its threats.", "The militia", "doubled down on", "its threats"),
        ("The union took issue with the figures.", "The union", "took issue with", "the figures"),
        ("The rebels are willing to free the nurses.", "The rebels", "are willing", "to free the nurses"),
        ("The bishop was proud of the miners.", "The bishop", "was proud of", "the miners"),
        # what is planned is told, the call is still to come
        (
            "The minister plans to call for talks with the rebels.",
            "The minister",
            "plans",
            "to call for talks with the rebels",
        ),
        (
            "The army sought to blame the rebels for the fire.",
            "The army",
            "sought to blame",
            "the rebels for the fire",
        ),
        ("Miners: Army shelled our depot at night", "Miners", ":", "Army shelled our depot at night"),
        (
            "The minister has once again accused the rebels of burning the mill.",
            "The minister",
            "has once again accused",
            "the rebels of burning the mill",
        ),
    ],
)
def test_somebody_speaks(draft: Draft, text: str, who: str, cue: str, what: str) -> None:
    doc = draft(text, stages=["actors"])
    (telling,) = find_tellings(doc)[0]
    assert (words(doc, telling.source), words(doc, telling.cue), words(doc, telling.content)) == (who, cue, what)
