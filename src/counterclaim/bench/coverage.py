"""How much of what texts name the registry knows: the share of mentions of groups, states and agencies it resolves.

A gold mention counts when it is an organisation, holds a proper name, and is no people, family, firm or lone person. It
is covered when the reading resolves a name in it (or around it) to a registry id. Rows without gold mentions (reports
of incidents) are measured on the names that the reading itself finds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from counterclaim.bench.reader import Bench, Page, document_of
from counterclaim.bench.scorers.common import Row, read_rows
from counterclaim.lexicon.agents import agent_words
from counterclaim.reading.draft import Draft
from counterclaim.reading.parsed import Doc, Span
from counterclaim.registry import shared_registry

_OUT = frozenset({"civilians", "person", "business", "religious_body", "protesters"})
_STAGES = ("dates", "actors", "places", "coreference")
_SURE = 0.5  # gold confidence below which the entities scorer does not count a span either


@dataclass
class Coverage:
    """Mentions that are of the kinds asked for, those that are covered, and the names of the others with their counts.

    `listed` counts those that hold a name of the registry, also where the reading takes it for a place ("in France").
    """

    mentions: int = 0
    covered: int = 0
    listed: int = 0
    missing: Counter[str] = field(default_factory=Counter)
    gold: bool = True

    @property
    def share(self) -> float:
        """Covered of all; 0 without any."""
        return self.covered / self.mentions if self.mentions else 0.0

    def count(self, name: str, covered: bool) -> None:
        """Count one mention."""
        self.mentions += 1
        self.covered += covered
        self.listed += covered or any(hit.form != "description" for hit in shared_registry().index.find(name))
        if not covered:
            self.missing[" ".join(name.split())] += 1


def measure_coverage(bench: Bench, path: Path, number: int | None = None) -> Coverage:
    """Read the texts of a gold file and count what the registry knows of them.

    Args:
        bench: the loaded program.
        path: rows with ``entities``, with ``relations`` (typed by the entities file of the same name beside), or neither.
        number: only every n-th row, so that about that many are read.
    """
    rows = list(read_rows(path).values())
    step = max(1, len(rows) // number) if number else 1
    rows = rows[::step]
    spans = _gold_spans(rows, path)
    coverage = Coverage(gold=spans is not None)
    pages = bench.pages((document_of(row) for row in rows), _STAGES)
    for row, page in zip(rows, pages, strict=True):
        if page is None:
            continue
        found = _gold(page.doc, page.draft, spans[row["id"]]) if spans is not None else _read(page)
        for name, covered in found:
            coverage.count(name, covered)
    return coverage


def _gold_spans(rows: list[Row], path: Path) -> dict[str, list[tuple[int, int]]] | None:
    if any("entities" in row for row in rows):
        return {row["id"]: _organisations(row) for row in rows}
    if not any("relations" in row for row in rows):
        return None
    beside = path.parent.parent / "entities" / path.name
    typed = {key: set(_organisations(row)) for key, row in read_rows(beside).items()} if beside.is_file() else None
    found: dict[str, list[tuple[int, int]]] = {}
    for row in rows:
        ends = [relation[end] for relation in row["relations"] for end in ("source", "target")]
        spans = [(int(end["start"]), int(end["end"])) for end in ends]
        found[row["id"]] = [span for span in spans if typed is None or span in typed.get(row["id"], ())]
    return found


def _organisations(row: Row) -> list[tuple[int, int]]:
    entities: Iterable[dict[str, Any]] = row.get("entities", ())
    return [
        (int(one["start"]), int(one["end"]))
        for one in entities
        if one["type"] == "Organisation" and one.get("confidence", 1) >= _SURE
    ]


def _gold(doc: Doc, draft: Draft, spans: list[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    for start, end in spans:
        span = doc.char_span(start, end, alignment_mode="contract")
        if span is not None and _wanted(span):
            refs = [m.ref for m in draft.actor_mentions if m.start_char < end and m.end_char > start]
            yield span.text, any(ref in draft.actors and draft.actors[ref].known for ref in refs)


def _wanted(span: Span) -> bool:
    """Whether it holds a proper name and is a group, a state or an agency."""
    names = [token for token in span if token.pos_ == "PROPN" and token.text[:1].isupper()]
    peoples = all(token.ent_type_ == "NORP" or shared_registry().demonym(token.text) for token in names)
    if peoples and not any(shared_registry().find(token.text) for token in names):
        return False  # "Kurdish fighters": a people, and no group; true also where there is no name at all
    words = [token.text for token in span[: span.root.i + 1 - span.start] if token.is_alpha]
    agent = agent_words().of_words(words)
    if agent is not None and agent.kind in _OUT:
        return False
    return not words or not words[-1].endswith("s") or shared_registry().demonym(words[-1]) is None  # "Syrians"


def _read(page: Page) -> Iterator[tuple[str, bool]]:
    for mention in page.draft.actor_mentions:
        actor = page.draft.actors.get(mention.ref)
        if actor is None or actor.kind in _OUT or mention.how not in {"name", "alias", "acronym"}:
            continue
        yield mention.text, actor.known
