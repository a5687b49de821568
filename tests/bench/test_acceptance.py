"""The acceptance checker: row kinds, traps, and agreement with the shared checker row for row."""

from __future__ import annotations

import hashlib
import importlib
import json
import random
from pathlib import Path
from typing import Any

import pytest

from counterclaim.bench.acceptance import (
    AcceptanceText,
    Names,
    check_text,
    find_texts,
    fold,
    kind_of,
    row_holds,
    totals,
)
from counterclaim.bench.acceptance.rows import KINDS
from counterclaim.errors import CounterclaimError
from counterclaim.records import Document

TEXT = "The Tarn Front said on Monday that the army had shelled Old Mill, killing four. The army denied it."


def reading() -> dict[str, Any]:
    return {
        "actors": [
            {"id": "tarn", "name": "Tarn Front", "kind": "rebel_group", "country": ["ABC"], "aliases": ["TF"]},
            {
                "id": "army",
                "name": "Army of Abc",
                "kind": "state_forces",
                "mentions": [{"text": "the army", "how": "description"}],
            },
        ],
        "places": [{"id": "p1", "name": "Old Mill", "lat": 1.0, "lon": 2.0, "country": "ABC"}],
        "dates": [{"start_char": 20, "end_char": 29, "text": "on Monday", "start": "2020-01-06", "end": "2020-01-06"}],
        "claims": [
            {
                "start_char": 0,
                "end_char": 78,
                "claimant": {"actor": "tarn", "document": False, "interest": "party"},
                "stance": "accuses",
                "polarity": "positive",
                "event": {
                    "type": "shelling",
                    "plover": "ASSAULT",
                    "initiators": ["army"],
                    "places": ["p1"],
                    "when": {"start": "2020-01-06", "end": "2020-01-06"},
                    "killed": {"best": 4},
                },
            },
            {"start_char": 80, "end_char": 99, "claimant": {"actor": "army"}, "stance": "denies", "event": None},
        ],
        "framing": [{"start_char": 4, "end_char": 8, "text": "Tarn", "device": "so_called", "target": "tarn"}],
    }


@pytest.mark.parametrize(
    ("row", "holds"),
    [
        ({"actor": {"name": "the Tarn Front", "kind": ["rebel_group"], "known_as": ["TF"]}}, True),
        ({"actor": {"name": "Tarn Front", "represents": "Army of Abc"}}, False),
        ({"place": {"name": "Old Mill", "lat": 1.0, "lon": 2.1, "within_km": 15}}, True),
        ({"place": {"name": "Old Mill", "lat": 1.0, "lon": 3.0, "within_km": 15}}, False),
        ({"date": {"text": "Monday", "start": "2020-01-06", "end": "2020-01-06"}}, True),
        ({"date": {"text": "Monday", "start": "2020-01-05", "end": "2020-01-06"}}, False),
        ({"framing": {"text": "Tarn", "device": ["so_called"], "target": "army"}}, False),
        (
            {
                "quote": "shelled",
                "claim": {"claimant": "Tarn Front", "event": {"initiators": ["army"], "killed_best": 4}},
            },
            True,
        ),
        ({"quote": "shelled", "claim": {"claimant": "@document"}}, False),
        ({"quote": "shelled", "claim": {"event": {"plover": ["AID"], "type": ["shelling"]}}}, True),
        ({"quote": "denied it", "claim": {"event": {"plover": ["ASSAULT"]}}}, False),
        ({"quote": "denied it", "never": {"stance": ["states"]}}, True),
        ({"quote": "denied it", "never": {"stance": ["denies"]}}, False),
    ],
)
def test_rows(row: dict[str, Any], holds: bool) -> None:
    assert row_holds(Names(reading(), TEXT), {"id": "x", **row}) is holds


def test_a_trap_where_nothing_is_read_does_not_hold() -> None:
    assert not row_holds(Names({**reading(), "claims": []}, TEXT), {"id": "x", "quote": "denied", "never": {}})


@pytest.mark.parametrize(
    "row",
    [
        {"quote": "nowhere", "claim": {}},
        {"quote": "army", "claim": {"colour": 1}},
        {"quote": "army", "claim": {"event": {"x": 1}}},
        {},
    ],
)
def test_an_unusable_row_is_named(row: dict[str, Any]) -> None:
    with pytest.raises(CounterclaimError, match="E205"):
        row_holds(Names(reading(), TEXT), {"id": "R7", **row})


def test_totals_name_the_key_that_fails_alone() -> None:
    row = {"id": "a", "quote": "shelled", "claim": {"claimant": "Tarn Front", "stance": ["states"]}}
    results = check_text(AcceptanceText("t", Document.of(TEXT), (row,)), reading())
    assert results[0].lone == ("stance",)
    assert totals(results)["by_key"]["stance"] == {"rows": 1, "hold": 0, "satisfied": 0, "alone_missing": 1}


def test_fold() -> None:
    assert fold("al-Ša‘b  the “Front”") == "sab front"


def _answers(text: AcceptanceText, seed: str) -> dict[str, Any]:
    """A made-up reading out of the rows' own values, partly wrong, so that every test sees both outcomes."""
    chance = random.Random(hashlib.sha256(f"{seed}{text.name}".encode()).hexdigest())
    actors: dict[str, dict[str, Any]] = {}
    places: dict[str, dict[str, Any]] = {}
    answer: dict[str, Any] = {"dates": [], "claims": [], "framing": []}

    def actor(name: str, **more: Any) -> str:
        key = f"a{len(actors)}" if name not in actors else actors[name]["id"]
        actors.setdefault(name, {"id": key, "name": name, "kind": "person", "country": [], "aliases": []}).update(more)
        return key

    def one(values: Any) -> Any:
        return chance.choice([*values, *values, "other"])

    for row in text.rows:
        if "actor" in row:
            a = row["actor"]
            aliases = [*a.get("same_as", []), *a.get("known_as", [])][: chance.choice([1, 9])]
            more = {"represents": actor(a["represents"])} if "represents" in a else {}
            actor(
                a["name"],
                kind=one(a.get("kind", ["state"])),
                country=[a.get("country", "SYR")],
                aliases=aliases,
                **more,
            )
        elif "place" in row:
            p = row["place"]
            far = chance.choice([0, 0, 0.05, 2])
            places[p["name"]] = {
                "id": f"p{len(places)}",
                "name": p["name"],
                "country": p["country"],
                "lat": p["lat"] + far,
                "lon": p["lon"],
            }
    for row in text.rows:
        where = text.document.text.find(row.get("quote") or row.get("date", row.get("framing", {})).get("text", "zzz"))
        span = {"start_char": where, "end_char": where + 4}
        if "date" in row:
            d = row["date"]
            answer["dates"].append(
                {
                    **span,
                    "text": d["text"][chance.choice([0, 3]) :],
                    "start": one([d["start"]]).replace("other", "1999-01-01"),
                    "end": d["end"],
                }
            )
        elif "framing" in row:
            f = row["framing"]
            answer["framing"].append(
                {
                    **span,
                    "text": f["text"],
                    "device": one(f["device"]),
                    "target": actor(f["target"]) if "target" in f else None,
                }
            )
        elif "quote" in row and chance.random() < 0.9:
            w = row.get("claim") or row["never"]
            e, r = w.get("event"), w.get("relation")
            names = [w["claimant"]] if isinstance(w.get("claimant"), str) else w.get("claimant", ["@document"])
            name = one(names)
            claim: dict[str, Any] = {
                **span,
                "claimant": {
                    "actor": None if name == "@document" else actor(name),
                    "document": name == "@document",
                    "interest": one(w.get("interest", ["party"])),
                },
            }
            for key in ("stance", "polarity", "certainty", "time", "quoted"):
                claim[key] = one(w.get(key, ["states"]))
            claim["mentions"] = [actor(n) for n in w.get("mentions", [])]
            if e is not None:
                refs = {k: [actor(one([n])) for n in e.get(k, [])] for k in ("initiators", "targets", "mediators")}
                refs["initiators"] += [actor(n) for n in e.get("dyad", [])[:1]]
                refs["targets"] += [actor(n) for n in [*e.get("dyad", [])[1:], *e.get("any_actor", [])[:1]]]
                claim["event"] = {"plover": one(e.get("plover", ["AID"])), "type": one(e.get("type", ["x"])), **refs}
                claim["event"]["places"] = [places[n]["id"] for n in e.get("places", []) if n in places]
                claim["event"]["when"] = e.get("when")
                claim["event"]["killed"] = {"best": e.get("killed_best", 3)}
            if r is not None:
                ends = [r.get("from"), r.get("to")][:: chance.choice([1, -1])]
                source, target = (None if n is None else actor(n) for n in ends)
                claim["relation"] = {"type": one(r["type"]), "source": source, "target": target}
            answer["claims"].append(claim)
    return {**answer, "actors": list(actors.values()), "places": list(places.values())}


def test_agrees_with_the_shared_checker_row_for_row(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(shared / "acceptance"))
    theirs = importlib.import_module("check")
    texts = find_texts(shared / "acceptance")
    outcomes: dict[str, set[bool]] = {}
    for text in texts:
        for seed in "abc":
            answer = json.loads(json.dumps(_answers(text, seed)))
            wanted = [theirs.row_holds(theirs.Reading(text.document.text, answer), row) for row in text.rows]
            results = check_text(text, answer)
            assert [r.holds for r in results] == wanted
            for result in results:
                outcomes.setdefault(kind_of(result.row), set()).add(result.holds)
    assert outcomes == {kind: {True, False} for kind in KINDS}
    assert sum(len(text.rows) for text in texts) > 400
