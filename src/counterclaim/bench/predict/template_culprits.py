"""Who did it, where no grammar ties anybody to the deed: those that a report calls terrorists, and the group it names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from counterclaim.bench.predict.near import sentence_at
from counterclaim.bench.predict.phrases import phrases_of
from counterclaim.bench.predict.template_words import bare, name_of, plain
from counterclaim.bench.reader import Page
from counterclaim.records import Actor, Event

# nouns that say by themselves that somebody does violence
_CULPRIT = re.compile(
    r"\b(?:TERRORISTS?|GUERRILLAS?|REBELS?|SUBVERSIVES?|EXTREMISTS?|INSURGENTS?|GUNM[AE]N|ASSAILANTS?|ATTACKERS?|ASSASSINS?"
    r"|KIDNAPPERS?|HIJACKERS?|MURDERERS?|KILLERS?|CRIMINALS?|COMMANDOS?|TRAFFICKERS?|SQUADS?|HITMEN|BANDITS?)$"
)
# how sure it is that a group did it that is only named beside the deed
INFERRED = "REPORTED AS FACT"
_OWNS_UP = re.compile(
    r"\b(?:CLAIM\w* (?:RESPONSIBILITY|CREDIT)|CLAIMED|ADMITTED|ACKNOWLEDGED|TAKEN CREDIT|TOOK CREDIT|ASSUMED RESPONSIBILITY)\b"
)
_BLAMED = re.compile(
    r"\b(?:ACCUS\w+|BLAM\w+|ATTRIBUT\w+|SUSPECT\w*|ALLEGED\w*|CHARGED|HELD RESPONSIBLE|HOLDS? .{0,40}RESPONSIBLE)\b"
)
_IN_OFFICE = re.compile(
    r"\b(?:POLICE|ARMY|AUTHORIT\w+|GOVERNMENT|ARMED FORCES|MINIST(?:ER|RY)|MILITARY|OFFICIALS?|PRESIDENT|COLONEL|GENERAL)\b"
)
_NEAR = 800  # characters between a deed and the words for who did it
_GROUP_NEAR = 200


def names_culprits(words: str) -> bool:
    """Whether words for people say that they do violence ("UNIDENTIFIED GUNMEN"), by their head."""
    return bool(_CULPRIT.search(words))


def culprits(page: Page, events: Sequence[Event], hit: Collection[str]) -> list[str]:
    """Return the words for who did it that stand nearest to the events, in their sentences or close by; none where nobody is."""
    taken = {(m.start_char, m.end_char) for a in page.reading.actors if a.id in hit for m in a.mentions}
    best: tuple[int, str] | None = None
    for start, end in phrases_of(page.doc).by_root.values():
        span = page.doc[start:end]
        words = bare(plain(span.text))
        if not names_culprits(words) or any(low < span.end_char and span.start_char < high for low, high in taken):
            continue
        gap = _gap(page, events, span.start_char, span.end_char)
        if gap <= _NEAR and (best is None or gap < best[0]):
            best = gap, words
    return [best[1]] if best else []


def suspected_group(page: Page, events: Sequence[Event], hit: Collection[str], violent: bool) -> tuple[str, str] | None:
    """Return name and id of the armed group that a report names near the events; with `violent` its only one anywhere."""
    groups = [a for a in page.reading.actors if a.kind in ("rebel_group", "militia") and name_of(a) and a.id not in hit]
    if not groups:
        return None
    gap, nearest = min(
        ((min(_gap(page, events, m.start_char, m.end_char) for m in a.mentions), a) for a in groups if a.mentions),
        key=lambda pair: (pair[0], pair[1].id),
    )
    if gap <= _GROUP_NEAR or (violent and len(groups) == 1):
        return _name(nearest), nearest.id
    return None


def claims(page: Page, ref: str) -> bool:
    """Whether a group is told to have claimed or admitted a deed."""
    for claim in page.reading.claims:
        own = claim.claimant.actor == ref and claim.stance in ("admits", "claims_responsibility")
        told = claim.event is not None and claim.event.type == "claim_responsibility" and ref in claim.event.initiators
        if own or (told and claim.polarity == "positive"):
            return True
    return False


def said_beside(sentences: Iterable[str]) -> str | None:
    """Return how sure the sentences that name a group are that it did it: it owns up, or is blamed; None for neither."""
    told = [plain(sentence) for sentence in sentences]
    if any(_OWNS_UP.search(words) for words in told):
        return "CLAIMED OR ADMITTED"
    blaming = [words for words in told if _BLAMED.search(words)]
    if not blaming:
        return None
    return f"SUSPECTED OR ACCUSED{' BY AUTHORITIES' if any(_IN_OFFICE.search(words) for words in blaming) else ''}"


def _name(actor: Actor) -> str:
    return name_of(actor) or actor.name.upper()


def _gap(page: Page, events: Sequence[Event], start: int, end: int) -> int:
    """Characters to the nearest event, none inside one of their sentences."""
    gaps = []
    for event in events:
        low, high = sentence_at(page.doc, event.trigger.start_char, event.trigger.end_char)
        gaps.append(max(low - end, start - high, 0))
    return min(gaps)
