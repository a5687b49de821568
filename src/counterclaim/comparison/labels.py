"""How a telling names each actor: the label profile, and what two profiles have apart."""

from __future__ import annotations

from collections import Counter

from counterclaim.comparison.align import Keys
from counterclaim.comparison.records import ActorNames, Label, Relabelling
from counterclaim.records import Reading
from counterclaim.records.framing import Device
from counterclaim.registry import fold

NAMING = {"loaded_label", "loaded_description", "so_called", "scare_quotes", "euphemism"}
_MOST = 6


def label_profile(reading: Reading) -> dict[str, tuple[Label, ...]]:
    """Return actor key → what the text calls it, most often first. Pronouns are no names; loaded words carry their device.

    Words that the text quotes are their speakers' and are left out.
    """
    keys = Keys(reading)
    counts: dict[str, Counter[tuple[str, Device | None]]] = {}
    shared = Counter((mention.start_char, mention.end_char) for actor in reading.actors for mention in actor.mentions)
    for actor in reading.actors:
        own = counts.setdefault(keys.of(actor.id), Counter())
        for mention in actor.mentions:
            if (
                mention.how != "pronoun" and shared[mention.start_char, mention.end_char] == 1
            ):  # "both sides" names neither
                own[(mention.text, None)] += 1
    for framing in reading.framing:
        if framing.target and framing.device in NAMING and framing.voice != "quoted":
            counts.setdefault(keys.of(framing.target), Counter())[(framing.text, framing.device)] += 1
    return {key: _labels(found) for key, found in counts.items() if found}


def _labels(found: Counter[tuple[str, Device | None]]) -> tuple[Label, ...]:
    rows = sorted(found.items(), key=lambda row: (row[0][1] is None, -row[1], row[0][0]))
    return tuple(Label(text=text, count=count, device=device) for (text, device), count in rows)


def actor_names(reading: Reading) -> tuple[ActorNames, ...]:
    """Return the label profile of one text as records, the actor that is named most often first."""
    names = {Keys(reading).of(a.id): (a.id, a.name) for a in reading.actors}
    rows = [
        ActorNames(actor=names[key][0], name=names[key][1], labels=labels)
        for key, labels in label_profile(reading).items()
        if key in names
    ]
    return tuple(sorted(rows, key=lambda row: (-sum(label.count for label in row.labels), row.actor)))


def relabelled(first: Reading, other: Reading) -> list[Relabelling]:
    """Return the actors of both readings that one of them calls by names, or loads with words, that the other does not use."""
    ours, theirs = label_profile(first), label_profile(other)
    names = {Keys(first).of(a.id): (a.id, a.name) for a in first.actors}
    found = []
    for key, before in ours.items():
        after = theirs.get(key)
        if not after or key not in names:
            continue
        only_before = [label for label in before if not _has(after, label)]
        only_after = [label for label in after if not _has(before, label)]
        loaded = any(label.device for label in (*only_before, *only_after))
        if loaded or (only_before and only_after):
            actor, name = names[key]
            shown = tuple(only_before[:_MOST]), tuple(only_after[:_MOST])
            found.append(Relabelling(actor=actor, name=name, before=shown[0], after=shown[1]))
    return found


def _has(labels: tuple[Label, ...], wanted: Label) -> bool:
    return any(label.device == wanted.device and fold(label.text) == fold(wanted.text) for label in labels)
