"""What only looks like an actor's name: papers, things, places that the NER takes for somebody; and where names begin."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.lexicon.agents import AGENTS_FILE, agent_words
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.grammar import PLACE_NOUNS, role_head
from counterclaim.reading.actors.ways import ends_way, left_behind
from counterclaim.reading.parsed import Doc, Span, Token

NOT_ACTORS_FILE = AGENTS_FILE.with_name("not_actors.yaml")
TITLES = word_list("titles")
_WHERE = word_list("where")
_PLACE_PREFIXES = word_list("place_prefixes")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.I)
_UNITS = frozenset(
    {"brigade", "division", "battalion", "regiment", "corps", "army", "front", "squadron", "company", "fleet"}
)
_SHORTEST, _SMALL = 4, 3  # words and hyphens of a name bound by one; letters of the small word inside, in capitals
_LOOSE = frozenset({"of", "and", "for", "by", "in", "'s", "’s", "'", "’"})  # cannot begin or end a name


class NotActors(DataEntry):
    """Words that end names of things, places and papers."""

    words: tuple[str, ...]


@lru_cache(maxsize=1)
def not_actors(path: Path = NOT_ACTORS_FILE) -> frozenset[str]:
    """The words of ``not_actors.yaml``."""
    return frozenset(word.lower() for entry in load_entries(path, NotActors) for word in entry.words)


def trim(ent: Span) -> tuple[int, int]:
    """Token range of a name without articles, titles, possessives and stray signs at its ends."""
    doc, start, end = ent.doc.tokens, ent.start, ent.end
    if end - start > 2 and doc[end - 2].lower_ == "of" and doc[end - 1].tag_ == "VBG":
        end -= 2  # "accused the Union of lying"
    if doc[end - 1].lower_ in _UNITS:
        first = start - 1 if start and doc[start].lower_ != "the" else start + (doc[start].lower_ == "the")
        first = start if _ORDINAL.fullmatch(doc[start].text) else first
        if first < end and _ORDINAL.fullmatch(doc[first].text):
            return first, end
    while start < end and _no_part(doc[start]):
        start += 1
    while start < end and doc[start].lower_ in _LOOSE:
        start += 1
    while end > start and (doc[end - 1].lower_ in _LOOSE or doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    return start, end


def _no_part(first: Token) -> bool:
    return (
        first.lower_ in TITLES
        or first.is_punct
        or first.is_space
        or first.like_num
        or first.pos_ in {"DET", "PUNCT"}
        or first.lower_ == "the"
    )


def is_hyphened(span: Span) -> bool:
    """ "Prince" in "Port-au-Prince"."""
    before = span.doc[span.start - 1] if span.start else None
    return before is not None and before.text in {"-", "–"} and not before.whitespace_


def whole_hyphened(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The token range widened to the whole of a name over hyphens that the NER cut: "Prince" to "Port-au-Prince".

    Only names with a small word inside; "the Syria-based Observatory" and "Paris-Berlin" stay as they are.
    """
    first, last, tokens = start, end, doc.tokens
    while first >= 2 and tokens[first - 1].text == "-" and not _blank_around(tokens[first - 2], tokens[first - 1]):
        first -= 2
    while last + 1 < len(tokens) and tokens[last].text == "-" and not _blank_around(tokens[last - 1], tokens[last]):
        last += 2
    if (first, last) == (start, end):
        return start, end  # as nearly always
    return (first, last) if is_compound(doc[first:last]) else (start, end)


def _blank_around(word: Token, hyphen: Token) -> bool:
    return bool(word.whitespace_ or hyphen.whitespace_)


def is_compound(span: Span) -> bool:
    """ "Port-au-Prince", "Ras al-Ain", "Sar-e Pol": a name with a small word that a hyphen binds."""
    if len(span) < _SHORTEST or not (span[0].text[:1].isupper() and span[-1].text[:1].isupper()):
        return False
    inner, capitals = span[1:-1], span[0].is_upper
    return any(t.text == "-" for t in inner) and any(
        t.is_alpha and (t.is_lower or (capitals and len(t) <= _SMALL)) for t in inner
    )


def is_place(span: Span) -> bool:
    """ "the village of X", "X village", "near X": the NER often takes an unknown village for a person."""
    doc, root = span.doc, span.root
    if span[0].lower_ in _PLACE_PREFIXES and len(span) > 1:
        return True
    after = doc[span.end] if span.end < len(doc) else None
    if after is not None and after.lower_ in PLACE_NOUNS and after.pos_ in {"NOUN", "PROPN"}:
        return True
    before = doc[span.start - 1] if span.start else None
    if before is not None and before.lower_ in PLACE_NOUNS:
        return True
    if before is not None and before.is_sent_start and before.lower_ in _WHERE:
        return True  # the capital of "Near X, ..." makes the parser take both words for one name
    if ends_way(root) or left_behind(root):
        return True
    first = role_head(root)
    prep = first.head
    if first.dep_ != "pobj" or prep.pos_ != "ADP":
        return False
    if (
        prep.lower_ in {"of", "from"}
        and (hit := agent_words().at(prep.head)) is not None
        and hit.agent.side == "civilian"
    ):
        return True
    return prep.lower_ in _WHERE or (prep.lower_ == "of" and prep.head.lower_ in PLACE_NOUNS)
