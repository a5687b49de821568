"""Answers to what somebody else has just said: "…, which the rebels deny", "…, a charge the ministry rejects".

The relative clause is told by the document: the one who answers is its claimant, and not somebody whom the accuser quotes.
"""

from __future__ import annotations

from collections.abc import Set

from counterclaim.lexicon.cues import Cue
from counterclaim.reading.attribution.parts import Content
from counterclaim.reading.attribution.speakers import is_saying
from counterclaim.reading.attribution.telling import Telling, span_of
from counterclaim.reading.attribution.words import UNTRUE
from counterclaim.reading.parsed import Doc, Token

_ANSWERING = frozenset({"denies", "admits", "doubts"})


def answered_noun(verb: Token, entry: Cue) -> Content | None:
    """The charge of "a charge the union rejects", a relative clause without its pronoun."""
    noun = verb.head
    if not _is_clause_of(verb) or "object" not in entry.takes or not is_saying(noun) or noun.i > verb.i:
        return None
    if any(c.dep_ == "dobj" or c.tag_ in ("WDT", "WP") for c in verb.children):
        return None
    end = verb.left_edge.i
    said = {i for c in verb.children if c.dep_ in ("oprd", "acomp") for i in span_of(c)}
    return Content(set(range(noun.left_edge.i, end)) | said, "the charge it is a clause of") if noun.i < end else None


def _is_clause_of(verb: Token) -> bool:
    """ "A charge the union rejects", "a charge rejected by the union"."""
    return verb.dep_ == "relcl" or (
        verb.dep_ == "acl" and verb.tag_ == "VBN" and any(c.dep_ == "agent" for c in verb.children)
    )


def belies(doc: Doc, telling: Telling) -> bool:
    """Whether a naming denies what it names: "called the report a fabrication", "a charge he called absurd"."""
    verb = doc[telling.head]
    if (
        telling.entry.kind != "report"
        or telling.entry.stance != "states"
        or telling.negated
        or "object" not in telling.entry.takes
    ):
        return False
    named = [c for c in verb.children if c.dep_ in ("dobj", "nsubj") and c.i in telling.content]
    named += [c for n in named if n.dep_ == "nsubj" for c in n.children if c.dep_ == "poss"]
    # "called the report propaganda": the parser makes one noun of the two
    named += [c for n in named if n.lemma_.lower() in UNTRUE for c in n.children if c.dep_ in ("compound", "nmod")]
    if verb.dep_ == "relcl" and verb.head.i in telling.content:
        named.append(verb.head)
    untrue = any(doc[i].lemma_.lower() in UNTRUE for i in telling.content)
    return untrue and any(is_saying(noun) for noun in named + _small_clause(verb, telling))


def _small_clause(verb: Token, telling: Telling) -> list[Token]:
    """The subject of "the allegation baseless", which the parser makes a clause without a verb."""
    clauses = [c for c in verb.children if c.dep_ in ("ccomp", "oprd", "xcomp") and c.i in telling.content]
    return [c for clause in clauses for c in clause.children if c.dep_ in ("nsubj", "npadvmod", "compound", "nmod")]


def _added(doc: Doc, noun: Token) -> bool:
    """Whether a noun is added after a comma or dash: ", a charge which they denied"."""
    start = noun.left_edge.i
    return start > 0 and doc[start - 1].text in (",", "-", "–", "—")


def take_out_answers(doc: Doc, tellings: list[Telling], quoted: Set[int]) -> None:
    """Take such answers out of what they answer; in place.

    Of "accused the rebels of burning the mill, which they denied" the rebels deny the whole of it, not the mill: their content
    is the pronoun alone.
    """
    for telling in tellings:
        verb = doc[telling.head]
        if not _is_clause_of(verb) or telling.head in quoted or telling.entry.pos != "verb":
            continue
        which = (c for c in verb.children if c.dep_ == "dobj" and c.lower_ == "which")
        # of "a charge which they denied" the charge itself is what is denied
        pronoun = None if is_saying(verb.head) and _added(doc, verb.head) else next(which, None)
        if pronoun is not None:
            start = pronoun.i
            if telling.entry.stance not in _ANSWERING or start == 0 or doc[start - 1].text != ",":
                continue
        elif is_saying(verb.head) and verb.head.i in telling.content:
            start = verb.head.left_edge.i
            if not _added(doc, verb.head):
                continue
        else:
            continue
        clause = set(range(start, verb.right_edge.i + 1))
        holders = [t for t in tellings if t is not telling and telling.head in t.content]
        if pronoun is not None:
            over = any(t.head in telling.content for t in tellings if t is not telling)  # "…, X says, which Y denies"
            if not holders and not over:
                continue
            telling.content = {pronoun.i}
        for holder in holders:
            holder.content -= clause
