"""Puts the page together: template, styles and script inlined, a strict content security policy over all of it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

from counterclaim.records import Reading
from counterclaim.render.page.escape import h, script_json
from counterclaim.render.page.index import light_index, link_tellings
from counterclaim.render.page.map import map_html
from counterclaim.render.page.network import network_svg
from counterclaim.render.page.panels import (
    actors_panel,
    claims_panel,
    dates_list,
    places_list,
    ties_list,
    words_panel,
)
from counterclaim.render.page.segments import CutText, text_html
from counterclaim.render.page.telling import Telling
from counterclaim.render.page.timeline import timeline_html
from counterclaim.render.plain import one_line
from counterclaim.render.words import day_text

_STYLES = ("base.css", "text.css", "panels.css", "figures.css", "print.css")
# in order: a module may use what those before it export
_MODULES = ("state.js", "light.js", "record.js", "choose.js", "tabs.js", "keyboard.js", "start.js")
_BLANK = re.compile(r"\{\{(\w+)\}\}")
_IMPORT = re.compile(r"^import [^\n]*\n", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class)\b)", re.MULTILINE)


def page(reading: Reading) -> str:
    """Return `reading` as one HTML file that needs no network (see `pages`)."""
    return pages([reading])


def pages(readings: Sequence[Reading]) -> str:
    """Return one self-contained HTML file of one or several tellings, with a switch between them.

    The text with its claims, actors, places, dates and loaded words; lists, actor network, timeline and map. It loads
    nothing: styles and script are inlined and allowed by their hash only, so that nothing a text holds can run.

    Args:
        readings: one or more readings; several are shown as tellings of the same news, one at a time.
    """
    tellings = [Telling(reading, number) for number, reading in enumerate(readings)]
    cuts = [CutText(telling) for telling in tellings]
    lights = {key: entry for t, cut in zip(tellings, cuts, strict=True) for key, entry in light_index(t, cut).items()}
    link_tellings(tellings, lights)
    titles = [one_line(t.reading.document.title) or "Untitled report" for t in tellings]
    style, script = styles(), scripts()
    policy = (
        "default-src 'none'; base-uri 'none'; form-action 'none'; "
        f"style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    )
    values = {
        "policy": policy,
        "title": h(titles[0] if len(titles) == 1 else f"{titles[0]} and other tellings"),
        "switch": _switch(tellings) if len(tellings) > 1 else "",
        "style": style,
        "tellings": "".join(_telling(t, c) for t, c in zip(tellings, cuts, strict=True)),
        "made_by": _made_by(tellings),
        "index": script_json(lights),
        "script": script,
    }
    return _fill(_client("page.html"), values)


def _fill(template: str, values: dict[str, str]) -> str:
    """Fill the blanks in one pass, so that what is put in is never looked at again."""
    return _BLANK.sub(lambda match: values[match.group(1)], template)


@lru_cache(maxsize=1)
def styles() -> str:
    """Return the inlined style sheet."""
    return "".join(_client(name) for name in _STYLES)


@lru_cache(maxsize=1)
def scripts() -> str:
    """Return the client's modules joined into one script: imports dropped, exports made plain names."""
    joined = "\n".join(_EXPORT.sub("", _IMPORT.sub("", _client(name))) for name in _MODULES)
    return f'"use strict";\n(() => {{\n{joined}}})();\n'


def _client(name: str) -> str:
    return files("counterclaim.render.page").joinpath("client", name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _switch(tellings: list[Telling]) -> str:
    buttons = "".join(
        f'<a class="turn" href="#{t.prefix}" data-turn="{t.prefix}">'
        f"{h(t.reading.document.publisher or f'Telling {t.number + 1}')}"
        f"<small>{len(t.reading.claims)} claims</small></a>"
        for t in tellings
    )
    return (
        f'<nav class="switch" aria-label="Tellings of this news"><span>{len(tellings)} tellings</span>{buttons}</nav>'
    )


def _telling(telling: Telling, cut: CutText) -> str:
    document, prefix = telling.reading.document, telling.prefix
    published = day_text(document.published) if document.published else "no publication date"
    facts = [h(document.publisher or "publisher unknown"), h(published)]
    facts.append(f"{len(telling.reading.claims)} claims by {len(telling.voices)} claimants")
    if document.url:
        # shown, never linked: a page that needs no network should not offer to leave it by a text's own address
        facts.append(f'<span class="address">{h(document.url)}</span>')
    notes = "".join(f"<li>{h(note)}</li>" for note in telling.reading.notes)
    panels = {
        "claims": ("Claims", claims_panel(telling)),
        "actors": ("Actors", actors_panel(telling)),
        "network": ("Network", network_svg(telling) + ties_list(telling)),
        "timeline": ("Timeline", timeline_html(telling) + dates_list(telling)),
        "map": ("Map", map_html(telling) + places_list(telling)),
        "words": ("Loaded words", words_panel(telling)),
    }
    values = {
        "prefix": prefix,
        "title": h(document.title or "Untitled report"),
        "facts": " · ".join(facts),
        "notes": f'<ul class="notes">{notes}</ul>' if notes else "",
        "text": text_html(cut),
        "tabs": "".join(
            f'<a class="tab" id="{prefix}-tab-{name}" href="#{prefix}-{name}" data-tab="{name}">{h(label)}</a>'
            for name, (label, _) in panels.items()
        ),
        "panels": "".join(
            f'<section class="panel {name}" id="{prefix}-{name}" data-panel="{name}"><h2>{h(label)}</h2>{body}</section>'
            for name, (label, body) in panels.items()
        ),
    }
    return _fill(_client("telling.html"), values)


def _made_by(tellings: list[Telling]) -> str:
    made = tellings[0].reading.made_by if tellings else None
    if made is None:
        return ""
    return h(
        f"counterclaim {made.counterclaim} · {made.model} · lexicon {made.lexicon[:14]} · registry {made.registry[:14]}"
    )
