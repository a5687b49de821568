"""The content of a verb cue while it is being found."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.reading.parsed import Token


@dataclass(slots=True)
class Content:
    """Tokens of a content; `links` are prepositions that belong to the cue; `whole_rest`: all of the sentence but the cue.

    `infinitive` is true of "told them to leave".
    """

    tokens: set[int]
    kind: str
    links: set[int] = field(default_factory=set)
    addressees: list[Token] = field(default_factory=list)
    whole_rest: bool = False
    quoted_as: bool = False
    infinitive: bool = False
