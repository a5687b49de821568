"""What triage costs and saves: the share of claims still found, and the share of text still parsed.

Every text is read three times: whole, with sentences left out, and with whole documents left out too. A claim counts as found
again when the same frame stands at the same trigger (events), the same type at the same trigger (relations), or the same
words are the cue (attributed statements). `alike` also wants the same actors by name in the same roles.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from spacy.language import Language

from counterclaim.bench.bare import bare_seconds
from counterclaim.bench.reader import Bench
from counterclaim.reading.draft import Draft, draft_of
from counterclaim.reading.parsed import Doc
from counterclaim.reading.pipeline import read_drafts
from counterclaim.reading.triage import Level
from counterclaim.records import Document

LEVELS: tuple[Level, ...] = ("sentences", "documents")
_KINDS = ("event", "relation", "statement")

Key = tuple[str, str, int]
Actors = tuple[tuple[str, ...], ...]


@dataclass
class TriageScore:
    """Figures of one level.

    Attributes:
        recall: share of the claims of the whole reading that are found again, by kind and over ``all``.
        alike: the same, with the same actors.
        parsed: share of the characters that were parsed.
        cpu: CPU time of reading so, as a ratio to reading everything in the same run.
        bare: the same, as a ratio to only parsing everything as spaCy does (``nlp.pipe`` of the same model).
    """

    level: Level
    texts: int
    claims: int
    recall: dict[str, float] = field(default_factory=dict)
    alike: float = 1.0
    parsed: float = 1.0
    cpu: float = 1.0
    bare: float = 0.0


def measure_triage(bench: Bench, documents: Sequence[Document], plain: Language) -> list[TriageScore]:
    """Read documents with and without triage and compare what is found.

    Args:
        bench: the loaded program.
        documents: the texts.
        plain: the pipeline of the same model as spaCy loads it.

    Returns:
        A score for each of `LEVELS`.
    """
    for _ in read_drafts(documents[:1], bench.parser):  # warm: data files and indexes are loaded on first use
        pass
    # those that leave out come first: what they learn of words helps only what they are compared with
    left_out = {level: _read(bench, documents, level) for level in LEVELS}
    whole, whole_time, _ = _read(bench, documents, "off")
    bare = bare_seconds(plain, [document.text for document in documents])
    scores: list[TriageScore] = []
    for level, (found, seconds, parsed) in left_out.items():
        score = TriageScore(level, len(documents), sum(map(len, whole)), parsed=parsed)
        score.cpu = round(seconds / whole_time, 3) if whole_time else 1.0
        score.bare = round(seconds / bare, 3) if bare else 0.0
        _compare(score, whole, found)
        scores.append(score)
    return scores


def _read(bench: Bench, documents: Sequence[Document], level: Level) -> tuple[list[dict[Key, Actors]], float, float]:
    started = time.process_time()
    found: list[dict[Key, Actors]] = []
    skipped = 0
    for doc in read_drafts(documents, bench.parser, triage=level):
        bench.finish(doc)
        found.append(claims_of(doc))
        skipped += sum(end - start for start, end in draft_of(doc).unparsed)
    seconds = time.process_time() - started
    size = sum(len(document.text) for document in documents)
    return found, seconds, round(1 - skipped / size, 4) if size else 1.0


def _compare(score: TriageScore, whole: list[dict[Key, Actors]], found: list[dict[Key, Actors]]) -> None:
    total: Counter[str] = Counter()
    again: Counter[str] = Counter()
    alike = 0
    for before, after in zip(whole, found, strict=True):
        for key, actors in before.items():
            total[key[0]] += 1
            again[key[0]] += key in after
            alike += after.get(key) == actors
    everything = sum(total.values())
    score.recall = {kind: round(again[kind] / total[kind], 4) if total[kind] else 1.0 for kind in _KINDS}
    score.recall["all"] = round(sum(again.values()) / everything, 4) if everything else 1.0
    score.alike = round(alike / everything, 4) if everything else 1.0


def claims_of(doc: Doc) -> dict[Key, Actors]:
    """Return what a read document claims: (kind, frame or cue, character of its trigger) → names in its roles."""
    draft = draft_of(doc)
    found: dict[Key, Actors] = {}
    for event in draft.events:
        roles = (event.initiators, event.targets, event.mediators)
        found["event", event.frame, event.trigger_start] = tuple(_names(draft, refs) for refs in roles)
    for tie in draft.relations:
        ends = ([tie.source] if tie.source else [], [tie.target] if tie.target else [])
        found["relation", tie.type, doc[tie.trigger].idx] = tuple(_names(draft, refs) for refs in ends)
    for telling in draft.attributions:
        for start, _ in telling.cue_spans[:1]:
            found["statement", telling.cue_lemma, start] = (_names(draft, telling.claimants),)
    return found


def _names(draft: Draft, refs: Iterable[str]) -> tuple[str, ...]:
    named = (draft.actors.get(ref) or draft.places.get(ref) for ref in refs)
    return tuple(sorted(entry.name for entry in named if entry is not None))


def triage_table(scores: Sequence[TriageScore]) -> str:
    """Return the figures as text."""
    lines = [f"{scores[0].texts} texts, {scores[0].claims} claims when everything is read" if scores else "no texts"]
    head = "".join(f"{kind:>11}" for kind in (*_KINDS, "all"))
    lines.append(f"  {'left out':<12}{head}{'alike':>9}{'parsed':>9}{'of reading':>12}{'of parsing all':>16}")
    for score in scores:
        shares = "".join(f"{100 * score.recall[kind]:>9.2f} %" for kind in (*_KINDS, "all"))
        lines.append(
            f"  {score.level:<12}{shares}{100 * score.alike:>7.1f} %{100 * score.parsed:>7.1f} %{100 * score.cpu:>10.0f} %"
            f"{100 * score.bare:>14.0f} %"
        )
    return "\n".join(lines)
