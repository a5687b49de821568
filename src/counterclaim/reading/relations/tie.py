"""A tie as the grammar tells it, before it becomes a relation between actors."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.reading.parsed import Token


@dataclass(slots=True)
class Tie:
    """Head tokens of both ends. `sources_open`/`targets_open`: an end without an actor may stay open (null)."""

    type: str
    trigger: Token
    sources: list[Token]
    targets: list[Token]
    why: str
    mutual: bool = False
    target_place: bool = False
    open_ends: bool = False
    same_allowed: bool = False
    affirm: bool = False  # the tie is the denial itself ("not part of the truce")
    given: bool = False  # a description, which holds whatever is told of whom it describes
    over: bool = False  # the words say that the tie has ended ("quit the alliance")
    called: bool = False  # both ends are names, or words that stand for one
    named: list[Token] = field(default_factory=list)  # ends that must be called by their names
    extra: list[Token] = field(default_factory=list)
    # states told as targets only by an adjective, with it ("the Russian ambassador")
    of_states: dict[str, Token] = field(default_factory=dict)
