"""Count: the people in the noun phrases that a deed happened to, summed over "and", with what "including" tells apart."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.words import members
from counterclaim.reading.actors.grammar import is_one_of_a_people, is_one_of_an_age
from counterclaim.reading.casualties.inclusion import parts_of
from counterclaim.reading.casualties.quantity import Amount, amount_in, number_at
from counterclaim.reading.events.match import PLACED
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Token

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
    "fighters": {
        "soldier",
        "troop",
        "fighter",
        "combatant",
        "militant",
        "rebel",
        "insurgent",
        "guerrilla",
        "gunman",
        "militiaman",
        "serviceman",
        "paratrooper",
        "commando",
        "conscript",
        "policeman",
        "policewoman",
        "jihadist",
        "mercenary",
    },
    "foreigners": {"foreigner", "expatriate", "foreign"},
}
FIGHTERS = frozenset(_GROUPS["fighters"])
_INCLUDING = {"including", "among"}
_BOUND_WORDS = {
    "at", "least", "more", "than", "about", "some", "nearly", "almost", "over", "around", "up", "to", "as", "many", "no", "fewer",
    "less", "between", "approximately", "roughly", "estimated", "close", "an", "another",
}  # fmt: skip


@dataclass(slots=True)
class Count:
    """The count of one or several coordinated noun phrases, and parts of it by group; `told` are the nouns with a number."""

    amount: Amount
    groups: dict[str, int] = field(default_factory=dict)
    told: list[tuple[Token, int]] = field(default_factory=list)
    by_side: dict[str, int] = field(default_factory=dict)


def count_of(heads: list[Token]) -> Count | None:
    """Return the count of these noun heads together, or None where no number is told.

    Singular nouns without a number ("a farmer was killed") count as one; bare plurals count as nothing.
    """
    heads = _wholes([*heads, *(more for head in heads for more in _listed_on(head) if more not in heads)])
    total: Amount | None = None
    groups: dict[str, int] = {}
    told: list[Amount] = []
    nouns: list[tuple[Token, int]] = []
    for head in heads:
        amount = amount_of(head)
        if amount is None and _shares_number(head) and told:
            for group in groups.keys() - _kinds_of(head):
                del groups[group]  # "300 women and children": how many of them are women is not told
            continue
        if amount is None:
            if total is not None and _are_people(head):  # not "killed 59 worshippers at a mosque"
                total = Amount(
                    total.low, total.best, None, total.start, total.end, f"{total.rule} plus an uncounted group"
                )
            continue
        add_group(groups, head, amount)
        told.append(amount)
        if amount.best is not None:
            nouns.append((head, amount.best))
        total = amount if total is None else total + amount
    if total is None:
        return None
    if len(told) == len(heads) and _told_apart(told) and _covers(heads):
        total = told[0]
    for head in heads:
        nouns.extend(add_parts(groups, head))
    return Count(total, groups, nouns)


def _wholes(heads: list[Token]) -> list[Token]:
    """Leave out phrases told as parts of the one before ("seven civilians, among them three children"): it counts them."""
    found: list[Token] = []
    for head in sorted(heads, key=lambda t: t.i):
        between = head.doc[found[-1].i + 1 : head.i] if found else ()
        if any(t.lower_ == "both" and t.nbor(-1).text == "," for t in between):
            continue  # "15 people, both fighters and civilians"
        if not any(t.lower_ in _INCLUDING or norm(t) == "include" for t in between):
            found.append(head)
    return found


def amount_of(head: Token) -> Amount | None:
    """Return the amount of one noun phrase."""
    if is_one_of_a_people(head) or is_one_of_an_age(head) or _one_more(head):
        return Amount(1, 1, 1, head.i, head.i + 1, f"one, since '{head.text}' is singular")
    if number_at(head) is not None and head.pos_ in {"NUM", "PRON", "NOUN", "DET"} and head.lower_ not in {"a", "an"}:
        if head.lower_ == "one" and head.i and head.nbor(-1).lower_ == "no":
            return amount_in([head.nbor(-1)])  # "no one was killed"
        return amount_in(_number_words(head))
    words = [t for t in _before(head) if t.i < head.i]
    if head.lower_ in _GREAT:  # "tens of thousands", "hundreds of thousands of people"
        words.append(head)
    while words and (more := _of_great(words[-1])):
        words += more
    if any(t.lower_ in {"percent", "cent", "%"} for t in words):
        return None  # "60 per cent of them children" are not sixty
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
    placed = head.i in head.doc.kept.get(PLACED, ())
    if single and ((head.pos_ == "PROPN" and head.ent_type_ == "PERSON" and not placed) or _is_person(head)):
        return Amount(1, 1, 1, head.i, head.i + 1, f"one, since '{head.text}' is singular")
    return None


_ORDINALS = {"second", "third", "fourth", "fifth", "sixth"}
_GREAT = {"thousands", "millions"}


def _of_great(last: Token) -> list[Token]:
    """The rest of "tens of thousands" where a phrase ends with its first word."""
    rest = list(last.doc[last.i + 1 : min(last.i + 3, last.sent.end)])
    return rest if [t.lower_ for t in rest[:1]] == ["of"] and rest[-1].lower_ in _GREAT else []


def _number_words(head: Token) -> list[Token]:
    """The words of a number that stands alone, with the bound before it: "at least two hundred"."""
    start = head.i
    while start > head.sent.start and start > head.i - 8:
        before = head.doc[start - 1]
        if number_at(before) is None and before.lower_ not in _BOUND_WORDS and before.text not in {"-", "–"}:
            break
        start -= 1
    return list(head.doc[start : head.i + 1])


def _are_people(head: Token) -> bool:
    return norm(head) in members("people") | members("troops") or head.ent_type_ in {"NORP", "ORG", "PERSON"}


def _is_person(head: Token) -> bool:
    # "killed the mayor", but in "the officer's death brought it to three" the three are counted
    never = {"any", "no"} if head.dep_ in {"dobj", "nsubjpass"} else {"the", "any", "no"}
    countable = any(c.dep_ in {"det", "poss"} and c.lower_ not in never for c in head.children)
    if head.left_edge.is_sent_start and head.dep_ in {"nsubj", "nsubjpass"} and head.tag_ == "NN":
        countable = countable or not any(c.dep_ in {"det", "poss"} for c in head.children)  # "Soldier killed in raid"
    return (
        countable
        and (norm(head) in members("people") or _by_office(head))
        and norm(head) not in {"people", "family", "troop", "other", "nobody", "anybody"}
    )


def _one_more(head: Token) -> bool:
    """ "Killed two men, and a third was wounded", not "a third of the men"."""
    one = head.lower_ in _ORDINALS and any(c.dep_ == "det" and c.lower_ == "a" for c in head.children)
    return one and not any(c.dep_ == "prep" and c.lower_ == "of" for c in head.children)


def _by_office(head: Token) -> bool:
    """ "A district administrator", "a deacon": one person by the words for actors."""
    hit = agent_words().at(head)
    if hit is None or hit.plural or hit.agent.collective or hit.agent.machine:
        return False
    return hit.agent.kind in {"person", "civilians"} and hit.agent.noun.split()[-1] != "source"


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


def add_group(groups: dict[str, int], head: Token, amount: Amount) -> None:
    """Add an amount of these people to the groups that the noun or a word before it names."""
    if amount.best is None:
        return
    lemma = norm(head)
    for group, words in _GROUPS.items():
        if lemma in words or any(norm(c) in words for c in head.children if c.dep_ in {"amod", "compound"}):
            groups[group] = groups.get(group, 0) + amount.best


def add_parts(groups: dict[str, int], head: Token) -> list[tuple[Token, int]]:
    """Put parts told after the count into their groups; they are not added to it. Return the parts."""
    parts = list(parts_of(head, amount_of))
    for noun, number in parts:
        for group, words in _GROUPS.items():
            if norm(noun) in words:
                groups[group] = max(groups.get(group, 0), number)
    return parts


def _listed_on(head: Token) -> list[Token]:
    """The nurses and the driver of "four soldiers, three nurses and a driver", which the parser takes for the soldiers."""
    for child in head.children:
        if child.dep_ == "appos" and child.i > head.i and any(c.dep_ == "nummod" for c in child.children):
            rest = [child, *child.conjuncts]
            if len(rest) > 1 and amount_of(head) is not None and not _covers([head, *rest]):
                return sorted(rest, key=lambda t: t.i)
    return []


def _shares_number(head: Token) -> bool:
    """The "children" of "300 women and children": a bare plural joined to a counted one is counted with it."""
    first = head.head
    return (
        head.dep_ == "conj"
        and head.tag_ == "NNS"
        and head.i == first.i + 2
        and head.nbor(-1).lower_ == "and"
        and any(c.dep_ == "nummod" for c in first.children)
    )


def _covers(heads: list[Token]) -> bool:
    """Whether the first noun may be the whole of those after it: "three soldiers" are not "two nurses and a clerk"."""
    groups = _kinds_of(heads[0])
    if not groups - {"civilians", "foreigners"}:
        return True
    return all(
        groups & _kinds_of(part) or part.ent_type_ == "NORP" or part.pos_ in {"NUM", "PRON"} for part in heads[1:]
    )


def _kinds_of(head: Token) -> set[str]:
    return {group for group, words in _GROUPS.items() if norm(head) in words}


def _told_apart(amounts: list[Amount]) -> bool:
    """ "Five people, three civilians and two soldiers": a count and then its parts, which make it up."""
    best = [amount.best for amount in amounts]
    parts = [number for number in best[1:] if number is not None]
    return len(parts) == len(best) - 1 > 1 and best[0] == sum(parts)
