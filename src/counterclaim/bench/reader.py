"""Reads the texts of a corpus stage by stage for the benches, and counts failures and time.

A text on which a stage fails gets no answer and is counted; it never stops the rest.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from counterclaim.bench.scorers.common import Row
from counterclaim.reading.draft import Draft, draft_of
from counterclaim.reading.parse import Parser, shared_parser
from counterclaim.reading.parsed import Doc
from counterclaim.reading.pipeline import STAGES, Stage, stage
from counterclaim.reading.triage import Level
from counterclaim.records import Document, Reading


@dataclass
class Page:
    """One text that was read: the parse, the draft, and (made when asked for) the public reading."""

    doc: Doc
    finish: Callable[[Doc], Reading]

    @cached_property
    def draft(self) -> Draft:
        """The working state that the stages left."""
        return draft_of(self.doc)

    @cached_property
    def reading(self) -> Reading:
        """The public reading."""
        return self.finish(self.doc)


@dataclass
class Bench:
    """The loaded program as the benches use it.

    Attributes:
        seconds: time of each stage so far, ``parse`` among them.
        failures: ``stage: error`` of each text that could not be read.
    """

    parser: Parser
    finish: Callable[[Doc], Reading]
    seconds: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    failures: list[str] = field(default_factory=list)

    @classmethod
    def load(cls, model: str | None = None) -> Bench:
        """Load the parser and all data.

        Raises:
            CounterclaimError: E302 or E303 when the model cannot be loaded, E301 when a data file does not hold.
        """
        from counterclaim.api import versions
        from counterclaim.reading.assemble import assemble
        from counterclaim.registry import shared_registry

        parser, registry = shared_parser(model), shared_registry()
        made_by = versions(parser)
        return cls(parser, lambda doc: assemble(doc, made_by, registry).reading)

    def pages(self, documents: Iterable[Document], stages: Sequence[str] | None = None) -> Iterator[Page | None]:
        """Read documents as a stream, in order; None for one that failed.

        Args:
            documents: the texts.
            stages: the stages to run, in order; all when None. A few stages alone are measured on all of the text, as
                what triage loses has a measure of its own (`bench triage`).
        """
        names = list(STAGES) if stages is None else list(stages)
        level: Level = "sentences" if stages is None else "off"
        functions = [(name, stage(name)) for name in names]
        parsed = iter(self.parser.pipe(documents, triage=level))
        while True:
            started = time.process_time()
            doc = next(parsed, None)
            self.seconds["parse"] += time.process_time() - started
            if doc is None:
                return
            yield self._page(doc, functions)

    def _page(self, doc: Doc, functions: Sequence[tuple[str, Stage]]) -> Page | None:
        for name, function in functions:
            started = time.process_time()
            try:
                doc = function(doc)
            except Exception as error:  # any failure of a stage is one text's failure, and is reported
                self.failures.append(f"{name}: {type(error).__name__}: {error}")
                return None
            finally:
                self.seconds[name] += time.process_time() - started
        return Page(doc, self.finish)


def document_of(row: Row, text: str | None = None) -> Document:
    """Return the document of a gold row: its text with title, publisher and date as far as the row has them."""
    return Document.of(
        row["text"] if text is None else text,
        title=row.get("title"),
        publisher=row.get("publisher") or row.get("outlet"),
        published=_day(row.get("published") or row.get("date") or row.get("dct")),
        url=row.get("url"),
    )


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)[:10]) if value else None
    except ValueError:
        return None
