"""The country a passage is about where it is not the one the whole text is about: "In neighbouring X, the army …"."""

from __future__ import annotations

from counterclaim.reading.parsed import Doc

_LEADS = frozenset({"in", "inside", "across"})
_BEFORE = frozenset({"meanwhile", "elsewhere", "separately", "also", ","})
_WORDS = 5  # from the preposition to the country


def scenes_of(doc: Doc, country_at: dict[int, str]) -> list[tuple[int, int, str]]:
    """Token ranges and countries of passages that open with "In X, …", each to the end of its paragraph.

    Args:
        doc: the parsed text. country_at: token index → ISO code of its country names and adjectives.
    """
    found: list[tuple[int, int, str]] = []
    for sentence in doc.sents:
        at = sentence.start
        while at < sentence.end and (doc[at].is_space or doc[at].lower_ in _BEFORE):
            at += 1
        if at >= sentence.end or doc[at].lower_ not in _LEADS:
            continue
        for index in range(at + 1, min(at + 1 + _WORDS, sentence.end)):
            if doc[index].text == ",":
                break
            if index in country_at:
                found.append((index, _paragraph_end(doc, index), country_at[index]))
                break
    return found


def _paragraph_end(doc: Doc, start: int) -> int:
    for index in range(start, len(doc)):
        if doc[index].is_space and "\n" in doc[index].text:
            return index
    return len(doc)
