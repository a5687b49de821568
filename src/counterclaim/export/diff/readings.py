"""Changes between two readings of one document, as an older and a newer version of the program made them."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.errors import Errors
from counterclaim.export.diff.change import Change, Flat, changes_between, flat
from counterclaim.records import Claim, Reading

_TITLES = ("text", "name")
_CLAIM_IDS = ("id", "joint_with")  # count claims of one reading only


def changes_of_readings(first: Reading, other: Reading) -> Iterator[Change]:
    """Yield what the second reading says otherwise: claims by where they stand, actors and places by id, framing.

    Raises:
        CounterclaimError: E565 when the two are of different texts.
    """
    if first.document.text != other.document.text:
        what = "the two readings are of different texts; 'counterclaim compare' holds two tellings side by side"
        raise Errors.E565.error(path=other.document.title or other.document.id, what=what)
    yield from changes_between("claims", _claims(first), _claims(other), _TITLES)
    yield from changes_between("actors", _actors(first), _actors(other), _TITLES)
    yield from changes_between("places", _places(first), _places(other), _TITLES)
    yield from changes_between("framing", _framing(first), _framing(other), _TITLES)
    yield from changes_between(
        "made_by", [("versions", flat(first.made_by.model_dump()))], [("versions", flat(other.made_by.model_dump()))]
    )


def _claims(reading: Reading) -> Iterator[tuple[str, Flat]]:
    for claim in sorted(reading.claims, key=lambda c: (_key(c), c.id)):
        record = flat(claim.model_dump(mode="json", exclude=set(_CLAIM_IDS)))
        yield _key(claim), {name: value for name, value in record.items() if name != "event.happening"}


def _key(claim: Claim) -> str:
    """Where the claim's deed, or else the claim, stands, and what sort of thing it states."""
    if claim.event is not None:
        return f"{claim.event.trigger.start_char:07d} event {claim.event.trigger.text}"
    if claim.relation is not None:
        return f"{claim.start_char:07d} relation {claim.relation.type}"
    return f"{claim.start_char:07d} statement"


def _actors(reading: Reading) -> Iterator[tuple[str, Flat]]:
    for actor in reading.actors:
        yield (
            actor.id,
            {**flat(actor.model_dump(mode="json", exclude={"mentions"})), "mentions": str(len(actor.mentions))},
        )


def _places(reading: Reading) -> Iterator[tuple[str, Flat]]:
    for place in reading.places:
        yield (
            place.id,
            {**flat(place.model_dump(mode="json", exclude={"mentions"})), "mentions": str(len(place.mentions))},
        )


def _framing(reading: Reading) -> Iterator[tuple[str, Flat]]:
    for framing in reading.framing:
        yield f"{framing.start_char:07d} {framing.device}", flat(framing.model_dump(mode="json"))
