"""Who holds the office that a description names: "the president", "the Israeli prime minister", "the Syrian leader"."""

from __future__ import annotations

from collections.abc import Collection

from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.known import registry
from counterclaim.reading.actors.phrases import Phrase

_OFFICES = {
    "president": "president",
    "prime minister": "prime_minister",
    "premier": "prime_minister",
    "foreign minister": "foreign_minister",
    "defence minister": "defence_minister",
    "defense minister": "defence_minister",
    "chancellor": "chancellor",
    "king": "king",
}
_SECRETARY = "secretary_general"
_HEADS_OF_BODIES = frozenset({"secretary-general", "secretary general"})
_STILL = frozenset({"current", "incumbent", "sitting", "embattled", "present"})
_LEADERS = frozenset({"president", "prime_minister", "king", "chancellor", "leader", "emir", "sultan"})


def office_holder(book: Book, phrase: Phrase) -> tuple[str, str] | None:
    """The person who held the office that day, else the one person named in the text who ever did; with the reason.

    Args:
        book: the notes of the document.
        phrase: a description whose head is an office; the country beside it or in focus says of which state.
    """
    if phrase.agent.noun in _HEADS_OF_BODIES and not phrase.hit.plural and not phrase.countries:
        return _head_of_body(book, phrase)
    iso = phrase.countries[0] if phrase.countries else book.country
    state = registry().state_for(iso) if iso else None
    office = _OFFICES.get(phrase.agent.noun)
    if state is None or phrase.hit.plural or not _plainly(book, phrase):
        return None
    holder = registry().holder(office, state.id, book.on) if office else None
    if holder is not None:
        return book.known(holder.id).id, f"{phrase.agent.noun} of {state.name} at that day"
    if not office and not (phrase.agent.noun == "leader" and phrase.countries):
        return None
    offices = {office} if office else _LEADERS
    named = [
        actor.id
        for actor in book.draft.actors.values()
        if actor.known and actor.kind == "person" and _held(actor.id, state.id, offices, book)
    ]
    if len(named) != 1:
        return None
    return named[0], f"the one person of this text who is {phrase.agent.noun} of {state.name}"


def _head_of_body(book: Book, phrase: Phrase) -> tuple[str, str] | None:
    """ "The Secretary-General": of the United Nations where the text names them, else of the one body that has such an office."""
    bodies = [a.id for a in book.draft.actors.values() if a.known and a.kind == "intergovernmental"]
    bodies = [phrase.owners[-1]] if phrase.owners else ["un"] if "un" in bodies else bodies
    found = [(body, holder) for body in bodies if (holder := registry().holder(_SECRETARY, body, book.on)) is not None]
    if len(found) != 1 or book.on is None:
        return None
    return book.known(found[0][1].id).id, f"{phrase.agent.noun} of {found[0][0]} at that day"


def _plainly(book: Book, phrase: Phrase) -> bool:
    """Nothing but article and country stand before the office: "the former president" is not the president."""
    before = book.doc[phrase.start : phrase.hit.start]
    return all(
        token.i in book.country_at or token.pos_ in {"DET", "PART", "PUNCT"} or token.lower_ in _STILL
        for token in before
    )


def _held(actor: str, state: str, offices: Collection[str], book: Book) -> bool:
    """Whether the person held one of the offices of the state: that day, or at any time where the day is not known."""
    return any(tie.office in offices and tie.actor == state for tie in registry().ties(actor, book.on))
