"""The registry as the actor stage uses it: loaded once, its hits as token ranges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterclaim.reading.actors.grammar import capitalised, char_tokens
from counterclaim.reading.parsed import AnyDoc, Doc, Token, text_of
from counterclaim.reading.places.features import features
from counterclaim.registry import NameHit, Registry, shared_registry

_ADJECTIVE = 3  # words of the longest adjective of a country
PLACE_FORMS = frozenset({"country", "capital", "metonym"})


@dataclass(slots=True)
class Known:
    """A registry name in the text: token range, the hit, and the actor chosen among its candidates (None: not chosen)."""

    start: int
    end: int
    hit: NameHit
    actor: str | None = None
    possessive: bool = False  # an s at its end that has lost its apostrophe


def registry() -> Registry:
    """The registry of this reading: the shipped one, or with the user's own files."""
    return shared_registry()


def people_at(token: Token) -> tuple[str, int] | None:
    """The country of an adjective or people's name that ends at a token, and where it begins: "South Korean", "Syrians"."""
    return peoples(token.doc).get(token.i)


def peoples(doc: Doc) -> dict[int, tuple[str, int]]:
    """For each token, in order, at which a country's adjective or people's name ends: the country, and where it begins."""
    found: dict[int, tuple[str, int]] | None = doc.kept.get("people")
    if found is None:
        found = doc.kept["people"] = _peoples(doc)
    return found


def _peoples(doc: Doc) -> dict[int, tuple[str, int]]:
    demonym, endings = registry().demonym, registry().demonym_endings
    upper = {token.i for token in capitalised(doc)}
    found: dict[int, tuple[str, int]] = {}
    for token in capitalised(doc):
        if token.text[-2:].lower() not in endings:
            continue
        for start in range(max(token.sent.start, token.i - _ADJECTIVE + 1), token.i + 1):
            iso = demonym(doc[start : token.i + 1].text) if start in upper else None
            if iso is not None:
                found[token.i] = iso, start
                break
    return found


_KUNYAS = frozenset({"Abu", "Umm", "Ibn", "Bin", "Abd"})


def known_names(doc: AnyDoc, on: date | None) -> list[Known]:
    """Every registry name in the text as a token range, in order; two names never share a token."""
    found: list[Known] = []
    taken = 0
    for hit in registry().index.find(text_of(doc), on):
        where = char_tokens(doc, hit.start, hit.end)
        if where is None or where[0] < taken:
            continue
        start, end = where
        if end - start == 1 and hit.form not in PLACE_FORMS and _inside_a_name(doc, start, hit):
            continue
        if doc[start].idx < hit.start and not _splits_well(doc, hit):
            continue
        found.append(Known(start, end, hit))
        taken = end
    return found


def is_state(name: str) -> bool:
    """Whether a word is the name of a state ("US", "Mali")."""
    found = registry().find(name)
    return found is not None and registry().actors[found].kind == "state"


def _inside_a_name(doc: AnyDoc, at: int, hit: NameHit) -> bool:
    """One word between two capitalised words is part of a longer name ("Liberation" in "Velmar Liberation Army")."""
    kind = registry().actors[hit.actor_ids[0]].kind
    if kind == "person" and at + 1 < len(doc) and doc[at + 1].text[:1].isupper() and doc[at + 1].lower_ in features():
        return True  # "Sadr City"
    if not 0 < at < len(doc) - 1 or kind in {"person", "state"}:
        return False
    before, after = doc[at - 1], doc[at + 1]
    if before.text in _KUNYAS:
        return True  # "Abu Shabab" is a person
    between = before.text[:1].isupper() and after.text[:1].isupper() and before.is_alpha and after.is_alpha
    return between and not before.is_stop and not (doc[at].is_upper or before.is_upper)


def _splits_well(doc: AnyDoc, hit: NameHit) -> bool:
    """A hit inside a token is taken only where a hyphen or a bracket parts it ("US-led", "(HTS)")."""
    before = doc.text[hit.start - 1 : hit.start]
    return not before.isalnum()
