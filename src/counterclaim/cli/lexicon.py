"""`counterclaim lexicon`: test, show and measure the frames."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(help="Test, show and measure the event frames.", no_args_is_help=True)


@app.command("test")
def run_tests(frame: Annotated[str | None, typer.Argument(help="Id of the one frame to test.")] = None) -> None:
    """Read the examples of all frames (or of one) and list those that are not read as they should be."""
    from counterclaim.lexicon.check import run_examples
    from counterclaim.lexicon.frames import frames

    if frame is not None:
        _known(frame)
    failures = list(run_examples(only=frame))
    for failure in failures:
        typer.echo(str(failure))
    chosen = [f for f in frames().values() if frame in {None, f.id}]
    total = sum(len(f.examples) for f in chosen)
    typer.echo(f"{total - len(failures)} of {total} examples of {len(chosen)} frames are read as they should be")
    if failures:
        raise typer.Exit(1)


@app.command("show")
def show(
    frame: Annotated[str | None, typer.Argument(help="Id of the frame; without it, all are listed.")] = None,
) -> None:
    """Print one frame with its triggers, roles and codes, or list all frames."""
    from counterclaim.lexicon.frames import frames

    if frame is None:
        for entry in frames().values():
            typer.echo(f"{entry.id:<22} {entry.codes.plover or '-':<10} {entry.meaning}")
        return
    _known(frame)
    entry = frames()[frame]
    typer.echo(f"{entry.id}: {entry.meaning}  ({entry.where})")
    if entry.is_not:
        typer.echo(f"  is not: {entry.is_not}")
    for name, texts in (("verbs", entry.verbs), ("nouns", entry.nouns), ("adjectives", entry.adjectives)):
        if texts:
            typer.echo(f"  {name}: " + "; ".join(texts))
    for part in ("verb", "noun"):
        roles = "  ".join(f"{slot}:{role}" for slot, role in entry.roles_for(part).items() if role != "none")
        typer.echo(f"  roles of {part}s: {roles}")
    codes = entry.codes
    acled = ": ".join(codes.acled) if codes.acled else "-"
    plover = " ".join(filter(None, [codes.plover, codes.mode])) or "-"
    typer.echo(f"  codes: PLOVER {plover}; CAMEO {codes.cameo or '-'}; ACLED {acled}; UCDP {codes.ucdp or '-'}")
    for example in entry.examples:
        typer.echo(f"  e.g. {example.text}")


@app.command("coverage")
def coverage(missing: Annotated[bool, typer.Option("--missing", help="Only types without a frame.")] = False) -> None:
    """List the types of PLOVER, CAMEO, ACLED and UCDP with the frames that code them."""
    from counterclaim.lexicon.coverage import coverage as rows

    found = rows()
    for row in found:
        if not (missing and row.frames):
            typer.echo(f"{row.scheme:<7} {row.type:<62} {', '.join(row.frames) or '(no frame)'}")
    for scheme in dict.fromkeys(r.scheme for r in found):
        own = [r for r in found if r.scheme == scheme]
        typer.echo(f"{scheme}: {sum(bool(r.frames) for r in own)} of {len(own)} types have a frame")


def _known(frame: str) -> None:
    from difflib import get_close_matches

    from counterclaim.lexicon.frames import frames

    if frame not in frames():
        near = get_close_matches(frame, frames(), 3)
        hint = f"; did you mean {', '.join(near)}?" if near else ""
        raise typer.BadParameter(f"there is no frame '{frame}'{hint} (list them: counterclaim lexicon show)")
