"""Places the actors of a network: a small force layout that gives the same picture for the same ties.

Fruchterman and Reingold (1991), "Graph drawing by force-directed placement", with boxes in place of points: after the
forces come to rest, boxes that overlap are pushed apart. No random start: actors begin on a circle in their order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin

_ROUNDS = 160


@dataclass(slots=True)
class Box:
    """A node: the middle and the size of its box."""

    width: float
    height: float
    x: float = 0.0
    y: float = 0.0


def place_boxes(boxes: Sequence[Box], edges: Sequence[tuple[int, int]], width: float, height: float) -> None:
    """Give every box its middle inside ``width`` x ``height``; edges pull their ends together.

    Several starts are tried, turned against one another; the one with the fewest lines over boxes and over other lines
    is kept (the first of equals).
    """
    if not boxes:
        return
    pairs = sorted({(min(a, b), max(a, b)) for a, b in edges if a != b})
    starts = 10 if len(boxes) <= 14 else 4
    best: tuple[float, list[tuple[float, float]]] | None = None
    for start in range(starts):
        _settle(boxes, pairs, width, height, 2 * pi * start / starts / max(len(boxes), 1) * 3 + 0.3, start % 2 == 1)
        found = (_tangle(boxes, pairs), [(box.x, box.y) for box in boxes])
        if best is None or found[0] < best[0] - 1e-6:
            best = found
    assert best is not None
    for box, (x, y) in zip(boxes, best[1], strict=True):
        box.x, box.y = x, y


def _settle(
    boxes: Sequence[Box], pairs: Sequence[tuple[int, int]], width: float, height: float, turn: float, swap: bool
) -> None:
    count = len(boxes)
    for number, box in enumerate(boxes):
        place = (number * 2) % count + (1 if swap and number * 2 >= count else 0) if swap else number
        angle = 2 * pi * place / count + turn
        box.x, box.y = width / 2 + cos(angle) * width * 0.32, height / 2 + sin(angle) * height * 0.36
    ideal = 0.85 * (width * height / count) ** 0.5
    for step in range(_ROUNDS):
        _pull(boxes, pairs, ideal, 0.12 * width * (1 - step / _ROUNDS), width, height)
    for _ in range(120):
        if not _push_apart(boxes, width, height):
            break


def _tangle(boxes: Sequence[Box], pairs: Sequence[tuple[int, int]]) -> float:
    """How hard the picture is to read: lines over foreign boxes count most, then crossings, then length."""
    total = 0.0
    for number, (a, b) in enumerate(pairs):
        one, two = boxes[a], boxes[b]
        total += hypot(one.x - two.x, one.y - two.y) / 2000
        total += sum(3.0 for n, box in enumerate(boxes) if n not in (a, b) and _hits(one, two, box))
        total += sum(1.0 for c, d in pairs[number + 1 :] if {a, b}.isdisjoint((c, d)) and _cross(boxes, a, b, c, d))
    for number, one in enumerate(boxes):
        total += sum(5.0 for two in boxes[number + 1 :] if _overlap(one, two))
    return total


def _overlap(one: Box, two: Box) -> bool:
    return abs(one.x - two.x) < (one.width + two.width) / 2 and abs(one.y - two.y) < (one.height + two.height) / 2


def _hits(one: Box, two: Box, box: Box) -> bool:
    """Whether the line between two middles runs over a box (looked at in 24 steps)."""
    for step in range(1, 24):
        x, y = one.x + (two.x - one.x) * step / 24, one.y + (two.y - one.y) * step / 24
        if abs(x - box.x) < box.width / 2 + 4 and abs(y - box.y) < box.height / 2 + 4:
            return True
    return False


def _cross(boxes: Sequence[Box], a: int, b: int, c: int, d: int) -> bool:
    def side(p: Box, q: Box, r: Box) -> float:
        return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x)

    one, two, three, four = boxes[a], boxes[b], boxes[c], boxes[d]
    apart = side(one, two, three) * side(one, two, four) < 0
    return apart and side(three, four, one) * side(three, four, two) < 0


def _pull(
    boxes: Sequence[Box], pairs: Sequence[tuple[int, int]], ideal: float, heat: float, width: float, height: float
) -> None:
    count = len(boxes)
    moves = [[0.0, 0.0] for _ in boxes]
    for a in range(count):
        for b in range(a + 1, count):
            dx, dy = boxes[a].x - boxes[b].x, (boxes[a].y - boxes[b].y) * 1.4
            distance = max(hypot(dx, dy), 1.0)
            if distance > 1.7 * ideal:
                continue  # loose groups should not flee to the corners
            force = ideal * ideal / (distance * distance)
            _add(moves, a, b, dx * force, dy * force)
    for a, b in pairs:
        dx, dy = boxes[a].x - boxes[b].x, boxes[a].y - boxes[b].y
        force = -hypot(dx, dy) / ideal
        _add(moves, a, b, dx * force, dy * force)
    for box, (mx, my) in zip(boxes, moves, strict=True):
        # a weak pull to the middle keeps loose groups on the sheet
        mx, my = mx + (width / 2 - box.x) * 0.1, my + (height / 2 - box.y) * 0.1
        length = max(hypot(mx, my), 1e-9)
        step = min(length, heat)
        box.x += mx / length * step
        box.y += my / length * step
        _keep_inside(box, width, height)


def _add(moves: list[list[float]], a: int, b: int, dx: float, dy: float) -> None:
    moves[a][0] += dx
    moves[a][1] += dy
    moves[b][0] -= dx
    moves[b][1] -= dy


def _push_apart(boxes: Sequence[Box], width: float, height: float) -> bool:
    moved = False
    for number, one in enumerate(boxes):
        for two in boxes[number + 1 :]:
            over_x = (one.width + two.width) / 2 + 26 - abs(one.x - two.x)
            over_y = (one.height + two.height) / 2 + 22 - abs(one.y - two.y)
            if over_x <= 0 or over_y <= 0:
                continue
            moved = True
            if over_y < over_x:
                shift = over_y / 2 * (1 if one.y >= two.y else -1)
                one.y, two.y = one.y + shift, two.y - shift
            else:
                shift = over_x / 2 * (1 if one.x >= two.x else -1)
                one.x, two.x = one.x + shift, two.x - shift
            _keep_inside(one, width, height)
            _keep_inside(two, width, height)
    return moved


def _keep_inside(box: Box, width: float, height: float) -> None:
    box.x = min(max(box.x, box.width / 2 + 4), width - box.width / 2 - 4)
    box.y = min(max(box.y, box.height / 2 + 4), height - box.height / 2 - 4)
