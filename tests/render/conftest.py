"""Fixtures of the render tests: a hand-made reading, one full of hostile text, and a real browser where there is one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from counterclaim.records import Reading
from counterclaim.render.page import pages

HERE = Path(__file__).parent
BROWSER = "/usr/bin/chromium"
# no background traffic, no sandbox (tests may run as root)
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def reading() -> Reading:
    """A hand-made reading (reading.json) of an invented report."""
    return Reading.model_validate_json((HERE / "reading.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, driven by Playwright; skipped where it is missing unless CI or COUNTERCLAIM_REQUIRE_BROWSER is set."""
    required = os.environ.get("CI") == "true" or os.environ.get("COUNTERCLAIM_REQUIRE_BROWSER") == "1"
    program = shutil.which("chromium") or BROWSER
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        if required:
            raise
        pytest.skip("playwright is not installed")
    if not Path(program).exists():
        if required:
            pytest.fail("no chromium was found: apt-get install chromium")
        pytest.skip("no chromium was found")
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=program, args=ARGS)
        yield started
        started.close()


class Opened:
    """A page open in the browser, with what it asked of the network and what went wrong in it."""

    def __init__(self, page: Any, address: str) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("dialog", lambda dialog: (self.errors.append("a dialog opened"), dialog.dismiss()))
        page.goto(address)


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Return a function that opens readings as a page: ``opened(reading, width=360, scheme="dark", media="print")``."""
    contexts = []

    def open_page(
        *readings: Reading, width: int = 1280, height: int = 900, scheme: str = "light", media: str | None = None
    ) -> Opened:
        path = tmp_path / "page.html"
        path.write_text(pages(readings), encoding="utf-8")
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5000)
        if media:
            page.emulate_media(media=media)
        return Opened(page, path.as_uri())

    yield open_page
    for context in contexts:
        context.close()
