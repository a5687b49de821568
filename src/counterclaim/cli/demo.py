"""`counterclaim demo`: reads two shipped reports of the same (invented) news and shows what the program does."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from counterclaim.cli.options import Model, write_out
from counterclaim.errors import Errors

PAGE = "page.html"


def demo(
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the page.")] = Path("demo-out"),
    model: Model = None,
) -> None:
    """Read two shipped tellings of one invented story, show the first here and both as an HTML page."""
    from counterclaim.api import read_document
    from counterclaim.demo import demo_documents
    from counterclaim.render.page import pages
    from counterclaim.render.report import report

    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Errors.E204.error(path=output, what=error.strerror or error) from None
    note = "The date of publication was given with the sample."
    readings = [read_document(document, model=model, notes=[note]).reading for document in demo_documents()]
    where = output / PAGE
    write_out(pages(readings), where)
    console = Console()
    color = console.is_terminal
    sys.stdout.write(report(readings[0], width=min(console.width, 100) if color else 80, color=color))
    sys.stdout.write(
        f"\nThe same report beside a partisan outlet's telling of it, with map, network and timeline:\n"
        f"  {where.resolve().as_uri()}\n"
        "Open it in a browser; it needs no network. Read a report of your own with: counterclaim read FILE\n"
    )
    sys.stdout.flush()
