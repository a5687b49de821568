"""Labels of texts from the events that are read in them.

Each set has its own labels; what our frames, codes and actor kinds say for each is in `relevance_labels`. Topics that are
not conflict events (drugs, football) are beyond a reading, so such labels are only given where an event tells.
"""

from __future__ import annotations

from typing import Any

from counterclaim.bench.predict.relevance_labels import acled_label, ceha, crime, police_action, politics, satp
from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.records import Claim

STAGES = None


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``labels`` (and ``sentences``), by the set that the row's id names."""
    reading = page.reading
    name = str(row["id"]).partition("-")[0]
    if name == "ipe":
        return _police(row, page)
    if name == "glocon":
        protest = any(_is_protest(claim) for claim in reading.claims)
        return {"labels": ["protest"] if protest else []}
    if name == "bbc":
        return {"labels": ["politics"] if politics(reading) else []}
    if name == "satp":
        return {"labels": satp(reading)}
    if name == "insightcrime":
        return {"labels": crime(reading)}
    if name == "ceha":
        return {"labels": ceha(reading)}
    return {"labels": acled_label(reading)}


def _is_protest(claim: Claim) -> bool:
    return bool(
        claim.event
        and claim.event.plover == "PROTEST"
        and claim.polarity == "positive"
        and claim.time in ("past", "ongoing")
    )


def _police(row: Row, page: Page) -> dict[str, Any]:
    sentences: list[list[str]] = []
    for sentence in row["sentences"]:
        here = [
            claim
            for claim in page.reading.claims
            if claim.event and sentence["start"] <= claim.event.trigger.start_char < sentence["end"]
        ]
        labels = {label for claim in here for label in police_action(page.reading, claim)}
        sentences.append(sorted(labels))
    return {"labels": sorted({label for labels in sentences for label in labels}), "sentences": sentences}
