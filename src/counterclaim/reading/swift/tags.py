"""Tags, and what follows from a word and its tag: part of speech and features, sometimes the dictionary form.

The model's attribute ruler tries 180 patterns on each word, nearly all of them on one word alone. What these say depends on
the word, its tag and its dependency only, so it is worked out once for each such combination and remembered; words that no
pattern names go by their tag and dependency.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from spacy.attrs import DEP, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Tagger
from spacy.tokens import Doc, Span
from spacy.tokens._retokenize import set_token_attrs
from thinc.api import Model

from counterclaim.reading.swift.alone import alone

TAGGER, RULER = "counterclaim_tagger", "counterclaim_attribute_ruler"
_SEEN = [LOWER, TAG, DEP]  # what the patterns ask of a word; nothing before them sets what they set
_MEMORY = 200_000  # combinations that are remembered


class _Known(NamedTuple):
    rules: frozenset[int]  # numbers of the rules that hold of a word
    begins: bool  # whether it may begin a match of several words
    values: tuple[int, int]  # part of speech, features
    other: tuple[dict[Any, Any], ...]  # what else is set, which is rare


class SwiftTagger(Tagger):  # type: ignore[misc]  # spaCy gives no types
    """spaCy's tagger on one processor."""

    def predict(self, docs: Sequence[Doc]) -> Any:
        """The tags of each doc."""
        with alone():
            return super().predict(docs)


class SwiftAttributeRuler(AttributeRuler):
    """spaCy's attribute ruler with a memory."""

    _several: Matcher

    def __call__(self, doc: Doc) -> Doc:
        """Set what the rules say of each word of a doc."""
        with alone():
            return self._set(doc)

    def _set(self, doc: Doc) -> Doc:
        if not hasattr(self, "_several"):
            self._part()
        if len(self._known) > _MEMORY:
            self._known.clear()
        asked = self._asked
        seen = [
            (asked[word] if word in asked else self._ask(word), *rest) for word, *rest in doc.to_array(_SEEN).tolist()
        ]
        for at in [at for at, key in enumerate(seen) if key not in self._known]:
            self._known[seen[at]] = self._learn(doc[at : at + 1])
        found = [self._known[key] for key in seen]
        for start in [at for at, known in enumerate(found) if known.begins]:
            for number, place in self._match(self._several, doc[start : start + self._longest]):
                at = start + place
                found[at] = self._say({*found[at].rules, number}, begins=True)
        values: Any = np.array([known.values for known in found], np.uint64).reshape(-1, 2)
        doc.from_array([POS, MORPH], values)
        for at in [at for at, known in enumerate(found) if known.other]:
            for attrs in found[at].other:
                set_token_attrs(doc[at], attrs)
        return doc

    def _part(self) -> None:
        """Part the rules on one word from those on several."""
        self._known: dict[tuple[int, ...], _Known] = {}
        self._asked: dict[int, int] = {}
        self._longest = 0
        self._words, self._expressions = _asked_for(
            [token for rule in self.patterns for token in _tokens(rule["patterns"])]
        )
        self._several, self._first = Matcher(self.vocab), Matcher(self.vocab)
        for number, rule in enumerate(self.patterns):
            patterns: Any = rule["patterns"]
            if several := [pattern for pattern in patterns if len(pattern) > 1]:
                self._several.add(str(number), several)
                self._longest = max(self._longest, *map(len, several))
                self._first.add(str(number), [pattern[:1] for pattern in several])

    def _ask(self, word: int) -> int:
        """The word itself (its hash) where some pattern names it, otherwise 0: all these words are alike."""
        if len(self._asked) > _MEMORY:
            self._asked.clear()
        text = self.vocab.strings[word]
        named = (
            text in self._words or text.isspace() or any(expression.search(text) for expression in self._expressions)
        )
        return self._asked.setdefault(word, word if named else 0)

    def _learn(self, word: Span) -> _Known:
        rules = {number for number, _ in self._match(self.matcher, word)}
        return self._say(rules, begins=bool(self._first(word, allow_missing=True)))

    def _say(self, rules: set[int], *, begins: bool) -> _Known:
        """What is set when all these rules hold: the later ones have the last word."""
        said = [self.attrs[number] for number in sorted(rules)]
        pos = next((attrs[POS] for attrs in reversed(said) if POS in attrs), 0)
        morph = next((attrs[MORPH] for attrs in reversed(said) if MORPH in attrs), 0)
        rest = [{name: value for name, value in attrs.items() if name not in (POS, MORPH)} for attrs in said]
        return _Known(frozenset(rules), begins, (pos, morph), tuple(filter(None, rest)))

    def _match(self, matcher: Matcher, words: Doc | Span) -> Iterator[tuple[int, int]]:
        """The numbers of the rules that hold, each with the place of the word that it sets."""
        for key, start, end in matcher(words, allow_missing=True):
            number = int(self.vocab.strings[key])
            yield number, range(start, end)[self.indices[number]]


def _tokens(patterns: Any) -> list[dict[str, Any]]:
    return [token for pattern in patterns for token in pattern]


def _asked_for(tokens: list[dict[str, Any]]) -> tuple[frozenset[str], list[re.Pattern[str]]]:
    """The words and regular expressions by which patterns ask for words."""
    words: set[str] = set()
    expressions: list[re.Pattern[str]] = []
    for token in tokens:
        match token.get("LOWER"):
            case str() as word:
                words.add(word)
            case {"IN": several, **rest} if not rest:
                words.update(several)
            case {"REGEX": expression, **rest} if not rest:
                expressions.append(re.compile(expression))
            case None if token.keys() <= {"TAG", "DEP", "IS_SPACE"}:
                pass
            case _:  # asked in a way not known here: every word counts
                expressions.append(re.compile(""))
    return frozenset(words), expressions


@Language.factory(TAGGER)
def _tagger(
    nlp: Language,
    name: str,
    model: Model[Any, Any],
    overwrite: bool,
    scorer: Callable[..., Any] | None,
    neg_prefix: str,
    label_smoothing: float,
) -> SwiftTagger:
    return SwiftTagger(
        nlp.vocab,
        model,
        name=name,
        overwrite=overwrite,
        scorer=scorer,
        neg_prefix=neg_prefix,
        label_smoothing=label_smoothing,
    )


@Language.factory(RULER)
def _ruler(nlp: Language, name: str, validate: bool, scorer: Callable[..., Any] | None) -> SwiftAttributeRuler:
    return SwiftAttributeRuler(nlp.vocab, name, validate=validate, scorer=scorer)
