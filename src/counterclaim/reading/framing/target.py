"""Whom a judging word is put on: the actor of its phrase, of the thing it judges, or of the verb it goes with."""

from __future__ import annotations

from counterclaim.reading.draft import Draft
from counterclaim.reading.parsed import Token

_RULER_WORDS = {"regime", "dictatorship", "junta", "tyranny", "oppression", "aggression", "puppet"}
_INSIDE = {"compound", "amod", "poss", "nmod", "nummod", "appos", "npadvmod"}
_DEPTH = 6
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})


def target_of(token: Token, draft: Draft) -> tuple[str | None, str]:
    """Return the actor that the word at `token` judges, and the reason; None where the grammar names nobody."""
    found, why = _by_grammar(token, draft)
    if found is None:
        return None, "nobody named"
    actor = draft.actors.get(found)
    if (
        actor is not None
        and actor.kind == "person"
        and actor.represents in draft.actors
        and token.lemma_.lower() in _RULER_WORDS
    ):
        return actor.represents, why + ", whom the person stands for"
    return found, why


def following(token: Token, draft: Draft, reach: int = 6) -> str | None:
    """The first actor named in the phrase after `token`: whom "so-called" is put before.

    In "a so-called truce that Rwanda never kept" the word is put on the truce, which is nobody.
    """
    for other in token.doc[token.i + 1 : min(token.i + 1 + reach, token.sent.end)]:
        if other.pos_ in ("VERB", "AUX") and other.dep_ not in ("amod", "compound"):
            break
        if other.tag_ in _RELATIVE or (other.pos_ in ("ADP", "SCONJ") and other.lower_ != "of"):
            break
        if actors := draft.actors_at(other):
            return actors[0]
    return draft.actors_at(token.head)[0] if draft.actors_at(token.head) else None


def _by_grammar(token: Token, draft: Draft) -> tuple[str | None, str]:
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("amod", "compound"):
        return _subject(token, draft), "the subject of the judging verb"
    if token.pos_ == "ADV" or token.dep_ == "advmod":
        head = token.head
        if head.pos_ in ("VERB", "AUX"):
            return _subject(head, draft), "the subject of the verb it goes with"
        token = head
    if token.pos_ == "ADJ" or token.dep_ in ("amod", "acomp"):
        if token.dep_ == "acomp":
            return _subject(token.head, draft), "the subject of the judging predicate"
        if token.head.pos_ in ("NOUN", "PROPN"):
            return _noun(token.head, draft), "the noun it judges"
    return _noun(token, draft), "the phrase of the judging noun"


def _noun(token: Token, draft: Draft, depth: int = 0) -> str | None:
    """The actor of a noun phrase: itself, what is inside it, what it is said of, who did it."""
    if depth > _DEPTH:
        return None
    if actors := draft.actors_at(token):
        return actors[0]
    if token.dep_ == "oprd" and (called := _object(token.head, draft)):
        return called  # "called the rebels murderers of children"
    if token.dep_ == "attr" and token.head.lemma_ == "be" and (said_of := _subject(token.head, draft)):
        return said_of  # "the rebels are murderers of children"
    for child in token.children:
        if child.dep_ in _INSIDE:
            for part in (child, *child.children):
                if actors := draft.actors_at(part):
                    return actors[0]
    for child in token.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ in ("of", "by", "from")):
            for part in child.children:
                if part.dep_ == "pobj" and (actors := draft.actors_at(part)):
                    return actors[0]
        if child.dep_ == "acl" and child.tag_ == "VBN" and (done := _agent(child, draft)):
            return done
    head = token.head
    if head == token:
        return None
    if token.dep_ in ("compound", "amod", "nmod", "appos", "conj", "poss"):
        return _noun(head, draft, depth + 1) if head.pos_ in ("NOUN", "PROPN") else None
    if token.dep_ in ("attr", "oprd"):
        return _object(head, draft) if token.dep_ == "oprd" and _object(head, draft) else _subject(head, draft)
    if token.dep_ == "pobj" and head.lower_ == "as":
        return _object(head.head, draft) or _subject(head.head, draft)
    if token.dep_ == "dobj" and head.lemma_.lower() in (
        "commit",
        "perpetrate",
        "carry",
        "launch",
        "wage",
        "inflict",
        "perform",
    ):
        return _subject(head, draft)
    return None


def _subject(verb: Token, draft: Draft, depth: int = 0) -> str | None:
    if depth > _DEPTH:
        return None
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    if passive:
        return _agent(verb, draft)
    for child in verb.children:
        if child.dep_ in ("nsubj", "csubj"):
            return _noun(child, draft, depth + 1)
    if verb.dep_ in ("relcl", "acl") and verb.head.pos_ in ("NOUN", "PROPN"):
        return _agent(verb, draft) if verb.tag_ == "VBN" else _noun(verb.head, draft, depth + 1)
    if verb.dep_ in ("conj", "xcomp", "advcl", "ccomp") and verb.head != verb and verb.head.pos_ in ("VERB", "AUX"):
        return _subject(verb.head, draft, depth + 1)
    return None


def _agent(verb: Token, draft: Draft) -> str | None:
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            for part in child.children:
                if actors := draft.actors_at(part):
                    return actors[0]
    return None


def _object(verb: Token, draft: Draft) -> str | None:
    for child in verb.children:
        if child.dep_ in ("dobj", "nsubjpass", "dative") and (found := draft.actors_at(child)):
            return found[0]
    return None
