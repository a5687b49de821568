"""Several processes for a computation of everything. Workers only read the ledger; what they find is stored by one process.

The result is the same with any number of workers: parts are worked on in order and come back in order.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType
from typing import Any

from sqlalchemy.engine import make_url

from counterclaim.errors import Errors
from counterclaim.ledger.compute.building import Builder, Built
from counterclaim.ledger.compute.grouping import Group
from counterclaim.ledger.compute.pairs import Pairs
from counterclaim.ledger.compute.scoring import Scored, Scorer
from counterclaim.ledger.compute.session import Session
from counterclaim.ledger.compute.texts import SignedText, sign_texts
from counterclaim.ledger.judgements.merges import Merges
from counterclaim.ledger.ledger import Ledger
from counterclaim.records import TollRule

FROM = 4_000  # documents from which starting processes pays
_MOST = 4
_mine: dict[str, Any] = {}


def how_many(documents: int, workers: int | None) -> int:
    """How many processes to use: as many as wanted (none of its own if nobody says), and one for a small ledger."""
    return 1 if workers is None or documents < FROM else workers


def processors() -> int:
    """As many processes as a command starts of itself: one a processor, at most four."""
    return min(_MOST, os.cpu_count() or 1)


class Workers:
    """Does the parts of a computation that need much work, here or in processes of its own. Use it in a ``with`` block."""

    def __init__(self, session: Session, merges: Merges, rule: TollRule, many: int) -> None:
        self._local = {"scorer": Scorer(session, merges), "builder": Builder(session, merges, rule), "session": session}
        self._pool: ProcessPoolExecutor | None = None
        self._many = many
        if many > 1:
            ledger = session.ledger
            url = ledger.engine.url.render_as_string(hide_password=False)
            self._pool = ProcessPoolExecutor(
                many,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_begin,
                initargs=(url, merges, rule),
            )

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def signed(self, batches: Iterable[Sequence[str]]) -> Iterator[list[SignedText]]:
        """Yield the signatures of documents, batch by batch."""
        return self._each(_sign, batches)

    def scored(self, parts: Iterable[tuple[Sequence[str], Pairs]]) -> Iterator[Scored]:
        """Yield the scores of pairs, part by part; each part names the accounts that its numbers stand for."""
        return self._each(_score, parts)

    def built(self, batches: Iterable[Sequence[Group]]) -> Iterator[Built]:
        """Yield the incidents of groups, batch by batch."""
        return self._each(_build, batches)

    def _each(self, work: Any, parts: Iterable[Any]) -> Iterator[Any]:
        if self._pool is None:
            for part in parts:
                yield work(part, self._local)
            return
        waiting: deque[Future[Any]] = deque()
        try:
            for part in parts:
                waiting.append(self._pool.submit(work, part))
                if len(waiting) > 2 * self._many:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise Errors.E531.error(what=str(error) or "without a word") from None


def _begin(url: str, merges: Merges, rule: TollRule) -> None:
    found = make_url(url)
    where = found.database if found.drivername.startswith("sqlite") else url
    session = Session(Ledger.open(where or "", create=False, read_only=True))
    _mine.update(scorer=Scorer(session, merges), builder=Builder(session, merges, rule), session=session)


def _sign(batch: Sequence[str], own: dict[str, Any] | None = None) -> list[SignedText]:
    return sign_texts((own or _mine)["session"], batch)


def _score(part: tuple[Sequence[str], Pairs], own: dict[str, Any] | None = None) -> Scored:
    scorer: Scorer = (own or _mine)["scorer"]
    return [link for links in scorer.scores(*part) for link in links]


def _build(batch: Sequence[Group], own: dict[str, Any] | None = None) -> Built:
    builder: Builder = (own or _mine)["builder"]
    return builder.build(batch)
