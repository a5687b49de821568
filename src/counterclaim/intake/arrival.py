"""A source that came in as a `Document`, with notes on where its date and text came from; or refused, with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from counterclaim.errors import CounterclaimError, Errors
from counterclaim.intake.days import impossible
from counterclaim.intake.decode import sound
from counterclaim.intake.language import NAMES, language_of
from counterclaim.intake.origin import Origin
from counterclaim.intake.telling import Telling
from counterclaim.records import Document, Reading

READ_LANGUAGES = ("en",)
EXIT_LANGUAGE = 3
NOWHERE = Origin("")


@dataclass(frozen=True, slots=True)
class Given:
    """What the user says of all sources: it wins over what they say of themselves.

    Args:
        published: the publication date.
        publisher: the outlet.
        language: ISO 639-1 code that skips detection.
        fields: field → name in records and tables (`--map`), see `fields.parse_mapping`.
    """

    published: date | None = None
    publisher: str | None = None
    language: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A document that came in, and what there is to say about how.

    `origin` is where it was found. `reading` is set where the source is a
    stored reading. `flags` are messages on what was doubtful and left out; they are among the notes as well.
    `own_id` is the id that the source itself gives it.
    """

    document: Document
    notes: tuple[str, ...] = ()
    origin: Origin = NOWHERE
    reading: Reading | None = None
    flags: tuple[CounterclaimError, ...] = ()
    own_id: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """A source that could not come in, all of it or a part."""

    origin: Origin
    error: CounterclaimError


Outcome = Arrival | Refusal


def arrival_of(origin: Origin, telling: Telling, given: Given) -> Arrival:
    """Check what a source tells and make it a document.

    Raises:
        CounterclaimError: E101 or E529 without text, E106 in a language that is not read (exit status 3).
    """
    text = sound(telling.text)
    if not text.strip():
        raise (Errors.E529 if origin.part else Errors.E101).error(path=origin)
    spoken = given.language or language_of(text)
    if spoken not in READ_LANGUAGES:
        named = NAMES.get(spoken, f"the language '{spoken}'")
        raise Errors.E106.error(path=origin, language=named, exit_status=EXIT_LANGUAGE)
    notes = list(telling.notes)
    flags = []
    published = given.published
    if published:
        notes.append(f"publication date {published} as given")
    elif telling.published is not None:
        published, wrong = _possible(telling)
        if wrong:
            flags.append(Errors.E524.error(path=origin, value=telling.published, what=wrong))
            notes.append(f"publication date {telling.published} {telling.whence} was left out: {wrong}")
        else:
            notes.append(f"publication date {published} {telling.whence}")
    document = Document.of(
        text,
        title=_named(telling.title),
        publisher=given.publisher or _named(telling.publisher),
        published=published,
        url=_named(telling.url),
        language=spoken,
    )
    return Arrival(document, tuple(notes), origin, flags=tuple(flags), own_id=_named(telling.own_id))


def attempt(origin: Origin, telling: Telling, given: Given) -> Outcome:
    """Like `arrival_of`, with a refusal where that raises."""
    try:
        return arrival_of(origin, telling, given)
    except CounterclaimError as error:
        return Refusal(origin, error)


def _possible(telling: Telling) -> tuple[date | None, str | None]:
    """The day, or why it cannot be the day of publication."""
    day = telling.published
    if not isinstance(day, date):
        return None, "which cannot be understood"
    if telling.latest and day > telling.latest:
        return None, "which is after the page was fetched"
    wrong = impossible(day, datetime.now(UTC).date())
    return (None, wrong) if wrong else (day, None)


def _named(value: str | None) -> str | None:
    return (" ".join(sound(value).split()) or None) if value else None
