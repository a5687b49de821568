"""Attributions: source, cue and content of every claim (PolNeAR's scheme).

A prediction row is ``{"id", "attributions": [{"source": [[s, e]], "cue": [[s, e]], "content": [[s, e]]}]}``.
An attribution of the answer and one of the gold are matched one to one by the words they share; a match is whole
(``f1``) when the contents overlap by half (Dice) and cues and sources meet, an absent role meeting an absent one.
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
    characters,
    dice,
)

ROLES = ("source", "cue", "content")
Roles = dict[str, set[int]]


def score(gold: Rows, pred: Rows, options: Options = NO_OPTIONS) -> Score:
    """Score attributions. Option ``annotator=N`` takes the N-th further annotator of the gold as gold."""
    if "annotator" in options:
        gold = _other_annotator(gold, int(options["annotator"]))
    whole, found = Tally(), Tally()
    exact, overlap, flat = ({role: Tally() for role in ROLES} for _ in range(3))
    for key, row in gold.items():
        wanted = [_roles(a) for a in row["attributions"]]
        given = [_roles(a) for a in pred.get(key, {}).get("attributions", [])]
        given = [a for a in given if a["cue"] or a["content"]]
        pairs = [
            (given[i], wanted[j])
            for i, j in best_matching([[_likeness(one, other) for other in wanted] for one in given])
        ]
        found.add(len(pairs), len(given), len(wanted))
        whole.add(sum(_is_whole(*pair) for pair in pairs), len(given), len(wanted))
        for role in ROLES:
            exact[role].add(
                sum(bool(p[role]) and p[role] == g[role] for p, g in pairs),
                sum(bool(a[role]) for a in given),
                sum(bool(a[role]) for a in wanted),
            )
            overlap[role].add(
                sum(len(p[role] & g[role]) for p, g in pairs),
                sum(len(a[role]) for a in given),
                sum(len(a[role]) for a in wanted),
            )
            ours, theirs = _union(given, role), _union(wanted, role)
            flat[role].add(len(ours & theirs), len(ours), len(theirs))
    result: Score = {
        "task": "attribution",
        "f1": whole.score()["f1"],
        "full": whole.score(),
        "attributions": found.score(),
    }
    for role in ROLES:
        result[role] = exact[role].score()
        result[f"{role}_overlap"] = overlap[role].score()
    result["roles_by_character"] = {role: flat[role].score()["f1"] for role in ROLES}
    return result


def _other_annotator(gold: Rows, number: int) -> Rows:
    return {
        key: {**row, "attributions": row["other_annotations"][number]["attributions"]}
        for key, row in gold.items()
        if len(row.get("other_annotations", [])) > number
    }


def _roles(attribution: Row) -> Roles:
    return {role: characters(attribution.get(role)) for role in ROLES}


def _union(attributions: list[Roles], role: str) -> set[int]:
    return set().union(*(a[role] for a in attributions))


def _likeness(given: Roles, wanted: Roles) -> float:
    """How well two attributions fit; the content weighs most, and something of content (or bare cues) must meet."""
    same_content = bool(given["content"] & wanted["content"])
    lacks_content = not (given["content"] and wanted["content"])
    if not same_content and not (lacks_content and given["cue"] & wanted["cue"]):
        return 0.0
    return (
        dice(given["content"], wanted["content"])
        + dice(given["cue"], wanted["cue"]) * 0.5
        + dice(given["source"], wanted["source"]) * 0.1
    )


def _is_whole(given: Roles, wanted: Roles) -> bool:
    return dice(given["content"], wanted["content"]) >= 0.5 and all(
        bool(given[role] & wanted[role]) or not (given[role] or wanted[role]) for role in ("cue", "source")
    )
