"""Men who are counted and not named: "jets bombed X's camps, killing 19 militants" counts X's men.

They are those of the one armed group that the same sentence tells of as attacked: before the count, where the group is not
who strikes, or behind "against". Otherwise they stay the unnamed side.
"""

from __future__ import annotations

from counterclaim.reading.actors.generic import OPPOSITION_RULE
from counterclaim.reading.actors.phrases import Phrase
from counterclaim.reading.coreference.clauses import governor, subject_of
from counterclaim.reading.coreference.stack import Stack
from counterclaim.reading.draft import DraftMention
from counterclaim.reading.parsed import Token

_ARMED = frozenset({"rebel_group", "militia"})
_SUFFER = frozenset({"dobj", "nsubjpass"})
_FIGHTS = {
    "clash", "battle", "fighting", "fight", "gunfight", "firefight", "gunbattle", "encounter", "exchange", "shootout", "combat",
    "skirmish",
}  # fmt: skip
_COUNTING = frozenset({"nummod", "quantmod", "det", "amod", "advmod"})


def counted(phrase: Phrase, have: DraftMention, stack: Stack) -> tuple[tuple[str, ...], str]:
    """Whom a bare number of fighters belongs to, and why; empty where the sentence does not tell."""
    head = phrase.head
    book = stack.book
    if book.draft.actors[have.ref].rule != OPPOSITION_RULE or not phrase.hit.plural or phrase.definite:
        return (), ""
    if (
        phrase.countries
        or phrase.owners
        or head.dep_ not in _SUFFER
        or not any(c.like_num or c.dep_ == "nummod" for c in head.children)
    ):
        return (), ""
    if any(c.i < head.i and c.dep_ not in _COUNTING for c in head.children):
        return (), ""
    verb = governor(head)
    doer = subject_of(verb) if verb is not None and head.dep_ == "dobj" else None
    acting = set(book.draft.actors_at(doer)) if doer is not None else set()
    struck = {
        ref
        for item in stack.recent(0)
        for ref in item.refs
        if book.draft.actors[ref].kind in _ARMED and ref != have.ref and (acting or not item.subject)
    } | _against(head, stack)
    if len(struck) == 1 and not struck & acting:
        return tuple(struck), "the armed group that the sentence tells of as attacked"
    return (), ""


def _against(head: Token, stack: Stack) -> set[str]:
    """ "Killed 30 militants in an operation against X"."""
    found: set[str] = set()
    for token in head.doc[head.i + 1 : head.sent.end]:
        if token.lower_ == "against" or (token.lower_ == "with" and token.head.lemma_ in _FIGHTS):
            named = (c for c in token.children if c.dep_ == "pobj")
            found |= {
                r for n in named for r in stack.book.draft.actors_at(n) if stack.book.draft.actors[r].kind in _ARMED
            }
    return found
