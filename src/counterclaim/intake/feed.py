"""RSS and Atom feeds: one document an entry, with its full content where the feed has it, else its summary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from counterclaim.errors import CounterclaimError, Errors
from counterclaim.intake.arrival import Given, Outcome, Refusal, attempt
from counterclaim.intake.days import day_of
from counterclaim.intake.fragment import text_of
from counterclaim.intake.limits import Limits
from counterclaim.intake.opening import Opened
from counterclaim.intake.origin import Origin
from counterclaim.intake.telling import Telling

_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:rss|feed|rdf:RDF)\b", re.S | re.I
)
_PAGE = re.compile(rb"<(?:!doctype\s+html|html)\b", re.I)
_ALTERNATE = re.compile(rb"<link\b[^<>]*type=[\"']application/(?:rss|atom)\+xml[\"'][^<>]*>", re.I)
_ADDRESS = re.compile(rb"href=[\"']([^\"']+)[\"']", re.I)


def is_feed(head: bytes) -> bool:
    """Tell whether the first bytes of a file begin a feed."""
    return _FEED.match(head.removeprefix(b"\xef\xbb\xbf")) is not None


def read_feed(opened: Opened, given: Given, limits: Limits) -> Iterator[Outcome]:
    """Yield the entries of a feed in its order; an entry's part is its address or id, so that it is found again later."""
    import feedparser  # only feeds wait for it

    try:
        data = opened.all(limits)
        if _PAGE.search(data[:2000]) and not is_feed(data[:8192]):
            raise Errors.E525.error(path=opened.name, what=_feeds_of(data))
        # bytes, never an address: what is fetched is fetched by this program, which refuses private addresses
        feed = feedparser.parse(data)
        if not feed.entries and (feed.bozo or not feed.version):
            what = " ".join(str(feed.get("bozo_exception") or "no entries").split())[:160]
            raise Errors.E526.error(path=opened.name, format="a feed", what=what)
    except CounterclaimError as error:
        yield Refusal(opened.origin(), error)
        return
    outlet = feed.feed.get("title") or None
    seen: set[str] = set()
    for number, entry in enumerate(feed.entries, 1):
        name = str(entry.get("link") or entry.get("id") or number)
        name = name if name not in seen else f"{name} ({number})"
        seen.add(name)
        yield _entry(entry, opened.origin(name), outlet, given)


def _entry(entry: Any, origin: Origin, outlet: str | None, given: Given) -> Outcome:
    contents = [text_of(part.get("value") or "") for part in entry.get("content") or ()]
    summary = text_of(entry.get("summary") or "")
    text = max([*contents, summary], key=len)
    title = text_of(entry.get("title") or "")
    notes = []
    if not contents and summary:
        notes.append("only what the feed has of it was read, which may be a summary")
    if not text.strip() and len(title.split()) > 3:
        text, notes = title, ["only its headline was read: the feed has no more of it"]
    source = entry.get("source") or {}
    link = str(entry.get("link") or "")
    telling = Telling(
        text=text,
        title=title or None,
        published=_published(entry),
        publisher=text_of(source.get("title") or outlet or "") or None,
        own_id=str(entry.get("id") or "") or None,
        url=link if urlsplit(link).scheme in {"http", "https"} else None,
        whence="of the feed",
        notes=notes,
    )
    return attempt(origin, telling, given)


def _published(entry: Any) -> Any:
    """The day as the feed writes it (in its own time zone); what feedparser made of it where that is no usual form."""
    written = dict.get(entry, "published")
    if not written:
        return None
    if day := day_of(written):
        return day
    parsed = dict.get(entry, "published_parsed")
    return day_of(f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}") if parsed else str(written)


def _feeds_of(page: bytes) -> str:
    """What to do about a page that was given for a feed: the feeds that it names, if any."""
    found = [_ADDRESS.search(link.group()) for link in _ALTERNATE.finditer(page[:200_000])]
    addresses = [match.group(1).decode("utf-8", "replace") for match in found if match][:3]
    if addresses:
        return f"it names {', '.join(addresses)} as its feed; give that"
    return "give the address of the feed itself"
