"""Accounts and claims made by hand, for tests of linking and standing that need no parser."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from counterclaim.records import Account, AccountActor, AccountPlace, Claim, Claimant, Event, Span, Toll, When

TOWNS = {
    "Norburg": AccountPlace(
        id="p1", name="Norburg", lat=10.0, lon=20.0, country="AAA", admin1="North", geo_precision=1
    ),
    "Estwick": AccountPlace(
        id="p2", name="Estwick", lat=10.1, lon=20.1, country="AAA", admin1="North", geo_precision=1
    ),
    "Sudhaven": AccountPlace(
        id="p3", name="Sudhaven", lat=7.0, lon=23.0, country="AAA", admin1="South", geo_precision=1
    ),
    "North": AccountPlace(id="p4", name="North", lat=10.2, lon=20.2, country="AAA", admin1="North", geo_precision=4),
}
ACTORS = {
    "army": AccountActor(id="army", name="Army of Alania", kind="state_forces", known=True),
    "front": AccountActor(id="front", name="Alanian Front", kind="rebel_group", known=True),
    "observers": AccountActor(id="observers", name="Alania Observers", kind="monitor", known=True),
    "red-cross": AccountActor(id="red-cross", name="Red Aid", kind="monitor", known=True),
    "people": AccountActor(id="people", name="people", kind="civilians"),
}


def day(text: str, last: str | None = None) -> When:
    """A day, or a range of days."""
    end = last or text
    return When(start=date.fromisoformat(text), end=date.fromisoformat(end), date_precision=1 if end == text else 3)


def account(
    document: str,
    place: str | None = "Norburg",
    on: str = "2031-05-04",
    killed: int | None = None,
    *,
    frames: Sequence[str] = ("bombing", "killing"),
    published: str | None = None,
    initiators: Sequence[str] = (),
    targets: Sequence[str] = ("people",),
    names: Sequence[str] = (),
    main: bool = True,
    number: int = 1,
    last: str | None = None,
    **fields: Any,
) -> Account:
    """One account; `document` stands for its 16 digits."""
    key = document.ljust(16, "0")
    return Account(
        id=f"{key}-h{number}",
        document=key,
        publisher=f"paper {document}",
        published=date.fromisoformat(published or last or on),
        claims=(f"{key}-c{number}",),
        main=main,
        frames=tuple(frames),
        kind=frames[0],
        initiators=tuple(initiators),
        targets=tuple(targets),
        places=(TOWNS[place],) if place else (),
        when=day(on, last),
        killed=Toll(low=killed, best=killed, high=killed) if killed is not None else None,
        names=tuple(names),
        actors=tuple(ACTORS[ref] for ref in dict.fromkeys((*initiators, *targets))),
        **fields,
    )


def claim(
    of: Account,
    claimant: str | None = None,
    killed: int | None = None,
    *,
    interest: Any = "independent",
    at: int = 0,
    number: str | None = None,
    at_least: bool = False,
    initiators: Sequence[str] | None = None,
    **fields: Any,
) -> tuple[str, Claim]:
    """One claim of an account, with its ledger key; without a claimant it is the document's own voice."""
    key = number or of.claims[0].rpartition("-")[2]
    toll = None if killed is None else Toll(low=killed, best=killed, high=None if at_least else killed)
    event = Event(
        type=of.frames[0],
        plover="ASSAULT",
        trigger=Span(start_char=at, end_char=at + 1, text="x"),
        initiators=tuple(of.initiators if initiators is None else initiators),
        targets=of.targets,
        places=tuple(place.id for place in of.places),
        when=of.when,
        killed=toll,
    )
    who = Claimant(document=True, interest="unknown" if interest == "independent" else interest)
    if claimant is not None:
        who = Claimant(actor=claimant, name=ACTORS[claimant].name, interest=interest)
    made = Claim(id=key, start_char=at, end_char=at + 1, text="x", claimant=who, event=event, **fields)
    return f"{of.document}-{key}", made


def told_by(of: Account, *claimants: str) -> Account:
    """The account with claimants among its actors."""
    return of.model_copy(
        update={"actors": (*of.actors, *(ACTORS[one] for one in claimants if one not in of.initiators))}
    )
