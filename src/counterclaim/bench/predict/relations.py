"""Relations in re3d's scheme, between the noun phrases of the actors and places that claims are about.

re3d marks a tie wherever a sentence shows it, so an event is a tie too: who attacks whom fights against him, and who acts
at a place is located there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from counterclaim.bench.predict.entities import actor_span, place_span
from counterclaim.bench.predict.near import Span, sentence_at
from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.lexicon.frames import frames
from counterclaim.reading.draft import DraftEvent, DraftRelation

STAGES = ("dates", "actors", "places", "coreference", "attribution", "events", "relations")
# our relation -> re3d's type, and whether the ends change places
OF_RELATION = {
    "backs": ("AlliesOf", False),
    "allied_with": ("AlliesOf", False),
    "opposes": ("FightingAgainst", False),
    "part_of": ("BelongsTo", False),
    "member_of": ("BelongsTo", False),
    "splinter_of": ("BelongsTo", False),
    "leads": ("InChargeOf", False),
    "controls": ("InChargeOf", False),
    "represents": ("BelongsTo", False),
    "formerly": ("IsSynonymOf", False),
    "also_known_as": ("IsSynonymOf", False),
}
# PLOVER root of an event -> re3d's type between initiator and target
OF_EVENT = {
    "ASSAULT": "FightingAgainst",
    "CONSULT": "CommWith",
    "AID": "AlliesOf",
    "COOPERATE": "AlliesOf",
    "SUPPORT": "Likes",
    "ACCUSE": "Dislikes",
    "REJECT": "Dislikes",
}
Tie = tuple[str, Span, Span]


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``relations``."""
    ties = sorted({tie for tie in _ties(page) if tie[1] != tie[2]})
    return {"relations": [{"type": kind, "source": _ends(one), "target": _ends(other)} for kind, one, other in ties]}


def _ends(span: Span) -> dict[str, int]:
    return {"start": span[0], "end": span[1]}


def _ties(page: Page) -> Iterator[Tie]:
    for relation in page.draft.relations:
        yield from _of_relation(page, relation)
    for event in page.draft.events:
        yield from _of_event(page, event)


def _of_relation(page: Page, relation: DraftRelation) -> Iterator[Tie]:
    kind, turned = OF_RELATION.get(relation.type, ("", False))
    if not kind or relation.polarity != "positive":
        return
    token = page.doc[relation.trigger]
    source = phrase_near(page, relation.source, token.idx, token.idx + len(token))
    target = phrase_near(page, relation.target, token.idx, token.idx + len(token))
    if source and target:
        yield (kind, target, source) if turned else (kind, source, target)


def _of_event(page: Page, event: DraftEvent) -> Iterator[Tie]:
    if event.polarity != "positive":
        return

    def phrases(refs: list[str]) -> list[Span]:
        found = (phrase_near(page, ref, event.trigger_start, event.trigger_end) for ref in refs)
        return [span for span in found if span]

    frame = frames().get(event.frame)
    initiators, targets, places = phrases(event.initiators), phrases(event.targets), phrases(event.places)
    kind = OF_EVENT.get(frame.codes.plover or "") if frame else None
    if kind:
        mutual = frame is not None and frame.shape == "mutual" and not targets
        pairs = [(one, other) for one in initiators for other in (initiators if mutual else targets) if one != other]
        yield from ((kind, one, other) for one, other in pairs)
    yield from (("CoLocated", who, where) for where in places for who in (initiators or targets))


def phrase_near(page: Page, ref: str | None, start: int, end: int) -> Span | None:
    """Return the noun phrase of the mention of `ref` nearest to a trigger, within its sentence."""
    low, high = sentence_at(page.doc, start, end)
    best: tuple[int, Span] | None = None
    for mentions, widen in ((page.draft.actor_mentions, actor_span), (page.draft.place_mentions, place_span)):
        for mention in mentions:
            if mention.ref == ref and low <= mention.start_char and mention.end_char <= high:
                gap = max(mention.start_char - end, start - mention.end_char, 0)
                if best is None or gap < best[0]:
                    best = gap, widen(page, mention)
    return best[1] if best else None
