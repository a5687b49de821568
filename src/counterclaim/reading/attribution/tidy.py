"""Tidies the tellings: one per cue, contents without stray marks at their ends, in text order."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.reading.attribution.telling import Telling
from counterclaim.reading.attribution.words import is_word
from counterclaim.reading.parsed import Doc

_DATELINE_ENDS = frozenset({"--", "—", "–", "]"})
_EDGE = frozenset({",", ";", ":", "–", "—", "-", "--", "."})


def tidy(doc: Doc, tellings: Sequence[Telling], quote_at: Sequence[int]) -> list[Telling]:
    """Return the tellings in text order; of two with the same cue the one with a source (then the larger) stays."""
    best: dict[int, Telling] = {}
    for telling in tellings:
        _without_dateline(doc, telling)
        telling.content = _trimmed(doc, telling.content, quote_at)
        telling.content -= set(telling.cue) - {i for i in telling.cue if i != telling.head and i not in telling.cue[:1]}
        if not any(is_word(doc[i]) for i in telling.content):
            continue
        old = best.get(telling.head)
        if old is None or (bool(telling.source), len(telling.content)) > (bool(old.source), len(old.content)):
            best[telling.head] = telling
    by_cue: dict[int, Telling] = {}
    kept: list[Telling] = []
    for telling in sorted(best.values(), key=lambda t: (-len(t.cue), t.head)):
        # a cue word that is part of a longer cue ("expressed worries") is not counted again
        if any(i in by_cue for i in (telling.head,)):
            continue
        for i in telling.cue:
            by_cue.setdefault(i, telling)
        kept.append(telling)
    return sorted(kept, key=lambda t: t.head)


def _without_dateline(doc: Doc, telling: Telling) -> None:
    """Cut "PORT, 3 MAY (AGENCY) -- [TEXT]" off a source: the parser takes the dateline for part of the subject."""
    first_cue = min(telling.cue)
    if not telling.source or not 0 < first_cue - telling.source[0] < 40:
        return
    ahead = range(telling.source[0], first_cue)
    marks = [i for i in ahead if doc[i].text in _DATELINE_ENDS or doc[i].text.endswith("]")]
    if not marks:
        return
    kept = [i for i in range(marks[-1] + 1, first_cue) if not doc[i].is_space]
    nouns = [i for i in kept if doc[i].pos_ in ("NOUN", "PROPN", "PRON")]
    if not nouns or len(kept) > 12:
        return
    telling.source = kept
    if telling.source_head not in kept:
        telling.source_head = nouns[-1]
    telling.content.difference_update(kept)


def drop_marks(doc: Doc, tellings: Sequence[Telling], quote_at: Sequence[int]) -> None:
    """Take out pieces of a content that hold no word, and commas at the ends of pieces; in place."""
    for telling in tellings:
        piece: list[int] = []
        for i in [*sorted(telling.content), None]:
            if i is not None and (not piece or i == piece[-1] + 1):
                piece.append(i)
                continue
            if not any(is_word(doc[k]) for k in piece):
                telling.content.difference_update(piece)
            else:
                telling.content.difference_update(set(piece) - _trimmed(doc, set(piece), quote_at))
            piece = [i] if i is not None else []


def _trimmed(doc: Doc, content: set[int], quote_at: Sequence[int]) -> set[int]:
    tokens = doc.tokens
    ordered = sorted([i for i in content if not tokens[i].is_space])
    while ordered and tokens[ordered[0]].text in _EDGE and quote_at[ordered[0]] < 0:
        ordered.pop(0)
    while ordered and tokens[ordered[-1]].text in _EDGE and quote_at[ordered[-1]] < 0:
        ordered.pop()
    return set(ordered)
