"""Encodings, binary data and control characters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.errors import CounterclaimError
from counterclaim.intake.decode import clean, decode


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_encodings_are_read(encoding: str) -> None:
    assert decode("Hay’at said — “no”".encode(encoding), "x")[0] == "Hay’at said — “no”"


def test_a_guessed_encoding_is_noted() -> None:
    french = "Le général a déclaré que l'armée avait été attaquée près de l'hôtel, après l'été. " * 5
    text, note = decode(french.encode("latin-1"), "x.txt")
    assert "général" in text
    assert note is not None
    assert "not UTF-8" in note


@pytest.mark.parametrize("data", [b"\x7fELF\x00\x01", b"\x89PNG\r\n\x1a\n\x00\x00", bytes(range(256)) * 4])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(CounterclaimError, match="E102"):
        decode(data, "x")


def test_a_false_mark_is_refused() -> None:
    with pytest.raises(CounterclaimError, match="E108"):
        decode(b"\xef\xbb\xbfabc\xff\xfe", "x")


@given(st.text())
def test_cleaning_keeps_every_offset(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert all(a == b or b == " " for a, b in zip(text, cleaned, strict=True))


def test_terminal_commands_are_taken_out() -> None:
    assert "\x1b" not in decode(b"The army \x1b[31mdenied\x1b[0m it.", "x")[0]
