"""The page as text: escaped, self-contained, small, the same each time."""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from html.parser import HTMLParser

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.records import Document, Reading
from counterclaim.render.notebook import reading_html
from counterclaim.render.page import page, pages
from counterclaim.render.page.escape import h, h_text, script_json
from counterclaim.render.page.segments import CutText, text_html
from counterclaim.render.page.telling import Telling
from counterclaim.render.plain import visible

from .hostile import hostile_reading

ALLOWED = set(
    re.findall(
        r"\w+",
        "html head meta title style body header p strong span small nav a main article h1 h2 h3 div section label input "
        "aside ul ol li dl dt dd blockquote footer script svg g line rect path circle text tspan defs marker pattern "
        "lineargradient stop",
    )
)


class Elements(HTMLParser):
    """Collects elements and attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]


def elements(markup: str) -> Elements:
    found = Elements()
    found.feed(markup)
    return found


def test_hostile_text_makes_no_element_and_no_handler() -> None:
    for markup in (pages([hostile_reading(), hostile_reading()]), reading_html(hostile_reading())):
        found = elements(markup)
        assert set(found.tags) <= ALLOWED | {"table", "tbody", "tr", "th", "td", "br"}
        assert not [name for name, _ in found.attributes if name.startswith("on")]
        for name, value in found.attributes:
            if name in ("href", "src", "xlink:href"):
                assert value.startswith("#")
    assert elements(pages([hostile_reading()])).tags.count("script") == 2


def test_nothing_is_loaded_from_anywhere(reading: Reading) -> None:
    made = page(reading)
    assert not re.search(r"https?://|//[a-z]+\.|@import|url\((?!#)", made)


def test_the_policy_allows_only_what_is_inlined(reading: Reading) -> None:
    made = page(reading)
    policy = html.unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', made).group(1))  # type: ignore[union-attr]
    assert policy.startswith("default-src 'none'; base-uri 'none'; form-action 'none'")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        inlined = re.search(rf"<{tag}>(.*?)</{tag}>", made, re.DOTALL).group(1)  # type: ignore[union-attr]
        digest = base64.b64encode(hashlib.sha256(inlined.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert " style=" not in made


def test_ids_are_ours_and_unique(reading: Reading) -> None:
    for made in (pages([reading, reading]), page(hostile_reading())):
        ids = elements(made).ids
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"[\w-]+", identity) for identity in ids)


def test_every_link_of_the_page_has_its_target(reading: Reading) -> None:
    found = elements(pages([reading, reading]))
    assert {value[1:] for name, value in found.attributes if name == "href"} <= set(found.ids)
    picked = {key for name, value in found.attributes if name == "data-pick" for key in value.split()}
    assert picked <= set(found.ids)


def test_the_page_is_small_and_always_the_same(reading: Reading) -> None:
    assert page(reading) == page(reading)
    assert len(page(reading).encode()) < 200_000


def test_a_province_is_an_area_and_never_a_pin(reading: Reading) -> None:
    made = page(reading)
    for spot in re.findall(r'<a class="spot (\w+)"[^>]*><title>([^<]+)', made):
        assert spot[0] != "pin" or "exact place" in spot[1]
    assert re.search(r'<a class="spot area"[^>]*><title>Nord-Kivu \(province only\)', made)
    assert "Not located" in made
    assert "Doha, 3" in made


def test_no_map_network_or_timeline_without_anything_to_show(reading: Reading) -> None:
    empty = Reading(document=Document.of(""), made_by=reading.made_by)
    made = page(empty)
    for words in ("No claims were found", "No place of this text", "no ties", "has a date"):
        assert words in made


@given(st.text(max_size=60))
def test_escaping_holds_for_any_text(text: str) -> None:
    assert html.unescape(h_text(text)) == visible(text)
    assert not set("<>\"'") & set(h(text))
    packed = script_json({"x": text})
    assert not set("<>&\u2028\u2029") & set(packed)
    assert json.loads(packed) == {"x": text}


@settings(max_examples=60)
@given(st.data())
def test_the_text_of_the_page_is_the_text_of_the_document(data: st.DataObject) -> None:
    text = data.draw(st.text(max_size=60))
    base = hostile_reading()
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] < pair[1])
    drawn = data.draw(st.lists(spans, max_size=6)) if text else []
    framing = tuple(
        base.framing[0].model_copy(update={"start_char": a, "end_char": b, "text": text[a:b]}) for a, b in drawn
    )
    claims = tuple(
        base.claims[0].model_copy(update={"id": f"c{n}", "start_char": a, "end_char": b, "event": None, "cue": None})
        for n, (a, b) in enumerate(drawn)
    )
    reading = Reading(document=Document.of(text), made_by=base.made_by, framing=framing, claims=claims)
    shown = text_html(CutText(Telling(reading, 0)))
    assert html.unescape(re.sub(r"<[^>]*>", "", shown)) == visible(text)
