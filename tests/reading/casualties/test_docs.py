"""The documented rules are those of the data."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from counterclaim.reading.casualties.quantity import amount_in
from counterclaim.reading.parse import Parser

PAGE = Path(__file__).parents[3] / "docs" / "casualties.md"


def rows() -> list[tuple[str, list[int | None]]]:
    found: list[tuple[str, list[int | None]]] = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 4 and re.fullmatch(r"\d+|null", cells[1]):
            values = [None if c == "null" else int(c) for c in cells[1:]]
            found.extend((words.strip(), values) for words in cells[0].split(", "))
    return found


@pytest.mark.parametrize(("words", "values"), rows(), ids=[words for words, _ in rows()])
def test_each_documented_rule_holds(parser: Parser, words: str, values: list[int | None]) -> None:
    amount = amount_in(list(parser.nlp.make_doc(f"{words} people")))
    assert amount is not None
    assert [amount.low, amount.best, amount.high] == values
