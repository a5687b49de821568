"""Aligned sentences: which parts of a telling retell parts of the first one, when only some of the text is shared.

Sentences are paired by the runs of three words that they share; a sentence retells another when at least half of its own
runs stand there (a news sentence that is cut, joined or lightly edited keeps most of them). Neighbours that retell
neighbours make one passage. Linear in the length of both texts: only sentences that share a run are held together.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from counterclaim.comparison.records import Evidence, Passage
from counterclaim.reading.pieces import sentences
from counterclaim.registry import fold

_WORD = re.compile(r"\w+")
_RUN = 3
_RETOLD = 0.5
_FEWEST = 6  # words: shorter sentences ("He gave no details.") are alike by chance
_COMMON = 20  # a run that stands in more sentences than this says nothing of where it comes from


class _Sentence(NamedTuple):
    start: int
    end: int
    runs: frozenset[tuple[str, ...]]


def passages(first: str, other: str, number: int) -> tuple[tuple[Passage, ...], float]:
    """Return the passages of `other` that retell `first`, and the share of the first text's sentences that are retold.

    Args:
        first: the text held against.
        other: the telling.
        number: the telling's number, for its evidence.
    """
    ours, theirs = list(_sentences(first)), list(_sentences(other))
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, sentence in enumerate(ours):
        for run in sentence.runs:
            where[run].append(i)
    pairs: list[tuple[int, int, float]] = []  # sentence of the first, of the other, share
    for j, sentence in enumerate(theirs):
        counts = Counter(
            i for run in sorted(sentence.runs) if len(where.get(run, ())) <= _COMMON for i in where.get(run, ())
        )
        if not counts:
            continue
        best, shared = min(counts.items(), key=lambda row: (-row[1], row[0]))
        share = shared / min(len(sentence.runs), len(ours[best].runs))
        if share >= _RETOLD:
            pairs.append((best, j, share))
    joined = tuple(_joined(pairs, ours, theirs, first, other, number))
    return joined, round(len({i for i, _, _ in pairs}) / len(ours), 3) if ours else 0.0


def _joined(
    pairs: list[tuple[int, int, float]],
    ours: list[_Sentence],
    theirs: list[_Sentence],
    first: str,
    other: str,
    number: int,
) -> Iterator[Passage]:
    group: list[tuple[int, int, float]] = []
    for pair in [*pairs, None]:
        if pair is not None and group and pair[1] == group[-1][1] + 1 and 0 <= pair[0] - group[-1][0] <= 1:
            group.append(pair)
            continue
        if group:
            before = ours[group[0][0]].start, ours[group[-1][0]].end
            after = theirs[group[0][1]].start, theirs[group[-1][1]].end
            yield Passage(
                before=Evidence(telling=0, start_char=before[0], end_char=before[1], text=first[slice(*before)]),
                after=Evidence(telling=number, start_char=after[0], end_char=after[1], text=other[slice(*after)]),
                sentences=len(group),
                share=round(sum(share for _, _, share in group) / len(group), 3),
            )
        group = [pair] if pair is not None else []


def _sentences(text: str) -> Iterator[_Sentence]:
    at = 0
    for line in text.splitlines(keepends=True):
        for part in sentences(line):
            words = [fold(word) for word in _WORD.findall(part)]
            if len(words) >= _FEWEST:
                start = at + len(part) - len(part.lstrip())
                runs = frozenset(tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1))
                yield _Sentence(start, at + len(part.rstrip()), runs)
            at += len(part)
