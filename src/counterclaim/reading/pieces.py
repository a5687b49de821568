"""Cuts a text into pieces that are parsed on their own: paragraphs, without changing or losing a character.

A line break ends a piece (a full stop followed by a line break would otherwise pull the closing quotation mark into the
next sentence), except inside hard-wrapped text (e-mail, old wire copy), whose lines end in the middle of sentences.
"""

from __future__ import annotations

import re

_LINE = re.compile(r"[^\n]*\n|[^\n]+$")
_ENDS = tuple(".!?:…\"'”’»)]")
_WRAPPED_WIDTH = (
    45,
    100,
)  # characters: a hard-wrapped line is neither shorter nor longer, its paragraph's last one aside
LONGEST_PIECE = 20_000  # characters; a longer paragraph is cut at a blank, so that one parse stays bounded


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
    return [part for piece in _join_blank(pieces) for part in _bounded(piece)]


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
