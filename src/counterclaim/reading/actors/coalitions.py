"""Which coalition "the Coalition" is: the one named in the text, else the one that fights an actor of the text that day."""

from __future__ import annotations

from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.grammar import of_object
from counterclaim.reading.actors.known import registry
from counterclaim.reading.actors.phrases import Phrase
from counterclaim.reading.parsed import Token

_COALITION = frozenset({"coalition", "coalitions"})
_PLAIN = frozenset(
    {"the", "other", "our", "its", "all", "some", "several", "international", "a", "an", "these", "those"}
)


def coalition_before(phrase: Phrase) -> Token | None:
    """ "Coalition" in "Coalition forces", "other coalition partners", where no other name says whose they are."""
    if phrase.owners or phrase.countries or phrase.agent.kind == "civilians":
        return None
    doc = phrase.head.doc
    before = doc.tokens[phrase.start : phrase.head.i]
    found = next((token for token in before if token.lower_ in _COALITION), None)
    if found is None and (whose := of_object(phrase.head)) is not None and whose.lower_ in _COALITION:
        alone = all(token.lower_ in _PLAIN for token in whose.lefts)
        return whose if alone and not any(token.dep_ in {"prep", "acl", "relcl"} for token in whose.rights) else None
    if found is None or found.head.i < found.i:
        return None
    plain = all(t.lower_ in _PLAIN or t.lower_ in _COALITION or t.pos_ == "NUM" for t in before)
    return found if plain else None


def the_coalition(book: Book) -> str | None:
    """The one coalition meant by "the coalition", or None: a name of it in the text, else by whom it opposes that day."""
    draft = book.draft
    named = [a.id for a in draft.actors.values() if a.known and a.kind == "intergovernmental" and is_coalition(a.id)]
    if named:
        return named[0] if len(named) == 1 else None
    if book.on is None:
        return None
    foes = {
        actor.id
        for actor in draft.actors.values()
        if actor.known
        and actor.kind in {"rebel_group", "militia"}
        and (not book.grounds or book.grounds & set(actor.country))
    }
    found = {entry for entry, opposed in _foes_of_coalitions(book) if opposed & foes}
    return book.known(next(iter(found))).id if len(found) == 1 else None


def led_by(book: Book, leader: str) -> str | None:
    """The coalition of the "Saudi-led" of "Saudi-led airstrikes": called so that day, and fighting in a country of the text."""
    found = registry().find(f"{leader}-led coalition")
    if found is None or book.on is None:
        return None
    grounds = {
        country for entry, foes in _foes_of_coalitions(book) if entry == found
        for foe in foes for country in registry().actors[foe].country
    }  # fmt: skip
    return book.known(found).id if grounds & book.grounds else None


def _foes_of_coalitions(book: Book) -> list[tuple[str, frozenset[str]]]:
    """Coalitions of states that held on the document's day, with those they fight."""
    known = registry()
    return [
        (entry_id, frozenset(tie.actor for tie in known.ties(entry_id, book.on) if tie.type == "opposes"))
        for entry_id in known.coalitions
        if known.actors[entry_id].covers(book.on)
    ]


def is_coalition(actor_id: str) -> bool:
    """Whether the registry's actor is called a coalition."""
    return actor_id in registry().coalitions
