"""Parse: a document's text to a spaCy `Doc` whose offsets are the text's own.

The text is cut into pieces (see `pieces`), parsed in small batches, and joined again without changing a character. Forms that
the model gives to the wrong verb are set right (see `lemmas`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from spacy.language import Language
from spacy.tokens import Doc as SpacyDoc

from counterclaim.reading.draft import Draft
from counterclaim.reading.lemmas import mend_lemmas
from counterclaim.reading.model import load_model
from counterclaim.reading.parsed import Doc
from counterclaim.reading.triage import Level, Triage
from counterclaim.reading.truecase import loud, over_original, truecase
from counterclaim.reading.verblike import as_names, verblike_names
from counterclaim.records import Document

_BATCH = 32  # documents
# Pieces parsed together: many short ones make matrices large enough to be quick, few long ones keep the memory bounded.
_PIECES, _LONG_PIECES, _LONG = 96, 16, 4_000


class Parser:
    """A loaded spaCy pipeline and how counterclaim uses it.

    Args:
        model: name or path of a spaCy pipeline; None for the shipped one.

    Raises:
        CounterclaimError: E302 when a named model cannot be loaded, E303 when none is installed.
    """

    def __init__(self, model: str | None = None) -> None:
        self.nlp = load_model(model)
        meta = self.nlp.meta
        self.model = f"{meta.get('lang', 'en')}_{meta.get('name', 'unknown')} {meta.get('version', '?')}"
        mend_lemmas(self.nlp)
        _add_sentence_ends(self.nlp)
        self._triage = Triage(self.nlp)
        _add_names(self.nlp)
        _add_mends(self.nlp)

    def pipe(self, documents: Iterable[Document], triage: Level = "sentences") -> Iterator[Doc]:
        """Parse documents as a stream, in order; each `Doc` has its draft, and ``doc.text`` is the document's text.

        Parts that can hold nothing (see `triage`) are tokenised only, and listed in the draft's `unparsed`.

        Args:
            documents: the documents, in any number; memory does not grow with it.
            triage: what may be left out: nothing (``off``), sentences, or whole documents too.
        """
        stream = iter(documents)
        while batch := list(islice(stream, _BATCH)):
            selected = [self._triage.select(document.text, triage) for document in batch]
            given = [self._given(document.text, found) for document, found in zip(batch, selected, strict=True)]
            longest = max((len(piece) for found in selected for piece, _ in found), default=0)
            made = self.nlp.pipe(
                (text for texts in given for text in texts if text is not None),
                batch_size=_PIECES if longest <= _LONG else _LONG_PIECES,
            )
            for document, found, texts in zip(batch, selected, given, strict=True):
                parts = []
                for (piece, _), text in zip(found, texts, strict=True):
                    part = self._unparsed(piece) if text is None else next(made)
                    # the parse of a changed text is laid over the words as they stand
                    parts.append(part if text in (None, piece) else over_original(part, piece, self.nlp.vocab))
                yield self._join(document, parts, found)

    def _given(self, text: str, found: list[tuple[str, bool]]) -> list[str | None]:
        """What the model is given of each piece of a text: the same words in better case; None where nothing is parsed."""
        names = verblike_names(text)
        return [
            None if not keep else truecase(piece, self.nlp) if shouts else as_names(piece, names) if names else piece
            for (piece, keep), shouts in zip(found, loud([piece for piece, _ in found], text), strict=True)
        ]

    def parse(self, document: Document) -> Doc:
        """Parse one document."""
        return next(self.pipe([document]))

    def _unparsed(self, piece: str) -> SpacyDoc:
        made = self.nlp.make_doc(piece)
        if not len(made):
            return made
        # a flat tree: without one the piece would run into the sentence before it when the parts are joined
        return SpacyDoc(
            self.nlp.vocab,
            words=[t.text for t in made],
            spaces=[bool(t.whitespace_) for t in made],
            heads=[0] * len(made),
            deps=["ROOT"] + ["dep"] * (len(made) - 1),
        )

    def _join(self, document: Document, parts: list[SpacyDoc], found: list[tuple[str, bool]]) -> Doc:
        doc = Doc(*(parts or [self.nlp.make_doc(document.text)]))
        assert doc.text == document.text, "offsets must be the text's own"
        doc.kept["draft"] = draft = Draft(document, document.published)
        start = 0
        for piece, kept in found:
            if not kept:
                draft.unparsed.append((start, start + len(piece)))
            start += len(piece)
        return doc


def shared_parser(model: str | None = None) -> Parser:
    """Return the parser for this model, loaded once in a process."""
    return _parser(model)


@lru_cache(maxsize=4)
def _parser(model: str | None) -> Parser:
    return Parser(model)  # behind a function, since ``f()`` and ``f(None)`` are two to a cache


def _add_sentence_ends(nlp: Language) -> None:
    from counterclaim.reading import sentences  # noqa: F401  (registers the component)

    if "counterclaim_sentences" not in nlp.pipe_names:
        before = "parser" if "parser" in nlp.pipe_names else None
        nlp.add_pipe("counterclaim_sentences", before=before, first=before is None or None)


def _add_names(nlp: Language) -> None:
    """Registry names go into the parse before the NER, which keeps what it finds there."""
    from counterclaim.reading.actors import names, whole  # noqa: F401  (registers the components)

    if "ner" in nlp.pipe_names and "counterclaim_names" not in nlp.pipe_names:
        nlp.add_pipe("counterclaim_names", before="ner")
        if "parser" in nlp.pipe_names:
            nlp.add_pipe("counterclaim_whole_names", last=True)


def _add_mends(nlp: Language) -> None:
    from counterclaim.reading import mends  # noqa: F401  (registers the component)

    if "parser" in nlp.pipe_names and "counterclaim_mends" not in nlp.pipe_names:
        nlp.add_pipe("counterclaim_mends", last=True)
