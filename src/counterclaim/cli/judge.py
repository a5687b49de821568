"""`counterclaim judge`: say that two claims, incidents, actors or places are the same, or are not; take it back."""

from __future__ import annotations

import getpass
import json
import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli.asking import FormatOf, LedgerAt, write_rows
from counterclaim.cli.options import Format, Output

if TYPE_CHECKING:
    from counterclaim.ledger.judgements import Verdict
    from counterclaim.ledger.ledger import Ledger

app = typer.Typer(
    name="judge",
    help="Say that two claims, incidents, actors or places are the same or are not; list, take back, find conflicts.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
First = Annotated[str, typer.Argument(metavar="A", help="Id of a claim, an incident, an actor or a place.")]
Other = Annotated[str, typer.Argument(metavar="B", help="Id of another one of the same kind.")]
Why = Annotated[str, typer.Option(help="The reason, in a sentence.")]
By = Annotated[str | None, typer.Option(help="Who judges; COUNTERCLAIM_USER or your login if left out.")]
Now = Annotated[
    bool,
    typer.Option(
        "--compute/--no-compute", help="Bring the incidents up to date at once, or with the next computation."
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print the entry as JSON.")]


@app.command("same")
def same(
    first: First,
    other: Other,
    why: Why,
    by: By = None,
    ledger: LedgerAt = "counterclaim.db",
    compute: Now = True,
    as_json: AsJson = False,
) -> None:
    """Say that the two are the same happening, actor or place."""
    _judge("same", first, other, why, by, ledger, compute, as_json)


@app.command("different")
def different(
    first: First,
    other: Other,
    why: Why,
    by: By = None,
    ledger: LedgerAt = "counterclaim.db",
    compute: Now = True,
    as_json: AsJson = False,
) -> None:
    """Say that the two are not the same; no computation will make them one."""
    _judge("different", first, other, why, by, ledger, compute, as_json)


@app.command("unsure")
def unsure(
    first: First, other: Other, why: Why, by: By = None, ledger: LedgerAt = "counterclaim.db", as_json: AsJson = False
) -> None:
    """Note that somebody looked and could not tell; it changes nothing."""
    _judge("unsure", first, other, why, by, ledger, False, as_json)


@app.command("undo")
def undo(
    number: Annotated[int, typer.Argument(metavar="N", help="Number of the judgement, see 'judge list'.")],
    why: Annotated[str, typer.Option(help="The reason.")] = "",
    by: By = None,
    ledger: LedgerAt = "counterclaim.db",
    compute: Now = True,
) -> None:
    """Take a judgement back; both stay in the log."""
    from counterclaim.ledger.judgements import undo as take_back
    from counterclaim.ledger.ledger import Ledger

    with Ledger.open(ledger, create=False) as opened:
        entry = take_back(opened, number, by=by or _user(), why=why)
        sys.stdout.write(f"{number} ({entry.verdict}: {entry.first} and {entry.other}) is taken back.\n")
        if compute and entry.verdict != "unsure":
            _compute(opened)


@app.command("list")
def listed(
    ledger: LedgerAt = "counterclaim.db",
    everything: Annotated[bool, typer.Option("--all", help="Those taken back, too.")] = False,
    format: FormatOf = Format.text,
    output: Output = None,
) -> None:
    """List judgements: number, verdict, the two, who, when and why."""
    from counterclaim.ledger.judgements.log import consistent, judgements
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.render.answer import Column

    with Ledger.open(ledger, create=False, read_only=True) as opened, opened.reads() as connection:
        made = judgements(connection, undone=everything)
        holding = consistent(made)
    against = {c.judgement: " ".join(map(str, c.against)) for c in holding.conflicts}
    rows = [{**one.to_dict(), "conflicts_with": against.get(one.number, "")} for one in made]
    keys = ("number", "kind", "first", "other", "verdict", "by", "why", "at", "undone_by", "conflicts_with")
    columns = (
        Column("number", "no.", width=4),
        Column("verdict", "verdict", width=9),
        Column("pair", "one, other", width=21),
        Column("by", "by", 2),
        Column("why", "why", 4),
        Column("day", "when", width=10),
        Column("note", "", 2),
    )
    for row in rows:
        back, other = row["undone_by"], row["conflicts_with"]
        row["pair"] = f"{row['first']} {row['other']}"
        row["day"] = str(row["at"])[:10]
        row["note"] = f"taken back by {back}" if back else f"against {other}" if other else ""
    write_rows(rows, format, output, keys=keys, columns=columns, empty="There are no judgements yet.")


@app.command("conflicts")
def conflicts(
    ledger: LedgerAt = "counterclaim.db",
    format: FormatOf = Format.text,
    output: Output = None,
) -> None:
    """List judgements that contradict earlier ones; they are not followed until one of them is taken back."""
    from counterclaim.ledger.judgements.log import consistent, judgements
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.render.answer import Column

    with Ledger.open(ledger, create=False, read_only=True) as opened, opened.reads() as connection:
        made = {one.number: one for one in judgements(connection)}
        found = consistent(made.values()).conflicts
    rows = [
        {
            "judgement": one.judgement,
            "says": _sentence(made[one.judgement]),
            "against": list(one.against) if format is Format.json else " ".join(map(str, one.against)),
            "because": "; ".join(f"{n}: {_sentence(made[n])}" for n in one.against),
        }
        for one in found
    ]
    columns = (Column("judgement", "no.", width=5), Column("says", "says", 3), Column("because", "but", 5))
    footer = "Take one of them back with 'counterclaim judge undo N'.\n"
    keys = ("judgement", "says", "against", "because")
    write_rows(rows, format, output, keys=keys, columns=columns, empty="No judgements are in conflict.", footer=footer)


def _judge(
    verdict: Verdict, first: str, other: str, why: str, by: str | None, where: str, compute: bool, as_json: bool
) -> None:
    from counterclaim.ledger.judgements import judge
    from counterclaim.ledger.ledger import Ledger

    with Ledger.open(where, create=False) as opened:
        outcome = judge(opened, verdict, first, other, why=why, by=by or _user())
        entry, conflict = outcome.judgement, outcome.conflict
        if as_json:
            told = {**entry.to_dict(), "conflicts_with": list(conflict.against) if conflict else []}
            sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")
        else:
            sys.stdout.write(f"Judgement {entry.number}: {_sentence(entry)}.\n")
        if conflict is not None:
            numbers = ", ".join(map(str, conflict.against))
            sys.stderr.write(
                f"It contradicts {numbers}, so it is stored and not followed: take one of them back with"
                " 'counterclaim judge undo N'.\n"
            )
        elif compute:
            _compute(opened, quiet=as_json)


def _sentence(entry: object) -> str:
    words = {"same": "are the same", "different": "are different", "unsure": "may or may not be the same"}
    first, other, verdict = (getattr(entry, name) for name in ("first", "other", "verdict"))
    return f"{first} and {other} {words[verdict]}"


def _compute(opened: Ledger, quiet: bool = False) -> None:
    from counterclaim.ledger.compute import compute

    done = compute(opened)
    if not quiet:
        sys.stdout.write(f"{done.incidents} {'incident' if done.incidents == 1 else 'incidents'} changed.\n")


def _user() -> str:
    named = os.environ.get("COUNTERCLAIM_USER", "")
    if named:
        return named
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no login name, as in some containers
        return "unnamed"
