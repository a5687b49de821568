"""The readable situation report of one reading, for a terminal or a pipe."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from counterclaim.records import Claim, Reading
from counterclaim.render.naming import claimant_name, names, short_name, speaker
from counterclaim.render.plain import one_line, shorten
from counterclaim.render.terminal import as_text
from counterclaim.render.ties import TIES, ties
from counterclaim.render.voices import Voice, voices
from counterclaim.render.words import (
    CERTAINTY,
    DATE_PRECISION,
    DEVICE,
    GEO_PRECISION,
    INTEREST,
    QUOTED,
    STANCE,
    TIME,
    counted,
    day_text,
    facts_of,
    kind_text,
    place_text,
    relation_text,
    tolls_text,
    what_text,
    when_text,
)

# styles, not markup: text from a document never goes through rich's markup parser
_HEAD, _DIM, _STRONG = "bold cyan", "dim", "bold"
_STANCE_STYLE = {"accuses": "red", "denies": "yellow", "condemns": "red", "threatens": "red", "doubts": "yellow"}


def report(reading: Reading, width: int = 80, color: bool = False) -> str:
    """Return the situation report of `reading` as text.

    Who claims what (grouped by claimant, with stance, certainty, interest and why), events by date with place and
    toll, ties, loaded words, and what could not be placed or dated. Nothing of the document's text can reach the
    terminal as a control character, an escape sequence or rich markup.

    Args:
        reading: what to show.
        width: columns of the terminal; no line is longer (40 to 200).
        color: whether to use colours and bold; False for pipes and files.
    """
    return as_text(situation(reading), width=width, color=color)


def situation(reading: Reading) -> RenderableType:
    """Return the report as a rich renderable, for a program that has its own console."""
    parts = [_header(reading), *_who_claims_what(reading), *_events(reading), *_ties(reading), *_loaded(reading)]
    return Group(*parts, *_open_ends(reading))


def _header(reading: Reading) -> RenderableType:
    document, found = reading.document, Text()
    found.append(one_line(document.title) or "Untitled report", _STRONG)
    published = day_text(document.published) if document.published else "no publication date"
    publisher = one_line(document.publisher) or "publisher unknown"
    found.append(f"\n{publisher} · {published}")
    if document.url:
        found.append(f"\n{one_line(document.url)}", _DIM)
    tellers = len(voices(reading))
    found.append(
        f"\n{counted(len(reading.claims), 'claim')} by {counted(tellers, 'claimant')}; "
        f"{counted(len(reading.actors), 'actor')}, {counted(len(reading.places), 'place')}, "
        f"{counted(len(document.text.split()), 'word')}."
    )
    for note in reading.notes:
        found.append(f"\n• {one_line(note)}", _DIM)
    found.overflow = "fold"
    return found


def _who_claims_what(reading: Reading) -> list[RenderableType]:
    parts: list[RenderableType] = [_heading("Who claims what")]
    if not reading.claims:
        return [*parts, Text("No claims were found in this text.")]
    for voice in voices(reading):
        parts.append(_voice_line(voice))
        table = _table()
        table.add_column(width=4, style=_DIM, no_wrap=True, overflow="ellipsis")
        table.add_column(width=14, overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        for claim in voice.claims:
            table.add_row(Text(one_line(claim.id)), _manner(claim), _what(claim, reading))
        parts.append(table)
    return parts


def _voice_line(voice: Voice) -> Text:
    line = Text("\n")
    line.append(voice.name, _STRONG)
    line.append(f" — {INTEREST[voice.interest]}")
    if voice.because:
        line.append(f" ({one_line(voice.because)})", _DIM)
    line.overflow = "fold"
    return line


def _manner(claim: Claim) -> Text:
    text = Text(STANCE[claim.stance], _STANCE_STYLE.get(claim.stance, ""))
    text.append(f"\n{CERTAINTY[claim.certainty]}", _DIM)
    if claim.time != "past":
        text.append(f"\n{TIME[claim.time]}", _DIM)
    return text


def _what(claim: Claim, reading: Reading) -> Text:
    text = Text()
    if claim.event or claim.relation:
        text.append(what_text(claim, reading))
        facts = facts_of(claim, reading)
        if claim.event and claim.event.weapon:
            facts.append(f"with {one_line(claim.event.weapon)}")
        told = " · ".join(facts)
        text.append(f"\n{told}" if told else "")
        text.append("\n")
    if claim.via:
        tellers = ", ".join(claimant_name(teller, reading) for teller in claim.via)
        text.append(f"passed on by {tellers}\n", _DIM)
    quoted = "" if claim.quoted in ("none", "indirect") else f" [{QUOTED[claim.quoted]}]"
    said = shorten(claim.text, 220).strip('“”"')
    text.append(f"“{said}”{quoted}", _DIM)
    return text


def _events(reading: Reading) -> list[RenderableType]:
    told = [c for c in reading.claims if c.event and c.polarity == "positive" and c.time in ("past", "ongoing")]
    if not told:
        return []
    table = _table(header=True)
    for column, share in (("When", 12), ("What", 22), ("Where", 15), ("Toll", 12), ("Says", 13)):
        table.add_column(column, ratio=share, overflow="fold")
    for claim in sorted(told, key=lambda c: _day_key(c)):
        event = claim.event
        assert event is not None
        places = "; ".join(place_text(p) for ref in event.places if (p := reading.place(ref)))
        exact = event.when.date_precision if event.when else None
        when = when_text(event.when) + (f" ({DATE_PRECISION[exact]})" if exact and exact > 2 else "")
        row = (
            when,
            what_text(claim, reading),
            places or "not said",
            tolls_text(claim),
            f"{speaker(claim.claimant, reading)} ({claim.id})",
        )
        table.add_row(*(Text(one_line(cell)) for cell in row))
    return [_heading("Events, by date"), table]


def _day_key(claim: Claim) -> tuple[str, str, int]:
    when = claim.event.when if claim.event else None
    day = (when.start or when.end) if when else None
    last = (when.end or when.start) if when else None
    return (day.isoformat() if day else "9999", last.isoformat() if last else "9999", claim.start_char)


def _ties(reading: Reading) -> list[RenderableType]:
    found = ties(reading)
    rows: list[tuple[str, str]] = []
    for tie in found:
        sentence = f"{names((tie.source,), reading)} {TIES[tie.kind][0]} {names((tie.target,), reading)}"
        said = ", ".join(tie.claims) or "nobody here"
        rows.append((sentence, said + (f"; denied in {', '.join(tie.denials)}" if tie.denials else "")))
    for claim in reading.claims:
        relation = claim.relation
        if relation and relation.type in ("controls", "formerly", "also_known_as"):
            rows.append((relation_text(relation, reading), claim.id))
    if not rows:
        return []
    table = _table(header=True)
    table.add_column("Tie", ratio=3, overflow="fold")
    table.add_column("Said in", ratio=1, overflow="fold")
    for cells in rows:
        table.add_row(*(Text(one_line(cell)) for cell in cells))
    return [_heading("Ties between actors"), table]


def _loaded(reading: Reading) -> list[RenderableType]:
    if not reading.framing:
        return []
    table = _table(header=True)
    for column, share in (("Loaded words", 3), ("Put on", 3), ("Neutral wording", 3), ("Device", 2)):
        table.add_column(column, ratio=share, overflow="fold")
    for item in reading.framing:
        target = short_name(item.target, reading) or "—"
        whose = f", words of {short_name(item.claimant, reading) or 'a speaker'}" if item.voice == "quoted" else ""
        row = (shorten(item.text, 90), target, one_line(item.neutral) or "—", DEVICE[item.device] + whose)
        table.add_row(*map(Text, row))
    return [_heading("Loaded words"), table]


def _open_ends(reading: Reading) -> list[RenderableType]:
    lines = []
    places = [one_line(p.name) for p in reading.places if p.lat is None]
    vague = [
        f"{one_line(p.name)} ({GEO_PRECISION[p.geo_precision]})"
        for p in reading.places
        if p.lat is not None and p.geo_precision is not None and 3 <= p.geo_precision <= 5
    ]
    dates = [f"“{one_line(d.text)}”" for d in reading.dates if d.start is None and d.end is None]
    unknown = [f"{one_line(a.name)} ({kind_text(a.kind)})" for a in reading.actors if not a.known]
    for label, found in (
        ("Places without coordinates", places),
        ("Areas, not points", vague),
        ("Dates not resolved", dates),
        ("Actors not in the registry", unknown),
    ):
        if found:
            line = Text(f"{label}: ", _STRONG)
            line.append("; ".join(dict.fromkeys(found)) + ".")
            line.overflow = "fold"
            lines.append(Padding(line, (0, 0, 0, 0)))
    return [_heading("Left open"), *lines] if lines else []


def _heading(words: str) -> RenderableType:
    return Group(Text(), Rule(Text(words.upper(), _HEAD), align="left", style=_DIM, characters="─"))


def _table(header: bool = False) -> Table:
    return Table(box=None, show_header=header, header_style=_DIM, expand=True, padding=(0, 2, 0, 0), pad_edge=False)
