"""Headlines: the lines at the head of a text that end without a full stop; they tell what has happened in the present tense."""

from __future__ import annotations

from counterclaim.reading.parsed import Doc, Token

_LINES = 3  # at the head of a text
_LONGEST = 160  # characters of a headline
_KEPT = "counterclaim.headlines"


def headline_present(token: Token) -> bool:
    """Whether a verb, or the verb that a noun hangs on, is in the plain present of a headline: "Car bomb kills 12"."""
    kept = token.doc.kept
    if _KEPT not in kept:
        kept[_KEPT] = _end(token.doc)
    if token.idx >= int(kept[_KEPT]):
        return False
    verb = token
    while verb.pos_ not in {"VERB", "AUX"} and verb.head.i != verb.i:
        verb = verb.head
    return verb.tag_ != "VBG" and not any(c.lower_ in {"still", "now", "often", "always"} for c in verb.children)


def _end(doc: Doc) -> int:
    """The character after the last headline; 0 where the text opens with a whole sentence."""
    end = at = lines = 0
    for line in doc.text.splitlines(keepends=True):
        at += len(line)
        bare = line.strip()
        if not bare:
            continue
        lines += 1
        if lines > _LINES or len(bare) > _LONGEST or not (bare[-1].isalnum() or bare[-1] in "'’\"”)"):
            break
        end = at
    return end
