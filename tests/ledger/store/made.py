"""Readings made by hand, without a parser."""

from __future__ import annotations

from datetime import date

from counterclaim.records import (
    Actor,
    Claim,
    Claimant,
    Document,
    Event,
    Framing,
    MadeBy,
    Mention,
    Place,
    Reading,
    Relation,
    Span,
    Toll,
    When,
)

MADE_BY = MadeBy(counterclaim="0.1.0", model="none", lexicon="sha256:0", registry="sha256:0", gazetteer="0")


def reading(
    number: int = 1,
    *,
    words: str = "shelled the market",
    publisher: str = "Hill Wire",
    published: date | None = date(2024, 5, 2),
    killed: int = 3,
    notes: tuple[str, ...] = (),
) -> Reading:
    """A report of one attack, of which a ministry says what its enemy did and the enemy denies it."""
    said = f"The ministry said the Red Brigade {words} of Dara-{number}, killing {killed}."
    denied = "The brigade denied it."
    text = f"{said} {denied}"
    day = When(start=date(2024, 5, 1), end=date(2024, 5, 1), date_precision=1)
    event = Event(
        type="artillery",
        plover="ASSAULT",
        cameo="194",
        acled=("Explosions/Remote violence", "Shelling/artillery/missile attack"),
        trigger=Span(start_char=34, end_char=41, text=text[34:41]),
        initiators=("red-brigade",),
        targets=("civilians-dara",),
        places=(f"own:dara-{number}",),
        when=day,
        killed=Toll(low=killed, best=killed, high=killed),
        happening="h1",
    )
    ministry = Claimant(actor="ministry", name="the ministry", interest="party")
    brigade = Claimant(actor="red-brigade", name="Red Brigade", interest="party")
    end = len(said)
    claims = (
        Claim(id="c1", start_char=0, end_char=end, text=said, claimant=ministry, stance="accuses", event=event),
        Claim(
            id="c2",
            start_char=end + 1,
            end_char=len(text),
            text=denied,
            claimant=brigade,
            stance="denies",
            polarity="negative",
            event=event.model_copy(update={"killed": None}),
        ),
        Claim(
            id="c3",
            start_char=0,
            end_char=12,
            text=text[:12],
            claimant=ministry,
            relation=Relation(type="opposes", source="ministry", target="red-brigade"),
        ),
    )
    mention = Mention(start_char=0, end_char=12, text=text[:12], how="name")
    return Reading(
        document=Document.of(text, title=f"Shelling in Dara-{number}", publisher=publisher, published=published),
        made_by=MADE_BY,
        actors=(
            Actor(id="ministry", name="Ministry of Defence", aliases=("MoD",), kind="state_forces", country=("SYR",)),
            Actor(
                id="red-brigade",
                name="Red Brigade",
                aliases=("Liwa’ al-Aḥmar",),
                kind="rebel_group",
                mentions=(mention,),
            ),
            Actor(id="civilians-dara", name="people of Dara", kind="civilians"),
        ),
        places=(
            Place(
                id=f"own:dara-{number}",
                name=f"Dara-{number}",
                kind="settlement",
                lat=35.0,
                lon=36.0,
                country="SYR",
                admin1="Idlib",
                geo_precision=1,
            ),
        ),
        claims=claims,
        framing=(Framing(start_char=4, end_char=12, text=text[4:12], device="loaded_label", target="red-brigade"),),
        notes=notes,
    )
