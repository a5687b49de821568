"""What is said of a thing: "an attack is likely", "a truce is on the table", "a vote due in May", "it is possible that"."""

from __future__ import annotations

from counterclaim.lexicon.governors import Effect
from counterclaim.reading.facts.clauses import HAPPEN, SUBJECTS
from counterclaim.reading.facts.effects import POS, definite, effect_of, governed_by, link_of
from counterclaim.reading.parsed import Token

_TO_COME: frozenset[Effect | None] = frozenset(
    {"planned", "due", "expected", "open", "deferred", "prevented", "feared", "tried"}
)
_ASKED_FOR = frozenset({"propose", "seek", "demand", "request"})
_COPULAS = frozenset({"be", "seem", "appear", "become", "remain", "look", "stay"})
_CLAUSES = frozenset({"xcomp", "ccomp", "acl", "relcl", "advcl", "pcomp"})


def said_of(token: Token) -> tuple[Token, Effect] | None:
    """Return the word that says of a noun or clause how likely it is, and its effect, or None."""
    verb = token.head
    if verb.lemma_.lower() not in _COPULAS:
        return None
    if token.dep_ == "nsubj":
        link: str | None = "is"
    elif token.dep_ in ("ccomp", "csubj"):
        link = link_of(token)
    else:
        return None
    for word in verb.children:
        effect = _effect(word, link, token) if link is not None else None
        if effect is not None and effect != "denied":  # "it is false that" is refuted elsewhere
            return word, effect
    return None


def raised_over(token: Token) -> tuple[Token, Effect] | None:
    """Return the word, and its effect, that a subject of what shall come about stands under: "the truce was to begin"."""
    verb = token.head
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return None
    for c in verb.children:
        if c.dep_ != "xcomp" or c.i < verb.i:
            continue
        passive = any(g.dep_ == "auxpass" for g in c.children)
        if passive or c.lemma_.lower() in HAPPEN:
            found = governed_by(verb, c)
            return (verb, found[2]) if found is not None and found[2] is not None else None
    return None


def described(noun: Token) -> tuple[Token, Effect] | None:
    """Return the word after a noun by which it is still to come ("a summit planned for Monday"), and its effect, or None.

    What somebody planned may have been done ("an attack planned by the general killed ten").
    """
    for word in noun.children:
        if word.i < noun.i or word.dep_ not in ("acl", "relcl", "amod"):
            continue
        if word.pos_ == "ADJ" and not any(c.dep_ in SUBJECTS for c in word.children):
            effect = effect_of("adjective", (word.lower_,), "to")
            if effect == "due" and any(c.dep_ in ("prep", "npadvmod") for c in word.children):
                return word, effect
        elif _passive(word, noun):
            effect = effect_of("verb", (word.lower_, word.lemma_.lower()), "object")
            by = any(c.dep_ == "agent" for c in word.children)
            if effect is not None and effect in _TO_COME and not (by and effect in ("planned", "due")):
                return word, effect
            if effect == "demanded" and word.lemma_.lower() in _ASKED_FOR:
                return word, effect
    return None


def _passive(word: Token, noun: Token) -> bool:
    if word.tag_ != "VBN" or word.dep_ == "amod":
        return False
    if word.dep_ == "acl":
        return not any(c.dep_ in ("aux", "auxpass", "neg") for c in word.children)
    relative = any(c.dep_ == "nsubjpass" and c.tag_ in ("WDT", "WP") and c.i > noun.i for c in word.children)
    return relative and not any(c.dep_ in ("aux", "neg") for c in word.children)


def _effect(word: Token, link: str, token: Token) -> Effect | None:
    if word.dep_ == "prep" and link == "is":
        nouns = (c.lower_ for c in word.children if c.dep_ == "pobj")
        return next((effect_of("phrase", (f"{word.lower_} {noun}",), "is") for noun in nouns), None)
    pos = POS.get(word.pos_)
    if pos is None or word.dep_ not in ("acomp", "attr", "oprd"):
        return None
    clause = next((c for c in word.children if c.dep_ in _CLAUSES), None)
    if clause is not None and link == "is":
        comes = clause.lemma_.lower() in HAPPEN or not definite(token)
        if clause.dep_ != "xcomp" or not comes:
            return None  # "the raid is likely to anger them" says nothing of the raid; "is likely to begin" does
        link = "to"
    return effect_of(pos, (word.lower_, word.lemma_.lower()), link)
