"""Pages from a real server on this machine; private addresses, redirects to them, and dead ends."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.intake import Limits, arrive
from counterclaim.intake.web import fetch

PARAGRAPH = (
    "The army shelled the village of Marj on Monday, residents said. Two people were killed, a medic said later. "
)
PAGE = f"<html><head><title>Marj</title></head><body><article><p>{PARAGRAPH * 2}</p></article></body></html>".encode()


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
        elif self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/page":
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE)
        else:
            self.send_error(404)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    served = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=served.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{served.server_port}"
    served.shutdown()


def test_a_page_is_fetched_through_a_redirect(server: str) -> None:
    document = arrive(f"{server}/moved", limits=Limits(allow_private=True)).document
    assert document.url == f"{server}/page"
    assert "residents said" in document.text


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/", "http://localhost/", "http://[::1]/", "http://10.0.0.1/", "http://169.254.1.1/"]
)
def test_private_addresses_are_refused(address: str) -> None:
    with pytest.raises(CounterclaimError, match=r"E402.*--allow-private"):
        arrive(address)


@pytest.mark.parametrize(("path", "code"), [("/none", "E403"), ("/loop", "E401")])
def test_bad_answers_are_told(server: str, path: str, code: str) -> None:
    with pytest.raises(CounterclaimError, match=code):
        arrive(server + path, limits=Limits(allow_private=True))


def test_an_unreachable_address_is_told() -> None:
    with pytest.raises(CounterclaimError, match="E401"):
        arrive("http://nowhere.invalid/report")
    with pytest.raises(CounterclaimError, match="E401"):
        arrive("http://127.0.0.1:1/", limits=Limits(allow_private=True, timeout=2))


@pytest.mark.parametrize("address", ["ftp://example.org/x", "file:///etc/hosts", "http://", "http://a:99999999/"])
def test_other_addresses_are_refused(address: str) -> None:
    with pytest.raises(CounterclaimError, match="E404"):
        arrive(address)


def test_no_more_is_read_than_allowed(server: str) -> None:
    answer = fetch(f"{server}/page", max_bytes=10, timeout=5, allow_private=True)
    assert len(answer.data) <= 11
