"""Takes the pictures of the documentation from the demo's page: ``python scripts/make_screenshots.py``.

Needs Chromium and Playwright (extra ``test``). The pictures go to docs/img/.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from counterclaim.api import read_document
from counterclaim.comparison import compare
from counterclaim.demo import demo_documents
from counterclaim.render.comparison_page import comparison_page
from counterclaim.render.page import pages

IMG = Path(__file__).parents[1] / "docs" / "img"


def choose_claim(page: Page, *words: str) -> None:
    """Choose the first claim of the first telling whose head holds all the words (numbers may change)."""
    heads = page.locator("#t0-claims .head").all()
    found = next((head for head in heads if all(word in head.inner_text() for word in words)), heads[0])
    page.locator(f"#t0 .chip[data-pick='{found.get_attribute('data-pick')}']").click()


def main() -> None:
    """Write docs/img/*.png."""
    readings = [read_document(document).reading for document in demo_documents()]
    out = Path(sys.argv[1]) if len(sys.argv) > 1 else IMG
    out.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as play:
        program = shutil.which("chromium") or "/usr/bin/chromium"
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce").new_page()
        page.set_content(pages(readings))
        choose_claim(page, "air strike", "Rutshuru")
        page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=out / "page.png")
        page.keyboard.press("Escape")
        for name in ("network", "map"):
            page.click(f"#t0-tab-{name}")
            page.locator("#t0 .side").screenshot(path=out / f"{name}.png")
        page.click("[data-turn=t1]")
        page.click("#t1-tab-words")
        page.screenshot(path=out / "words.png")
        side_by_side = browser.new_context(viewport={"width": 1100, "height": 900}).new_page()
        side_by_side.set_content(comparison_page(compare(readings)))
        side_by_side.screenshot(path=out / "comparison.png")
        browser.close()


if __name__ == "__main__":
    main()
