"""The page in a real browser: choosing lights up, the keyboard works, a phone is wide enough, nothing hostile runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from counterclaim.records import Reading
from counterclaim.render.plain import visible

from .hostile import hostile_reading

LIT = "[...document.querySelectorAll('.telling:not([hidden]) [data-text] .lit')].map(e => e.textContent)"


def lit(page: Any) -> list[str]:
    found: list[str] = page.evaluate(LIT)
    return found


def test_choosing_a_claim_lights_its_evidence_and_shows_its_record(
    opened: Callable[..., Any], reading: Reading
) -> None:
    page = opened(reading).page
    page.click("#t0 .chip[data-n=c4]")
    assert lit(page) == [
        *("Colonel Pascal Bwira", "said", "M23 fighters", "fired", "the village of Kibumba", "late on Tuesday"),
        "seven civilians",
    ]
    roles = page.eval_on_selector_all(".lit", "all => all.map(e => e.dataset.role)")
    assert roles == ["says", "cue", "who", "event", "where", "when", "whom"]
    record = page.inner_text(".chosen")
    for words in ("Colonel Pascal Bwira", "shelling", "all civilians, 3 children", "not located", "CAMEO 194"):
        assert words in record
    assert "Claim c4" in page.inner_text("#say")
    page.click("#t0 .chip[data-n=c4]")
    assert lit(page) == []
    assert page.is_hidden(".chosen")


def test_choosing_an_actor_lights_all_its_mentions_and_claims(opened: Callable[..., Any], reading: Reading) -> None:
    page = opened(reading).page
    page.click("#t0-tab-actors")
    page.click("#t0a1 > .head")
    actor = reading.actors[1]
    assert "".join(lit(page)).replace(" ", "") == "".join(m.text for m in actor.mentions).replace(" ", "")
    page.click("#t0-tab-claims")
    marked = page.eval_on_selector_all("#t0-claims .item.on", "all => all.map(e => e.id)")
    assert {"t0c1", "t0c3", "t0c6"} <= set(marked)
    assert "t0c8" not in marked


def test_network_timeline_and_map_choose_too(opened: Callable[..., Any], reading: Reading) -> None:
    page = opened(reading).page
    page.click("#t0-tab-network")
    page.click(".node:has-text('Rwanda Defence')")
    assert lit(page) == ["Rwandan soldiers"]
    page.locator("g.tie.disputed").dispatch_event("click")
    assert "c15" in page.inner_text(".chosen")
    page.click("#t0-tab-timeline")
    page.click(".rows a:has-text('c20')")
    assert "in January 2025" in lit(page)
    page.click("#t0-tab-map")
    page.click(".spot.pin:has-text('Rutshuru')")
    assert lit(page) == ["Rutshuru"]


def test_the_keyboard_is_enough(opened: Callable[..., Any], reading: Reading) -> None:
    page = opened(reading).page
    page.focus("#t0 [data-text] [tabindex='0']")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert lit(page)
    focused = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert focused == "solid"
    page.keyboard.press("Escape")
    assert lit(page) == []
    page.focus("#t0-tab-claims")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "t0-tab-actors"
    assert page.is_visible("#t0-actors")
    assert page.is_hidden("#t0-claims")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press(" ")
    assert lit(page)
    # the whole text is one stop of the Tab key, so that a long text does not trap the reader
    assert page.eval_on_selector_all("#t0 [data-text] [tabindex='0']", "all => all.length") == 1


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_window_is_too_narrow(opened: Callable[..., Any], reading: Reading, width: int) -> None:
    for made in (reading, hostile_reading()):
        page = opened(made, made, width=width).page
        for tab in ("claims", "actors", "network", "timeline", "map", "words"):
            page.click(f"#t0-tab-{tab}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.locator("#t0 .chip").first.dispatch_event("click")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_phone_the_record_does_not_hide_the_evidence(opened: Callable[..., Any], reading: Reading) -> None:
    page = opened(reading, width=360, height=740).page
    page.click("#t0 .chip[data-n=c20]")
    sheet = page.evaluate("document.querySelector('.chosen').getBoundingClientRect().top")
    bottoms = page.eval_on_selector_all(".lit", "all => all.map(e => e.getBoundingClientRect().bottom)")
    assert max(bottoms) <= sheet


def test_it_asks_nothing_of_the_network_and_nothing_hostile_runs(opened: Callable[..., Any], reading: Reading) -> None:
    for made in (reading, hostile_reading()):
        shown = opened(made)
        page = shown.page
        for one in page.query_selector_all("#t0 .chip, #t0 a.s"):
            one.dispatch_event("click")
        assert shown.errors == []
        assert len(shown.requests) == 1
        assert page.evaluate("window.hit") is None
        assert page.evaluate("document.images.length") == 0


def test_the_text_is_the_document_character_for_character(opened: Callable[..., Any], reading: Reading) -> None:
    for made in (reading, hostile_reading()):
        page = opened(made).page
        assert page.text_content("#t0 [data-text]") == visible(made.document.text)


def test_two_tellings_have_a_switch(opened: Callable[..., Any], reading: Reading) -> None:
    other = reading.model_copy(
        update={"document": reading.document.model_copy(update={"publisher": "Other Paper"}), "claims": ()}
    )
    page = opened(reading, other).page
    assert page.is_hidden("#t1")
    page.click("#t0 .chip[data-n=c4]")
    page.click("text=Other Paper")
    assert page.is_visible("#t1")
    assert page.is_hidden("#t0")
    assert page.get_attribute("[data-turn=t1]", "aria-current") == "true"
    assert lit(page) == []


def test_an_actor_of_both_tellings_stays_chosen(opened: Callable[..., Any], reading: Reading) -> None:
    other = reading.model_copy(update={"actors": tuple(reversed(reading.actors))})
    page = opened(reading, other).page
    page.click("#t0-tab-actors")
    page.click("#t0a1 > .head")
    page.click("[data-turn=t1]")
    assert "March 23 Movement" in page.inner_text("#t1 .chosen")
    assert "M23 fighters" in "".join(lit(page))


def test_an_address_with_a_claim_opens_it(opened: Callable[..., Any], reading: Reading) -> None:
    page = opened(reading, reading).page
    page.evaluate("location.hash = '#t1c3'")
    page.wait_for_selector("#t1 .chosen:not([hidden])")
    assert "fired" in lit(page)


def test_print_shows_all_views_and_no_controls(opened: Callable[..., Any], reading: Reading) -> None:
    page = opened(reading, media="print").page
    for name in ("claims", "actors", "network", "timeline", "map", "words"):
        assert page.is_visible(f"#t0-{name}")
    assert page.is_hidden(".tabs")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_without_script_everything_is_there(browser: Any, tmp_path: Any, reading: Reading) -> None:
    from counterclaim.render.page import page as made

    path = tmp_path / "page.html"
    path.write_text(made(reading), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(path.as_uri())
    for name in ("claims", "network", "map", "words"):
        assert page.is_visible(f"#t0-{name}")
    assert page.is_visible("#t0c3 .record")
    context.close()


CONTRAST = """() => {
  const lum = c => { const [r, g, b] = c.map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
    return .2126 * r + .7152 * g + .0722 * b; };
  const parse = c => c.match(/[\\d.]+/g).map(Number);
  const back = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
    if (c.length < 4 || c[3] > 0) return c.slice(0, 3); } return [255, 255, 255]; };
  const bad = [];
  for (const e of document.querySelectorAll('main *, header *')) {
    if (e.closest('svg') || !e.offsetParent || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
    const a = lum(parse(getComputedStyle(e).color).slice(0, 3)), b = lum(back(e));
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) bad.push([e.className, e.textContent.slice(0, 30), ratio.toFixed(2)]);
  }
  return bad;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_are_legible(opened: Callable[..., Any], reading: Reading, scheme: str) -> None:
    page = opened(reading, reading, scheme=scheme).page
    for tab in ("claims", "actors", "network", "timeline", "map", "words"):
        page.click(f"#t0-tab-{tab}")
        assert page.evaluate(CONTRAST) == []
    page.click("#t0 .chip[data-n=c4]")
    page.wait_for_timeout(300)
    assert page.evaluate(CONTRAST) == []
