"""`counterclaim gazetteer`: look into the places, take in your own, check the files that ship."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, help="Find and show places, import your own, check the shipped files.")

_SHOWN = 20


@app.command("find")
def find(
    name: Annotated[str, typer.Argument(help="A place name in any spelling.")],
    country: Annotated[
        list[str] | None, typer.Option("--country", help="ISO alpha-3 code; with it, names that sound alike count too.")
    ] = None,
) -> None:
    """List the places of a name: id, name, kind, division, country, coordinates, population."""
    from counterclaim.gazetteer import fold_place, shared_gazetteer

    gazetteer = shared_gazetteer()
    found = gazetteer.find(name)
    if country:
        codes = {code.upper() for code in country}
        found = [place for place in found if place.country in codes]
        known = {place.id for place in found}
        heard = gazetteer.sound_many([fold_place(name)], codes).get(fold_place(name), [])
        found += [place for place in heard if place.id not in known]
    if not found:
        sys.stdout.write(
            f"no place is called '{name}'. Add --country to ask for spellings near it, or import a list.\n"
        )
        raise typer.Exit(1)
    for place in found[:_SHOWN]:
        about = ", ".join(part for part in (place.admin1, place.country) if part)
        people = f"  {place.population:,} people" if place.population else ""
        sys.stdout.write(
            f"{place.id:<24} {place.name} ({place.kind}; {about})  {place.lat:.4f} {place.lon:.4f}{people}\n"
        )
    if len(found) > _SHOWN:
        sys.stdout.write(f"… and {len(found) - _SHOWN} more\n")


@app.command("show")
def show(
    place_id: Annotated[str, typer.Argument(help="An id such as geonames:169389 or own:jabal-al-zawiya-syr.")],
) -> None:
    """Show one place with all its names."""
    from counterclaim.gazetteer import shared_gazetteer

    gazetteer = shared_gazetteer()
    place = gazetteer.by_id([place_id]).get(place_id)
    if place is None:
        sys.stdout.write(f"there is no place '{place_id}'. Find ids with: counterclaim gazetteer find NAME\n")
        raise typer.Exit(1)
    for label, value in (
        ("id", place.id),
        ("name", place.name),
        ("kind", place.kind),
        ("country", place.country),
        ("admin1", place.admin1),
        ("latitude", place.lat),
        ("longitude", place.lon),
        ("population", place.population or None),
        ("names", ", ".join(gazetteer.names_of(place_id))),
    ):
        if value is not None:
            sys.stdout.write(f"{label:<11} {value}\n")


@app.command("import")
def import_(
    path: Annotated[Path, typer.Argument(help="A GeoNames dump (.txt, .zip) or a CSV with name, lat, lon.")],
    alternates: Annotated[Path | None, typer.Argument(help="GeoNames' alternateNamesV2 (.txt, .zip).")] = None,
) -> None:
    """Take in places of your own; they win over what ships. A second import of the same file name replaces the first."""
    from counterclaim.errors import CounterclaimError
    from counterclaim.gazetteer import import_places

    try:
        target, count = import_places(path, alternates)
    except CounterclaimError as error:
        sys.stderr.write(f"{error}\n")
        raise typer.Exit(error.exit_status) from None
    sys.stdout.write(f"{count:,} places from {path.name} are in {target}. Delete that file to take them out again.\n")


@app.command("check")
def check() -> None:
    """Check the shipped files; each problem is named with file and line."""
    from counterclaim.gazetteer import check as problems
    from counterclaim.gazetteer import check_gazetteer

    found = problems()
    if found:
        sys.stdout.write("\n".join(found) + "\n")
        raise typer.Exit(1)
    sys.stdout.write(check_gazetteer() + "\n")
