"""E-mail: one message (.eml) or a mailbox of them (mbox). Headers give sender, day and title; attachments come in too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from counterclaim.errors import CounterclaimError, Errors
from counterclaim.intake.arrival import Given, Outcome, Refusal, attempt
from counterclaim.intake.days import day_of
from counterclaim.intake.fragment import text_of
from counterclaim.intake.limits import Limits, megabytes
from counterclaim.intake.opening import BROKEN, Opened, plain
from counterclaim.intake.origin import Origin
from counterclaim.intake.single import telling_of
from counterclaim.intake.telling import Telling

_START = re.compile(rb"^From \S+.*\d{4}\s*$")  # the line between the messages of a mailbox
_ESCAPED = re.compile(rb"^>(>*From )", re.M)
_SIGNATURE = re.compile(r"^-- ?$", re.M)
_QUOTED = re.compile(r"^>.*(?:\n|$)", re.M)
_KINDS = (".txt", ".text", ".htm", ".html", ".xhtml", ".pdf", ".eml")
_STUB = 3  # the HTML part is taken where it has so many times the words of the plain one
_DEPTH = 4  # forwarded messages in each other


def read_message(opened: Opened, given: Given, limits: Limits) -> Iterator[Outcome]:
    """Yield the message of an .eml file and then its attachments of known kinds (`path#name of attachment`)."""
    try:
        data = opened.all(limits)
    except CounterclaimError as error:
        yield Refusal(opened.origin(), error)
        return
    yield from _message(data, opened.origin(), given, 0)


def read_mailbox(opened: Opened, given: Given, limits: Limits) -> Iterator[Outcome]:
    """Yield the messages of an mbox file, in order; a record's number is the message's, from 1."""
    number, size, lines = 0, 0, list[bytes]()
    inside, after_blank = False, True
    limit = megabytes(limits.max_bytes)
    while True:
        try:
            line = opened.stream.readline(limits.max_bytes)
        except BROKEN as error:
            yield Refusal(opened.origin(), Errors.E523.error(path=opened.name, what=plain(error)))
            line = b""
        starts = after_blank and _START.match(line) is not None
        if (starts or not line) and inside:
            source = opened.origin(number)
            if size > limits.max_bytes:
                yield Refusal(source, Errors.E105.error(path=source, size=megabytes(size), limit=limit))
            else:
                data = _ESCAPED.sub(rb"\1", b"".join(lines))
                yield from _message(data, source, given, 0)
        if not line:
            if not number:
                what = "no message begins in it"
                yield Refusal(opened.origin(), Errors.E526.error(path=opened.name, format="a mailbox", what=what))
            return
        if starts:
            number, size, lines, inside = number + 1, 0, [], True
        elif inside:
            size += len(line)
            if size <= limits.max_bytes:
                lines.append(line)
        after_blank = not line.strip()


def _message(data: bytes, source: Origin, given: Given, depth: int) -> Iterator[Outcome]:
    try:
        message = BytesParser(policy=policy.default).parsebytes(data)
        telling = _telling(message)
        parts = list(_attachments(message))
    except (ValueError, LookupError, RecursionError, TypeError, AttributeError, IndexError) as error:
        # the parser of the standard library stumbles over some damaged headers with any of these
        yield Refusal(source, Errors.E526.error(path=source, format="an e-mail", what=plain(error)))
        return
    taken = telling is not None and bool(telling.text.strip())
    if telling is not None and taken:
        yield attempt(source, telling, given)
    elif not parts:
        yield Refusal(source, Errors.E101.error(path=source))
    for name, part in parts:
        within = f"{source.part}/{name}" if source.part else name
        yield from _attachment(name, part, replace(source, part=within), given, depth)


def _telling(message: EmailMessage) -> Telling | None:
    written, page = message.get_body(("plain",)), message.get_body(("html",))
    text = _written(_content(written)) if isinstance(written, EmailMessage) else ""
    if isinstance(page, EmailMessage):
        shown = text_of(_content(page))
        if len(shown.split()) > _STUB * len(text.split()):
            text = shown
    sent = message["date"]
    return Telling(
        text=text,
        title=str(message["subject"] or "") or None,
        published=day_of(getattr(sent, "datetime", None) or (str(sent) if sent else None)),
        publisher=_sender(message),
        own_id=str(message["message-id"] or "") or None,
        whence="of the e-mail",
    )


def _content(part: EmailMessage) -> str:
    try:
        return str(part.get_content())
    except (LookupError, UnicodeError):  # a character set that does not exist
        data = part.get_payload(decode=True)
        return data.decode("utf-8", "replace") if isinstance(data, bytes) else ""


def _written(text: str) -> str:
    """The sender's own words: without what is quoted from an older message and without the signature."""
    text = text.replace("\r\n", "\n")
    own = _QUOTED.sub("", _SIGNATURE.split(text)[0]).strip()
    return own or text.strip()


def _sender(message: EmailMessage) -> str | None:
    addresses = getattr(message["from"], "addresses", ())
    if not addresses:
        return None
    return addresses[0].display_name or addresses[0].domain or None


def _attachments(message: EmailMessage) -> Iterator[tuple[str, EmailMessage]]:
    """Attachments of known kinds with their names; names that occur twice are told apart."""
    seen: dict[str, int] = {}
    for number, part in enumerate(message.iter_attachments(), 1):
        if not isinstance(part, EmailMessage):
            continue
        name = (part.get_filename() or "").replace("/", "_")
        if part.get_content_type() == "message/rfc822":
            name = name or f"message {number}.eml"
        if not name.lower().endswith(_KINDS):
            continue
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name} ({seen[name]})"), part


def _attachment(name: str, part: EmailMessage, source: Origin, given: Given, depth: int) -> Iterator[Outcome]:
    try:
        content = part.get_content()
        if isinstance(content, EmailMessage):
            data = content.as_bytes()
        else:
            data = content.encode("utf-8") if isinstance(content, str) else bytes(content)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        yield Refusal(source, Errors.E526.error(path=source, format="an attachment", what=plain(error)))
        return
    if name.lower().partition(".eml")[1]:
        if depth < _DEPTH:
            yield from _message(data, source, given, depth + 1)
        return
    try:
        telling = telling_of(data, str(source))
    except CounterclaimError as error:
        yield Refusal(source, error)
        return
    telling.title = telling.title or name
    yield attempt(source, telling, given)
