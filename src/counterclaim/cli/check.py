"""`counterclaim check`: is the installation whole, and do all data files hold?"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import typer

from counterclaim.cli.options import Model
from counterclaim.errors import CounterclaimError, DataFileError


def check(model: Model = None) -> None:
    """Validate the installation and all data files (lexicon, registry, gazetteer, exports), naming file and line of errors."""
    failed = False
    for name, test in (
        ("parser", lambda: _parser(model)),
        ("lexicon", _lexicon),
        ("registry", _registry),
        ("gazetteer", _gazetteer),
        ("exports", _exports),
    ):
        failed |= not _run(name, test)
    if failed:
        raise typer.Exit(1)


def _run(name: str, test: Callable[[], str]) -> bool:
    try:
        sys.stdout.write(f"{name:<10} ok       {test()}\n")
    except CounterclaimError as error:
        sys.stdout.write(f"{name:<10} FAILED   {error}\n")
        return False
    return True


def _parser(model: str | None) -> str:
    from counterclaim.reading.model_files import problems
    from counterclaim.reading.parse import shared_parser

    parser = shared_parser(model)
    if model is None and (found := problems(Path(str(parser.nlp.path)))):
        raise DataFileError([f"the parser model holds more than data: {problem}" for problem in found])
    return parser.model


def _lexicon() -> str:
    from counterclaim.lexicon import check_lexicon
    from counterclaim.reading.dates.words import check_patterns

    counts = {**check_lexicon(), "patterns of dates": check_patterns()}
    return ", ".join(f"{number} {what}" for what, number in counts.items())


def _registry() -> str:
    from counterclaim.registry import Registry

    return f"{len(Registry.load().actors)} actors"


def _gazetteer() -> str:
    from counterclaim.gazetteer import check_gazetteer

    return check_gazetteer()


def _exports() -> str:
    from counterclaim.export.check.ftm import schemata
    from counterclaim.export.tables import check_export_tables

    return f"{check_export_tables()}, {len(schemata())} schemata"
