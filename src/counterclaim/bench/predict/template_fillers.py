"""Who and what fills the roles of a text's incidents: the phrases that the judge takes, each once, shared out over incidents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.bench.predict.near import sentence_at
from counterclaim.bench.predict.template_extents import extent
from counterclaim.bench.predict.template_model import Scores
from counterclaim.bench.predict.template_names import body_name, full_name
from counterclaim.bench.predict.template_phrases import Phrase
from counterclaim.bench.predict.template_words import name_of
from counterclaim.bench.reader import Page
from counterclaim.records import Actor, Event

# log odds from which a phrase is taken: where F1 is highest on texts left out of DEV
LEAST: Mapping[str, float] = {
    "individual": -1.25,
    "organisation": -1.0,
    "thing": -1.25,
    "person": -0.9,
    "weapon": -1.25,
}
# log odds from which a second one who did it is taken
SURE = 0.0
HIT = ("person", "thing", "weapon")
CULPRITS = ("individual", "organisation")
# classes of phrases that name a person, whether or not the reading has an actor for them
_PEOPLE = frozenset({"named person", "name ", "name PERSON"})
_FAR = 15_000  # weight of characters beyond the event's sentence is ten: 1500 characters
_OUTSIDE, _INSIDE = 10.0, 0.01


@dataclass
class Filler:
    """Somebody or something in a role: its words in the task's manner, the score of its best phrase, all its phrases."""

    words: str
    score: float
    actor: Actor | None
    named: bool
    phrase: Phrase
    spots: list[Phrase] = field(default_factory=list)


def fillers(page: Page, phrases: Sequence[Phrase], scores: Scores) -> dict[str, list[Filler]]:
    """Return who and what fills each role, in text order; several phrases for one of them make one filler."""
    found: dict[str, list[Filler]] = {}
    for role, least in LEAST.items():
        held: dict[str, Filler] = {}
        taken = [(p, score) for p, score in zip(phrases, scores.roles[role], strict=True) if score > least]
        for phrase, score in taken:
            if any(other.start <= phrase.start and phrase.end < other.end for other, _ in taken):
                continue  # "dynamite" inside "dynamite charge"
            actor = page.reading.actor(phrase.actor) if phrase.actor else None
            words, named = _words(page, phrase, role, actor)
            # "the guerrillas" and "urban guerrillas" are the same ones; two named people or groups are not
            key = words if named or role == "organisation" else words.split()[-1]
            old = held.setdefault(key, Filler(words, score, actor, named, phrase))
            if score > old.score:
                old.words, old.score, old.actor, old.named, old.phrase = words, score, actor, named, phrase
            old.spots.append(phrase)
        found[role] = list(held.values())
    return found


def _words(page: Page, phrase: Phrase, role: str, actor: Actor | None) -> tuple[str, bool]:
    """Return the words for a filler, and whether they are the name of a person."""
    if role == "organisation" and actor and (body := body_name(page, actor)):
        return body, False
    name = name_of(actor) if actor else None
    if role == "person" and name and actor and actor.kind == "person":
        return full_name(page, name), True
    words = extent(page, phrase, role)
    if role == "person" and phrase.about in _PEOPLE and page.doc[phrase.head].pos_ == "PROPN":
        return full_name(page, words), True
    return words, False


def share_out(
    page: Page, groups: Sequence[Sequence[Event]], found: Mapping[str, Sequence[Filler]]
) -> list[dict[str, list[Filler]]]:
    """Return the fillers of each incident: those hit go with the nearest; who did it with the nearest, and where none is left
    the nearest ones with that incident too. An incident that hits nothing gets none."""
    shares: list[dict[str, list[Filler]]] = [{role: [] for role in found} for _ in groups]
    for role in HIT:
        for filler in found[role]:
            shares[min(range(len(groups)), key=lambda i: _gap(page, filler, groups[i]))][role].append(filler)
    real = [i for i, share in enumerate(shares) if any(share[role] for role in HIT)] or [0]
    for role in CULPRITS:
        for filler in found[role]:
            shares[min(real, key=lambda i: _gap(page, filler, groups[i]))][role].append(filler)
        for i in real:
            near = min(found[role], key=lambda f: _gap(page, f, groups[i]), default=None)
            if near and near not in shares[i][role] and _gap(page, near, groups[i]) < _FAR:
                shares[i][role].insert(0, near)
            shares[i][role] = _strongest(shares[i][role])
    return [share if i in real else {} for i, share in enumerate(shares)]


def _strongest(found: Sequence[Filler]) -> list[Filler]:
    """Return the best of those who did it, and the others only where they are more likely than not."""
    best = max((filler.score for filler in found), default=0.0)
    return [filler for filler in found if filler.score >= min(best, SURE)]


def _gap(page: Page, filler: Filler, events: Sequence[Event]) -> float:
    """How far a filler is from the events of an incident: characters beyond their sentences weigh most."""
    best = float("inf")
    for event in events:
        low, high = sentence_at(page.doc, event.trigger.start_char, event.trigger.end_char)
        for spot in filler.spots:
            at = page.doc[spot.head].idx
            beyond = max(low - at, at - high, 0)
            best = min(best, _OUTSIDE * beyond + _INSIDE * abs(at - event.trigger.start_char))
    return best
