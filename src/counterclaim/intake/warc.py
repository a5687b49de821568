"""WARC, the archive format of web crawls (also .warc.gz): every HTML page in it, in order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from fastwarc.warc import ArchiveIterator, WarcRecordType

from counterclaim.errors import CounterclaimError, Errors
from counterclaim.intake.arrival import Given, Outcome, Refusal, attempt
from counterclaim.intake.limits import Limits, megabytes
from counterclaim.intake.opening import BROKEN, Opened, plain, seekable
from counterclaim.intake.origin import Origin
from counterclaim.intake.page import read_page
from counterclaim.intake.telling import Telling

_CUT = (WarcRecordType.no_type, WarcRecordType.unknown)
_HTML = ("text/html", "application/xhtml+xml")


def read_warc(opened: Opened, given: Given, limits: Limits) -> Iterator[Outcome]:
    """Yield the pages of a WARC file; a record's number counts the responses, from 1.

    Responses that are no HTML or that a server answered with an error are passed over. The date of a record is the day
    of its retrieval: it bounds the day of publication and never stands for it.
    """
    number = 0
    try:
        with seekable(opened) as stream:
            bytes_of = _UpToTheBreak(stream)
            for record in ArchiveIterator(bytes_of, record_types=WarcRecordType.any_type, parse_http=False):
                if record.record_type in _CUT:
                    raise Broken("the head of a record is cut off")
                if record.record_type == WarcRecordType.response:
                    number += 1
                    yield from _page(record, opened.origin(number), given, limits)
                else:
                    _whole(record)
            if bytes_of.broken:
                raise Broken(bytes_of.broken)
    except Broken as broken:
        yield _broken(opened, number, str(broken))
    except (OSError, ValueError, EOFError) as error:
        yield _broken(opened, number, plain(error))
    except BaseException as error:
        if (
            type(error).__name__ != "PanicException"
        ):  # how the library, written in Rust, ends on what it did not foresee
            raise
        yield _broken(opened, number, "damaged")


class _UpToTheBreak:
    """A stream that ends where its gzip data breaks off, so that what came before is not lost, and remembers why."""

    def __init__(self, stream: Any) -> None:
        self._stream = stream
        self.broken = ""

    def read(self, size: int = -1) -> bytes:
        try:
            return bytes(self._stream.read1(size))
        except BROKEN as error:
            self.broken = plain(error)
            return b""

    def seek(self, offset: int, whence: int = 0) -> int:
        return int(self._stream.seek(offset, whence))

    def close(self) -> None:
        self._stream.close()

    def tell(self) -> int:
        return int(self._stream.tell())


def _broken(opened: Opened, number: int, what: str) -> Refusal:
    if not number:
        return Refusal(opened.origin(), Errors.E526.error(path=opened.name, format="a WARC file", what=what))
    return Refusal(opened.origin(), Errors.E523.error(path=opened.name, what=f"at or after response {number}: {what}"))


class Broken(Exception):
    """A record is shorter than it says."""


def _whole(record: Any) -> None:
    """Read a record whole into memory, and see that all of it is there."""
    said = int(record.headers.get("Content-Length") or -1)
    record.freeze()
    if said < 0 or record.content_length < said:
        raise Broken("a record is cut off")


def _page(record: Any, source: Origin, given: Given, limits: Limits) -> Iterator[Outcome]:
    if record.content_length > limits.max_bytes:
        limit = megabytes(limits.max_bytes)
        yield Refusal(source, Errors.E105.error(path=source, size=megabytes(record.content_length), limit=limit))
        return
    _whole(record)
    record.parse_http(auto_decode="all")
    head = record.http_headers
    if head is None or head.status_code != 200 or (record.http_content_type or "").lower() not in _HTML:
        return
    data = record.reader.read(limits.max_bytes)
    address = record.headers.get("WARC-Target-URI") or None
    day: date | None = record.record_date.date() if record.record_date else None
    try:
        page = read_page(data, str(source), address)
    except CounterclaimError as error:
        yield Refusal(source, error)
        return
    telling = Telling(
        page.text, page.title, page.published, page.publisher, address, record.record_id or None, latest=day
    )
    yield attempt(source, telling, given)
