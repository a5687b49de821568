"""Text of others made safe to show: no control characters, no terminal escapes, no direction overrides.

Every function here keeps the length (one character in, one out) unless it says otherwise, so that offsets of the
contract still hold on what is shown.
"""

from __future__ import annotations

import re

_REPLACEMENT = "�"
# Explicit directional embeddings, overrides and isolates (Unicode TR9, TR36 "Trojan source") and interlinear marks;
# the implicit marks LRM, RLM and ALM are harmless and needed in right-to-left names.
_DIRECTION = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFFF9, 0xFFFC))))
_TABLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)},
    0x09: " ",
    0x0D: " ",
    0x7F: "␡",
    **dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT),
    0x85: "\n",
    0x2028: "\n",
    0x2029: "\n",
    **{ord(char): _REPLACEMENT for char in _DIRECTION},
    **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),
    0xFFFE: _REPLACEMENT,
    0xFFFF: _REPLACEMENT,
}
_SPACES = re.compile(r"\s+")


def visible(text: str) -> str:
    """Return `text` with every control character replaced by a visible sign, one for one; line breaks stay."""
    return text.translate(_TABLE)


def one_line(text: str | None) -> str:
    """Return `text` as one visible line, runs of white space made one space (the length may change)."""
    return _SPACES.sub(" ", visible(text or "")).strip()


def shorten(text: str | None, limit: int) -> str:
    """Return one visible line of at most `limit` characters, cut at a word where one is near, with an ellipsis."""
    line = one_line(text)
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit * 0.6 else cut).rstrip(" ,;:") + "…"
