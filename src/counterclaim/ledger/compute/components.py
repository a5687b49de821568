"""Union-find over small integers: connected components of millions of pairs in little memory."""

from __future__ import annotations

from array import array


class Components:
    """Disjoint sets of the numbers 0 to `size` - 1."""

    def __init__(self, size: int) -> None:
        self._parent = array("l", range(size))

    def root(self, one: int) -> int:
        """The number that stands for the set of `one`: the smallest of it."""
        parent = self._parent
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    def join(self, one: int, other: int) -> None:
        """Make two sets one."""
        a, b = self.root(one), self.root(other)
        if a != b:
            self._parent[max(a, b)] = min(a, b)

    def sets(self) -> dict[int, list[int]]:
        """All sets by the number that stands for each, members in ascending order."""
        found: dict[int, list[int]] = {}
        for one in range(len(self._parent)):
            found.setdefault(self.root(one), []).append(one)
        return found
