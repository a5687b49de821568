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
    "euphemism",
]


class Framing(Record):
    """A judging span, the actor it is put on (or null) and a neutral wording where there is one."""

    start_char: int
    end_char: int
    text: str
    device: Device
    target: str | None = None
    neutral: str | None = None
