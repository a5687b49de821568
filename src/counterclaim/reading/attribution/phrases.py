"""Cues that are no verbs or nouns: "according to", "in the words of", "reportedly", "allegedly", "apparently"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.cues import Cue, CueLexicon
from counterclaim.reading.attribution.speakers import is_saying
from counterclaim.reading.attribution.syntax import is_verbal
from counterclaim.reading.attribution.telling import Telling, span_of
from counterclaim.reading.attribution.verbs import source_span
from counterclaim.reading.parsed import Doc, Token

_CLOSING = frozenset({",", ".", ";", ":", "–", "—", "!", "?"})


def phrase_tellings(doc: Doc, lexicon: CueLexicon, quote_at: Sequence[int]) -> list[Telling]:
    """Return a telling for each preposition or adverb of report."""
    found: list[Telling] = []
    for token in doc:
        if token.lower_ not in lexicon.phrase_firsts or (entry := _matches(token, lexicon)) is None:
            continue
        made = (
            _according(doc, token, entry, quote_at)
            if entry.pos == "preposition"
            else _adverb(doc, token, entry, quote_at)
        )
        if made is not None:
            found.append(made)
    return found


def _matches(token: Token, lexicon: CueLexicon) -> Cue | None:
    for pos in ("preposition", "adverb"):
        possible = lexicon.starting(pos, token.lower_)
        if not possible:
            continue
        ahead = tuple(t.lower_ for t in token.doc.tokens[token.i : token.i + len(possible[0].words)])
        for cue in possible:
            if ahead[: len(cue.words)] == cue.words:
                return cue
    return None


def _according(doc: Doc, token: Token, entry: Cue, quote_at: Sequence[int]) -> Telling | None:
    """ "According to X, Y" and "Y, according to X": the content is the clause or sentence it stands in."""
    end = token.i + len(entry.words)
    noun = _object_of(doc, token, end)
    if noun is None:
        return None
    source = [i for i in source_span(noun) if i >= end]
    if noun.dep_ in ("compound", "nmod"):
        source = list(range(end, noun.i + 1))
        last = noun.i
    else:
        last = max(source[-1], _phrase_end(doc, token, source[-1])) if source else noun.i
    if not source:
        return None
    phrase = set(range(token.i, last + 1))
    sent = doc[token.i].sent
    content = _clause_around(doc, token, phrase, quote_at)
    if not content:
        content = set(range(sent.start, sent.end)) - phrase
    content = _trim(doc, content)
    if not any(doc[i].is_alpha for i in content):
        return None
    return Telling(
        entry=entry,
        head=token.i,
        cue=list(range(token.i, end)),
        source=source,
        source_head=noun.i,
        content=content,
        rule=f"'{entry.cue}' and the clause it stands in",
    )


def _object_of(doc: Doc, token: Token, end: int) -> Token | None:
    """Return the noun the phrase governs: the head of the noun phrase that begins at `end`."""
    if end >= len(doc):
        return None
    sent_end = token.sent.end
    carrier = _carrier(doc, end, sent_end)
    if carrier is not None:
        return carrier
    for i in range(end, min(end + 12, sent_end)):
        word = doc[i]
        if (
            word.dep_ in ("pobj", "dobj", "pcomp")
            and word.left_edge.i >= token.i
            and word.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "VERB")
        ):
            return word
    word = doc[end]
    while (
        word.head.i != word.i
        and word.head.i >= end
        and word.dep_ in ("det", "compound", "amod", "poss", "nummod", "quantmod", "nmod")
    ):
        word = word.head
    return word if word.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ") else None


def _carrier(doc: Doc, end: int, sent_end: int) -> Token | None:
    """Return the statement of "according to the statement missile attacks destroyed …", whose comma is lost."""
    found: Token | None = None
    for i in range(end, min(end + 6, sent_end - 1)):
        if doc[i].pos_ not in ("DET", "ADJ", "NOUN", "PROPN"):
            break
        speaks = doc[i].pos_ in ("NOUN", "PROPN") and _speaks(doc[i])
        if speaks and doc[i].head.dep_ == "pobj" and _speaks(doc[i].head):
            continue  # "state media", "army officials"
        if speaks and doc[i + 1].pos_ in ("NOUN", "ADJ", "DET", "NUM") and doc[i].dep_ in ("compound", "nmod"):
            found = doc[i]
        elif found is not None:
            break
    return found


def _speaks(noun: Token) -> bool:
    return is_saying(noun) or agent_words().at(noun) is not None


def _phrase_end(doc: Doc, token: Token, last: int) -> int:
    """The phrase runs on to the next comma or full stop when its noun has more to it ("according to X, who …" aside)."""
    sent_end = token.sent.end
    i = last + 1
    right = token.right_edge.i
    while i < sent_end and i <= right and doc[i].text not in _CLOSING:
        i += 1
    return i - 1


def _clause_around(doc: Doc, token: Token, phrase: set[int], quote_at: Sequence[int]) -> set[int]:
    sent = token.sent
    head = token.head
    while head.i in phrase and head.head.i != head.i:
        head = head.head
    inside = quote_at[token.i]
    scope = set(range(sent.start, sent.end))
    if inside >= 0:
        scope = {i for i in scope if quote_at[i] == inside}
    # inside a clause of its own ("He said that, according to X, Y") the phrase covers that clause only
    verb = head
    while not is_verbal(verb) and verb.head.i != verb.i:
        verb = verb.head
    while verb.dep_ in ("aux", "auxpass", "xcomp", "acomp", "pcomp", "acl", "relcl", "advcl") and verb.head.i != verb.i:
        verb = verb.head
    if verb.dep_ in ("ccomp", "conj", "parataxis") and is_verbal(verb) and verb.i not in phrase:
        span = set(span_of(verb))
        if verb.dep_ == "ccomp" and verb.head.i < verb.i:
            return (span & scope) - phrase
        if verb.dep_ == "conj" and phrase <= span:
            return (span & scope) - phrase
    return scope - phrase


def _trim(doc: Doc, content: set[int]) -> set[int]:
    """Drop punctuation and blanks at both ends, and a conjunction that joins the clause to what stands before."""
    ordered = sorted(content)
    while ordered and (
        doc[ordered[0]].is_space or doc[ordered[0]].text in _CLOSING or doc[ordered[0]].lower_ in ("but", "and")
    ):
        ordered.pop(0)
    while ordered and (doc[ordered[-1]].is_space or doc[ordered[-1]].text in _CLOSING):
        ordered.pop()
    return set(ordered)


def _adverb(doc: Doc, token: Token, entry: Cue, quote_at: Sequence[int]) -> Telling | None:
    """ "Rebels reportedly shelled …": a report without a source; its scope is the word it modifies and that word's phrase."""
    end = token.i + len(entry.words)
    cue = list(range(token.i, end))
    head = token.head
    if head.i == token.i or head.pos_ in ("ADP", "SCONJ"):
        head = head.head
    if head.i in cue:
        return None
    span = set(span_of(head)) - set(cue)
    if head.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        span = {i for i in span if i > token.i} or span
    span = _trim(doc, span)
    if not span:
        return None
    return Telling(
        entry=entry, head=token.i, cue=cue, source=[], content=span, rule=f"'{entry.cue}': a report without a source"
    )
