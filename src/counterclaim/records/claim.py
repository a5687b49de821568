"""Claims: one thing said by one claimant, which is an event, a relation, or a statement."""

from __future__ import annotations

from typing import Literal

from counterclaim.records.base import Record
from counterclaim.records.when import When

Interest = Literal["party", "aligned", "independent", "unknown"]
Stance = Literal[
    "states",
    "accuses",
    "denies",
    "admits",
    "claims_responsibility",
    "demands",
    "promises",
    "threatens",
    "fears",
    "predicts",
    "doubts",
    "condemns",
    "praises",
    "asks",
]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Time = Literal["past", "ongoing", "future", "hypothetical"]
Quoted = Literal["direct", "indirect", "mixed", "none"]
RelationType = Literal[
    "backs",
    "allied_with",
    "opposes",
    "linked_to",
    "part_of",
    "leads",
    "member_of",
    "formerly",
    "also_known_as",
    "represents",
    "controls",
    "excluded_from",
    "mediates",
    "splinter_of",
]


class Span(Record):
    """Characters of the text, half open."""

    start_char: int
    end_char: int
    text: str


class Claimant(Record):
    """Who is responsible for a statement; `document: true` with `actor: null` for the document's own voice."""

    actor: str | None = None
    document: bool = False
    name: str | None = None
    interest: Interest = "unknown"
    interest_because: str | None = None


class SideToll(Record):
    """How many fighters of one side are in a number; `side` is an actor id."""

    side: str
    fighters: int


class Toll(Record):
    """Numbers of one claim; `low` and `high` differ from `best` by the written rules for vague words.

    The rest are parts of it, as far as the text counts them: `fighters` are soldiers, police and armed groups' men,
    `by_side` says whose they are where the words do.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None
    civilians: int | None = None
    children: int | None = None
    women: int | None = None
    fighters: int | None = None
    foreigners: int | None = None
    by_side: tuple[SideToll, ...] = ()


# what an event may count people as; `Event` has a field of each name
TOLLS = ("killed", "injured", "detained", "abducted", "released", "displaced", "missing")

PactStatus = Literal["proposed", "agreed", "in_force", "extended", "suspended", "violated", "ended", "rejected"]
TalksOutcome = Literal["agreement", "no_agreement", "to_continue"]
Direction = Literal["for", "against"]
Change = Literal["kept", "changed", "dropped"]


class Pact(Record):
    """What a claim says of the agreement or the talks that it tells of.

    `guarantors` and `excluded` are actor ids: who vouches for it, and who is left out of it. `round` is the number of a
    round of talks.
    """

    status: PactStatus | None = None
    guarantors: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    round: int | None = None
    outcome: TalksOutcome | None = None


class Event(Record):
    """Who did what to whom, where, when, how many. `type` is a frame of the lexicon, with its codes in other schemes.

    Claims of one document with the same `happening` tell of one happening; `foreground` is false for background and history.
    """

    type: str
    plover: str | None = None
    cameo: str | None = None
    acled: tuple[str, ...] | None = None
    ucdp: int | None = None
    trigger: Span
    initiators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    when: When | None = None
    killed: Toll | None = None
    injured: Toll | None = None
    detained: Toll | None = None
    abducted: Toll | None = None
    released: Toll | None = None
    displaced: Toll | None = None
    missing: Toll | None = None
    weapon: str | None = None
    pact: Pact | None = None
    happening: str | None = None
    foreground: bool = True


class Relation(Record):
    """A lasting tie; `source` and `target` are actor ids (a place id for `controls`), null where the text is open."""

    type: RelationType
    source: str | None = None
    target: str | None = None
    when: When | None = None


class Position(Record):
    """Where `holders` (actor ids) stand on an issue, which is given by its words; `cue` is the word that says so.

    `change` tells whether the words say that they kept, changed or dropped it; null where they do not.
    """

    holders: tuple[str, ...]
    issue: Span
    direction: Direction
    change: Change | None = None
    cue: Span


class Claim(Record):
    """One thing said by one claimant. Either `event` or `relation` is given, or neither (a statement).

    `position` is where the claim tells of a stand on an issue.
    """

    id: str
    start_char: int
    end_char: int
    text: str
    claimant: Claimant
    via: tuple[Claimant, ...] = ()
    joint_with: tuple[str, ...] = ()
    cue: Span | None = None
    stance: Stance = "states"
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    time: Time = "past"
    quoted: Quoted = "none"
    mentions: tuple[str, ...] = ()
    event: Event | None = None
    relation: Relation | None = None
    position: Position | None = None
