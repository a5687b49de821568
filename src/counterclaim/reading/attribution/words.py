"""Word lists in running text, and what counts as a word."""

from __future__ import annotations

from counterclaim.reading.parsed import Token


def is_word(token: Token) -> bool:
    """Whether a token is more than marks: "army", "M23", "9/11"."""
    return token.is_alpha or any(c.isalnum() for c in token.text)


def words(text: str) -> frozenset[str]:
    """Return the words of `text` as a set."""
    return frozenset(text.split())


# what is called so is denied by whoever calls it so
UNTRUE = words(
    "baseless false untrue unfounded groundless fabricated fabrication lie lies nonsense nonsensical absurd ridiculous ludicrous"
    " fake hoax invention incorrect inaccurate fiction slander libel falsehood preposterous laughable bogus wrong"
    " propaganda disinformation misinformation"
)
