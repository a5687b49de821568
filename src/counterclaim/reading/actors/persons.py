"""New persons: full names first, then surnames, first names and other spellings of those who govern."""

from __future__ import annotations

import re

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.known import registry
from counterclaim.reading.actors.lookalikes import is_hyphened, is_place, not_actors
from counterclaim.reading.parsed import Span, Token
from counterclaim.registry.fold import fold, sounds

_MOST_NAMES = 4  # words
_ARMED = frozenset({"rebel_group", "militia"})
_GROUPS = word_list("group_nouns") | {"gang", "clan", "network", "brothers", "brigade", "army"}
_PARTICLES = frozenset({"al", "el", "bin", "ibn", "ben", "abu", "de", "da", "dos", "van", "von", "bint", "ould", "ag"})
_INITIALS = re.compile(r"(?:[A-Z]\. ?){1,3}[A-Z][a-z’'-]+(?: [A-Z][a-z]+)?")
_SHORT = 4  # letters of a first name's short form that tell enough


def called_a_person(book: Book, span: Span) -> bool:
    """Whether the words around a name that the NER takes for a body or place make a person of it.

    "B. Name", "the political head, Bo Name,", "mayor of X, Name Name", "Name al-Name, a member of its bureau", "Ivo Brandt
    and Name Name": an office just before it, an apposition, or a person named beside it.
    """
    if _INITIALS.fullmatch(span.text):
        return True
    words = [t for t in span if t.text not in {"-", "."}]
    if not 1 < len(words) <= _MOST_NAMES or not all(
        t.text[:1].isupper() or t.lower_.split("-")[0] in _PARTICLES for t in words
    ):
        return False
    if agent_words().of_words([t.text for t in span]) is not None or any(_tells_body(t) for t in words):
        return False
    if span.start and book.doc[span.start - 1].lower_ == "the":
        return False
    root = span.root
    if root.dep_ == "appos" and root.head.i < span.start and _office(root.head):
        return True
    if root.dep_ == "conj" and root.head.ent_type_ == "PERSON" and root.head.i not in book.country_at:
        return root.head.i not in book.name_at or book.draft.actors[book.name_at[root.head.i]].kind == "person"
    comma = span.end if span.end < len(book.doc) and book.doc[span.end].text == "," else None
    return comma is not None and any(
        c.dep_ == "appos" and c.i > comma and (_office(c) or c.lower_ == "member") for c in root.children
    )


def _office(noun: Token) -> bool:
    hit = agent_words().at(noun)
    return hit is not None and not hit.plural and hit.agent.kind == "person"


def _tells_body(token: Token) -> bool:
    """A word that names of bodies have and names of persons have not."""
    hit = agent_words().of_words([token.text])
    return hit is not None or token.lower_ in {"of", "for", "and", "the"} or (len(token) > 2 and token.text.isupper())


def read_person(book: Book, span: Span) -> None:
    """Add the person that a span names, or one more mention of a person already named; nothing where it is no person."""
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
    if any(t.lower_ in not_actors() for t in span[-1:]) or is_place(span) or is_hyphened(span):
        return
    after = book.doc[span.end] if span.end < len(book.doc) else None
    if len(span) == 1 and span[0].is_sent_start and after is not None and after.pos_ in {"DET", "PRON"}:
        return  # a misspelt adverb at the head of a sentence
    same = same_person(book, span.text) or (_who_governs(book, span.text) if len(words) == 1 else None)
    if same is not None:
        book.name(
            span.start, span.end, same, "name" if len(words) > 1 else "alias", "part of a person's name in this text"
        )
        return
    actor = book.new(span.text, "person", rule="person's name (NER)")
    book.name(span.start, span.end, actor.id, "name", "person's name (NER)")


def short_of_group(book: Book, span: Span) -> str | None:
    """The Zorda group, for the "Zorda" of "Zorda fighters": its name without the plain word for what it is."""
    hit = agent_words().at(span.root.head) if span.root.dep_ == "compound" and span.root.head.i == span.end else None
    if hit is None or not hit.plural:
        return None
    named = [
        actor.id
        for actor in book.draft.actors.values()
        if actor.kind in _ARMED
        and any(
            name.split()[0] == span.text and name.lower().split()[1:] and name.lower().split()[-1] in _GROUPS
            for name in (actor.name, *actor.aliases)
        )
    ]
    return named[0] if len(named) == 1 else None


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


def _short_form(one: list[str], other: list[str]) -> bool:
    """ "Fred Brandt" and "Frederick T. Brandt"."""
    if min(len(one), len(other)) < 2 or one[-1] != other[-1]:
        return False
    short, long = sorted((one[0], other[0]), key=len)
    return len(short) >= _SHORT and long.startswith(short)


def same_person(book: Book, text: str) -> str | None:
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
            if 1 < len(words) < len(parts) and parts[-len(words) :] == words:
                return actor.id  # "S. Ivo Brandt" after "Ivo Brandt"
            first_or_middle = len(parts) == 1 and parts[0] in words
            same_ends = min(len(parts), len(words)) > 1 and (parts[0], parts[-1]) == (words[0], words[-1])
            if first_or_middle or same_ends or _short_form(parts, words):
                best = best or actor.id
    return best
