"""`counterclaim actors`: look into the registry, check one's own files before a reading relies on them."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from counterclaim.cli import actors_own, actors_unknown
from counterclaim.errors import Errors
from counterclaim.registry import Entry, Registry, registry_with
from counterclaim.registry import check as check_files

app = typer.Typer(no_args_is_help=True, help="Find and show known actors; check, import and extend your own.")

_SHOWN = 20
Extra = Annotated[
    list[Path] | None,
    typer.Option("--extra", help="A registry file of your own, or a folder of them; its entries win."),
]
On = Annotated[str | None, typer.Option("--on", help="Show what held on this day (YYYY-MM-DD).")]


@app.command("find")
def find(
    name: Annotated[str, typer.Argument(help="A name, or part of one, in any spelling.")],
    extra: Extra = None,
) -> None:
    """List the actors that have a name like this: id, kind, country, name. Exit status 1 when there is none."""
    registry = registry_with(extra or [])
    ids = list(registry.index.lookup(name))
    ids += [actor_id for actor_id in registry.named_like(name) if actor_id not in ids]
    if not ids:
        ids = [actor for hit in registry.index.find(name) for actor in hit.actor_ids]
    for actor_id in ids[:_SHOWN]:
        entry = registry.actors[actor_id]
        sys.stdout.write(f"{entry.id:<28} {entry.kind:<18} {' '.join(entry.country):<8} {entry.name}\n")
    if len(ids) > _SHOWN:
        sys.stdout.write(f"… and {len(ids) - _SHOWN} more; write more of the name.\n")
    if not ids:
        sys.stdout.write(f"No known actor is called '{name}'. docs/registry.md says how to add one.\n")
        raise typer.Exit(1)


@app.command("show")
def show(
    actor: Annotated[str, typer.Argument(help="An actor's id, as `actors find` prints it.")],
    on: On = None,
    extra: Extra = None,
) -> None:
    """Show one actor: its names, ties and offices with their dates, and who is tied to it."""
    day = _day(on)
    registry = registry_with(extra or [])
    entry = registry.actors.get(actor)
    if entry is None:
        sys.stdout.write(f"No actor has the id '{actor}'. Look it up with: counterclaim actors find NAME\n")
        raise typer.Exit(1)
    sys.stdout.write("\n".join(_lines(registry, entry, day)) + "\n")


@app.command("check")
def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Registry files of your own, or folders; the shipped ones are always checked."),
    ] = None,
) -> None:
    """Check the registry's files; every problem is one line with file and line number. Exit status 1 when there are any."""
    for path in paths or []:
        if not path.exists():
            raise Errors.E107.error(path=path)
    problems = check_files(paths or [])
    for problem in problems:
        sys.stdout.write(problem + "\n")
    if problems:
        sys.stdout.write(f"{len(problems)} to mend.\n")
        raise typer.Exit(1)
    registry = Registry.load(paths or [])
    own = sum(not entry.generated for entry in registry.actors.values())
    sys.stdout.write(f"All well: {own} actors from the files, {len(registry.actors) - own} made from country data.\n")


app.command("import")(actors_own.import_)
app.command("new")(actors_own.new)
app.command("unknown")(actors_unknown.unknown)


def _lines(registry: Registry, entry: Entry, day: date | None) -> list[str]:
    lines = [registry.name_at(entry, day), f"  id       {entry.id}", f"  kind     {entry.kind}"]
    if entry.country:
        lines.append(f"  country  {' '.join(entry.country)}")
    if entry.start or entry.end:
        lines.append(f"  held    {_span(entry.start, entry.end)}")
    if entry.note:
        lines.append(f"  note     {entry.note}")
    names = [n for n in entry.all_names() if n.name != entry.name and n.covers(day)]
    lines += ["  names"] if names else []
    for name in [n for n in names if n.form != "description"] + [n for n in names if n.form == "description"][:6]:
        flags = [
            word for word, true in (("needs context", name.ambiguous), ("after a full name only", name.short)) if true
        ]
        shown = f" ({', '.join(flags)})" if flags else ""
        lines.append(f"    {name.name}{_span(name.start, name.end)}{shown}")
    for tie in registry.ties(entry.id, day):
        office = f" as {tie.office}" if tie.office else ""
        lines.append(f"  {tie.type.replace('_', ' ')} {tie.actor}{office}{_span(tie.start, tie.end)}")
    for other in registry.actors.values():
        for tie in registry.ties(other.id, day) if not other.generated else []:
            if tie.actor == entry.id:
                office = f" as {tie.office}" if tie.office else ""
                lines.append(
                    f"  ← {other.name} ({other.id}): {tie.type.replace('_', ' ')}{office}{_span(tie.start, tie.end)}"
                )
    lines.append(f"  from     {entry.where}")
    return lines


def _span(start: str | None, end: str | None) -> str:
    return f" {start or '?'} to {end or 'now or unknown'}" if start or end else ""


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Errors.E201.error(value=text) from error
