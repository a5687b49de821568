"""Names that the registry does not know: persons and bodies found by the statistical NER and by the nouns beside them."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Span, Token

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.lexicon.agents import AGENTS_FILE, Agent, agent_words
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.acronyms import learn_brackets
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.grammar import PLACE_NOUNS, acts, of_object, phrase_start, role_head
from counterclaim.reading.actors.known import registry
from counterclaim.reading.actors.towns import known_places
from counterclaim.records import ActorKind, How
from counterclaim.registry.fold import fold, sounds

NOT_ACTORS_FILE = AGENTS_FILE.with_name("not_actors.yaml")
TITLES = word_list("titles")
_WHERE = word_list("where")
_SPEECH = word_list("saying")
_PLACE_PREFIXES = word_list("place_prefixes")
# kinds whose new names belong to the country in focus where nothing else is said
_AT_HOME = frozenset({"police", "state_forces", "state", "rebel_group", "militia", "political_body", "protesters"})
_DATE = re.compile(r"\b(?:19|20)\d\d\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.I)
_STATE_WORDS = frozenset({"national", "royal", "federal", "government", "red"})
_LOOSE = frozenset({"of", "and", "for", "by", "in", "'s", "’s", "'", "’"})  # cannot begin or end a name
_PERIOD = re.compile(r"^(?:19|20)\d\d$")


class NotActors(DataEntry):
    """Words that end names of things, places and papers."""

    words: tuple[str, ...]


@lru_cache(maxsize=1)
def not_actors(path: Path = NOT_ACTORS_FILE) -> frozenset[str]:
    """The words of ``not_actors.yaml``."""
    return frozenset(word.lower() for entry in load_entries(path, NotActors) for word in entry.words)


def read_new_names(book: Book) -> None:
    """Add actors and mentions for persons and bodies that the NER marks and the registry does not have."""
    persons: list[tuple[int, int]] = []
    bodies: list[tuple[int, int, str]] = []
    for ent in book.doc.ents:
        start, end = trim(ent)
        if start >= end or not book.free(start, end):
            continue
        if ent.label_ == "PERSON":
            persons.append((start, end))
        elif ent.label_ in {"ORG", "NORP", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "LOC"}:
            bodies.append((start, end, ent.label_))
    short = [book.doc[s:e] for s, e in [*persons, *((b[0], b[1]) for b in bodies)] if e - s <= 3]
    places = known_places(short, book.focus[:3])
    persons = [p for p in persons if p[1] - p[0] > 1 or not _only_a_place(book.doc[p[0] : p[1]], places)]
    bodies = [b for b in bodies if not _only_a_place(book.doc[b[0] : b[1]], places)]
    called = {book.doc[s:e].text for s, e in persons if _called_a_body(book, book.doc[s:e])}
    for start, end in sorted(persons, key=lambda p: (-(p[1] - p[0] > 1), p[0])):
        span = book.doc[start:end]
        if span.text in called:  # once "the movement X", always a body
            bodies.append((start, end, "ORG"))
        else:
            _person(book, span)
    for start, end, label in sorted(bodies, key=lambda b: (-(b[1] - b[0] > 1), b[0])):
        if end - start == 1:
            learn_brackets(book)  # an acronym is no body of its own where a longer name introduces it
        _body(book, book.doc[start:end], label)
    _named_beside(book)


def _called_a_body(book: Book, span: Span) -> bool:
    agent = _beside(book, span)
    return agent is not None and agent.kind != "person" and agent.collective


def _only_a_place(span: Span, places: set[str]) -> bool:
    """A name that the gazetteer has and that does nothing here which only somebody can do."""
    if span.text not in places:
        return False
    root = role_head(span.root)
    acting = root.dep_ == "nsubj" and root.head.lemma_ in _SPEECH
    titled = span.start > 0 and span.doc[span.start - 1].lower_ in TITLES - {"the", "his", "her"}
    return not acting and not titled


def trim(ent: Span) -> tuple[int, int]:
    """Token range of a name without articles, titles, possessives and stray signs at its ends."""
    doc, start, end = ent.doc, ent.start, ent.end
    while start < end and (doc[start].lower_ in TITLES or doc[start].is_punct or doc[start].is_space or doc[start].like_num
                           or doc[start].pos_ in {"DET", "PUNCT"} or doc[start].lower_ == "the"):  # fmt: skip
        start += 1
    while start < end and doc[start].lower_ in _LOOSE:
        start += 1
    while end > start and (doc[end - 1].lower_ in _LOOSE or doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return start, end


# -- persons ------------------------------------------------------------------------------------------------------


def _hyphened(span: Span) -> bool:
    """ "Prince" in "Port-au-Prince"."""
    before = span.doc[span.start - 1] if span.start else None
    return before is not None and before.text in {"-", "–"} and not before.whitespace_


def _is_place(span: Span) -> bool:
    """ "the village of X", "X village", "near X": the NER often takes an unknown village for a person."""
    doc, root = span.doc, span.root
    if span[0].lower_ in _PLACE_PREFIXES and len(span) > 1:
        return True
    after = doc[span.end] if span.end < len(doc) else None
    if after is not None and after.lower_ in PLACE_NOUNS and after.pos_ in {"NOUN", "PROPN"}:
        return True
    before = doc[span.start - 1] if span.start else None
    if before is not None and before.lower_ in PLACE_NOUNS:
        return True
    first = role_head(root)
    prep = first.head
    if first.dep_ != "pobj" or prep.pos_ != "ADP":
        return False
    if prep.lower_ in {"of", "from"} and (hit := agent_words().at(prep.head)) is not None and hit.agent.side == "civilian":
        return True
    return prep.lower_ in _WHERE or (prep.lower_ == "of" and prep.head.lower_ in PLACE_NOUNS)


def _person(book: Book, span: Span) -> None:
    while len(span) > 1 and (span[0].pos_ in {"ADP", "SCONJ", "ADV"} or span[0].lower_ == "near"):
        span = span[1:]
    for place, token in enumerate(span):  # "Mohan.[2": what the NER swallowed after the name
        if place and any(not (c.isalpha() or c in "-.'’") for c in token.text):
            span = span[:place]
            break
    words = [t.text for t in span if t.is_alpha or "-" in t.text or "'" in t.text or "." in t.text]
    if not any(len(w) > 2 for w in words) or not span[0].text[:1].isupper():
        return
    if len(words) == 1 and (agent_words().at(span[0]) or registry().demonym(span.text)):
        return
    if any(t.lower_ in not_actors() for t in span[-1:]) or _is_place(span) or _hyphened(span):
        return
    after = book.doc[span.end] if span.end < len(book.doc) else None
    if len(span) == 1 and span[0].is_sent_start and after is not None and after.pos_ in {"DET", "PRON"}:
        return  # a misspelt adverb at the head of a sentence
    same = _same_person(book, span.text) or (_who_governs(book, span.text) if len(words) == 1 else None)
    if same is not None:
        book.name(span.start, span.end, same, "name" if len(words) > 1 else "alias", "part of a person's name in this text")
        return
    actor = book.new(span.text, "person", rule="person's name (NER)")
    book.name(span.start, span.end, actor.id, "name", "person's name (NER)")


def _who_governs(book: Book, surname: str) -> str | None:
    """Somebody who governed a country of the text that day, by a surname in another spelling ("Asad")."""
    key = sounds(fold(surname))
    for iso in book.focus[:3]:
        state = registry().state_for(iso)
        for office in ("president", "prime_minister", "king"):
            holder = registry().holder(office, state.id, book.on) if state is not None else None
            if holder is None:
                continue
            last = fold(holder.name.split()[-1]).removeprefix("al ")
            if sounds(last) == key and last[:1] == fold(surname)[:1] and abs(len(last) - len(surname)) <= 2:
                return book.known(holder.id).id
    return None


def _same_person(book: Book, text: str) -> str | None:
    """The person already named whose name has these words: the surname first, then any part."""
    parts = text.lower().split()
    best: str | None = None
    for actor in book.draft.actors.values():
        if actor.kind != "person":
            continue
        for name in (actor.name, *actor.aliases):
            words = name.lower().split()
            if parts == words or (len(parts) < len(words) and words[-len(parts) :] == parts):
                return actor.id
            first_or_middle = len(parts) == 1 and parts[0] in words
            same_ends = min(len(parts), len(words)) > 1 and (parts[0], parts[-1]) == (words[0], words[-1])
            if first_or_middle or same_ends:
                best = best or actor.id
    return best


# -- bodies -------------------------------------------------------------------------------------------------------


def kind_of_name(span: Span) -> tuple[ActorKind | None, Agent | None]:
    """The kind that a name's own words tell ("… Observatory", "Ministry of …"), or None."""
    words = [t.text for t in span]
    agent = agent_words().of_words(words)
    if agent is None:
        for place, token in enumerate(span):
            if token.lower_ in {"of", "for", "in", "on"} and place:
                agent = agent_words().of_words(words[:place])
                break
    return (agent.kind, agent) if agent is not None and agent.kind != "unidentified" else (None, agent)


def _body(book: Book, span: Span, label: str) -> None:
    last = span[-1].lower_
    if not book.free(span.start, span.end) or last in not_actors() or span[0].lower_ in not_actors():
        return
    if not any(t.text[:1].isupper() for t in span) or all(t.like_num or _PERIOD.match(t.text) for t in span):
        return
    kind, agent = kind_of_name(span)
    if kind == "state_forces" and agent is not None and agent.noun == "army" and not _of_a_state(span):
        kind = "rebel_group"  # "Army of the Victorious Sect"
    beside = _beside(book, span)
    if kind is None and beside is not None and beside.kind not in {"unidentified"}:
        kind = "unidentified" if beside.kind == "person" else beside.kind
    if label in {"GPE", "LOC", "FAC"} and (kind is None or agent is None) and beside is None:
        return
    if label in {"PRODUCT", "WORK_OF_ART", "EVENT", "LAW"} and kind is None:
        return
    if label == "NORP":
        _people(book, span)
        return
    if kind is None and (_is_place(span) or _DATE.search(span.text) or _only_modifies(book, span)):
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
    same = _same_body(book, text) or (_same_person(book, text) if kind is None else None)
    if same is None:
        country = _country_in(book, span)
        if kind in _AT_HOME and country is None:
            country = book.country
        actor = book.new(text, kind or "unidentified", country=[country] if country else [], rule="name (NER)")
        same = actor.id
    how: How = "acronym" if text.isupper() and len(span) == 1 and not book.capitals else "name"
    end = span.end
    book.name(span.start, end, same, how, "name (NER)" + (f", kind from “{agent.noun}”" if agent else ""))


def _of_a_state(span: Span) -> bool:
    """An army by name is a state's where it bears a country, or a word that only states use."""
    return len(span) == 1 or any(registry().demonym(t.text) or t.lower_ in _STATE_WORDS for t in span)


def _only_modifies(book: Book, span: Span) -> bool:
    """One unknown word in front of a name or an agent noun ("Takfiri groups") is an adjective, not a body."""
    root = span.root
    if len(span) > 1 or root.text.isupper() or root.dep_ not in {"amod", "compound", "nmod"} or root.head.i <= root.i:
        return False
    return root.head.i in book.name_at or agent_words().at(root.head) is not None


def _same_body(book: Book, text: str) -> str | None:
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
    before = book.doc[span.start - 1].lower_ if span.start else ""
    if root.tag_ not in {"NNPS", "NNS"} and before not in {"the", "ethnic"}:
        return
    same = _same_body(book, span.text)
    if same is None:
        actor = book.new(span.text, "civilians", country=[book.country] if book.country else [], plural=True, rule="people (NER)")
        same = actor.id
    book.name(span.start, span.end, same, "name", "name of a people or community (NER)")


def _beside(book: Book, span: Span) -> Agent | None:
    """The agent noun just before a name that says what it is ("the rebel group X", "movement Lucha"), or in apposition."""
    start = span.start
    while start > 0 and book.doc[start - 1].text in {'"', "“", "‘", "'"}:
        start -= 1
    if start > 0:
        hit = agent_words().at(book.doc[start - 1])
        if hit is not None and not book.doc[start - 1].is_sent_end:
            return hit.agent
    for child in span.root.children:
        if child.dep_ == "appos" and child.i > span.root.i and child.i not in book.name_at:
            hit = agent_words().at(child)
            if hit is not None and not hit.agent.speaks:
                return hit.agent
    return None


def _named_beside(book: Book) -> None:
    """Names that the NER missed: capitalised words after an agent noun ("citizens' movement Lucha", "newspaper Al-Sabah")."""
    doc = book.doc
    if book.capitals:
        return
    for token in doc[:-1]:
        after = doc[token.i + 1]
        if not _name_word(after) or not book.free(after.i, after.i + 1) or after.is_sent_start:
            continue
        hit = agent_words().at(token)
        if hit is None or (token.text[:1].isupper() and token.i and doc[token.i - 1].text[:1].isupper()):
            continue
        end = after.i + 1
        while end < len(doc) and (_name_word(doc[end]) or (doc[end].text in {"-", "al"} and end + 1 < len(doc))):
            if not book.free(end, end + 1) or doc[end].is_sent_start:
                break
            end += 1
        span = doc[after.i : end]
        if hit.agent.kind == "person" and not hit.plural:
            _person(book, span)
        elif (hit.agent.collective or hit.agent.kind == "media") and not hit.plural and not _place_like(span):
            kind: ActorKind = hit.agent.kind
            same = _same_body(book, span.text)
            if same is None:
                country = [book.country] if book.country and kind not in {"intergovernmental", "media"} else []
                same = book.new(span.text, kind, country=country, rule=f"name after “{hit.agent.noun}”").id
            book.name(span.start, span.end, same, "name", f"name after “{hit.agent.noun}”")


def _name_word(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos_ == "PROPN" and token.is_alpha and len(token.text) > 1


def _place_like(span: Span) -> bool:
    return span.root.ent_type_ in {"DATE", "TIME", "LAW", "CARDINAL"} or (
        span.root.ent_type_ in {"GPE", "LOC"} and not acts(span)
    )
