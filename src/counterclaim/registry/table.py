"""A table from forms to records that lies on disk as it is used: a trie of the forms (marisa-trie), numbers beside it.

It is mapped into memory, so a table of 100,000 names is there at once, and once for all processes that read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import marisa_trie
import numpy as np
import numpy.typing as npt

from counterclaim.registry import cache
from counterclaim.registry.listed import Record

LONGEST = 250  # characters; a longer name stands in no text as it is listed
WORDS = re.compile(r"[^\W_\x02]+|(?<![^\W_\x02])\S")  # what a name can begin with, its first word or a sign


def first_word(form: str) -> str:
    """The word, or sign, that a form begins with."""
    match = WORDS.match(form)
    return match[0] if match else ""


class Table:
    """Records by form.

    Args:
        forms: the trie; it numbers its forms.
        records: whole numbers of 32 bits, shape (records, 3), those of one form together.
        starts: where the records of each form begin, and their end; shape (forms + 1,).
        firsts: the first word of each form (see `first_word`); most words of a text begin none.
    """

    def __init__(
        self, forms: marisa_trie.Trie, records: npt.NDArray[Any], starts: npt.NDArray[Any], firsts: frozenset[str]
    ) -> None:
        self._forms, self._records, self._starts, self.firsts = forms, records, starts, firsts

    @classmethod
    def of(cls, found: Mapping[str, Sequence[Record]]) -> Table:
        """A table in memory of these forms."""
        forms = marisa_trie.Trie(found)
        rows = [found[form] for _, form in sorted((number, form) for form, number in forms.items())]
        starts = np.cumsum([0, *map(len, rows)], dtype=np.uint32)
        records = np.array([record for row in rows for record in row], dtype=np.uint32).reshape(-1, 3)
        return cls(forms, records, starts, frozenset(map(first_word, found)))

    def __len__(self) -> int:
        return len(self._forms)

    def __contains__(self, form: str) -> bool:
        return form in self._forms

    def begins(self, text: str, at: int) -> list[str]:
        """Every form that stands in `text` from the character `at` on, the shortest first."""
        found: list[str] = self._forms.prefixes(text[at : at + LONGEST])
        return found

    def get(self, form: str) -> list[Record]:
        """The records of one form; none where it is not listed."""
        number = self._forms.get(form)
        if number is None:
            return []
        return [tuple(row) for row in self._records[self._starts[number] : self._starts[number + 1]].tolist()]

    def keep(self, digest: str, name: str) -> None:
        """Keep the table on disk under these names."""
        cache.keep(digest, f"{name}.trie", self._forms.save)
        for part, values in (("records", self._records), ("starts", self._starts)):
            cache.keep(digest, f"{name}.{part}", values.tofile)

    @classmethod
    def kept(cls, digest: str, name: str) -> Table | None:
        """The table that was kept so; None where it is not whole."""
        paths = [cache.path_of(digest, f"{name}.{part}") for part in ("trie", "records", "starts")]
        if paths[0] is None:
            return None
        try:
            forms = marisa_trie.Trie()
            forms.mmap(str(paths[0]))
            records, starts = (np.fromfile(str(path), dtype=np.uint32) for path in paths[1:])
            whole = len(starts) == len(forms) + 1 and len(records) == 3 * int(starts[-1])
        except (OSError, RuntimeError, ValueError, IndexError):
            return None  # missing, or cut short by a full disk
        if not whole:
            return None
        firsts = cache.remembered(digest, f"{name}.firsts", lambda: sorted(set(map(first_word, forms.iterkeys()))))
        return cls(forms, records.reshape(-1, 3), starts, frozenset(firsts))
