"""A bounded memory of what was prepared once: the least recently used is forgotten first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


class Recall(Generic[Key, Value]):
    """Values by key, fetched many at once where they are not known.

    Args:
        fetch: returns the values of the keys that are missing.
        size: how many values are kept.
    """

    def __init__(self, fetch: Callable[[list[Key]], dict[Key, Value]], size: int) -> None:
        self._fetch = fetch
        self._size = size
        self._known: OrderedDict[Key, Value] = OrderedDict()

    def many(self, keys: Iterable[Key]) -> dict[Key, Value]:
        """Return the values of these keys; those that do not exist are left out."""
        wanted = list(dict.fromkeys(keys))
        found: dict[Key, Value] = {}
        missing: list[Key] = []
        for key in wanted:
            if key in self._known:
                self._known.move_to_end(key)
                found[key] = self._known[key]
            else:
                missing.append(key)
        if missing:
            fetched = self._fetch(missing)
            found.update(fetched)
            self.put(fetched)
        return found

    def put(self, values: Mapping[Key, Value]) -> None:
        """Remember values that are at hand."""
        self._known.update(values)
        while len(self._known) > self._size:
            self._known.popitem(last=False)

    def forget(self, keys: Iterable[Key]) -> None:
        """Forget values that changed."""
        for key in keys:
            self._known.pop(key, None)
