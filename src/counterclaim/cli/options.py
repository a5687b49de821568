"""Options that several commands share, and how texts are written out."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.errors import Errors

Targets = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH|URL|-",
        help="Files (text, HTML, PDF, e-mail, JSON, tables …), folders, web addresses, or - for standard input.",
    ),
]
Published = Annotated[
    str | None, typer.Option(metavar="YYYY-MM-DD", help="Day of publication, which relative dates count from.")
]
Publisher = Annotated[str | None, typer.Option(help="The outlet, for example 'Press TV'.")]
Model = Annotated[
    str | None, typer.Option(help="Name or path of a spaCy pipeline to parse with; the shipped one if left out.")
]
Language = Annotated[
    str | None, typer.Option(metavar="CODE", help="Skip language detection and take the text as this.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", help="File to write to; the terminal if left out.")]
MaxBytes = Annotated[int, typer.Option(min=1, help="Largest document that is read, in bytes.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Allow addresses on this machine or its network.")]

Actors = Annotated[
    list[Path] | None,
    typer.Option(
        "--actors",
        metavar="FILE|FOLDER",
        help="Actors of your own (docs/registry.md); may be repeated. They win over the shipped ones.",
    ),
]


class Format(StrEnum):
    """How an answer that is a table is printed."""

    text = "text"
    json = "json"
    csv = "csv"


class Rule(StrEnum):
    """Rules for tolls (docs/guide/incidents.md)."""

    most_conservative = "most_conservative"
    most_informative = "most_informative"
    most_representative = "most_representative"
    latest_independent = "latest_independent"


class TriageLevel(StrEnum):
    """What may be left unread (docs/concepts.md)."""

    off = "off"
    sentences = "sentences"
    documents = "documents"


Triage = Annotated[
    TriageLevel,
    typer.Option(
        help="What is left out: nothing; sentences that can hold no claim; also texts without words of conflict, which is "
        "quicker on mixed news and loses what they tell."
    ),
]


def write_out(text: str, output: Path | None) -> None:
    """Write to a file (whole or not at all) or to standard output.

    Raises:
        CounterclaimError: E204 when the file cannot be written.
    """
    if output is None:
        sys.stdout.write(text if text.endswith("\n") else text + "\n")
        sys.stdout.flush()
        return
    part = output.with_name(f".{output.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="")
        part.replace(output)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise Errors.E204.error(path=output, what=error.strerror or error) from None
