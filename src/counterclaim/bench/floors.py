"""Accuracy floors: scores that must not fall. They are only raised, unless a regression is allowed by name.

`floors.json` holds for each part its metrics with their floors, the size of the fixed sample, and the fingerprint of the
gold rows they were measured on. The floors are compared with a small slack, as processors differ in the last digits.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from counterclaim.bench.scorers import read_gold
from counterclaim.bench.scorers.common import Row
from counterclaim.errors import Errors

FLOORS = Path(__file__).with_name("floors.json")
SLACK = 0.003


@dataclass(frozen=True)
class Part:
    """A part that has a floor: where its gold lies under the shared folder, what is measured, on how many rows."""

    task: str
    path: str
    metrics: tuple[str, ...] = ("f1",)
    sample: int | None = None

    @property
    def name(self) -> str:
        """``task/file``, as in the tables."""
        return f"{self.task}/{Path(self.path).name.removesuffix('.jsonl')}"


@dataclass(frozen=True)
class Floor:
    """The floors of one part."""

    part: str
    scores: Mapping[str, float]
    gold: str
    sample: int | None = None


@dataclass
class Verdict:
    """What a comparison found: lines to print, and the problems that make a check fail."""

    lines: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


_FACTS = ("governorate_accuracy", "cause_accuracy", "actor_accuracy", "killed_total_accuracy")
_LEDGER = ("pairwise_f1", "bcubed_f1", "wire_f1", "differing_shown_contested")
# samples keep the whole check under eight minutes on two cores
PARTS = (
    Part("acceptance", "acceptance", ("holds", "traps")),
    Part("attribution", "bench/attribution/dev.jsonl", ("f1", "attributions.f1"), 40),
    Part("entities", "bench/entities/dev.jsonl", ("f1", "relaxed.f1")),
    Part("relations", "bench/relations/dev.jsonl", ("f1", "entity_pairs.f1")),
    Part("places", "bench/places/lgl.dev.jsonl", ("f1", "acc161"), 60),
    Part("places", "bench/places/gwn.dev.jsonl", ("f1", "acc161"), 50),
    Part("places", "bench/places/tr-news.dev.jsonl", ("f1", "acc161"), 40),
    Part("places", "bench/places/geovirus.dev.jsonl", ("f1", "acc161"), 60),
    Part("places", "bench/places/event_location.dev.jsonl"),
    Part("dates", "bench/dates/timebank.dev.jsonl", ("f1", "relaxed.f1"), 100),
    Part("dates", "bench/dates/aquaint.dev.jsonl", ("f1", "relaxed.f1")),
    Part("dates", "bench/dates/wikiwars.dev.jsonl", ("f1", "relaxed.f1"), 6),
    Part("templates", "bench/templates/dev.jsonl", ("f1", "relevance.f1"), 150),
    Part("incidents", "bench/incidents", _FACTS + _LEDGER),  # whole: a sample would tear incidents apart
    Part("loaded", "bench/loaded/babe.dev.jsonl", ("f1", "words_by_character.f1"), 700),
    Part("loaded", "bench/loaded/ptc.dev.jsonl", ("f1",), 40),
    Part("relevance", "bench/relevance/acled_types.dev.jsonl"),
    Part("relevance", "bench/relevance/bbc.dev.jsonl", ("f1",), 120),
    Part("relevance", "bench/relevance/ceha.dev.jsonl", ("f1",), 120),
    Part("relevance", "bench/relevance/glocon_docs.dev.jsonl", ("f1",), 150),
    Part("relevance", "bench/relevance/glocon_sents.dev.jsonl"),
    Part("relevance", "bench/relevance/india_police.dev.jsonl", ("f1",), 150),
    Part("relevance", "bench/relevance/insightcrime.dev.jsonl", ("f1",), 100),
    Part("relevance", "bench/relevance/satp.dev.jsonl", ("f1",), 400),
    Part("cameo", "bench/cameo/plover_pairs.dev.jsonl", ("f1", "quad.macro_f1")),
    Part("factuality", "bench/factuality/meantime.dev.jsonl", ("f1", "polarity.macro_f1", "time.macro_f1")),
    Part("factuality", "bench/factuality/uds.dev.jsonl"),
    Part("factuality", "bench/factuality/commitment.dev.jsonl"),
)


def metric(score: Mapping[str, Any], name: str) -> float:
    """Return a figure of a score by its dotted name, 0 where the score has none."""
    value: Any = score
    for key in name.split("."):
        value = value.get(key, 0.0) if isinstance(value, Mapping) else 0.0
    return round(float(value), 4)


def load(path: Path = FLOORS) -> dict[str, Floor]:
    """Return the floors by part; none where the file is missing."""
    if not path.is_file():
        return {}
    return {entry["part"]: Floor(**entry) for entry in json.loads(path.read_text(encoding="utf-8"))["floors"]}


def save(floors: Mapping[str, Floor], path: Path = FLOORS) -> None:
    """Write the floors, sorted by part."""
    entries = [asdict(floors[name]) for name in sorted(floors)]
    path.write_text(json.dumps({"floors": entries}, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def compare(floor: Floor | None, measured: Floor) -> Verdict:
    """Compare a fresh measurement with the floor of its part."""
    verdict = Verdict()
    if floor is None:
        verdict.lines.append(f"{measured.part}: {_figures(measured)} (no floor yet)")
        return verdict
    if (floor.gold, floor.sample) != (measured.gold, measured.sample):
        verdict.problems.append(Errors.E209.error(part=measured.part).message)
    for name, old in floor.scores.items():
        new = measured.scores.get(name, 0.0)
        if new < old - SLACK:
            verdict.problems.append(Errors.E208.error(part=f"{measured.part} {name}", old=old, new=new).message)
    verdict.lines.append(f"{measured.part}: {_figures(measured, floor)}")
    return verdict


def raised(floor: Floor | None, measured: Floor, *, allow_regression: bool = False) -> Floor:
    """Return the new floor of a part: each metric the higher of floor and measurement.

    Raises:
        CounterclaimError: E208, when a score fell below its floor and no regression is allowed.
    """
    if floor is None or allow_regression:
        return measured
    if (floor.gold, floor.sample) != (measured.gold, measured.sample):
        return measured  # other gold: the old figures say nothing about it
    for name, old in floor.scores.items():
        new = measured.scores.get(name, 0.0)
        if new < old - SLACK:
            raise Errors.E208.error(part=f"{measured.part} {name}", old=old, new=new)
    best = {name: max(value, floor.scores.get(name, 0.0)) for name, value in measured.scores.items()}
    return Floor(measured.part, best, measured.gold, measured.sample)


def _figures(measured: Floor, floor: Floor | None = None) -> str:
    figures = []
    for name, value in measured.scores.items():
        old = floor.scores.get(name) if floor else None
        figures.append(f"{name} {value:.4f}" + (f" (floor {old:.4f})" if old is not None else ""))
    return ", ".join(figures)


def rows_of(part: Part, path: Path) -> dict[str, Row]:
    """Return the gold rows of a part as its floor was measured on them."""
    from counterclaim.bench.measure import sample

    return sample(read_gold(part.task, path), part.sample)
