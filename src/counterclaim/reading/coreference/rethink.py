"""Descriptions that the actor stage gave an actor of their own, and that go back to somebody named before.

"The rebels" just after a rebel group was named are that group; "the country's air force" is of the country last spoken of;
troops that a government sends are its own, whatever country the text is about.
"""

from __future__ import annotations

from collections.abc import Container

from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.grammar import is_premodifier, phrase_start
from counterclaim.reading.actors.phrases import Phrase, phrase_at
from counterclaim.reading.coreference import definites
from counterclaim.reading.coreference.clauses import subject_of
from counterclaim.reading.coreference.counted import counted
from counterclaim.reading.coreference.stack import Stack
from counterclaim.reading.draft import DraftMention
from counterclaim.reading.parsed import Token

_THE_COUNTRY = frozenset({"country", "countrys", "nation", "nations"})
_STATE_KINDS = frozenset({"state_forces", "police", "state"})
_ARMED = frozenset({"rebel_group", "militia"})
_BODIES = _STATE_KINDS | _ARMED | {"political_body", "intergovernmental", "monitor", "business", "religious_body"}
_FIGHTERS = frozenset({"fighter", "militant", "combatant", "insurgent", "guerrilla"})
_SENT = word_list("sent")
_FAR = 30  # sentences
_Found = tuple[tuple[str, ...], str]


def rethink(token: Token, have: list[DraftMention], stack: Stack) -> list[DraftMention]:
    """Return the mentions at `token`, put right where they go back to somebody else than the actor stage thought."""
    if len(have) != 1 or have[0].how != "description":
        return have
    phrase = phrase_at(stack.book, token)
    if phrase is not None:
        _learn_whose(phrase, have[0], stack)
    found: _Found = _of_the_country(token, have[0], stack)
    if phrase is not None and not found[0]:
        found = _pair(phrase, stack) or _sent_by(phrase, have[0], stack) or _just_named(phrase, have[0], stack)
        found = found if found[0] else counted(phrase, have[0], stack)
    refs, rule = found
    if not refs or refs == (have[0].ref,):
        return have
    book, start = stack.book, phrase.start if phrase is not None else phrase_start(token)
    book.draft.remove_actor_mention(have[0])
    return [book.draft.add_actor_mention(book.doc, start, token.i + 1, ref, "description", rule) for ref in refs]


def _learn_whose(phrase: Phrase, have: DraftMention, stack: Stack) -> None:
    """ "Its spokesman, Jane Doe": she speaks for whom "its" goes back to."""
    book = stack.book
    actor = book.draft.actors[have.ref]
    if actor.kind != "person" or actor.known or actor.represents or phrase.possessor is None or not phrase.agent.speaks:
        return
    owners = book.draft.actors_at(phrase.possessor)
    if len(owners) == 1 and owners[0] != actor.id and book.draft.actors[owners[0]].kind in _BODIES:
        actor.represents = owners[0]
        actor.country = actor.country or list(book.draft.actors[owners[0]].country)


def _pair(phrase: Phrase, stack: Stack) -> _Found | None:
    """ "The two neighbours", "both delegations"."""
    found = definites.several(phrase, stack) if definites.wants_two(phrase) else ((), "")
    return found if found[0] else None


def _sent_by(phrase: Phrase, have: DraftMention, stack: Stack) -> _Found | None:
    """ "A said it would send troops to B": they are A's."""
    verb = phrase.head.head
    actor = stack.book.draft.actors[have.ref]
    if actor.kind != "state_forces" or phrase.countries or phrase.owners or phrase.head.dep_ not in {"dobj", "obj"}:
        return None
    subject = subject_of(verb) if verb.lemma_ in _SENT else None
    if subject is None:
        return None
    for ref in stack.book.draft.actors_at(subject):
        if stack.book.draft.actors[ref].kind == "state":
            made = stack.book.forces(stack.book.country_of(ref))
            if made is not None:
                return (made,), f"sent by {stack.book.draft.actors[ref].name}"
    return None


def _just_named(phrase: Phrase, have: DraftMention, stack: Stack) -> _Found:
    """ "The rebels", "the demonstrators", "the officers": those whom the text named before, where there is one of the kind."""
    one = phrase.agent.collective and not phrase.hit.plural  # "the ethnic armed group" is one that was named, too
    plain = phrase.definite and (one or phrase.start + 1 >= phrase.hit.start)
    if not plain or phrase.owners or phrase.countries or is_premodifier(phrase.head):
        return (), ""
    agent = phrase.agent
    if agent.side == "opposition" or (agent.kind in _ARMED and phrase.hit.plural and agent.side is None):
        found = _so_called(phrase, stack)
        return found if found[0] else _armed(have, stack, {"militia"} if agent.kind == "militia" else {"rebel_group"})
    if agent.noun in _FIGHTERS and phrase.hit.plural:
        found = _so_called(phrase, stack)
        return found if found[0] else _armed(have, stack, _ARMED)
    if agent.kind == "protesters" and phrase.hit.plural:
        return _latest("protesters", have, stack, 6), "the protesters told of before"
    if agent.noun == "officer" and phrase.hit.plural:
        return _latest("police", have, stack, 2), "officers of the police told of before"
    return (), ""


def _armed(have: DraftMention, stack: Stack, kind: Container[str]) -> _Found:
    """The one armed group just named; of a text that names one of that kind only, that one, however far back."""
    for reach, kinds, why in ((1, _ARMED, "just named"), (_FAR, kind, "of this text")):
        armed = [item for item in stack.recent(reach) if stack.actor(item).kind in kinds]
        named = {item.refs for item in armed if len(item.refs) == 1}
        if len(named) > 1:  # of rebels and militiamen named together, "the militiamen" are the militia
            named = {refs for refs in named if stack.book.draft.actors[refs[0]].kind in kind and refs != (have.ref,)}
        if reach == _FAR:
            named -= {(have.ref,)}
            if any(not stack.book.draft.actors[ref].known and not _by_name(ref, stack) for (ref,) in named):
                return (), ""  # the text tells of others without a name too
        if len(named) == 1 and have.ref not in next(iter(named)):
            return next(iter(named)), f"the one armed group {why}"
        if named:
            return (), ""
    return (), ""


def _so_called(phrase: Phrase, stack: Stack) -> _Found:
    """Of several armed groups the one that the text introduced by the same word: "M23 rebels … the rebels"."""
    book, word = stack.book, phrase.head.lower_
    called = {
        mention.ref
        for mention in book.draft.actor_mentions
        if mention.head < phrase.start
        and book.doc[mention.head].lower_ == word
        and book.draft.actors[mention.ref].kind in _ARMED
        and _by_name(mention.ref, stack)
    }
    return (tuple(called), f"the one that the text calls {word}") if len(called) == 1 else ((), "")


def _by_name(ref: str, stack: Stack) -> bool:
    return any(m.ref == ref and m.how in {"name", "alias", "acronym"} for m in stack.book.draft.actor_mentions)


def _latest(kind: str, have: DraftMention, stack: Stack, reach: int) -> tuple[str, ...]:
    for item in stack.recent(reach):
        if len(item.refs) == 1 and stack.actor(item).kind == kind:
            return item.refs if item.refs != (have.ref,) else ()
    return ()


def _of_the_country(token: Token, have: DraftMention, stack: Stack) -> _Found:
    """ "The country's air force", "Guinea, whose government": the country last spoken of, not the one the text is about."""
    book = stack.book
    actor = book.draft.actors[have.ref]
    owner = next((t for t in token.children if t.lower_ in _THE_COUNTRY and t.i < token.i), None)
    if owner is None or actor.kind not in _STATE_KINDS:
        return (), ""
    for item in stack.recent(1):
        country = book.country_of(item.refs[0])
        if country is not None and len(item.refs) == 1:
            make = {"state_forces": book.forces, "police": book.police, "state": book.state}[actor.kind]
            made = make(country)
            return ((made,), f"the country last spoken of: {country}") if made is not None else ((), "")
    return (), ""
