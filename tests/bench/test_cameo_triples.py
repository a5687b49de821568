"""Triples of CAMEO codes from the events of a sentence."""

from __future__ import annotations

import pytest

from counterclaim.bench.predict import cameo_triples
from counterclaim.bench.reader import Bench
from counterclaim.records import Document


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench.load()


@pytest.mark.parametrize(
    ("text", "triple"),
    [
        ("France accused Rwanda of meddling.", ("FRA", "RWA", "112")),
        ("Turkish soldiers shelled Syrian rebels near the border.", ("TURMIL", "SYRREB", "194")),
    ],
)
def test_triples(bench: Bench, text: str, triple: tuple[str, str, str]) -> None:
    (page,) = bench.pages([Document.of(text)], cameo_triples.STAGES)
    assert page is not None
    found = [(e["source"], e["target"], e["code"]) for e in cameo_triples.answer({}, page)["events"]]
    assert triple in found
