"""Pairs the claims of two readings that tell the same thing, by what they say and not by where they stand."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.comparison.words import content_words, overlap
from counterclaim.records import Claim, Reading, When
from counterclaim.registry import fold

# weights of what two claims may share; set by hand on our own sample tellings
_SAME_FRAME, _SAME_ROOT, _ACTORS, _PLACES, _DATES, _WORDS, _CLAIMANT, _TOLL = 3.0, 1.5, 2.0, 1.0, 1.0, 3.0, 0.5, 1.0
_ENOUGH = 4.5
_FEW_WORDS, _SOME_WORDS = 0.2, 0.34
_ENOUGH_WORDS = 0.5  # for statements, which have little else


@dataclass(frozen=True, slots=True)
class Match:
    """Two claims paired: positions in their readings, score, reasons."""

    first: int
    other: int
    score: float
    because: tuple[str, ...]


class Keys:
    """Names an actor or place so that two readings can be compared: registry and gazetteer ids as they are, others by name."""

    def __init__(self, reading: Reading) -> None:
        self._keys = {a.id: a.id if a.known else fold(a.name) for a in reading.actors}
        self._keys |= {p.id: fold(p.name) for p in reading.places}
        self._known = frozenset(a.id for a in reading.actors if a.known)

    def of(self, ref: str | None) -> str:
        """Return the key of an id."""
        return self._keys.get(ref, "") if ref else ""

    def known(self, refs: tuple[str | None, ...]) -> frozenset[str]:
        """Return those of the ids that the registry knows, which mean the same actor in every reading."""
        return self._known.intersection(ref for ref in refs if ref)

    def all(self, refs: tuple[str | None, ...]) -> frozenset[str]:
        """Return the keys of several ids."""
        return frozenset(self.of(ref) for ref in refs if ref)


@dataclass(frozen=True, slots=True)
class _Side:
    claim: Claim
    words: frozenset[str]
    actors: frozenset[str]
    initiators: frozenset[str]
    parties: frozenset[str]
    known: frozenset[str]
    places: frozenset[str]
    claimant: str


def align(first: Reading, other: Reading) -> list[Match]:
    """Return the best pairs, one to one, in the order of the first reading; claims without a partner are in none."""
    ours, theirs = _sides(first), _sides(other)
    scored: list[Match] = []
    for i, one in enumerate(ours):
        for j, two in enumerate(theirs):
            score, because = _score(one, two)
            if score >= _ENOUGH:
                scored.append(Match(i, j, round(score, 3), because))
    scored.sort(key=lambda m: (-m.score, m.first, m.other))
    used_first: set[int] = set()
    used_other: set[int] = set()
    found = []
    for match in scored:
        if match.first not in used_first and match.other not in used_other:
            used_first.add(match.first)
            used_other.add(match.other)
            found.append(match)
    return sorted(found, key=lambda m: m.first)


def _sides(reading: Reading) -> list[_Side]:
    keys = Keys(reading)
    found = []
    for claim in reading.claims:
        places = keys.all(claim.event.places) if claim.event else frozenset()
        claimant = keys.of(claim.claimant.actor) or ("document" if claim.claimant.document else "")
        initiators = keys.all(claim.event.initiators) if claim.event else frozenset()
        event, tie = claim.event, claim.relation
        ends: tuple[str | None, ...] = (tie.source, tie.target) if tie else ()
        parties = (*event.initiators, *event.targets) if event else ends
        words = content_words(claim.text)
        if claim.event:  # that both are of one kind is counted apart
            words -= content_words(claim.event.trigger.text)
        mentions, known = keys.all(claim.mentions), keys.known(parties)
        found.append(_Side(claim, words, mentions, initiators, keys.all(parties), known, places, claimant))
    return found


def _score(one: _Side, two: _Side) -> tuple[float, tuple[str, ...]]:
    a, b = one.claim, two.claim
    if (a.relation is None) != (b.relation is None):
        return 0.0, ()
    words = 1.0 if a.text == b.text else overlap(one.words, two.words)
    if not _alike(one, two, words):
        return 0.0, ()
    score, because = words * _WORDS, [f"shared words {words:.2f}"]
    if a.event and b.event:
        if a.event.type == b.event.type:
            score += _SAME_FRAME
            because.append(f"both {a.event.type}")
        elif a.event.plover is not None and a.event.plover == b.event.plover:
            score += _SAME_ROOT
            because.append(f"both {a.event.plover}")
        else:
            return 0.0, ()
    elif a.relation and b.relation:
        if a.relation.type != b.relation.type:
            return 0.0, ()
        score += _SAME_FRAME
        because.append(f"both {a.relation.type}")
    elif words < _ENOUGH_WORDS:
        return 0.0, ()
    else:
        score += _SAME_ROOT
    if one.actors and two.actors:
        share = len(one.actors & two.actors) / len(one.actors | two.actors)
        score += share * _ACTORS
        because.append(f"shared actors {share:.2f}")
    if one.places and two.places:
        together = bool(one.places & two.places)
        score += _PLACES if together else -_PLACES / 2
        because.append("same place" if together else "another place")
    score += _dates(a, b, because) + _toll(a, b, because)
    if one.claimant and one.claimant == two.claimant:
        score += _CLAIMANT
        because.append("same claimant")
    return score, tuple(because)


def _alike(one: _Side, two: _Side, words: float) -> bool:
    """Refuse pairs that share a kind of event and nothing else, or tell of other doers in other words."""
    if _others(one, two, words):
        return False
    a, b = one.claim.event, two.claim.event
    if a is None or b is None:
        return True
    if one.initiators and two.initiators and not one.initiators & two.initiators and words < _SOME_WORDS:
        return False
    if not one.actors & two.actors and not one.places & two.places and words < _SOME_WORDS:
        return False
    same_toll = bool(a.killed and b.killed and a.killed.best is not None and a.killed.best == b.killed.best)
    return words >= _FEW_WORDS or bool(one.places & two.places) or same_toll


def _others(one: _Side, two: _Side, words: float) -> bool:
    """Whether they tell of other parties: none in common, or of two known ones that each names at most one."""
    if len(one.known) > 1 and len(two.known) > 1 and len(one.known & two.known) < 2:
        return True
    if not one.parties or not two.parties or words >= _ENOUGH_WORDS:
        return False
    return not one.parties & two.parties and not one.places & two.places


def _dates(a: Claim, b: Claim, because: list[str]) -> float:
    one = a.event.when if a.event else None
    two = b.event.when if b.event else None
    if one is None or two is None:
        return 0.0
    if meet(one, two):
        because.append("dates meet")
        return _DATES
    because.append("dates apart")
    return -_DATES


def meet(one: When, two: When) -> bool:
    """Tell whether two ranges of days have a day in common; open ends count as without end."""
    starts = [w.start for w in (one, two) if w.start]
    ends = [w.end for w in (one, two) if w.end]
    return not starts or not ends or max(starts) <= min(ends)


def _toll(a: Claim, b: Claim, because: list[str]) -> float:
    one = a.event.killed.best if a.event and a.event.killed else None
    two = b.event.killed.best if b.event and b.event.killed else None
    if one is None or one != two:
        return 0.0
    because.append(f"both {one} killed")
    return _TOLL
