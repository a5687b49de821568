"""Run the examples of the frames as tests: each must be read with its trigger and its roles.

Needs the parser but no actors: an example names role fillers by the head word of their phrase.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.lexicon.frames import Example, Frame, frames
from counterclaim.reading.events.bind import content
from counterclaim.reading.events.match import Match, matches
from counterclaim.reading.events.mediators import mediators_of
from counterclaim.reading.parsed import Doc, Token


@dataclass(frozen=True, slots=True)
class Failure:
    """One example that is not read as it should be, and what was read instead."""

    frame: Frame
    example: Example
    found: str

    def __str__(self) -> str:
        return f"{self.frame.where}: {self.frame.id}: {self.example.text!r} is read as {self.found or 'nothing'}"


def run_examples(parse: Iterable[Doc] | None = None, only: str | None = None) -> Iterator[Failure]:
    """Yield the examples that fail.

    Args:
        parse: parsed examples, in the order of `example_texts`; None to parse them with the shipped model.
        only: id of the one frame to test; None for all.
    """
    rows = [(f, e) for f in frames().values() if only in {None, f.id} for e in f.examples]
    if parse is None:
        from counterclaim.reading.parse import shared_parser

        parse = map(Doc, shared_parser().nlp.pipe([e.text for _, e in rows]))
    for (frame, example), doc in zip(rows, parse, strict=True):
        found = matches(doc)
        if not any(holds(m, frame, example) for m in found):
            yield Failure(frame, example, "; ".join(describe(m) for m in found))


def holds(match: Match, frame: Frame, example: Example) -> bool:
    """Tell whether a match is what the example wants."""
    if match.frame.id != frame.id or (example.trigger and match.token.text != example.trigger):
        return False
    parties = _words(match.roles.get("party", []))
    have = {
        "initiators": _words(match.roles.get("initiator", [])) | parties,
        "targets": _words(match.roles.get("target", [])) | parties,
        "mediators": _words([*match.roles.get("mediator", []), *mediators_of(match)]),
    }
    return all(set(getattr(example, role)) <= words for role, words in have.items())


def describe(match: Match) -> str:
    """One line that says what a match is."""
    roles = ", ".join(f"{role} {' '.join(t.text for t in tokens)}" for role, tokens in match.roles.items() if tokens)
    return f"{match.frame.id} ('{match.token.text}'{': ' + roles if roles else ''})"


def _words(tokens: list[Token]) -> set[str]:
    return {t.text for t in tokens} | {content(t).text for t in tokens}
