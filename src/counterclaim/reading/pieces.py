"""Cuts a text into pieces that are parsed on their own: paragraphs, without changing or losing a character.

A line break ends a piece (a full stop followed by a line break would otherwise pull the closing quotation mark into the
next sentence), except inside hard-wrapped text (e-mail, old wire copy), whose lines end in the middle of sentences.
"""

from __future__ import annotations

import re

from counterclaim.reading.datelines import after_dateline
from counterclaim.reading.letters import letters

_LINE = re.compile(r"[^\n]*\n|[^\n]+$")
_ENDS = tuple(".!?:…\"'”’»)]")
_WRAPPED_WIDTH = (
    45,
    100,
)  # characters: a hard-wrapped line is neither shorter nor longer, its paragraph's last one aside
LONGEST_PIECE = 20_000  # characters; a longer paragraph is cut at a blank, so that one parse stays bounded
# characters without a stop, three times the longest sentences of news: what reads a sentence takes time that grows faster than it
LONGEST_RUN = 2_000
_STOPS = re.compile(r"[.!?…\n]")
_RUN = re.compile(rf"[^.!?…\n]{{{LONGEST_RUN + 1},}}")


def cut(text: str) -> list[str]:
    """Return the pieces of `text`, in order; joined, they are the text again."""
    lines = _LINE.findall(text)
    wrapped = _is_wrapped(lines)
    pieces: list[str] = []
    current = ""
    for number, line in enumerate(lines):
        current += line
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following is None or _ends_here(line, following, wrapped):
            pieces.append(current)
            current = ""
    return [
        part
        for piece in _join_blank(pieces)
        for half in _without_dateline(piece)
        for run in _stopped(half)
        for part in _bounded(run)
    ]


def endless(text: str) -> int | None:
    """Return where the first stretch begins that has no stop for longer than any sentence, or None."""
    if all(len(run) <= LONGEST_RUN for run in _STOPS.split(text)):  # nearly always, and much faster to see
        return None
    found = _RUN.search(text)
    return None if found is None else found.start()


def _stopped(piece: str) -> list[str]:
    """Cut stretches without a stop, behind a comma or semicolon where one is near, else at a blank."""
    if len(piece) <= LONGEST_RUN or endless(piece) is None:
        return [piece]
    parts: list[str] = []
    start = 0
    for run in _RUN.finditer(piece):
        at = run.start()
        while run.end() - at > LONGEST_RUN:
            end = at + LONGEST_RUN
            near = max(piece.rfind(mark, end - LONGEST_RUN // 3, end) for mark in (", ", "; "))
            blank = piece.rfind(" ", at + 1, end)
            at = near + 2 if near > 0 else blank + 1 if blank > 0 else end
            parts.append(piece[start:at])
            start = at
    parts.append(piece[start:])
    return [part for part in parts if part]


def _without_dateline(piece: str) -> list[str]:
    at = after_dateline(piece)
    return [piece[:at], piece[at:]] if 0 < at < len(piece) else [piece]


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether most lines look cut at a width: of even length, and ending in the middle of a sentence."""
    full = [line.rstrip() for line in lines if line.strip()]
    if len(full) < 4:
        return False
    low, high = _WRAPPED_WIDTH
    in_width = sum(low <= len(line) <= high for line in full)
    open_ended = sum(not line.endswith(_ENDS) for line in full)
    return max(map(len, full)) <= high + 10 and in_width >= 0.5 * len(full) and open_ended >= 0.5 * len(full)


def _ends_here(line: str, following: str, wrapped: bool) -> bool:
    if not following.strip() or not line.strip():
        return True
    if wrapped:
        # a short line inside wrapped text ends its paragraph, when what follows is indented or starts anew
        short = len(line.rstrip()) < _WRAPPED_WIDTH[0]
        return (short and line.rstrip().endswith(_ENDS)) or following[:1] in " \t"
    # a line that stops in the middle of a sentence that goes on in lower case was broken by accident
    return not (following[:1].islower() and line.rstrip()[-1:].isalnum())


def _join_blank(pieces: list[str]) -> list[str]:
    """Hang blank pieces on the piece before, so that none is parsed alone."""
    joined: list[str] = []
    for piece in pieces:
        if joined and not piece.strip():
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined


def _bounded(piece: str) -> list[str]:
    parts: list[str] = []
    while len(piece) > LONGEST_PIECE:
        at = piece.rfind(" ", 1, LONGEST_PIECE)
        at = at + 1 if at > 0 else LONGEST_PIECE
        parts.append(piece[:at])
        piece = piece[at:]
    return [*parts, piece] if piece else parts


# what ends a sentence, with what closes behind it, before a blank; the stop comes first, so that the search can skip to it
_STOP = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*[\"”’»)\]']*\s+")
_OPENER = re.compile(r"[\"“„«‘'(\[]?[A-Z0-9]")
_OPENER_SMALL = re.compile(r"[\"“„«‘'(\[]?[^\W_]")
_LAST_WORD = re.compile(r"[\w.&-]+$")
_MARK = re.compile(r"[\"“”„«»]")
# abbreviations that stand before a name, a number or in the middle of a sentence
_SHORT = frozenset(
    """
    mr mrs ms dr prof gen lt col maj capt sgt cpl cmdr adm brig sen rep gov pres st jr sr rev hon no nos vs etc al inc ltd co
    corp dept fig vol ed est approx jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun messrs supt
    insp rs crore mt ft pvt spc vp hrs min rtd retd op cit ie eg
    """.split()  # noqa: SIM905
)


def sentences(piece: str) -> list[str]:
    """Cut a piece at safe sentence ends; joined, the parts are the piece again.

    Safe is a stop after a word of two letters or more that is no usual abbreviation, before a blank and a capital, and
    outside of double quotation marks. In text that has hardly any capitals, what follows may be small.
    """
    opener = _OPENER if _has_capitals(piece) else _OPENER_SMALL
    parts: list[str] = []
    start = 0
    inside = False
    counted = 0
    for stop in _STOP.finditer(piece):
        for mark in _MARK.findall(piece, counted, stop.end()):
            inside = mark in "“„«" or (mark == '"' and not inside)
        counted = stop.end()
        if inside or not opener.match(piece, stop.end()):
            continue
        if stop.group()[0] == "." and not _full_word(piece[max(0, stop.start() - 20) : stop.start()]):
            continue
        parts.append(piece[start : stop.end()])
        start = stop.end()
    if start < len(piece):
        parts.append(piece[start:])
    return parts


def _full_word(before: str) -> bool:
    """Tell whether the text before a stop ends in a word that is no initial and no abbreviation."""
    word = _LAST_WORD.search(before)
    if word is None:
        return bool(before) and before[-1] in '"”’»)]%'
    plain = word.group().lower()
    return len(plain) > 1 and "." not in plain and plain not in _SHORT


def _has_capitals(piece: str) -> bool:
    found = letters(piece)
    return found.capital * 100 >= found.all  # fewer than one in a hundred: set in small letters
