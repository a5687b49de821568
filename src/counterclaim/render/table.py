"""Claims as rows: for CSV files, spreadsheets and data frames."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from counterclaim.errors import Errors
from counterclaim.records import TOLLS, Claim, Reading, Toll, When
from counterclaim.render.naming import claimant_name
from counterclaim.render.plain import one_line

if TYPE_CHECKING:
    import pandas

# counts shown with all their parts, and what is shown of the others
_FULL = ("killed", "injured", "detained")
_RANGE = ("low", "best", "high")
COLUMNS: tuple[str, ...] = (
    *("document", "title", "publisher", "published", "claim", "start_char", "end_char", "text"),
    *("claimant", "claimant_id", "interest", "interest_because", "via", "joint_with", "cue"),
    *("stance", "polarity", "certainty", "time", "quoted", "mentions"),
    *("event", "plover", "cameo", "acled", "ucdp", "trigger"),
    *("initiators", "initiator_ids", "targets", "target_ids", "mediators", "mediator_ids"),
    *("places", "place_ids", "latitude", "longitude", "geo_precision", "date_start", "date_end", "date_precision"),
    *(f"{what}_{part}" for what in _FULL for part in Toll.model_fields),
    *(f"{what}_{part}" for what in TOLLS if what not in _FULL for part in _RANGE),
    *("happening", "foreground", "pact_status", "pact_guarantors", "pact_excluded", "talks_round", "talks_outcome"),
    *("position_direction", "position_change", "position_holders", "position_issue"),
    *("weapon", "relation", "relation_source", "relation_source_id", "relation_target", "relation_target_id"),
)
_JOIN = "; "
# Cells that a spreadsheet would run as a formula (OWASP, "CSV Injection").
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def claims_rows(reading: Reading) -> list[dict[str, Any]]:
    """Return one row per claim with the keys of `COLUMNS`, names in place of ids (and the ids beside them).

    Several names in a cell are joined by ``"; "``. `latitude`, `longitude` and `geo_precision` are those of the
    event's first place; `date_*` the event's (or the tie's) date. What the reading leaves open is None.
    """
    return [_row(reading, claim) for claim in reading.claims]


def _row(reading: Reading, claim: Claim) -> dict[str, Any]:
    def named(refs: Iterable[str]) -> str | None:
        return _JOIN.join(reading.name_of(ref) for ref in refs) or None

    document, event, relation = reading.document, claim.event, claim.relation
    when: When | None = event.when if event else relation.when if relation else None
    row: dict[str, Any] = dict.fromkeys(COLUMNS)
    row.update(
        document=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published.isoformat() if document.published else None,
        claim=claim.id,
        start_char=claim.start_char,
        end_char=claim.end_char,
        text=claim.text,
        claimant=claimant_name(claim.claimant, reading),
        claimant_id=claim.claimant.actor,
        interest=claim.claimant.interest,
        interest_because=claim.claimant.interest_because,
        via=_JOIN.join(claimant_name(teller, reading) for teller in claim.via) or None,
        joint_with=_JOIN.join(claim.joint_with) or None,
        cue=claim.cue.text if claim.cue else None,
        stance=claim.stance,
        polarity=claim.polarity,
        certainty=claim.certainty,
        time=claim.time,
        quoted=claim.quoted,
        mentions=named(claim.mentions),
    )
    if event:
        first = reading.place(event.places[0]) if event.places else None
        row.update(
            event=event.type,
            plover=event.plover,
            cameo=event.cameo,
            acled=_JOIN.join(event.acled) if event.acled else None,
            ucdp=event.ucdp,
            trigger=event.trigger.text,
            initiators=named(event.initiators),
            initiator_ids=_JOIN.join(event.initiators) or None,
            targets=named(event.targets),
            target_ids=_JOIN.join(event.targets) or None,
            mediators=named(event.mediators),
            mediator_ids=_JOIN.join(event.mediators) or None,
            places=named(event.places),
            place_ids=_JOIN.join(event.places) or None,
            latitude=first.lat if first else None,
            longitude=first.lon if first else None,
            geo_precision=first.geo_precision if first else None,
            weapon=event.weapon,
        )
        for what in TOLLS:
            toll = getattr(event, what)
            for part in Toll.model_fields if what in _FULL else _RANGE:
                row[f"{what}_{part}"] = getattr(toll, part) if toll else None
            if toll and what in _FULL:
                row[f"{what}_by_side"] = (
                    _JOIN.join(f"{s.fighters} {reading.name_of(s.side)}" for s in toll.by_side) or None
                )
        row.update(happening=event.happening, foreground=event.foreground)
        if event.pact:
            row.update(
                pact_status=event.pact.status,
                pact_guarantors=named(event.pact.guarantors),
                pact_excluded=named(event.pact.excluded),
                talks_round=event.pact.round,
                talks_outcome=event.pact.outcome,
            )
    if claim.position:
        row.update(
            position_direction=claim.position.direction,
            position_change=claim.position.change,
            position_holders=named(claim.position.holders),
            position_issue=claim.position.issue.text,
        )
    if relation:
        row.update(
            relation=relation.type,
            relation_source=reading.name_of(relation.source) or None,
            relation_source_id=relation.source,
            relation_target=reading.name_of(relation.target) or None,
            relation_target_id=relation.target,
        )
    if when:
        row.update(
            date_start=when.start.isoformat() if when.start else None,
            date_end=when.end.isoformat() if when.end else None,
            date_precision=when.date_precision,
        )
    return row


def to_csv(readings: Reading | Iterable[Reading], *, header: bool = True) -> str:
    """Return the claims of one or more readings as CSV, one claim a line (RFC 4180, UTF-8, line ends ``\\n``).

    Text cells are made safe to open: control characters and line breaks become visible signs and spaces, and a cell
    that a spreadsheet would take for a formula (it starts with ``=``, ``+``, ``-`` or ``@``) gets an apostrophe in
    front, as OWASP advises. `claims_rows` and the JSON keep the text as it is.

    Args:
        readings: a reading or any number of them.
        header: whether the first line names the columns (leave it out when appending to a file).
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if header:
        writer.writerow(COLUMNS)
    for reading in [readings] if isinstance(readings, Reading) else readings:
        writer.writerows([safe_cell(row[column]) for column in COLUMNS] for row in claims_rows(reading))
    return out.getvalue()


def safe_cell(value: Any) -> Any:
    """Return a value as a cell that is safe to open in a spreadsheet (see `to_csv`)."""
    if not isinstance(value, str):
        return "" if value is None else value
    line = one_line(value)
    return f"'{line}" if line.startswith(_FORMULA) else line


def claims_dataframe(reading: Reading) -> pandas.DataFrame:
    """Return the claims as a pandas data frame, one a row: whole numbers typed as such, days as ISO texts
    (a timestamp would pad what is only known as a range).

    Raises:
        CounterclaimError: E304, when pandas is not installed.
    """
    try:
        import pandas
    except ImportError:
        raise Errors.E304.error(package="pandas") from None
    frame = pandas.DataFrame(claims_rows(reading), columns=list(COLUMNS))
    numbers = ("killed_", "injured_", "detained_")
    for column in COLUMNS:
        if not column.startswith(numbers) and not column.endswith(("precision", "ucdp", "_char")):
            continue
        frame[column] = frame[column].astype("Int64")
    return frame
