"""Which reports tell of one incident, and facts of a report's main incident in FA-KES's words.

Incidents, wire groups and contested tolls come from the ledger's own functions; the facts (governorate, cause, blamed actor,
headline toll) from one reading each.

FA-KES is about the Syrian war only, so its classes are named after that war's parties; the tables here say which of our
actors, places and frames its annotators' classes stand for. They are never seen by the reading itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from counterclaim.bench.reader import Page, document_of
from counterclaim.bench.scorers.common import Row, Rows
from counterclaim.lexicon.frames import general
from counterclaim.records import Actor, Claim, Document, Event, Reading

STAGES = None
# what our names of Syria's first-order divisions may hold -> the corpus's name
GOVERNORATES = {
    "aleppo": "aleppo",
    "halab": "aleppo",
    "rif dimashq": "damascus",
    "rif-dimashq": "damascus",
    "damascus": "damascus",
    "dimashq": "damascus",
    "idlib": "idlib",
    "deir": "deir ezzor",
    "dayr": "deir ezzor",
    "raqqa": "raqqa",
    "hasak": "hasakeh",
    "homs": "homs",
    "hims": "homs",
    "hama": "hama",
    "daraa": "daraa",
    "dar'a": "daraa",
    "dar`a": "daraa",
    "latakia": "lattakia",
    "ladhiqiyah": "lattakia",
    "quneitra": "quneitra",
    "tartus": "tartous",
    "tartous": "tartous",
    "suwayda": "suwayda",
}
CAUSES = {
    "air_strike": "shelling",
    "shelling": "shelling",
    "bombing": "explosion",
    "suicide_bombing": "explosion",
    "landmine": "explosion",
    "grenade": "explosion",
    "shooting": "shooting",
    "execution": "execution",
    "beheading": "execution",
    "chemical_weapon": "chemical and toxic gases",
}
ISIS = "the organization of the islamic state in iraq and the levant - isis"
# what an actor's names hold -> class; the coalition first, as its name holds that of whom it fights
_NAMED = (
    (("coalition against", "led coalition", "international coalition"), "international coalition forces"),
    (("islamic state", "isis", "isil", "daesh"), ISIS),
    (("nusra", "tahrir al-sham", "fateh al-sham", "fatah al-sham"), "al-nusra front"),
    (
        ("ypg", "sdf", "syrian democratic forces", "people's protection", "kurdish", "pyd", "asayish"),
        "self administration forces",
    ),
)
_ANY_DEED = {"attack", "killing", "execution", "wounding", "armed_clash"}
_EARLY = 1200  # characters: what comes later in a report is mostly background
_SUMMED = 1000  # more dead than that in a report on one incident are a sum over a war
_COALITION = {"USA", "GBR", "FRA", "AUS", "NLD", "DNK", "BEL", "CAN", "JOR"}
_REBELS = {"rebel_group", "militia", "unidentified"}
# an unnamed actor is an opposition group only where the text calls it so; "terrorists" says nothing about who
_OPPOSITION = ("rebel", "opposition", "insurgent", "mujahid")


def document(row: Row) -> Document:
    """Return headline and text as one: a headline tells the main incident, and the answer needs no offsets."""
    title = str(row.get("title") or "").strip()
    return document_of(row, row["text"] if row["text"].startswith(title) else f"{title}.\n\n{row['text']}")


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return the facts of one report."""
    reading = page.reading
    violent = [c for c in reading.claims if c.event and c.event.plover == "ASSAULT" and c.polarity == "positive"]
    deadly = [c for c in violent if c.event and c.event.killed and c.event.killed.best]
    main = max(deadly or violent, key=_weight, default=None)
    facts: dict[str, Any] = {
        "killed_total": main.event.killed.best if main and main.event and main.event.killed else None,
        "governorate": _governorate(reading, main, violent),
        "cause": _cause(main, violent),
        "actor": _blamed(reading, main, violent, _cause(main, violent)),
    }
    return facts


def together(
    gold: Rows, answers: Mapping[str, dict[str, Any]], readings: Mapping[str, Reading]
) -> Iterator[dict[str, Any]]:
    """Yield the facts with ``incident``, ``wire`` and ``contested`` (whether the incident's killed are shown as contested)."""
    from counterclaim.bench.predict.incident_groups import grouped

    found = grouped(readings)
    for key, facts in answers.items():
        yield {"id": key, **facts, **found[key]}


def _weight(claim: Claim) -> tuple[int, int]:
    """The main incident: a counted toll over a vague or summed one ("dozens", "since 2011"), then what comes first."""
    assert claim.event is not None
    killed = claim.event.killed
    if not killed or not killed.best:
        return 0, -claim.start_char
    vague = killed.high is not None and killed.high > 2 * killed.best
    return (1 if vague or killed.best > _SUMMED or claim.start_char > _EARLY else 2), -claim.start_char


def _events(main: Claim | None, others: Iterable[Claim]) -> list[Event]:
    """The main event first, then those of other claims in text order."""
    claims = ([main] if main else []) + [c for c in others if c is not main]
    return [c.event for c in claims if c.event]


def _governorate(reading: Reading, main: Claim | None, others: list[Claim]) -> str | None:
    refs = [ref for event in _events(main, others) for ref in event.places]
    mentioned = [p.id for p in sorted(reading.places, key=lambda p: p.mentions[0].start_char if p.mentions else 0)]
    counts = Counter({p.id: len(p.mentions) for p in reading.places})
    refs += sorted(mentioned, key=lambda ref: (-counts[ref], mentioned.index(ref)))
    for ref in refs:
        place = reading.place(ref)
        if place and place.country in (None, "SYR"):
            for name in (place.admin1, place.name if place.kind in ("admin1", "settlement") else None):
                if found := _governorate_name(name):
                    return found
    return None


def _governorate_name(name: str | None) -> str | None:
    folded = (name or "").casefold()
    return next((value for part, value in GOVERNORATES.items() if part in folded), None)


def _cause(main: Claim | None, others: list[Claim]) -> str:
    return next((CAUSES[general(e.type)] for e in _events(main, others) if general(e.type) in CAUSES), "unknown")


def _blamed(reading: Reading, main: Claim | None, others: list[Claim], cause: str) -> str:
    """Who is named for what happened in the main incident: deeds of its kind, early in the text."""
    for event in _events(main, others):
        ours = general(event.type) in _ANY_DEED or CAUSES.get(general(event.type)) == cause
        if not ours or event.trigger.start_char > _EARLY:
            continue
        for ref in event.initiators:
            actor = reading.actor(ref)
            if actor and (found := blamed_class(actor)):
                return found
    return "unknown"


def blamed_class(actor: Actor) -> str | None:
    """Return FA-KES's class of a blamed actor, or None where it is of none."""
    names = " | ".join([actor.name, *actor.aliases]).casefold()
    for parts, found in _NAMED:
        if any(part in names for part in parts):
            return found
    if actor.kind in ("state", "state_forces", "police"):
        if set(actor.country) & {"SYR", "RUS", "IRN"}:
            return "syrian government or russian troops"
        if set(actor.country) & _COALITION:
            return "international coalition forces"
    if actor.kind not in _REBELS:
        return None
    named = any(m.how in ("name", "alias", "acronym") for m in actor.mentions)
    called = " ".join(m.text for m in actor.mentions).casefold()
    return "armed opposition groups" if named or any(word in called for word in _OPPOSITION) else None
