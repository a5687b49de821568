"""Questions to the parse that all attribution rules share: subject, object, negation, the clause of a cue."""

from __future__ import annotations

from collections.abc import Collection

from counterclaim.reading.parsed import Token

SUBJECTS = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_VERBAL = frozenset({"VERB", "AUX"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_QUOTE_ENDS = frozenset("\"”’'»") | {"''"}
_CLOSING = frozenset("\"”’'»)]") | {"''"}
# verbs that may be passive before a clause of their own ("were arrested and told that …")
_TELLING_SOMEBODY = frozenset(
    {"tell", "inform", "warn", "advise", "assure", "remind", "notify", "convince", "persuade"}
)
# what only somebody who speaks or acts can be ("hard to confirm" says nothing of who confirms)
PERSONAL = frozenset(
    {
        "quick",
        "slow",
        "swift",
        "eager",
        "keen",
        "reluctant",
        "hesitant",
        "willing",
        "unwilling",
        "happy",
        "glad",
        "careful",
    }
)
_DEPTH = 8  # how far a subject is looked for up the tree


def child(token: Token, deps: Collection[str]) -> Token | None:
    """Return the first child with one of these dependency labels."""
    for below in token.children:
        if below.dep_ in deps:
            return below
    return None


def is_passive(verb: Token) -> bool:
    """True for a passive verb form, also a reduced one ("the man quoted by")."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if verb.lemma_ == "say" and any(_perfect_infinitive(c) for c in verb.children):
        return True  # "rebels said to have fled": "say" takes no infinitive of its own
    return (
        verb.tag_ == "VBN"
        and verb.dep_ in ("acl", "advcl", "conj", "relcl")
        and not any(c.dep_ in ("aux", "nsubj") for c in verb.children)
        and (verb.dep_ != "conj" or (is_passive(verb.head) and not _tells(verb)))
    )


def _tells(verb: Token) -> bool:
    """ "Denied that they were involved and alleged that …": with a clause of its own it is a past tense, no participle."""
    return verb.lemma_ not in _TELLING_SOMEBODY and any(
        c.dep_ == "ccomp" and c.i > verb.i and any(g.lower_ == "that" and g.dep_ == "mark" for g in c.children)
        for c in verb.children
    )


def _perfect_infinitive(clause: Token) -> bool:
    aux = {c.lower_ for c in clause.children if c.dep_ == "aux"}
    return clause.dep_ == "xcomp" and {"to", "have"} <= aux


def agent(verb: Token) -> Token | None:
    """Return the noun after "by" of a passive verb."""
    by = child(verb, ("agent",)) or next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "by"), None)
    return child(by, ("pobj",)) if by is not None else None


def own_subject(verb: Token) -> Token | None:
    """Return the verb's own subject; the antecedent for a relative pronoun."""
    found = child(verb, SUBJECTS | PASSIVE_SUBJECTS)
    if found is not None and found.i < verb.i and (after := inverted_subject(verb)) is not None:
        return after
    if found is not None and found.lower_ in _RELATIVE and found.tag_ in ("WP", "WDT"):
        if verb.dep_ == "relcl":
            return verb.head
        if verb.dep_ == "conj" and verb.head.dep_ == "relcl":
            return verb.head.head
    return found


def inverted_subject(verb: Token) -> Token | None:
    """Return the miner of '"Nine dead," said the miner', where the parser takes the quotation for a subject, too."""
    if verb.i == 0 or verb.nbor(-1).text not in _QUOTE_ENDS:
        return None
    return next((c for c in verb.children if c.dep_ == "nsubj" and c.left_edge.i == verb.i + 1), None)


def relative(verb: Token) -> Token | None:
    """Return the relative pronoun that is the verb's subject."""
    found = child(verb, SUBJECTS | PASSIVE_SUBJECTS)
    return found if found is not None and found.lower_ in _RELATIVE and found.tag_ in ("WP", "WDT") else None


def subject(verb: Token) -> Token | None:
    """Return the subject of a verb, shared over coordination, control, participles and relative clauses."""
    at = verb
    for _ in range(_DEPTH):
        found = own_subject(at)
        if found is not None:
            return found
        head = at.head
        if head.i == at.i:
            return None
        if at.dep_ == "relcl" or (at.dep_ == "acl" and at.tag_ in ("VBG", "VBN")):
            return head
        if at.dep_ == "conj" and head.pos_ in _VERBAL:
            at = head
        elif at.dep_ == "xcomp":
            controlled = child(head, ("dobj", "dative")) if head.lemma_ not in ("promise", "vow") else None
            if controlled is not None and controlled.i < at.i:
                return controlled
            at = head
        elif at.dep_ in ("advcl", "ccomp") and head.pos_ in _VERBAL and (at.tag_ in ("VBG", "VBN") or _infinitive(at)):
            at = head
        elif at.dep_ == "acomp" and at.lower_ in PERSONAL and head.pos_ in _VERBAL:
            at = head  # "officials were quick to point out"
        elif at.dep_ == "pcomp" and head.head.pos_ in _VERBAL:
            at = head.head
        elif at.dep_ == "dep" and head.pos_ in _VERBAL:
            at = head
        else:
            return None
    return None


def _infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" and c.dep_ == "aux" for c in verb.children)


def is_negated(verb: Token) -> bool:
    """True where "not", "never", "no one", "neither" or "without" denies the verb itself."""
    if any(
        c.dep_ == "neg" or (c.lower_ in ("neither", "never", "nor", "hardly") and c.dep_ in ("preconj", "cc", "advmod"))
        for c in verb.children
    ):
        return True
    if any(c.lower_ == "longer" and any(g.lower_ == "no" for g in c.children) for c in verb.children):
        return True
    found = own_subject(verb)
    if found is not None and any(c.lower_ == "neither" for c in found.children):
        return True
    if found is not None and (found.lower_ in ("nobody", "none", "neither", "nothing") or _no(found)):
        return True
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return True
    return (
        verb.dep_ == "conj"
        and verb.head.pos_ in _VERBAL
        and own_subject(verb) is None
        and (any(c.lower_ in ("nor", "or") and c.dep_ == "cc" for c in verb.head.children) and is_negated(verb.head))
    )


def _no(noun: Token) -> bool:
    return any(c.lower_ in ("no", "neither") and c.dep_ in ("det", "preconj") for c in noun.children)


def last_word(verb: Token) -> Token | None:
    """Return the last token of the sentence that is neither blank nor a closing mark: its full stop or question mark."""
    sent = verb.sent
    for i in range(sent.end - 1, max(sent.start, sent.end - 8) - 1, -1):
        token = verb.doc[i]
        if not token.is_space and token.text not in _CLOSING:
            return token
    return None


def is_verbal(token: Token) -> bool:
    """True for verbs and auxiliaries."""
    return token.pos_ in _VERBAL
