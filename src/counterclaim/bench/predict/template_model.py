"""A small learned judge of the MUC task: is a text about an incident, which sentences tell of it, who and what fills a role.

Three logistic regressions, each on the one before: sentences, the text (which sees how its sentences came out), phrases
(which see text and sentence). The weights stand in ``template_weights.json``; ``scripts/fit_templates.py`` made them, and
docs/role-model.md says from what and how well they carry over.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from counterclaim.bench.predict.template_incidents import home_country
from counterclaim.bench.predict.template_phrases import Phrase, facts, is_common
from counterclaim.bench.reader import Page
from counterclaim.lexicon.frames import general

WEIGHTS = Path(__file__).parent / "template_weights.json"
_OF_A_SENTENCE = ("class=", "edge=", "frame=", "head=", "beside=", "below=", "rule=", "rules")
_OF_A_TEXT = ("frame=", "beside=", "rule=")
_LEVELS = (-4, 3)  # to which whole numbers the score of a text or sentence is cut where it is a feature
NONE = -5.0  # score of a sentence that is not there
BIAS = "(always)"


@dataclass(frozen=True)
class Scores:
    """What the judge says of a text, in log odds.

    Attributes:
        text: that it tells of an incident of the task.
        sentences: that the sentence that begins at this token does.
        roles: for each role, that the phrase of the same number has it.
    """

    text: float
    sentences: Mapping[int, float]
    roles: Mapping[str, Sequence[float]]


@lru_cache(maxsize=1)
def weights() -> Mapping[str, Mapping[str, float]]:
    """Return the weights of each regression (``sentence``, ``text`` and the roles) by feature."""
    found: dict[str, dict[str, float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))["weights"]
    return found


def judge(page: Page, phrases: Sequence[Phrase], templates: Sequence[Mapping[str, Any]]) -> Scores:
    """Return what the judge says of a text.

    Args:
        page: the text as it was read.
        phrases: its phrases, see `template_phrases`.
        templates: what the rules alone make of it.
    """
    table = weights()
    sentences = {start: _sum(table["sentence"], f) for start, f in sentence_features(page, phrases).items()}
    text = _sum(table["text"], [*text_features(page, phrases, templates), *sum_features(sentences)])
    rows = [[*p.features, *context_features(page, p, text, sentences)] for p in phrases]
    roles = {role: [_sum(table[role], row) for row in rows] for role in table if role not in ("sentence", "text")}
    return Scores(text, sentences, roles)


def _sum(table: Mapping[str, float], features: Iterable[str]) -> float:
    return table[BIAS] + sum(table.get(feature, 0.0) for feature in features)


def sentence_features(page: Page, phrases: Sequence[Phrase]) -> dict[int, list[str]]:
    """Return the features of each sentence, by its first token."""
    doc = page.doc
    held: dict[int, set[str]] = {sentence.start: set() for sentence in doc.sents}
    for phrase in phrases:
        own = held[doc[phrase.head].sent.start]
        own.update(f for f in phrase.features if f.startswith(_OF_A_SENTENCE))
    beside: dict[int, set[str]] = {start: set() for start in held}
    for event in page.draft.events:
        start = doc[event.trigger].sent.start
        beside[start].add(general(event.frame))
        held[start].update(facts([event], page))
    for token in doc:
        if is_common(token):
            held[token.sent.start].add(f"word={token.lemma_.lower()}")
    order = list(held)
    for before, start in pairwise(order):
        held[start].update(f"sentence before={frame}" for frame in beside[before])
        held[before].update(f"sentence after={frame}" for frame in beside[start])
    return {start: sorted(features) for start, features in held.items()}


def text_features(page: Page, phrases: Sequence[Phrase], templates: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the features of a text, without those of how its sentences came out."""
    found = {f"word={token.lemma_.lower()}" for token in page.doc if is_common(token)}
    for event in page.draft.events:
        frame = general(event.frame)
        found.add(f"event={frame}")
        if event.foreground and event.polarity == "positive" and event.time in ("past", "ongoing"):
            found.add(f"news={frame}")
    for phrase in phrases:
        found.update(f for f in phrase.features if f.startswith(_OF_A_TEXT))
    found.add(f"rule templates={min(len(templates), 3)}")
    for template in templates:
        found.update(f"rule slot={slot}" for slot in template)
        found.add(f"rule type={template['type'][0]}")
    found.add(f"country={home_country(page) is not None}")
    return sorted(found)


def sum_features(sentences: Mapping[int, float]) -> Iterator[str]:
    """Yield how the sentences of a text came out: the best, the second, and how many are to be expected."""
    best = sorted(sentences.values(), reverse=True)
    for name, number in (("best", 0), ("second", 1)):
        score = best[number] if number < len(best) else NONE
        yield from (f"{name} sentence>{level / 2}" for level in range(-8, 7) if score > level / 2)
    expected = sum(1 / (1 + math.exp(-score)) for score in best)
    yield from (f"sentences>{level / 2}" for level in range(1, 13) if expected > level / 2)


def context_features(page: Page, phrase: Phrase, text: float, sentences: Mapping[int, float]) -> Iterator[str]:
    """Yield what text and sentence say of a phrase."""
    low, high = _LEVELS
    level = max(low, min(high, math.floor(sentences.get(page.doc[phrase.head].sent.start, NONE))))
    yield f"text score={max(low, min(high, math.floor(text)))}"
    yield from (f"sentence score={level}", f"sentence score={level} {phrase.about}")
