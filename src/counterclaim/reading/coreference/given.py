"""Chains for mentions that are given from outside: corpora mark more than actors, and the benches give their spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.lexicon.agents import agent_words
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.grammar import PLACE_NOUNS, of_object
from counterclaim.reading.coreference.pronouns import HE, IT, PRONOUNS, SHE, THEY
from counterclaim.reading.parsed import Doc, Span, Token

_NO_CONTENT = frozenset({"DET", "PUNCT", "PART", "ADP", "PRON", "SPACE", "AUX", "CCONJ"})
_BACK = 25  # given mentions that a pronoun may look back at


@dataclass(slots=True)
class _Given:
    """A given span with what its linking asks for."""

    head: Token
    actor: str | None
    words: frozenset[str]
    lemma: str
    pronoun: bool
    plural: bool
    chain: str = ""


def link_given_mentions(doc: Doc, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Return a chain name for each of the given character spans, in their order; equal names are one thing.

    Spans whose head is an actor of the draft are ``actor:ID``, so that chains hold across documents for actors of the
    registry and for persons by name; others are linked by their words and head and named ``LEMMA:START`` after their
    first mention. Run the stages ``actors`` and ``coreference`` on `doc` first.

    Args:
        doc: a read document.
        spans: half open character ranges, in any order.
    """
    book = Book.of(doc)
    draft = book.draft
    order = sorted(range(len(spans)), key=lambda i: (spans[i][0], -spans[i][1]))
    done: list[_Given] = []
    chains = [""] * len(spans)
    for index in order:
        start, end = spans[index]
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span):
            chains[index] = f"alone:{start}"
            continue
        given = _describe(span, _actor(book, span))
        given.chain = _chain(
            given, done, f"{given.lemma}:{start}", draft.actors[given.actor].kind if given.actor else None
        )
        done.append(given)
        chains[index] = given.chain
    return chains


def head_of(span: Span) -> Token:
    """Return the head of the phrase; of a phrase cut by the parser, the head of its last noun."""
    root = span.root
    if root.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
        return root
    nouns = [t for t in span if t.pos_ in {"NOUN", "PROPN", "PRON"}]
    return nouns[-1] if nouns and root.pos_ not in {"VERB"} else root


def _actor(book: Book, span: Span) -> str | None:
    """The one actor at the head; a country's name is its state, whether it acts or is only a place."""
    head = head_of(span)
    found = book.draft.actors_at(head)
    if len(found) == 1:
        return found[0]
    if not found and head.i in book.country_at and head.pos_ == "PROPN":
        return book.state(book.country_at[head.i])
    if not found and head.dep_ in {"compound", "nmod", "amod"} and head.head not in span:
        persons = [i for i in book.draft.actors_at(head.head) if book.draft.actors[i].kind == "person"]
        hit = agent_words().at(head)
        if len(persons) == 1 and hit is not None and (hit.agent.kind == "person" or hit.agent.speaks):
            return persons[0]  # "the prime minister" of "the prime minister X"
    return None


def _describe(span: Span, actor: str | None) -> _Given:
    head = head_of(span)
    if head.lower_ in PLACE_NOUNS and (name := of_object(head)) is not None and name.pos_ == "PROPN" and name in span:
        head = name  # "the city of X" is X
    words = frozenset(t.lemma_.lower() for t in span if t.pos_ not in _NO_CONTENT and t.is_alpha)
    pronoun = len(span) == 1 and (head.lower_ in PRONOUNS or head.pos_ == "PRON")
    plural = head.tag_ in {"NNS", "NNPS"} or head.lower_ in THEY
    return _Given(head, actor, words, head.lemma_.lower(), pronoun, plural)


def _chain(given: _Given, done: list[_Given], fresh: str, kind: str | None) -> str:
    if given.actor is not None and not (kind == "unidentified" and not given.pronoun):
        return f"actor:{given.actor}"
    if given.pronoun:
        found = _pronoun(given, done)
        return found.chain if found is not None else fresh
    if given.head.dep_ == "appos":  # "Goma, the biggest city": one thing
        for other in reversed(done):
            if other.head.i == given.head.head.i:
                return other.chain
    for other in reversed(done):
        if not other.pronoun and other.words == given.words and given.words:
            return other.chain
    for other in reversed(done):
        if other.pronoun or other.lemma != given.lemma or other.plural != given.plural:
            continue
        return other.chain
    return fresh


def _pronoun(given: _Given, done: list[_Given]) -> _Given | None:
    word = given.head.lower_
    best: _Given | None = None
    best_score = 0.0
    for distance, other in enumerate(reversed(done[-_BACK:])):
        if other.head.i == given.head.i or given.head.sent.start - other.head.sent.start > 120:
            continue
        person = other.head.ent_type_ == "PERSON" or other.head.lower_ in HE | SHE
        if word in HE | SHE and not person:
            continue
        if word in IT and (other.plural or person or other.head.lower_ in THEY):
            continue
        if word in THEY and not other.plural:
            continue
        same_word = other.pronoun and other.head.lower_ == word
        score = 10.0 - distance + 3.0 * (other.head.dep_ in {"nsubj", "nsubjpass"}) + 2.0 * same_word
        if score > best_score:
            best, best_score = other, score
    return best
