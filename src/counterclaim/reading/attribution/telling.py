"""A telling: one candidate attribution in tokens, before claimants are actors and the tree is built."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.lexicon.cues import Cue
from counterclaim.reading.parsed import Doc, Token


@dataclass(slots=True)
class Telling:
    """Who (`source` tokens), by which words (`cue`), says what (`content`), all as token indexes.

    `head` is the token the cue hangs on; `negated` is true where the text says that the claimant does not say it;
    `issuing` is the verb of "issued a statement saying" where the cue is "saying".
    """

    entry: Cue
    head: int
    cue: list[int]
    source: list[int]
    content: set[int]
    source_head: int | None = None
    addressees: list[int] = field(default_factory=list)
    negated: bool = False
    rule: str = ""
    issuing: int | None = None


def ranges(doc: Doc, indexes: set[int] | list[int]) -> list[tuple[int, int]]:
    """Return the character ranges of these tokens; neighbours (blank tokens aside) make one range, in text order."""
    found: list[tuple[int, int]] = []
    last = -2
    tokens = doc.tokens
    for i in sorted(indexes):
        token = tokens[i]
        if token.is_space:
            last = -2 if "\n" in token.text else last
            continue
        end = token.idx + len(token.text)
        if found and (i == last + 1 or (last >= 0 and all(tokens[j].is_space for j in range(last + 1, i)))):
            found[-1] = (found[-1][0], end)
        else:
            found.append((token.idx, end))
        last = i
    return found


def span_of(token: Token) -> range:
    """Return the token indexes from the left to the right edge of the subtree of `token`."""
    return range(token.left_edge.i, token.right_edge.i + 1)
