"""Quotations that stand free: they go on from the speaker before, over sentences and paragraphs, or after "said:"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from counterclaim.reading.attribution.quotes import Quote
from counterclaim.reading.attribution.telling import Telling
from counterclaim.reading.parsed import Doc

_REACH = 3  # paragraphs
_REMEMBERED = 12  # speakers looked back at


def give_free_quotes(doc: Doc, tellings: list[Telling], quotes: Sequence[Quote]) -> None:
    """Give each free-standing quotation to the telling it continues; changes the contents in place.

    A quotation stands free when the sentences it fills hold nothing else. It continues the last telling before it that
    speaks (whose cue may carry a quotation), in the same paragraph or up to a few before when quotations fill those.
    """
    if not quotes:
        return
    taken: set[int] = set()
    quoted = {i for quote in quotes for i in range(quote.start, quote.end)}
    for telling in tellings:
        if telling.head not in quoted:  # what is told inside a quotation does not say who speaks it
            taken |= telling.content
    speaking = sorted(
        (t for t in tellings if t.head not in quoted and _speaks(doc, t)),
        key=lambda t: (t.head, min(t.content)),
    )
    sentences = [sent.start for sent in doc.sents]
    cue_places = [t.head for t in speaking]
    last_free: tuple[int, Telling] | None = None
    for number, quote in enumerate(quotes):
        inside = range(quote.start, quote.end)
        if sum(1 for i in inside if i in taken) * 2 > len(quote):
            if quote.goes_on and number + 1 < len(quotes):
                holder = _holder(tellings, quote)
                if holder is not None:
                    following = quotes[number + 1]
                    _add(doc, holder, following)
                    taken.update(range(following.start, following.end))
                    last_free = (following.end, holder)
            continue
        if not _fills_sentences(doc, quote, sentences):
            continue
        before = speaking[max(0, (end := bisect_left(cue_places, quote.start)) - _REMEMBERED) : end]
        previous = (
            last_free[1] if last_free is not None and (not before or last_free[1].head >= before[-1].head) else None
        )
        chosen = previous or (_outermost(before) if before else None)
        if chosen is None:
            continue
        reached = max([chosen.head, *(i for i in chosen.content if i < quote.start)])
        if not _near(doc, reached, quote.start):
            continue
        _add(doc, chosen, quote)
        taken.update(inside)
        last_free = (quote.end, chosen)
        if quote.goes_on and number + 1 < len(quotes):
            following = quotes[number + 1]
            _add(doc, chosen, following)
            taken.update(range(following.start, following.end))


def _speaks(doc: Doc, telling: Telling) -> bool:
    """True for a finite cue that may carry a quotation ("said", not "emphasising"), "according to", or a colon."""
    if "quote" not in telling.entry.takes or not telling.source or telling.negated:
        return False
    verb = doc[telling.head]
    if telling.entry.pos != "verb":
        return True
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in verb.children)


def _add(doc: Doc, telling: Telling, quote: Quote) -> None:
    telling.content.update(i for i in range(quote.start, quote.end) if not doc[i].is_space)
    if "quotation" not in telling.rule:
        telling.rule += ", and the free-standing quotation that follows"


def _holder(tellings: Sequence[Telling], quote: Quote) -> Telling | None:
    """Return the telling whose own cue is outside the quotation and whose content holds most of it."""
    best: Telling | None = None
    for telling in tellings:
        if telling.head in quote:
            continue
        if sum(1 for i in range(quote.start, quote.end) if i in telling.content) * 2 > len(quote) and (
            best is None or len(telling.content) > len(best.content)
        ):
            best = telling
    return best


def _outermost(before: Sequence[Telling]) -> Telling:
    """Of tellings before a quotation, the last whose cue does not lie in another one's content."""
    last = before[-1]
    for telling in reversed(before):
        if telling is not last and last.head in telling.content:
            last = telling
    return last


def _fills_sentences(doc: Doc, quote: Quote, sentences: list[int]) -> bool:
    """True when the sentences from the first to the last mark hold (almost) nothing beside the quotation."""
    if sum(1 for i in range(quote.start, quote.end) if doc[i].is_alpha) < 2:
        return False
    start = sentences[max(bisect_right(sentences, quote.start) - 1, 0)]
    after = bisect_right(sentences, quote.end - 1)
    end = sentences[after] if after < len(sentences) else len(doc)
    return not any(doc[i].is_alpha for i in range(start, quote.start)) and not any(
        doc[i].is_alpha for i in range(quote.end, end)
    )


def _near(doc: Doc, last: int, start: int) -> bool:
    """True when only little text and few line breaks stand between the speaker's words and the quotation."""
    if start - last > 120:
        return False
    between = doc[last + 1 : start]
    breaks = sum(1 for t in between if t.is_space and "\n" in t.text)
    words = sum(1 for t in between if t.is_alpha)
    if breaks == 0:
        return words <= 60
    return breaks < _REACH and words <= 25
