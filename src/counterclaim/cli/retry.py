"""`counterclaim retry`: what could not be read is tried again."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer

from counterclaim.cli.add import Map, Workers, update
from counterclaim.cli.shared import Reads, Told, with_shared
from counterclaim.cli.stopping import ends_on_request, stoppable

LedgerThere = Annotated[
    str, typer.Option("--ledger", "-l", metavar="FILE|URL", help="The ledger: a file, or a postgresql:// address.")
]


@with_shared
def retry(
    told: Told,
    options: Reads,
    ledger: LedgerThere = "counterclaim.db",
    map: Map = None,
    workers: Workers = 1,
    only_list: Annotated[bool, typer.Option("--list", help="Only list what failed, with the reasons.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="With --list: one JSON object a line.")] = False,
) -> None:
    """Try again what could not be read, with the options of then where no others are given.

    Exit status: 0 nothing is left that fails, 1 some failed again.
    """
    from counterclaim.cli.shown import Bar, tell
    from counterclaim.intake.fields import parse_mapping
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.ledger.retrying import retry as try_again

    over = told.given(options.language, parse_mapping(map or []))
    with ends_on_request(), stoppable(), Ledger.open(ledger, create=False) as opened:
        failures = opened.failures()
        if only_list:
            for failure in failures:
                place = f"{failure.locator}#{failure.part}" if failure.part else failure.locator
                fields = {"source": place, "code": failure.code, "message": failure.message}
                if as_json:
                    sys.stdout.write(json.dumps({**fields, "failed": failure.failed.isoformat()}) + "\n")
                else:
                    sys.stdout.write(f"{place}\n  [{failure.code}] {failure.message}\n")
            return
        if not failures:
            sys.stdout.write(f"{opened.where}: nothing has failed\n")
            return
        with Bar("trying again", len(failures)) as bar:
            summary = try_again(
                opened, over=over, how=options.how, limits=options.limits, workers=workers, each=bar.tried
            )
        tell(summary, opened.where, update(opened))
        left = len(opened.failures())
        if left:
            sys.stderr.write(f"{left:,} still stand; list them with 'counterclaim retry --list'\n")
            raise typer.Exit(1)
