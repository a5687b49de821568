"""The one loop of commands that read reports and show them at once: what cannot be read is listed and stops nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from counterclaim.cli.shared import Reads
from counterclaim.errors import CounterclaimError, Errors
from counterclaim.intake import Arrival, Given, Refusal, stream
from counterclaim.pool import Task, Unread, read_all
from counterclaim.records import Reading

_BATCH = 16


@dataclass(slots=True)
class Result:
    """Readings in the order of the sources, and (source, error) of what could not be read."""

    first_failed: bool = False
    readings: list[Reading] = field(default_factory=list)
    failures: list[tuple[str, CounterclaimError]] = field(default_factory=list)

    @property
    def tried(self) -> int:
        """How many were tried."""
        return len(self.readings) + len(self.failures)

    def fail(self, source: object, error: CounterclaimError) -> None:
        """List what could not be read."""
        self.first_failed |= not self.tried
        self.failures.append((str(source), error))

    def check(self, targets: list[str]) -> None:
        """Where there was but one thing to read and it could not be, that is the command's own error.

        Raises:
            CounterclaimError: the one failure; E101 where there was nothing in the targets at all.
        """
        if not self.tried:
            raise Errors.E101.error(path=" ".join(targets))
        if self.tried == 1 and self.failures:
            raise self.failures[0][1]

    def end(self) -> None:
        """List what could not be read, and end with status 1 if there was anything.

        Raises:
            typer.Exit: with status 1, after failures.
        """
        if not self.failures:
            return
        sys.stderr.write(f"{len(self.failures)} of {self.tried} could not be read:\n")
        for source, error in self.failures:
            sys.stderr.write(f"  {source}: {error}\n")
        raise typer.Exit(1)


def read_targets(targets: Sequence[tuple[str, Given]], options: Reads) -> Result:
    """Read all documents of the targets.

    Args:
        targets: paths, addresses or ``-``, each with what the user says of it.
        options: how to read.

    Raises:
        CounterclaimError: E3xx when the installation is at fault, and no single document.
    """
    result = Result()
    # refusals keep their place among the arrivals, so that the list of failures is in the order of the sources
    with _progress(len(targets)) as progress:
        task = progress.add_task("reading", total=len(targets))
        for batch, found in read_all(_batches(_each(targets, options, progress, task)), options.how):
            readings = iter(found)
            for outcome in batch:
                reading = next(readings) if isinstance(outcome, Arrival) and outcome.reading is None else None
                if isinstance(outcome, Refusal):
                    result.fail(outcome.origin, outcome.error)
                elif isinstance(reading, Unread):
                    error = CounterclaimError(
                        reading.code, reading.message.replace("the document", str(outcome.origin), 1)
                    )
                    result.fail(outcome.origin, error)
                elif (whole := outcome.reading or reading) is not None:
                    result.readings.append(whole)
    return result


def _each(
    targets: Iterable[tuple[str, Given]], options: Reads, progress: Progress, task: object
) -> Iterator[Arrival | Refusal]:
    limits = options.limits
    for target, given in targets:
        yield from stream([target], given, limits)
        progress.advance(task)  # type: ignore[arg-type]


def _batches(outcomes: Iterable[Arrival | Refusal]) -> Iterator[tuple[list[Arrival | Refusal], list[Task]]]:
    batch: list[Arrival | Refusal] = []
    for outcome in outcomes:
        batch.append(outcome)
        if len(batch) >= _BATCH:
            yield batch, _tasks(batch)
            batch = []
    if batch:
        yield batch, _tasks(batch)


def _tasks(batch: list[Arrival | Refusal]) -> list[Task]:
    return [(o.document, o.notes) for o in batch if isinstance(o, Arrival) and o.reading is None]


def _progress(count: int) -> Progress:
    """A progress bar on standard error, shown only to a person who waits for several files."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(*columns, console=console, transient=True, disable=count < 2 or not console.is_terminal)
