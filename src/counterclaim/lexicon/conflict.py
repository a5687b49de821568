"""Conflict words: by which a report of violence, arrest or protest can be told from other news without a parse.

They are not a list of their own: the one-word triggers of the frames of violence, detention and protest, and the nouns
for armed people of ``agents.yaml``. Each inflected form leads to one word, so that distinct words can be counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.frames import triggers_by_head
from counterclaim.lexicon.inflect import forms
from counterclaim.lexicon.triggers import Trigger

_ROOTS = frozenset({"ASSAULT", "PROTEST"})
_FRAMES = frozenset({"detention"})
_EXCEPTED = frozenset({"killing", "armed_clash"})
_ARMED = frozenset({"rebel_group", "militia", "state_forces", "police"})


def conflict_words(irregular: Mapping[str, Iterable[str]] | None = None) -> dict[str, str]:
    """Return form → word for all conflict words.

    Args:
        irregular: dictionary form → its irregular forms.
    """
    found: dict[str, str] = {}
    for head in _heads():
        for form in sorted(forms(head, irregular)):
            found.setdefault(form, head)
    return found


def _plain(frame: str, trigger: Trigger) -> bool:
    """Whether the word says it alone, but for what nobody takes for violence ("died of cholera", "the war on drugs")."""
    return not trigger.constraints or (frame in _EXCEPTED and all(c.negative for c in trigger.constraints))


@lru_cache(maxsize=1)
def _heads() -> tuple[str, ...]:
    heads = {
        head
        for (_, head), rows in triggers_by_head().items()
        for frame, trigger in rows
        if (frame.codes.plover in _ROOTS or frame.id in _FRAMES) and not trigger.fixed and _plain(frame.id, trigger)
    }
    heads |= {agent.noun for agent in agent_words().agents if agent.kind in _ARMED and " " not in agent.noun}
    return tuple(sorted(heads))
