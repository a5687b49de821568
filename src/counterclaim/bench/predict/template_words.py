"""The words a text has for those who act in an incident, for what is hit, and for what somebody is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from counterclaim.bench.predict.near import mentions_of, nearest
from counterclaim.bench.predict.phrases import phrases_of
from counterclaim.bench.predict.template_slots import is_building_or_vehicle
from counterclaim.bench.reader import Page
from counterclaim.reading.parsed import Token
from counterclaim.records import Actor, Event

_PRONOUNS = frozenset(
    [
        *("I", "WE", "YOU", "HE", "SHE", "IT", "THEY", "HIM", "HER", "THEM", "US", "HIS", "ITS", "THEIR", "OUR", "MY"),
        *(
            "WHO",
            "WHOM",
            "WHICH",
            "THAT",
            "THIS",
            "THESE",
            "THOSE",
            "ONE",
            "ITSELF",
            "THEMSELVES",
            "HIMSELF",
            "HERS",
            "WHOSE",
        ),
    ]
)
_FRONT = frozenset({"A", "AN", "THE", "THESE", "THOSE", "THIS", "THAT", "SOME", "SEVERAL", "ABOUT", "AT", "LEAST"})
_SIDES = frozenset({"front", "side", "entrance", "door", "vicinity", "back", "gate", "part"})
_SINGULAR = frozenset({"BUS", "HEADQUARTERS", "PREMISES", "GAS", "CAMPUS", "BARRACKS", "POLITICS", "CHASSIS"})
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        ["ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN", "TWELVE"], start=1
    )
}


def actors(page: Page, refs: Iterable[str]) -> list[Actor]:
    """Return the actors of these ids."""
    found = (page.reading.actor(ref) for ref in refs)
    return [actor for actor in found if actor]


def plain(text: str) -> str:
    """Return words as the task writes them: in capitals, on one line."""
    return " ".join(text.upper().split())


def words_of(page: Page, ref: str, event: Event) -> str | None:
    """Return an actor as the text calls it next to the event; in place of a pronoun what it stands for; None for nothing."""
    at = event.trigger.start_char
    span = nearest(page, ref, at, event.trigger.end_char)
    words = plain(page.doc.text[span[0] : span[1]]) if span else ""
    if words and words not in _PRONOUNS:
        return words
    others = [(m.start_char, m.end_char) for m in mentions_of(page, ref)]
    for start, end in sorted(others, key=lambda m: (m[0] > at, abs(m[0] - at))):
        words = plain(page.doc.text[start:end])
        if words not in _PRONOUNS:
            return words
    return None


def bare(words: str) -> str:
    """Return words without article and number in front, as the task's keys have them ("GUERRILLAS")."""
    found = words.strip("([").split()
    while len(found) > 1 and found[0] == "OF":
        found = found[1:]
    while len(found) > 1 and (found[0] in _FRONT or found[0] in _NUMBERS or found[0].replace(",", "").isdigit()):
        found = found[1:]
    return " ".join(found)


def name_of(actor: Actor) -> str | None:
    """Return the longest name that the text has for an actor, in its own spelling; None where it has none."""
    names = [plain(m.text) for m in actor.mentions if m.how in ("name", "alias", "acronym")]
    return max(names, key=len, default=None)


def number_of(words: str, named: bool = False) -> str:
    """Return how many a phrase speaks of: a number, or PLURAL."""
    if named:
        return "1"
    if found := re.search(r"\b(\d[\d,]*)\b", words):
        return found[1].replace(",", "")
    for word in words.split()[:4]:
        if word in _NUMBERS:
            return _NUMBERS[word]
    last = words.split()[-1] if words else ""
    plural = last.endswith("S") and not last.endswith("SS") and last not in _SINGULAR
    return "PLURAL" if plural or last.endswith(("MEN", "PEOPLE", "CHILDREN", "POLICE")) else "1"


def descriptions(page: Page, actor: Actor, name: str) -> list[str]:
    """Return what the text says a named person is: the words before the name, or an apposition."""
    phrases = phrases_of(page.doc)
    found: dict[str, None] = {}
    for start, end in [(m.start_char, m.end_char) for m in mentions_of(page, actor.id)]:
        span = page.doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span) or plain(span.text) in _PRONOUNS:
            continue
        low, high = phrases.around(span.root.i, start, end)
        words = plain(page.doc.text[low:high])
        own = set(name.split())
        before: list[str] = []
        for word in words.split():
            if word.strip(",.") in own:
                break
            before.append(word)
        if before and len(before) < len(words.split()):
            found.setdefault(" ".join(before).strip(" ,\"'"))
        for child in span.root.children:
            if child.dep_ == "appos" and child.pos_ == "NOUN":
                first, last = phrases.around(child.i, child.idx, child.idx + len(child))
                found.setdefault(plain(page.doc.text[first:last]))
    return [words for words in found if words and words not in ("THE", "A", "AN", "THAT") and words not in _PRONOUNS]


def _of(side: Token) -> list[Token]:
    return [child for prep in side.children if prep.lower_ == "of" for child in prep.children if child.dep_ == "pobj"]


def things(page: Page, event: Event) -> list[str]:
    """Return buildings and vehicles that the event hits: objects of its trigger that are no actors."""
    span = page.doc.char_span(event.trigger.start_char, event.trigger.end_char, alignment_mode="expand")
    if span is None or not len(span):
        return []
    phrases = phrases_of(page.doc)
    found = []
    for token in span.root.children:
        heads = [token] if token.dep_ in ("dobj", "nsubjpass") else []
        if token.dep_ == "prep" and token.lower_ in (
            "of",
            "on",
            "at",
            "against",
            "outside",
            "in",
            "near",
            "inside",
            "by",
        ):
            heads = [child for child in token.children if child.dep_ == "pobj"]
            heads += [inner for head in heads if head.lower_ in _SIDES for inner in _of(head)]
        for head in [h for first in heads for h in (first, *first.conjuncts)]:
            start, end = phrases.around(head.i, head.idx, head.idx + len(head))
            words = plain(page.doc.text[start:end])
            if is_building_or_vehicle(words):
                found.append(words)
    return found
