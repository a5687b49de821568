"""The layers before the parser and the NER: from words to vectors that know their neighbours.

A word enters by its form, norm, prefix, suffix and shape, each a row of a table of the model, and by its static vector; one layer
mixes them. All this is the same wherever the word stands, so it is computed once and remembered. Four layers follow that look at
a word and its two neighbours; they are computed in blocks that stay in the processor's cache.

Spec: MultiHashEmbed, StaticVectors and MaxoutWindowEncoder of spaCy 3 (https://spacy.io/api/architectures), whose layers are
found in the loaded model; a model built in another way is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.attrs import IS_SPACE, NORM, ORTH, PREFIX, SHAPE, SPACY, SUFFIX, intify_attr
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

from counterclaim.reading.swift.alone import alone

Floats = npt.NDArray[np.float32]

_BLOCK = 768  # rows computed at once: they pass through all layers while they are in the cache of a core
_OF_A_WORD = {NORM, PREFIX, SUFFIX, SHAPE, SPACY, IS_SPACE}
_MEMORY = 100_000  # words that are remembered; 96 numbers each


def quicken(nlp: Language) -> None:
    """Let the pipeline's vectors be computed by this module where its model has the layers that are known here."""
    if "tok2vec" in nlp.pipe_names:
        component: Any = nlp.get_pipe("tok2vec")
        component.model = _quick(component.model, nlp) or component.model
    if "ner" in nlp.pipe_names:
        component = nlp.get_pipe("ner")
        model = component.model
        for node in list(model.walk()):
            quick = _quick(node, nlp)
            if quick is not None:
                model.replace_node(node, quick)
                break


def _quick(model: Model[Any, Any], nlp: Language) -> Model[Any, Any] | None:
    """The same network as a single layer; None where `model` is not such a network."""
    try:
        words, encoder = _Words(model.layers[0], nlp), _Encoder(model.layers[1])
    except (IndexError, KeyError, ValueError):
        return None

    def forward(_: Model[Any, Any], docs: Sequence[Doc], is_train: bool) -> tuple[list[Floats], Callable[..., Any]]:
        assert not is_train, "vectors are only read, never learned"
        with alone():
            return encoder(words(docs), [len(doc) for doc in docs]), _no_gradient

    return Model("counterclaim_vectors", forward, dims={"nO": encoder.width})


def _no_gradient(_: Any) -> list[Any]:
    return []


class _Layer:
    """The largest of several linear maps (maxout), normed: `thinc`'s ``Maxout(normalize=True)``.

    Args:
        model: the layer in the model.
    """

    def __init__(self, model: Model[Any, Any]) -> None:
        maxout, norm = model.layers
        weights = np.asarray(maxout.get_param("W"))  # (out, pieces, in)
        bias = np.asarray(maxout.get_param("b"))  # (out, pieces)
        self.width, self.pieces, self.inputs = weights.shape
        # piece by piece, so that the largest is found by comparing whole blocks
        maps = weights.transpose(2, 1, 0).reshape(self.inputs, -1)
        self._weights = np.vstack([maps, bias.T.reshape(1, -1)])
        self._gain, self._shift = np.asarray(norm.get_param("G")), np.asarray(norm.get_param("b"))
        self._mean = np.full((self.width, 1), 1 / self.width, np.float32)
        self._room = np.empty((_BLOCK, self.pieces * self.width), np.float32)
        self._best = np.empty((_BLOCK, self.width), np.float32)

    def __call__(self, rows: Floats) -> Floats:
        """At most `_BLOCK` rows, each with a one at its end, by which the bias comes in.

        Returns:
            Shape (rows, width); overwritten by the next call.
        """
        room = self._room[: len(rows)]
        np.dot(rows, self._weights, out=room)
        best = self._best[: len(rows)]
        best[:] = room[:, : self.width]
        for piece in range(1, self.pieces):
            np.maximum(best, room[:, piece * self.width : (piece + 1) * self.width], out=best)
        best -= best @ self._mean
        variance = np.einsum("ij,ij->i", best, best) / self.width + np.float32(1e-8)
        best *= (1 / np.sqrt(variance))[:, None]
        best *= self._gain
        best += self._shift
        return best


class _Encoder:
    """Layers over windows of three words, each added to its input (MaxoutWindowEncoder)."""

    def __init__(self, model: Model[Any, Any]) -> None:
        self._pad = int(model.attrs["pad"])
        self._layers: list[_Layer] = []
        for residual in model.layers[0].layers:
            window, layer = residual.layers[0].layers
            if window.name != "expand_window" or window.attrs["window_size"] != 1:
                raise ValueError("a window of another size")
            self._layers.append(_Layer(_without_dropout(layer)))
        self.width = self._layers[0].width
        if self._pad < len(self._layers):
            raise ValueError("texts that would see each other")
        self._reach = len(self._layers)  # words to either side that a word learns of
        self._rows = [np.empty((_BLOCK, self.width), np.float32) for _ in range(2)]  # in turn
        self._windows = np.ones((_BLOCK, 3 * self.width + 1), np.float32)

    def __call__(self, vectors: Floats, lengths: Sequence[int]) -> list[Floats]:
        """Vectors of all words of some texts, shape (words, width), to those that know their neighbours, text by text."""
        starts, rows = [], self._pad
        for length in lengths:
            starts.append(rows)
            rows += length + self._pad
        alone = np.zeros((rows, self.width), np.float32)  # with empty rows between the texts
        at = 0
        for start, length in zip(starts, lengths, strict=True):
            alone[start : start + length] = vectors[at : at + length]
            at += length
        known = np.empty_like(alone)
        step = _BLOCK + 2 - 2 * self._reach
        for start in range(self._reach, rows - self._reach, step):
            end = min(start + step, rows - self._reach)
            known[start:end] = self._pass(alone[start - self._reach : end + self._reach])
        # copies, so that no text keeps the memory of the others
        return [known[start : start + length].copy() for start, length in zip(starts, lengths, strict=True)]

    def _pass(self, rows: Floats) -> Floats:
        """All layers over some rows, of which the outer ones serve only as neighbours."""
        for number, layer in enumerate(self._layers):
            inner = len(rows) - 2
            windows = self._windows[:inner]
            for place in range(3):
                windows[:, place * self.width : (place + 1) * self.width] = rows[place : place + inner]
            rows = np.add(layer(windows), rows[1:-1], out=self._rows[number % 2][:inner])
        return rows


class _Words:
    """What words contribute by themselves (MultiHashEmbed with static vectors, and the layer that mixes them).

    Args:
        model: the network of one word.
        nlp: the pipeline, for its static vectors.
    """

    def __init__(self, model: Model[Any, Any], nlp: Language) -> None:
        parts, mixing, _ = model.layers
        hashing, static = parts.layers
        extract, _, tables = hashing.layers
        self._columns = [intify_attr(name) for name in extract.attrs["columns"]]
        if not _OF_A_WORD.issuperset(self._columns) or static.name != "static_vectors":
            raise ValueError("features of another kind")
        # with the form these decide all columns
        self._key = [ORTH, NORM, *([SPACY] if SPACY in self._columns else [])]
        self._tables = tables.layers[0]
        self._static = np.ascontiguousarray(static.get_param("W").T)
        self._mix = _Layer(_without_dropout(mixing.layers[0]))
        self._vocab = nlp.vocab
        self._rows: dict[tuple[int, ...], int] = {}
        self._known = np.empty((1024, self._mix.width), np.float32)

    def __call__(self, docs: Sequence[Doc]) -> Floats:
        """The vectors of all words of some docs, shape (words, width)."""
        keys = [key for doc in docs for key in map(tuple, doc.to_array(self._key).tolist())]
        if len(self._rows) > _MEMORY:
            self._rows.clear()
        new = {key: at for at, key in enumerate(keys) if key not in self._rows}
        if new:
            self._learn(list(new), np.array(list(new.values())), docs)
        return self._known[[self._rows[key] for key in keys]]

    def _learn(self, keys: Sequence[tuple[int, ...]], places: npt.NDArray[np.intp], docs: Sequence[Doc]) -> None:
        features = np.concatenate([doc.to_array(self._columns) for doc in docs])[places].astype(np.uint64)
        forms = np.array([key[0] for key in keys], np.uint64)
        rows = self._vocab.vectors.find(keys=forms)
        static = self._vocab.vectors.data[rows] @ self._static
        static[rows < 0] = 0  # words without a vector
        ones = np.ones((len(keys), 1), np.float32)
        mixed = np.ascontiguousarray(np.hstack([self._tables.predict(features), static, ones]), np.float32)
        while len(self._known) < len(self._rows) + len(keys):
            self._known = np.concatenate([self._known, np.empty_like(self._known)])
        for start in range(0, len(keys), _BLOCK):
            at = len(self._rows)
            block = self._mix(mixed[start : start + _BLOCK])
            self._known[at : at + len(block)] = block
            self._rows.update(zip(keys[start : start + _BLOCK], range(at, at + len(block)), strict=True))


def _without_dropout(layer: Model[Any, Any]) -> Model[Any, Any]:
    """Dropout, which only training knows, ends some layers."""
    return layer.layers[0] if layer.layers[-1].name == "dropout" else layer
