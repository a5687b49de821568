"""Days with a precision: ``2017``, ``2017-01`` and ``2017-01-28`` are three different things to know.

The model follows the Security Force Monitor's handbook: every name, office and tie holds from a first to a last day,
each as precise as it is known, and a flag says whether the first day is the real beginning or only the first sighting.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


def _partial_date(value: Any) -> Any:
    """Accept what YAML makes of ``2017``, ``2017-01`` and ``2017-01-28`` and return the text of it."""
    if value is None:
        return None
    text = value.isoformat() if isinstance(value, date) else str(value)
    match = _PARTIAL.match(text)
    if match is None:
        raise ValueError(f"'{text}' is not a date: write 2017, 2017-01 or 2017-01-28")
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError as error:
        raise ValueError(f"'{text}' is not a date that exists: {error}") from error
    return text


PartialDate = Annotated[str, BeforeValidator(_partial_date)]


@lru_cache(maxsize=10_000)
def earliest(partial: str) -> date:
    """The first day that `partial` can mean: ``2017-01`` gives 1 January 2017."""
    year, month, day = [*(int(part) for part in partial.split("-")), 1, 1][:3]
    return date(year, month, day)


@lru_cache(maxsize=10_000)
def latest(partial: str) -> date:
    """The last day that `partial` can mean: ``2017-02`` gives 28 February 2017."""
    parts = [int(part) for part in partial.split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return date(year, month, day)


class Period(BaseModel):
    """Anything that holds from a first to a last day; an open end is unknown or still running.

    Attributes:
        start, end: `from` and `to` in the files; text of 4, 7 or 10 characters.
        from_is_start: the first day is the real beginning (false: the first sighting).
        to_is_end: the last day is the real end (false: the last sighting).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    start: PartialDate | None = Field(default=None, validation_alias=AliasChoices("from", "start"))
    end: PartialDate | None = Field(default=None, validation_alias=AliasChoices("to", "end"))
    from_is_start: bool = True
    to_is_end: bool = True

    @model_validator(mode="after")
    def _ordered(self) -> Period:
        if self.start and self.end and latest(self.end) < earliest(self.start):
            raise ValueError(f"'to' ({self.end}) is before 'from' ({self.start})")
        return self

    def covers(self, day: date | None) -> bool:
        """Whether it may hold on `day`; true where nothing speaks against it, and for no day at all."""
        if day is None:
            return True
        if self.start and day < earliest(self.start):
            return False
        return not (self.end and day > latest(self.end))
