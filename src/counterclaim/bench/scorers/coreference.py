"""Coreference: which mentions are of one event or actor; with option ``documents``, which reports are of one story.

A prediction row is ``{"id", "mentions": [{"start", "end", "chain"}]}`` (``{"id", "cluster"}`` for documents). Mentions
are taken as given in gold; one not answered stands alone. A mention may have a chain of its ``own`` for inside its text,
which counts with option ``within``. ``f1`` is CoNLL F1: the mean of MUC, B-cubed and CEAF-e.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping

from counterclaim.bench.scorers.common import NO_OPTIONS, Options, Row, Rows, Score, Tally, best_matching, f1

Chains = Mapping[Hashable, Hashable]
Groups = list[list[Hashable]]


def score(gold: Rows, pred: Rows, options: Options = NO_OPTIONS) -> Score:
    """Score chains. Options: ``kind`` (event, entity, …, all), ``within``, ``no-singletons``, ``documents``."""
    if options.get("documents"):
        return _documents(gold, pred)
    kind = str(options.get("kind") or _usual_kind(gold))
    within = bool(options.get("within"))
    wanted: dict[Hashable, Hashable] = {}
    answers: dict[Hashable, Hashable] = {}
    for key, row in gold.items():
        wanted.update(_mentions(key, row, lambda m: m["kind"], kind, within))
        answers.update(_mentions(key, pred.get(key, {}), lambda m: m.get("kind", kind), kind, within))
    if options.get("no-singletons"):
        sizes = Counter(wanted.values())
        wanted = {mention: chain for mention, chain in wanted.items() if sizes[chain] > 1}
    scores = compare_chains(wanted, {m: answers.get(m, ("alone", m)) for m in wanted})
    return {
        "task": "coreference",
        "f1": scores["conll"],
        "kind": kind,
        "within": within,
        **scores,
        "mentions": len(wanted),
        "answered": sum(mention in answers for mention in wanted),
    }


def _usual_kind(gold: Rows) -> str:
    return "event" if any(m["kind"] == "event" for row in gold.values() for m in row["mentions"]) else "all"


def _mentions(key: str, row: Row, kind_of: Callable[[Row], str], kind: str, within: bool) -> dict[Hashable, Hashable]:
    """Chains of the mentions of one kind; of several with the same span the order tells them apart."""
    found: dict[Hashable, Hashable] = {}
    seen: Counter[tuple[int, int]] = Counter()
    for mention in row.get("mentions", []):
        if kind not in ("all", kind_of(mention)):
            continue
        span = mention["start"], mention["end"]
        found[key, *span, seen[span]] = (key, mention.get("own") or mention["chain"]) if within else mention["chain"]
        seen[span] += 1
    return found


def _documents(gold: Rows, pred: Rows) -> Score:
    wanted: dict[Hashable, Hashable] = {key: row["cluster"] for key, row in gold.items()}
    given: dict[Hashable, Hashable] = {key: pred.get(key, {}).get("cluster", ("alone", key)) for key in gold}
    scores = compare_chains(wanted, given)

    def pairs(sizes: Counter[Hashable]) -> int:
        return sum(n * (n - 1) // 2 for n in sizes.values())

    both: Counter[Hashable] = Counter((wanted[key], given[key]) for key in gold)
    pairwise = Tally(pairs(both), pairs(Counter(given.values())), pairs(Counter(wanted.values())))
    return {
        "task": "coreference/documents",
        "f1": scores["b3"]["f1"],
        **scores,
        "pairs": pairwise.score(),
        "stories": len(set(wanted.values())),
    }


def compare_chains(wanted: Chains, given: Chains) -> Score:
    """Return MUC, B-cubed, CEAF-e, LEA and their CoNLL mean; both sides hold the same mentions."""
    gold, answer = _groups(wanted), _groups(given)
    gold_size, answer_size = Counter(wanted.values()), Counter(given.values())
    both = Counter((wanted[m], given[m]) for m in wanted)
    measures = {
        "muc": _muc(gold, answer, wanted, given),
        "b3": (
            sum(n * n / answer_size[a] for (_, a), n in both.items()) / (len(wanted) or 1),
            sum(n * n / gold_size[g] for (g, _), n in both.items()) / (len(wanted) or 1),
        ),
        "ceafe": _ceafe(gold_size, answer_size, both),
        "lea": (_lea(answer, wanted, gold_size), _lea(gold, given, answer_size)),
    }
    result: Score = {
        name: {"p": round(p, 4), "r": round(r, 4), "f1": round(f1(p, r), 4)} for name, (p, r) in measures.items()
    }
    result["conll"] = round(sum(f1(*measures[name]) for name in ("muc", "b3", "ceafe")) / 3, 4)
    return result


def _groups(chains: Chains) -> Groups:
    groups: dict[Hashable, list[Hashable]] = defaultdict(list)
    for mention, chain in chains.items():
        groups[chain].append(mention)
    return list(groups.values())


def _muc(gold: Groups, answer: Groups, wanted: Chains, given: Chains) -> tuple[float, float]:
    """Vilain et al. 1995: the links of a chain that the other side keeps."""

    def links(groups: Groups, other: Chains) -> tuple[int, int]:
        return (
            sum(len(group) - len({other[m] for m in group}) for group in groups),
            sum(len(group) - 1 for group in groups),
        )

    kept_gold, all_gold = links(gold, given)
    kept_answer, all_answer = links(answer, wanted)
    if not all_gold:
        return (1.0, 1.0) if not all_answer else (kept_answer / all_answer, 0.0)
    return (kept_answer / all_answer if all_answer else 0.0), kept_gold / all_gold


def _ceafe(
    gold_size: Counter[Hashable], answer_size: Counter[Hashable], both: Counter[tuple[Hashable, Hashable]]
) -> tuple[float, float]:
    """Luo 2005 with the entity similarity; the best matching is worked out for each connected part by itself."""
    total = 0.0
    for chains, others in _connected(both):
        weights = [[2 * both[g, a] / (gold_size[g] + answer_size[a]) for a in others] for g in chains]
        total += sum(weights[i][j] for i, j in best_matching(weights))
    return (
        total / len(answer_size) if answer_size else 1.0,
        total / len(gold_size) if gold_size else 1.0,
    )


def _connected(both: Counter[tuple[Hashable, Hashable]]) -> list[tuple[list[Hashable], list[Hashable]]]:
    """Split gold and answered chains into parts that share no mention with one another."""
    answers_of: dict[Hashable, list[Hashable]] = defaultdict(list)
    gold_of: dict[Hashable, list[Hashable]] = defaultdict(list)
    for chain, other in both:
        answers_of[chain].append(other)
        gold_of[other].append(chain)
    parts = []
    done: set[Hashable] = set()
    for start in answers_of:
        if start in done:
            continue
        done.add(start)
        chains, others, met = [start], [], set()
        for chain in chains:  # grows while it is walked
            for other in answers_of[chain]:
                if other in met:
                    continue
                met.add(other)
                others.append(other)
                new = [g for g in gold_of[other] if g not in done]
                done.update(new)
                chains.extend(new)
        parts.append((chains, others))
    return parts


def _lea(groups: Groups, other: Chains, other_size: Counter[Hashable]) -> float:
    """Moosavi and Strube 2016: the share of resolved links, weighted by the size of the chain."""
    resolved = mentions = 0.0
    for group in groups:
        size = len(group)
        mentions += size
        if size == 1:
            resolved += other_size[other[group[0]]] == 1
        else:
            common = Counter(other[m] for m in group)
            resolved += size * sum(n * (n - 1) for n in common.values()) / (size * (size - 1))
    return resolved / mentions if mentions else 1.0
