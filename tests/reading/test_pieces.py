"""Cutting a text loses and changes nothing, and keeps hard-wrapped sentences whole."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from counterclaim.reading.pieces import LONGEST_PIECE, LONGEST_RUN, cut, endless

WRAPPED = """The army said on Monday that it had shelled positions of the rebels
near the village of Deir Amra after they fired rockets at a convoy that
was carrying flour. A monitor said three people died in the fire. It gave
no names.

The rebels denied it. They said that the army had broken the truce of last
week and that two of their men were missing since then, and asked for an
inquiry by the mediators.
"""


@given(st.text(max_size=400))
def test_pieces_join_to_the_text(text: str) -> None:
    assert "".join(cut(text)) == text


def test_a_line_break_ends_a_piece() -> None:
    assert cut('He said "go."\nThey left.') == ['He said "go."\n', "They left."]


def test_wrapped_lines_stay_in_one_piece() -> None:
    pieces = cut(WRAPPED)
    assert len(pieces) == 2
    assert pieces[0].count("\n") == 5


def test_a_sentence_broken_by_accident_is_joined() -> None:
    assert cut("The rebels took the\nvillage at dawn.\nThe army left.") == [
        "The rebels took the\nvillage at dawn.\n",
        "The army left.",
    ]


def test_long_pieces_are_bounded_and_cut_at_blanks() -> None:
    pieces = cut("word " * 20_000)
    assert all(len(piece) <= LONGEST_PIECE for piece in pieces)
    assert all(piece.endswith(" ") for piece in pieces)


def test_only_a_stretch_without_a_stop_longer_than_any_sentence_is_endless() -> None:
    assert endless("He left." + "a" * LONGEST_RUN + ". " + "It rained. " * 400) is None
    assert endless("He left." + "a" * (LONGEST_RUN + 1) + ".") == len("He left.")
