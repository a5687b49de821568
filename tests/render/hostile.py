"""A reading whose every text is an attack, for the tests of `render`."""

from __future__ import annotations

from datetime import date

from counterclaim.records import (
    Actor,
    Claim,
    Claimant,
    DateMention,
    Document,
    Event,
    Framing,
    MadeBy,
    Mention,
    Place,
    Reading,
    Span,
    Toll,
    When,
)

ATTACKS = [
    "<script>window.hit=1</script>",
    '"><img src=x onerror="window.hit=1">',
    "</script><script>window.hit=1</script>",
    "'><svg onload=window.hit=1>",
    "javascript:window.hit=1",
    "\x1b[31mred\x1b[0m \x1b]8;;http://evil.example\x07link\x1b]8;;\x07",
    "[bold red]markup[/] [link=http://evil.example]x[/link]",
    "nul\x00bell\x07back\x08",
    "\u202egnp.exe\u202c \u2066isolate\u2069 \u200fمرحبا",
    "line\u2028separator\u2029next",
    "{{script}} {{style}} {{index}}",
    "🧨" * 40 + "W" * 120,
    "\ud800 lone",
    "=HYPERLINK(1)",
]
TEXT = "\n\n".join(f"{attack} said that {attack}" for attack in ATTACKS)


def hostile_reading() -> Reading:
    """Return a reading with hostile text, names, titles, notes and ids."""
    actors, claims, places, framing, dates = [], [], [], [], []
    at = 0
    for number, attack in enumerate(ATTACKS):
        start = TEXT.index(attack, at)
        end = start + len(attack)
        at = TEXT.index(attack, end) + len(attack)
        actors.append(
            Actor(
                id=f"id{number} {attack}",
                name=attack,
                kind="rebel_group",
                aliases=(attack,),
                mentions=(Mention(start_char=start, end_char=end, text=attack, how="name"),),
            )
        )
        place = Mention(start_char=start, end_char=end, text=attack, how="name")
        located = number % 2 == 0
        places.append(
            Place(
                id=f"place{number}{attack}",
                name=attack,
                lat=10.0 + number if located else None,
                lon=20.0 if located else None,
                geo_precision=1 + number % 7 if located else None,
                mentions=(place,),
            )
        )
        framing.append(
            Framing(
                start_char=start, end_char=end, text=attack, device="loaded_label", target=actors[0].id, neutral=attack
            )
        )
        dates.append(DateMention(start_char=start, end_char=end, text=attack))
        event = Event(
            type="shelling",
            plover="ASSAULT",
            trigger=Span(start_char=start, end_char=end, text=attack),
            initiators=(actors[0].id,),
            targets=(actors[-1].id,),
            places=(places[-1].id,),
            when=When(start=date(2020, 1, 1), end=None, date_precision=5),
            killed=Toll(low=1, best=2, high=3),
            weapon=attack,
        )
        claims.append(
            Claim(
                id=f"c{number}{attack}" if number % 2 else f"c{number}",
                start_char=start,
                end_char=at,
                text=TEXT[start:at],
                claimant=Claimant(actor=actors[-1].id, name=attack, interest="party", interest_because=attack),
                cue=Span(start_char=start, end_char=end, text=attack),
                event=event,
            )
        )
    document = Document(id="sha256:0", title=ATTACKS[0] + ATTACKS[5], publisher=ATTACKS[1], url=ATTACKS[4], text=TEXT)
    made_by = MadeBy(counterclaim="0", model=ATTACKS[0], lexicon=ATTACKS[1], registry=ATTACKS[2], gazetteer="0")
    return Reading(
        document=document,
        made_by=made_by,
        actors=tuple(actors),
        places=tuple(places),
        dates=tuple(dates),
        claims=tuple(claims),
        framing=tuple(framing),
        notes=tuple(ATTACKS),
    )
