"""`counterclaim sources`: what each publisher and claimant reports, described and never scored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import asking
from counterclaim.cli.options import Format, Output, write_out
from counterclaim.errors import Errors

if TYPE_CHECKING:
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.ledger.sources import Profile


def sources(
    name: Annotated[
        str | None, typer.Argument(metavar="[NAME]", help="A publisher or claimant, to be told all of it.")
    ] = None,
    ledger: asking.LedgerAt = "counterclaim.db",
    limit: asking.Limit = 20,
    format: asking.FormatOf = Format.text,
    output: Output = None,
) -> None:
    """Describe publishers and claimants: how much they tell, first or copied, alone or with others, about whom.

    With a name also whom it copies, who copies it, and how it names each actor. Nothing here says who is right.
    """
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.ledger.sources import claimants, publishers
    from counterclaim.ledger.sources.overview import KEYS
    from counterclaim.render.answer import Column

    with Ledger.open(ledger, create=False, read_only=True) as opened:
        if name is not None:
            _show(_profile(opened, name), format, output)
            return
        with opened.reads() as connection:
            rows = publishers(connection, limit=limit) + claimants(connection, limit=limit)
    columns = [
        Column("name", "Name"),
        Column("role", "As", width=9, style="dim"),
        Column("documents", "Documents", width=9),
        Column("copied", "Copied", width=6),
        Column("claims", "Claims", width=6),
        Column("incidents", "Incidents", width=9),
        Column("first", "First", width=5),
        Column("alone", "Alone", width=5),
        Column("contested", "Contested", width=9),
    ]
    asking.write_rows(rows, format, output, keys=KEYS, columns=columns, empty="This ledger has no documents yet.")


def _profile(ledger: Ledger, name: str) -> Profile:
    from sqlalchemy import func, select

    from counterclaim.ledger.nearest import near_actors, near_publishers
    from counterclaim.ledger.sources import profile_of
    from counterclaim.ledger.store import tables as t
    from counterclaim.ledger.store.filters import actors_named

    with ledger.reads() as connection:
        column = t.documents.c.publisher
        query = select(column).where((column == name) | (func.lower(column) == name.lower())).limit(1)
        publisher = connection.scalar(query)
        actors = actors_named(connection, name)
        near = list(dict.fromkeys(near_publishers(connection, name) + near_actors(connection, name)))[:5]
    found = profile_of(ledger, publisher=publisher) if publisher is not None else None
    for actor in actors if found is None else []:
        found = found or profile_of(ledger, actor=actor)
    if found is None:
        raise Errors.E557.error(value=name, hint=asking.near_hint(near, "'counterclaim sources' lists them"))
    return found


def _show(profile: Profile, format: Format, output: Any) -> None:
    from dataclasses import asdict, replace

    from counterclaim.render.answer import answer_csv, answer_json
    from counterclaim.render.source import source_text

    if format is Format.json:
        labels = [named.model_dump(mode="json") for named in profile.labels]
        write_out(answer_json({**asdict(replace(profile, labels=())), "labels": labels}), output)
    elif format is Format.csv:
        rows = [
            {"actor": named.actor, "name": named.name, **use.model_dump(exclude={"examples"})}
            for named in profile.labels
            for use in named.labels
        ]
        write_out(answer_csv(rows, ("actor", "name", "text", "device", "count")), output)
    else:
        write_out(source_text(profile, asking.terminal(output)[0]), output)
