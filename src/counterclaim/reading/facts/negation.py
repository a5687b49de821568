"""The words by which a verb's own clause is denied: "not", "never", "no soldier", "not one", "at no time", "no longer"."""

from __future__ import annotations

from counterclaim.reading.facts.clauses import SUBJECTS
from counterclaim.reading.facts.effects import definite
from counterclaim.reading.parsed import Token

_NEVER = frozenset({"never", "neither", "hardly", "scarcely"})
_NOBODY = frozenset({"nobody", "none", "nothing", "neither"})
_ONLY = frozenset({"only", "just", "merely", "simply", "solely"})  # "did not just shell it": it did, and more
_OCCASIONS = frozenset(
    {"time", "circumstance", "condition", "account", "occasion", "way", "mean", "means", "point", "stage", "moment"}
)
_APPROVING = frozenset(
    {
        "sanction",
        "authorise",
        "authorize",
        "approve",
        "order",
        "condone",
        "endorse",
        "justify",
        "provoke",
        "investigate",
        "punish",
    }
)
_AT_LEAST = frozenset({"less", "fewer"})  # "no fewer than ten" is ten and more
_ONE = frozenset({"a", "an", "one", "single"})


def denied(verb: Token, way: str) -> str | None:
    """Return the words by which the verb's own clause is denied, or None."""
    for c in verb.children:
        if c.dep_ == "neg":
            if way == "self" and c.i + 1 < len(c.doc) and c.nbor(1).lower_ in _ONLY:
                continue
            return f"'{c.text}' before '{verb.text}'"
        if c.lower_ in _NEVER and c.dep_ in ("advmod", "preconj", "cc"):
            return f"'{c.text}' before '{verb.text}'"
        if (by := _phrase(c)) is not None:
            return by
        if c.dep_ in SUBJECTS and _nobody(c):
            return f"'{' '.join(t.text for t in c.subtree if t.i <= c.i)}'"
        if (
            way == "self"
            and c.dep_ in ("dobj", "attr")
            and any(g.lower_ == "no" and g.dep_ == "det" for g in c.children)
        ):
            return f"'no {c.text}'"
    if verb.dep_ == "conj" and any(c.lower_ == "nor" and c.dep_ == "cc" for c in verb.head.children):
        return "'nor'"
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return "'without'"
    return None


def unapproved(deeds: Token, verb: Token) -> str | None:
    """Return the denial in "the attacks had not been sanctioned", "were not ordered by X": of who let them happen alone."""
    perfect = any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children)
    if deeds.dep_ != "nsubjpass" or verb.lemma_.lower() not in _APPROVING or not definite(deeds):
        return None
    return denied(verb, "object") if perfect or deeds.tag_ == "NNS" else None


def _phrase(child: Token) -> str | None:
    """ "At no time", "under no circumstances", "no longer", "never once"."""
    if child.dep_ == "advmod":
        word = next((g for g in child.children if g.lower_ in ("no", "not", "never")), None)
        if word is not None and (word.lower_ == "never" or child.lower_ == "longer"):
            return f"'{word.text} {child.text}'"
        return None
    if child.dep_ != "prep":
        return None
    for noun in child.children:
        if noun.dep_ == "pobj" and noun.lemma_.lower() in _OCCASIONS:
            no = next((g for g in noun.children if g.lower_ == "no" and g.dep_ == "det"), None)
            if no is not None:
                return f"'{child.text} {no.text} {noun.text}'"
    return None


def _nobody(subject: Token) -> bool:
    first = subject.doc[subject.left_edge.i]
    if subject.lower_ in _NOBODY or first.lower_ == "neither":
        return True
    following = first.nbor(1).lower_ if first.i < subject.i else ""
    if first.lower_ == "no" and following in _AT_LEAST:
        return False
    if first.lower_ == "not" and first.dep_ == "neg" and following in _ONE:
        return True  # "not one soldier died"; but "not all soldiers died"
    return any(c.lower_ in ("no", "neither") and c.dep_ in ("det", "preconj") for c in subject.children)
