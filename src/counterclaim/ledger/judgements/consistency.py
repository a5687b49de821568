"""Which judgements hold together: union-find with disequalities, and the path of judgements behind each conflict.

Judgements are considered in the order in which they were made. One that contradicts those before it is a conflict and is
not followed until one of the others is undone; so what was decided first stands until somebody takes it back.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeVar

Node = TypeVar("Node", bound=Hashable)
Decision = tuple[int, Node, Node, Literal["same", "different"]]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A judgement that contradicts earlier ones.

    Attributes:
        judgement: its number; it is not followed.
        against: numbers of the judgements that it contradicts, in order: all of them together say the opposite.
    """

    judgement: int
    against: tuple[int, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """All judgements in conflict: undoing any one of them ends it."""
        return tuple(sorted({self.judgement, *self.against}))


@dataclass(frozen=True)
class Consistent:
    """Judgements that hold together.

    Attributes:
        followed: numbers of those that are followed.
        conflicts: those that are not, with the ones they contradict.
    """

    followed: frozenset[int] = frozenset()
    conflicts: tuple[Conflict, ...] = ()


@dataclass
class _State:
    parent: dict[Hashable, Hashable] = field(default_factory=dict)
    members: dict[Hashable, set[Hashable]] = field(default_factory=dict)
    same: dict[Hashable, list[tuple[Hashable, int]]] = field(default_factory=lambda: defaultdict(list))
    apart: dict[Hashable, dict[Hashable, tuple[int, Hashable, Hashable]]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def root(self, node: Hashable) -> Hashable:
        """The node that stands for all that are the same as this one."""
        while self.parent.setdefault(node, node) != node:
            self.parent[node] = self.parent[self.parent[node]]
            node = self.parent[node]
        self.members.setdefault(node, {node})
        return node

    def join(self, a: Hashable, b: Hashable) -> None:
        """Make two groups one; what either was kept apart from, both are."""
        a, b = (a, b) if len(self.members[a]) >= len(self.members[b]) else (b, a)
        self.parent[b] = a
        self.members[a] |= self.members.pop(b)
        for other, reason in self.apart.pop(b, {}).items():
            self.apart[other].pop(b, None)
            self.apart[a].setdefault(other, reason)
            self.apart[other].setdefault(a, reason)

    def path(self, start: Hashable, end: Hashable) -> list[int]:
        """Numbers of the fewest ``same`` judgements that lead from one node to another."""
        came: dict[Hashable, tuple[Hashable, int]] = {}
        seen, queue = {start}, deque([start])
        while queue:
            node = queue.popleft()
            if node == end:
                break
            for other, number in self.same.get(node, ()):
                if other not in seen:
                    seen.add(other)
                    came[other] = (node, number)
                    queue.append(other)
        numbers: list[int] = []
        node = end
        while node != start:
            node, number = came[node]
            numbers.append(number)
        return numbers[::-1]


def consider(decisions: Iterable[Decision[Node]]) -> Consistent:
    """Say which decisions are followed, and which contradict earlier ones.

    Args:
        decisions: (number, one, other, ``same`` or ``different``), in any order; they are considered by their numbers.

    Returns:
        What is followed, and the conflicts by number.
    """
    state = _State()
    followed: set[int] = set()
    conflicts: list[Conflict] = []
    for number, one, other, verdict in sorted(decisions, key=lambda d: d[0]):
        a, b = state.root(one), state.root(other)
        if verdict == "same":
            barrier = state.apart[a].get(b) if a != b else None
            if barrier is not None:
                conflicts.append(Conflict(number, _chain(state, one, other, barrier)))
                continue
            if a != b:
                state.join(a, b)
            state.same[one].append((other, number))
            state.same[other].append((one, number))
        else:
            if a == b:
                conflicts.append(Conflict(number, tuple(state.path(one, other))))
                continue
            state.apart[a].setdefault(b, (number, one, other))
            state.apart[b].setdefault(a, (number, other, one))
        followed.add(number)
    return Consistent(frozenset(followed), tuple(conflicts))


def _chain(state: _State, one: Hashable, other: Hashable, barrier: tuple[int, Hashable, Hashable]) -> tuple[int, ...]:
    number, first, second = barrier
    if state.root(first) != state.root(one):
        first, second = second, first
    return (*state.path(one, first), number, *state.path(second, other))


def groups(pairs: Iterable[tuple[Node, Node]]) -> Mapping[Node, frozenset[Node]]:
    """Return for every node of the pairs all that are the same as it, itself among them."""
    state = _State()
    nodes: list[Node] = []
    for one, other in pairs:
        nodes += [one, other]
        a, b = state.root(one), state.root(other)
        if a != b:
            state.join(a, b)
    sets = {root: frozenset(members) for root, members in state.members.items()}
    return {node: sets[state.root(node)] for node in nodes}  # type: ignore[misc]
