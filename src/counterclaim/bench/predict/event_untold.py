"""Journeys and public statements: events of WikiEvents that a reading has no frames for, as they are no claims of a deed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from counterclaim.reading.events.grammar import is_passive, prepositions
from counterclaim.reading.events.slots import verb_slots
from counterclaim.reading.parsed import Doc, Token

JOURNEY = {"walk", "drive", "arrive", "cross", "head", "travel", "fly", "sail"}
_STATEMENT = {"issue", "report", "state", "announce", "publish"}
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
TO, FROM = {"to", "into", "toward", "towards", "onto", "in", "at"}, {"from", "out of", "off"}
Untold = tuple[str, Token, list[tuple[str, Token]]]


def untold(doc: Doc, taken: Collection[int], place: Callable[[Token], bool]) -> Iterator[Untold]:
    """Yield type, trigger and arguments (role and head) of the journeys and public statements of a text.

    Args:
        doc: the parse.
        taken: where the triggers of the events begin that the reading tells.
        place: whether a noun names a place.
    """
    for token in doc:
        word = token.lemma_.lower()
        if token.pos_ != "VERB" or token.idx in taken or word not in JOURNEY | _STATEMENT:
            continue
        doers = verb_slots(token).own.get("by" if is_passive(token) else "subj", [])
        role = "Transporter" if word in JOURNEY else "Communicator"
        arguments = [(role, noun) for noun in doers if noun.pos_ in _NOMINAL]
        if word in JOURNEY:
            arguments += [(end, noun) for end, noun in ends(token) if place(noun)]
        yield _TYPE[role], token, arguments


_TYPE = {"Transporter": "Movement.Transportation.Unspecified", "Communicator": "Contact.Contact.Broadcast"}


def ends(verb: Token) -> Iterator[tuple[str, Token]]:
    """Yield the nouns after a word that says where a journey leads or from where it comes, each with its role."""
    for word, noun in prepositions(verb):
        if noun.pos_ in _NOMINAL and word in TO | FROM:
            yield "Destination" if word in TO else "Origin", noun
