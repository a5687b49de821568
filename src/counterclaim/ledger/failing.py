"""The failures that stand in a ledger: listed once, and taken back when their source goes in after all."""

from __future__ import annotations

import os
from typing import Any

from counterclaim.errors import CounterclaimError
from counterclaim.intake import Given
from counterclaim.intake.origin import Origin as Found
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.store.adding import Origin


class Standing:
    """The failures that stand, by place.

    Args:
        ledger: the open ledger.
        given: what the user says of all sources; kept with each failure, so that it can be tried again in the same way.
    """

    def __init__(self, ledger: Ledger, given: Given) -> None:
        self._ledger = ledger
        self._fields = fields_of(given)
        self._by_place = {(f.locator, f.part): (f.number, f.code, f.message) for f in ledger.failures()}

    def has(self, locator: str, part: str = "") -> bool:
        """Whether this place has failed and not yet gone in."""
        return (lasting(locator), part) in self._by_place

    def fail(self, found: Found, error: CounterclaimError) -> None:
        """List a failure, in place of an earlier one of the same place for another reason."""
        place = (lasting(found.locator), found.part)
        message = error.message.replace(found.locator, place[0])
        known = self._by_place.get(place)
        # a path that does not exist is a slip of the pen, which nobody wants to see again at each retry
        slip = known is None and error.code == "E107" and not found.part and not os.path.lexists(place[0])
        if known is not None and known[1:] != (error.code, message):
            self._ledger.resolve_failure(known[0])  # that reason is over
            known = None
        if known is None and not slip:
            number = self._ledger.fail(Origin(*place, found.format, self._fields), error.code, message)
            self._by_place[place] = (number, error.code, message)

    def resolve(self, locator: str, part: str = "") -> int:
        """Take back what stands of a place; returns how many failures that were."""
        known = self._by_place.pop((lasting(locator), part), None)
        return self._ledger.resolve_failure(known[0]) if known else 0


def lasting(locator: str) -> str:
    """A locator that means the same from every folder: paths are made absolute."""
    return locator if "://" in locator[:12] or locator == "standard input" else os.path.abspath(locator)


def fields_of(given: Given) -> dict[str, Any]:
    """What has to be kept of the user's options to try a failure again in the same way."""
    fields: dict[str, Any] = {
        "published": given.published.isoformat() if given.published else None,
        "publisher": given.publisher,
        "language": given.language,
        "map": dict(given.fields),
    }
    return {key: value for key, value in fields.items() if value}
