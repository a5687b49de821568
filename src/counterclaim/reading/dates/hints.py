"""What the parse knows about a time expression: the tense of its clause, and words that only look like a date."""

from __future__ import annotations

from counterclaim.reading.dates.context import Tense
from counterclaim.reading.parsed import Doc, Span, Token

_FUTURE_AUX = {"will", "shall", "'ll", "’ll", "wo", "would", "may", "might", "must", "should"}
_FUTURE_VERBS_WORDS = """
    plan schedule expect intend hope want vow pledge prepare slate threaten promise aim set agree due propose
    invite urge ask call order demand project forecast seek need
"""
_FUTURE_VERBS = frozenset(_FUTURE_VERBS_WORDS.split())
_TIMETABLE_VERBS_WORDS = """
    begin start open expire end resume arrive convene reconvene meet mature close
"""
_FUTURE_NOUNS_WORDS = """
    plan deal agreement decision intention proposal promise deadline call invitation order request demand offer
    pledge vow threat schedule chance opportunity right permission ultimatum
"""
_FUTURE_NOUNS = frozenset(_FUTURE_NOUNS_WORDS.split())
_TIMETABLE_VERBS = frozenset(_TIMETABLE_VERBS_WORDS.split())
_PLANNING_VERBS = frozenset({"plan", "schedule", "slate", "plot"})
_CONDITIONS = frozenset({"when", "if", "once", "until", "till", "unless", "after", "before", "whenever", "by"})
_ONE_OF_A_ROW = frozenset({"first", "second", "third", "fourth", "last", "latest", "only"})
_LASTING_VERBS_WORDS = """
    last hold remain stay continue go fight rage live work serve rule wait sleep hide keep detain jail imprison occupy
    besiege run be know hear see sit stand survive
"""
_LASTING_VERBS = frozenset(_LASTING_VERBS_WORDS.split())
_INTO_EFFECT = frozenset({"effect", "force", "office", "place"})
_PRESENT = frozenset({"is", "are", "'s", "'re", "’s", "’re"})
_CLAUSE_LIMIT = 25


class ParseHints:
    """Hints from a parsed `Doc`; where the parse says nothing, neither do they."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    def _span(self, start: int, end: int) -> Span | None:
        return self.doc.char_span(start, end, alignment_mode="expand")

    def knows(self, start: int, end: int) -> bool:
        """Whether these characters were parsed at all; parts that can hold no claim are not."""
        span = self._span(start, end)
        return span is not None and len(span) > 0 and bool(span[0].tag_)

    def tense(self, start: int, end: int) -> Tense:
        """The tense of the nearest verb above the expression; None where it does not say."""
        span = self._span(start, end)
        if span is None or not len(span):
            return None
        token = span.root
        if token.dep_ in ("poss", "compound", "nmod", "amod") and token.head.pos_ in ("NOUN", "PROPN"):
            return None
        under_noun = False
        for _ in range(_CLAUSE_LIMIT):
            if token.pos_ in ("VERB", "AUX"):
                found = "future" if _on_plan(span.root, token) else _tense_of(token)
                return None if under_noun and found == "past" else found
            if token.head == token:
                return None
            # "a summit in April" was spoken of in the past but need not lie in it
            under_noun = under_noun or (token.dep_ == "prep" and token.head.pos_ in ("NOUN", "PROPN"))
            token = token.head
        return None

    def until(self, start: int, end: int) -> Tense:
        """The tense of "until Friday": what was put off or granted until then ends ahead, what only lasted has ended."""
        span = self._span(start, end)
        if span is None or not len(span):
            return None
        token = span.root
        for _ in range(_CLAUSE_LIMIT):
            if token.pos_ in ("VERB", "AUX"):
                return None if token.lemma_.lower() not in _LASTING_VERBS else _tense_of(token)
            if token.head == token or (token.pos_ == "NOUN" and token != span.root):
                return None
            token = token.head
        return None

    def accepts(self, start: int, end: int, make: str) -> bool:
        """False for a modal "May", a "march" through the streets, a person called April, a stock that may "fall"."""
        if make not in ("month", "season", "weekday", "month_year"):
            return True
        span = self._span(start, end)
        if span is None or len(span) != 1:
            return True
        token = span[0]
        if not token.tag_:
            return True
        if make == "season":
            return token.pos_ in ("NOUN", "PROPN", "ADV")
        if make == "month":
            if token.pos_ in ("AUX", "VERB"):
                return False
            return token.ent_type_ not in ("PERSON", "GPE", "ORG") or token.dep_ == "pobj"
        return True


def _on_plan(date: Token, verb: Token) -> bool:
    """ "They planned a rally on Saturday", "on Tuesday the league plans to meet": what is planned lies ahead."""
    if verb.lemma_.lower() in _PLANNING_VERBS and date.dep_ == "pobj" and date.i > verb.i:
        return verb.tag_ != "VBN" or not any(child.lower_ == "previously" for child in verb.lefts)
    return verb.tag_ in ("VBZ", "VBP") and verb.lemma_.lower() in _FUTURE_VERBS - _TIMETABLE_VERBS - {"say", "need"}


def _was_to_be(verb: Token) -> bool:
    """ "It had been due to expire on Friday": what was planned before something else came."""
    governor = verb.head if verb.dep_ == "acomp" else verb
    return any(child.lower_ in ("had", "'d", "’d") for child in governor.children if child.dep_ == "aux")


def _tense_above(noun: Token) -> Tense:
    """ "The first to enter the town on Friday were …": the tense of the verb that the noun belongs to."""
    token = noun
    for _ in range(_CLAUSE_LIMIT):
        if token.head == token:
            return None
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return _tense_of(token)
    return None


def _into_effect(verb: Token) -> bool:
    """ "The truce takes effect on Monday", "comes into force at midnight"."""
    if verb.lemma_.lower() not in ("take", "come", "go", "enter"):
        return False
    objects = [child for child in verb.children if child.dep_ == "dobj"]
    objects += [
        below for child in verb.children if child.dep_ == "prep" and child.lower_ == "into" for below in child.children
    ]
    return any(one.lower_ in _INTO_EFFECT for one in objects)


def _is_condition(verb: Token) -> bool:
    """ "When the case is heard in May": a present tense after such a word means what is to come."""
    return verb.dep_ in ("advcl", "relcl") and any(
        child.lower_ in _CONDITIONS and child.i < verb.i and child.dep_ in ("advmod", "mark") for child in verb.children
    )


def _tense_of(verb: Token) -> Tense:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {child.lower_ for child in auxiliaries}
    lemma = verb.lemma_.lower()
    if words & _FUTURE_AUX:
        if words & {"have", "'ve"}:
            return "past"
        return "future"
    if "to" in words or (verb.tag_ == "VB" and verb.dep_ in ("xcomp", "ccomp", "acl", "advcl")):
        head = verb.head
        if head != verb and head.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            if _was_to_be(head):
                return "past"
            if head.lemma_ == "be" and head.tag_ in ("VBZ", "VBP"):
                return "future"  # "trade is to resume on Tuesday"
            if any(child.lower_ in _ONE_OF_A_ROW for child in head.children if child.dep_ == "amod"):
                return _tense_above(head)
            if head.lemma_.lower() in _FUTURE_VERBS or (head.tag_ == "VBG" and head.lower_ == "going"):
                return "future"
            if head.pos_ in ("VERB", "AUX"):
                return _tense_of(head) if head.i < verb.i or head.dep_ == "ROOT" else None
            # "a bid to retake the road on Thursday" may be over; "a deal to leave on Thursday" lies ahead
            return "future" if head.pos_ == "ADJ" or head.lemma_.lower() in _FUTURE_NOUNS else None
        return _tense_above(verb) if head.pos_ in ("ADP", "PRON") else "future"
    if verb.tag_ == "VBD":
        return "past"
    if verb.tag_ in ("VBN", "VBZ", "VBP") and (verb.tag_ != "VBN" or words & _PRESENT) and _is_condition(verb):
        return "future"
    if verb.tag_ == "VBN":
        before = any(child.lower_ == "previously" for child in verb.lefts)
        if lemma in ("schedule", "plan", "expect", "slate", "set", "due") and "had" not in words and not before:
            return "future"
        return "past"
    if verb.tag_ == "VBG":
        if words & _PRESENT:
            return "future"
        head = verb.head
        return _tense_of(head) if head != verb and head.pos_ in ("VERB", "AUX") and head.i < verb.i else None
    if verb.tag_ in ("VBZ", "VBP"):
        if lemma in _TIMETABLE_VERBS or _into_effect(verb):
            return "future"
        if lemma in ("be",):
            adjectives = {child.lemma_.lower() for child in verb.children if child.dep_ == "acomp"}
            return "future" if adjectives & {"due", "set", "likely"} else None
    return None
