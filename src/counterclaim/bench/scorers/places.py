"""Places: names with coordinates (four geoparsing corpora), and where an event was (event_location).

Geoparsing rows are ``{"id", "toponyms": [{"start", "end", "lat", "lon", "geonameid"}]}``; ``f1`` is end to end: a gold
place with coordinates is found by an overlapping answer within 161 km (100 miles, the customary radius). event_location
rows are ``{"id", "locations": [{"start", "end"}]}`` for the verb of the gold row.
"""

from __future__ import annotations

import math
from statistics import median

from counterclaim.bench.scorers.common import (
    FARTHEST_KM,
    NO_OPTIONS,
    Options,
    Row,
    Rows,
    Score,
    Tally,
    best_matching,
    ends,
    exact_table,
    kilometres,
    mostly_shared,
    shared,
)

NEAR_KM = 161
ASSOCIATIVE = frozenset({"Metonymic", "Demonym", "Language", "Homonym", "Non_Literal_Modifier", "Embedded_Non_Lit"})


def score(gold: Rows, pred: Rows, options: Options = NO_OPTIONS) -> Score:
    """Score places. Option ``literal`` leaves associative uses ("French wine") out of both sides."""
    if "locations" in next(iter(gold.values())):
        return _event_places(gold, pred)
    tagging, overlapping, end_to_end = Tally(), Tally(), Tally()
    errors: list[float] = []
    ids = [0, 0]
    for key, row in gold.items():
        wanted, given = row["toponyms"], pred.get(key, {}).get("toponyms", [])
        if options.get("literal"):
            wanted, given = _literal_only(wanted, given)
        spans, answers = {ends(t) for t in wanted}, {ends(t) for t in given}
        tagging.add(len(spans & answers), len(answers), len(spans))
        pairs = best_matching([[_fit(one, other) for other in wanted] for one in given])
        overlapping.add(len(pairs), len(given), len(wanted))
        forgiven = 0
        document_errors = []
        for i, j in pairs:
            answer, place = given[i], wanted[j]
            if "lat" not in place:
                forgiven += 1
                continue
            document_errors.append(_distance(answer, place))
            if place.get("geonameid"):
                ids[0] += str(answer.get("geonameid")) == str(place["geonameid"])
                ids[1] += 1
        good = sum(d <= NEAR_KM for d in document_errors)
        end_to_end.add(good, len(given) - forgiven, sum("lat" in t for t in wanted))
        errors += document_errors
    result: Score = {
        "task": "places",
        "f1": end_to_end.score()["f1"],
        "end_to_end": end_to_end.score(),
        "tagging": tagging.score(),
        "tagging_overlap": overlapping.score(),
    }
    if errors:
        result |= _resolution(errors)
    if ids[1]:
        result["geonameid"] = round(ids[0] / ids[1], 4)
    return result


def _literal_only(wanted: list[Row], given: list[Row]) -> tuple[list[Row], list[Row]]:
    dropped = [t for t in wanted if t.get("type") in ASSOCIATIVE]
    kept = [t for t in wanted if t.get("type") not in ASSOCIATIVE]

    def touches(one: Row, others: list[Row]) -> bool:
        return any(shared(ends(one), ends(other)) for other in others)

    return kept, [t for t in given if touches(t, kept) or not touches(t, dropped)]


def _fit(given: Row, wanted: Row) -> float:
    common = shared(ends(given), ends(wanted))
    return 1.0 + 1e-3 * common + (ends(given) == ends(wanted)) if common else 0.0


def _distance(given: Row, wanted: Row) -> float:
    if given.get("lat") is None or given.get("lon") is None:
        return FARTHEST_KM
    return kilometres(given["lat"], given["lon"], wanted["lat"], wanted["lon"])


def _resolution(errors: list[float]) -> Score:
    """Error figures of the Pragmatic Guide to Geoparsing Evaluation; `auc` is the area under the log errors."""
    area = sum(math.log(d + 1) for d in errors) / len(errors) / math.log(FARTHEST_KM + 1)
    return {
        "resolved_of": len(errors),
        "acc161": round(sum(d <= NEAR_KM for d in errors) / len(errors), 4),
        "median_km": round(median(errors), 1),
        "mean_km": round(sum(errors) / len(errors), 1),
        "auc": round(area, 4),
    }


def _event_places(gold: Rows, pred: Rows) -> Score:
    overlapping, exact, wholly_right = Tally(), Tally(), 0
    for key, row in gold.items():
        given = [ends(p) for p in pred.get(key, {}).get("locations", [])]
        wanted = [ends(p) for p in row["locations"]]
        fits = [
            [1.0 + 1e-4 * shared(one, other) if mostly_shared(one, other) else 0.0 for other in wanted] for one in given
        ]
        hits = len(best_matching(fits))
        overlapping.add(hits, len(given), len(wanted))
        exact.add(len(best_matching(exact_table(given, wanted))), len(given), len(wanted))
        wholly_right += hits == len(given) == len(wanted)
    return {
        "task": "places/event_location",
        "f1": overlapping.score()["f1"],
        "overlap": overlapping.score(),
        "exact": exact.score(),
        "sentences": round(wholly_right / len(gold), 4),
    }
