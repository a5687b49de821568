"""A comparison in the terminal: what one telling kept, dropped, added, relabelled and hardened."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from counterclaim.comparison.records import (
    Change,
    Comparison,
    Evidence,
    Label,
    Pair,
    Passage,
    Relabelling,
    Source,
    Telling,
)
from counterclaim.render.plain import one_line, shorten

CHANGE_WORDS: dict[str, str] = {
    "attribution_lost": "attribution lost: a claim became the document's own statement",
    "attribution_added": "attribution added: what the first text states, this one lays on somebody",
    "claimant_changed": "another claimant",
    "hardened": "hardened",
    "softened": "softened",
    "reversed": "said to be so in one and not to be so in the other",
    "number_changed": "another number",
    "number_dropped": "number dropped",
    "number_added": "number added",
    "initiator_dropped": "who did it is dropped",
    "initiator_added": "who did it is added",
    "initiator_changed": "somebody else did it",
    "target_changed": "another target",
    "place_changed": "another place",
    "date_changed": "another date",
}


def comparison_text(comparison: Comparison, width: int = 80) -> str:
    """Return the comparison as lines of at most `width` columns, without colour codes."""
    lines: list[str] = []
    for number, source in enumerate(comparison.documents):
        lines += _wrap(f"[{number + 1}] {source_name(source)}, {source.claims} claims", width)
    for telling in comparison.tellings:
        lines += ["", *_wrap(f"[{telling.number + 1}] held against [1]".upper(), width), ""]
        lines += list(_telling(telling, width))
    return "\n".join(lines) + "\n"


def source_name(source: Source) -> str:
    """Return publisher, title and day of a document in one line."""
    parts = [one_line(part) for part in (source.publisher, source.title, source.published) if part]
    return ", ".join(parts) or "a text without publisher or title"


def change_text(change: Change) -> str:
    """Return one change in words."""
    words = CHANGE_WORDS[change.kind]
    values = " -> ".join(one_line(value) for value in (change.before, change.after) if value)
    return f"{words} ({values})" if values else words


def label_text(label: Label) -> str:
    """Return one name with its count, and its device where it judges."""
    device = f" [{label.device.replace('_', ' ')}]" if label.device else ""
    times = f" x{label.count}" if label.count > 1 else ""
    return f"{one_line(label.text)}{times}{device}"


def summary_text(telling: Telling) -> str:
    """Return the counts of a telling in one sentence."""
    changed = sum(1 for pair in telling.kept if pair.changes)
    copied = "; a retelling of the same text, not an independent account" if telling.copy_of_first else ""
    if telling.passages and not telling.copy_of_first:
        count = sum(passage.sentences for passage in telling.passages)
        copied = f"; {count} {'sentence retells' if count == 1 else 'sentences retell'} the first, the rest is its own"
    return (
        f"{len(telling.kept)} claims kept ({changed} of them changed), {len(telling.dropped)} dropped, "
        f"{len(telling.added)} added; {telling.shared_share:.0%} of its wording stands in the first text{copied}"
    )


def _telling(telling: Telling, width: int) -> Iterator[str]:
    yield from _wrap(summary_text(telling), width)
    changed = [pair for pair in telling.kept if pair.changes]
    sections = (
        ("changed", [line for pair in changed for line in _pair(pair, width)]),
        ("shared passages", [line for passage in telling.passages for line in _passage(passage, width)]),
        ("relabelled", [line for entry in telling.relabelled for line in _relabelling(entry, width)]),
        ("sources discredited", [line for d in telling.discredited for line in _discredit(d.name, d.evidence, width)]),
        ("dropped", [line for e in telling.dropped for line in _evidence("-", e, width)]),
        ("added", [line for e in telling.added for line in _evidence("+", e, width)]),
    )
    for name, lines in sections:
        if lines:
            yield from ("", name, "-" * len(name), *lines)


def _pair(pair: Pair, width: int) -> Iterator[str]:
    for change in pair.changes:
        yield from _wrap(f"* {change_text(change)}", width, hang=2)
    yield from _wrap(f"1: {one_line(pair.before.text)}", width, indent=4, hang=7)
    yield from _wrap(f"{pair.after.telling + 1}: {one_line(pair.after.text)}", width, indent=4, hang=7)


def _passage(passage: Passage, width: int) -> Iterator[str]:
    yield from _wrap(f"* {passage.share:.0%} of the words of '{shorten(passage.after.text, 160)}'", width, hang=2)


def comparison_brief(comparison: Comparison, width: int = 80, most: int = 4) -> str:
    """Return the summary of each telling and its first changes, for the demo."""
    lines: list[str] = []
    for telling in comparison.tellings:
        lines += _wrap(f"{source_name(comparison.documents[telling.number])}: {summary_text(telling)}.", width)
        changed = [pair for pair in telling.kept if pair.changes]
        changed.sort(key=lambda pair: (-len(pair.changes), pair.before.start_char))
        for pair in changed[:most]:
            lines += ["", *_pair(pair, width)]
        judged = [entry for entry in telling.relabelled if any(label.device for label in entry.after)]
        for entry in judged[:most]:
            labels = ", ".join(label_text(label) for label in entry.after if label.device)
            lines += ["", *_wrap(f"* {one_line(entry.name)} is called: {labels}", width, hang=2)]
    return "\n".join(lines) + "\n"


def _relabelling(entry: Relabelling, width: int) -> Iterator[str]:
    yield from _wrap(f"* {one_line(entry.name)}", width, hang=2)
    for sign, labels in (("1", entry.before), ("2", entry.after)):
        shown = ", ".join(label_text(label) for label in labels) or "(nothing of its own)"
        yield from _wrap(f"{sign}: {shown}", width, indent=4, hang=7)


def _discredit(name: str | None, words: Evidence, width: int) -> Iterator[str]:
    about = f" on {one_line(name)}" if name else ""
    yield from _wrap(f"* '{one_line(words.text)}'{about}", width, hang=2)


def _evidence(sign: str, words: Evidence, width: int) -> Iterator[str]:
    yield from _wrap(f"{sign} {one_line(words.text)} ({words.claim})", width, hang=2)


def _wrap(text: str, width: int, indent: int = 0, hang: int = 0) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=" " * indent, subsequent_indent=" " * max(indent, hang))
