"""E-mail, feeds, web archives and folders, with files made here."""

from __future__ import annotations

import gzip
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest
from tests.intake.common import SENTENCE, parts, taken, texts

from counterclaim.intake import Arrival, Refusal, arrive

PAGE = (
    "<html><head><title>Shells on Harwan</title><meta property='article:published_time' content='{day}'></head>"
    "<body><nav>Home News Sport</nav><article><h1>Shells on Harwan</h1><p>{text}</p></article></body></html>"
)
LONG = SENTENCE + " Residents left their houses and walked to the next town, and nobody knew when they could return."


def message(body: str = LONG, html: str | None = None) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Hill Wire Desk <desk@hill.example>"
    made["To"] = "reader@example.org"
    made["Subject"] = "Shells on =?utf-8?q?H=C3=A4rwan?="
    made["Date"] = "Sun, 16 Jul 2017 23:30:00 -0500"
    made.set_content(body)
    if html:
        made.add_alternative(html, subtype="html")
    return made


def test_an_email_gives_its_own_words_and_headers(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(message(f"{LONG}\n\n> An older word.\n> Another.\n-- \nThe desk\n").as_bytes())
    found = arrive(str(path)).document
    assert (found.text, found.title, found.publisher) == (LONG, "Shells on Härwan", "Hill Wire Desk")
    assert found.published == date(2017, 7, 16)


def test_the_better_body_wins(tmp_path: Path) -> None:
    path = tmp_path / "a.eml"
    path.write_bytes(message("View in a browser.", f"<p>{LONG}</p><p>Second.</p>").as_bytes())
    assert texts(taken(path)) == [f"{LONG}\nSecond."]
    path.write_bytes(message(LONG, f"<p>{LONG}</p>").as_bytes())
    assert texts(taken(path)) == [LONG]


def test_attachments_of_known_kinds_come_in(tmp_path: Path) -> None:
    made = message()
    made.add_attachment("A note. " + LONG, filename="note.txt")
    made.add_attachment(PAGE.format(day="2017-07-15", text=LONG).encode(), "text", "html", filename="page.html")
    made.add_attachment(b"\x89PNG", "image", "png", filename="map.png")
    made.add_attachment(b"no pdf", "application", "pdf", filename="broken.pdf")
    made.add_attachment(message("Forwarded. " + LONG))
    path = tmp_path / "a.eml"
    path.write_bytes(made.as_bytes())
    found = taken(path)
    assert parts(found)[:3] == ["", "note.txt", "page.html"]
    assert any("Forwarded." in text for text in texts(found))
    assert not any("png" in part for part in parts(found))
    attached = found[1]
    assert isinstance(attached, Arrival)
    assert attached.document.published is None  # the day of sending is not the day of publication


def test_a_mailbox_and_a_damaged_message_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.mbox"
    first = message(LONG + "\n\n>From here it is quiet.").as_bytes()
    empty = b"Subject: nothing\nContent-Type: text/plain; charset=no-such\n\n\n"
    path.write_bytes(b"".join(b"From desk Sun Jul 16 23:30:00 2017\n" + m + b"\n" for m in (first, empty, first)))
    found = taken(path)
    assert parts(found) == ["1", "2:E101", "3"]
    path.write_bytes(b"no mailbox at all")
    assert parts(taken(path)) == [":E526"]


FEED = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Hill Wire</title>
<item><title>Shells</title><link>https://example.org/1</link><pubDate>Sun, 16 Jul 2017 23:30:00 -0500</pubDate>
<description>Short.</description><content:encoded><![CDATA[<p>{text}</p><p>More.</p>]]></content:encoded></item>
<item><title>Summary</title><link>https://example.org/2</link><pubDate>Thu, 01 Jan 1970 00:00:00 GMT</pubDate>
<description>{text}</description></item>
<item><title>Odd</title><link>javascript:alert(1)</link></item>
</channel></rss>"""


def test_a_feed(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(FEED.format(text=LONG))
    found = taken(path)
    assert parts(found) == ["https://example.org/1", "https://example.org/2", "javascript:alert(1):E529"]
    first, second = found[:2]
    assert isinstance(first, Arrival)
    assert isinstance(second, Arrival)
    assert first.document.text == f"{LONG}\nMore."
    assert (first.document.publisher, first.document.published) == ("Hill Wire", date(2017, 7, 16))
    assert first.document.url == "https://example.org/1"
    assert [flag.code for flag in second.flags] == ["E524"]
    assert any("summary" in note for note in second.notes)


def test_an_atom_feed(tmp_path: Path) -> None:
    path = tmp_path / "a.atom"
    path.write_text(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Hill Wire</title><entry><title>T</title><id>urn:1</id>'
        f'<link href="https://example.org/a"/><published>2017-07-16T01:00:00+03:00</published>'
        f'<content type="html">&lt;p&gt;{LONG}&lt;/p&gt;</content></entry></feed>'
    )
    [found] = taken(path)
    assert isinstance(found, Arrival)
    assert (found.document.text, found.document.published) == (LONG, date(2017, 7, 16))


def test_a_feed_that_is_a_page_and_one_that_is_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.rss"
    path.write_text(
        "<!doctype html><html><head><link rel='alternate' type='application/rss+xml' href='https://example.org/feed'>"
        "</head><body>Accept our cookies</body></html>"
    )
    [found] = taken(path)
    assert isinstance(found, Refusal)
    assert found.error.code == "E525"
    assert "https://example.org/feed" in found.error.message
    path.write_text("<?xml version='1.0'?><nothing/>")
    assert parts(taken(path)) == [":E526"]


def response(number: int, body: str, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2017-07-20T00:00:00Z\r\n"
        f"WARC-Target-URI: https://example.org/{number}\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def pages() -> list[bytes]:
    return [
        response(1, PAGE.format(day="2017-07-16", text=LONG)),
        response(2, "GIF", kind="image/gif"),
        response(3, PAGE.format(day="2017-07-16", text=LONG), status="404 Not Found"),
        response(4, "<html><body><nav>Home</nav></body></html>"),
        response(5, PAGE.format(day="2017-07-25", text="Later: " + LONG)),
    ]


@pytest.mark.parametrize("zipped", [False, True])
def test_a_web_archive(tmp_path: Path, zipped: bool) -> None:
    path = tmp_path / ("a.warc.gz" if zipped else "a.warc")
    path.write_bytes(b"".join(gzip.compress(page) if zipped else page for page in pages()))
    found = taken(path)
    assert parts(found) == ["1", "4:E103", "5"]
    first, last = found[0], found[2]
    assert isinstance(first, Arrival)
    assert isinstance(last, Arrival)
    assert first.document.url == "https://example.org/1"
    assert first.document.published == date(2017, 7, 16)
    assert last.document.published != date(2017, 7, 20)  # retrieval is not publication
    assert last.document.published is None


@pytest.mark.parametrize("zipped", [False, True])
def test_a_truncated_web_archive_keeps_what_came_before(tmp_path: Path, zipped: bool) -> None:
    path = tmp_path / ("a.warc.gz" if zipped else "a.warc")
    whole = [gzip.compress(page) if zipped else page for page in pages()]
    for cut in range(1, len(whole[-1]) - 20, 9):
        path.write_bytes(b"".join(whole)[:-cut])
        found = parts(taken(path))
        assert found[:2] == ["1", "4:E103"]
        assert found[2:] in ([":E523"], ["5", ":E523"], ["5"])
        assert found[-1] == ":E523" or cut < 10  # the blank lines after a record may be missing


def test_no_web_archive(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(b"<html>An error page</html>")
    assert parts(taken(path)) == [":E526"]


def test_a_folder_is_walked_in_order_and_odd_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("z.txt", "b/a.txt", ".hidden.txt", ".git/x.txt", "half.txt.part", "unknown.bin", "a.txt"):
        (tmp_path / name).write_text(f"{SENTENCE} {name}")
    (tmp_path / "b" / "loop").symlink_to(tmp_path)
    (tmp_path / "c.txt").write_bytes(b"\x00\x01")
    found = taken(tmp_path)
    assert [Path(o.origin.locator).relative_to(tmp_path).as_posix() for o in found] == [
        "a.txt",
        "c.txt",
        "z.txt",
        "b/a.txt",
    ]
    assert [o.error.code for o in found if isinstance(o, Refusal)] == ["E102"]


def test_an_empty_folder_and_an_archive_say_what_to_do(tmp_path: Path) -> None:
    assert parts(taken(tmp_path)) == [":E528"]
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04")
    [found] = taken(path)
    assert isinstance(found, Refusal)
    assert "unpack" in found.error.message
