"""Shares: a part of the dead told by itself, where the whole stands elsewhere: "among the dead were seven children".

"Three nurses were among those killed", "seven of the dead were minors", "the wounded included two boys". Such a number
bounds the whole from below; it is not the whole, unless the whole bears a number too ("six children were among 19 killed").
"""

from __future__ import annotations

from counterclaim.reading.casualties.count import Count, add_group, add_parts, count_of
from counterclaim.reading.casualties.quantity import Amount
from counterclaim.reading.events.grammar import SUBJECTS, children, with_conjuncts
from counterclaim.reading.parsed import Token

_WHOLES = {"those", "people", "victim", "person", "casualty"}
_COPULAS = {"be"}


def share_of(token: Token) -> Count | None:
    """Return the count of a part of those whom `token` ("killed", "dead", "wounded") tells of, or None.

    Its amount has a lowest value and leaves best and high open.
    """
    whole = _whole(token)
    if whole.dep_ == "pobj" and whole.head.lower_ == "among":
        verb = whole.head.head
        if verb.lemma_ not in _COPULAS:
            return None
        told = [c for c in children(verb, "attr", *SUBJECTS) if c.i != whole.i and whole not in c.subtree]
        part = count_of(with_conjuncts(told))
        all_of_them = count_of([whole])
        if all_of_them is None:
            return _part(part)
        if part is not None:  # "six children were among 19 civilians killed"
            all_of_them.groups.update(part.groups)
        return all_of_them
    if whole.dep_ == "pobj" and whole.head.lower_ == "of":
        number = whole.head.head
        verb = number.head
        if number.dep_ not in SUBJECTS or verb.lemma_ not in _COPULAS:
            return None
        counted = count_of([number])
        if counted is not None:
            for group in with_conjuncts(children(verb, "attr")):
                add_group(counted.groups, group, counted.amount)
                add_parts(counted.groups, group)
        all_of_them = count_of([whole])
        if counted is not None and all_of_them is not None:  # "of the 46 people killed, 31 were civilians"
            all_of_them.groups.update(counted.groups)
            return all_of_them
        return _part(counted)
    if whole.dep_ in SUBJECTS and whole.head.lemma_ == "include":
        return _part(count_of(with_conjuncts(children(whole.head, "dobj"))))
    return None


def _whole(token: Token) -> Token:
    """ "Those killed", "the people wounded", "19 civilians killed", "the 19 killed": the noun that the participle tells of."""
    noun = token.head
    if token.dep_ in {"acl", "relcl", "amod"} and (
        noun.lemma_.lower() in _WHOLES or noun.like_num or children(noun, "nummod")
    ):
        return noun
    return token


def _part(counted: Count | None) -> Count | None:
    if counted is None:
        return None
    amount = counted.amount
    low = amount.low if amount.low is not None else amount.best
    part = Amount(low, None, None, amount.start, amount.end, f"a part of them: {amount.rule}")
    return None if low is None else Count(part, counted.groups, counted.told)
