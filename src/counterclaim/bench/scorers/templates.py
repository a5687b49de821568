"""Event templates of MUC-3/4, scored by machine after the MUC-4 guidelines.

A prediction row is ``{"id", "templates": [{slot: [fill]}]}``, a fill being a string or ``{"value", "of"}``. Templates
are matched one to one for the highest total; a pair needs the same incident type (ATTACK generalises) and something of
perpetrator or target. ``f1`` is "all templates": what is left over on either side counts. Optional gold costs nothing
when left out. ``entities`` is CEAF-REE (Du et al. 2021).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from counterclaim.bench.scorers.common import NO_OPTIONS, Options, Row, Rows, Score, Tally, best_matching
from counterclaim.bench.scorers.template_fills import answered, credit

SLOTS = (
    "date",
    "location",
    "type",
    "stage",
    "instrument_id",
    "instrument_type",
    "category",
    "perp_individual",
    "perp_org",
    "perp_org_confidence",
    "phys_target",
    "phys_target_type",
    "phys_target_number",
    "phys_target_nation",
    "phys_target_effect",
    "phys_target_total",
    "hum_target_name",
    "hum_target_description",
    "hum_target_type",
    "hum_target_number",
    "hum_target_nation",
    "hum_target_effect",
    "hum_target_total",
)
# a match must earn something here, else it is chance
KEY_SLOTS = (
    "perp_individual",
    "perp_org",
    "phys_target",
    "phys_target_type",
    "hum_target_name",
    "hum_target_description",
    "hum_target_type",
)
ROLE_SLOTS = {
    "PerpInd": "perp_individual",
    "PerpOrg": "perp_org",
    "Target": "phys_target",
    "Weapon": "instrument_id",
    "Victim": "hum_target_name",
}
Comparison = dict[str, tuple[float, int, int]]
Entities = Mapping[str, list[list[str]]]


def score(gold: Rows, pred: Rows, options: Options = NO_OPTIONS) -> Score:
    """Score templates. Option ``only-type-match`` drops the condition on perpetrator or target."""
    slots = {slot: Tally() for slot in SLOTS}
    matched, templates, relevance = Tally(), Tally(), Tally()
    roles: dict[str, Tally] = defaultdict(Tally)
    for key, row in gold.items():
        wanted = row["templates"]
        answer = pred.get(key, {"templates": []})
        given = answer.get("templates", [])
        comparisons = _comparisons(given, wanted, needs_key=not options.get("only-type-match"))
        weights = [[0.0] * len(wanted) for _ in given]
        for (i, j), parts in comparisons.items():
            weights[i][j] = 1e-3 + sum(part[0] for part in parts.values())
        pairs = best_matching(weights)
        hits, found = {i for i, _ in pairs}, {j for _, j in pairs}
        due = [j for j, template in enumerate(wanted) if j in found or not template.get("optional")]
        templates.add(len(pairs), len(given), len(due))
        _add(matched, [comparisons[pair] for pair in pairs])
        everything = [comparisons[pair] for pair in pairs]
        everything += [compare(template, None) for i, template in enumerate(given) if i not in hits]
        everything += [compare(None, wanted[j]) for j in due if j not in found]
        for comparison in everything:
            for slot, counts in comparison.items():
                slots[slot].add(*counts)
        # a document with nothing but optional templates tells nothing about relevance
        if not wanted or any(not t.get("optional") for t in wanted):
            relevance.add(bool(wanted) and bool(given), bool(given), bool(wanted))
        if row.get("entities"):
            _add_entities(roles, _entities(answer), row["entities"])
    overall = _sum(slots.values())
    result: Score = {
        "task": "templates",
        "f1": overall.score()["f1"],
        "all_templates": overall.score(),
        "matched_only": matched.score(),
        "templates": templates.score(),
        "relevance": relevance.score(),
        "slots": {slot: tally.score() for slot, tally in slots.items()},
    }
    if roles:
        result["entities"] = _sum(roles.values()).score()
        result["entities_by_role"] = {role: tally.score()["f1"] for role, tally in roles.items()}
    return result


def _sum(tallies: Any) -> Tally:
    total = Tally()
    for tally in tallies:
        total.add(tally.right, tally.given, tally.wanted)
    return total


def _add(tally: Tally, comparisons: list[Comparison]) -> None:
    for comparison in comparisons:
        for counts in comparison.values():
            tally.add(*counts)


def _comparisons(given: list[Row], wanted: list[Row], needs_key: bool) -> dict[tuple[int, int], Comparison]:
    """Compare every pair of templates that may be matched at all."""
    found = {}
    for i, one in enumerate(given):
        for j, other in enumerate(wanted):
            if not _same_type(one, other):
                continue
            comparison = compare(one, other)
            keys = [slot for slot in KEY_SLOTS if _fills(other, slot)]
            if needs_key and keys and not any(comparison[slot][0] for slot in keys):
                continue
            found[i, j] = comparison
    return found


def compare(given: Row | None, wanted: Row | None) -> Comparison:
    """Return for each slot (credit, fills answered, fills due); an unmatched optional gold fill is not due."""
    result = {}
    for slot in SLOTS:
        answers = [answered(fill) for fill in _fills(given, slot)]
        gold = _fills(wanted, slot)
        weights = [[credit(slot, value, owner, fill) for fill in gold] for value, owner in answers]
        pairs = best_matching(weights)
        found = {j for _, j in pairs}
        due = sum(j in found or not fill.get("optional") for j, fill in enumerate(gold))
        result[slot] = (sum(weights[i][j] for i, j in pairs), len(answers), due)
    return result


def _fills(template: Row | None, slot: str) -> list[Any]:
    if not template:
        return []
    fills = template.get("slots", template).get(slot, [])
    return list(fills)


def _same_type(given: Row, wanted: Row) -> bool:
    gold = {value for fill in _fills(wanted, "type") for value in fill["any"]}
    return any(
        value in gold or value == "ATTACK" for value in (str(answered(f)[0]).upper() for f in _fills(given, "type"))
    )


def _entities(row: Row) -> Entities:
    """Role fillers of an answer: as given, or read off its templates."""
    if "entities" in row:
        entities: Entities = row["entities"]
        return entities
    found: dict[str, list[list[str]]] = {role: [] for role in ROLE_SLOTS}

    def keep(role: str, value: object) -> None:
        name = str(value).lower()
        if name and [name] not in found[role]:
            found[role].append([name])

    for template in row.get("templates", []):
        for role, slot in ROLE_SLOTS.items():
            for fill in _fills(template, slot):
                keep(role, answered(fill)[0])
        for fill in _fills(template, "hum_target_description"):
            value, owner = answered(fill)
            if not owner:
                keep("Victim", value)
    return found


def _add_entities(roles: dict[str, Tally], given: Entities, wanted: Entities) -> None:
    """CEAF-REE: an answered entity is right when all its mentions are mentions of one gold entity."""
    for role, gold in wanted.items():
        answers = given.get(role, [])
        names = [{mention.lower() for mention in entity} for entity in gold]
        weights = [
            [1.0 if entity and {m.lower() for m in entity} <= known else 0.0 for known in names] for entity in answers
        ]
        roles[role].add(len(best_matching(weights)), len(answers), len(gold))
