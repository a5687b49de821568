"""Writes a made-up report sentence by sentence and keeps the characters of everything that its reading points at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from counterclaim import __version__
from counterclaim.ledger.generator.cast import Figure
from counterclaim.ledger.generator.wording import Sentence, cut
from counterclaim.lexicon.frames import frames, ucdp_type
from counterclaim.records import (
    Actor,
    Claim,
    Claimant,
    DateMention,
    Document,
    Event,
    Interest,
    MadeBy,
    Mention,
    Place,
    Reading,
    Relation,
    Span,
    Stance,
    Toll,
    When,
)

_STANCE: dict[str, Stance] = {
    "blame": "accuses",
    "denial": "denies",
    "denied_report": "denies",
    "responsibility": "claims_responsibility",
    "reaction": "condemns",
}
_BY_NOUN = {"blame", "denial", "denied_report", "responsibility", "reaction", "update", "anniversary"}
_INDEPENDENT = {"monitor", "intergovernmental", "media"}
_MADE_BY = MadeBy(counterclaim=__version__, model="made up", lexicon="made up", registry="made up", gazetteer="made up")


@dataclass(frozen=True)
class Fill:
    """What stands in a blank: its words (with marks, if `cut`), and the record that the words mean."""

    text: str
    figure: Figure | None = None
    place: Place | None = None
    when: When | None = None
    toll: Toll | None = None
    victims: Figure | None = None
    marks: bool = False


@dataclass
class _Marks:
    """Characters of one sentence that its claim points at."""

    start: int = -1
    end: int = -1
    trigger: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None


@dataclass
class Page:
    """A report being written.

    Args:
        sides: ids of the parties, for the interest of claimants.
    """

    sides: frozenset[str]
    _parts: list[str] = field(default_factory=list)
    _at: int = 0
    _actors: dict[str, tuple[Figure, list[Mention]]] = field(default_factory=dict)
    _places: dict[str, tuple[Place, list[Mention]]] = field(default_factory=dict)
    _dates: list[DateMention] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    def write(self, text: str) -> None:
        """Add words that nothing points at."""
        self._parts.append(text)
        self._at += len(text)

    def sentence(
        self, sentence: Sentence, fills: Mapping[str, Fill], frame: str | None, happening: str, *, history: bool = False
    ) -> None:
        """Add a sentence and the claim that it makes.

        Args:
            fills: what stands in the blanks, by their names in small letters.
            frame: the event's frame; None for sentences that tell no event.
            happening: which happening of the document it tells.
            history: it tells of former times.
        """
        marks = _Marks()
        self._tokens(sentence.text, fills, marks, sentence.use in _BY_NOUN)
        used = {name.lower() for kind, name in cut(sentence.text) if kind == "slot"}
        filled = {name: fills[name] for name in used if name in fills}
        if marks.start >= 0:
            self._claim(sentence, filled, marks, frame, happening, history)

    def _tokens(self, text: str, fills: Mapping[str, Fill], marks: _Marks, by_noun: bool) -> None:
        opened: dict[str, int] = {}
        for kind, value in cut(text):
            if kind == "text":
                self.write(value)
            elif kind == "slot":
                self._slot(value, fills[value.lower()], marks, by_noun)
            elif value == "[":
                marks.start = self._at
            elif value == "]":
                marks.end = self._at
            elif value == "<":
                opened["<"] = self._at
            elif value == ">":
                marks.trigger = (opened.pop("<"), self._at)
            elif "~" in opened:
                marks.cue = (opened.pop("~"), self._at)
            else:
                opened["~"] = self._at

    def _slot(self, name: str, fill: Fill, marks: _Marks, by_noun: bool) -> None:
        start = self._at
        text = fill.text
        if name[0].isupper():
            first = text.startswith("<")  # marks are no letters
            text = text[:first] + text[first].upper() + text[first + 1 :]
        if fill.marks:
            self._tokens(text, {}, marks, by_noun)
            return
        self.write(text)
        end = self._at
        if name.lower() == "noun" and by_noun:
            marks.trigger = (start, end)
        if fill.figure is not None:
            self._mention(fill.figure, start, text)
        if fill.victims is not None and fill.victims.words[0] in text:
            word = fill.victims.words[0]
            self._mention(fill.victims, start + text.index(word), word)
        if fill.place is not None:
            mention = Mention(start_char=start, end_char=end, text=text, how="name")
            self._places.setdefault(fill.place.id, (fill.place, []))[1].append(mention)
        if fill.when is not None:
            when = fill.when
            self._dates.append(
                DateMention(
                    start_char=start,
                    end_char=end,
                    text=text,
                    start=when.start,
                    end=when.end,
                    date_precision=when.date_precision,
                )
            )

    def _mention(self, figure: Figure, start: int, text: str) -> None:
        how = "name" if figure.known else "description"
        if figure.kind == "person" and figure.name in text:
            start, text, how = start + text.index(figure.name), figure.name, "name"
        mention = Mention.model_validate({"start_char": start, "end_char": start + len(text), "text": text, "how": how})
        self._actors.setdefault(figure.id, (figure, []))[1].append(mention)

    def _span(self, ends: tuple[int, int], text: str) -> Span:
        return Span(start_char=ends[0], end_char=ends[1], text=text)

    def _claim(
        self,
        sentence: Sentence,
        fills: Mapping[str, Fill],
        marks: _Marks,
        frame: str | None,
        happening: str,
        history: bool,
    ) -> None:
        text = "".join(self._parts)
        self._parts = [text]
        speaker = fills.get("claimant", fills.get("body"))
        figure = speaker.figure if speaker else None
        trigger = self._span(marks.trigger, text[slice(*marks.trigger)]) if marks.trigger else None
        event = relation = None
        if sentence.relation is not None:
            relation = self._relation(sentence, fills)
        elif frame is not None and trigger is not None and sentence.use != "filler":
            kind = "killing" if sentence.use == "toll" else frame
            event = self._event(sentence, fills, figure, kind, trigger, happening, history)
        negative = sentence.use in ("denial", "denied_report") or sentence.polarity == "negative"
        ids = [f.figure.id for f in fills.values() if f.figure is not None and f.figure is not figure]
        self.claims.append(
            Claim(
                id=f"c{len(self.claims) + 1}",
                start_char=marks.start,
                end_char=marks.end,
                text=text[marks.start : marks.end],
                claimant=self._claimant(figure),
                cue=self._span(marks.cue, text[slice(*marks.cue)]) if marks.cue and figure else None,
                stance=_STANCE.get(sentence.use, "denies" if negative and figure else "states"),
                polarity="negative" if negative else "positive",
                quoted="none" if figure is None else "direct" if "“" in sentence.text else "indirect",
                mentions=tuple(dict.fromkeys(sorted(ids))),
                event=event,
                relation=relation,
            )
        )
        if sentence.act is not None and marks.cue is not None and figure is not None:
            cue = self._span(marks.cue, text[slice(*marks.cue)])
            act = _event(sentence.act, trigger=cue, initiators=(figure.id,), happening=f"{happening}r")
            start, end = min(marks.cue[0], marks.start), marks.end
            own = Claimant(document=True)
            extra = Claim(
                id=f"c{len(self.claims) + 1}",
                start_char=start,
                end_char=end,
                text=text[start:end],
                claimant=own,
                mentions=(figure.id,),
                event=act,
            )
            self.claims.append(extra)

    def _event(
        self,
        sentence: Sentence,
        fills: Mapping[str, Fill],
        speaker: Figure | None,
        frame: str,
        trigger: Span,
        happening: str,
        history: bool,
    ) -> Event:
        one = fills.get("initiator", fills.get("blamed"))
        initiators = [one.figure] if one and one.figure else []
        if not initiators and speaker and sentence.use in ("denial", "denied_report", "responsibility"):
            initiators = [speaker]
        targets: list[Figure] = []
        if "target" in fills and fills["target"].figure:
            (initiators if frame == "armed_clash" else targets).append(fills["target"].figure)
        toll = fills.get("killed", fills.get("killed_number"))
        if toll and toll.victims is not None and not targets:
            targets = [toll.victims]
        places = [fills[name].place for name in ("place", "region") if name in fills]
        when = next((fills[name].when for name in ("when", "when_first") if name in fills), None)
        injured = fills["injured"].toll if "injured" in fills else None
        return _event(
            frame,
            trigger=trigger,
            initiators=tuple(f.id for f in initiators),
            targets=tuple(f.id for f in targets),
            places=tuple(p.id for p in places if p is not None),
            when=when,
            killed=toll.toll if toll else None,
            injured=injured,
            happening=happening,
            foreground=not history,
            ucdp=ucdp_type(frame, {f.kind for f in initiators}, {f.kind for f in targets}) if toll else None,
        )

    def _relation(self, sentence: Sentence, fills: Mapping[str, Fill]) -> Relation:
        def end(name: str | None) -> str | None:
            fill = fills.get(f"{name}_party", fills.get(name or ""))
            return fill.figure.id if fill and fill.figure else None

        assert sentence.relation is not None
        return Relation(type=sentence.relation, source=end(sentence.source), target=end(sentence.of))

    def _claimant(self, figure: Figure | None) -> Claimant:
        if figure is None:
            return Claimant(document=True)
        interest: Interest = "unknown"
        because = None
        if figure.id in self.sides or figure.represents in self.sides:
            interest, because = "party", "speaks for a party to what it reports"
        elif figure.kind in _INDEPENDENT:
            interest, because = "independent", "no tie to a party is known at this date"
        return Claimant(actor=figure.id, name=figure.name, interest=interest, interest_because=because)

    def reading(self, *, title: str, publisher: str, published: date, url: str) -> Reading:
        """The finished reading."""
        document = Document.of("".join(self._parts), title=title, publisher=publisher, published=published, url=url)
        actors = tuple(
            Actor(
                id=f.id,
                name=f.name,
                aliases=f.aliases,
                kind=f.kind,
                country=f.country,
                represents=f.represents,
                known=f.known,
                mentions=tuple(m),
            )
            for f, m in self._actors.values()
        )
        places = tuple(p.model_copy(update={"mentions": tuple(m)}) for p, m in self._places.values())
        return Reading(
            document=document,
            made_by=_MADE_BY,
            actors=actors,
            places=places,
            dates=tuple(self._dates),
            claims=tuple(self.claims),
        )


@lru_cache(maxsize=256)
def _codes(frame: str) -> dict[str, object]:
    codes = frames()[frame].codes
    return {"plover": codes.plover, "cameo": codes.cameo, "acled": codes.acled}


def _event(frame: str, **values: object) -> Event:
    return Event.model_validate({"type": frame, **_codes(frame), **values})
