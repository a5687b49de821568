"""Loads the YAML data files that people edit, checks each entry, and names file and line of all that is wrong.

A data file is a list of entries (mappings). `load_entries` turns them into frozen pydantic records; every problem of
every file is collected, so that an editor sees all of them at once and not one a run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from counterclaim.errors import DataFileError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class DataEntry(BaseModel):
    """Base of all entries of data files: frozen, unknown keys refused, knows its own file and line."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    source_file: str = ""
    source_line: int = 0

    @property
    def where(self) -> str:
        """``file:line`` of the entry, for messages."""
        return f"{self.source_file}:{self.source_line}"


EntryT = TypeVar("EntryT", bound=DataEntry)


def load_entries(paths: Path | Iterable[Path], model: type[EntryT]) -> list[EntryT]:
    """Read YAML lists from `paths` and return their entries as `model` records, in file order.

    Raises:
        DataFileError: with one line per problem (``file:line: key: message``), after all files were read.
    """
    found, problems = load_good_entries(paths, model)
    if problems:
        raise DataFileError(problems)
    return found


def load_good_entries(paths: Path | Iterable[Path], model: type[EntryT]) -> tuple[list[EntryT], list[str]]:
    """Read YAML lists and return the entries that hold, and one line for each problem of the others."""
    found: list[EntryT] = []
    problems: list[str] = []
    for path in [paths] if isinstance(paths, Path) else paths:
        _load_one(path, model, found, problems)
    return found, problems


def _load_one(path: Path, model: type[EntryT], found: list[EntryT], problems: list[str]) -> None:
    try:
        loader = _Loader(path.read_text(encoding="utf-8"))
        node = loader.get_single_node()
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        problems.append(f"{path.name}:{line}: this is not valid YAML: {getattr(error, 'problem', error)}")
        return
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{path.name}:1: cannot be read: {error}")
        return
    if node is None:
        return
    if not isinstance(node, yaml.SequenceNode):
        problems.append(f"{path.name}:1: the file must be a list of entries, each starting with '- '")
        return
    for item in node.value:
        line = item.start_mark.line + 1
        if not isinstance(item, yaml.MappingNode):
            problems.append(f"{path.name}:{line}: an entry must be 'key: value' lines, not a single value")
            continue
        try:
            values = loader.construct_mapping(item, deep=True)
        except ValueError as error:  # YAML itself makes dates, and 30 February is not one
            problems.append(f"{path.name}:{line}: a date in this entry is not a date that exists: {error}")
            continue
        except yaml.YAMLError as error:
            problems.append(f"{path.name}:{line}: {error}")
            continue
        problems += [f"{path.name}:{line}: {text}" for line, text in _torn(item)]
        lines = {str(key.value): key.start_mark.line + 1 for key, _ in item.value}
        try:
            found.append(model.model_validate({**values, "source_file": path.name, "source_line": line}))
        except ValidationError as error:
            for problem in error.errors():
                keys = [str(part) for part in problem["loc"]]
                at = lines.get(keys[0], line) if keys else line
                problems.append(f"{path.name}:{at}: {'.'.join(keys) or 'entry'}: {problem['msg']}")


def _torn(node: yaml.Node) -> Iterator[tuple[int, str]]:
    """Yield line and message of ``[hack obj=network,website]``: without quotes YAML makes two entries of it."""
    if isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _torn(value)
    elif isinstance(node, yaml.SequenceNode):
        for one, following in pairwise(node.value):
            close = one.end_mark.index + 1 == following.start_mark.index
            if close and isinstance(one, yaml.ScalarNode) and not one.style and "=" in one.value:
                yield (
                    one.start_mark.line + 1,
                    f"put quotes round '{one.value},{following.value} …', or a comma parts it",
                )


def fingerprint(paths: Iterable[Path]) -> str:
    """``sha256:…`` over names and bytes of the files, in sorted order, so that `made_by` can name the data's version."""
    digest = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.name):
        digest.update(path.name.encode())
        digest.update(b"\0")
        digest.update(path.read_bytes())
    return "sha256:" + digest.hexdigest()
