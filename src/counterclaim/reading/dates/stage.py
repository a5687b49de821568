"""The stage `dates`: fills `Draft.dates`, and settles the publication date between metadata and text."""

from __future__ import annotations

from counterclaim.reading.dates.dateline import find_published
from counterclaim.reading.dates.hemisphere import is_southern
from counterclaim.reading.dates.hints import ParseHints
from counterclaim.reading.dates.resolve import find_dates
from counterclaim.reading.draft import Draft, draft_of
from counterclaim.reading.parsed import Doc

_TOLERANCE = 2  # days that metadata and a dateline may differ: an agency's dateline may be a day or two old
_STAMPS = frozenset({"label", "line of its own", "head of the text", "stamp"})  # made for the text as it is printed


def read_dates(doc: Doc) -> Doc:
    """Find the time expressions of the document and put them into its draft.

    The publication date is the draft's; where it has none, or the text prints another one (in a dateline: one more than two
    days off), the printed one is used and a note says so.
    """
    draft = draft_of(doc)
    stamp = settle_published(draft, draft.document.text)
    hints = ParseHints(doc) if doc.has_tree else None
    southern = is_southern(draft.document.text, draft.document.publisher)
    draft.dates = find_dates(draft.document.text, draft.published, hints, southern)
    for one in draft.dates:
        if stamp is not None and one.start_char < stamp[1] and stamp[0] < one.end_char:
            one.anchors = False  # it dates the text, not what the text tells
            one.rule += "; the publication date as printed"
    return doc


def settle_published(draft: Draft, text: str) -> tuple[int, int] | None:
    """Set `draft.published` from the text where metadata has no date or another one, with a note.

    Returns:
        The characters of the printed publication date, or None.
    """
    printed = find_published(text, draft.published)
    if printed is None:
        if draft.published is None:
            draft.notes.append(
                "No publication date is known: relative dates stay unresolved. Give one with --published."
            )
        return None
    day, where, how = printed
    if draft.published is None:
        draft.published = day
        draft.notes.append(f"The publication date {day.isoformat()} was taken from the text ({how}).")
    elif abs((day - draft.published).days) > (0 if how in _STAMPS else _TOLERANCE):
        draft.notes.append(
            f"The publication date given ({draft.published.isoformat()}) and the one printed in the text "
            f"({day.isoformat()}, {how}) differ: the printed one is used."
        )
        draft.published = day
    return where
