"""Event arguments with spans and roles (WikiEvents, RAMS).

A prediction row is ``{"id", "events": [{"type", "trigger": {"start", "end"}, "args": [{"role", "start", "end"}]}]}``.
Events are matched by their triggers. ``f1`` is the F1 of arguments with the right role in an event of the right type; a
span is right when it shares half the characters of the shorter with the argument or another mention of its entity.
"""

from __future__ import annotations

from counterclaim.bench.scorers.common import (
    NO_OPTIONS,
    Options,
    Row,
    Rows,
    Score,
    Tally,
    best_matching,
    chosen,
    ends,
    mostly_shared,
    shared,
)


def score(gold: Rows, pred: Rows, options: Options = NO_OPTIONS) -> Score:
    """Score events.

    Options: ``given-triggers`` takes the triggers' types as given (the argument task alone); ``types`` (a comma-separated
    choice) wants gold events of these types only, and holds every answer against them.
    """
    only = chosen(options, "types")
    tallies = {name: Tally() for name in ("trigger", "trigger_type", "trigger_class", "arg", "arg_role")}
    for key, row in gold.items():
        wanted = [event for event in row["events"] if only is None or event["type"] in only]
        given = pred.get(key, {}).get("events", [])
        mentions = _mentions_of_entities(row)
        pairs = [
            (given[i], wanted[j]) for i, j in best_matching([[_fit(one, other) for other in wanted] for one in given])
        ]
        typed = [
            (one, other) for one, other in pairs if options.get("given-triggers") or one.get("type") == other["type"]
        ]
        same_class = sum(str(one.get("type")).split(".")[:2] == other["type"].split(".")[:2] for one, other in pairs)
        for name, hits in (("trigger", len(pairs)), ("trigger_type", len(typed)), ("trigger_class", same_class)):
            tallies[name].add(hits, len(given), len(wanted))
        answered = sum(len(event.get("args", [])) for event in given)
        due = sum(len(event["args"]) for event in wanted)
        found = sum(_arguments(one, other, mentions, with_role=False) for one, other in pairs)
        right = sum(_arguments(one, other, mentions, with_role=True) for one, other in typed)
        tallies["arg"].add(found, answered, due)
        tallies["arg_role"].add(right, answered, due)
    result = {name: tally.score() for name, tally in tallies.items()}
    return {"task": "events", "f1": result["arg_role"]["f1"], **result}


def _mentions_of_entities(row: Row) -> dict[str, list[Row]]:
    """For each mention id, all mentions of the same entity; the last chain that names a mention counts."""
    mentions = {entity["id"]: entity for entity in row.get("entities", [])}
    return {member: [mentions[m] for m in chain if m in mentions] for chain in row.get("coref", []) for member in chain}


def _fit(given: Row, wanted: Row) -> float:
    common = shared(ends(given["trigger"]), ends(wanted["trigger"]))
    if not common:
        return 0.0
    roles = {a["role"] for a in given.get("args", [])} & {a["role"] for a in wanted["args"]}
    same_type, same_start = given.get("type") == wanted["type"], given["trigger"]["start"] == wanted["trigger"]["start"]
    return 1.0 + 0.5 * bool(same_type) + 0.3 * bool(same_start) + 1e-4 * common + 1e-3 * len(roles)


def _arguments(given: Row, wanted: Row, mentions: dict[str, list[Row]], with_role: bool) -> int:
    """How many arguments of a matched event are right."""

    def fit(one: Row, other: Row) -> float:
        same_role = one["role"] == other["role"]
        if with_role and not same_role:
            return 0.0
        places = [other, *mentions.get(other.get("entity", ""), [])]
        if not any(mostly_shared(ends(one), ends(place)) for place in places):
            return 0.0
        return 1.0 if with_role else 1.0 + same_role + 1e-3 * (one["start"] == other["start"])

    return len(best_matching([[fit(one, other) for other in wanted["args"]] for one in given.get("args", [])]))
