"""Telling: what one event says of its happening, as far as it helps to join it with others or to keep it apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from counterclaim.lexicon.frames import frames
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.draft import Draft, DraftEvent
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Doc, Token
from counterclaim.records import TOLLS, Toll

_WEAK = ("no date", "the date told in the passage")
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_INDEFINITE = frozenset({"a", "an", "another", "some", "several", "many", "two", "three", "four", "five", "more"})
_INCIDENT = frozenset({"incident", "attack", "event", "case", "development"})
_NEAR = 3  # tokens before a trigger that may be its modifiers where the parser hung them elsewhere


@dataclass(slots=True)
class Telling:
    """One event and the words around its trigger. `days` and `exact` are those that the text ties to the event itself."""

    event: DraftEvent
    sentence: int
    words: frozenset[str]
    noun: bool
    definite: bool
    indefinite: bool
    plural: bool
    other: bool
    away: bool
    named: frozenset[str]
    about: frozenset[str]
    proper: frozenset[str]
    earlier: str | None
    update: bool
    voice: int | None
    days: tuple[date, date] | None
    near_days: tuple[date, date] | None
    exact: bool
    headline: bool
    old: str | None
    unreal: bool
    mutual: bool
    speech: bool
    tolls: dict[str, Toll] = field(default_factory=dict)


def telling_of(doc: Doc, draft: Draft, event: DraftEvent, triggers: list[Token], sentence: int) -> Telling:
    """Return what an event says of its happening.

    Args:
        doc: the document.
        draft: its draft.
        event: the event.
        triggers: its trigger and those that were merged into it.
        sentence: the number of its sentence.
    """
    head = triggers[0]
    noun = head.pos_ in {"NOUN", "PROPN"}
    modifiers = _modifiers(head)
    weak = event.because.get("when", "no date").startswith(_WEAK)
    days = (event.start, event.end) if event.start is not None and event.end is not None else None
    frame = frames().get(event.frame)
    tolls = {k: toll for k in TOLLS if (toll := getattr(event, k)) is not None}
    about = _about(doc, event, {t.i for t in triggers})
    determined = any(c.dep_ == "poss" for c in head.children)
    return Telling(
        event=event,
        sentence=sentence,
        words=frozenset(norm(t) for t in triggers),
        noun=noun,
        definite=noun and (determined or bool(modifiers & _DEFINITE) or bool(modifiers & word_list("happening_same"))),
        indefinite=noun and bool(modifiers & _INDEFINITE),
        plural=noun and head.tag_ in {"NNS", "NNPS"},
        other=bool(modifiers & word_list("happening_other")),
        away=_turns_away(head),
        named=_named(head) if noun else frozenset(),
        about=frozenset(norm(t) for t in about),
        proper=frozenset(norm(t) for t in about if t.pos_ == "PROPN"),
        earlier=_earlier(head, modifiers),
        update=bool(tolls) and not word_list("happening_update").isdisjoint(norm(t) for t in head.sent),
        voice=draft.attribution_of(head.i),
        days=None if weak else days,
        near_days=days if weak and event.because.get("when", "").startswith(_WEAK[1]) else None,
        exact=not weak and (event.date_precision or 9) <= 2,
        old=None,
        headline=sentence == 0 and _headline(head),
        unreal=event.time in {"future", "hypothetical"},
        mutual=frame is not None and frame.shape == "mutual",
        speech=frame is not None and frame.shape == "telling",
        tolls=tolls,
    )


def _modifiers(head: Token) -> set[str]:
    """The words before a noun that belong to it, in lower case; of a verb its adverbs."""
    found = {c.lower_ for c in head.children if c.dep_ in {"det", "amod", "nummod", "advmod", "compound", "nmod"}}
    if head.pos_ in {"NOUN", "PROPN"}:
        start = max(head.sent.start, head.i - _NEAR)
        found |= {t.lower_ for t in head.doc[start : head.i] if t.head.i == head.i}
    return found


def _named(head: Token) -> frozenset[str]:
    """What the phrase of an event noun names: "the market attack", "the bombing of the bridge"."""
    found = [c for c in head.children if c.dep_ in {"compound", "nmod", "poss"} and c.i < head.i]
    found += [n for c in head.children if c.dep_ == "prep" for n in c.children if n.dep_ == "pobj"]
    return frozenset(norm(t) for t in found if t.pos_ in {"NOUN", "PROPN"} and t.ent_type_ not in {"DATE", "TIME"})


def _about(doc: Doc, event: DraftEvent, triggers: set[int]) -> list[Token]:
    """The nouns in the clause of an event that tell it from others: no days, no numbers, none that any event has."""
    span = doc.char_span(event.start_char, event.end_char, alignment_mode="expand")
    plain = word_list("happening_plain")
    return [
        t
        for t in span or ()
        if t.pos_ in {"NOUN", "PROPN"}
        and t.is_alpha
        and t.i not in triggers
        and t.ent_type_ not in {"DATE", "TIME", "CARDINAL"}
        and norm(t) not in plain
    ]


def _headline(head: Token) -> bool:
    """Whether the first sentence stands as a line of its own without a full stop."""
    words = [t for t in head.sent if not t.is_space]
    return bool(words) and words[-1].text not in {".", "!", "?", '"', "”"}


def _turns_away(head: Token) -> bool:
    """ "Elsewhere, …", "In a separate incident, …"."""
    sentence = head.sent
    first = head.doc.tokens[sentence.start : min(sentence.end, sentence.start + 6, head.i)]
    elsewhere, other = word_list("happening_elsewhere"), word_list("happening_other")
    if any(t.lower_ in elsewhere for t in first[:2]):
        return True
    return any(t.lower_ in other and t.head.lemma_.lower() in _INCIDENT for t in first)


def _earlier(head: Token, modifiers: set[str]) -> str | None:
    """The word that makes a telling background: "previous attacks", "the anniversary of the massacre", "the war"."""
    for word in sorted(modifiers & word_list("happening_earlier")):
        return word
    up = head
    for _ in range(4):
        if up.head.i == up.i:
            break
        if up.dep_ in {"pobj", "dobj", "prep", "compound", "poss"}:
            up = up.head
            if norm(up) in word_list("happening_anniversary"):
                return up.text
        else:
            break
    if head.pos_ in {"NOUN", "PROPN"} and norm(head) in word_list("happening_lasting"):
        return head.text
    return None
