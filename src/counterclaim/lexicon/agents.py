"""Nouns for those who act or speak (``agents.yaml``), found at the end of a noun phrase."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.records import ActorKind

if TYPE_CHECKING:
    from counterclaim.reading.parsed import AnyToken

AGENTS_FILE = Path(__file__).parent / "data" / "agents.yaml"
_LONGEST = 4  # words of the longest entry


class Agent(DataEntry):
    """One noun; the keys are explained at the head of ``agents.yaml``."""

    noun: str
    plural: str | None = None
    kind: ActorKind
    collective: bool = False
    side: Literal["state", "opposition", "civilian"] | None = None
    speaks: bool = False
    machine: bool = False
    anaphoric: bool = False
    names_only: bool = False
    gender: Literal["m", "f"] | None = None

    @property
    def many(self) -> str:
        """The plural, given or made by rule."""
        return self.plural or plural_of(self.noun)


class AgentHit(NamedTuple):
    """An agent noun that ends at a token: the entry, the index of its first token, whether it stands in the plural."""

    agent: Agent
    start: int
    plural: bool


class AgentWords:
    """All agent nouns, ready to be looked up by the words in front of a noun phrase's head."""

    def __init__(self, agents: list[Agent]) -> None:
        self.agents = agents
        self._by_words: dict[tuple[str, ...], tuple[Agent, bool]] = {}
        self._of: dict[str, list[tuple[tuple[str, ...], Agent, bool]]] = {}
        self._of_names: dict[tuple[str, ...], Agent] = {}
        lengths: dict[str, set[int]] = {}  # how many words the nouns with this last word have
        self._before: dict[str, set[str]] = {}  # by the last word of longer nouns, the words right before it
        self.last_words: set[str] = set()
        for agent in agents:
            for text, plural in ((agent.noun, agent.plural == agent.noun), (agent.many, True)):
                words = tuple(text.lower().replace("-", " - ").replace("'s", " 's").replace("s' ", "s ' ").split())
                if "of" in words:  # the head is the first word
                    self._of.setdefault(words[0], []).append((words, agent, plural))
                    self.last_words.add(words[0])
                    continue
                if agent.names_only:
                    self._of_names.setdefault(words, agent)
                self._by_words.setdefault(words, (agent, plural))
                self.last_words.add(words[-1])
                if len(words) > 1:
                    self._before.setdefault(words[-1], set()).add(words[-2])
                lengths.setdefault(words[-1], set()).add(len(words))
        self._lengths = {word: sorted(found, reverse=True) for word, found in lengths.items()}

    def at(self, token: AnyToken, names: bool = False, first: int = 0) -> AgentHit | None:
        """Return the longest agent noun whose last word is `token`, or None.

        Args:
            token: the last word of the noun.
            names: also take words that only tell the kind of a name (``names_only``).
            first: index of the first token that may belong to the noun.
        """
        if token.lower_ not in self.last_words:
            return None
        kept = getattr(token.doc, "kept", None)
        if names or first or kept is None:
            return self._at(token, names, first)
        met: dict[int, AgentHit | None] = kept.setdefault("agent_words", {})  # each stage asks again
        if token.i not in met:
            met[token.i] = self._at(token, names, first)
        return met[token.i]

    def _at(self, token: AnyToken, names: bool, first: int) -> AgentHit | None:
        doc, end, last = token.doc, token.i + 1, token.lower_
        for words, agent, plural in self._of.get(last, ()):
            if tuple(t.lower_ for t in doc[token.i : token.i + len(words)]) == words:
                return AgentHit(agent, token.i, plural)
        begin = max(first, token.sent.start)
        before = self._before.get(last)
        longer = before is not None and token.i > begin and doc[token.i - 1].lower_ in before
        for length in self._lengths.get(last, ()):
            start = end - length
            if start < begin or (length > 1 and not longer):
                continue
            words = tuple(t.lower_ for t in doc[start:end]) if length > 1 else (last,)
            found = self._by_words.get(words)
            if found is not None and (names or not found[0].names_only):
                return AgentHit(found[0], start, found[1])
        return None

    def of_words(self, words: list[str]) -> Agent | None:
        """Return the entry for the longest ending of these words (``names_only`` ones too), or None."""
        lower = [word.lower() for word in words]
        for start in range(max(0, len(lower) - _LONGEST), len(lower)):
            ending = tuple(lower[start:])
            if ending in self._of_names:
                return self._of_names[ending]
            found = self._by_words.get(ending)
            if found is not None:
                return found[0]
        return None


def plural_of(noun: str) -> str:
    """The regular English plural of a noun."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun + "s"


@lru_cache(maxsize=1)
def agent_words() -> AgentWords:
    """Return the shipped agent nouns.

    Raises:
        DataFileError: when entries do not hold, with file and line of each.
    """
    return AgentWords(load_entries(AGENTS_FILE, Agent))
