"""`counterclaim show`: one incident, claim, document or actor in full."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from counterclaim.cli import asking
from counterclaim.cli.options import Format, Output, write_out
from counterclaim.errors import Errors

if TYPE_CHECKING:
    from pathlib import Path

    from counterclaim.ledger.ledger import Ledger
    from counterclaim.records import Incident


def show(
    what: Annotated[str, typer.Argument(metavar="INCIDENT|CLAIM|DOCUMENT", help="Its id, as the lists print it.")],
    ledger: asking.LedgerAt = "counterclaim.db",
    why: Annotated[bool, typer.Option("--why", help="Also show why the accounts were joined.")] = False,
    history: Annotated[bool, typer.Option("--history", help="Also show how the incident changed.")] = False,
    format: asking.FormatOf = Format.text,
    output: Output = None,
) -> None:
    """Show an incident field by field with everybody who says so, the claims side by side; or a document's reading.

    The key of a claim leads to the incident it is part of.
    """
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.ledger.telling import copies_of

    with Ledger.open(ledger, create=False, read_only=True) as opened:
        incident = opened.incident(what) or _incident_of(opened, what)
        if incident is not None:
            _show_incident(opened, incident, format, output, why=why, history=history)
            return
        reading = opened.reading(what.rpartition("-")[0] or what)
        if reading is None:
            raise Errors.E540.error(value=what, hint=_hint(opened, what))
        sources = opened.sources_of(what) if "-" not in what else []
        copies = copies_of(opened, what)
    if format is Format.json:
        write_out(reading.to_json(), output)
    elif format is Format.csv:
        from counterclaim.render.table import to_csv

        write_out(to_csv(reading), output)
    else:
        from counterclaim.render.plain import one_line
        from counterclaim.render.report import report

        width, color = asking.terminal(output)
        found = "".join(f"found in {path}{' ' + part if part else ''}\n" for path, part in sources)
        for manner, key, publisher, share in copies:
            of = f" of {one_line(publisher)}" if publisher else ""
            much = f", {share:.0%} shared" if share is not None else ""
            pair = f"{key} {what}" if manner == "retells" else f"{what} {key}"
            found += f"{manner} {key}{of}{much}; the changes: counterclaim compare {pair} --ledger {ledger}\n"
        write_out(found + report(reading, width=width, color=color), output)


def _incident_of(ledger: Ledger, claim: str) -> Incident | None:
    """The incident that a claim or an account is part of."""
    from sqlalchemy import select

    from counterclaim.ledger.store import tables as t

    with ledger.reads() as connection:
        account = connection.scalar(select(t.claims.c.account).where(t.claims.c.key == claim)) or claim
        found = connection.scalar(
            select(t.incident_accounts.c.incident).where(t.incident_accounts.c.account == account)
        )
    return ledger.incident(found) if found else None


def _hint(ledger: Ledger, what: str) -> str:
    from counterclaim.ledger.judgements.naming import near_matches

    with ledger.reads() as connection:
        near = near_matches(connection, what)
    return f"did you mean {', '.join(near)}?" if near else "see 'counterclaim incidents' and 'counterclaim claims'"


def _show_incident(
    ledger: Ledger, incident: Incident, format: Format, output: Path | None, *, why: bool, history: bool
) -> None:
    from counterclaim.ledger.store import asking as queries
    from counterclaim.ledger.telling import links_of, tellers_of
    from counterclaim.render.answer import answer_csv, answer_json
    from counterclaim.render.incident import field_rows, history_text, incident_text

    tellers = tellers_of(ledger, incident)
    links = links_of(ledger, incident) if why else []
    revisions: list[queries.Revision] = ledger.revisions(incident.id) if history else []
    if format is Format.json:
        answer = incident.model_dump(mode="json")
        answer["told"] = [
            {
                "claim": teller.key,
                "claimant": teller.claimant,
                "publisher": teller.document.publisher,
                "published": teller.document.published,
                "wire": teller.wire,
                "stance": teller.claim.stance,
                "polarity": teller.claim.polarity,
                "text": teller.claim.text,
            }
            for teller in tellers
        ]
        if why:
            answer["links"] = [link.model_dump(mode="json") for link in links]
        if history:
            answer["history"] = [
                {"at": r.at, "change": r.change, "into": r.into, "standing": r.standing} for r in revisions
            ]
        write_out(answer_json(answer), output)
        return
    if format is Format.csv:
        rows = field_rows(incident)
        keys = (
            "incident",
            "field",
            "standing",
            "value",
            "claimant",
            "interest",
            "publisher",
            "published",
            "denies",
            "claim",
        )
        write_out(answer_csv(rows, keys), output)
        return
    names = ledger.names({*incident.initiators, *incident.targets})
    width, color = asking.terminal(output)
    text = incident_text(incident, tellers, lambda ref: names.get(ref, ref), links=links, width=width, color=color)
    write_out(text + history_text(revisions), output)
    if why and not links:
        sys.stderr.write("it has one account only: nothing was joined\n")
