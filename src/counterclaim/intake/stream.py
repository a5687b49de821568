"""All sources that a user names, as one stream of documents and refusals; nothing that is wrong with one ends the rest."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from counterclaim.errors import CounterclaimError, Errors
from counterclaim.intake.arrival import Arrival, Given, Outcome, Refusal
from counterclaim.intake.formats import ENDINGS, ending_of, format_of, reader_of
from counterclaim.intake.limits import Limits
from counterclaim.intake.opening import Meter, opened
from counterclaim.intake.origin import Origin

_UNFINISHED = (".part", ".tmp", ".crdownload", ".download", ".swp", "~")


def stream(
    targets: Iterable[str], given: Given | None = None, limits: Limits | None = None, meter: Meter | None = None
) -> Iterator[Outcome]:
    """Yield the documents of files, folders, addresses, feeds and standard input (``-``), in the order given.

    Args:
        targets: paths, http(s) addresses, or ``-``. A folder stands for all files of known kinds in it and its folders,
            sorted by path; hidden and unfinished files are passed over.
        given: what the user says of all of them.
        limits: sizes (of a single document) and what addresses are allowed.
        meter: called with numbers of bytes as files are read.
    """
    given, limits = given or Given(), limits or Limits()
    for target in targets:
        if is_folder(target):
            found = False
            for path in files_in(Path(target)):
                found = True
                yield from read_one(str(path), given, limits, meter)
            if not found:
                known = ", ".join(sorted(ENDINGS))
                yield Refusal(Origin(target, format="folder"), Errors.E528.error(path=target, known=known))
        else:
            yield from read_one(target, given, limits, meter)


def read_one(target: str, given: Given, limits: Limits, meter: Meter | None = None) -> Iterator[Outcome]:
    """Yield the documents of one file, address, or standard input."""
    try:
        with opened(target, limits, meter) as source:
            source = replace(source, format=format_of(source))
            yield from reader_of(source.format)(source, given, limits)
    except CounterclaimError as error:
        yield Refusal(Origin(target, format="unknown"), error)


def is_folder(target: str) -> bool:
    """Tell whether a target is a folder of this machine."""
    return "://" not in target[:12] and target != "-" and os.path.isdir(target)


def files_in(folder: Path) -> Iterator[Path]:
    """Yield the files of known kinds in a folder and its folders, sorted by path, links to folders not followed."""
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and not name.endswith(_UNFINISHED) and ending_of(name):
                yield Path(root, name)


def arrive(
    target: str,
    *,
    published: date | None = None,
    publisher: str | None = None,
    language: str | None = None,
    given: Given | None = None,
    limits: Limits | None = None,
) -> Arrival:
    """Read a path, ``-`` or address into one document, the first where it holds several.

    Args:
        target: file path, ``-`` for standard input, or http(s) address.
        published: the publication date, where the user knows it; it wins over the page's own.
        publisher: the outlet, where the user knows it.
        language: ISO 639-1 code that skips detection.
        given: these three as one value, in place of them.
        limits: sizes and what addresses are allowed.

    Raises:
        CounterclaimError: E101 to E109, E401 to E404, E520 to E529; E106 ends with exit status 3.
    """
    found = next(read_one(target, given or Given(published, publisher, language), limits or Limits()), None)
    if found is None:
        raise Errors.E101.error(path=target)
    if isinstance(found, Refusal):
        raise found.error
    return found
