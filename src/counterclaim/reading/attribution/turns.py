"""Speakers' turns: transcripts ("MILLER: We left.") and quotations signed with a dash ("“We left.” – Ann Miller")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.lexicon.cues import Cue
from counterclaim.reading.attribution.telling import Telling
from counterclaim.reading.parsed import Doc

_TURN = Cue(cue=":", pos="preposition", takes=("that",))
_SIGNED = Cue(cue="–", pos="preposition", takes=("that",))
_DASHES = frozenset({"-", "–", "—", "―", "--"})
_MARKS = frozenset('"“”„«»') | {"''", "``"}
_LONGEST_NAME = 6


def turn_tellings(doc: Doc, quote_at: Sequence[int]) -> list[Telling]:
    """Return a telling for each turn of a transcript (two or more of them) and each signed quotation."""
    turns: list[Telling] = []
    signed: list[Telling] = []
    for start, end in _lines(doc):
        turn = _turn(doc, start, end)
        if turn is not None:
            turns.append(turn)
            continue
        found = _signed(doc, start, end, quote_at)
        if found is not None:
            signed.append(found)
    return [*(turns if len(turns) > 1 else []), *signed]


def _lines(doc: Doc) -> Iterator[tuple[int, int]]:
    start = 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                yield start, token.i
            start = token.i + 1
    if start < len(doc):
        yield start, len(doc)


def _turn(doc: Doc, start: int, end: int) -> Telling | None:
    """A line that begins with a name in capitals ("GEN. MILLER", "Q") and a colon."""
    colon = next((i for i in range(start, min(end, start + _LONGEST_NAME + 1)) if doc[i].text == ":"), None)
    if colon is None or colon == start or end - colon < 2:
        return None
    name = [doc[i] for i in range(start, colon)]
    if not all(t.is_upper or t.text == "." for t in name) or not any(t.is_alpha for t in name):
        return None
    return _made(
        doc, _TURN, colon, list(range(start, colon)), range(colon + 1, end), "a speaker's turn in a transcript"
    )


def _signed(doc: Doc, start: int, end: int, quote_at: Sequence[int]) -> Telling | None:
    """A line that is a quotation, a dash and a name."""
    while end > start and doc[end - 1].is_space:
        end -= 1
    if end <= start or (quote_at[start] < 0 and doc[start].text not in _MARKS):
        return None
    dash = next((i for i in range(end - 1, max(start, end - _LONGEST_NAME - 2), -1) if doc[i].text in _DASHES), None)
    if dash is None or dash == end - 1 or quote_at[dash] >= 0:
        return None
    last = dash - 1
    while last > start and doc[last].is_space:
        last -= 1
    if quote_at[last] < 0 and doc[last].text not in _MARKS:
        return None
    name = list(range(dash + 1, end))
    if doc[name[-1]].text == ".":
        name.pop()
    if not name or not all(doc[i].pos_ == "PROPN" or doc[i].is_title for i in name):
        return None
    return _made(doc, _SIGNED, dash, name, range(start, dash), "a quotation signed with a name")


def _made(doc: Doc, entry: Cue, cue: int, name: list[int], content: range, rule: str) -> Telling | None:
    tokens = {i for i in content if not doc[i].is_space}
    if not any(doc[i].is_alpha for i in tokens):
        return None
    words = [i for i in name if doc[i].is_alpha]
    return Telling(
        entry=entry,
        head=cue,
        cue=[cue],
        source=name,
        source_head=words[-1],
        content=tokens,
        rule=f"{rule}: a quotation",
    )
