"""Agent phrases that name their owner: "fighters of X", "X's spokesman", "supporters of N. N.", "a faction of X"."""

from __future__ import annotations

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.known import registry
from counterclaim.reading.actors.phrases import Phrase, loyal_to
from counterclaim.reading.draft import DraftActor

# Nouns for part of a body: its deeds are the body's ("HTS fighters", "members of the SDF", "the group's command").
_PARTS = frozenset({"rebel_group", "militia", "state_forces", "unidentified", "police"})
_SAYING = word_list("saying")
_GROUPS = word_list("group_nouns")
_ADHERENTS = frozenset({"supporter", "follower"})
_TELLERS = frozenset({"media", "monitor"})
_PART_NOUNS = word_list("part_nouns")
_STATE_KINDS = frozenset({"state", "state_forces", "police"})
_ARMED = frozenset({"rebel_group", "militia", "state_forces", "police", "unidentified", "political_body"})
_REBELS = frozenset({"rebel_group", "militia"})
_SERVICES = frozenset({"state_forces", "police", "media", "monitor"})
_SENDERS = frozenset({"state", "intergovernmental"})  # "NATO jets", "African Union soldiers"


def of_owner(book: Book, phrase: Phrase) -> list[tuple[str, str]] | None:
    """Phrases that name their owner: the group's fighters are the group, its spokesman speaks for it."""
    agent = phrase.agent
    owner = phrase.owners[-1]
    actor = book.draft.actors.get(owner)
    if actor is None:
        return None
    if actor.kind == "person":
        country = book.country_of(owner)
        if agent.noun in _ADHERENTS:
            name = f"{agent.noun}s of {actor.name}"
            made = book.once(f"{owner}:{agent.noun}", name, "unidentified", country=actor.country, plural=True,
                             rule=f"{name}, who are not he")  # fmt: skip
            return [(made, f"{agent.noun} of {actor.name}")]
        lord = registry().actors.get(actor.represents or "")
        armed = agent.kind in {"state_forces", "unidentified", "rebel_group", "militia"}
        if armed and lord is not None and lord.kind in {"rebel_group", "militia"}:
            return [(book.known(lord.id).id, f"{agent.noun} of those whom {actor.name} represents")]
        if loyal_to(phrase.head) is not None and armed and not (lord is not None and lord.kind in _STATE_KINDS):
            name = f"forces loyal to {actor.name}"
            made = book.once(
                f"{owner}:loyal", name, "militia", country=actor.country, represents=owner, plural=True, rule=name
            )
            return [(made, name)]
        if agent.kind in _STATE_KINDS and agent.side == "state" and country:
            found = {"state": book.state, "state_forces": book.forces, "police": book.police}[agent.kind](country)
            return [(found, f"{agent.noun} of the country of {actor.name}")] if found else None
        if agent.kind not in {"unidentified", "rebel_group", "militia"}:
            return None
        above = book.known(lord.id).id if lord is not None else actor.represents
        return [(above, f"{agent.noun} of those whom {actor.name} represents")] if above in book.draft.actors else None
    beside = phrase.hit.start - 1
    possessed = any(c.dep_ == "poss" for c in phrase.head.children)
    if (
        agent.collective
        and (phrase.definite or possessed)
        and not phrase.hit.plural
        and book.name_at.get(beside) == owner
    ):
        same = agent.kind == actor.kind or {agent.kind, actor.kind} <= _STATE_KINDS
        # "the FSB security service", "Israel's Shin Bet security service"; not "the Interior Ministry's security service"
        word = book.doc[beside]
        own = actor.kind in _SERVICES and word.pos_ == "PROPN" and agent_words().at(word) is None
        if same and actor.known and ((word.is_upper and len(word.text) > 2) or own):
            return [(owner, f"“{agent.noun}” beside its name")]
    if agent.kind in _TELLERS and actor.kind == agent.kind and (agent.speaks or phrase.hit.plural):
        return [(owner, f"{agent.noun} of {actor.name}")]  # what an outlet's reporter says, the outlet says
    if agent.kind == "person" or agent.speaks:
        if phrase.definite and not phrase.hit.plural:
            return None
        made = book.once(phrase.key(), phrase.text(), agent.kind, country=actor.country, represents=owner,
                         plural=phrase.hit.plural, rule=f"{agent.noun} of {actor.name}")  # fmt: skip
        return [(made, f"{agent.noun} of {actor.name}")]
    if agent.noun in _PART_NOUNS and actor.kind in _ARMED and _one_who_speaks(phrase):
        why = f"one {agent.noun} of {actor.name} who speaks"
        made = book.once(f"speaker:{phrase.key()} of {owner}", f"{phrase.text()} of {actor.name}", "person",
                         country=actor.country, represents=owner, rule=why)  # fmt: skip
        return [(made, why)]
    if _is_split_off(phrase):
        return [_split_off(book, phrase, actor)]
    if agent.kind == "state" and agent.side == "state" and actor.kind in _REBELS and actor.id in book.draft.actors:
        return [(owner, f"{agent.noun} of {actor.name}, who rule")]  # "Houthi authorities" are not Yemen's
    if agent.noun in _GROUPS or (agent.collective and agent.side == "opposition"):
        return [(owner, f"“{agent.noun}” beside its name")] if owner in book.draft.actors else None
    if agent.noun in _PART_NOUNS or (agent.kind in _PARTS and actor.kind in _ARMED | _SENDERS):
        return [
            (ref, f"{agent.noun} of {book.draft.actors[ref].name}") for ref in phrase.owners if ref in book.draft.actors
        ]
    return None


def _one_who_speaks(phrase: Phrase) -> bool:
    """ "A member of X said", "one fighter told": a person, not the whole body."""
    head = phrase.head
    one = not phrase.hit.plural and phrase.head.doc[phrase.start].lower_ in {"a", "an", "another", "one"}
    return one and head.dep_ == "nsubj" and head.head.lemma_ in _SAYING


def _split_off(book: Book, phrase: Phrase, parent: DraftActor) -> tuple[str, str]:
    """A splinter is no longer the group it comes from."""
    why = f"split off from {parent.name}"
    name = f"{phrase.text()} of {parent.name}"
    return book.once(phrase.key(), name, parent.kind, country=parent.country, rule=why), why


def _is_split_off(phrase: Phrase) -> bool:
    """ "A faction of X", "a splinter group of X", "the breakaway wing of X"."""
    if phrase.hit.plural or phrase.agent.noun.split()[-1] not in _GROUPS | {"wing"}:
        return False
    words = {t.lower_ for t in phrase.head.doc[phrase.start : phrase.end]}
    return bool(words & _SPLIT) or (phrase.agent.noun == "faction" and words & {"a", "another", "one"} != set())


_SPLIT = frozenset({"splinter", "breakaway", "dissident", "offshoot"})
