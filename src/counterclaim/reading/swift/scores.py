"""How much a state of the parser or NER speaks for each action (the step of `spacy.ml.parser_model`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc
from thinc.api import Model

Floats = npt.NDArray[np.float32]


class Scores:
    """The scores of all actions, with what each word contributes computed beforehand.

    Args:
        model: the transition model of a component (`spacy.ml.tb_framework.TransitionModel` with an upper layer).

    Attributes:
        features: how many words a state looks at.
    """

    def __init__(self, model: Model[Any, Any]) -> None:
        self._model = model
        lower = model.get_ref("lower")
        weights = np.asarray(lower.get_param("W")).swapaxes(1, 2)  # (features, pieces, hidden, width), piece by piece
        self.features, pieces, self._hidden, width = weights.shape
        self._lower = np.ascontiguousarray(weights.reshape(-1, width).T)
        self._none = (
            np.asarray(lower.get_param("pad"))[0].swapaxes(1, 2).reshape(self.features, -1)
        )  # where a state has no word
        self._bias = np.asarray(lower.get_param("b")).T.reshape(-1).copy()
        self._sum = np.ones((1, self.features), np.float32)
        self._places = np.arange(self.features, dtype=np.int32) + self.features
        self._room = np.empty((0, self.features, pieces * self._hidden), np.float32)

    def enter(self, docs: Sequence[Doc]) -> None:
        """Compute what the words of these docs contribute. The memory is used again by the next call."""
        vectors = self._model.get_ref("tok2vec").predict(docs)
        if len(self._room) <= len(vectors):
            self._room = np.empty((len(vectors) + 1, *self._room.shape[1:]), np.float32)
            self._room[0] = self._none
        rows = self._room[1 : len(vectors) + 1].reshape(len(vectors), -1)
        np.dot(vectors, self._lower, out=rows)
        upper = self._model.get_ref("upper")
        self._upper, self._shift = np.asarray(upper.get_param("W")).T.copy(), np.asarray(upper.get_param("b"))
        self._unseen = sorted(self._model.attrs["unseen_classes"])

    def __call__(self, words: npt.NDArray[np.int32]) -> Floats:
        """The scores of some states.

        Args:
            words: the words that each state looks at, counted over the docs, -1 for none; shape (states, features).

        Returns:
            Shape (states, actions).
        """
        rows = self._room.reshape(-1, len(self._bias)).take(words * self.features + self._places, axis=0)
        hidden = np.matmul(self._sum, rows)[:, 0]  # several times as quick as numpy's own sum over so few
        hidden += self._bias
        best: Floats = hidden[:, : self._hidden]
        for start in range(self._hidden, hidden.shape[1], self._hidden):
            best = np.maximum(best, hidden[:, start : start + self._hidden])
        scores: Floats = best @ self._upper
        scores += self._shift
        if self._unseen:  # labels that were never learned come last
            scores[:, self._unseen] = scores.min()
        return scores
