"""Options that several commands share, given to a command as one value.

A command takes a parameter of a dataclass whose fields are options; `with_shared` shows the command line its fields in
place of it. So all commands that read have the same options, with the same help.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, Any, get_type_hints

from counterclaim.cli.options import (
    Actors,
    AllowPrivate,
    Language,
    MaxBytes,
    Model,
    Published,
    Publisher,
    Triage,
    TriageLevel,
)

if TYPE_CHECKING:
    from counterclaim.intake import Given, Limits
    from counterclaim.pool import How

MAX_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Reads:
    """Options of every command that reads reports."""

    model: Model = None
    language: Language = None
    max_bytes: MaxBytes = MAX_BYTES
    allow_private: AllowPrivate = False
    actors: Actors = None
    triage: Triage = TriageLevel.sentences

    @property
    def limits(self) -> Limits:
        """Sizes and what addresses are allowed."""
        from counterclaim.intake import Limits

        return Limits(max_bytes=self.max_bytes, allow_private=self.allow_private)

    @property
    def how(self) -> How:
        """Model, actors and triage."""
        from counterclaim.pool import How

        return How(self.model, tuple(self.actors or ()), self.triage.value)


@dataclass(frozen=True, slots=True)
class Told:
    """What the user says of the reports."""

    published: Published = None
    publisher: Publisher = None

    def given(self, language: str | None, fields: dict[str, str] | None = None) -> Given:
        """Return it for intake.

        Raises:
            CounterclaimError: E201 for a date that does not exist.
        """
        from counterclaim.api import as_day
        from counterclaim.intake import Given

        day: date | None = as_day(self.published)
        return Given(published=day, publisher=self.publisher, language=language, fields=fields or {})


def with_shared(command: Callable[..., None]) -> Callable[..., None]:
    """Return the command as the command line sees it: fields in place of each parameter that is a dataclass."""
    hints = get_type_hints(command, include_extras=True)
    shown: list[inspect.Parameter] = []
    made: dict[str, type[Any]] = {}
    for name, parameter in inspect.signature(command).parameters.items():
        kind = hints[name]
        if isinstance(kind, type) and is_dataclass(kind):
            made[name] = kind
            inner = get_type_hints(kind, include_extras=True)
            shown += [
                parameter.replace(name=field.name, annotation=inner[field.name], default=field.default)
                for field in fields(kind)
            ]
        else:
            shown.append(parameter.replace(annotation=hints[name]))

    @wraps(command)
    def run(**values: Any) -> None:
        for name, kind in made.items():
            values[name] = kind(**{field.name: values.pop(field.name) for field in fields(kind)})
        command(**values)

    del run.__wrapped__  # or the original's parameters would be looked at
    by_name = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in shown]
    run.__signature__ = inspect.Signature(by_name)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in shown} | {"return": None}
    return run
