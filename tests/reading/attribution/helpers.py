"""What the tests of attribution ask of a draft, in words."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.reading.draft import Attribution, draft_of
from counterclaim.reading.parsed import Doc

FULL = ["actors", "places", "coreference", "attribution"]


class Told(NamedTuple):
    """One attribution as words."""

    who: tuple[str, ...]
    cue: str
    what: str
    stance: str
    certainty: str
    polarity: str
    quoted: str
    via: tuple[str, ...]


def told(doc: Doc) -> list[Told]:
    """All attributions of a document in order."""
    draft = draft_of(doc)
    return [_words(doc, attribution) for attribution in draft.attributions]


def _words(doc: Doc, attribution: Attribution) -> Told:
    draft = draft_of(doc)
    via: list[str] = []
    up = attribution.parent
    while up is not None:
        via += [draft.actors[ref].name for ref in draft.attributions[up].claimants]
        up = draft.attributions[up].parent

    def text(spans: list[tuple[int, int]]) -> str:
        return " … ".join(doc.text[start:end] for start, end in spans)

    return Told(
        tuple(draft.actors[ref].name for ref in attribution.claimants),
        text(attribution.cue_spans),
        text(attribution.content_spans),
        attribution.stance,
        attribution.certainty,
        attribution.polarity,
        attribution.quoted,
        tuple(via),
    )


def source(doc: Doc, number: int = 0) -> str:
    """The words of the source of an attribution."""
    span = draft_of(doc).attributions[number].claimant_span
    return doc.text[slice(*span)] if span else ""
