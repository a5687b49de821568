"""`counterclaim search`: claims and documents that hold some words."""

from __future__ import annotations

from typing import Annotated

import typer

from counterclaim.cli import asking
from counterclaim.cli.options import Format, Output
from counterclaim.errors import Errors

KEYS = ("kind", "key", "document", "publisher", "published", "title", "start_char", "excerpt")


def search(
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="WORDS...", help='Words that must all be there; "a phrase" in quotes; beginnings: shell*'
        ),
    ],
    ledger: asking.LedgerAt = "counterclaim.db",
    limit: asking.Limit = 20,
    format: asking.FormatOf = Format.text,
    output: Output = None,
) -> None:
    """Search the words of all claims and documents; the best come first. Grammatical forms and accents do not matter."""
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.render.answer import Column

    if not "".join(words).strip():
        raise Errors.E559.error(what="nothing", hint="give the words to look for")
    with Ledger.open(ledger, create=False, read_only=True) as opened:
        hits = opened.search(" ".join(words), limit)
    rows = [
        {
            "kind": hit.kind,
            "key": hit.key,
            "document": hit.document,
            "publisher": hit.publisher,
            "published": hit.published,
            "title": hit.title,
            "start_char": hit.start_char,
            "excerpt": hit.excerpt,
            "told": f"{hit.publisher or 'publisher unknown'}, {hit.published or 'no date'}",
        }
        for hit in hits
    ]
    asking.write_rows(
        rows,
        format,
        output,
        keys=KEYS,
        columns=[
            Column("kind", "", width=8, style="dim"),
            Column("key", "Key", width=21, style="dim"),
            Column("told", "Told", 2),
            Column("excerpt", "Words", 6),
        ],
        empty="Nothing in this ledger has these words.",
        footer="\ncounterclaim show KEY shows the whole.\n",
    )
