"""Attributions for PolNeAR: the outermost tellings, with the words of source, cue and content apart.

In PolNeAR each word has at most one role and nothing nests: a telling inside a telling is content of the outer one. Wishes,
supports and impressions count there too, so all tellings that are found are answered, not only those that bind a claimant.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.reading.attribution import find_tellings
from counterclaim.reading.attribution.quotes import quoted_tokens
from counterclaim.reading.attribution.speakers import may_speak
from counterclaim.reading.attribution.syntax import is_passive, is_verbal, relative, subject
from counterclaim.reading.attribution.telling import Telling, ranges
from counterclaim.reading.attribution.verbs import source_span
from counterclaim.reading.parsed import Doc

# how rules name a content that is a noun phrase
_NOMINAL = ("object", "what follows", "noun cue", "said of a person")
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})

_BEFORE = frozenset({"aux", "neg", "advmod"})

_WHO_OR_WHICH = frozenset({"which", "who", "whom", "that"})

STAGES = ("actors",)
Spans = list[list[int]]


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``attributions``."""
    tellings, _ = find_tellings(page.doc)
    quoted = quoted_tokens(page.doc)
    tellings = [t for t in tellings if not _passed_over(page.doc, t)]
    for telling in tellings:
        _give_to_who_takes_it_up(page.doc, telling)
        telling.content -= _aside(page.doc, telling, quoted)
    outer = [t for t in tellings if not any(_inside(t, other) for other in tellings)]
    return {"attributions": [_roles(page.doc, t) for t in outer if t.head not in quoted]}


def _inside(telling: Telling, other: Telling) -> bool:
    """True when the cue lies in the other's content; of two that hold each other's cue the larger is the outer one."""
    if other is telling or telling.head not in other.content:
        return False
    return not (other.head in telling.content and len(other.content) <= len(telling.content))


def _passed_over(doc: Doc, telling: Telling) -> bool:
    """What PolNeAR's annotators mostly pass over: "apparently", "footage of" whom nobody shows."""
    if telling.entry.pos == "adverb":
        return telling.entry.kind == "impression"
    return telling.entry.pos == "noun" and telling.entry.kind == "evidence" and not telling.source


def _give_to_who_takes_it_up(doc: Doc, telling: Telling) -> None:
    """ "The mayor scoffed at rumours that …": whose rumours they are is not said, and the mayor is who speaks there."""
    noun = doc[telling.head]
    if telling.source or telling.entry.pos != "noun" or noun.dep_ not in ("dobj", "pobj"):
        return
    at = noun.head if noun.dep_ == "pobj" else noun
    verb = at.head
    if not is_verbal(verb) or is_passive(verb) or verb.i > noun.i:
        return
    speaker = subject(verb)
    if speaker is None or not may_speak(speaker) or speaker.i in telling.content:
        return
    telling.source, telling.source_head = source_span(speaker, verb), speaker.i


def _aside(doc: Doc, telling: Telling, quoted: Set[int]) -> set[int]:
    """A relative clause after a comma that ends an object ("condemned the raid, which …"): said by the way, by the writer."""
    if not any(kind in telling.rule for kind in _NOMINAL):
        return set()
    for i in sorted(telling.content - quoted):
        start = doc[i].left_edge.i
        if doc[i].dep_ != "relcl" or start - 2 < min(telling.content) or doc[start - 1].text != ",":
            continue
        clause = range(start - 1, doc[i].right_edge.i + 1)
        if any(doc[k].tag_ in _RELATIVE for k in range(start, start + 3)) and max(telling.content) <= clause[-1]:
            return set(clause)
    return set()


def _roles(doc: Doc, telling: Telling) -> dict[str, Spans]:
    content = telling.content - set(telling.cue) - set(telling.source)
    return {
        "source": _pieces(doc, _source(doc, telling)),
        "cue": _pieces(doc, _cue(doc, telling)),
        "content": _pieces(doc, sorted(_with_relative(doc, telling, content))),
    }


def _source(doc: Doc, telling: Telling) -> list[int]:
    """The source; of "the miner who fled and now accuses …" it is "who"."""
    at = doc[telling.head]
    while at.dep_ in ("conj", "xcomp", "acomp", "advcl") and at.head.i != at.i:
        at = at.head
        if at.dep_ == "relcl" and at.head.i == telling.source_head:
            own = relative(at)
            return [own.i] if own is not None else telling.source
    return telling.source


def _with_relative(doc: Doc, telling: Telling, content: set[int]) -> set[int]:
    """Of "the raid, which they called a massacre" and "who they say fled" the pronoun stands for the noun before it."""
    before = min(telling.source + telling.cue) - 1
    if before < 0 or doc[before].lower_ not in _WHO_OR_WHICH or doc[telling.head].dep_ != "relcl":
        return content
    return {before} | {i for i in content if i > before}


def _cue(doc: Doc, telling: Telling) -> list[int]:
    """The cue as PolNeAR marks it: all of "issued a statement accusing"."""
    if telling.issuing is None:
        return telling.cue
    start = telling.issuing
    while start > 0 and doc[start - 1].head.i == telling.issuing and doc[start - 1].dep_ in _BEFORE:
        start -= 1
    return [i for i in range(start, max(telling.cue) + 1) if i not in telling.source]


def _pieces(doc: Doc, tokens: list[int]) -> Spans:
    return [[start, end] for start, end in ranges(doc, tokens)]
