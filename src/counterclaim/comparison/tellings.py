"""Compares readings: the first is the measure, each other one is held against it."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.comparison.align import Keys, align
from counterclaim.comparison.changes import changes
from counterclaim.comparison.labels import actor_names, relabelled
from counterclaim.comparison.passages import passages
from counterclaim.comparison.records import Comparison, Discredit, Evidence, Pair, Source, Telling
from counterclaim.comparison.words import COPY_SHARE, shared_share
from counterclaim.records import Claim, Reading

_DISCREDITING = {"source_discredit", "so_called", "scare_quotes"}


def compare(readings: Sequence[Reading]) -> Comparison:
    """Compare two or more readings of the same news.

    Args:
        readings: at least two; the first (the wire story, say) is what the others are held against.

    Raises:
        ValueError: when there are fewer than two.
    """
    if len(readings) < 2:
        raise ValueError("a comparison needs two readings or more")
    first, *others = readings
    return Comparison(
        documents=tuple(_source(reading) for reading in readings),
        tellings=tuple(_telling(first, other, number) for number, other in enumerate(others, 1)),
    )


def _source(reading: Reading) -> Source:
    document = reading.document
    published = document.published.isoformat() if document.published else None
    return Source(
        id=document.id,
        title=document.title,
        publisher=document.publisher,
        published=published,
        claims=len(reading.claims),
        labels=actor_names(reading),
    )


def _telling(first: Reading, other: Reading, number: int) -> Telling:
    matches = align(first, other)
    share = shared_share(other.document.text, first.document.text)
    retold, retold_share = passages(first.document.text, other.document.text, number)
    kept = []
    for match in matches:
        a, b = first.claims[match.first], other.claims[match.other]
        pair = Pair(
            before=evidence(0, a),
            after=evidence(number, b),
            score=match.score,
            because=match.because,
            changes=changes(first, a, other, b),
        )
        kept.append(pair)
    paired_first = {match.first for match in matches}
    paired_other = {match.other for match in matches}
    return Telling(
        number=number,
        shared_share=round(share, 3),
        copy_of_first=share >= COPY_SHARE,
        retold_share=retold_share,
        passages=retold,
        kept=tuple(kept),
        dropped=tuple(evidence(0, c) for i, c in enumerate(first.claims) if i not in paired_first),
        added=tuple(evidence(number, c) for i, c in enumerate(other.claims) if i not in paired_other),
        relabelled=tuple(relabelled(first, other)),
        discredited=tuple(_discredited(first, other, number)),
    )


def evidence(telling: int, claim: Claim) -> Evidence:
    """Return the words of a claim as evidence."""
    return Evidence(
        telling=telling, claim=claim.id, start_char=claim.start_char, end_char=claim.end_char, text=claim.text
    )


def _discredited(first: Reading, other: Reading, number: int) -> list[Discredit]:
    known = {(Keys(first).of(f.target), f.device) for f in first.framing if f.device in _DISCREDITING}
    keys = Keys(other)
    found = []
    for framing in other.framing:
        if framing.voice == "quoted" or framing.device not in _DISCREDITING:
            continue
        aimed = framing.device == "source_discredit" or framing.target is not None
        if aimed and (keys.of(framing.target), framing.device) not in known:
            words = Evidence(
                telling=number, start_char=framing.start_char, end_char=framing.end_char, text=framing.text
            )
            name = other.name_of(framing.target) or None
            found.append(Discredit(actor=framing.target, name=name, device=framing.device, evidence=words))
    return found
