"""Which tellings bind a claimant in the reading: those by which somebody commits to the content.

The finder is generous (wishes, supports, impressions count as attributions for it); a claim needs somebody who says,
shows or believes it. What is left out here still qualifies the clause: see ``counterclaim.reading.factuality``.
"""

from __future__ import annotations

from counterclaim.reading.attribution.speakers import may_speak
from counterclaim.reading.attribution.telling import Telling
from counterclaim.reading.parsed import Doc

# verbs of thinking whose negation is the negation of the thought ("does not believe that it was shelled")
NEG_RAISING = frozenset({"believe", "think", "expect", "suppose", "imagine", "feel"})
_ANSWERS = frozenset({"respond", "reply", "react", "answer", "gesture", "nod", "allude"})
_NOBODYS = frozenset({"believe", "think", "fear", "suspect", "presume", "assume", "consider"})
_SOURCELESS_NOUNS = frozenset(
    {
        "report",
        "rumour",
        "rumor",
        "claim",
        "allegation",
        "accusation",
        "fear",
        "suspicion",
        "speculation",
        "denial",
        "warning",
        "concern",
        "threat",
    }
)


def binds(doc: Doc, telling: Telling) -> bool:
    """True when the telling makes its source (or somebody unnamed) answer for the content."""
    entry = telling.entry
    if telling.negated and entry.cue not in NEG_RAISING and entry.cue != "rule out":
        return False  # "did not confirm that": nobody says it
    if _only_supposed(doc, telling):
        return False
    if entry.cue in _ANSWERS and "what follows 'to'" in telling.rule:
        return False  # "responded to the raid": the raid is told by who tells of the answer
    if "a noun before it" in telling.rule:
        return False  # "the raid condemned by the bishop killed nine": the document tells of the raid itself
    if entry.kind == "impression":
        return False  # "seemed to", "apparently": the document's own words, only less sure
    clause = "clause" in telling.rule or "quot" in telling.rule or "rest of the sentence" in telling.rule
    intends = "raised" not in telling.rule and _same_subject(doc, telling)
    if entry.kind == "mental" and entry.pos == "verb" and (entry.factive or not clause or intends):
        return False  # "learned that": a fact for the speaker; "plans to": an intention, not a statement
    if entry.kind == "attitude" and not clause:
        return False
    if entry.kind == "attitude" and _same_subject(doc, telling):
        return False
    if not telling.source:
        return _nobodys(doc, telling)
    head = doc[telling.source_head] if telling.source_head is not None else None
    if head is not None and entry.kind != "report" and not may_speak(head):
        return False  # "the actions demonstrate that", "the move signals"
    if (
        entry.kind == "mental"
        and entry.pos == "noun"
        and not any(doc[i].dep_ in ("ccomp", "acl", "relcl") for i in telling.content)
    ):
        return entry.stance == "fears"
    return True


def _only_supposed(doc: Doc, telling: Telling) -> bool:
    """True for telling that is itself only possible, wanted or intended: "should guarantee", "important to ask for"."""
    verb = doc[telling.head]
    if telling.entry.pos != "verb" or telling.entry.kind == "report":
        return False
    at, steps = verb, 0
    while at.dep_ == "conj" and at.tag_ == "VB" and not any(c.dep_ == "aux" for c in at.children) and steps < 5:
        at, steps = at.head, steps + 1
    if any(c.tag_ == "MD" and c.lower_ not in ("will", "'ll", "’ll") for c in at.children):
        return True
    if not any(c.tag_ == "TO" for c in at.children):
        return False
    source = doc[telling.source_head] if telling.source_head is not None else None
    return source is None or source.lower_ == "it" or at.dep_ in ("acl", "advcl", "relcl")


def _same_subject(doc: Doc, telling: Telling) -> bool:
    """True for an infinitive without a subject of its own ("seeks to be relocated"), against "wants the army to leave"."""
    for token in doc[telling.head].children:
        if token.i in telling.content and token.dep_ in ("xcomp", "advcl", "ccomp"):
            infinitive = any(c.tag_ == "TO" for c in token.children)
            own = any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
            gerund = token.tag_ == "VBG"
            between = any(c.dep_ in ("dobj", "dative") and c.i < token.i for c in doc[telling.head].children)
            return (infinitive or gerund) and not own and not between
    return False


_LAID = frozenset({"blame", "pin", "attribute"})


def _nobodys(doc: Doc, telling: Telling) -> bool:
    """Tellings without a source that still are somebody's word: "reportedly", "is believed to", "reports of"."""
    entry = telling.entry
    if entry.pos in ("adverb", "preposition"):
        return True
    if entry.pos == "noun":
        if entry.cue not in _SOURCELESS_NOUNS:
            return False
        return not (
            entry.kind == "mental" and doc[telling.head + 1].lower_ in ("for", "over")
            if telling.head + 1 < len(doc)
            else False
        )
    if entry.pos != "verb":
        return False
    passive = "passive" in telling.rule or "impersonal" in telling.rule
    if not passive:
        return "quot" in telling.rule or (entry.kind == "report" and "clause" in telling.rule)
    if entry.cue in _LAID and any(f"'{word}'" in telling.rule for word in ("on", "to")):
        return True  # "the raid was blamed on X": somebody blames X
    clause = "clause" in telling.rule
    return clause and (entry.kind in ("report", "act") or entry.cue in _NOBODYS) and entry.cue != "suppose"
