"""Renderables as text for a terminal or a pipe: nothing of a document's text can act on the terminal."""

from __future__ import annotations

import io

from rich.console import Console, RenderableType

MIN_WIDTH, MAX_WIDTH = 40, 200


def as_text(*parts: RenderableType, width: int = 80, color: bool = False) -> str:
    """Return rich renderables as text, with no line wider than `width` columns (40 to 200) and no blanks at line ends.

    Neither markup nor emoji codes in the text are followed; colours and bold only where `color` asks for them.
    """
    out = io.StringIO()
    console = Console(
        file=out,
        width=max(MIN_WIDTH, min(width, MAX_WIDTH)),
        color_system="standard" if color else None,
        force_terminal=color,
        no_color=not color,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
    )
    for part in parts:
        console.print(part)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"
