"""Count: the people in the noun phrases that a deed happened to, summed over "and", with what "including" tells apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Token

from counterclaim.reading.casualties.quantity import Amount, amount_in, number_at
from counterclaim.reading.events.slots import norm

_GROUPS = {
    "civilians": {"civilian", "bystander", "noncombatant", "non-combatant", "villager", "passerby"},
    "children": {
        "child",
        "boy",
        "girl",
        "infant",
        "baby",
        "minor",
        "toddler",
        "schoolchild",
        "kid",
        "teenager",
        "schoolgirl",
        "schoolboy",
    },
    "women": {"woman", "girl", "mother", "wife", "grandmother"},
}
_BOUND_WORDS = {
    "at", "least", "more", "than", "about", "some", "nearly", "almost", "over", "around", "up", "to", "as", "many", "no", "fewer",
    "less", "between", "approximately", "roughly", "estimated", "close", "an", "another",
}  # fmt: skip


@dataclass(slots=True)
class Count:
    """The count of one or several coordinated noun phrases, and parts of it by group."""

    amount: Amount
    groups: dict[str, int] = field(default_factory=dict)


def count_of(heads: list[Token]) -> Count | None:
    """Return the count of these noun heads together, or None where no number is told.

    Singular nouns without a number ("a farmer was killed") count as one; bare plurals count as nothing.
    """
    total: Amount | None = None
    groups: dict[str, int] = {}
    for head in heads:
        amount = amount_of(head)
        if amount is None:
            if total is not None and len(heads) > 1:
                total = Amount(
                    total.low, total.best, None, total.start, total.end, f"{total.rule} plus an uncounted group"
                )
            continue
        _group(groups, head, amount)
        total = amount if total is None else total + amount
    if total is None:
        return None
    for head in heads:
        _parts(groups, head)
    return Count(total, groups)


def amount_of(head: Token) -> Amount | None:
    """Return the amount of one noun phrase."""
    if number_at(head) is not None and head.pos_ in {"NUM", "PRON", "NOUN", "DET"} and head.lower_ not in {"a", "an"}:
        return amount_in(_number_words(head))
    words = [t for t in _before(head) if t.i < head.i]
    found = amount_in(words) if words else None
    while found is not None:  # the number nearest to the noun: a figure of another line may stand further off
        rest = [t for t in words if t.i >= found.end]
        later = amount_in(rest) if rest else None
        if later is None:
            break
        found = later
    if found is None and head.lower_ in {
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "tens",
        "several",
        "handful",
        "few",
    }:
        found = amount_in(list(head.doc[head.i : min(head.i + 3, head.sent.end)]))
    if found is not None:
        return found
    single = head.tag_ in {"NN", "NNP"} and head.ent_type_ not in {"NORP", "GPE"}
    if single and ((head.pos_ == "PROPN" and head.ent_type_ == "PERSON") or _is_person(head)):
        return Amount(1, 1, 1, head.i, head.i + 1, f"one, since '{head.text}' is singular")
    return None


def _number_words(head: Token) -> list[Token]:
    """The words of a number that stands alone, with the bound before it: "at least two hundred"."""
    start = head.i
    while start > head.sent.start and start > head.i - 8:
        before = head.doc[start - 1]
        if number_at(before) is None and before.lower_ not in _BOUND_WORDS and before.text not in {"-", "–"}:
            break
        start -= 1
    return list(head.doc[start : head.i + 1])


def _is_person(head: Token) -> bool:
    from counterclaim.lexicon.words import members

    countable = any(c.dep_ in {"det", "poss"} and c.lower_ not in {"the", "any", "no"} for c in head.children)
    return (
        countable
        and norm(head) in members("people")
        and norm(head) not in {"people", "family", "troop", "other", "nobody", "anybody"}
    )


def _before(head: Token) -> list[Token]:
    """The words of the phrase up to its head, and a bound that stands just before it ("at least 12")."""
    left = head.left_edge.i
    for token in head.lefts:
        if token.dep_ in {"nummod", "quantmod", "det", "amod", "advmod", "compound", "predet", "nmod"}:
            left = min(left, token.left_edge.i)
    left = max(left, head.i - 12, head.sent.start)
    while left > head.sent.start and left > head.i - 14 and head.doc[left - 1].lower_ in _BOUND_WORDS:
        left -= 1
    return [t for t in head.doc[left : head.i + 1] if not t.is_punct or t.text in {"-", "–"}]


def _group(groups: dict[str, int], head: Token, amount: Amount) -> None:
    if amount.best is None:
        return
    lemma = norm(head)
    for group, words in _GROUPS.items():
        if lemma in words or any(norm(c) in words for c in head.children if c.dep_ in {"amod", "compound"}):
            groups[group] = groups.get(group, 0) + amount.best


def _parts(groups: dict[str, int], head: Token) -> None:
    """Parts told by "including three children", "among them two women" after the phrase, in the same sentence."""
    doc = head.doc
    for token in doc[head.i : min(head.sent.end, head.i + 40)]:
        if token.lower_ not in {"including", "among"} and norm(token) != "include":
            continue
        for inner in doc[token.i + 1 : min(head.sent.end, token.i + 20)]:
            if inner.lower_ in {"were", "was", "in", "when", "after", "killed", "said"}:
                break
            for group, words in _GROUPS.items():
                if norm(inner) in words:
                    amount = amount_of(inner)
                    if amount is not None and amount.best is not None and inner.i != head.i:
                        groups[group] = max(groups.get(group, 0), amount.best)
        break
