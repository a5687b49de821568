"""Verbs that the parser takes for nouns in headlines: "Gunmen attack church, kill 12", "India, Pakistan trade fire".

A line without a full stop says what happened in the bare present. Where the parser sees one long noun in it, the first word
after the doers that some frame knows as a verb is the verb: what stands before it acts, what stands after it is acted on.
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Span, Token

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.frames import triggers_by_head
from counterclaim.reading.attachments import subject_of

_LONGEST = 18  # tokens
_NOMINAL = {"NOUN", "PROPN"}
_BEFORE_NOUN = {"NOUN", "PROPN", "ADJ", "NUM", "DET"}
_FINITE = {"VBZ", "VBP", "VBD", "MD"}
_PLURAL = {"NNS", "NNPS"}
_NAMES = {"ORG", "NORP", "GPE", "PERSON"}
_TWO_SIDED = {"trade", "exchange", "swap", "clash", "sign", "agree", "hold", "resume", "reach"}
_HURT = {"hurt", "injured", "wounded", "killed", "arrested", "held"}


def mend_headline(line: Span) -> None:
    """Give a headline's hidden verb its due, in place; a line with a verb and its subject is left as it is."""
    tokens = [token for token in line if not token.is_space]
    if not 2 < len(tokens) <= _LONGEST or tokens[-1].is_punct:
        return
    _mend_hurt(tokens)
    root = line.root
    start = next((at + 1 for at, token in enumerate(tokens) if token.lower_ == "as" and at > 1), None)
    if start is not None and tokens[start - 1].dep_ == "prep":
        _mend_after_as(tokens, start)
    subject = subject_of(root)
    comma = root.tag_ in {"VB", "VBP"} and root.i > tokens[0].i and root.nbor(-1).text == ","
    if root.tag_ in _FINITE and subject is not None and not comma:
        second = next((c for c in subject.children if c.dep_ == "appos"), None)
        if second is not None and second.i == subject.i + 2 and {subject.ent_type_, second.ent_type_} <= _NAMES:
            second.dep_ = "conj"  # "Armenia, Azerbaijan agree truce": a comma for an "and"
        return
    at = _hidden(tokens, 0)
    if at is None or tokens[at] == root:
        return
    _make_verb(tokens, 0, at, None)
    if comma:
        root.head, root.dep_ = tokens[at], "conj"


def _mend_hurt(tokens: list[Token]) -> None:
    """ "Soldier killed, two hurt in raid": what follows a bare number after a comma was done to so many."""
    for before, token in pairwise(tokens):
        if token.lower_ in _HURT and before.like_num and before.i > tokens[0].i and before.nbor(-1).text == ",":
            if token.pos_ != "VERB":
                token.pos_, token.tag_ = "VERB", "VBN"
                token.lemma_ = {"hurt": "hurt", "held": "hold"}.get(token.lower_, token.lower_[:-2].rstrip("e"))
            before.head, before.dep_ = token, "nsubjpass"


def _mend_after_as(tokens: list[Token], start: int) -> None:
    """ "Three killed as gunmen attack church"."""
    at = _hidden(tokens, start)
    if at is not None:
        _make_verb(tokens, start, at, tokens[start - 1])


def _hidden(tokens: list[Token], start: int) -> int | None:
    """Where the verb of a line is that was read as a part of a noun; None where there is no such word."""
    for at in range(start + 1, len(tokens) - 1):
        token, before = tokens[at], tokens[at - 1]
        if token.pos_ not in _NOMINAL | {"ADJ"} or token.text[:1].isupper() or before.pos_ not in _NOMINAL:
            if token.pos_ in {"ADP", "PUNCT", "CCONJ", "SCONJ"} and token.text != ",":
                return None
            continue
        base = _base(token)
        if base is None or not _may_act(tokens, start, at, singular=base != token.lower_):
            continue
        after = tokens[at + 1]
        if after.pos_ in _BEFORE_NOUN or after.pos_ == "ADP":
            return at
    return None


def _base(token: Token) -> str | None:
    word = token.lower_
    known = triggers_by_head()
    if ("verb", word) in known or word in _TWO_SIDED:
        return word
    forms = [word[:-1], word[:-2]] if word.endswith("s") else []
    return next((form for form in forms if ("verb", form) in known), None)


def _may_act(tokens: list[Token], start: int, at: int, singular: bool) -> bool:
    """Whether what stands before a verb of this number can be who does it."""
    doer = tokens[at - 1]
    listed = at - 2 > start and tokens[at - 2].text == "," and tokens[at - 3].pos_ in _NOMINAL
    hit = agent_words().at(doer)
    somebody = hit is not None or doer.ent_type_ in _NAMES or doer.lower_ in {"jets", "drones", "planes", "warplanes"}
    if singular:
        return somebody and doer.tag_ not in _PLURAL
    return somebody and (
        listed or doer.tag_ in _PLURAL or doer.ent_type_ in {"ORG", "NORP"} or bool(hit and hit.plural)
    )


def _make_verb(tokens: list[Token], start: int, at: int, mark: Token | None) -> None:
    verb, doer = tokens[at], tokens[at - 1]
    end = next((k for k in range(at + 1, len(tokens)) if tokens[k].text in {",", ";"}), len(tokens))
    base = _base(verb) or verb.lower_
    over = mark.head if mark is not None else verb
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBP" if base == verb.lower_ else "VBZ", base
    verb.head, verb.dep_ = (over, "advcl") if mark is not None and over != verb else (verb, "ROOT")
    if mark is not None:
        mark.head, mark.dep_, mark.pos_ = verb, "mark", "SCONJ"
    first = doer
    if at - 2 > start and tokens[at - 2].text == "," and tokens[at - 3].pos_ in _NOMINAL:
        first = tokens[at - 3]
        doer.head, doer.dep_ = first, "conj"
    first.head, first.dep_ = verb, "nsubj"
    inside = range(tokens[start].i, verb.i)
    for token in tokens[start : at - 1]:
        if token != first and (token.head.i not in inside or token.head == token):
            token.head, token.dep_ = first, "punct" if token.is_punct else "compound"
    _acted_on(tokens, at, end)


def _acted_on(tokens: list[Token], at: int, end: int) -> None:
    """Hang what follows the verb on it: its object, and the first word of place or time after that."""
    verb, last = tokens[at], at
    while last + 1 < end and tokens[last + 1].pos_ in _BEFORE_NOUN:
        last += 1
    if last > at:
        thing = tokens[last]
        thing.head, thing.dep_ = verb, "dobj"
        for token in tokens[at + 1 : last]:
            if token.head.i <= verb.i or token.head.i > thing.i:
                token.head = thing
                token.dep_ = {"NUM": "nummod", "ADJ": "amod", "DET": "det"}.get(token.pos_, "compound")
    for token in tokens[last + 1 :]:
        if token.dep_ in {"prep", "punct"} and token.head.i <= tokens[last].i and token.head != verb:
            token.head = verb
