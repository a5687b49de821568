"""`counterclaim compute`: bring the incidents of a ledger up to date, or make them all anew."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.asking import LedgerAt
from counterclaim.cli.options import Rule

if TYPE_CHECKING:
    from counterclaim.records import TollRule


def compute(
    ledger: LedgerAt = "counterclaim.db",
    full: Annotated[bool, typer.Option("--full", help="Make everything anew, whatever changed.")] = False,
    rule: Annotated[
        Rule | None,
        typer.Option(help="How shown tolls are made of the claimants' numbers; kept until another is given."),
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes for --full; one a processor, at most four, if left out.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was done as JSON.")] = False,
) -> None:
    """Bring the incidents of a ledger up to date, or make them all anew with one result."""
    from dataclasses import asdict

    from counterclaim.ledger.compute import compute as compute_ledger
    from counterclaim.ledger.compute import processors
    from counterclaim.ledger.ledger import Ledger

    shown = sys.stderr.isatty() and not as_json

    def progress(stage: str, done: int, of: int) -> None:
        if shown:
            sys.stderr.write(f"\r\x1b[K{stage}: {done:,} of {of:,}" if done < of else "\r\x1b[K")
            sys.stderr.flush()

    with Ledger.open(ledger, create=False) as opened:
        chosen: TollRule | None = rule.value if rule is not None else None
        done = compute_ledger(opened, full, rule=chosen, workers=workers or processors(), progress=progress)
    if as_json:
        sys.stdout.write(json.dumps(asdict(done)) + "\n")
        return
    if done.kind == "none":
        sys.stdout.write("Nothing changed since the last computation.\n")
        return
    seconds = sum(done.seconds.values())
    sys.stdout.write(
        f"{done.incidents:,} incidents written, from {done.documents:,} new or changed documents"
        f" ({done.kind}, {seconds:.1f} s, rule {done.rule}).\n"
    )
    if done.conflicts:
        sys.stderr.write(
            f"{done.conflicts} judgements contradict earlier ones and were not followed: see 'counterclaim judge conflicts'.\n"
        )
