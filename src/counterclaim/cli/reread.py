"""`counterclaim reread`: stored documents are read again with the present version; older readings are kept."""

from __future__ import annotations

import sys

import typer

from counterclaim.cli.add import Workers, update
from counterclaim.cli.options import Actors, Model
from counterclaim.cli.retry import LedgerThere
from counterclaim.cli.stopping import ends_on_request, stoppable


def reread(
    ledger: LedgerThere = "counterclaim.db",
    model: Model = None,
    actors: Actors = None,
    workers: Workers = 1,
) -> None:
    """Read documents again whose reading was made by another version of the program, its data, its model or your actors.

    Readings are never overwritten: `counterclaim diff` shows what changed. It can be stopped and given again.
    """
    from counterclaim.cli.shown import Bar, incidents_line
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.ledger.rereading import Reread, outdated
    from counterclaim.ledger.rereading import reread as read_again
    from counterclaim.pool import How

    how = How(model, tuple(actors or ()))
    with ends_on_request(), stoppable(), Ledger.open(ledger, create=False) as opened:
        keys = outdated(opened, how)
        done = Reread()
        with Bar("reading again", len(keys)) as bar:

            def each(so_far: Reread) -> None:
                done = so_far.read + so_far.failed
                bar.count(done, so_far.failed, done)

            done = read_again(opened, keys, how, workers, each)
        sys.stdout.write(f"{opened.where}: {done.read:,} read again, {done.changed:,} with a new reading\n")
        changes = update(opened)
        if changes is not None:
            sys.stdout.write(incidents_line(changes))
        for _, message in done.failures:
            sys.stderr.write(f"  {message}\n")
        if done.failed:
            raise typer.Exit(1)
