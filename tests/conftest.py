"""Shared fixtures: the parser is loaded once for all tests."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from counterclaim.reading.parse import Parser, shared_parser
from counterclaim.reading.parsed import Doc
from counterclaim.reading.pipeline import read_drafts
from counterclaim.reading.triage import Level
from counterclaim.records import Document

os.environ.setdefault("COUNTERCLAIM_STRICT", "1")  # a failing stage fails its test
settings.register_profile("no deadlines", deadline=None)  # a slow or busy machine fails no test
settings.load_profile("no deadlines")
SHARED = Path(os.environ.get("COUNTERCLAIM_SHARED", Path(__file__).parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared reference data; tests that need it are skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("the shared reference data is not there")
    return SHARED


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The shipped parser."""
    return shared_parser()


@pytest.fixture(scope="session")
def draft(parser: Parser) -> Callable[..., Doc]:
    """Return a function that reads a text through the named stages: ``draft(text, "2017-07-16", ["dates"])``."""

    def run(
        text: str,
        published: str | None = None,
        stages: list[str] | None = None,
        publisher: str | None = None,
        triage: Level = "sentences",
    ) -> Doc:
        day = date.fromisoformat(published) if published else None
        document = Document.of(text, published=day, publisher=publisher)
        return next(read_drafts([document], parser, stages, triage))

    return run
