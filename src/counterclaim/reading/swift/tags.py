"""What follows from a word and its tag: part of speech and features, sometimes the dictionary form.

The model's attribute ruler tries 180 patterns on each word, nearly all of them on one word alone. What these say depends on
the word, its tag and its dependency only, so it is worked out once for each such combination and remembered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np
from spacy.attrs import DEP, LOWER, MORPH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc, Span
from spacy.tokens._retokenize import set_token_attrs

from counterclaim.reading.swift.alone import LOCK

RULER = "counterclaim_attribute_ruler"
_SEEN = [LOWER, TAG, DEP, POS, MORPH]  # what the patterns ask of a word, and what it has already
_MEMORY = 200_000  # combinations that are remembered


class _Known(NamedTuple):
    rules: tuple[int, ...]  # numbers of the rules that hold of a word alone, in order
    begins: bool  # whether it may begin a match of several words
    values: tuple[int, int]  # part of speech, features


class SwiftAttributeRuler(AttributeRuler):
    """spaCy's attribute ruler with a memory."""

    _several: Matcher

    def __call__(self, doc: Doc) -> Doc:
        """Set what the rules say of each word of a doc."""
        with LOCK:
            return self._set(doc)

    def _set(self, doc: Doc) -> Doc:
        if not hasattr(self, "_several"):
            self._part()
        if len(self._known) > _MEMORY:
            self._known.clear()
        seen = list(map(tuple, doc.to_array(_SEEN).tolist()))
        for at, key in enumerate(seen):
            if key not in self._known:
                self._known[key] = self._learn(doc[at : at + 1], key)
        found = [self._known[key] for key in seen]
        if any(known.begins for known in found):
            for number, at in self._match(self._several, doc):
                rules = tuple(sorted({*found[at].rules, number}))
                found[at] = _Known(rules, True, self._values(rules, seen[at]))
        values: Any = np.array([known.values for known in found], np.uint64).reshape(-1, 2)
        doc.from_array([POS, MORPH], values)
        for at, known in enumerate(found):
            for number in known.rules:
                if number in self._other:
                    set_token_attrs(doc[at], self._other[number])
        return doc

    def _part(self) -> None:
        """Part the rules on one word from those on several, and what they set of all from what few set."""
        self._known: dict[tuple[int, ...], _Known] = {}
        self._other = {
            number: other
            for number, attrs in enumerate(self.attrs)
            if (other := {name: value for name, value in attrs.items() if name not in (POS, MORPH)})
        }
        self._several, self._first = Matcher(self.vocab), Matcher(self.vocab)
        for number, rule in enumerate(self.patterns):
            patterns: Any = rule["patterns"]
            if several := [pattern for pattern in patterns if len(pattern) > 1]:
                self._several.add(str(number), several)
                self._first.add(str(number), [pattern[:1] for pattern in several])

    def _learn(self, word: Span, key: tuple[int, ...]) -> _Known:
        rules = tuple(sorted(number for number, _ in self._match(self.matcher, word)))
        return _Known(rules, bool(self._first(word, allow_missing=True)), self._values(rules, key))

    def _match(self, matcher: Matcher, words: Doc | Span) -> Iterator[tuple[int, int]]:
        """The numbers of the rules that hold, each with the place of the word that it sets."""
        for key, start, end in matcher(words, allow_missing=True):
            number = int(self.vocab.strings[key])
            yield number, range(start, end)[self.indices[number]]

    def _values(self, rules: tuple[int, ...], seen: tuple[int, ...]) -> tuple[int, int]:
        """What is set when all these rules hold: the later ones have the last word."""
        pos, morph = seen[_SEEN.index(POS)], seen[_SEEN.index(MORPH)]
        for number in rules:
            attrs = self.attrs[number]
            pos, morph = attrs.get(POS, pos), attrs.get(MORPH, morph)
        return pos, morph


@Language.factory(RULER)
def _ruler(nlp: Language, name: str, validate: bool, scorer: Callable[..., Any] | None) -> SwiftAttributeRuler:
    return SwiftAttributeRuler(nlp.vocab, name, validate=validate, scorer=scorer)
