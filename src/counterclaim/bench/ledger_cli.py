"""What `counterclaim bench ledger` does: makes passing ledgers, measures them, prints, or writes the made-up texts."""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from counterclaim.bench.ledger import Growth, growth_exponents, growth_table, measure_growth
from counterclaim.errors import Errors
from counterclaim.ledger.generator import generate
from counterclaim.ledger.ledger import Ledger


def run(sizes: list[int], seed: int, where: str | None, workers: int | None, write: Path | None) -> None:
    """Measure each size and print a table and a JSON line for each, and the growth between the first and the last.

    Raises:
        CounterclaimError: E549 when the ledger given is not empty or several sizes are to go into one.
    """
    if write is not None:
        _write(sizes[-1], seed, write)
        return
    if where is not None and len(sizes) > 1:
        raise Errors.E549.error(what="Several corpora in one ledger", why="give one --documents with --ledger.")
    measured: list[Growth] = []
    for size in sizes:
        with (
            tempfile.TemporaryDirectory(prefix="counterclaim-bench-") as folder,
            Ledger.open(where or Path(folder) / "bench.db") as ledger,
        ):
            if next(ledger.document_keys(), None) is not None:
                raise Errors.E549.error(what=f"A corpus in {ledger.where}", why="that ledger is not empty.")
            measured.append(measure_growth(ledger, size, seed, workers))
        sys.stdout.write(growth_table(measured[-1]) + "\n")
        sys.stdout.write(json.dumps({"part": f"ledger/{size}", **measured[-1].to_dict()}) + "\n\n")
        sys.stdout.flush()
    exponents = growth_exponents(measured)
    if exponents:
        sys.stdout.write("time grows with the number of documents to the power of\n")
        sys.stdout.write("".join(f"  {name:<40}{value:>8.2f}\n" for name, value in exponents.items()))
        sys.stdout.write(json.dumps({"part": "ledger/growth", **exponents}) + "\n")


def _write(many: int, seed: int, path: Path) -> None:
    """Write texts and truth, one JSON object a line; `counterclaim add` takes the file as it is.

    Raises:
        CounterclaimError: E204 when the file cannot be written.
    """
    try:
        with path.open("w", encoding="utf-8") as out:
            for made in generate(many, seed):
                document = made.reading.document.model_dump(mode="json")
                out.write(json.dumps({**document, "truth": asdict(made.truth)}, ensure_ascii=False) + "\n")
    except OSError as error:
        raise Errors.E204.error(path=path, what=error.strerror or error) from None
