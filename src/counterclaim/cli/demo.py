"""`counterclaim demo`: reads two shipped reports of the same (invented) news and shows what the program does."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from counterclaim.cli.options import Model, write_out
from counterclaim.errors import Errors
from counterclaim.records import Reading

PAGE = "page.html"
COMPARISON = "comparison.html"
LEDGER = "demo.db"


def demo(
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the page.")] = Path("demo-out"),
    model: Model = None,
) -> None:
    """Read two shipped tellings of one invented story; show claims, a page, and the incidents that both tell of."""
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
    sys.stdout.write(_compared(readings, output, width=min(console.width, 100) if color else 80))
    sys.stdout.write(_incidents(readings, output / LEDGER, width=min(console.width, 100) if color else 80, color=color))
    sys.stdout.flush()


def _compared(readings: list[Reading], output: Path, *, width: int) -> str:
    """Hold the second telling against the first, write the page of it, and return it in short."""
    from counterclaim.comparison import compare
    from counterclaim.render.comparison import comparison_brief
    from counterclaim.render.comparison_page import comparison_page

    found = compare(readings)
    where = output / COMPARISON
    write_out(comparison_page(found), where)
    return (
        f"\nWhat the partisan telling did with the first one (counterclaim compare FIRST OTHER):\n\n"
        f"{comparison_brief(found, width, most=2)}\nAll of it side by side: {where.resolve().as_uri()}\n"
    )


def _incidents(readings: list[Reading], where: Path, *, width: int, color: bool) -> str:
    """Put the readings into a new ledger and return what both tell of, with how it stands."""
    from counterclaim.ledger.compute import compute
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.render.incident import incident_list

    for part in ("", "-wal", "-shm"):  # the ledger of an earlier demo
        where.with_name(where.name + part).unlink(missing_ok=True)
    with Ledger.open(where) as ledger:
        for reading in readings:
            ledger.add(reading, "demo")
        compute(ledger)
        both = list(ledger.incidents(tellings=2))
        names = ledger.names({ref for one in both for ref in (*one.initiators, *one.targets)})
    listed = incident_list(both, lambda ref: names.get(ref, ref), width=width, color=color)
    contested = next((one for one in both if one.standing == "contested" and one.killed), None)
    more = f"  counterclaim show {contested.id} --ledger {where}\n" if contested else ""
    return (
        f"\nWhat both tell of, from a ledger of the two ({where}):\n\n{listed}\n"
        f"Who says what of one, and a ledger of your own:\n{more}  counterclaim add FILES --ledger counterclaim.db\n"
    )
