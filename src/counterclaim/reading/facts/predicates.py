"""What is said of a thing by a predicate: "an attack is likely", "a truce is on the table", "it is possible that they fled"."""

from __future__ import annotations

from counterclaim.lexicon.governors import Effect
from counterclaim.reading.facts.clauses import HAPPEN
from counterclaim.reading.facts.effects import POS, definite, effect_of, governed_by, link_of
from counterclaim.reading.parsed import Token

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
