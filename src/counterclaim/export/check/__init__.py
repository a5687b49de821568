"""Says what is wrong with an export: a checker per format, for files of one's own making too.

`check_export` takes a folder as `export` writes it, or a single file of a format. It returns problems as lines that name file
and row; an empty list means that the files hold.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path

from counterclaim.errors import Errors
from counterclaim.export import format_named
from counterclaim.export.check.package import check_package
from counterclaim.export.package import NAME

_MOST = 1_000  # problems listed: a file of the wrong kind would have one a line
Checker = Callable[[dict[str, Path]], Iterator[str]]


def check_export(path: Path, name: str) -> list[str]:
    """List what is wrong with an export.

    Args:
        path: the folder of an export, or a file of it.
        name: of the format.

    Raises:
        CounterclaimError: E107 when there is nothing at `path`.
    """
    if not path.exists():
        raise Errors.E107.error(path=path)
    format = format_named(name)
    files, found = {}, []
    if path.is_dir():
        for table in format.tables:
            if (path / table.path).is_file():
                files[table.path] = path / table.path
            else:
                found.append(f"{table.path}: is not there")
        if (path / NAME).is_file():
            found += check_package(path / NAME)
        else:
            found.append(f"{NAME}: is not there")
    else:
        files[format.main if format.one_file else _which(path, [t.path for t in format.tables])] = path
    checker: Checker = import_module(f"counterclaim.export.check.{'csv_tables' if name == 'csv' else name}").check
    return list(_some(found)) + list(_some(_readable(checker, files)))


def _which(path: Path, names: list[str]) -> str:
    return next((name for name in names if path.name.endswith(name)), names[0])


def _some(problems: Iterable[str]) -> Iterator[str]:
    for number, problem in enumerate(problems):
        if number >= _MOST:
            yield f"more than {_MOST} problems: the rest is not listed"
            return
        yield problem


def _readable(checker: Checker, files: dict[str, Path]) -> Iterator[str]:
    try:
        yield from checker(files)
    except UnicodeDecodeError as error:
        yield f"the file is not UTF-8 text ({error.reason})"
    except (json.JSONDecodeError, RecursionError) as error:
        yield f"the file is not valid JSON ({error})"
    except OSError as error:
        yield f"a file cannot be read ({error.strerror or error})"
