"""`counterclaim claims`: the claims of a ledger, each with its claimant and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from counterclaim.cli import asking
from counterclaim.cli.options import Format, Output
from counterclaim.cli.shared import with_shared

if TYPE_CHECKING:
    from collections.abc import Callable

    from counterclaim.ledger.store.asking import StoredClaim

KEYS = (
    *("claim", "incident", "account", "document", "publisher", "published", "claimant", "claimant_id", "interest"),
    *("via", "stance", "polarity", "certainty", "time", "quoted", "type", "plover", "cameo", "acled", "ucdp"),
    *("initiators", "targets", "relation_source", "relation_target", "places"),
    *("date_start", "date_end", "date_precision", "killed_low", "killed_best", "killed_high"),
    *("injured_best", "detained_best", "weapon", "start_char", "end_char", "text"),
)


@with_shared
def claims(
    wanted: asking.Wanted,
    ledger: asking.LedgerAt = "counterclaim.db",
    stance: Annotated[str | None, typer.Option(help="Only this stance: states, accuses, denies, …")] = None,
    interest: Annotated[
        str | None, typer.Option(help="Only of claimants that are party, aligned, independent or unknown.")
    ] = None,
    kind: Annotated[str | None, typer.Option(help="Only events, relations or statements (event, relation, …).")] = None,
    incident: Annotated[str | None, typer.Option(help="Only of this incident.")] = None,
    document: Annotated[str | None, typer.Option(help="Only of this document.")] = None,
    text: Annotated[str | None, typer.Option(help="Only with these words.")] = None,
    limit: asking.Limit = 50,
    offset: asking.Offset = 0,
    format: asking.FormatOf = Format.text,
    output: Output = None,
) -> None:
    """List claims, those of the latest documents first: who says what, how, and the incident it is part of."""
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.render.answer import Column

    asked = wanted.filter(
        stance=stance,
        interest=interest,
        kind=kind,
        incident=incident,
        document=document,
        text=text,
        limit=limit,
        offset=offset,
    )
    with Ledger.open(ledger, create=False, read_only=True) as opened:
        with opened.reads() as connection:
            asking.check_filter(connection, asked)
        found = list(opened.claims(asked))
        total = opened.count("claims", asked, limit=None, offset=0)
        names = opened.names(ref for one in found for ref in _refs(one))
    rows = [_row(one, lambda ref: names.get(ref, ref)) for one in found]
    asking.write_rows(
        rows,
        format,
        output,
        keys=KEYS,
        columns=[
            Column("claim", "Claim", width=20, style="dim"),
            Column("told", "Told", 2),
            Column("says", "Who says so", 2),
            Column("text", "Words", 4),
        ],
        empty="No claim in this ledger is like that.",
        footer=f"\n{len(found)} of {total} claims. counterclaim show CLAIM tells what others say of the same.\n",
    )


def _refs(one: StoredClaim) -> list[str]:
    claim = one.claim
    event, relation = claim.event, claim.relation
    refs = [*(event.initiators + event.targets + event.places if event else ())]
    refs += [ref for ref in (relation.source, relation.target) if ref] if relation else []
    return refs + [ref for ref in (claim.claimant.actor, *(via.actor for via in claim.via)) if ref]


def _row(one: StoredClaim, name: Callable[[str], str]) -> dict[str, Any]:
    from counterclaim.render.words import STANCE

    claim = one.claim
    event, relation = claim.event, claim.relation
    when = event.when if event else relation.when if relation else None
    killed = event.killed if event else None
    voice = "the document itself" if claim.claimant.document else "not named"
    claimant = claim.claimant.name or (name(claim.claimant.actor) if claim.claimant.actor else voice)
    day = one.published.isoformat() if one.published else "no date"
    negative = "NOT so, " if claim.polarity == "negative" else ""
    return {
        "claim": one.key,
        "incident": one.incident,
        "account": one.account,
        "document": one.document,
        "publisher": one.publisher,
        "published": one.published,
        "told": f"{one.publisher or 'publisher unknown'}, {day}",
        "claimant": claimant,
        "claimant_id": claim.claimant.actor,
        "interest": claim.claimant.interest,
        "via": [via.name or "" for via in claim.via],
        "stance": claim.stance,
        "says": f"{claimant}: {negative}{STANCE[claim.stance]}",
        "polarity": claim.polarity,
        "certainty": claim.certainty,
        "time": claim.time,
        "quoted": claim.quoted,
        "type": event.type if event else relation.type if relation else None,
        "plover": event.plover if event else None,
        "cameo": event.cameo if event else None,
        "acled": " / ".join(event.acled) if event and event.acled else None,
        "ucdp": event.ucdp if event else None,
        "initiators": [name(ref) for ref in event.initiators] if event else [],
        "targets": [name(ref) for ref in event.targets] if event else [],
        "relation_source": name(relation.source) if relation and relation.source else None,
        "relation_target": name(relation.target) if relation and relation.target else None,
        "places": [name(ref) for ref in event.places] if event else [],
        "date_start": when.start if when else None,
        "date_end": when.end if when else None,
        "date_precision": when.date_precision if when else None,
        **{f"killed_{part}": getattr(killed, part) if killed else None for part in ("low", "best", "high")},
        "injured_best": event.injured.best if event and event.injured else None,
        "detained_best": event.detained.best if event and event.detained else None,
        "weapon": event.weapon if event else None,
        "start_char": claim.start_char,
        "end_char": claim.end_char,
        "text": claim.text,
    }
