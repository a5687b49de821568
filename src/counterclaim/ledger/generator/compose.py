"""Turns a plan into a report: chooses sentences and what stands in their blanks, and writes them on a page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from counterclaim.ledger.generator.cast import Figure, bodies
from counterclaim.ledger.generator.page import Fill, Page
from counterclaim.ledger.generator.plans import Plan
from counterclaim.ledger.generator.story import Attack
from counterclaim.ledger.generator.truth import TollSaid, Truth
from counterclaim.ledger.generator.wording import Sentence, Use, fillers, sentences
from counterclaim.records import Reading, Toll, When

_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_LATE: tuple[Use, ...] = ("update", "anniversary")


@dataclass(frozen=True)
class _Line:
    sentence: Sentence
    fills: dict[str, Fill]
    attack: Attack
    history: bool = False


def compose(plan: Plan) -> tuple[Reading, Truth]:
    """Write the document of a plan; the same plan gives the same document."""
    writer = _Writer(plan)
    lines = writer.lines()
    if plan.cut == "drop" and len(lines) > 3:
        edit = Random(f"{plan.seed}{plan.publisher}{plan.published}")
        del lines[edit.randrange(1, len(lines))]
    elif plan.cut == "part":
        lines = lines[: max(2, len(lines) // 2)]
    sides = frozenset(side.id for attack in plan.attacks for side in attack.conflict.sides)
    page = Page(sides)
    if plan.agency:
        page.write(
            f"{plan.attacks[0].spot.town.name.upper()}, {plan.text_day:%B} {plan.text_day.day} ({plan.agency}) - "
        )
    happenings: dict[str, str] = {}
    tolls: list[TollSaid] = []
    for n, line in enumerate(lines):
        if n:
            page.write("\n\n" if n % 2 == 0 else " ")
        happening = next((h for h, i in happenings.items() if i == line.attack.id), f"h{len(happenings) + 1}")
        before = len(page.claims)
        page.sentence(line.sentence, line.fills, line.attack.deed.frame, happening, history=line.history)
        for claim in page.claims[before:]:
            if claim.event is not None and claim.event.happening == happening:
                happenings[happening] = line.attack.id
                if claim.event.killed is not None and claim.event.killed.best is not None:
                    tolls.append(TollSaid(line.attack.id, claim.claimant.actor or "", claim.event.killed.best))
            elif claim.event is not None and claim.event.happening:  # a reaction is a happening of its own
                happenings[claim.event.happening] = f"{plan.seed}/{claim.event.happening}"
    url = f"https://{plan.publisher.lower().replace(' ', '-')}.example/{plan.published:%Y/%m/%d}/{plan.seed}"
    reading = page.reading(title=writer.title(), publisher=plan.publisher, published=plan.published, url=url)
    episodes = {a.id: a.episode for a in (*plan.attacks, plan.history) if a is not None and a.episode is not None}
    return reading, Truth(reading.document.id, plan.kind, happenings, plan.wire, episodes, tuple(tolls))


class _Writer:
    """Draws the sentences of one document; `plan.seed` is all that its words depend on."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.draw = Random(plan.seed)
        self.exact = self.draw.random() < 0.85  # names the town, not only its division
        self.dated = self.draw.random() < 0.93
        self.numbers = self.draw.random() < 0.7  # "nine" or "at least nine"
        self.used: set[int] = set()

    def title(self) -> str:
        """A headline: the kind of deed and the place."""
        attack = self.plan.attacks[0]
        noun = attack.deed.noun[attack.noun % len(attack.deed.noun)]
        return f"{noun.capitalize()} in {attack.spot.town.name}"

    def lines(self) -> list[_Line]:
        plan, draw = self.plan, self.draw
        first = plan.attacks[0]
        if plan.kind == "roundup":
            return [self._line("lead", attack) for attack in plan.attacks]
        report = plan.kind in ("report", "copy", "part") and not plan.seed.rpartition("/")[2][0].isalpha()
        if not report:
            return self._follow_up(first, plan.seed.rpartition("/")[2])
        found = [self._line("lead", first)]
        if first.killed:
            found += [self._line("toll", first) for _ in range(draw.randint(0, 2))]
        if not first.deed.mutual:
            for use, chance in (("blame", 0.35), ("denial", 0.2), ("responsibility", 0.1)):
                if draw.random() < chance:
                    found.append(self._line(use, first))  # type: ignore[arg-type]
        found += [self._line("filler", first) for _ in range(draw.randint(2, 6))]
        if draw.random() < 0.25:
            found.append(self._line("tie", first))
        if plan.history is not None:
            found.append(self._line("history", plan.history, history=True))
        return found

    def _follow_up(self, attack: Attack, kind: str) -> list[_Line]:
        use: Use = (
            "update"
            if kind.startswith("update")
            else "anniversary"
            if kind.startswith("anniversary")
            else "denied_report"
            if kind.startswith("denial")
            else "reaction"
        )
        found = [self._line(use, attack)]
        found += [self._line("filler", attack) for _ in range(self.draw.randint(2, 5))]
        if use == "reaction" and self.draw.random() < 0.5:
            found.append(self._line("toll", attack))
        return found

    def _line(self, use: Use, attack: Attack, history: bool = False) -> _Line:
        shape = "mutual" if attack.deed.mutual else "deed"
        known = use == "filler"  # these differ by their words
        fitting = [s for s in sentences()[use] if s.shape in (None, shape) and (known or id(s) not in self.used)]
        if not attack.killed:
            fitting = [
                s for s in fitting if "killed" not in s.text.lower() and "injured" not in s.text.lower()
            ] or fitting
        sentence = self.draw.choice(fitting or list(sentences()[use]))
        self.used.add(id(sentence))
        return _Line(sentence, self._fills(use, attack), attack, history)

    def _fills(self, use: Use, attack: Attack) -> dict[str, Fill]:
        draw, conflict = self.draw, attack.conflict
        speaker = self._speaker(use, attack)
        number = attack.known if use in _LATE else attack.said_by(speaker)
        town = attack.spot.town
        region = attack.spot.region or town
        place = town if self.exact else region
        deed = attack.deed
        blamed = attack.initiator if draw.random() < 0.8 else attack.target
        backer = draw.choice(conflict.backers)
        when, words = self._when(attack)
        killed = self._people(number, attack)
        hurt = Toll(low=attack.injured, best=attack.injured, high=attack.injured) if attack.injured else None
        return {
            "initiator": _who(draw, attack.initiator),
            "target": _who(draw, attack.target),
            "initiator_party": _who(draw, attack.initiator),
            "target_party": _who(draw, attack.target),
            "place": Fill(place.name, place=place),
            "region": Fill(region.name, place=region) if self.exact else Fill(conflict.country_name),
            "when": Fill(words, when=when),
            "when_first": Fill(words, when=when),
            "today": Fill(f"{self.plan.text_day:%A}", when=_day(self.plan.text_day)),
            "killed": killed,
            "killed_number": Fill(str(number), toll=_toll(number, attack)),
            "were": Fill("was" if number == 1 else "were"),
            "injured": Fill(f"{attack.injured or 'several'} people", toll=hurt),
            "noun": Fill(deed.noun[attack.noun % len(deed.noun)]),
            "a_noun": Fill(draw.choice(deed.a_noun), marks=True),
            "active": Fill(draw.choice(deed.active), marks=True),
            "claimant": _who(draw, speaker),
            "blamed": _who(draw, blamed),
            "body": _who(draw, draw.choice(bodies())),
            "backer": _who(draw, backer),
            "idle": Fill(self._idle(place.name)),
            "idle_two": Fill(self._idle(place.name)),
        }

    def _idle(self, place: str) -> str:
        words = " ".join(self.draw.choice(part) for part in fillers()).replace("{place}", place)
        return words[0].lower() + words[1:]

    def _speaker(self, use: Use, attack: Attack) -> Figure:
        if use in ("denial", "denied_report", "responsibility"):
            return attack.initiator
        if use in ("blame", "tie"):
            spoken = [v for v in attack.voices if v.represents == attack.target.id] or list(attack.voices)
            return self.draw.choice(spoken + list(attack.conflict.monitors))
        return self.draw.choice(attack.voices)

    def _when(self, attack: Attack) -> tuple[When | None, str]:
        told, day = self.plan.text_day, attack.day
        if not self.dated:
            return None, "in recent days"
        ago = (told - day).days
        if 0 <= ago < 7:
            return _day(day), f"on {day:%A}"
        if ago < 40:
            return _day(day), f"on {day:%B} {day.day}"
        if self.draw.random() < 0.5:
            last = (day.replace(day=28) + timedelta(4)).replace(day=1) - timedelta(1)
            return When(start=day.replace(day=1), end=last, date_precision=4), f"in {day:%B %Y}"
        return _day(day), f"on {day:%B} {day.day}, {day.year}"

    def _people(self, number: int, attack: Attack) -> Fill:
        word = _SMALL[number] if number <= 10 else str(number)
        who = attack.victims.words[0]
        if number == 1:
            who = "civilian" if who == "civilians" else "person"
        least = "at least " if not self.numbers and number > 1 else ""
        toll = _toll(number, attack, least=bool(least))
        victims = attack.victims if number != 1 else None
        return Fill(f"{least}{word} {who}", toll=toll, victims=victims)


def _toll(number: int, attack: Attack, least: bool = False) -> Toll:
    civilians = number if attack.victims.id == "civilians" else None
    return Toll(low=number, best=number, high=None if least else number, civilians=civilians)


def _who(draw: Random, figure: Figure) -> Fill:
    return Fill(draw.choice(figure.words), figure=figure)


def _day(day: date) -> When:
    return When(start=day, end=day, date_precision=1)
