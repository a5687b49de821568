"""The word lists and patterns of time expressions, loaded from the lexicon and compiled once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from pydantic import Field

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.errors import DataFileError
from counterclaim.reading.dates.feasts import FEAST_NAMES
from counterclaim.reading.dates.triggers import Needs, Triggers, Zone, can_hold, key_of, literals_of, needs_of

FOLDER = Path(__file__).parents[2] / "lexicon" / "data" / "dates"
_KEPT = 4096  # sets of classes whose rules are kept
_BLANK = r"(?:[^\S\n]{1,3}\n?|\n)[^\S\n]{0,3}"
_SLOT = re.compile(r"\{(?:([a-z0-9]+):)?([A-Z]+)\}")
_ALSO = {"i": "ıİ", "k": "\u212a", "s": "ſ"}  # what is the same letter where case is ignored


class WordClass(DataEntry):
    """A class of words with their values, or a regular expression."""

    name: str = Field(alias="class")
    words: dict[str, int | float | str] = Field(default_factory=dict)
    pattern: str | None = None
    plural: bool = False


class DatePattern(DataEntry):
    """One way to write a time expression."""

    rule: str
    make: str
    pattern: str
    example: str


@dataclass(frozen=True)
class Rule:
    """A pattern; `order` is its place in the file, `needs` the classes of words without which it cannot match."""

    name: str
    make: str
    pattern: str
    order: int
    needs: Needs

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The pattern compiled, which takes so long that it waits until a text has what it needs."""
        return re.compile(self.pattern, re.IGNORECASE)


@dataclass(frozen=True)
class Words:
    """All classes and rules. `triggers` finds the words without which no pattern matches."""

    classes: dict[str, dict[str, int | float | str]]
    rules: tuple[Rule, ...]
    triggers: Triggers
    _by_key: dict[str, list[Rule]] = field(default_factory=dict, repr=False)
    _tried: dict[frozenset[str], tuple[Rule, ...]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for rule in self.rules:
            for name in key_of(rule.needs) or ("",):
                self._by_key.setdefault(name, []).append(rule)

    def rules_for(self, zone: Zone) -> tuple[Rule, ...]:
        """The rules that can match in a zone, in order."""
        found = self._tried.get(zone.classes)
        if found is None:
            likely = {rule.order for name in ("", *zone.classes) for rule in self._by_key.get(name, ())}
            found = tuple(
                rule for rule in map(self.rules.__getitem__, sorted(likely)) if can_hold(zone.classes, rule.needs)
            )
            if len(self._tried) < _KEPT:
                self._tried[zone.classes] = found
        return found

    def value(self, name: str, text: str | None) -> int | float | str | None:
        """The value of `text` in the class `name`, or None."""
        if text is None:
            return None
        words = self.classes[name]
        key = " ".join(text.lower().split())
        return words.get(key, words.get(key[:-1]) if key.endswith("s") else None)


def data_files() -> list[Path]:
    """The data files of this stage, for checks and the lexicon's fingerprint."""
    return [FOLDER / "words.yaml", FOLDER / "patterns.yaml"]


@lru_cache(maxsize=1)
def load_words() -> Words:
    """Load the word lists and patterns.

    Raises:
        DataFileError: when an entry is malformed or names an unknown class.
    """
    classes = load_entries(FOLDER / "words.yaml", WordClass)
    patterns = load_entries(FOLDER / "patterns.yaml", DatePattern)
    pieces: dict[str, str] = {}
    for one in classes:
        pieces[one.name] = _piece(one, pieces)  # a class may name those above it
    pieces["FEAST"] = _alternatives(FEAST_NAMES, plural=False)
    rules: list[Rule] = []
    problems: list[str] = []
    for order, entry in enumerate(patterns):
        try:
            body = _expand(entry.pattern, pieces)
        except KeyError as error:
            problems.append(f"{entry.where}: pattern: {error}")
            continue
        pattern = rf"(?<![\w$£€])(?<!\d[.,]){body}(?!\w)(?![.,]\d)"
        rules.append(Rule(entry.rule, entry.make, pattern, order, needs_of(entry.pattern)))
    if problems:
        raise DataFileError(problems)
    words = {entry.name: [*entry.words] for entry in classes}
    plural = frozenset(entry.name for entry in classes if entry.plural)
    triggers = Triggers({**words, "FEAST": list(FEAST_NAMES)}, plural, literals_of(rule.needs for rule in rules))
    return Words({entry.name: dict(entry.words) for entry in classes}, tuple(rules), triggers)


def check_patterns() -> int:
    """Compile every pattern, as reading does one by one; return how many there are.

    Raises:
        DataFileError: when `load_words` does, or a pattern does not compile.
    """
    patterns = load_entries(FOLDER / "patterns.yaml", DatePattern)
    problems: list[str] = []
    for entry, rule in zip(patterns, load_words().rules, strict=True):
        try:
            _ = rule.regex
        except re.error as error:
            problems.append(f"{entry.where}: pattern: {error}")
    if problems:
        raise DataFileError(problems)
    return len(patterns)


def _alternatives(words: Iterable[str], plural: bool) -> str:
    """One of these words, the longest first; those with one first letter stand together, so that one look leaves out most."""
    by_first: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_first.setdefault(word[0].lower(), []).append(re.escape(word[1:]).replace(r"\ ", _BLANK))
    body = "|".join(f"{_either_case(first)}(?:{'|'.join(rests)})" for first, rests in by_first.items())
    return f"(?:{body})s?" if plural else f"(?:{body})"


def _either_case(letter: str) -> str:
    """A letter in either case as a plain set, for which the search has a short cut that it has not for ignored case."""
    upper = letter.upper()
    if len(upper) != 1 or upper == letter:
        return re.escape(letter)
    return f"(?-i:[{letter}{upper}{_ALSO.get(letter, '')}])"


def _piece(entry: WordClass, before: dict[str, str]) -> str:
    if entry.pattern is not None:
        return f"(?:{_SLOT.sub(lambda slot: before[slot[2]], entry.pattern.replace(' ', _BLANK))})"
    return _alternatives(list(entry.words), entry.plural)


def _expand(pattern: str, pieces: dict[str, str]) -> str:
    text = (
        pattern.replace("[ -]", "~")
        .replace(" ?", f"(?:{_BLANK})?")
        .replace(" ", _BLANK)
        .replace("~", f"(?:{_BLANK}|-)")
    )

    def slot(match: re.Match[str]) -> str:
        piece = pieces[match[2]]
        return f"(?P<{match[1]}>{piece})" if match[1] else piece

    return _SLOT.sub(slot, text)
