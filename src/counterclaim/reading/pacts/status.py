"""What a clause says of an agreement: the verb over it, or the noun that it belongs to."""

from __future__ import annotations

from counterclaim.lexicon.pacts import pact_words
from counterclaim.lexicon.words import members
from counterclaim.reading.draft import DraftEvent
from counterclaim.reading.events.grammar import is_passive
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Token
from counterclaim.records import PactStatus, TalksOutcome

_UNREAL = {"future", "hypothetical"}
_ROUNDS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10,
}  # fmt: skip
_WITHOUT = {"without", "no"}
_RESULT = {"agreement", "deal", "result", "breakthrough", "progress", "accord", "consensus", "truce"}


def status_of(token: Token, event: DraftEvent) -> tuple[PactStatus | None, str]:
    """Return the status that the clause of an agreement's trigger gives it, and the word that says so."""
    words = pact_words()
    if event.frame == "ceasefire_violation":
        return "violated", token.text
    if token.pos_ in {"VERB", "AUX"}:
        found = words.does.get(norm(token))
        return (_real(found, event), token.text) if found else (None, "")
    top = _top(token)
    if top.i != token.i and (over := words.nouns.get(norm(top))) is not None:
        return _real(over, event), top.text
    verb, subject = _verb(top)
    if verb is None:
        return None, ""
    held = words.is_ if subject else words.does
    for key in _keys(verb):
        if (found := held.get(key)) is not None:
            negated = any(c.dep_ == "neg" for c in verb.children)
            if negated or event.polarity == "negative":
                return None, ""
            return _real(found, event), verb.text
    return None, ""


def _real(status: PactStatus, event: DraftEvent) -> PactStatus | None:
    """What is only wanted or planned has no status but that."""
    if event.polarity == "negative":
        return None
    if event.time in _UNREAL and status in {"agreed", "in_force"}:
        return "proposed"
    return None if event.time in _UNREAL and status not in {"proposed", "rejected"} else status


def _top(noun: Token) -> Token:
    """The noun that an agreement belongs to: "the end of the truce", "a truce violation"."""
    if noun.dep_ == "pobj" and noun.head.lower_ in {"of", "to"} and noun.head.head.pos_ in {"NOUN", "PROPN"}:
        return noun.head.head
    if noun.dep_ == "compound" and noun.head.i > noun.i:
        return noun.head
    return noun


def _verb(noun: Token) -> tuple[Token | None, bool]:
    """The verb of a noun, and whether the noun is its logical subject."""
    if any(c.dep_ in {"acl", "relcl"} and c.tag_ == "VBN" for c in noun.children):
        clause = next(c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.tag_ == "VBN")
        if norm(clause) in pact_words().does and noun.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
            return clause, False
    head = noun.head
    if noun.dep_ == "pobj":
        over = head.head
        return (
            (over, False) if over.pos_ == "VERB" and head.lower_ in {"to", "on", "from", "out", "of"} else (None, False)
        )
    if noun.dep_ not in {"nsubj", "nsubjpass", "dobj"} or head.pos_ not in {"VERB", "AUX"}:
        return None, False
    return head, noun.dep_ == "nsubj" and not is_passive(head)


def _keys(verb: Token) -> list[str]:
    """The verb with each of the words that may belong to it, then alone."""
    lemma = norm(verb)
    found = [f"{lemma} {c.lower_}" for c in verb.children if c.dep_ in {"prt", "prep", "advmod"}]
    found += [f"{lemma} {norm(c)}" for c in verb.children if c.dep_ in {"dobj", "acomp"}]
    found += [f"{lemma} {norm(n)}" for p in verb.children if p.dep_ == "prep" for n in p.children if n.dep_ == "pobj"]
    return [*found, lemma]


def round_of(token: Token) -> int | None:
    """Return the number of a round of talks: "the third round of talks"."""
    top = token
    if token.dep_ == "pobj" and token.head.lower_ == "of" and norm(token.head.head) == "round":
        top = token.head.head
    for child in top.children:
        if child.dep_ in {"amod", "compound", "nummod"} and child.lower_ in _ROUNDS and norm(top) == "round":
            return _ROUNDS[child.lower_]
    return None


def outcome_of(token: Token, event: DraftEvent) -> tuple[TalksOutcome | None, str]:
    """Return how talks ended: with an agreement, without one, to go on."""
    if event.frame == "halt_talks":
        return "no_agreement", token.text
    if event.time in _UNREAL:
        return None, ""
    verb, subject = (token, False) if token.pos_ == "VERB" else _verb(_top(token))
    if verb is None:
        return None, ""
    for preposition in (c for c in verb.children if c.dep_ == "prep"):
        for noun in (c for c in preposition.children if c.dep_ == "pobj"):
            if norm(noun) not in _RESULT | members("pact"):
                continue
            if preposition.lower_ == "without" or any(c.lower_ in _WITHOUT for c in noun.children):
                return "no_agreement", f"{preposition.text} {noun.text}"
            if preposition.lower_ in {"with", "in"} and norm(verb) in {
                "end",
                "conclude",
                "result",
                "culminate",
                "close",
            }:
                return "agreement", f"{preposition.text} {noun.text}"
    if not subject:
        return None, ""
    lemma = norm(verb)
    if any(
        key in {"fail", "collapse", "break down", "fall apart", "stall", "founder", "falter"} for key in _keys(verb)
    ):
        return "no_agreement", verb.text
    results = {norm(c) for c in verb.children if c.dep_ == "dobj"}
    if lemma in {"produce", "yield", "reach"} and results & (_RESULT | members("pact")):
        return "agreement", verb.text
    if lemma in {"continue", "resume"}:
        return "to_continue", verb.text
    return None, ""
