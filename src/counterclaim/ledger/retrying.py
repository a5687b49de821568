"""Tries again what failed before, in the way it was tried then."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from counterclaim.intake import Given, Limits, Outcome, Refusal, stream
from counterclaim.ledger.adding import Adding
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.store.failing import Failure
from counterclaim.ledger.summary import Summary
from counterclaim.pool import How


def retry(
    ledger: Ledger,
    *,
    over: Given | None = None,
    how: How | None = None,
    limits: Limits | None = None,
    workers: int = 1,
    each: Callable[[Summary], None] | None = None,
) -> Summary:
    """Try all standing failures again; each goes in, fails anew, or stands as it is where its record is gone.

    Args:
        ledger: the open ledger.
        over: options that win over those that were kept with the failures.
        how: model and actors.
        limits: sizes and what addresses are allowed.
        workers: processes that read.
        each: called after every document and failure, with the summary so far.
    """
    total = Summary()
    groups: dict[tuple[str, str], list[Failure]] = {}
    for failure in ledger.failures():
        if failure.locator != "standard input":
            groups.setdefault((failure.locator, json.dumps(failure.fields, sort_keys=True)), []).append(failure)
    for (locator, _), failures in groups.items():
        given = _given(failures[0], over or Given())
        adding = Adding(ledger, how=how, given=given, workers=workers)
        if each:
            adding.watch(_also(each, total), lambda: 0)
        total.include(adding.add_outcomes(_again(locator, failures, given, limits)))
    return total


def _also(each: Callable[[Summary], None], before: Summary) -> Callable[[Summary], None]:
    def told(now: Summary) -> None:
        both = Summary()
        both.include(before)
        both.include(now)
        each(both)

    return told


def _again(locator: str, failures: list[Failure], given: Given, limits: Limits | None) -> Iterator[Outcome]:
    """The outcomes of the records that failed; of all, where all of the source failed."""
    missing = {failure.part for failure in failures}
    everything = "" in missing
    for outcome in stream([locator], given, limits):
        part = outcome.origin.part
        if everything or part in missing or (isinstance(outcome, Refusal) and not part):
            missing.discard(part)
            yield outcome
        if not missing and not everything:
            return


def _given(failure: Failure, over: Given) -> Given:
    fields = failure.fields
    day = fields.get("published")
    kept = Given(
        published=date.fromisoformat(str(day)) if day else None,
        publisher=fields.get("publisher"),
        language=fields.get("language"),
        fields=dict(fields.get("map") or {}),
    )
    return replace(
        kept,
        published=over.published or kept.published,
        publisher=over.publisher or kept.publisher,
        language=over.language or kept.language,
        fields=over.fields or kept.fields,
    )
