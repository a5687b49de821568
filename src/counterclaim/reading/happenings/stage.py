"""The happenings stage: every event gets the happening it tells of, and whether that is news or background."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.reading.draft import Draft, DraftEvent, draft_of
from counterclaim.reading.events.match import Match
from counterclaim.reading.happenings.background import background, news_day
from counterclaim.reading.happenings.kin import kindred
from counterclaim.reading.happenings.scene import Scene
from counterclaim.reading.happenings.telling import Telling, telling_of
from counterclaim.reading.happenings.ties import ENOUGH, NEVER, Tie, comparable, ties
from counterclaim.reading.parsed import Doc, Token

_MOST = 400  # happenings that a telling is compared with, the latest first


@dataclass(slots=True)
class Happening:
    """The tellings of one happening, in text order."""

    id: str
    tellings: list[Telling] = field(default_factory=list)
    frames: set[str] = field(default_factory=set)


def read_happenings(doc: Doc) -> Doc:
    """Give every event of the draft its `happening` ("h1", "h2" … in text order) and `foreground`.

    Method: events are taken in text order; each joins the earlier happening it fits best, where enough speaks for that
    (`ties`) and nothing in any of its tellings speaks against it (other days, other places, other victims, "another
    attack"); else it starts one of its own.
    """
    draft = draft_of(doc)
    tellings, scene = _tellings(doc, draft), Scene(draft)
    news = news_day(tellings, draft.published)
    for telling in tellings:
        telling.old = background(telling, news)
    found: list[Happening] = []
    at: dict[int, Happening] = {}
    for telling in tellings:
        deed = at.get(telling.event.echo) if telling.event.echo is not None else None
        joined, why = (deed, "it speaks of the deed told before") if deed else _join(scene, telling, found)
        if joined is None:
            joined = Happening(f"h{len(found) + 1}")
            found.append(joined)
        joined.tellings.append(telling)
        joined.frames.add(telling.event.frame)
        at.setdefault(telling.event.trigger, joined)
        telling.event.happening = joined.id
        telling.event.because["happening"] = why
    _foreground(found)
    return doc


def _tellings(doc: Doc, draft: Draft) -> list[Telling]:
    told: dict[int, tuple[Match, DraftEvent]] = doc.kept.get("counterclaim.effects", {})
    triggers: dict[int, list[Token]] = {}
    for index, (_, event) in told.items():
        triggers.setdefault(id(event), []).append(doc[index])
    numbers = {sentence.start: number for number, sentence in enumerate(doc.sents)}
    found: list[Telling] = []
    for event in sorted(draft.events, key=lambda e: (e.trigger, e.start_char)):
        head = doc[event.trigger]
        held = [head, *(t for t in triggers.get(id(event), []) if t.i != head.i)]
        found.append(telling_of(doc, draft, event, held, numbers.get(head.sent.start, 0)))
    return found


def _join(scene: Scene, telling: Telling, found: list[Happening]) -> tuple[Happening | None, str]:
    best: tuple[float, Happening, list[Tie]] | None = None
    kin = kindred(telling.event.frame)
    for happening in reversed(found[-_MOST:]):
        if happening.frames.isdisjoint(kin):
            continue
        score, reasons = _fit(scene, telling, happening)
        if score >= ENOUGH and (best is None or score > best[0]):
            best = score, happening, reasons
    if best is None:
        return None, "told for the first time"
    why = "; ".join(tie.why for tie in best[2] if tie.weight > 0)
    return best[1], f"the one told at '{best[1].tellings[0].event.trigger_start}': {why}"


def _fit(scene: Scene, telling: Telling, happening: Happening) -> tuple[float, list[Tie]]:
    """The best tie to one of the tellings, unless one of them rules it out."""
    best: tuple[float, list[Tie]] = (NEVER, [])
    for old in happening.tellings[-12:]:
        if not comparable(telling, old):
            continue
        reasons = list(ties(scene, telling, old))
        score = sum(tie.weight for tie in reasons)
        if score <= NEVER / 2:
            return NEVER, []
        if score > best[0]:
            best = score, reasons
    return best


def _foreground(found: list[Happening]) -> None:
    """A happening is background when its tellings say so more often than they date it as news."""
    for happening in found:
        history = [telling.old for telling in happening.tellings if telling.old]
        dated = [telling for telling in happening.tellings if not telling.old and telling.days]
        if not history or len(dated) >= len(history):
            continue
        for telling in happening.tellings:
            telling.event.foreground = False
            telling.event.because["foreground"] = f"background: {history[0]}"
