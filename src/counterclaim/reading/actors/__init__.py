"""Actors: every noun phrase that acts or speaks, with who it is.

Names of the registry come first and win; then persons and bodies the NER finds; then other names the text gives them;
then phrases without a name. What goes back to something said before ("the group", "he") is left to coreference.
"""

from __future__ import annotations

from counterclaim.reading.actors.acronyms import read_other_names, read_plurals
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.descriptions import read_descriptions
from counterclaim.reading.actors.grammar import is_capitals
from counterclaim.reading.actors.newnames import read_new_names
from counterclaim.reading.actors.offices import read_offices
from counterclaim.reading.actors.registered import read_registered
from counterclaim.reading.actors.sympathies import read_sympathies
from counterclaim.reading.parsed import Doc

__all__ = ["read_actors"]


def read_actors(doc: Doc) -> Doc:
    """Add to the draft of `doc` all actors and their mentions that can be told without looking back. Linear in its length."""
    book = Book.of(doc)
    book.capitals = is_capitals(book.draft.document.text)
    read_registered(book)
    read_plurals(book)
    read_new_names(book)
    read_other_names(book)
    read_offices(book)
    read_descriptions(book)
    read_offices(book)
    read_sympathies(book)
    return doc
