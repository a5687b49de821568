"""Which date governs an event: by syntax first, then the passage, then the day of publication with a wider precision."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import date, timedelta

from counterclaim.reading.dates.absolute import YEAR_GUESSED
from counterclaim.reading.dates.between import counted_from_above, seen_from
from counterclaim.reading.dates.periods import add, precision_of
from counterclaim.reading.draft import DraftDate, draft_of
from counterclaim.reading.parsed import Doc, Token
from counterclaim.records import Time

_REPORT_VERBS_WORDS = """
    say tell report announce state claim add declare confirm note write quote warn accuse deny inform stress
    explain allege reveal cite indicate argue insist acknowledge admit reiterate estimate tweet publish
    describe remark comment
"""
_REPORT_VERBS = frozenset(_REPORT_VERBS_WORDS.split())
# a day before what is answered to is that of the answer: "condemned on Monday the killing of", "jailed on Monday for the killing"
_REACTION_VERBS_WORDS = """
    condemn denounce deplore decry protest mourn criticise criticize welcome praise hail blame charge indict sentence
    convict try arrest jail investigate commemorate demonstrate
"""
_REACTION_VERBS = frozenset(_REACTION_VERBS_WORDS.split())
_DOING_BY_SAYING = frozenset({"announce", "declare", "proclaim"})
_CLAUSE_DEPS = {"relcl", "advcl", "ccomp", "acl", "csubj", "parataxis", "pcomp"}
_OWN_TIME = {"relcl", "acl"}  # clauses that tell when something else was: "arrested a man who had bombed a bus in 2009"
_PASSAGE = 3  # sentences back that a date may govern
_TOLD = 4  # the level of a day that dates no event but the telling of it
_NOT_YET = frozenset({"future", "hypothetical"})
_WIDER = 6  # days before publication that an undated event of a report may lie in


def date_for(doc: Doc, token_index: int, time: Time | None = None) -> tuple[DraftDate | None, str]:
    """Return the date that governs the event triggered by the token, and the rule that chose it.

    `time` is when the text has it happen: what is past takes no day to come from a clause beside it, what is yet to
    come or only demanded takes none that is gone, and stays without a date where the text gives it none.

    Rules, in order: a date in the trigger's own phrase or clause; a date of the clause the trigger belongs to; a date
    told in the sentences just before, in the same paragraph; the day it was told of, or that of publication, widened (its
    precision says so). None where nothing dates it. A date that only says when something was *said* does not date what
    was said; what is past is never dated after publication.
    """
    draft = draft_of(doc)
    trigger = doc[token_index]
    dates = [d for d in draft.dates if d.anchors and (d.start is not None or d.end is not None)]
    first, last = trigger.sent.start_char, trigger.sent.end_char
    here = [d for d in dates if first <= _core(d) < last]
    best: tuple[tuple[int, int, int], DraftDate, str, Token] | None = None
    told_on: date | None = None  # the day of which the text says only that it was told then
    whole = None  # the range that a date ends
    told = [a.tokens for a in draft.attributions if a.cue_token == token_index] if here else []
    for one in here:
        head = _head(doc, one)
        whole = whole if one.ends else one
        if head is None or whole is None:
            continue
        if any(head.i in tokens and _behind_a_deed(doc, tokens, head) for tokens in told):
            continue  # "accused the army of shelling it a week earlier": that is no day of the accusing
        if time == "past":
            whole = _year_before(whole, draft.published)
        if _happened_when(doc, trigger, one):
            return _point(whole), "the date at which it happened, told by 'when'"
        rank = None if one.compares else _syntax(trigger, head, whole.precision or 5)
        if rank is None:
            continue
        level, steps, why = rank
        if level == _TOLD:
            if whole.precision == 1 and (draft.published is None or (whole.end or draft.published) <= draft.published):
                told_on = whole.end
            continue
        if not _can_be(whole, time, draft.published) and (level > 1 or time == "past" or _is_told(trigger, level)):
            continue
        key = (level, steps, abs(head.i - trigger.i))
        if best is None or key < best[0]:
            best = (key, whole, why, head)
    if best is not None:
        amounts = [d for d in draft.dates if first <= d.start_char < last and not d.anchors]
        moved = seen_from(doc, trigger, best[3], best[1], amounts, draft.published)
        return moved, best[2] if moved is best[1] else f"{best[2]}, counted from another event"
    amounts = [d for d in draft.dates if first <= d.start_char < last and not d.anchors]
    if (
        amounts
        and (counted := counted_from_above(doc, trigger, amounts, lambda at: date_for(doc, at, time))) is not None
    ):
        return counted, "counted from the event that came so long after it or before it"
    before = _passage(doc, trigger, [d for d in dates if not d.compares and _can_be(d, time, draft.published)])
    if before is not None:
        return before, "the date told in the passage just before"
    if time in _NOT_YET:
        return None, "no date is told, and it had not happened"
    if told_on is not None:
        return _dateline(told_on), f"no date in the passage: within {_WIDER} days before it was told"
    if draft.published is not None:
        return _dateline(draft.published), f"no date in the passage: within {_WIDER} days before publication"
    return None, "no date is known"


def _behind_a_deed(doc: Doc, told: frozenset[int], head: Token) -> bool:
    return any(i < head.i and doc[i].pos_ == "VERB" for i in told)


def _can_be(one: DraftDate, time: Time | None, published: date | None) -> bool:
    """Whether what happens at `time`, seen from the day of publication, can have happened on this date."""
    if published is None or time is None:
        return True
    if time in _NOT_YET:
        return one.end is None or one.end >= published
    return one.start is None or one.start <= published


def _year_before(one: DraftDate, published: date | None) -> DraftDate:
    """The month or day without a year that was taken for a coming one, of what is past: that of the year before."""
    if published is None or one.start is None or one.start <= published or not one.rule.endswith(YEAR_GUESSED):
        return one
    start, end = add(one.start, -1, "year"), add(one.end or one.start, -1, "year")
    return replace(one, start=start, end=end)


def _is_told(trigger: Token, level: int) -> bool:
    """What was threatened on a day ("threatened on Monday to attack") did not happen on it; "came on Monday to burn" did."""
    return level == 1 and trigger.dep_ in ("xcomp", "ccomp")


def _happened_when(doc: Doc, trigger: Token, one: DraftDate) -> bool:
    """Whether the trigger is what happened on a date: "closed since 3 May, when rebels blew up the bridge"."""
    span = doc.char_span(_core(one), one.end_char, alignment_mode="expand")
    at = span.end if span is not None else len(doc)
    if at < len(doc) and doc[at].lower_ == ",":
        at += 1
    if at >= len(doc) or doc[at].lower_ != "when":
        return False
    node, verb = trigger, doc[at].head
    while node != verb and node.head != node and node.dep_ not in _CLAUSE_DEPS:
        node = node.head
    return node == verb and node.i > at


def _point(one: DraftDate) -> DraftDate:
    """The time that a span is counted from, of "since 3 May" that day."""
    if one.point is None:
        return one
    first, last = one.point
    return replace(one, start=first, end=last, precision=precision_of(first, last))


def _core(one: DraftDate) -> int:
    return one.timex_start if one.timex_start is not None else one.start_char


def _head(doc: Doc, one: DraftDate) -> Token | None:
    end = one.timex_end if one.timex_end is not None else one.end_char
    span = doc.char_span(_core(one), end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def _syntax(trigger: Token, head: Token, precision: int) -> tuple[int, int, str] | None:
    """(level, steps, reason) of the tie between a date's head and a trigger; a smaller level is a closer tie."""
    node, steps, crossed, clause = head, 0, False, head
    while steps < 40:
        if node == trigger:
            if not crossed:
                return 0, steps, "the date stands in the trigger's own phrase"
            if _tells_of(trigger, clause):
                return 0, steps, "the date stands in a clause that tells of the trigger"
            return 3, steps, "the date stands in a clause under the trigger"
        if node.head == node:
            break
        if node.dep_ in _CLAUSE_DEPS and node.pos_ in ("VERB", "AUX"):
            if (
                node.dep_ in _OWN_TIME
                and node.head.pos_ in ("NOUN", "PROPN", "PRON")
                and trigger.pos_ in ("VERB", "AUX")
            ):
                return None
            crossed, clause = True, node
        node = node.head
        steps += 1
    owner = _owner(head)
    if owner is None:
        return None
    if trigger.dep_ in ("nsubj", "nsubjpass") and trigger.pos_ == "NOUN" and trigger.head == _raised(owner):
        return 1, steps, "the date of what the verb of the trigger leads to"
    clause, climbed = trigger, 0
    while climbed < 40:
        if clause == owner:
            if (
                owner.lemma_.lower() in _REPORT_VERBS
                and not _is_done_by_saying(trigger, owner)
                and _is_said(trigger, owner)
            ):
                # "said on Friday that …" dates the saying; "in May it was reported that …" dates both well enough
                if precision <= 3 and not _passive(owner):
                    return _TOLD, climbed, "the date at which it was told"
                return 2, climbed, "the date at which it was told"
            if owner.lemma_.lower() in _REACTION_VERBS and head.i < trigger.i and _is_answered(trigger, owner):
                return _TOLD, climbed, "the date of the answer to it"
            return 1, climbed, "the date of the clause that holds the trigger"
        if owner.dep_ == "conj" and owner.head == clause and owner.pos_ == "VERB" and not _own_subject(owner):
            return 2, climbed + 1, "the date of a coordinated verb"
        if clause.head == clause:
            return None
        if clause.dep_ in ("relcl", "acl") and climbed and clause.pos_ == "VERB":
            return None
        clause = clause.head
        climbed += 1
    return None


def _tells_of(trigger: Token, clause: Token) -> bool:
    """Whether the clause tells of the noun: "an attack that killed two on Monday", "a truce signed on Monday".

    Not what is yet to come of it: "signed a truce on Friday that will end on Monday".
    """
    return (
        not any(c.tag_ == "MD" for c in clause.children)
        and trigger.pos_ == "NOUN"
        and clause.head == trigger
        and clause.dep_ in _OWN_TIME
        and clause.lemma_.lower() not in _REPORT_VERBS | _REACTION_VERBS
    )


def _raised(verb: Token) -> Token | None:
    """The verb whose subject is that of this one, too: the "is" of "is due to begin", the "expected" of "expected to end"."""
    node = verb
    for _ in range(3):
        if node.dep_ not in ("xcomp", "acomp", "oprd"):
            break
        node = node.head
    return node if node != verb else None


def _is_answered(trigger: Token, verb: Token) -> bool:
    """Whether a noun lies in what the verb answers to, behind the verb and its date."""
    return trigger.pos_ == "NOUN" and trigger.i > verb.i and _is_said(trigger, verb)


def _owner(head: Token) -> Token | None:
    """The verb (or noun where there is none) that a date hangs on."""
    node = head.head if head.head != head else None
    steps = 0
    while node is not None and steps < 10:
        if node.pos_ in ("VERB", "AUX"):
            return node
        if (
            node.dep_ not in ("prep", "pobj", "npadvmod", "advmod", "pcomp", "appos", "conj", "nmod", "compound")
            or node.head == node
        ):
            return node
        node = node.head
        steps += 1
    return node


def _is_said(trigger: Token, verb: Token) -> bool:
    """Whether the trigger lies in what the reporting verb reports, and not in its subject."""
    node = trigger
    for _ in range(40):
        if node.head == verb:
            return node.dep_ not in ("nsubj", "nsubjpass", "agent")
        if node.head == node:
            return True
        node = node.head
    return True


def _is_done_by_saying(trigger: Token, verb: Token) -> bool:
    """Whether the trigger is the telling itself, or what is done by it: "announced a ceasefire", "declared war"."""
    if trigger == verb:
        return True
    if trigger.dep_ != "dobj" or trigger.head != verb or verb.lemma_.lower() not in _DOING_BY_SAYING:
        return False
    # "announced the death of a general" tells of what had happened
    return not any(c.lower_ in ("the", "of") or c.dep_ == "poss" for c in trigger.children)


def _passive(verb: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in verb.children)


def _own_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _passage(doc: Doc, trigger: Token, dates: list[DraftDate]) -> DraftDate | None:
    """The last day, week or month told in main clauses of the sentences before, within the paragraph."""
    sentence = trigger.sent
    dates = [d for d in dates if not d.ends]
    starts = [_core(d) for d in dates]
    last = bisect_left(starts, sentence.start_char)
    floor = sentence.start_char
    token = sentence.start
    for _ in range(_PASSAGE):
        if token <= 0:
            break
        previous = doc[token - 1]
        if "\n" in previous.text_with_ws or (previous.is_space and "\n" in previous.text):
            break
        floor = previous.sent.start_char
        token = previous.sent.start
    for one in reversed(dates[:last]):
        if _core(one) < floor:
            return None
        if one.precision is None or one.precision > 4:
            continue
        head = _head(doc, one)
        owner = _owner(head) if head is not None else None
        if (
            owner is not None
            and (owner.dep_ in ("ROOT", "conj", "ccomp") or owner.pos_ == "VERB")
            and owner.lemma_.lower() not in _REPORT_VERBS
            and owner.dep_ != "relcl"  # "which took the city in June 2014": said by the way
        ):
            return one
    return None


def _dateline(published: date) -> DraftDate:
    start = published - timedelta(days=_WIDER)
    return DraftDate(
        0, 0, "", start=start, end=published, precision=3, value=published.isoformat(), rule="publication date, widened"
    )
