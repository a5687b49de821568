"""One incident for the terminal: its standing, each field with its values by claimant, and the claims side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from rich.console import RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from counterclaim.records import Claim, Document, FieldStanding, FieldValue, Incident, Link, Toll, Voice
from counterclaim.render.answer import Column, answer_text
from counterclaim.render.plain import one_line, shorten
from counterclaim.render.terminal import as_text
from counterclaim.render.words import (
    CERTAINTY,
    GEO_PRECISION,
    STANCE,
    counted,
    day_text,
    kind_text,
    toll_text,
    when_text,
)

STANDING = {
    "corroborated": "corroborated",
    "single_source": "single source",
    "party_only": "party only",
    "contested": "contested",
    "denied": "denied",
}
_STYLE = {
    "corroborated": "green",
    "single_source": "yellow",
    "party_only": "yellow",
    "contested": "bold red",
    "denied": "red",
}
_FIELD = {
    "happened": "that it happened",
    "type": "what",
    "initiators": "who did it",
    "targets": "to whom",
    "place": "where",
    "when": "when",
    "weapon": "with what",
    "killed": "killed",
    "civilians": "civilians killed",
    "injured": "injured",
    "detained": "detained",
}
_MOST_VOICES = 6


@dataclass(frozen=True, slots=True)
class Teller:
    """A claim of the incident with its document and the name of its claimant, and the wire group it came in."""

    key: str
    claim: Claim
    document: Document
    claimant: str
    wire: str | None = None


class Revision(Protocol):
    """A change of an incident, as the ledger lists it."""

    @property
    def change(self) -> str: ...
    @property
    def into(self) -> str | None: ...
    @property
    def standing(self) -> str | None: ...
    @property
    def at(self) -> datetime: ...


def incident_text(
    incident: Incident,
    tellers: Sequence[Teller],
    name: Callable[[str], str],
    *,
    links: Sequence[Link] = (),
    width: int = 80,
    color: bool = False,
) -> str:
    """Return an incident as text.

    Args:
        incident: what to show.
        tellers: its claims, in the order to show them.
        name: actor id → name.
        links: why its accounts were joined; left out when empty.
        width: columns of the terminal; no line is longer (40 to 200).
        color: whether to use colours and bold.
    """
    parts = (_head(incident, name), *_fields(incident.fields), *_claims(tellers), *_links(links))
    return as_text(*parts, width=width, color=color)


def standing_text(standing: str) -> str:
    """Return a standing in words."""
    return STANDING.get(standing, standing)


def _head(incident: Incident, name: Callable[[str], str]) -> RenderableType:
    text = Text(one_line(incident.title), "bold")
    text.append(f"\n{incident.id} · ")
    text.append(standing_text(incident.standing), _STYLE.get(incident.standing, ""))
    if incident.grade:
        text.append(f" · Airwars-like grade: {incident.grade}")
    who = ", ".join(map(name, incident.initiators)) or "somebody not named"
    whom = ", ".join(map(name, incident.targets))
    text.append(f"\n{one_line(who)}: {kind_text(incident.type)}" + (f" → {one_line(whom)}" if whom else ""))
    facts = [when_text(incident.when), *_places(incident)]
    for what, toll in (("killed", incident.killed), ("injured", incident.injured), ("detained", incident.detained)):
        if told := _toll(toll):
            facts.append(f"{what} {told}")
        facts += [f"of them {one.fighters} of {one_line(name(one.side))}" for one in (toll.by_side if toll else ())]
    text.append("\n" + " · ".join(facts))
    if incident.killed or incident.injured or incident.detained:
        text.append(f" (rule: {kind_text(incident.rule)})", "dim")
    text.append(
        f"\n{counted(len(incident.documents), 'document')}, {counted(incident.tellings, 'telling')} with copies counted "
        f"once, {counted(incident.voices, 'independent voice')}"
    )
    codes = [
        f"{scheme} {code}"
        for scheme, code in (
            ("PLOVER", incident.plover),
            ("CAMEO", incident.cameo),
            ("ACLED", " / ".join(incident.acled) if incident.acled else None),
            ("UCDP", incident.ucdp),
        )
        if code is not None
    ]
    if codes:
        text.append("\n" + " · ".join(codes), "dim")
    if incident.episode:
        text.append(f"\npart of the longer episode {incident.episode}", "dim")
    if incident.merged:
        text.append(f"\nmerged into it: {', '.join(incident.merged)}", "dim")
    text.overflow = "fold"
    return text


def _places(incident: Incident) -> list[str]:
    found = []
    for place in incident.places[:3]:
        above = f" ({place.admin1})" if place.admin1 and place.admin1 != place.name else ""
        exact = (
            f", {GEO_PRECISION[place.geo_precision]}" if place.geo_precision and 2 <= place.geo_precision <= 5 else ""
        )
        found.append(one_line(f"{place.name}{above}{exact}"))
    return found


def _fields(fields: Sequence[FieldStanding]) -> list[RenderableType]:
    if not fields:
        return []
    parts: list[RenderableType] = [_heading("Field by field")]
    for field in fields:
        line = Text(_FIELD.get(field.field, field.field), "bold")
        line.append(" — ")
        line.append(standing_text(field.standing), _STYLE.get(field.standing, ""))
        if field.because:
            line.append(f" ({one_line(field.because)})", "dim")
        line.overflow = "fold"
        parts.append(line)
        table = Table(box=None, show_header=False, expand=True, padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column(ratio=1, overflow="fold")
        table.add_column(ratio=2, overflow="fold")
        for value in field.values:
            table.add_row(Text(one_line(value.value)), _said_by(value))
        parts.append(Padding(table, (0, 0, 0, 2)))
    return parts


def _said_by(value: FieldValue) -> Text:
    voices: dict[tuple[str, str, bool], list[Voice]] = {}
    for voice in value.said_by:
        voices.setdefault((voice.claimant, voice.interest, voice.denies), []).append(voice)
    said = []
    for (claimant, interest, denies), found in list(voices.items())[:_MOST_VOICES]:
        outlets = ", ".join(dict.fromkeys(one_line(v.publisher) for v in found if v.publisher))
        where = f", in {outlets}" if outlets and outlets != claimant else ""
        side = {"party": " (a party)", "aligned": " (aligned with a party)"}.get(interest, "")
        said.append(f"{one_line(claimant)}{side}{where}" + (", who denies it" if denies else ""))
    more = len(voices) - _MOST_VOICES
    return Text("; ".join(said) + (f"; and {more} more" if more > 0 else ""), "dim")


def _claims(tellers: Sequence[Teller]) -> list[RenderableType]:
    if not tellers:
        return []
    parts: list[RenderableType] = [_heading("Claims side by side")]
    by_document: dict[str, list[Teller]] = {}
    for teller in tellers:
        by_document.setdefault(teller.document.id, []).append(teller)
    for found in by_document.values():
        document = found[0].document
        line = Text(one_line(document.publisher) or "publisher unknown", "bold")
        line.append(f" · {day_text(document.published) if document.published else 'no date'}")
        if document.title:
            line.append(f" · {shorten(document.title, 90)}")
        if found[0].wire:
            line.append(f" · copies of one text: {found[0].wire}", "dim")
        line.overflow = "fold"
        parts.append(line)
        table = Table(box=None, show_header=False, expand=True, padding=(0, 2, 0, 0), pad_edge=False)
        table.add_column(ratio=1, overflow="fold")
        table.add_column(ratio=3, overflow="fold")
        for teller in found:
            claim = teller.claim
            manner = Text(one_line(teller.claimant))
            sure = "" if claim.certainty == "certain" else f", {CERTAINTY[claim.certainty]}"
            negative = "NOT so, " if claim.polarity == "negative" else ""
            manner.append(f"\n{negative}{STANCE[claim.stance]}{sure}", "dim")
            words = Text(f"“{shorten(claim.text, 300)}”")
            words.append(f"\n{teller.key}", "dim")
            table.add_row(manner, words)
        parts.append(Padding(table, (0, 0, 0, 2)))
    return parts


def spanning(links: Sequence[Link]) -> list[Link]:
    """Return the strongest links that hold the accounts together: one fewer than accounts, the strongest first."""
    import networkx

    graph = networkx.Graph()
    for link in sorted(links, key=lambda one: (-one.score, one.first, one.other)):
        graph.add_edge(link.first, link.other, weight=link.score, link=link)
    tree = networkx.maximum_spanning_tree(graph)
    found = [link for _, _, link in tree.edges(data="link")]
    return sorted(found, key=lambda one: (-one.score, one.first, one.other))


def _links(links: Sequence[Link]) -> list[RenderableType]:
    if not links:
        return []
    shown = spanning(links)
    parts: list[RenderableType] = [_heading("Why they are one incident")]
    if len(shown) < len(links):
        parts.append(
            Text(f"The strongest {len(shown)} of {len(links)} links; --format json has all.", "dim", overflow="fold")
        )
    for link in shown:
        line = Text(f"{link.first} + {link.other}: {link.score:+.1f}", "bold")
        line.overflow = "fold"
        parts.append(line)
        table = Table(box=None, show_header=False, expand=True, padding=(0, 2, 0, 0), pad_edge=False)
        for share in (2, 3, 3, 1):
            table.add_column(ratio=share, overflow="fold")
        for reason in link.reasons:
            cells = (kind_text(reason.feature), reason.first, reason.other, f"{reason.weight:+.1f}")
            table.add_row(*(Text(one_line(cell)) for cell in cells))
        parts.append(Padding(table, (0, 0, 0, 2)))
    return parts


def incident_row(incident: Incident, name: Callable[[str], str]) -> dict[str, object]:
    """Return an incident as one row, names in place of ids."""
    place = incident.places[0] if incident.places else None
    return {
        "id": incident.id,
        "title": incident.title,
        "type": incident.type,
        "date_start": incident.when.start if incident.when else None,
        "date_end": incident.when.end if incident.when else None,
        "date_precision": incident.when.date_precision if incident.when else None,
        "place": place.name if place else None,
        "admin1": place.admin1 if place else None,
        "country": place.country if place else None,
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "geo_precision": place.geo_precision if place else None,
        "initiators": [name(ref) for ref in incident.initiators],
        "targets": [name(ref) for ref in incident.targets],
        **{
            f"{what}_{part}": getattr(toll, part) if toll else None
            for what, toll in (
                ("killed", incident.killed),
                ("injured", incident.injured),
                ("detained", incident.detained),
            )
            for part in ("low", "best", "high")
        },
        "weapon": incident.weapon,
        "rule": incident.rule,
        "standing": incident.standing,
        "grade": incident.grade,
        "documents": len(incident.documents),
        "tellings": incident.tellings,
        "voices": incident.voices,
        "episode": incident.episode,
    }


LIST = (
    Column("id", "Incident", width=13, style="dim"),
    Column("where", "When, where", 3),
    Column("what", "What", 4),
    Column("killed", "Killed", width=10),
    Column("stands", "Stands", width=13),
)


def incident_list(
    incidents: Sequence[Incident], name: Callable[[str], str], *, width: int = 80, color: bool = False
) -> str:
    """Return incidents as a table, one a row, names in place of ids."""
    rows = [listed(one, incident_row(one, name)) for one in incidents]
    return answer_text(rows, LIST, width=width, color=color)


def listed(incident: Incident, row: Mapping[str, object]) -> dict[str, object]:
    """Return the cells of an incident in a list: a few words each."""
    place = incident.places[0] if incident.places else None
    where = place.name if place else "place not said"
    if place and place.geo_precision and 3 <= place.geo_precision <= 5:
        where += f", {GEO_PRECISION[place.geo_precision]}"
    who, whom = row["initiators"], row["targets"]
    assert isinstance(who, list)
    assert isinstance(whom, list)
    kind = kind_text(incident.type)
    what = f"{_some(who)}: {kind}" if who else kind.capitalize()
    return {
        "id": incident.id,
        "where": f"{when_text(incident.when)}, {where}",
        "what": what + (f" → {_some(whom)}" if whom else ""),
        "killed": _toll(_whole(incident.killed)),
        "stands": f"{standing_text(incident.standing)}, {counted(incident.tellings, 'telling')}",
    }


def field_rows(incident: Incident) -> list[dict[str, object]]:
    """Return one row for each field, value and voice."""
    return [
        {
            "incident": incident.id,
            "field": field.field,
            "standing": field.standing,
            "value": value.value,
            "claimant": voice.claimant,
            "interest": voice.interest,
            "publisher": voice.publisher,
            "published": voice.published,
            "denies": voice.denies,
            "claim": voice.claim,
        }
        for field in incident.fields
        for value in field.values
        for voice in value.said_by
    ]


def history_text(revisions: Sequence[Revision]) -> str:
    """Return how an incident changed, a line for each computation that changed it."""
    lines = []
    for one in revisions:
        into = f" into {one.into}" if one.into else ""
        stands = f", {standing_text(one.standing)}" if one.standing else ""
        lines.append(f"{one.at:%Y-%m-%d %H:%M} UTC: {one.change}{into}{stands}\n")
    return "\nHISTORY\n" + "".join(lines) if lines else ""


def _toll(toll: Toll | None) -> str:
    """A toll that always shows the number that the rule chose: ``19 (8–19)``."""
    told = toll_text(toll)
    if toll is None or toll.best is None or toll.low is None or toll.high is None or toll.low == toll.high:
        return told
    if toll.best not in (toll.low, toll.high):
        return told  # it is there already
    spread = f"{toll.low}–{toll.high}"
    among = told.removeprefix(spread).strip(" ()")
    return f"{toll.best} ({spread}{'; ' + among if among else ''})"


def _whole(toll: Toll | None) -> Toll | None:
    """A toll without its parts, which a list has no room for."""
    return None if toll is None else Toll(low=toll.low, best=toll.best, high=toll.high)


def _some(names: Sequence[str], most: int = 2) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def _heading(words: str) -> RenderableType:
    return Padding(Rule(Text(words.upper(), "bold cyan"), align="left", style="dim", characters="─"), (1, 0, 0, 0))
