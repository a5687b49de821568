"""Relations between entities (re3d's scheme).

A prediction row is ``{"id", "relations": [{"type", "source": {"start", "end"}, "target": {"start", "end"}}]}``.
``f1`` is relaxed: an end is right when it shares half the characters of the shorter span. Mutual relations stand either
way round and count once. Gold under the confidence (0.5) is neither wanted nor held against an answer.
"""

from __future__ import annotations

from collections import defaultdict

from counterclaim.bench.scorers.common import (
    NO_OPTIONS,
    Options,
    Pair,
    Row,
    Rows,
    Score,
    Tally,
    best_matching,
    chosen,
    ends,
    mostly_shared,
    threshold,
)

MUTUAL = frozenset({"FightingAgainst", "AlliesOf", "IsSynonymOf", "CommWith", "CoLocated", "Apart"})
Tie = tuple[str, Pair, Pair]


def score(gold: Rows, pred: Rows, options: Options = NO_OPTIONS) -> Score:
    """Score relations. Options: ``min-confidence`` (0.5) and ``types`` (a comma-separated choice)."""
    least, only = threshold(options), chosen(options, "types")
    tallies = {"relaxed": Tally(), "strict": Tally(), "untyped": Tally()}
    by_type: dict[str, Tally] = defaultdict(Tally)
    named_pairs = Tally()
    for key, row in gold.items():
        wanted = _ties(row, only, at_least=least)
        refused = _ties(row, only, below=least) - wanted
        given = _ties(pred.get(key, {}), only)
        lists = sorted(given), sorted(wanted), sorted(refused)
        for name, tally in tallies.items():
            hits, forgiven = _match(*lists, typed=name != "untyped", strict=name == "strict")
            tally.add(len(hits), len(given) - len(forgiven), len(wanted))
            if name == "relaxed":
                for tie in lists[1]:
                    by_type[tie[0]].add(0, 0, 1)
                for i, tie in enumerate(lists[0]):
                    by_type[tie[0]].add(i in hits, i not in forgiven, 0)
        ours, theirs, turned_down = (_named(row["text"], group) for group in (given, wanted, refused))
        named_pairs.add(len(theirs & ours), len(ours - (turned_down - theirs)), len(theirs))
    result = {name: tally.score() for name, tally in tallies.items()}
    return {
        "task": "relations",
        "f1": result["relaxed"]["f1"],
        **result,
        "entity_pairs": named_pairs.score(),
        "by_type": {kind: tally.score() for kind, tally in sorted(by_type.items())},
    }


def _ties(row: Row, only: set[str] | None, at_least: float = -1.0, below: float = float("inf")) -> set[Tie]:
    found = set()
    for r in row.get("relations", []):
        if (only is None or r["type"] in only) and at_least <= float(r.get("confidence", 1)) < below:
            source, target = ends(r["source"]), ends(r["target"])
            if r["type"] in MUTUAL and target < source:
                source, target = target, source
            found.add((r["type"], source, target))
    return found


def _match(
    given: list[Tie], wanted: list[Tie], refused: list[Tie], *, typed: bool, strict: bool
) -> tuple[set[int], set[int]]:
    """Return which answers are right, and which are left out of the count as they only meet a refused tie."""

    def table(others: list[Tie]) -> list[list[float]]:
        return [[_fit(one, other, typed, strict) for other in others] for one in given]

    hits = {i for i, _ in best_matching(table(wanted))}
    forgiven = {i for i, fits in enumerate(table(refused)) if i not in hits and any(fits)}
    return hits, forgiven


def _fit(given: Tie, wanted: Tie, typed: bool, strict: bool) -> float:
    if typed and given[0] != wanted[0]:
        return 0.0
    ways = [(given[1], given[2])]
    if given[0] in MUTUAL or (not typed and wanted[0] in MUTUAL):
        ways.append((given[2], given[1]))
    if strict:
        return float(any(way == wanted[1:] for way in ways))
    best = 0.0
    for source, target in ways:
        one, other = mostly_shared(source, wanted[1]), mostly_shared(target, wanted[2])
        if one and other:
            best = max(best, 1.0 + 1e-4 * (one + other))
    return best


def _named(text: str, ties: set[Tie]) -> set[tuple[str, str, str]]:
    """Ties as a reader sees them: the words of both ends, without case and leading articles."""
    found = set()
    for kind, source, target in ties:
        one, other = _words(text, source), _words(text, target)
        if kind in MUTUAL and other < one:
            one, other = other, one
        found.add((kind, one, other))
    return found


def _words(text: str, span: Pair) -> str:
    words = text[span[0] : span[1]].lower().split()
    while len(words) > 1 and words[0] in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)
