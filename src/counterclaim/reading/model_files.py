"""Is a model package data only? A spaCy model can name code to run; the shipped ones must not.

A model directory may hold weights, tables and settings, no program files, and its settings may name only functions that spaCy
itself registers.
"""

from __future__ import annotations

import re
from pathlib import Path

_DATA_NAMES = {
    "model", "moves", "cfg", "tokenizer", "patterns", "vectors", "key2row", "vectors.cfg", "strings.json", "lookups.bin",
    "config.cfg", "meta.json", "accuracy.json", "README.md", "LICENSE", "LICENSES_SOURCES",
}  # fmt: skip
_REGISTERED = re.compile(r'^@\w+\s*=\s*"([^"]+)"', re.MULTILINE)
_FACTORY = re.compile(r'^factory\s*=\s*"([^"]+)"', re.MULTILINE)
_FACTORIES = {"tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner", "senter"}
_THINC = {"Adam.v1", "compounding.v1"}  # registered by spaCy's own machine-learning library
# how a Python pickle (which can run code when it is read) begins
_PICKLE = re.compile(rb"\x80[\x02-\x05][^\x00-\x08]{0,3}")


def problems(folder: Path) -> list[str]:
    """Return what in a model directory is more than data; an empty list when nothing is."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.is_dir():
            continue
        name = path.relative_to(folder)
        if path.is_symlink():
            found.append(f"{name} is a link")
        elif path.name not in _DATA_NAMES:
            found.append(f"{name} is no file of a model")
        elif path.name in {"cfg", "moves"} and _PICKLE.match(path.read_bytes()[:8]):
            found.append(f"{name} is a pickle")
    settings = folder / "config.cfg"
    if not settings.is_file():
        return [*found, "config.cfg is missing"]
    text = settings.read_text(encoding="utf-8")
    found += [
        f"config.cfg names {n}" for n in _REGISTERED.findall(text) if not n.startswith("spacy.") and n not in _THINC
    ]
    found += [f"config.cfg has the component {n}" for n in _FACTORY.findall(text) if n not in _FACTORIES]
    return found
