"""The source text cut into flat pieces, so that overlapping spans can all be shown.

HTML elements cannot overlap; so the text is cut wherever any span begins or ends, and each piece knows every span that
covers it. The shown text equals the document's text character for character.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from counterclaim.render.page.escape import attributes, h, h_text
from counterclaim.render.page.telling import Telling
from counterclaim.render.words import STANCE

_BREAKS = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029]+")
_KIND_CLASS = {"a": "act", "p": "plc", "d": "dat", "f": "frm"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that can be chosen: its characters, its kind (a, p, d, f) and the key of its record."""

    start: int
    end: int
    kind: str
    key: str


@dataclass(slots=True)
class Segment:
    """A piece of text that no span border cuts."""

    start: int
    end: int
    marks: list[Mark] = field(default_factory=list)
    hue: int | None = None


class CutText:
    """The text of a telling as segments, and the way from characters to segments."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.text = telling.reading.document.text
        self.marks = _marks(telling)
        self.breaks = [match.span() for match in _BREAKS.finditer(self.text)]
        self.segments = self._cut()
        self._starts = [segment.start for segment in self.segments]

    def covering(self, start: int, end: int) -> list[int]:
        """Return the numbers of the segments between two characters that are span borders."""
        return list(range(bisect_left(self._starts, start), bisect_left(self._starts, end)))

    def _cut(self) -> list[Segment]:
        claims = self.telling.reading.claims
        borders = {0, len(self.text)}
        spans = [(m.start, m.end) for m in self.marks] + [(c.start_char, c.end_char) for c in claims] + self.breaks
        spans += [(p.start_char, p.end_char) for found in self.telling.evidence.values() for p in found]
        for start, end in spans:
            borders.update((start, end))
        edges = sorted(edge for edge in borders if 0 <= edge <= len(self.text))
        segments = [Segment(a, b) for a, b in pairwise(edges)]
        at = {segment.start: number for number, segment in enumerate(segments)}
        at[len(self.text)] = len(segments)
        for mark in self.marks:
            for number in range(at[mark.start], at[mark.end]):
                segments[number].marks.append(mark)
        # the innermost claim gives a piece its voice: longest first, so that the shortest has the last word
        for claim in sorted(claims, key=lambda c: c.start_char - c.end_char):
            for number in range(at.get(claim.start_char, 0), at.get(claim.end_char, 0)):
                segments[number].hue = self.telling.hues[claim.id]
        return segments


def _marks(telling: Telling) -> list[Mark]:
    reading, length = telling.reading, len(telling.reading.document.text)
    found = [Mark(m.start_char, m.end_char, "a", telling.actor_keys[a.id]) for a in reading.actors for m in a.mentions]
    found += [Mark(m.start_char, m.end_char, "p", telling.place_keys[p.id]) for p in reading.places for m in p.mentions]
    found += [Mark(d.start_char, d.end_char, "d", telling.date_key(n)) for n, d in enumerate(reading.dates)]
    found += [Mark(f.start_char, f.end_char, "f", telling.framing_key(n)) for n, f in enumerate(reading.framing)]
    held = [m for m in found if 0 <= m.start < m.end <= length]
    return sorted(dict.fromkeys(held), key=lambda m: (m.start, -m.end, m.kind, m.key))


def text_html(cut: CutText) -> str:
    """Return the paragraphs of the text with their highlights and the numbers of the claims."""
    breaks = {start for start, _ in cut.breaks}
    claims: dict[int, list[str]] = {}
    for claim in cut.telling.reading.claims:
        claims.setdefault(claim.start_char, []).append(claim.id)
    out = ['<p dir="auto">']
    first_of: set[Mark] = set()
    for number, segment in enumerate(cut.segments):
        if segment.start in breaks:
            out.append(f'</p>{h_text(cut.text[segment.start : segment.end])}<p dir="auto">')
            continue
        out += [_chip(cut.telling, claim_id) for claim_id in claims.get(segment.start, ())]
        out.append(_piece(cut, number, segment, first_of))
    out.append("</p>")
    return "".join(out).replace('<p dir="auto"></p>', "")


def _chip(telling: Telling, claim_id: str) -> str:
    key, hue = telling.claim_keys[claim_id], telling.hues[claim_id]
    stance = STANCE[telling.claims_by_id[claim_id].stance]
    label = f"Claim {claim_id}: {telling.speakers[claim_id]} {stance}"
    # the number is drawn by the style sheet, so that the text of the page stays the text of the document
    more = attributes(href=f"#{key}", data_pick=key, data_k=key, data_n=claim_id, aria_label=label, title=label)
    return f'<a class="chip {"own" if hue is None else f"v{hue}"}"{more}></a>'


def _piece(cut: CutText, number: int, segment: Segment, first_of: set[Mark]) -> str:
    classes = ["s"] + ([f"v{segment.hue}"] if segment.hue is not None else [])
    text = h_text(cut.text[segment.start : segment.end])
    identity = f"{cut.telling.prefix}s{number}"
    if not segment.marks:
        return f'<span class="{" ".join(classes)}" id="{identity}">{text}</span>'
    classes += dict.fromkeys(_KIND_CLASS[m.kind] for m in segment.marks)
    shortest = min(m.end - m.start for m in segment.marks)
    picked = list(dict.fromkeys(m.key for m in segment.marks if m.end - m.start == shortest))
    keys = " ".join(dict.fromkeys(m.key for m in segment.marks))
    # a mention cut in several pieces is one stop for the keyboard
    inner = [m for m in segment.marks if m.end - m.start == shortest]
    stop = "" if all(m in first_of for m in inner) else " data-stop"
    first_of.update(inner)
    return (
        f'<a class="{" ".join(classes)}" id="{identity}" href="#{h(picked[0])}"'
        f' data-pick="{h(" ".join(picked))}" data-k="{h(keys)}"{stop}>{text}</a>'
    )
