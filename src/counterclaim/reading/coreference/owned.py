"""Phrases with a possessor: "its commanders", "the group's fighters", "his bodyguard", "their spokesman"."""

from __future__ import annotations

from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.ministries import is_ministry, ministry_of
from counterclaim.reading.actors.phrases import Phrase
from counterclaim.reading.coreference.stack import Stack
from counterclaim.reading.draft import DraftActor
from counterclaim.reading.parsed import Token

_PARTS = word_list("part_nouns")
_LED = word_list("led_nouns")
_BODIES = word_list("led_bodies")
_OF_STATE = frozenset({"state_forces", "police"})
_COUNTRY = frozenset({"country", "nation", "homeland"})
_OWNERS = frozenset(
    {"rebel_group", "militia", "state_forces", "police", "political_body", "unidentified", "intergovernmental"}
)


def owned(phrase: Phrase, stack: Stack) -> tuple[tuple[str, ...], str]:
    """Whom a possessed agent noun stands for: people of an armed body stand for it, others are actors of their own."""
    book = stack.book
    possessor = phrase.possessor or next((c for c in phrase.head.children if c.dep_ == "poss"), None)
    owners = _owners(possessor, stack)
    if not owners:
        return (), ""
    actor = book.draft.actors[owners[0]]
    agent = phrase.agent
    last_word = agent.noun.split()[-1]
    if actor.kind == "person" and last_word in _LED and (phrase.hit.plural or agent.collective):
        led = _led_by(actor, stack)
        if led is not None:
            return (led,), f"{agent.noun} of {actor.name}, who stands for it"
    if actor.kind == "person" and last_word in _BODIES and not phrase.hit.plural and possessor is not None:
        led = _led_by(actor, stack)
        if led is not None and possessor.tag_ == "PRP$" and book.draft.actors[led].kind in _OWNERS - _OF_STATE:
            return (led,), f"{agent.noun} of {actor.name}, who stands for it"
    if actor.kind == "person" and last_word in _COUNTRY and not phrase.hit.plural:
        own = book.state(book.country_of(owners[0]))
        return ((own,), f"the {last_word} of {actor.name}") if own is not None else ((), "")
    if actor.kind == "state" and last_word in {"force", "forces", "men"}:
        made = [book.forces(book.country_of(o)) for o in owners]
        return tuple(ref for ref in made if ref), f"{agent.noun} of {actor.name}"
    if actor.kind == "state" and agent.kind in {"state_forces", "police"}:
        made = [(book.forces if agent.kind == "state_forces" else book.police)(book.country_of(o)) for o in owners]
        return tuple(ref for ref in made if ref), f"{agent.noun} of {actor.name}"
    single = not phrase.hit.plural and not _one_of(phrase)
    if actor.kind in _OWNERS and last_word in _PARTS and not (single and agent.kind == "person"):
        return owners, f"{agent.noun} of {actor.name} stands for it"
    if actor.kind == "state" and is_ministry(phrase.head) and (iso := book.country_of(owners[0])) is not None:
        ministry = ministry_of(book, phrase.head, iso)
        if ministry is not None:
            return (ministry[0],), f"{agent.noun} of {actor.name}"
    if actor.kind == "state" and agent.kind == "state":
        return owners, f"{agent.noun} of {actor.name}"
    if (agent.anaphoric and last_word not in _PARTS) or agent.kind == "state":
        return (), ""
    name = f"{agent.noun} of {actor.name}"
    represents = owners[0] if (agent.speaks or agent.kind == "person") and actor.kind != "person" else None
    belonging = book.once(f"{owners[0]}:{phrase.key()}", name, agent.kind, country=actor.country, represents=represents,
                          plural=phrase.hit.plural, rule=f"{agent.noun} that belongs to {actor.name}")  # fmt: skip
    return (belonging,), name


def _led_by(leader: DraftActor, stack: Stack) -> str | None:
    """The armed body that a person stands for; of who stands for a state, its forces."""
    book = stack.book
    above = book.draft.actors.get(leader.represents or "")
    if above is None:
        return None
    if above.kind == "state":
        return book.forces(book.country_of(above.id))
    return above.id if above.kind in _OWNERS else None


def _owners(possessor: Token | None, stack: Stack) -> tuple[str, ...]:
    if possessor is None:
        return ()
    found = stack.book.draft.actors_at(possessor)
    if not found and possessor.i in stack.book.country_at:
        state = stack.book.state(stack.book.country_at[possessor.i])
        return (state,) if state else ()
    return tuple(found)


def _one_of(phrase: Phrase) -> bool:
    head = phrase.head
    return head.dep_ == "pobj" and head.head.lower_ == "of"
