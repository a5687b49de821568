"""Texts in the form that copies are looked for in, many of them in little memory, and a quick look at pairs of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from counterclaim.ledger.compute.recall import Recall
from counterclaim.ledger.compute.session import Session
from counterclaim.ledger.store import bulk
from counterclaim.ledger.store import tables as t
from counterclaim.ledger.wire import Telling, band_keys, is_retelling, shares, telling
from counterclaim.ledger.wire.shares import FEWEST, HALF
from counterclaim.ledger.wire.signature import signature_of

_KEPT = 150_000  # texts in memory at once: one or two kilobytes each
_CHUNK = 20_000  # pairs
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SignedText:
    """A text with its signature and the keys that near copies share with it."""

    telling: Telling
    signature: bytes
    bands: tuple[str, ...]


def sign_texts(session: Session, documents: Sequence[str]) -> list[SignedText]:
    """Return documents with their signatures and bands."""
    found = _tellings(session, documents)
    signed = [(one, signature_of(one.runs)) for one in found.values()]
    return [SignedText(one, signature, band_keys(signature)) for one, signature in signed]


def _tellings(session: Session, keys: Sequence[str]) -> dict[str, Telling]:
    found: dict[str, Telling] = {}
    c = t.documents.c
    with session.reads() as connection:
        for batch in bulk.batches(keys, 500):
            query = select(c.key, c.text, c.published, c.number).where(c.key.in_(batch))
            for row in connection.execute(query):
                found[row.key] = telling(row.key, row.text, row.published, row.number)
    return found


class Texts:
    """Remembers texts as runs of words; says which pairs of them retell one text."""

    def __init__(self, session: Session) -> None:
        self._known: Recall[str, Telling] = Recall(lambda keys: _tellings(session, keys), _KEPT)

    def know(self, tellings: Iterable[Telling]) -> None:
        """Remember texts that are at hand."""
        self._known.put({one.key: one for one in tellings})

    def many(self, keys: Iterable[str]) -> dict[str, Telling]:
        """Return texts by document key."""
        # copies, since a text that was compared carries a set of its runs, which is many times as large
        known = self._known.many(keys)
        return {key: Telling(one.key, one.runs, one.published, one.number) for key, one in known.items()}

    def retellings(self, pairs: Iterable[Pair]) -> Iterator[Pair]:
        """Yield those pairs that retell one text; fastest when pairs with the same first text follow each other."""
        for chunk in bulk.batches(pairs, _CHUNK):
            known = self._known.many(key for pair in chunk for key in pair)
            sizes: dict[str, int] = {}
            first, runs = "", frozenset[int]()
            for one, other in chunk:
                if one != first:
                    first, runs = one, frozenset(known[one].runs)
                common = len(runs.intersection(known[other].runs))
                if common < FEWEST:
                    continue
                size = sizes.get(other) or sizes.setdefault(other, len(set(known[other].runs)))
                if common >= HALF * min(len(runs), size) and _retell(known[one], known[other]):
                    yield one, other


def _retell(first: Telling, other: Telling) -> bool:
    early, late = (first, other) if first.rank <= other.rank else (other, first)
    early, late = (Telling(one.key, one.runs, one.published, one.number) for one in (early, late))
    return is_retelling(shares(early, late))
