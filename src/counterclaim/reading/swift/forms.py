"""Dictionary forms: worked out once for each word with its tag and features, and remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from spacy.attrs import LEMMA, MORPH, ORTH, POS, TAG
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

from counterclaim.reading.swift.alone import alone

LEMMATIZER = "counterclaim_lemmatizer"
_SEEN = [ORTH, TAG, POS, MORPH, LEMMA]
_MEMORY = 200_000  # combinations that are remembered


class SwiftLemmatizer(EnglishLemmatizer):
    """spaCy's English lemmatizer with a memory.

    Attributes:
        unsteady: words whose form depends on their neighbours, which are worked out anew each time.
    """

    unsteady: frozenset[str] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._known: dict[tuple[int, ...], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the dictionary form of each word of a doc that has none."""
        with alone():
            return self._set(doc)

    def _set(self, doc: Doc) -> Doc:
        known = self._known
        if len(known) > _MEMORY:
            known.clear()
        seen = list(map(tuple, doc.to_array(_SEEN).tolist()))
        forms = [known.get(key) for key in seen]
        for at in [at for at, form in enumerate(forms) if form is None]:
            token = doc[at]
            forms[at] = form = token.lemma or doc.vocab.strings.add(self.lemmatize(token)[0])
            if token.text not in self.unsteady:
                known[seen[at]] = form
        values: Any = np.array(forms, np.uint64)
        return doc.from_array([LEMMA], values)


@Language.factory(LEMMATIZER)
def _lemmatizer(
    nlp: Language,
    name: str,
    model: Model[Any, Any] | None,
    mode: str,
    overwrite: bool,
    scorer: Callable[..., Any] | None,
) -> SwiftLemmatizer:
    return SwiftLemmatizer(nlp.vocab, model, name, mode=mode, overwrite=overwrite, scorer=scorer)
