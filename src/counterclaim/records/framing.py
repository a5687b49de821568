"""Framing: wording that judges."""

from __future__ import annotations

from typing import Literal

from counterclaim.records.base import Record

Device = Literal[
    "loaded_label",
    "loaded_description",
    "loaded_verb",
    "so_called",
    "scare_quotes",
    "quoted_word",
    "source_discredit",
    "source_boost",
    "euphemism",
    "agentless",
]


Voice = Literal["document", "reported", "quoted"]


class Framing(Record):
    """A judging span, the actor it is put on (or null) and a neutral wording where there is one.

    `voice` tells whose wording it is: the document's own; that of a speaker inside quotation marks (`quoted`); or of a speaker
    whose words the document tells in its own (`reported`: the choice of the word may be either's). `claimant` is that
    speaker's actor id (null for the document and for unnamed speakers), `claim` the claim that holds the words.
    """

    start_char: int
    end_char: int
    text: str
    device: Device
    target: str | None = None
    neutral: str | None = None
    voice: Voice = "document"
    claimant: str | None = None
    claim: str | None = None
