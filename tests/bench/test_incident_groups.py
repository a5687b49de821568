"""Answers that only all texts together can give: incidents, copies, stories."""

from __future__ import annotations

from counterclaim import read
from counterclaim.bench.predict.incident_groups import grouped
from counterclaim.bench.scorers import incidents
from counterclaim.ledger.linking.stories import stories
from counterclaim.reading.parse import Parser

BLAST = "Bomb at a bakery in Kirkuk kills 14\n\nA bomb killed 14 people at a bakery in Kirkuk on Tuesday, police said."
LATER = (
    "Kirkuk bakery bomb: 25 dead\n\nA bomb that hit a bakery in Kirkuk on Tuesday killed 25 people, a hospital said."
)
AWAY = "Gunmen kill 3 in Basra\n\nGunmen killed three people at a market in Basra on Tuesday, police said."


def test_incidents_and_disputed_tolls_of_several_reports(parser: Parser) -> None:
    texts = {"a": BLAST, "b": LATER, "c": AWAY}
    readings = {key: read(text, published="2031-05-07", publisher=key) for key, text in texts.items()}
    found = grouped(readings)
    assert found["a"]["incident"] == found["b"]["incident"] != found["c"]["incident"]
    assert found["a"]["contested"]
    assert not found["c"]["contested"]


def test_the_scorer_counts_copies_and_disputes() -> None:
    gold = {
        key: {"gold": dict.fromkeys(incidents.FACTS), "incident": i, "wire": wire, "stated": {"killed_total": toll}}
        for key, i, wire, toll in (
            ("a", "I1", "W1", 4),
            ("b", "I1", "W1", 9),
            ("c", "I2", None, 5),
            ("d", "I2", None, 5),
        )
    }
    right = {
        key: {"id": key, "incident": row["incident"], "wire": row["wire"], "contested": row["incident"] == "I1"}
        for key, row in gold.items()
    }
    score = incidents.score(gold, right)
    assert (score["wire_f1"], score["differing_shown_contested"], score["agreeing_shown_contested"]) == (1.0, 1.0, 0.0)
    wrong = {key: {**row, "wire": key, "contested": True} for key, row in right.items()}
    score = incidents.score(gold, wrong)
    assert (score["wire_f1"], score["agreeing_shown_contested"]) == (0.0, 1.0)


def test_texts_of_one_story_are_grouped_whatever_their_order() -> None:
    texts = {
        "a": "The ferry Aurora sank off Lakemouth with forty cars aboard; divers search the lake.",
        "b": "Divers found the Aurora, the Lakemouth ferry that sank with forty cars aboard.",
        "c": "Pianist Olga Brandt won the winter prize of the conservatory in Hillford.",
        "d": "The winter prize of Hillford's conservatory went to the pianist Olga Brandt.",
    }
    wanted = [("a", "b"), ("c", "d")]
    assert stories(texts) == wanted
    assert stories(dict(reversed(texts.items()))) == wanted
