"""Fetches one web page, and refuses to be led to a private address.

The name is resolved once and the connection goes to that very address, so that a name that changes its answer between
check and connection gains nothing. Every redirect is checked in the same way.
"""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import urllib3

from counterclaim import __version__
from counterclaim.errors import Errors

_REDIRECTS = {301, 302, 303, 307, 308}
_HOPS = 6
_HEADERS = {
    "User-Agent": f"counterclaim/{__version__} (reads public reports)",
    "Accept": "text/html,application/xhtml+xml,text/plain,application/pdf;q=0.9,*/*;q=0.5",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; `url` is the address after redirects."""

    url: str
    data: bytes
    content_type: str | None


def fetch(url: str, *, max_bytes: int, timeout: float, allow_private: bool) -> Answer:
    """Return the body of a web page.

    Args:
        url: an http or https address.
        max_bytes: one byte more than this is read at most, so that the caller can tell that it was too much.
        timeout: seconds for connecting and for each read.
        allow_private: whether loopback, private and link-local addresses are allowed.

    Raises:
        CounterclaimError: E401 unreachable, E402 private address, E403 bad status, E404 not a web address.
    """
    for _ in range(_HOPS):
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise Errors.E404.error(url=url)
        try:
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError:
            raise Errors.E404.error(url=url) from None
        address = _resolve(url, parts.hostname, port, allow_private)
        answer = _ask(url, parts.scheme, parts.hostname, address, port, timeout, max_bytes)
        if isinstance(answer, Answer):
            return answer
        url = urljoin(url, answer)
    raise Errors.E401.error(url=url, what="too many redirects")


def _resolve(url: str, host: str, port: int, allow_private: bool) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise Errors.E401.error(url=url, what=getattr(error, "strerror", None) or error) from None
    addresses = [str(entry[4][0]) for entry in found]
    if not allow_private and any(not ipaddress.ip_address(a.split("%")[0]).is_global for a in addresses):
        raise Errors.E402.error(url=url)
    return addresses[0]


def _ask(url: str, scheme: str, host: str, address: str, port: int, timeout: float, max_bytes: int) -> Answer | str:
    """Return the answer, or the address that the server redirects to."""
    limits = urllib3.Timeout(connect=timeout, read=timeout)
    pool: urllib3.HTTPConnectionPool
    if scheme == "https":
        pool = urllib3.HTTPSConnectionPool(
            address, port, timeout=limits, retries=False, server_hostname=host, assert_hostname=host
        )
    else:
        pool = urllib3.HTTPConnectionPool(address, port, timeout=limits, retries=False)
    parts = urlsplit(url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    default_port = port == (443 if scheme == "https" else 80)
    named = f"[{host}]" if ":" in host else host
    headers = {**_HEADERS, "Host": named if default_port else f"{named}:{port}"}
    try:
        response = pool.request("GET", target, headers=headers, preload_content=False, redirect=False)
        location = response.headers.get("location")
        if response.status in _REDIRECTS and location:
            return location
        if response.status != 200:
            raise Errors.E403.error(url=url, status=response.status)
        data = response.read(max_bytes + 1, decode_content=True)
        return Answer(url, data, response.headers.get("content-type"))
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise Errors.E401.error(url=url, what=_plain(error)) from None
    finally:
        pool.close()


def _plain(error: Exception) -> str:
    if isinstance(error, urllib3.exceptions.TimeoutError):
        return "it did not answer in time"
    if isinstance(error, urllib3.exceptions.SSLError):
        return "its certificate does not hold"
    if isinstance(error, urllib3.exceptions.NewConnectionError):
        return "the connection was refused"
    return type(error).__name__
