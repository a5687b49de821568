"""Exports: incidents in the shapes that others load, each with what it cannot hold said beside it.

`export` writes one; `FORMATS` lists them; `check` says what is wrong with a file.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain
from pathlib import Path

from counterclaim.errors import Errors
from counterclaim.export.choose import Choice, embargoed
from counterclaim.export.formats import Format
from counterclaim.export.job import Options, Tally
from counterclaim.export.source import MemorySource, Source, Units
from counterclaim.export.unit import Unit

NAMES = ("acled", "ucdp", "plover", "cameo", "geojson", "gexf", "parquet", "csv", "jsonl", "ftm")
_ENDINGS = (".csv", ".tsv", ".json", ".jsonl", ".geojson", ".gexf", ".xml", ".txt")

__all__ = ["NAMES", "Choice", "Format", "MemorySource", "Options", "Source", "Tally", "export", "format_named"]


@lru_cache(maxsize=16)
def format_named(name: str) -> Format:
    """The format of this name (one of `NAMES`)."""
    from importlib import import_module

    module = "csv_tables" if name == "csv" else name
    found: Format = import_module(f"counterclaim.export.{module}").FORMAT
    return found


def export(
    source: Source,
    name: str,
    target: Path | None,
    *,
    choice: Choice | None = None,
    options: Options | None = None,
    force: bool = False,
) -> tuple[Tally, list[Path]]:
    """Write the incidents of a source in one format.

    Args:
        source: a ledger's incidents and readings (`counterclaim.export.ledger_source`), or a `MemorySource`.
        name: of the format, one of `NAMES`.
        target: a folder; for a format of one file also the file, known by its ending. None for standard output.
        choice: which incidents; all of them when left out.
        options: how (rule for numbers, coarsening, embargo …).
        force: replace files that are there.

    Returns:
        What was written and left out, and the paths of the files.

    Raises:
        CounterclaimError: E560 to E568, E204 when it cannot be written, E304 when a package is not installed.
    """
    from counterclaim.export import package
    from counterclaim.export.out import Out

    format, options, tally = format_named(name), options or Options(), Tally()
    if format.sentences and options.coarsen is not None and not options.keep_names:
        raise Errors.E563.error(format=name)
    one_file = target is not None and format.one_file and _is_file(target, format)
    if not format.one_file and (target is None or target.is_file()):
        raise Errors.E561.error(format=name, files=", ".join(table.path for table in format.tables))
    out = Out(target, format.main, one_file=one_file, force=force)
    try:
        units = _units(source, choice or Choice(), options, tally)
        if format.ties:
            units = chain(units, _ties(source, choice or Choice(), options, tally))
        format.write(units, out, options, tally)
        if not out.to_terminal:
            out.flush()
            tables = [(table, out.named(table.path), out.path(table.path)) for table in format.tables]
            described = package.data_package(name, format.title, format.loses, tables, options, tally)
            out.text(package.NAME).write(package.as_json(described))
            files = [path for _, path, _ in tables]
            out.text("README.txt").write(package.readme(format.title, format.loses, tally, files))
        return tally, out.commit()
    except sqlite3.OperationalError as error:  # the rows that wait to be sorted found no room
        raise Errors.E204.error(path=target or "the terminal", what=error) from None
    except BrokenPipeError:
        raise  # whoever reads our standard output has gone: nothing is wrong
    except OSError as error:
        raise Errors.E204.error(path=target or "the terminal", what=error.strerror or error) from None
    finally:
        out.drop()


def _is_file(target: Path, format: Format) -> bool:
    """Whether `--out` names the file itself: it is one, or ends as such files do ("exports.2026" is a folder)."""
    return not target.is_dir() and (target.is_file() or target.suffix.lower() in {*_ENDINGS, Path(format.main).suffix})


def _units(source: Source, choice: Choice, options: Options, tally: Tally) -> Iterator[Unit]:
    from counterclaim.export.claims import claim_units
    from counterclaim.export.coarse import coarsened
    from counterclaim.export.rules import under_rule

    for unit in Units(source, tally.made_by).units(source.incidents()):
        if not choice.takes(unit):
            continue
        tally.incidents += 1
        tally.rules.add(unit.incident.rule)
        if options.embargo_days is not None and embargoed(unit, options.embargo_days, options.today):
            tally.leave_out(f"embargo: fewer than {options.embargo_days} days ago, or without a date")
            continue
        if options.rule is not None:
            unit = replace(unit, incident=under_rule(unit.incident, options.rule))
        if options.coarsen is not None:
            unit = coarsened(unit, options.coarsen, keep_names=options.keep_names)
        if options.level == "claim":
            yield from claim_units(unit)
        else:
            yield replace(unit, withheld=options.coarsen is not None and not options.keep_names)


def _ties(source: Source, choice: Choice, options: Options, tally: Tally) -> Iterator[Unit]:
    for unit in Units(source, tally.made_by).ties(source.ties()):
        if not choice.takes_tie(unit):
            continue
        if options.embargo_days is not None and embargoed(unit, options.embargo_days, options.today):
            tally.leave_out(f"embargo: a tie told fewer than {options.embargo_days} days ago, or without a date")
        else:
            yield replace(unit, withheld=options.coarsen is not None and not options.keep_names)
