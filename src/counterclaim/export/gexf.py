"""GEXF 1.2: the network of actors. Edges are deeds between them (one edge a pair and kind, with the days) and lasting ties that
claims state (who backs, leads, opposes).

What it loses: places, numbers by claimant, incidents with one actor only, dates known only as longer than a month (the edge
has no time then). Written as a stream; the dialect is what Gephi 0.9 and 0.10 and networkx read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import quoteattr

from counterclaim import __version__
from counterclaim.export.formats import Format
from counterclaim.export.job import Options, Table, Tally
from counterclaim.export.names import name_on
from counterclaim.export.out import Out
from counterclaim.export.pairs import told_pairs
from counterclaim.export.spool import Spool
from counterclaim.export.toll import bounds
from counterclaim.export.unit import Unit, realised
from counterclaim.records import Claim
from counterclaim.records.when import When
from counterclaim.render.plain import one_line

LOSES = (
    "Places, numbers by claimant and sentences; an edge has the sum of the lowest and of the highest numbers of dead.",
    "What is only planned, feared, demanded or denied is left out and counted.",
    "Incidents in which one side only is known make no edge (they count in the node's number of incidents).",
    "Dates longer than a month: the edge then has no time and shows always.",
    "Ties are shown as claimed: 'claims' and 'claimants' say how many claims and how many claimants state them.",
)
_NODE = {"kind": "string", "country": "string", "incidents": "integer"}
_EDGE = {
    "relation": "string", "incidents": "integer", "claims": "integer", "claimants": "integer", "killed_low": "integer",
    "killed_high": "integer",
}  # fmt: skip


def write(units: Iterator[Unit], out: Out, options: Options, tally: Tally) -> None:
    """Gather nodes and edges on disk, then write them in order of their ids."""
    with Spool() as nodes, Spool() as edges:
        for unit in units:
            _gather(unit, nodes, edges, tally)
        _stream(nodes, edges, out, options, tally)


def _gather(unit: Unit, nodes: Spool, edges: Spool, tally: Tally) -> None:
    incident = unit.incident
    if unit.level == "tie":
        for said in unit.said:
            _tie(unit, said.claim, said.document.id, nodes, edges)
        return
    if unit.said and not realised(unit.said):
        tally.leave_out("only planned, feared, demanded or denied")
        return
    actors = list(dict.fromkeys([*incident.initiators, *incident.targets]))
    for actor in actors:
        nodes.put(actor, {**_node(unit, actor), "incidents": 1})
    start, end = _spell(incident.when)
    numbers = bounds(incident.killed)
    pairs = [(one, two, said) for (one, two), said in told_pairs(unit) if one is not None and two is not None]
    if not pairs:
        tally.leave_out("fewer than two sides, so no edge")
    for number, (one, two, told) in enumerate(pairs):
        counted = numbers if number == 0 else None  # the dead of an incident are counted once
        edges.put(
            f"{one}\0{two}\0{incident.type}",
            {
                "incidents": 1,
                "claims": len(told),
                "who": sorted({said.claim.claimant.actor or said.document.id for said in told}),
                "low": counted[0] if counted else 0,
                "high": counted[2] if counted else 0,
                "start": start,
                "end": end,
            },
        )


def _tie(unit: Unit, claim: Claim, document: str, nodes: Spool, edges: Spool) -> None:
    tie = claim.relation
    if (
        tie is None
        or tie.source is None
        or tie.target is None
        or claim.polarity == "negative"
        or tie.target not in unit.actors
    ):
        return
    for actor in (tie.source, tie.target):
        nodes.put(actor, {**_node(unit, actor), "incidents": 0})
    start, end = _spell(tie.when)
    who = [claim.claimant.actor or document]
    edges.put(
        f"{tie.source}\0{tie.target}\0{tie.type}",
        {"incidents": 0, "claims": 1, "who": who, "low": 0, "high": 0, "start": start, "end": end},
    )


def _node(unit: Unit, actor: str) -> dict[str, Any]:
    found = unit.actors.get(actor)
    return {
        "label": name_on(unit, actor, None),
        "kind": found.kind if found else "unidentified",
        "country": " ".join(found.country) if found else "",
    }


def _spell(when: When | None) -> tuple[str | None, str | None]:
    if when is None or (when.date_precision or 5) > 4:
        return None, None
    return when.start.isoformat() if when.start else None, when.end.isoformat() if when.end else None


def _stream(nodes: Spool, edges: Spool, out: Out, options: Options, tally: Tally) -> None:
    stream = out.text(FORMAT.main)
    about = "What this format cannot hold: " + " ".join(LOSES)
    stream.write(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
        f'<meta lastmodifieddate="{options.today.isoformat()}"><creator>counterclaim {__version__}</creator>'
        f"<description>{_text(about)}</description></meta>\n"
        '<graph mode="dynamic" defaultedgetype="directed" timeformat="date">\n'
    )
    for cls, attributes in (("node", _NODE), ("edge", _EDGE)):
        stream.write(f'<attributes class="{cls}" mode="static">\n')
        for number, (title, kind) in enumerate(attributes.items()):
            stream.write(f'<attribute id="{cls[0]}{number}" title="{title}" type="{kind}"/>\n')
        stream.write("</attributes>\n")
    stream.write("<nodes>\n")
    for actor, rows in nodes.groups():
        values = [rows[0]["kind"], rows[0]["country"], sum(row["incidents"] for row in rows)]
        stream.write(
            f"<node id={_attribute(actor)} label={_attribute(rows[0]['label'])}>{_values('n', values)}</node>\n"
        )
        tally.written["nodes"] += 1
    stream.write("</nodes>\n<edges>\n")
    for number, (key, rows) in enumerate(edges.groups()):
        stream.write(_edge(number, key, rows))
        tally.written["edges"] += 1
    stream.write("</edges>\n</graph>\n</gexf>\n")
    tally.written[FORMAT.main] = 1


def _edge(number: int, key: str, rows: list[dict[str, Any]]) -> str:
    one, two, relation = key.split("\0")
    who = {name for row in rows for name in row["who"]}
    sums = [sum(row[part] for row in rows) for part in ("incidents", "claims", "low", "high")]
    values = [relation, sums[0], sums[1], len(who), sums[2], sums[3]]
    weight = max(sums[0], 1)
    spells = sorted({(row["start"], row["end"]) for row in rows if row["start"] and row["end"]})
    always = len(spells) == 0 or any(not (row["start"] and row["end"]) for row in rows)
    inner = "" if always else "<spells>" + "".join(f'<spell start="{s}" end="{e}"/>' for s, e in spells) + "</spells>"
    return (
        f'<edge id="{number}" source={_attribute(one)} target={_attribute(two)} label={_attribute(relation)} weight="{weight}">'
        f"{_values('e', values)}{inner}</edge>\n"
    )


def _values(prefix: str, values: list[Any]) -> str:
    items = "".join(f'<attvalue for="{prefix}{n}" value={_attribute(str(value))}/>' for n, value in enumerate(values))
    return f"<attvalues>{items}</attvalues>"


def _attribute(text: str) -> str:
    return quoteattr(one_line(text))


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


FORMAT = Format(
    "gexf",
    "The network of actors over time",
    LOSES,
    (Table("network.gexf", "gexf", "application/gexf+xml", "Actors, deeds between them, and ties."),),
    write,
    ties=True,
)
