"""New bodies: organisations, groups, outlets and peoples, with their kind from their own words or the noun beside them."""

from __future__ import annotations

import re

from counterclaim.lexicon.agents import Agent, agent_words
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.grammar import is_one_of_a_people, of_object, phrase_start
from counterclaim.reading.actors.known import registry
from counterclaim.reading.actors.lookalikes import is_place, not_actors
from counterclaim.reading.actors.ministries import is_ministry, ministry_of
from counterclaim.reading.actors.persons import same_person
from counterclaim.reading.parsed import Span, Token
from counterclaim.records import ActorKind, How
from counterclaim.registry.fold import fold

# kinds whose new names belong to the country in focus where nothing else is said
_AT_HOME = frozenset({"police", "state_forces", "state", "rebel_group", "militia", "political_body", "protesters"})
_FIGHTING = frozenset({"state_forces", "rebel_group", "militia"})
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_STATE_WORDS = frozenset({"national", "royal", "federal", "government", "red"})
_DEFENCE = frozenset({"defence force", "defense force"})
_PERIOD = re.compile(r"^(?:19|20)\d\d$")


def kind_of_name(span: Span) -> tuple[ActorKind | None, Agent | None]:
    """The kind that a name's own words tell ("… Observatory", "Ministry of …"), or None."""
    words = [t.text for t in span]
    place = next(
        (i for i, token in enumerate(span) if i and token.lower_ in {"of", "for", "in", "on", "against"}), None
    )
    agent = agent_words().of_words(words[:place]) if place is not None else None  # "Centre for Civilians" is a centre
    if agent is None or not agent.collective:
        agent = agent_words().of_words(words) or agent
    return (agent.kind, agent) if agent is not None and agent.kind != "unidentified" else (None, agent)


def read_body(book: Book, span: Span, label: str) -> None:
    """Add the body that an entity of this NER label names, or its mention; nothing where it is no actor's name."""
    last = span[-1].lower_
    if not book.free(span.start, span.end) or last in not_actors():
        return
    if span[0].lower_ in not_actors() and kind_of_name(span)[0] != "rebel_group":  # "Mountain People's Army" is a name
        return
    if not any(t.text[:1].isupper() for t in span) or all(t.like_num or _PERIOD.match(t.text) for t in span):
        return
    if _as_ministry(book, span):
        return
    kind, agent = kind_of_name(span)
    if kind == "state_forces" and agent is not None and agent.noun == "army" and not _of_a_state(span):
        kind = "rebel_group"  # "Army of the Victorious Sect"
    if agent is not None and agent.noun in _DEFENCE and _only_national(span):
        army = book.forces(_country_in(book, span) or book.country_here(span.start))
        if army is not None:
            book.name(span.start, span.end, army, "name", "the defence force of the country beside it or in focus")
            return
        kind = "state_forces"
    near = beside(book, span)
    if kind is None and near is not None and near.kind not in {"unidentified"}:
        kind = "unidentified" if near.kind == "person" else near.kind
    if kind is None and span.root.dep_ == "compound" and span.root.head.i == span.end:
        outlet = agent_words().at(span.root.head)
        kind = "media" if outlet is not None and outlet.agent.kind == "media" and not outlet.agent.speaks else None
    if label in {"GPE", "LOC", "FAC"} and (kind is None or agent is None) and near is None:
        return
    if label in {"PRODUCT", "WORK_OF_ART", "EVENT", "LAW"} and kind is None:
        return
    if label == "NORP":
        _people(book, span)
        return
    if kind is None and (is_place(span) or _DATE.search(span.text) or _only_modifies(book, span)):
        return
    first = agent_words().at(span[0])
    if first is not None and " of " in first.agent.noun:  # "Heads of State"
        return
    if len(span) == 1 and agent is not None:  # a noun with a capital, not a name ("Police said")
        return
    if kind == "person" and agent is not None:  # "Interior Minister", "Chief of Staff": a title
        return
    if registry().demonym(span[0].text) and agent is not None and span[1:].text.islower():
        return
    text = span.text
    same = same_body(book, text) or (same_person(book, text) if kind is None else None)
    if same in registry().actors and registry().actors[str(same)].kind == "intergovernmental" and of_one_state(span[0]):
        same = None
    if same is None:
        country = _country_in(book, span)
        if kind in {None, "unidentified"} and country is not None and span[0].text[:1].isdigit() and agent is not None:
            kind = "state_forces"  # "Country's 79th Brigade"
        if kind in _AT_HOME and country is None:
            country = book.country
        actor = book.new(text, kind or "unidentified", country=[country] if country else [], rule="name (NER)")
        same = actor.id
    how: How = "acronym" if text.isupper() and len(span) == 1 and not book.capitals else "name"
    end = span.end
    book.name(span.start, end, same, how, "name (NER)" + (f", kind from “{agent.noun}”" if agent else ""))


def _as_ministry(book: Book, span: Span) -> bool:
    """A ministry of a state: the registry's own, where the words say what it is for and whose it may be."""
    word = next((token for token in span if is_ministry(token)), None)
    if word is None or any(t.i in book.name_at for t in book.doc[max(0, phrase_start(word)) : span.start]):
        return False  # "the Houthi Health Ministry" is not the state's
    found = ministry_of(book, word, _country_in(book, span))
    if found is None:
        return False
    actor, start, end = found
    start, end = min(start, span.start), max(end, span.end)
    if not book.free(start, end):
        start, end = span.start, span.end
    book.name(start, end, actor, "name", "ministry by what it is for, of the country beside it or in focus")
    return True


def _of_a_state(span: Span) -> bool:
    """An army by name is a state's where it bears a country, or a word that only states use."""
    return len(span) == 1 or any(registry().demonym(t.text) or t.lower_ in _STATE_WORDS for t in span)


def _only_national(span: Span) -> bool:
    """ "The National Defence Force", not "the Karenni Nationalities Defence Force"."""
    return all(t.lower_ in _STATE_WORDS or t.lower_ == "the" or registry().demonym(t.text) for t in span[:-2])


def _only_modifies(book: Book, span: Span) -> bool:
    """One unknown word in front of a name or an agent noun ("Takfiri groups") is an adjective, not a body."""
    root = span.root
    if len(span) > 1 or root.text.isupper() or root.dep_ not in {"amod", "compound", "nmod"} or root.head.i <= root.i:
        return False
    return root.head.i in book.name_at or agent_words().at(root.head) is not None


def of_one_state(first: Token) -> bool:
    """ "Russia's Security Council", "the National Security Council": not the body of many states that is called so in short.

    Args:
        first: the first token of the short name.
    """
    if first.i <= first.sent.start:
        return False
    before = first.nbor(-1)
    if before.lower_ in _STATE_WORDS | {"supreme", "state", "higher"}:
        return True
    if before.lower_ in {"'s", "’s", "'", "’"} and before.i:
        owner = registry().find(before.nbor(-1).text)
        return owner is not None and registry().actors[owner].kind == "state"
    return registry().demonym(before.text) is not None


def same_body(book: Book, text: str) -> str | None:
    """The actor (no person) that already has this name, after folding."""
    folded = _fold(text)
    for actor in book.draft.actors.values():
        if actor.kind != "person" and any(_fold(name) == folded for name in (actor.name, *actor.aliases)):
            return actor.id
    return None


def _fold(text: str) -> str:
    return fold(text).removeprefix("the ").replace("al ", "")


def _country_in(book: Book, span: Span) -> str | None:
    for token in book.doc[max(0, phrase_start(span.root)) : span.end]:
        iso = book.country_at.get(token.i) or registry().demonym(token.text)
        if iso:
            return iso
    after = of_object(span.root)
    return book.country_at.get(after.i) if after is not None else None


def _people(book: Book, span: Span) -> None:
    """A people, faith or party by its name, where it stands as a noun ("the Tutsis", "ethnic Amhara")."""
    root = span.root
    if root.pos_ not in {"NOUN", "PROPN"} or root.dep_ in {"amod", "compound", "nmod"} or registry().demonym(root.text):
        return
    if is_one_of_a_people(root):  # "a Kurd"
        country = [book.country] if book.country else []
        one = book.once(f"one of:{span.text}", span.text, "civilians", country=country, rule="one of a people (NER)")
        book.draft.add_actor_mention(book.doc, span.start, span.end, one, "description", "one of a people (NER)")
        return
    before = book.doc[span.start - 1].lower_ if span.start else ""
    if root.tag_ not in {"NNPS", "NNS"} and before not in {"the", "ethnic"}:
        return
    same = same_body(book, span.text)
    if same is None:
        actor = book.new(
            span.text, "civilians", country=[book.country] if book.country else [], plural=True, rule="people (NER)"
        )
        same = actor.id
    book.name(span.start, span.end, same, "name", "name of a people or community (NER)")


def beside(book: Book, span: Span) -> Agent | None:
    """The agent noun just before a name that says what it is ("the rebel group X", "movement Lucha"), or in apposition."""
    start = span.start
    while start > 0 and book.doc[start - 1].text in {'"', "“", "‘", "'"}:
        start -= 1
    if start > 0:
        hit = agent_words().at(book.doc[start - 1])
        if hit is not None and not book.doc[start - 1].is_sent_end:
            return hit.agent
    of = span.root.head if span.root.dep_ == "pobj" and span.root.head.lower_ == "of" else None
    men = agent_words().at(of.head) if of is not None else None
    if men is not None and men.plural and men.agent.kind in _FIGHTING:
        return men.agent  # "troops of X", "guerrillas of X"
    for child in span.root.children:
        if child.dep_ == "appos" and child.i > span.root.i and child.i not in book.name_at:
            hit = agent_words().at(child)
            if hit is not None and not hit.agent.speaks:
                return hit.agent
    return None
