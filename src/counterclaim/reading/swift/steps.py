"""The transitions of the parser.

spaCy gives up the interpreter's lock for its loop over transitions, and then takes it back and gives it up again in each
look at a word of the buffer (`StateC.B_` in version 3.8). Here the loop runs with the lock held, where taking
it costs nothing, over all texts of a batch at once. The states, which actions are valid and what they do are spaCy's own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from types import SimpleNamespace
from typing import Any

from spacy.attrs import DEP
from spacy.language import Language
from spacy.ml.parser_model import ParserStepModel
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc
from spacy.util import minibatch
from thinc.api import Model

from counterclaim.reading.swift.alone import alone
from counterclaim.reading.swift.scores import Scores

PARSER = "counterclaim_parser"
_WORDS = 16_000  # of which the scores are held at once: 64 MB for the parser


class InBatches:
    """What the parser and the NER have in common; stands before spaCy's class in the order of classes."""

    label: int  # the attribute of a word in which labels may be set before
    _known: frozenset[int] = frozenset()  # labels that the component has been asked about
    _scores: Scores | None = None

    def pipe(self: Any, stream: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """Process a stream of docs, those of a batch that are of like length together."""
        for docs in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            try:
                for group in _groups(docs):
                    self.set_annotations(group, self.predict(group))
            except Exception as error:
                self.get_error_handler()(self.name, self, docs, error)
            else:
                yield from docs

    def predict(self: Any, docs: Doc | Sequence[Doc]) -> Any:
        """What the component decides on each doc."""
        batch = [docs] if isinstance(docs, Doc) else docs
        with alone():
            labels = frozenset().union(*(doc.to_array(self.label).tolist() for doc in batch))
            if not self._known.issuperset(labels):  # an action is made for each new label, as spaCy does
                self._ensure_labels_are_added(batch)
                self._known |= labels
            return self.decide(batch)

    def scores(self: Any, docs: Sequence[Doc]) -> Scores:
        """The scores of actions in these docs."""
        if self._scores is None:
            self._scores = Scores(self.model)
        self._scores.enter(docs)
        return self._scores  # type: ignore[no-any-return]


def _groups(docs: Sequence[Doc]) -> Iterator[list[Doc]]:
    """Docs of like length, which take the same number of steps, as many as fit the room."""
    group: list[Doc] = []
    words = 0
    for doc in sorted(docs, key=len):
        if group and words + len(doc) > _WORDS:
            yield group
            group, words = [], 0
        group.append(doc)
        words += len(doc)
    if group:
        yield group


class SwiftParser(InBatches, DependencyParser):  # type: ignore[misc]  # spaCy gives no types
    """spaCy's dependency parser."""

    label = DEP

    def decide(self, docs: Sequence[Doc]) -> Any:
        """The final state of each doc, as `greedy_parse` of spaCy's transition parser returns them."""
        states = self.moves.init_batch(docs)
        unfinished = [state for state in states if not state.is_final()]
        if unfinished:
            scores = self.scores(docs)
            # all that spaCy's method wants to know of a model
            asked = SimpleNamespace(state2vec=SimpleNamespace(nF=scores.features))
            while unfinished:
                words = ParserStepModel.get_token_ids(asked, unfinished)
                unfinished = self.transition_states(unfinished, scores(words))
        return states


@Language.factory(PARSER)
def _parser(
    nlp: Language,
    name: str,
    model: Model[Any, Any],
    moves: Any,
    update_with_oracle_cut_size: int,
    learn_tokens: bool,
    min_action_freq: int,
    scorer: Callable[..., Any] | None,
) -> SwiftParser:
    return SwiftParser(
        nlp.vocab,
        model,
        name,
        moves,
        update_with_oracle_cut_size=update_with_oracle_cut_size,
        learn_tokens=learn_tokens,
        min_action_freq=min_action_freq,
        scorer=scorer,
    )
