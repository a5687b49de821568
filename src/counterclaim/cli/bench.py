"""`counterclaim bench`: accuracy on public corpora and acceptance rows, accuracy floors, and speed."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.options import Model
from counterclaim.errors import CounterclaimError, Errors

if TYPE_CHECKING:
    from counterclaim.bench.reader import Bench

app = typer.Typer(
    name="bench",
    help="Measure accuracy on public corpora and acceptance rows, check accuracy floors, measure speed.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
SHARED = Path(os.environ.get("COUNTERCLAIM_SHARED", "../shared"))

TASKS = {
    "attribution": "source, cue and content of every claim (PolNeAR)",
    "entities": "actors, places, weapons, quantities, times (re3d)",
    "relations": "who fights, backs, leads whom (re3d)",
    "places": "place names and coordinates, and where an event was (LGL, GWN, TR-News, GeoVirus)",
    "dates": "time expressions and their values (TimeBank, AQUAINT, WikiWars)",
    "templates": "full event records (MUC-3/4)",
    "incidents": "reports of one incident, copies, disputed tolls, facts of a report's main incident (FA-KES)",
    "loaded": "biased sentences and loaded words (BABE, PTC)",
    "relevance": "is it about violence, and of what kind (eight sets)",
    "cameo": "who did what to whom, coded (PLOVER, CAMEO)",
    "factuality": "is it presented as having happened (MEANTIME, UDS, CommitmentBank)",
    "coreference": "mentions of one event or actor (ECB+, MEANTIME, NewsWCL50, NP4E)",
    "events": "event arguments with spans and roles (WikiEvents, RAMS)",
    "event_rows": "one note, one row of an event table (ACLED-shaped)",
}
Data = Annotated[Path, typer.Argument(metavar="DATA", help="A gold file, or a folder of them.")]
Predictions = Annotated[
    Path | None, typer.Option(help="Score these prediction rows (a file, or a folder for a folder) and read nothing.")
]
PredOut = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Write the predictions here (a folder for a folder).")
]
Sample = Annotated[int | None, typer.Option(min=1, help="Only a fixed sample of that many rows.")]
Settings = Annotated[
    list[str] | None, typer.Option("--option", metavar="NAME[=VALUE]", help="An option of the scorer; may be repeated.")
]
Documents = Annotated[bool, typer.Option("--documents", help="Of coreference: score which documents are of one story.")]
Details = Annotated[bool, typer.Option("--details", help="Show the figures of each class too.")]


def _task_command(task: str) -> Callable[..., None]:
    def command(
        data: Data,
        predictions: Predictions = None,
        pred_out: PredOut = None,
        sample: Sample = None,
        option: Settings = None,
        details: Details = False,
        model: Model = None,
        documents: Documents = False,
    ) -> None:
        run_task(
            task,
            data,
            predictions=predictions,
            pred_out=pred_out,
            number=sample,
            option=[*(option or []), *(["documents"] if documents else [])],
            details=details,
            model=model,
        )

    command.__name__ = task
    command.__doc__ = f"Score {task}: {TASKS[task]}."
    return command


for _task in TASKS:
    app.command(_task)(_task_command(_task))


def run_task(
    task: str,
    data: Path,
    *,
    predictions: Path | None = None,
    pred_out: Path | None = None,
    number: int | None = None,
    option: list[str] | None = None,
    details: bool = False,
    model: str | None = None,
) -> None:
    """Measure a task on all its gold files and print a table and a JSON line for each."""
    from counterclaim.bench.measure import gold_files, measure, write_predictions
    from counterclaim.bench.show import score_line, score_table

    files = gold_files(task, data)
    options = {name: value or True for name, _, value in (item.partition("=") for item in option or [])}
    bench = _load(model) if predictions is None else None
    for path in files:
        given = predictions / path.name if predictions is not None and predictions.is_dir() else predictions
        measured = measure(task, path, bench=bench, predictions=given, options=options, number=number)
        if measured is None:
            sys.stderr.write(
                f"{path.name}: counterclaim gives no answers of this kind; score some with --predictions\n"
            )
            continue
        if pred_out is not None:
            write_predictions(measured, pred_out / path.name if len(files) > 1 else pred_out)
        sys.stdout.write(score_table(measured.part, measured.score, details) + "\n")
        sys.stdout.write(score_line(measured.part, measured.score) + "\n\n")
        _report_failures(measured.failures)


@app.command("all")
def every_task(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder with a folder for each task.")],
    sample: Sample = None,
    model: Model = None,
) -> None:
    """Score all tasks whose folder is in DIR, one line of figures a file."""
    from counterclaim.bench.measure import gold_files, measure
    from counterclaim.bench.show import score_line

    tasks = [task for task in TASKS if (folder / task).is_dir()]
    if not tasks:
        raise Errors.E207.error(path=folder)
    bench = _load(model)
    for task in tasks:
        for path in gold_files(task, folder / task):
            measured = measure(task, path, bench=bench, number=sample)
            if measured is not None:
                sys.stdout.write(score_line(measured.part, measured.score) + "\n")
                sys.stdout.flush()
    _report_failures(bench.failures)


def _load(model: str | None) -> Bench:
    from counterclaim.bench.reader import Bench

    return Bench.load(model)


def _report_failures(failures: tuple[str, ...] | list[str]) -> None:
    if failures:
        sys.stderr.write(f"{len(failures)} texts could not be read; the first: {failures[0]}\n")


@app.command("acceptance")
def acceptance(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A folder of texts with their .rows.jsonl.")],
    show: Annotated[bool, typer.Option("--show", help="List the rows that do not hold.")] = False,
    model: Model = None,
) -> None:
    """Check acceptance rows, and count what holds by text, kind of row and key."""
    from counterclaim.bench.acceptance import find_texts, totals
    from counterclaim.bench.check import run_acceptance
    from counterclaim.bench.show import acceptance_table, missing_rows

    texts = find_texts(folder)
    bench = _load(model)
    results = run_acceptance(bench, texts)
    counts = totals(results)
    if show:
        sys.stdout.write(missing_rows(results) + "\n\n")
    sys.stdout.write(acceptance_table(counts) + "\n")
    sys.stdout.write(json.dumps({"part": "acceptance", **counts}) + "\n")
    _report_failures(bench.failures)


@app.command("floors")
def floors(
    shared: Annotated[Path, typer.Option(metavar="DIR", help="The folder with acceptance/ and bench/.")] = SHARED,
    check: Annotated[bool, typer.Option("--check", help="Fail when a score is below its floor.")] = False,
    raise_: Annotated[bool, typer.Option("--raise", help="Raise the floors to what is measured.")] = False,
    allow_regression: Annotated[
        bool, typer.Option("--allow-regression", help="With --raise: let floors fall too.")
    ] = False,
    only: Annotated[str | None, typer.Option(help="Only parts whose name starts like this.")] = None,
    workers: Annotated[
        int | None,
        typer.Option(min=1, max=64, help="Processes that measure; one a processor, at most four, if left out."),
    ] = None,
    model: Model = None,
) -> None:
    """Compare the accuracy with its floors; check or raise them."""
    from counterclaim.bench import floors as table
    from counterclaim.bench.check import measure_parts
    from counterclaim.ledger.compute import processors

    known = table.load()
    parts = [part for part in table.PARTS if part.name.startswith(only or "") and (shared / part.path).exists()]
    if not parts:
        raise Errors.E207.error(path=shared)
    problems: list[str] = []
    failures: list[str] = []
    for part, measured, failed in measure_parts(parts, shared, model, workers or processors()):
        failures += failed
        if measured is None:
            continue
        verdict = table.compare(known.get(part.name), measured)
        sys.stdout.write("".join(f"{line}\n" for line in verdict.lines))
        sys.stdout.flush()
        if raise_:
            try:
                known[part.name] = table.raised(known.get(part.name), measured, allow_regression=allow_regression)
                table.save(known)  # at once, so that a run cut short loses nothing
            except CounterclaimError as error:
                problems.append(error.message)
        else:
            problems += verdict.problems
    _report_failures(failures)
    sys.stderr.write("".join(f"{problem}\n" for problem in problems))
    if problems and (check or raise_):
        raise typer.Exit(1)


@app.command("coverage")
def coverage(
    data: Annotated[
        list[Path], typer.Argument(metavar="DATA...", help="Gold files of entities, relations, incidents.")
    ],
    sample: Sample = None,
    missing: Annotated[int, typer.Option(min=0, help="List that many of the names that are not known.")] = 20,
    model: Model = None,
) -> None:
    """Measure the share of mentions of groups, states and agencies that resolve to an actor of the registry."""
    from counterclaim.bench.coverage import measure_coverage

    bench = _load(model)
    for path in data:
        if not path.is_file():
            raise Errors.E207.error(path=path)
        found = measure_coverage(bench, path, sample)
        part = f"{path.parent.name}/{path.name}"
        of = "gold mentions" if found.gold else "names that the reading finds"
        sys.stdout.write(
            f"{part}: {found.covered} of {found.mentions} {of} are known, {found.listed} hold a known name\n"
        )
        for name, count in sorted(found.missing.items(), key=lambda item: (-item[1], item[0]))[:missing]:
            sys.stdout.write(f"  {count:>4}  {name}\n")
        figures = {
            "part": f"coverage/{part}",
            "coverage": round(found.share, 4),
            "listed": round(found.listed / max(1, found.mentions), 4),
            "mentions": found.mentions,
        }
        sys.stdout.write(json.dumps(figures) + "\n")
    _report_failures(bench.failures)


@app.command("toponyms")
def toponyms(
    data: Annotated[list[Path], typer.Argument(metavar="DATA...", help="Gold files of places.")],
    missing: Annotated[int, typer.Option(min=0, help="List that many of the names that are not there.")] = 20,
) -> None:
    """List gold place names that the gazetteer lacks, or has only elsewhere: what a full GeoNames dump would add."""
    from counterclaim.bench.scorers.common import read_rows
    from counterclaim.bench.toponyms import measure_toponyms
    from counterclaim.gazetteer import shared_gazetteer

    for path in data:
        if not path.is_file():
            raise Errors.E207.error(path=path)
        found = measure_toponyms(read_rows(path).values(), shared_gazetteer())
        part = f"{path.parent.name}/{path.name}"
        sys.stdout.write(f"{part}: {found.there} of {found.names} gold names have a place near the gold point\n")
        for title, counts in (("no such name", found.missing), ("the name is only elsewhere", found.elsewhere)):
            sys.stdout.write(f"  {title}: {sum(counts.values())} marks of {len(counts)} names\n")
            for (name, number), count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:missing]:
                sys.stdout.write(f"  {count:>4}  {name}{f'  geonames:{number}' if number else ''}\n")
        figures = {"part": f"toponyms/{part}", "there": round(found.share, 4), "names": found.names,
                   "missing": sum(found.missing.values()), "elsewhere": sum(found.elsewhere.values())}  # fmt: skip
        sys.stdout.write(json.dumps(figures) + "\n")


@app.command("speed")
def speed(
    texts: Annotated[
        list[Path] | None, typer.Argument(metavar="TEXTS", help="Text files; the shipped samples if left out.")
    ] = None,
    repeat: Annotated[int, typer.Option(min=1, help="Read each text that many times.")] = 5,
    model: Model = None,
) -> None:
    """Measure words per second of each stage, and the ratio to the bare parser in the same run."""
    from counterclaim.bench.speed import measure_speed, speed_table
    from counterclaim.reading.model import plain_model
    from counterclaim.records import Document

    paths = texts or sorted((Path(__file__).parents[1] / "demo").glob("*.txt"))
    try:
        documents = [Document.of(path.read_text(encoding="utf-8", errors="replace")) for path in paths]
    except OSError as error:
        raise Errors.E107.error(path=error.filename) from None
    measured = measure_speed(_load(model), documents * repeat, plain_model(model))
    sys.stdout.write(speed_table(measured) + "\n" + json.dumps(asdict(measured)) + "\n")


@app.command("triage")
def triage(
    data: Data,
    sample: Sample = None,
    model: Model = None,
) -> None:
    """Measure what triage loses and saves: the share of claims found again, of text that is parsed, and of the time.

    Time is that of the processor, compared with reading everything and with only parsing everything as spaCy does.
    """
    from counterclaim.bench.measure import sample as chosen
    from counterclaim.bench.reader import document_of
    from counterclaim.bench.scorers.common import read_rows
    from counterclaim.bench.triage import measure_triage, triage_table
    from counterclaim.reading.model import plain_model

    paths = sorted(data.glob("*.jsonl")) if data.is_dir() else [data]
    if not paths or not data.exists():
        raise Errors.E207.error(path=data)
    bench, plain = _load(model), plain_model(model)
    for path in paths:
        rows = chosen({key: row for key, row in read_rows(path).items() if row.get("text")}, sample)
        scores = measure_triage(bench, [document_of(row) for row in rows.values()], plain)
        sys.stdout.write(f"{path.name}\n{triage_table(scores)}\n")
        for score in scores:
            sys.stdout.write(json.dumps({"part": f"triage/{path.stem}", **asdict(score)}) + "\n")


@app.command("ledger")
def ledger(
    documents: Annotated[
        list[int] | None,
        typer.Option("--documents", "-n", min=1, help="Size of the corpus; give several to see the growth."),
    ] = None,
    seed: Annotated[int, typer.Option(help="Another seed makes another corpus.")] = 1,
    where: Annotated[
        str | None,
        typer.Option("--ledger", metavar="PATH|URL", help="An empty ledger to fill; a passing one if left out."),
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; as many as processors if left out.")] = None,
    write: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Only write the made-up texts with their truth, as JSON lines.")
    ] = None,
) -> None:
    """Fill a ledger with made-up documents, compute its incidents, and measure time, memory, accuracy and queries."""
    from counterclaim.bench import ledger_cli

    ledger_cli.run(sorted(documents or [10_000]), seed, where, workers, write)
