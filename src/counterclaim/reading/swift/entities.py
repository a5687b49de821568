"""The decisions of the NER.

Each action of spaCy's NER (begin, in, last, unit, out) takes one word, so all texts of a batch stand at the same word in each
step, and which actions are valid there depends on little: what is open, and what is set already of this word and the next. It is
looked up in a table instead of being asked for each action of each text, in which spaCy's NER spends most of its time.

Source of the rules: `spacy.pipeline._parser_internals.ner` (version 3.8).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from spacy.attrs import ENT_IOB, ENT_TYPE, IS_SPACE, SENT_START
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from thinc.api import Model

from counterclaim.reading.swift.scores import Scores
from counterclaim.reading.swift.steps import InBatches

NER = "counterclaim_ner"
_SET = [ENT_IOB, ENT_TYPE, SENT_START, IS_SPACE]
_INSIDE, _BEGINS = 1, 3  # values of ENT_IOB

Found = list[tuple[int, int, int]]  # first word, end, label


class _Place(NamedTuple):
    """What is set before the NER runs: of a word and of the one after it."""

    iob: int
    label: int
    space: int
    next_iob: int
    next_starts: int  # a sentence
    last: int  # of its text


class SwiftEntityRecognizer(InBatches, EntityRecognizer):  # type: ignore[misc]  # spaCy gives no types
    """spaCy's recogniser of named entities."""

    label = ENT_TYPE
    _actions: _Actions | None = None

    def decide(self, docs: Sequence[Doc]) -> list[Found]:
        """The entities of each doc."""
        if self._actions is None or len(self._actions) != self.moves.n_moves:
            self._actions = _Actions(self)
        return _decide(self._actions, self.scores(docs), docs) if any(map(len, docs)) else [[] for _ in docs]

    def set_annotations(self, docs: Sequence[Doc], found: Sequence[Found]) -> None:
        """Set the entities; all other words are outside, and those that must not be part of one stay marked so."""
        for doc, entities in zip(docs, found, strict=True):
            spans = [Span(doc, *entity) for entity in entities if entity[2]]
            doc.set_ents(spans, blocked=[Span(doc, *entity) for entity in entities if not entity[2]], default="outside")


class _Actions:
    """The NER's actions and where they are valid.

    Attributes:
        opens: for each action, the number of the label that is open after it; 0 for none.
        begins, ends: for each action, whether an entity begins with its word and ends with it.
    """

    def __init__(self, component: Any) -> None:
        names = [component.moves.get_class_name(number) for number in range(component.moves.n_moves)]
        strings = component.vocab.strings
        self._known = [(name[0], strings[name[2:]] if len(name) > 2 else 0) for name in names]
        self.labels = [0, *sorted({label for _, label in self._known} - {0})]  # by number
        number = {label: place for place, label in enumerate(self.labels)}
        kinds = np.array([kind for kind, _ in self._known])
        self.opens = np.array([number[label] if kind in "BI" else 0 for kind, label in self._known])
        self.begins, self.ends = np.isin(kinds, ["B", "U"]), np.isin(kinds, ["L", "U"])
        self.label_of = [label for _, label in self._known]
        self._places = {_Place(0, 0, 0, 0, 0, 0): 0}
        self._rows = np.full((len(self.labels), 64), -1)  # where in `_masks`: by open label and place
        self._masks = np.zeros((0, len(names)), np.float32)

    def __len__(self) -> int:
        return len(self._known)

    def places(self, doc: Doc) -> npt.NDArray[np.intp]:
        """The numbers of the places of a doc's words."""
        rows = np.zeros((len(doc), len(_Place._fields)), np.uint64)
        iob, label, start, space = doc.to_array(_SET).T
        rows[:, :3] = np.stack([iob, label, space], axis=1)
        rows[:-1, 3], rows[:-1, 4], rows[-1, 5] = iob[1:], start[1:] == 1, 1
        found = np.zeros(len(doc), np.intp)
        for at in np.flatnonzero(rows.any(axis=1)).tolist():  # of most words nothing is set
            found[at] = self._places.setdefault(_Place(*rows[at].tolist()), len(self._places))
        return found

    def valid(self, opened: npt.NDArray[np.intp], places: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
        """Zero for each valid action, minus infinity for the others; shape (states, actions)."""
        while self._rows.shape[1] < len(self._places):
            self._rows = np.hstack([self._rows, np.full_like(self._rows, -1)])
        rows = self._rows[opened, places]
        if (rows < 0).any():
            known = list(self._places)
            for label, place in sorted(set(zip(opened.tolist(), places.tolist(), strict=True))):
                if self._rows[label, place] < 0:
                    self._rows[label, place] = len(self._masks)
                    self._masks = np.vstack([self._masks, self._mask(self.labels[label], known[place])])
            rows = self._rows[opened, places]
        masks: npt.NDArray[np.float32] = self._masks[rows]
        return masks

    def _mask(self, opened: int, place: _Place) -> npt.NDArray[np.float32]:
        valid = [_valid(kind, label, opened, place) for kind, label in self._known]
        return np.where(valid, 0, -np.inf).astype(np.float32)


def _valid(kind: str, label: int, opened: int, place: _Place) -> bool:
    """Whether an action is valid: what is set before is kept, and no entity goes over the end of a sentence."""
    match kind:
        case "B":
            if opened or place.last or not label or place.iob == _INSIDE:
                return False
            if place.iob == _BEGINS:
                return label == place.label and place.next_iob == _INSIDE
            return place.next_iob != _BEGINS and not place.next_starts and not place.space
        case "I":
            if not opened or label != opened or place.last or place.iob == _BEGINS or place.next_iob == _BEGINS:
                return False
            if place.iob == _INSIDE:
                return label == place.label and place.next_iob == _INSIDE
            return not place.next_starts
        case "L":
            if not opened or not label:
                return False
            if place.iob == _INSIDE and place.next_iob != _INSIDE:
                return label == place.label
            return label == opened and place.next_iob != _INSIDE
        case "U":
            if not label:  # a word that must not be part of an entity
                return place.iob == _BEGINS and not place.label
            if opened or place.next_iob == _INSIDE:
                return False
            return label == place.label if place.iob == _BEGINS else not place.space
        case "O":
            return not opened and place.iob not in (_BEGINS, _INSIDE)
    return False


def _decide(actions: _Actions, scores: Scores, docs: Sequence[Doc]) -> list[Found]:
    """The best action at each word, given those before: the entities of each doc."""
    lengths = np.array([len(doc) for doc in docs])
    order = np.argsort(-lengths, kind="stable")
    first = (np.cumsum(lengths) - lengths)[order]  # of each text, counted over the batch
    places = np.zeros((len(docs), lengths.max()), np.intp)
    for row, number in enumerate(order):
        if lengths[number]:
            places[row, : lengths[number]] = actions.places(docs[number])
    taken = np.full(places.shape, -1)
    active = np.searchsorted(-lengths[order], -np.arange(places.shape[1]), side="left")  # texts longer than each place
    opened = np.zeros(len(docs), np.intp)
    begun = np.full(len(docs), -1)
    seen = np.empty((len(docs), 3), np.int32)  # the word, the first of the open entity, the one before
    for at, count in enumerate(active):
        opened, begun, here = opened[:count], begun[:count], first[:count] + at
        words = seen[:count]
        words[:, 0], words[:, 1], words[:, 2] = here, begun, np.where(begun < 0, -1, here - 1)
        rated = scores(words)
        rated += actions.valid(opened, places[:count, at])
        best = rated.argmax(axis=1)
        taken[:count, at] = best
        opened = actions.opens[best]
        begun = np.where(opened == 0, -1, np.where(begun < 0, here, begun))
    found: list[Found] = [[] for _ in docs]
    for row, number in enumerate(order):
        found[number] = _entities(actions, taken[row, : lengths[number]])
    return found


def _entities(actions: _Actions, taken: npt.NDArray[np.intp]) -> Found:
    entities: Found = []
    begin = 0
    for at in np.flatnonzero(actions.begins[taken] | actions.ends[taken]).tolist():
        action = taken[at]
        if actions.begins[action]:
            begin = at
        if actions.ends[action]:
            entities.append((begin, at + 1, actions.label_of[taken[begin]]))
    return entities


@Language.factory(NER)
def _ner(
    nlp: Language,
    name: str,
    model: Model[Any, Any],
    moves: Any,
    update_with_oracle_cut_size: int,
    incorrect_spans_key: str | None,
    scorer: Callable[..., Any] | None,
) -> SwiftEntityRecognizer:
    return SwiftEntityRecognizer(
        nlp.vocab,
        model,
        name,
        moves,
        update_with_oracle_cut_size=update_with_oracle_cut_size,
        incorrect_spans_key=incorrect_spans_key,
        scorer=scorer,
    )
