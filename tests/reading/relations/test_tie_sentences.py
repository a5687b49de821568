"""Ties as newspapers phrase them: every sentence of ties.txt tells the ties that stand below it, and no others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counterclaim.reading.draft import draft_of
from counterclaim.reading.parsed import Doc

Read = Callable[..., Doc]
STAGES = ["dates", "actors", "places", "coreference", "attribution", "events", "relations", "casualties"]


def sheet() -> Iterator[tuple[str, frozenset[str]]]:
    """Yield each sentence with its ties, as the lines of the file have them."""
    text, ties = "", set[str]()
    for line in (Path(__file__).parent / "ties.txt").read_text("utf-8").splitlines():
        if line.startswith("    "):
            ties.add(line.strip())
        elif not line.startswith("#"):
            if text:
                yield text, frozenset(ties)
            text, ties = line.strip(), set()
    if text:
        yield text, frozenset(ties)


SENTENCES = list(sheet())


def told(draft: Read, text: str) -> set[str]:
    """The ties that are read in a text, as lines of the file."""
    found = draft_of(draft(text, "2020-05-05", STAGES))

    def end(ref: str | None) -> str:
        place = found.places.get(ref or "")
        return "-" if ref is None else "@" + place.name.replace(" ", "_") if place else ref

    return {
        " ".join((r.type, end(r.source), end(r.target), *(["denied"] if r.polarity == "negative" else [])))
        for r in found.relations
    }


@pytest.mark.parametrize(("text", "ties"), SENTENCES, ids=[text[:60] for text, _ in SENTENCES])
def test_ties_of_a_sentence(draft: Read, text: str, ties: frozenset[str]) -> None:
    assert told(draft, text) == ties


def swapped(words: str) -> str:
    """Velmar for Sumal and Sumal for Velmar."""
    for one, other in (("Velmar", "Sumal"), ("velmar", "sumal")):
        words = words.replace(one, "\0").replace(other, one).replace("\0", other)
    return words


BETWEEN_TWO = [(text, ties) for text, ties in SENTENCES if "Velmar" in text and "Sumal" in text and ties]


@pytest.mark.parametrize(("text", "ties"), BETWEEN_TWO, ids=[text[:60] for text, _ in BETWEEN_TWO])
def test_names_swapped_swap_the_ties(draft: Read, text: str, ties: frozenset[str]) -> None:
    assert told(draft, swapped(text)) == {swapped(tie) for tie in ties}
