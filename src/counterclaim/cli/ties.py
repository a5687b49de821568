"""`counterclaim ties`: who backs, fights, allies with, leads an actor, from when to when, as claimed by whom."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli.asking import FormatOf, LedgerAt, day_of, write_rows
from counterclaim.cli.options import Format, Output

if TYPE_CHECKING:
    from counterclaim.ledger.ties import Edge, Tie

_KEYS = (
    "origin", "type", "source", "source_name", "target", "target_name", "status", "standing", "holds",
    "first_earliest", "first_latest", "first_precise", "starting", "last_earliest", "last_latest", "last_precise", "ending",
    "office", "incidents", "documents", "said_by", "denied_by",
)  # fmt: skip
_HEADS = {
    "claimed": "Claimed in documents",
    "incidents": "Fights, from incidents",
    "registry": "In the registry (not from these documents)",
}


def ties(
    actor: Annotated[str, typer.Argument(metavar="ACTOR", help="A name in any spelling that is known, or an id.")],
    ledger: LedgerAt = "counterclaim.db",
    at: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Only what was seen on this day or before it.")
    ] = None,
    since: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Only what was seen on this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD", help="Only what was seen on this day or earlier.")
    ] = None,
    format: FormatOf = Format.text,
    output: Output = None,
) -> None:
    """Show the ties of an actor over time, as claimed by whom; the registry's own ties stand apart."""
    from counterclaim.cli.options import write_out
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.ledger.ties import ties_of
    from counterclaim.render.answer import answer_json

    with Ledger.open(ledger, create=False, read_only=True) as opened, opened.reads() as connection:
        found = ties_of(connection, actor, at=day_of(at), since=day_of(since), until=day_of(until))
    if format is Format.json:
        write_out(answer_json([tie.model_dump(mode="json") for tie in found]), output)
    elif format is Format.csv:
        write_rows([_row(tie) for tie in found], format, output, keys=_KEYS, columns=(), empty="")
    else:
        write_out(_text(found, actor), output)


def _row(tie: Tie) -> dict[str, Any]:
    first, last = tie.first, tie.last
    return {
        **{name: getattr(tie, name) for name in ("origin", "type", "source", "source_name", "target", "target_name")},
        **{name: getattr(tie, name) for name in ("status", "standing", "holds", "office", "incidents")},
        "first_earliest": first.earliest,
        "first_latest": first.latest,
        "first_precise": first.precise,
        "starting": first.real,
        "last_earliest": last.earliest,
        "last_latest": last.latest,
        "last_precise": last.precise,
        "ending": last.real,
        "documents": sum(s.documents for s in tie.said_by),
        "said_by": "; ".join(s.name for s in tie.said_by if not s.denies),
        "denied_by": "; ".join(s.name for s in tie.said_by if s.denies),
    }


def _text(found: list[Tie], actor: str) -> str:
    from counterclaim.render.plain import one_line

    if not found:
        return f"No ties of {one_line(actor)} are known for these days.\n"
    lines: list[str] = []
    origin = ""
    for tie in found:
        if tie.origin != origin:
            origin = tie.origin
            lines += ["", _HEADS[origin]] if lines else [_HEADS[origin]]
        lines += [f"  {one_line(line)}" for line in _lines(tie)]
    return "\n".join(lines) + "\n"


def _lines(tie: Tie) -> list[str]:
    kind = tie.type.replace("_", " ")
    one = tie.source_name or "somebody"
    other = tie.target_name or "somebody"
    office = f" ({tie.office})" if tie.office else ""
    days = _days(tie)
    told = f", {tie.incidents} {'incident' if tie.incidents == 1 else 'incidents'}" if tie.incidents else ""
    state = "" if tie.origin == "registry" else f"  [{tie.standing or tie.status}]"
    holds = " (last seen before that day)" if tie.holds == "seen before" else ""
    lines = [f"{one} {kind} {other}{office}: {days}{told}{state}{holds}"]
    for verb, denies in (("said by", False), ("denied by", True)):
        who = [s for s in tie.said_by if s.denies is denies]
        if who:
            listed = "; ".join(
                f"{s.name} ({s.interest}, {s.documents} {'document' if s.documents == 1 else 'documents'}"
                + (f" in {s.tellings} tellings" if s.tellings != s.documents else "")
                + ")"
                for s in who[:6]
            )
            more = f"; and {len(who) - 6} more" if len(who) > 6 else ""
            lines.append(f"  {verb} {listed}{more}")
    return lines


def _days(tie: Tie) -> str:
    first, last = tie.first, tie.last
    if tie.origin == "registry":
        start = f"from {_edge(first)}" if first.earliest else ""
        end = f"to {_edge(last)}" if last.earliest else ""
        return " ".join(part for part in (start, end) if part) or "no dates known"
    if first.earliest is None:
        return "no dates known"
    if (first.earliest, first.latest) == (last.earliest, last.latest):
        return f"seen {_edge(first)}"
    return f"first seen {_edge(first)}, last seen {_edge(last)}"


def _edge(edge: Edge) -> str:
    if edge.earliest is None:
        return "?"
    if edge.from_publication:
        return f"{edge.earliest} (published)"
    if edge.latest is None or edge.earliest == edge.latest:
        return f"{edge.earliest}"
    if (edge.latest + timedelta(1)).day == edge.earliest.day == 1:  # whole months
        if edge.earliest.month == 1 and edge.latest.month == 12 and edge.earliest.year == edge.latest.year:
            return f"{edge.earliest:%Y}"
        if (edge.earliest.year, edge.earliest.month) == (edge.latest.year, edge.latest.month):
            return f"{edge.earliest:%Y-%m}"
    return f"between {edge.earliest} and {edge.latest}"
