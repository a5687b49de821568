"""Gives clauses that go on with the outer speaker back to that speaker.

"The army said rebels were massing, accusing them of …": the participle after a comma goes on with the army's words.
"Witnesses said 200 were killed and are blaming …": the killed blame nobody.
"A said its men were killed, while B accused A of …": B speaks for itself, A does not report it.
"""

from __future__ import annotations

from collections.abc import Set

from counterclaim.reading.attribution.syntax import SUBJECTS, child, is_passive, is_verbal, own_subject
from counterclaim.reading.attribution.telling import Telling, span_of
from counterclaim.reading.parsed import Doc, Token

_TURNS = frozenset({"while", "whereas"})
_JOINS = frozenset({"and", "but", "while"})
_SPEECH = frozenset({"report", "act"})


def reattach(doc: Doc, tellings: list[Telling], quoted: Set[int]) -> None:
    """Give such tellings the outer source and cut them out of the outer content; in place."""
    outer_of: dict[int, Telling] = {}
    heads = {t.head for t in tellings}
    for telling in tellings:
        speaks = telling.entry.kind == "report" or (telling.entry.kind == "act" and "that" in telling.entry.takes)
        if speaks and telling.source and is_verbal(doc[telling.head]):
            for i in telling.content & heads:
                old = outer_of.get(i)
                if old is None or len(telling.content) < len(old.content):
                    outer_of[i] = telling
    for telling in tellings:
        outer = outer_of.get(telling.head)
        verb = doc[telling.head]
        if outer is None or telling.head in quoted or telling.entry.kind not in _SPEECH:
            continue
        while outer is not None and (other := _turned_to(doc, verb, outer)) is not None:
            outer.content -= set(range(other, max(span_of(verb)) + 1))
            outer = outer_of.get(outer.head)
        if outer is None or own_subject(verb) is not None:
            continue
        if _afterthought(doc, verb, outer) or _joined(doc, verb, outer, telling):
            cut = verb.left_edge.i
            while cut - 1 > outer.head and doc[cut - 1].text in (",", "and", "but"):
                cut -= 1
            outer.content -= set(range(cut, max(span_of(verb)) + 1))
            telling.source, telling.source_head = list(outer.source), outer.source_head
            telling.rule += f", going on with the source of '{outer.entry.cue}'"


def _afterthought(doc: Doc, verb: Token, outer: Telling) -> bool:
    if verb.tag_ != "VBG" or verb.dep_ not in ("advcl", "conj") or verb.i <= outer.head or verb.i == 0:
        return False
    if any(c.dep_ in ("mark", "aux") for c in verb.children):
        return False
    left = verb.left_edge.i - 1
    return doc[left].text == "," and verb.head.dep_ in ("ccomp", "conj", "ROOT")


def _turned_to(doc: Doc, verb: Token, outer: Telling) -> int | None:
    """Where ", while B reported …" or ", but B denied …" begins after what A says."""
    if verb.dep_ == "conj" and (start := _joined_by_comma(doc, verb, outer)) is not None:
        return start
    clause = verb.head if verb.dep_ == "conj" else verb
    if clause.dep_ != "advcl" or clause.i < outer.head or own_subject(clause) is None:
        return None
    mark = clause.left_edge
    turns = mark.lower_ in _TURNS and mark.i > outer.head + 1 and doc[mark.i - 1].text == ","
    return mark.i if turns else None


def _joined_by_comma(doc: Doc, verb: Token, outer: Telling) -> int | None:
    """Where ", but the miners denied …" begins: a telling in the tense of A's own, with a speaker of its own."""
    own = child(verb, SUBJECTS)
    if own is None or own.pos_ not in ("NOUN", "PROPN", "NUM") or own.i > verb.i or verb.head.head.i != outer.head:
        return None
    start = own.left_edge.i - 1
    while start > verb.head.i and doc[start].pos_ == "ADV":
        start -= 1
    joined = doc[start].lower_ in _JOINS and doc[start - 1].text == "," and start - 1 > outer.head
    same = _finite_tag(verb) is not None and _finite_tag(verb) == _finite_tag(doc[outer.head])
    return start - 1 if joined and same else None


def _joined(doc: Doc, verb: Token, outer: Telling, telling: Telling) -> bool:
    first = verb.head
    if verb.dep_ != "conj" or not is_verbal(first) or first.i not in outer.content or is_passive(verb):
        return False
    if is_passive(first):
        return True
    finite = _finite_tag(first)
    spoken = _finite_tag(doc[outer.head])
    return telling.entry.kind == "report" and _finite_tag(verb) == spoken and finite is not None and finite != spoken


def _finite_tag(verb: Token) -> str | None:
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return "VBD" if verb.tag_ == "VBD" else "present"
    if verb.tag_ == "VBN" and any(c.dep_ == "aux" and c.lower_ == "had" for c in verb.children):
        return "before"  # "admitted that they had slept there but said …"
    found = next(
        (c.tag_ for c in verb.children if c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP", "MD")), None
    )
    return None if found is None else "VBD" if found == "VBD" else "present"
