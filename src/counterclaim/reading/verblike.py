"""Acronyms that are verbs in small letters ("IS", "CAN"): parsed as if they were names, which they are.

The parser knows nothing of capitals: in "staff were told that IS fighters had killed two" it makes the staff kill, as
"IS" is a verb to it. Where the text calls the same actor by another name too ("Islamic State"), such a word is parsed
as letters that can only be a name, and the parse is laid over the words as they stand.
"""

from __future__ import annotations

import re

from counterclaim.reading.actors.known import registry

_FORMS = r"(?:IS|CAN|ARE|AM|HAS|MAY|WILL|MUST|DID|DO)\b"
# said with stress, they are verbs after all: "this IS", "it IS NOT"
_VERBS = re.compile(
    r"(?<!\b[Ii]t )(?<!\b[HhWw]e )(?<!\b[Ss]he )(?<!\b[Tt]his )(?<!\b[Tt]here )(?<!\b[Ww]hat )"
    rf"\b{_FORMS}(?!\s+(?:NOT|not)\b)"
)
_CAPITALS = re.compile(_FORMS)  # most texts have none, which is much faster to see
_NAMES = {2: "XG", 3: "XGB", 4: "XGBR"}  # letters of no known word or actor


def verblike_names(text: str) -> frozenset[str]:
    """Return the words in capitals that are names of an actor which the text calls by a name of its own as well."""
    words = set(_VERBS.findall(text)) if _CAPITALS.search(text) else None
    if not words:
        return frozenset()
    hits = list(registry().index.find(text, variants=False))
    sure = {hit.actor_ids for hit in hits if not hit.ambiguous and not hit.needs_introduction}
    return frozenset(
        text[hit.start : hit.end]
        for hit in hits
        if hit.form == "acronym" and text[hit.start : hit.end] in words and hit.actor_ids in sure
    )


def as_names(text: str, words: frozenset[str]) -> str:
    """Return `text`, of the same length, with letters of a name in place of these words."""
    return _VERBS.sub(lambda match: _NAMES[len(match[0])] if match[0] in words else match[0], text)
