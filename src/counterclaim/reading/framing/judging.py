"""Does a sentence judge as a whole? A readable score over few numbers, one of which comes from a small trained model.

The numbers are counts of loaded words by strength, of the lexicon's judging wordings, the length, the shares of quoted and
attributed words and of numerals, exclamation and question marks, and verbs of plain saying; then what a logistic model
makes of the sentence's grammar: the shares of its tags and relations (opinion has more adverbs, possessives and present
tense, a report more past tense, names and clauses that somebody said). What stands in quotation marks is its speaker's and
counts for nothing. The model is trained by ``scripts/train_judging.py`` on sentences of our own; weights and settings stand
in ``lexicon/data/judging.json``, the model card in docs/judging.md. A sentence that was not parsed has the counts alone.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from counterclaim.lexicon import JUDGING_FILE
from counterclaim.reading.parsed import Span

COUNTED = (
    "loaded_1", "loaded_2", "loaded_3", "wordings", "length", "quoted", "attributed", "numerals", "marks", "saying",
)  # fmt: skip
_SAYING = {"say", "tell"}


@dataclass(frozen=True, slots=True)
class Judging:
    """The weights of tags and relations, and how all numbers are put together, with and without a parse."""

    grammar: Mapping[str, float]
    grammar_bias: float
    settings: Mapping[str, float]
    plain_settings: Mapping[str, float]


@lru_cache(maxsize=1)
def judging_weights() -> Judging:
    """Load the weights."""
    data: dict[str, Any] = json.loads(JUDGING_FILE.read_text(encoding="utf-8"))
    return Judging(data["grammar"], data["grammar_bias"], data["settings"], data["plain_settings"])


def judges(
    sentence: Span, strengths: Sequence[int], wordings: int, quoted: Collection[int], attributed: Collection[int]
) -> float:
    """Return how surely a sentence judges: above 0 it does.

    Args:
        sentence: the tokens of one sentence (or of a short text).
        strengths: strengths of its loaded words outside quotation marks.
        wordings: how many judging wordings of the framing lexicon stand outside quotation marks.
        quoted: indexes of the document's tokens inside quotation marks.
        attributed: indexes of the tokens that are told as somebody's words.
    """
    weights = judging_weights()
    counts = counted(sentence, strengths, wordings, quoted, attributed)
    if not any(token.tag_ for token in sentence):
        settings = weights.plain_settings
        return settings["bias"] + sum(settings.get(name, 0.0) * value for name, value in counts.items())
    settings = weights.settings
    grammar = weights.grammar_bias
    grammar += sum(weights.grammar.get(name, 0.0) * share for name, share in grammar_shares(sentence, quoted).items())
    own = sum(settings[name] * value for name, value in counts.items())
    return settings["bias"] + settings["grammar"] * grammar + own


def counted(
    sentence: Span, strengths: Sequence[int], wordings: int, quoted: Collection[int], attributed: Collection[int]
) -> dict[str, float]:
    """The numbers that can be counted, by name (`COUNTED`)."""
    size = len(sentence) or 1
    own = [token for token in sentence if token.i not in quoted]
    values = (
        strengths.count(1),
        strengths.count(2),
        strengths.count(3),
        wordings,
        math.log(size),
        (size - len(own)) / size,
        sum(token.i in attributed for token in own) / size,
        10 * sum(token.pos_ == "NUM" for token in sentence) / size,
        sum(token.text in ("!", "?") for token in own),
        sum(token.lemma_ in _SAYING for token in sentence),
    )
    return {name: float(value) for name, value in zip(COUNTED, values, strict=True)}


def grammar_shares(sentence: Span, quoted: Collection[int]) -> dict[str, float]:
    """Ten times the share of each tag and each relation among the words outside quotation marks (all, if none are)."""
    own = [token for token in sentence if token.i not in quoted] or list(sentence)
    counts = Counter(token.tag_ for token in own)
    counts.update("dep:" + token.dep_ for token in own)
    return {name: 10 * count / len(own) for name, count in counts.items()}
