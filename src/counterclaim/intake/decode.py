"""Bytes to text: encodings, binary data and control characters."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from counterclaim.errors import Errors

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# what terminals and parsers may take as commands; replaced one for one, so that offsets stay the file's own
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_SNIFF = 100_000  # bytes looked at to guess an encoding


def decode(data: bytes, name: str) -> tuple[str, str | None]:
    """Return the text and a note where the encoding had to be guessed.

    Raises:
        CounterclaimError: E102 for binary data, E108 when no encoding fits.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return clean(data.decode(encoding)), None
            except UnicodeDecodeError:
                raise Errors.E108.error(path=name, what=f"it says {encoding} and is not") from None
    if b"\0" in data[:_SNIFF]:
        raise Errors.E102.error(path=name, what="binary data")
    try:
        return clean(data.decode("utf-8")), None
    except UnicodeDecodeError:
        pass
    if _binary_share(data[:_SNIFF]) > 0.05:
        raise Errors.E102.error(path=name, what="binary data")
    best = from_bytes(data[:_SNIFF]).best()
    if best is None:
        raise Errors.E108.error(path=name, what="no known encoding fits")
    try:
        text = data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        raise Errors.E108.error(path=name, what=f"it looks like {best.encoding} and is not") from None
    return clean(text), f"{name} is not UTF-8; it was read as {best.encoding}"


def clean(text: str) -> str:
    """Replace control characters by blanks, one for one."""
    return _CONTROL.sub(" ", text)


def sound(text: str) -> str:
    """Return text without control characters and without halves of characters, which JSON can hold and no file can."""
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", clean(text))


def _binary_share(data: bytes) -> float:
    control = sum(1 for byte in data if byte < 32 and byte not in (9, 10, 12, 13, 27))
    return control / max(1, len(data))
