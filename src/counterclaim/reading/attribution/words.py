"""Word lists in running text."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of `text` as a set."""
    return frozenset(text.split())


# what is called so is denied by whoever calls it so
UNTRUE = words(
    "baseless false untrue unfounded groundless fabricated fabrication lie lies nonsense nonsensical absurd ridiculous ludicrous"
    " fake hoax invention incorrect inaccurate fiction slander libel falsehood preposterous laughable bogus wrong"
    " propaganda disinformation misinformation"
)
