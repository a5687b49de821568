"""Records of any collection (JSON, tables) to documents: the mapping of fields is settled once for a file, by its head."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain, islice
from typing import Any

from pydantic import ValidationError

from counterclaim.errors import CounterclaimError, Errors
from counterclaim.intake.arrival import Arrival, Given, Outcome, Refusal, arrival_of
from counterclaim.intake.fields import FieldMap
from counterclaim.intake.opening import Opened
from counterclaim.intake.origin import Origin
from counterclaim.records import Document, Reading
from counterclaim.records.reading import SCHEMA

Numbered = tuple[int, dict[str, Any]] | Refusal
_HEAD = 50  # records that are looked at for the names of fields
_HEAD_CHARACTERS = 4_000_000


def outcomes(records: Iterator[Numbered], opened: Opened, given: Given) -> Iterator[Outcome]:
    """Yield a document or a refusal for each record, in order.

    A mapping that fits none of the first records is one refusal of the whole file, which names the fields there are.
    """
    mapping = FieldMap(given.fields)
    head = list(_head(records))
    found = [record for record in head if not isinstance(record, Refusal)]
    if found and not any(record.get("schema") == SCHEMA for _, record in found):
        try:
            mapping.check(chain.from_iterable(record for _, record in found), opened.name)
        except CounterclaimError as error:
            yield Refusal(opened.origin(), error)
            return
    for record in chain(head, records):
        yield record if isinstance(record, Refusal) else outcome(record[1], opened.origin(record[0]), mapping, given)


def outcome(record: Mapping[str, Any], source: Origin, mapping: FieldMap, given: Given) -> Outcome:
    """Return the document of one record, or why there is none."""
    try:
        if record.get("schema") == SCHEMA:
            return _stored(record, source, given)
        return arrival_of(source, mapping.telling(record, source), given)
    except CounterclaimError as error:
        return Refusal(source, error)


def _head(records: Iterable[Numbered]) -> Iterator[Numbered]:
    size = 0
    for record in islice(records, _HEAD):
        yield record
        if not isinstance(record, Refusal):
            size += sum(len(value) for value in record[1].values() if isinstance(value, str))
        if size > _HEAD_CHARACTERS:
            return


def _stored(record: Mapping[str, Any], source: Origin, given: Given) -> Arrival:
    """A reading as `read --format json` writes it: taken as it is.

    Where its id is not that of its text, or the user says something else of its document, the text is read again.
    """
    try:
        reading = Reading.model_validate(record)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise Errors.E533.error(path=source, what=f"{where}: {first['msg']}") from None
    document = reading.document
    size = len(document.text)
    spans = [claim.end_char for claim in reading.claims] + [mark.end_char for mark in reading.framing]
    if any(end > size for end in spans):
        raise Errors.E533.error(path=source, what="it points at words outside of its text")
    # the day may have been found in the text when it was read, after the id was made
    own = {_document(document, document.publisher, day).id for day in (document.published, None)}
    said = _document(document, given.publisher or document.publisher, given.published or document.published)
    if document.id in own and (said.publisher, said.published) == (document.publisher, document.published):
        return Arrival(document, reading.notes, source, reading)
    return Arrival(said, (), source)


def _document(document: Document, publisher: str | None, published: date | None) -> Document:
    return Document.of(
        document.text,
        title=document.title,
        publisher=publisher,
        published=published,
        url=document.url,
        language=document.language,
    )
