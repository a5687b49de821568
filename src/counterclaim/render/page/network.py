"""The actor network as SVG: who fights, backs, joins, mediates."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable
from unicodedata import east_asian_width

from counterclaim.render.naming import short_name
from counterclaim.render.page.escape import attributes, h
from counterclaim.render.page.layout import Box, place_boxes
from counterclaim.render.page.telling import Telling
from counterclaim.render.ties import TIES, Tie

WIDTH = 420
MAX_ACTORS = 24
_LINE, _WRAP = 15.0, 17
# (kind group on the picture, words of the key); the dash pattern tells the groups apart without colour
_GROUPS = {
    "hostile": "attacks, presses, opposes",
    "accuses": "accuses",
    "friendly": "backs, is allied with",
    "part": "belongs to, speaks for",
    "talks": "mediates, deals with, is linked to",
}


def group_of(tie: Tie) -> str:
    """Return the group by which a tie is drawn."""
    if tie.kind == "accuses":
        return "accuses"
    if TIES[tie.kind][1]:
        return "hostile"
    if tie.kind in ("backs", "allied"):
        return "friendly"
    return "part" if tie.kind == "part" else "talks"


def network_svg(telling: Telling) -> str:
    """Return the network as an SVG figure, or a sentence when no ties are told."""
    if not telling.ties:
        return '<p class="none">The text tells of no ties between its actors.</p>'
    degree = Counter(end for tie in telling.ties for end in (tie.source, tie.target))
    order = sorted(degree, key=lambda ref: (-degree[ref], telling.actor_keys[ref]))
    shown = order[:MAX_ACTORS]
    index = {ref: number for number, ref in enumerate(shown)}
    labels = [_label(short_name(ref, telling.reading)) for ref in shown]
    boxes = [Box(max(map(_long, lines)) + 18, len(lines) * _LINE + 12) for lines in labels]
    drawn = [(n, t) for n, t in enumerate(telling.ties) if t.source in index and t.target in index]
    height = 130 + 34 * len(shown)
    place_boxes(boxes, [(index[t.source], index[t.target]) for _, t in drawn], WIDTH, height)
    top, bottom = min(b.y - b.height / 2 for b in boxes) - 14, max(b.y + b.height / 2 for b in boxes) + 14
    lanes: dict[tuple[int, int], list[str]] = {}
    for _, tie in drawn:
        pair = _pair(index, tie)
        # ties of one group between two actors share a lane: one line with an arrow at each end reads better
        lane = group_of(tie)
        if lane not in lanes.setdefault(pair, []):
            lanes[pair].append(lane)
    edges = "".join(_edge(telling, number, tie, boxes, index, lanes) for number, tie in drawn)
    nodes = "".join(_node(telling, ref, boxes[n], labels[n]) for n, ref in enumerate(shown))
    label = f"Network of {len(shown)} actors and {len(drawn)} ties; the same ties are listed below in words."
    groups = dict.fromkeys(group_of(tie) for _, tie in drawn)
    more = (
        f'<p class="none">{len(order) - len(shown)} more actors are only in the list.</p>' if order[MAX_ACTORS:] else ""
    )
    return (
        f'<svg class="net" viewBox="0 {top:.0f} {WIDTH} {bottom - top:.0f}" role="group" aria-label="{h(label)}">'
        f"{_markers(telling.prefix)}{edges}{nodes}</svg>{_key(g for g in _GROUPS if g in groups)}{more}"
    )


def _label(name: str) -> list[str]:
    lines = textwrap.wrap(name, _WRAP, break_long_words=True) or ["?"]
    return lines if len(lines) <= 3 else [*lines[:2], lines[2][: _WRAP - 1] + "…"]


def _long(line: str) -> float:
    """About how long a line is drawn, at the size of a node's text."""
    wide = {c for c in line if east_asian_width(c) in "WF"}
    return sum(14.5 if c in wide else 12.5 if c in "MWmw@%" else 8.6 if c.isupper() else 6.9 for c in line)


def _pair(index: dict[str, int], tie: Tie) -> tuple[int, int]:
    a, b = index[tie.source], index[tie.target]
    return (a, b) if a < b else (b, a)


def _edge(
    telling: Telling,
    number: int,
    tie: Tie,
    boxes: list[Box],
    index: dict[str, int],
    lanes: dict[tuple[int, int], list[str]],
) -> str:
    pair = _pair(index, tie)
    order = lanes[pair]
    shift = (order.index(group_of(tie)) - (len(order) - 1) / 2) * 11
    first, second = boxes[pair[0]], boxes[pair[1]]
    dx, dy = second.x - first.x, second.y - first.y
    length = max((dx * dx + dy * dy) ** 0.5, 1.0)
    off_x, off_y = -dy / length * shift, dx / length * shift
    # always drawn from the first of the pair: the dashes of ties both ways lie on one another
    directed = TIES[tie.kind][2]
    gap = 5.0 if directed else 1.0
    x1, y1 = _border(first, second, off_x, off_y, gap)
    x2, y2 = _border(second, first, off_x, off_y, gap)
    group = group_of(tie)
    css = f"tie {group}" + (" disputed" if tie.denials else "")
    ends = f"{short_name(tie.source, telling.reading)} {TIES[tie.kind][0]} {short_name(tie.target, telling.reading)}"
    said = ", ".join((*tie.claims, *(f"denied in {c}" for c in tie.denials)))
    at = "end" if index[tie.target] == pair[1] else "start"
    arrow = f' marker-{at}="url(#{telling.prefix}-{group})"' if directed else ""
    key = telling.tie_key(number)
    keys = " ".join([key, *(telling.claim_keys[c] for c in (*tie.claims, *tie.denials))])
    line = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
    cross = ""
    if tie.denials:
        mx, my = (x1 + x2) / 2, (y1 + y2) / 2
        cross = f'<text class="denied" x="{mx:.1f}" y="{my + 5:.1f}" text-anchor="middle">?</text>'
    return (
        f"<g{attributes(class_=css, data_k=keys, data_pick=key)}><title>{h(f'{ends} ({said})')}</title>"
        f'<line class="grip" {line}/><line {line}{arrow}/>{cross}</g>'
    )


def _border(box: Box, toward: Box, off_x: float, off_y: float, gap: float) -> tuple[float, float]:
    """Where the line between two middles, moved sideways, leaves the box."""
    dx, dy = toward.x - box.x, toward.y - box.y
    if abs(dx) < 1e-6 and abs(dy) < 1e-6:
        return box.x, box.y
    scale = min(
        (box.width / 2 + gap - abs(off_x)) / abs(dx) if abs(dx) > 1e-6 else 1e9,
        (box.height / 2 + gap - abs(off_y) * 0.3) / abs(dy) if abs(dy) > 1e-6 else 1e9,
    )
    scale = min(max(scale, 0.0), 0.48)
    return box.x + dx * scale + off_x, box.y + dy * scale + off_y


def _node(telling: Telling, ref: str, box: Box, lines: list[str]) -> str:
    key = telling.actor_keys[ref]
    first = box.y - (len(lines) - 1) * _LINE / 2 + 4.5
    text = "".join(
        f'<tspan x="{box.x:.1f}" y="{first + n * _LINE:.1f}">{h(line)}</tspan>' for n, line in enumerate(lines)
    )
    label = f"Actor {telling.reading.name_of(ref)}"
    return (
        f"<a{attributes(class_='node', href=f'#{key}', data_k=key, data_pick=key, aria_label=label)}>"
        f'<rect x="{box.x - box.width / 2:.1f}" y="{box.y - box.height / 2:.1f}" width="{box.width:.1f}"'
        f' height="{box.height:.1f}" rx="6"/><text text-anchor="middle">{text}</text></a>'
    )


def _markers(prefix: str) -> str:
    made = "".join(
        f'<marker id="{prefix}-{group}" class="{group}" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7"'
        f' markerHeight="7" markerUnits="userSpaceOnUse" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z"/></marker>'
        for group in _GROUPS
    )
    return f"<defs>{made}</defs>"


def _key(groups: Iterable[str]) -> str:
    items = "".join(
        f'<li><svg width="34" height="10" aria-hidden="true" class="tie {group}"><line x1="1" y1="5" x2="33" y2="5"/></svg>'
        f" {h(_GROUPS[group])}</li>"
        for group in groups
    )
    return f'<ul class="key">{items}</ul>'
