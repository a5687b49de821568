"""Label profiles: how each publisher or claimant names each actor, over many texts.

A publisher's profile counts what its documents say in their own words and what they retell without quotation marks; a
claimant's profile counts what stands in its claims. Words that a document quotes are their speaker's and never the
publisher's. Names and descriptions are counted as they stand; words that judge carry their framing device.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from counterclaim.comparison.align import Keys
from counterclaim.comparison.labels import NAMING
from counterclaim.records import Reading
from counterclaim.records.base import Record
from counterclaim.records.framing import Device

By = Literal["publisher", "claimant"]
_AROUND = 60  # characters of an example on each side


class Example(Record):
    """Where a label stands: the document, the characters, and the words around it."""

    document: str
    start_char: int
    end_char: int
    text: str


class LabelUse(Record):
    """One label of an actor: the words, the device where they judge, how often, and examples."""

    text: str
    device: Device | None = None
    count: int
    examples: tuple[Example, ...] = ()


class ActorLabels(Record):
    """All that one source calls one actor, judging words first, then the most frequent."""

    actor: str
    name: str
    count: int
    labels: tuple[LabelUse, ...]


class LabelProfile(Record):
    """How one publisher (by name) or claimant (by actor id) names everybody; `texts` is how many documents were counted."""

    source: str
    name: str
    texts: int
    actors: tuple[ActorLabels, ...]


class _Use(NamedTuple):
    source: str
    name: str
    actor: str
    text: str
    device: Device | None
    example: Example


class _Counting:
    """The counts of one source."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.documents: set[str] = set()
        self.counts: Counter[tuple[str, str, Device | None]] = Counter()
        self.examples: dict[tuple[str, str, Device | None], list[Example]] = {}

    def add(self, use: _Use, most: int) -> None:
        key = (use.actor, use.text, use.device)
        self.counts[key] += 1
        self.documents.add(use.example.document)
        kept = self.examples.setdefault(key, [])
        if len(kept) < most and all(e.document != use.example.document for e in kept):
            kept.append(use.example)


def label_profiles(
    readings: Iterable[Reading], by: By = "publisher", *, source: str | None = None, examples: int = 3
) -> tuple[LabelProfile, ...]:
    """Return the label profile of each source, the most often counted source first.

    Args:
        readings: any number of readings; they are gone through once.
        by: `publisher` or `claimant`.
        source: only this publisher (its name) or claimant (its actor id).
        examples: how many examples to keep for each label, each from another document.
    """
    found: dict[str, _Counting] = {}
    names: dict[str, str] = {}
    for reading in readings:
        keys = Keys(reading)
        for actor in reading.actors:
            names.setdefault(keys.of(actor.id), actor.name)
        for use in _uses(reading, keys, by):
            if source is None or use.source == source:
                found.setdefault(use.source, _Counting(use.name)).add(use, examples)
    profiles = [
        LabelProfile(source=key, name=own.name, texts=len(own.documents), actors=_actors(own, names))
        for key, own in found.items()
    ]
    return tuple(sorted(profiles, key=lambda p: (-sum(a.count for a in p.actors), p.source)))


def _uses(reading: Reading, keys: Keys, by: By) -> Iterator[_Use]:
    spoken = [
        (c.start_char, c.end_char, c.claimant.actor, c.quoted)
        for c in sorted(reading.claims, key=lambda c: c.end_char - c.start_char)
        if c.claimant.actor is not None
    ]
    publisher = reading.document.publisher

    def source_of(start: int, end: int, voice: str | None, claimant: str | None) -> tuple[str, str] | None:
        if claimant is None and voice != "document":
            inner = next(((a, q) for first, last, a, q in spoken if first <= start and end <= last), None)
            claimant = inner[0] if inner else None
            voice = voice or ("quoted" if inner and inner[1] == "direct" else "document")
        if by == "claimant":
            return (keys.of(claimant) or claimant, reading.name_of(claimant)) if claimant else None
        return (publisher, publisher) if publisher and voice != "quoted" else None

    judged = {(f.start_char, f.end_char) for f in reading.framing if f.device in NAMING}
    for actor in reading.actors:
        for mention in actor.mentions:
            if mention.how == "pronoun" or (mention.start_char, mention.end_char) in judged:
                continue
            whose = source_of(mention.start_char, mention.end_char, None, None)
            if whose:
                example = _example(reading, mention.start_char, mention.end_char)
                yield _Use(*whose, keys.of(actor.id), " ".join(mention.text.split()), None, example)
    for framing in reading.framing:
        if framing.target is None or framing.device not in NAMING:
            continue
        whose = source_of(framing.start_char, framing.end_char, framing.voice, framing.claimant)
        if whose:
            example = _example(reading, framing.start_char, framing.end_char)
            yield _Use(*whose, keys.of(framing.target), " ".join(framing.text.split()), framing.device, example)


def _example(reading: Reading, start: int, end: int) -> Example:
    text = reading.document.text
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    return Example(
        document=reading.document.id, start_char=start, end_char=end, text=" ".join(text[first:last].split())
    )


def _actors(own: _Counting, names: dict[str, str]) -> tuple[ActorLabels, ...]:
    total: Counter[str] = Counter()
    for (actor, _, _), count in own.counts.items():
        total[actor] += count
    rows = []
    for actor in sorted(total, key=lambda a: (-total[a], a)):
        uses = [
            LabelUse(text=text, device=device, count=count, examples=tuple(own.examples[key]))
            for key, count in own.counts.items()
            for text, device in [(key[1], key[2])]
            if key[0] == actor
        ]
        uses.sort(key=lambda u: (u.device is None, -u.count, u.text))
        rows.append(ActorLabels(actor=actor, name=names.get(actor, actor), count=total[actor], labels=tuple(uses)))
    return tuple(rows)
