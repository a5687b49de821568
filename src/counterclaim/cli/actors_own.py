"""`counterclaim actors import` and `new`: actors of one's own, from a list or one by one."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError

from counterclaim.cli.options import write_out
from counterclaim.errors import DataFileError, Errors
from counterclaim.records.actor import ActorKind
from counterclaim.registry.entry import KINDS, Entry
from counterclaim.registry.importing.formats import Format
from counterclaim.registry.registry import Registry

_SHOWN = 30  # problems of one file that are printed one by one
Kind = StrEnum("Kind", {kind: kind for kind in KINDS})  # type: ignore[misc]


def import_(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The list.")],
    format: Annotated[
        Format | None, typer.Option("--format", help="The shape of the list; found out if left out.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Registry file to write; the terminal if left out.")
    ] = None,
    kind: Annotated[Kind | None, typer.Option("--kind", help="Kind of actors of which the list does not tell.")] = None,
    country: Annotated[
        list[str] | None, typer.Option("--country", help="Three-letter code, for actors of which it does not tell.")
    ] = None,
) -> None:
    """Turn a list of actors into a registry file of your own.

    Takes files of the project's own format, PETRARCH and Phoenix dictionaries, the UCDP actor list, ACLED's actor names,
    FollowTheMoney entities, and tables of name and aliases. Lines that cannot be used are named, the others are kept.
    Exit status: 0 all taken, 1 some lines could not be used, 2 none could.
    """
    from counterclaim.registry import registry_with
    from counterclaim.registry.importing import Built, Problems, build, detect, load_own, read_list, to_yaml

    registry = registry_with()
    shape = format or detect(path)
    problems = Problems(path)
    if shape is Format.own:
        built = Built(load_own(path, registry, problems))
    else:
        listed = read_list(path, shape, registry, problems)
        codes = tuple(code.upper() for code in country or ())
        _check_codes(codes, registry)
        built = build(listed, registry, problems, kind=_kind(kind), country=codes)
    _report(problems)
    if not built.entries and not built.nothing_new:
        raise Errors.E212.error(path=path, format=shape.value)
    heading = f"Actors from {path.name} ({shape.value}), made by counterclaim actors import. Format: docs/registry.md"
    _write_checked(to_yaml(built.entries, heading), output)
    _sum_up(built, shape, output)
    if problems.lines:
        raise typer.Exit(1)


def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The neutral name that reports will show.")],
    kind: Annotated[Kind, typer.Option("--kind", help="What sort of actor it is.")],
    file: Annotated[Path, typer.Option("--file", help="Registry file of your own; made if it is not there.")],
    country: Annotated[list[str] | None, typer.Option("--country", help="Three-letter code; may be repeated.")] = None,
    alias: Annotated[list[str] | None, typer.Option("--alias", help="Another name; may be repeated.")] = None,
    start: Annotated[str | None, typer.Option("--from", help="First day: 2017, 2017-01 or 2017-01-28.")] = None,
    end: Annotated[str | None, typer.Option("--to", help="Last day, as exact as known.")] = None,
    id: Annotated[str | None, typer.Option("--id", help="Its id; made from the name if left out.")] = None,
) -> None:
    """Add one actor to a registry file of your own; a name that is known already is refused."""
    from counterclaim.registry import registry_with
    from counterclaim.registry.importing import to_yaml
    from counterclaim.registry.importing.build import new_id

    registry = registry_with([file] if file.exists() else [])
    for text in [name, *(alias or [])]:
        known = registry.actors.get(registry.find(text) or "")
        if known is not None and (text == name or known.own):
            raise Errors.E213.error(name=text, actor=known.id, where=known.where)
    if id is not None and id in registry.actors:
        raise Errors.E213.error(name=id, actor=id, where=registry.actors[id].where)
    codes = tuple(dict.fromkeys(code.upper() for code in country or ()))
    _check_codes(codes, registry)
    values = {
        "id": id or new_id(name, codes, set(registry.actors)),
        "name": name,
        "kind": _kind(kind),
        "country": codes,
        "names": tuple(dict.fromkeys(other for other in alias or () if other != name)),
        "start": start,
        "end": end,
    }
    try:
        entry = Entry.model_validate(values)
    except ValidationError as error:
        wrong = error.errors()[0]
        where = {"start": "--from", "end": "--to", "names": "--alias"}.get(str((*wrong["loc"], "")[0]), "this entry")
        raise DataFileError([f"{where}: {wrong['msg'].removeprefix('Value error, ')}"]) from None
    try:
        before = file.read_text(encoding="utf-8").rstrip() + "\n\n" if file.exists() else ""
    except (OSError, UnicodeDecodeError):
        raise Errors.E107.error(path=file) from None
    _write_checked(before.lstrip("\n") + to_yaml([entry]), file)
    sys.stdout.write(f"{entry.id} is in {file}. Read with it: counterclaim read REPORT --actors {file}\n")


def _kind(kind: Kind | None) -> ActorKind | None:
    return None if kind is None else kind.value  # type: ignore[return-value]


def _check_codes(codes: tuple[str, ...], registry: Registry) -> None:
    known = {country.iso or country.code for country in registry.countries.values()}
    for code in codes:
        if code not in known:
            raise DataFileError([f"--country: '{code}' is not known; write a three-letter code such as SYR"])


def _write_checked(text: str, output: Path | None) -> None:
    """Write a registry file only if it holds with the shipped files."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / (output.name if output else "actors.yaml")
        trial.write_text(text, encoding="utf-8")
        Registry.load([trial])
    write_out(text, output)


def _report(problems: object) -> None:
    from counterclaim.registry.importing import Problems

    assert isinstance(problems, Problems)
    for line in problems.lines[:_SHOWN]:
        sys.stderr.write(line + "\n")
    if len(problems.lines) > _SHOWN:
        sys.stderr.write(f"… and {len(problems.lines) - _SHOWN} more lines that cannot be used\n")
    for what, count in sorted(problems.left_out.items()):
        sys.stderr.write(f"left out: {count} {what}\n")


def _sum_up(built: object, shape: Format, output: Path | None) -> None:
    from counterclaim.registry.importing import Built

    assert isinstance(built, Built)
    new_ones = len(built.entries) - built.added_to
    said = f"{shape.value}: {new_ones} new actors, {built.added_to} that add names to known ones"
    if built.nothing_new:
        said += f", {built.nothing_new} known with all their names"
    sys.stderr.write(said + "\n")
    if built.no_kind:
        shown = ", ".join(built.no_kind[:5]) + (" …" if len(built.no_kind) > 5 else "")
        sys.stderr.write(
            f"{len(built.no_kind)} without a kind are 'unidentified' ({shown}); edit them, or add --kind\n"
        )
    if output is not None:
        sys.stderr.write(f"written: {output}. Read with it: counterclaim read REPORT --actors {output}\n")
