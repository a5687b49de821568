"""`counterclaim add`: reports into the ledger, read once each."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.shared import Reads, Told, with_shared
from counterclaim.cli.stopping import ends_on_request, stoppable
from counterclaim.errors import CounterclaimError, Errors

if TYPE_CHECKING:
    from collections import Counter

    from counterclaim.intake import Limits
    from counterclaim.ledger.adding import Adding
    from counterclaim.ledger.ledger import Ledger

Workers = Annotated[int, typer.Option(min=1, max=256, help="Processes that read; each needs some 500 MB.")]
LedgerToWrite = Annotated[
    str,
    typer.Option(
        "--ledger", "-l", metavar="FILE|URL", help="A file (made if it is not there) or a postgresql:// address."
    ),
]
Map = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="FIELD=NAME,…",
        help="Which field of a record holds the text, published, publisher, title, url, id: text=body,published=date. "
        "Paths (text=article.body) and several (text=lead+body) are possible.",
    ),
]
# trouble of a ledger that may pass: no space, in use, connection lost, another computation
_PASSING = frozenset({"E504", "E506", "E507", "E508", "E511", "E512"})
_PAUSE = 30.0  # seconds until it is tried again
_LOOK = 1.0  # seconds between two looks at watched folders


@with_shared
def add(
    targets: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH|URL|-",
            help="Files (text, HTML, PDF, e-mail, mbox, JSON, JSON lines, CSV, Parquet, WARC, RSS, Atom; also .gz), folders, "
            "addresses of pages and feeds, or - for standard input.",
        ),
    ],
    told: Told,
    options: Reads,
    ledger: LedgerToWrite = "counterclaim.db",
    map: Map = None,
    workers: Workers = 1,
    follow: Annotated[
        bool, typer.Option("--follow", help="Go on and take new and changed files of the folders; end with Ctrl-C.")
    ] = False,
    every: Annotated[
        int, typer.Option(min=30, metavar="SECONDS", help="With --follow: how often pages and feeds are asked again.")
    ] = 900,
) -> None:
    """Add reports to a ledger and bring its incidents up to date.

    What is there already is not read again, so the same command goes on where it was stopped. What cannot be read is
    listed in the ledger and tried again by `counterclaim retry`.

    Exit status: 0 all is in, 1 some could not be read (they are listed), 2 a mistake in the call or trouble with the
    ledger, 130 stopped by Ctrl-C (what was stored is safe).
    """
    from counterclaim.intake.fields import parse_mapping
    from counterclaim.ledger.adding import Adding
    from counterclaim.ledger.ledger import Ledger

    given = told.given(options.language, parse_mapping(map or []))
    with ends_on_request(), Ledger.open(ledger) as opened:
        adding = Adding(opened, how=options.how, given=given, workers=workers)
        if follow:
            _follow(opened, adding, targets, options.limits, every)
        else:
            _add(opened, adding, targets, options.limits)


def _add(ledger: Ledger, adding: Adding, targets: list[str], limits: Limits) -> None:
    from counterclaim.cli.shown import Bar, size_of, tell

    try:
        with stoppable(), Bar("adding", size_of(targets)) as bar:
            adding.watch(bar.each, bar.position)
            adding.add(targets, limits, bar.meter)
    except KeyboardInterrupt:
        tell(adding.summary, ledger.where, None)
        sys.stderr.write("stopped; what was added is stored, and the same command goes on from here\n")
        raise typer.Exit(130) from None
    except CounterclaimError:
        if adding.summary.seen:
            tell(adding.summary, ledger.where, None)
        raise
    tell(adding.summary, ledger.where, update(ledger))
    if adding.summary.failed:
        raise typer.Exit(1)


def update(ledger: Ledger) -> Counter[str]:
    """Bring the incidents up to date; a break here loses nothing, since the next computation follows."""
    from counterclaim.cli.shown import Bar
    from counterclaim.ledger.incidents_after import update_incidents

    try:
        with stoppable(), Bar("incidents", None) as bar:
            return update_incidents(ledger, bar.stage)
    except KeyboardInterrupt:
        sys.stderr.write("stopped before the incidents were brought up to date; the next 'counterclaim add' does it\n")
        raise typer.Exit(130) from None


def _follow(ledger: Ledger, adding: Adding, targets: list[str], limits: Limits, every: int) -> None:
    """Rounds without end: what is ready goes in; a line is printed when something did."""
    from counterclaim.intake.follow import Watch
    from counterclaim.intake.stream import is_folder

    folders = [Path(target) for target in targets if is_folder(target)]
    addresses = [target for target in targets if "://" in target[:12]]
    for target in targets:
        if not is_folder(target) and target not in addresses:
            raise Errors.E534.error(path=target)
    watch, asked = Watch(folders), float("-inf")
    try:
        with stoppable():
            while True:
                paths = watch.ready()
                ready = [str(path) for path in paths]
                if addresses and time.monotonic() - asked >= every:
                    ready, asked = [*ready, *addresses], time.monotonic()
                if ready:
                    try:
                        _round(ledger, adding, ready, limits)
                    except CounterclaimError as error:
                        if error.code not in _PASSING:
                            raise
                        sys.stderr.write(f"{error}\ntrying again in {_PAUSE:g} seconds\n")
                        sys.stderr.flush()
                        watch.forget(paths)
                        asked = float("-inf") if addresses else asked
                        time.sleep(_PAUSE)
                time.sleep(_LOOK)
    except KeyboardInterrupt:
        sys.stdout.write(f"{ledger.where}: {adding.summary.added:,} added, {adding.summary.failed:,} failed; stopped\n")


def _round(ledger: Ledger, adding: Adding, ready: list[str], limits: Limits) -> None:
    """One round of following: what is ready goes in, and what came of it is printed."""
    from counterclaim.cli.shown import incidents_line
    from counterclaim.ledger.incidents_after import update_incidents

    before = (adding.summary.added, adding.summary.failed)
    adding.add(ready, limits)
    added, failed = adding.summary.added - before[0], adding.summary.failed - before[1]
    for source, code, message in adding.summary.failures:
        sys.stderr.write(f"  {source}: [{code}] {message}\n")
    adding.summary.failures.clear()
    sys.stderr.flush()
    changes = update_incidents(ledger)
    if added or failed:
        said = incidents_line(changes).rstrip()
        sys.stdout.write(f"{time.strftime('%H:%M:%S')}  {added:,} added, {failed:,} failed; {said}\n")
        sys.stdout.flush()
