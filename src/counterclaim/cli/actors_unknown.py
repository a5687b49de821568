"""`counterclaim actors unknown`: which actors of one's reports are worth an entry."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from counterclaim.cli.options import Actors, Model, Output, Published, write_out
from counterclaim.errors import CounterclaimError, Errors
from counterclaim.records import Reading


class Show(StrEnum):
    """What `actors unknown` can print."""

    text = "text"
    yaml = "yaml"


def unknown(
    targets: Annotated[
        list[str], typer.Argument(metavar="FILES...", help="Reports, or readings in JSON (one, or one a line).")
    ],
    most: Annotated[int, typer.Option("--most", min=1, help="How many to list.")] = 20,
    format: Annotated[Show, typer.Option("--format", "-f", help="A list, or entries ready to be edited.")] = Show.text,
    output: Output = None,
    actors: Actors = None,
    published: Published = None,
    model: Model = None,
) -> None:
    """List the actors that reports name and the registry does not know, most frequent first, with examples.

    Exit status: 0 all read, 1 some files could not be read (they are named).
    """
    from counterclaim.registry import registry_with, use_registry
    from counterclaim.registry.unknown import Worklist, as_entries

    failures: list[str] = []
    with use_registry(registry_with(actors or [])) as registry:
        worklist = Worklist(registry)
        for target in targets:
            try:
                for reading in _readings(target, published, model):
                    worklist.add(reading)
            except CounterclaimError as error:
                failures.append(f"{target}: {error}")
        found = worklist.most(most)
        if format is Show.yaml:
            write_out(as_entries(found, registry), output)
        else:
            lines = []
            for one in found:
                lines.append(f"{one.mentions:>5}  {one.name}  ({one.kind}{_country(one.country)}; {one.texts} texts)")
                lines += [f"         {example}" for example in one.examples]
            write_out("\n".join(lines) or "Every named actor is known.", output)
    for failure in failures:
        sys.stderr.write(failure + "\n")
    if failures:
        raise typer.Exit(1)


def _country(codes: tuple[str, ...]) -> str:
    return f", {' '.join(codes)}" if codes else ""


def _readings(target: str, published: str | None, model: str | None) -> Iterator[Reading]:
    path = Path(target)
    if path.suffix.lower() in {".json", ".jsonl", ".ndjson"} and path.is_file():
        yield from _stored(path)
        return
    from counterclaim.api import as_day, read_document
    from counterclaim.intake import arrive

    arrival = arrive(target, published=as_day(published))
    yield read_document(arrival.document, model=model, notes=arrival.notes).reading


def _stored(path: Path) -> Iterator[Reading]:
    """Readings as `read --format json` writes them: one in a file, or one a line."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Errors.E107.error(path=path) from None
    try:
        json.loads(text)
        parts = [text]
    except ValueError:
        parts = text.splitlines()
    for number, part in enumerate(parts, 1):
        if not part.strip():
            continue
        try:
            yield Reading.model_validate_json(part)
        except ValidationError as error:
            what = f"it is no reading: {error.errors()[0]['msg']}"
            raise Errors.E205.error(path=path, line=number, what=what) from None
