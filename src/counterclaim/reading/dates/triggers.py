"""Where time expressions can stand: one pass over the text for the words without which no pattern matches.

Each zone knows which classes of words it holds, so that of some eighty patterns only those are tried that can match.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

import ahocorasick_rs

_REACH = 60  # characters that an expression may reach before and after its trigger word
_LONGEST = 4000  # characters of a zone
_CLASSES = ("MONTH", "WEEKDAY", "UNIT", "SEASON", "TOD", "DEICTIC", "DECADEWORD", "FREQUENCY", "PASTREF", "PRESENTREF",
            "FUTUREREF", "FEAST", "HIJRIMONTH", "OCLOCK")  # fmt: skip
_MARKS = ("WHICH", "ANCHORED", "PART", "REL", "NTHPART", "ORDINAL")  # some patterns need one; they make no zone
_SAME = {"FULLDAY": "WEEKDAY", "LONGUNIT": "UNIT", "LONGABLE": "UNIT", "CENTURYORD": "DAYTH", "SHORTDECADE": "DECADE"}
_FIGURES = frozenset({"DAYNUM", "DAYORD", "DIGITS", "TWO", "CLOCK"})
DIGIT = "DIGIT"
# figures that patterns need of a certain shape, and what shows that a zone with a figure has one
_SHAPES = {
    "YEAR": re.compile(r"(?:1\d|20)\d\d"),
    "SHORTYEAR": re.compile(r"['’‘]\d\d"),
    "DECADE": re.compile(r"\d0['’]?[sS]"),
    "DAYTH": re.compile(r"\d(?:[sS][tT]|[nN][dD]|[rR][dD]|[tT][hH])"),
    "BC": re.compile(r"[bB]\.?[cC]"),
    "SLASH": re.compile(r"\d/\d"),
}
_FIGURES_HERE = frozenset({DIGIT})
_SLASH_HERE = frozenset({"SLASH"})  # between figures
_FIGURE = re.compile(
    r"\d{3,4}s?(?!\w)|\d{4}Z\b|\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}[/:.-]\d{1,2}(?!\w)|\d0['’]?s(?!\w)|"
    r"(?<=['’‘])\d\d(?![\w'’])|\d{1,2}(?=[^\S\n]?[ap]\.?m\b)|\d+(?= ?b\.?c\b)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[a-z]+")
_COMMON = frozenset({"the", "and", "for", "that", "from", "this"})  # in every zone
_OTHER = "OTHER"
_OTHERS = ("nineteen", "since then", "this period", "that period")
_LITERAL = "="  # before a word that only marks a zone
_MARK = "+"  # before a class whose words only mark a zone
_SLOT = re.compile(r"\{(?:[a-z0-9]+:)?([A-Z]+)\}")

Needs = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the text that may hold time expressions, and the classes of words in it."""

    start: int
    end: int
    classes: frozenset[str]


class Triggers:
    """Finds the zones of a text.

    Args:
        classes: the words of each class, in lower case.
        plural: classes whose words may bear an s.
        literals: further words that patterns need; they mark a zone but make none.
    """

    def __init__(
        self, classes: Mapping[str, Iterable[str]], plural: frozenset[str], literals: Iterable[str] = ()
    ) -> None:
        words: dict[str, set[str]] = {one: {_OTHER} for one in _OTHERS}
        for name in _CLASSES:
            for word in classes[name]:
                for form in (word, word + "s") if name in plural else (word,):
                    words.setdefault(form.replace("’", "'"), set()).add(name)
        for word in classes["FULLDAY"]:
            words.setdefault(word + "s", set()).add("WEEKDAY")
        for word in classes["UNIT"]:
            for form in (word + "long", word + "slong"):
                words.setdefault(form, set()).add("UNIT")
        for name in _MARKS:
            for word in classes[name]:
                # blanks may be of any sort in a text, so of several words the longest has to do
                words.setdefault(max(word.split(), key=len), set()).add(_MARK + name)
        for literal in literals:
            words.setdefault(literal, set()).add(_LITERAL + literal)
        self._classes = [frozenset(found) for found in words.values()]
        self._starts = [any(name[0] not in _LITERAL + _MARK for name in found) for found in self._classes]
        self._automaton = ahocorasick_rs.AhoCorasick(
            list(words), ahocorasick_rs.MatchKind.Standard, False, ahocorasick_rs.Implementation.ContiguousNFA
        )
        self._last: tuple[str, list[Zone]] = ("", [])

    def zones(self, text: str) -> list[Zone]:
        """The zones of the text, in order, cut at blanks, none longer than some thousand characters."""
        if self._last[0] != text:  # of a short text all is asked for twice
            self._last = text, list(self._zones(text))
        return self._last[1]

    def _zones(self, text: str) -> Iterator[Zone]:
        hits = self._hits(text)
        first = 0  # hits before this one end before the zone begins
        for start, end in _stretches(text, [(low, high) for low, high, _, starts in hits if starts]):
            classes: set[str] = set()
            while first < len(hits) and hits[first][1] <= start:
                first += 1
            for low, _, names, _ in hits[first:]:
                if low >= end:
                    break
                classes |= names
            if DIGIT not in classes and _NUMBER.search(text, start, end):
                classes.add(DIGIT)
            if DIGIT in classes:
                classes.update(name for name, shape in _SHAPES.items() if shape.search(text, start, end))
            yield Zone(start, end, frozenset(classes))

    def _hits(self, text: str) -> list[tuple[int, int, frozenset[str], bool]]:
        lower = plain_lower(text)
        size = len(lower)
        found = [
            (start, end, self._classes[which], self._starts[which])
            for which, start, end in self._automaton.find_matches_as_indexes(lower, overlapping=True)
            if not (start and _is_word(lower[start - 1])) and not (end < size and _is_word(lower[end]))
        ]
        for number in _NUMBER.finditer(text):
            if not (number.start() and _is_word(text[number.start() - 1])) and _FIGURE.match(text, number.start()):
                found.append((number.start(), number.end(), _FIGURES_HERE, True))
        found.sort(key=lambda hit: hit[:2])
        return found


def _stretches(text: str, triggers: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start = end = -1
    for low, high in triggers:
        low, high = max(0, low - _REACH), min(len(text), high + _REACH)
        if low <= end and high - start < _LONGEST:
            end = max(end, high)
            continue
        if end >= 0:
            yield start, _blank_after(text, end)
        start, end = _blank_before(text, max(low, end)), high
    if end >= 0:
        yield start, _blank_after(text, end)


def key_of(needs: Needs) -> frozenset[str]:
    """The clause that tells most of where a pattern can match; empty where it needs nothing."""
    return min(needs, key=lambda clause: (_is_common(clause), len(clause)), default=frozenset())


def can_hold(classes: frozenset[str], needs: Needs) -> bool:
    """Whether every clause of a pattern's needs is met by some class of words."""
    return all(not clause.isdisjoint(classes) for clause in needs)


def needs_of(pattern: str, left: bool = True, right: bool = True) -> Needs:
    """What a pattern cannot match without: clauses of classes and words, of each of which one must be there.

    Only what stands outside of optional groups counts, and of alternatives only where each of them needs something.

    Args:
        pattern: as in patterns.yaml.
        left, right: whether a word ends before and begins after the pattern, so that its first and last words are whole.
    """
    clauses: list[frozenset[str]] = []
    at = 0
    begins = left  # whether a word begins here in every text that matches
    while at < len(pattern):
        char = pattern[at]
        found: frozenset[str] = frozenset()
        step = 1
        blank = _border(pattern, at, False)
        if char == "\\":
            step, found = 2, _FIGURES_HERE if pattern[at + 1] == "d" else found
        elif char == "[":
            step = _class_end(pattern, at) + 1 - at
            found = _FIGURES_HERE if pattern[at + 1 : at + step - 1].strip("0123456789-") == "" else found
        elif char == "(":
            step = _close(pattern, at) + 1 - at
            inside = pattern[at + 1 : at + step - 1]
            found = _of_group(inside, begins, _parted(pattern, at + step, right))
            optional = pattern[at + step : at + step + 1] in ("?", "*")
            blank = _ends_blank(inside) and (begins or not optional)
        elif slot := _SLOT.match(pattern, at):
            step, found = slot.end() - at, _of_slot(slot[1])
        elif char.isdigit():
            found = _FIGURES_HERE
        elif char == "/":
            found = _SLASH_HERE
        elif word := _WORD.match(pattern, at):
            step = word.end() - at
            whole = begins and _parted(pattern, word.end(), right)
            if whole and step > 2 and word[0] not in _COMMON:
                found = frozenset({_LITERAL + word[0]})
        elif char in "?*":
            # an optional group has been reckoned with, an optional blank has not
            blank = begins and pattern[at - 1] == ")"
        at += step
        if found and pattern[at : at + 1] not in ("?", "*"):
            clauses.append(found)
        begins = blank
    return tuple(dict.fromkeys(clauses))


def literals_of(needs: Iterable[Needs]) -> set[str]:
    """The words that clauses name."""
    return {one[1:] for clauses in needs for clause in clauses for one in clause if one.startswith(_LITERAL)}


def _border(pattern: str, at: int, outside: bool) -> bool:
    """Whether the pattern has a blank (or its own end, where that is one) at this place."""
    if not 0 <= at < len(pattern):
        return outside
    return pattern[at] in " ~" or pattern[max(0, at - 3) : at + 1] == "[ -]" or pattern[at : at + 4] == "[ -]"


def _parted(pattern: str, at: int, outside: bool) -> bool:
    """Whether a word that ends here ends in every text that matches: a blank or comma follows, also inside of groups."""
    if at >= len(pattern):
        return outside
    if pattern[at] != "(":
        return pattern[at] == "," or pattern.startswith("\\.", at) or _border(pattern, at, outside)
    end = _close(pattern, at) + 1
    inside = re.sub(r"^\?(?::|P<\w+>)", "", pattern[at + 1 : end - 1])
    if inside.startswith("?"):
        return False
    optional = pattern[end : end + 1] in ("?", "*")
    after = _parted(pattern, end + optional, outside)
    return (after or not optional) and all(_parted(part, 0, after) for part in _alternatives(inside))


def _ends_blank(inside: str) -> bool:
    """Whether each alternative of a group ends with a blank."""
    inside = re.sub(r"^\?(?::|P<\w+>)", "", inside)
    return not inside.startswith("?") and all(part.endswith((" ", "~", "[ -]")) for part in _alternatives(inside))


def _of_slot(name: str) -> frozenset[str]:
    if name in _FIGURES:
        return _FIGURES_HERE
    name = _SAME.get(name, name)
    if name in _MARKS:
        return frozenset({_MARK + name})
    return frozenset({name}) if name in _CLASSES or name in _SHAPES else frozenset()


def _of_group(inside: str, left: bool, right: bool) -> frozenset[str]:
    """What all alternatives of a group together need one of; nothing for a look-ahead, or where one needs nothing."""
    if inside.startswith("?") and not inside.startswith(("?:", "?P<")):
        return frozenset()
    found: set[str] = set()
    for part in _alternatives(re.sub(r"^\?(?::|P<\w+>)", "", inside)):
        needs = needs_of(part, left, right)
        if not needs:
            return frozenset()
        found |= min(needs, key=lambda clause: (len(clause), _is_common(clause)))
    return frozenset(found)


def _is_common(clause: Set[str]) -> bool:
    """Whether the clause names something that is everywhere: figures, "this" and "last"."""
    return any(name == DIGIT or name.startswith(_MARK) for name in clause)


def _alternatives(inside: str) -> list[str]:
    parts, depth, start, at = [], 0, 0, 0
    while at < len(inside):
        char = inside[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = _class_end(inside, at)
        elif char in "()":
            depth += 1 if char == "(" else -1
        elif char == "|" and not depth:
            parts.append(inside[start:at])
            start = at + 1
        at += 1
    return [*parts, inside[start:]]


def _class_end(pattern: str, at: int) -> int:
    at += 1
    while at < len(pattern) and pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at


def _close(pattern: str, at: int) -> int:
    depth = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = _class_end(pattern, at)
        elif char in "()":
            depth += 1 if char == "(" else -1
            if not depth:
                return at
        at += 1
    return len(pattern) - 1


def plain_lower(text: str) -> str:
    """Lower case of the same length, line breaks and other blanks as one sort of blank, apostrophes as one sort."""
    lower = text.lower()
    if len(lower) != len(text):  # "İ" grows
        lower = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    for blank in "\n\t\r\u00a0":
        lower = lower.replace(blank, " ")
    return lower.replace("’", "'")


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _blank_before(text: str, at: int) -> int:
    floor = max(0, at - 40)
    while at > floor and not text[at - 1].isspace():
        at -= 1
    return at


def _blank_after(text: str, at: int) -> int:
    ceiling = min(len(text), at + 40)
    while at < ceiling and not text[at].isspace():
        at += 1
    return at
