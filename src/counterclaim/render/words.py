"""Plain English for the codes of the contract: dates with their precision, tolls, stances, ties."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Protocol

from counterclaim.records import TOLLS, Claim, Pact, Place, Position, Reading, Relation, Toll
from counterclaim.render.naming import names, short_name
from counterclaim.render.plain import one_line

STANCE = {
    "states": "states",
    "accuses": "accuses",
    "denies": "denies",
    "admits": "admits",
    "claims_responsibility": "claims responsibility",
    "demands": "demands",
    "promises": "promises",
    "threatens": "threatens",
    "fears": "fears",
    "predicts": "predicts",
    "doubts": "doubts",
    "condemns": "condemns",
    "praises": "praises",
    "asks": "asks",
}
INTEREST = {
    "party": "party to what it reports",
    "aligned": "aligned with a party",
    "independent": "independent",
    "unknown": "interest unknown",
}
CERTAINTY = {"certain": "certain", "probable": "probable", "possible": "possible", "unknown": "unknown certainty"}
TIME = {"past": "past", "ongoing": "ongoing", "future": "to come", "hypothetical": "hypothetical"}
QUOTED = {
    "direct": "direct quotation",
    "indirect": "indirect speech",
    "mixed": "partly quoted",
    "none": "not quoted",
}
DEVICE = {
    "loaded_label": "loaded label",
    "loaded_description": "loaded description",
    "loaded_verb": "loaded verb",
    "so_called": "“so-called”",
    "scare_quotes": "scare quotes",
    "quoted_word": "quoted word",
    "source_discredit": "discredits its source",
    "source_boost": "lends weight to its source",
    "euphemism": "euphemism",
    "agentless": "leaves out who did it",
}
# UCDP's where_prec and date_prec in words (UCDP GED codebook)
GEO_PRECISION = {
    1: "exact place",
    2: "near a place, within about 25 km",
    3: "district only",
    4: "province only",
    5: "region or vague area",
    6: "country only",
    7: "sea or airspace",
}
DATE_PRECISION = {1: "exact day", 2: "within 2–6 days", 3: "the week", 4: "the month", 5: "more than a month"}
RELATION = {
    "backs": "backs",
    "allied_with": "is allied with",
    "opposes": "opposes",
    "linked_to": "is linked to",
    "part_of": "is part of",
    "leads": "leads",
    "member_of": "is a member of",
    "formerly": "was formerly",
    "also_known_as": "is also known as",
    "represents": "represents",
    "controls": "controls",
    "excluded_from": "is excluded from",
    "mediates": "mediates",
    "splinter_of": "is a splinter of",
}
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Dated(Protocol):
    """Anything with a range of days and a precision: a `When` or a `DateMention`."""

    @property
    def start(self) -> date | None: ...
    @property
    def end(self) -> date | None: ...
    @property
    def date_precision(self) -> int | None: ...


def counted(number: int, what: str) -> str:
    """Return a number with its noun, ``1 claim`` or ``3 claims``."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def kind_text(kind: str) -> str:
    """Return a code such as ``rebel_group`` or ``force_movement`` as words."""
    return one_line(kind.replace("_", " "))


def day_text(day: date, *, year: bool = True, month: bool = True) -> str:
    """Return a day as ``16 Jul 2017`` (English names whatever the locale, so that output is the same everywhere)."""
    parts = [str(day.day)]
    if month:
        parts.append(_MONTHS[day.month - 1])
    if year:
        parts.append(f"{day.year}")
    return " ".join(parts)


def when_text(when: Dated | None) -> str:
    """Return a date range with its precision shown honestly: a day, a range, “about”, “from … on”, or “no date”."""
    if when is None or (when.start is None and when.end is None):
        return "no date"
    start, end, precision = when.start, when.end, when.date_precision or 1
    if start is None and end is not None:
        return f"by {day_text(end)}"
    if start is not None and end is None:
        return f"from {day_text(start)} on"
    assert start is not None
    assert end is not None
    if start == end:
        return day_text(start) if precision == 1 else f"about {day_text(start)}"
    return _range_text(start, end)


def _range_text(start: date, end: date) -> str:
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole_months and start.month == 1 and end.month == 12:
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    if whole_months:
        last = f"{_MONTHS[end.month - 1]} {end.year}"
        if (start.year, start.month) == (end.year, end.month):
            return last
        first = _MONTHS[start.month - 1] + (f" {start.year}" if start.year != end.year else "")
        return f"{first}–{last}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day_text(end)}"
    return f"{day_text(start, year=start.year != end.year)} – {day_text(end)}"


def toll_text(toll: Toll | None) -> str:
    """Return low, best and high as ``12``, ``at least 12``, ``up to 20`` or ``12 (10–15)``; empty where none is given."""
    if toll is None:
        return ""
    low, best, high = toll.low, toll.best, toll.high
    parts = [("civilian", "civilians", toll.civilians), ("child", "children", toll.children)]
    parts += [("woman", "women", toll.women), ("fighter", "fighters", toll.fighters)]
    parts.append(("foreigner", "foreigners", toll.foreigners))
    among = ", ".join(
        f"{'all' if 1 < number == best == low else number} {one if number == 1 else many}"
        for one, many, number in parts
        if number is not None
    )
    if low is not None and high is not None and low != high:
        core = f"{best} ({low}–{high})" if best not in (None, low, high) else f"{low}–{high}"
    elif best is not None:
        bound = "at least " if low == best and high is None else "up to " if high == best and low is None else ""
        core = f"{bound}{best}"
    elif low is not None:
        core = f"at least {low}" if high is None else f"{low}"
    elif high is not None:
        core = f"up to {high}"
    else:
        return f"number open, among them {among}" if among else ""
    return f"{core} ({among})" if among else core


def tolls_text(claim: Claim) -> str:
    """Return all counts of people of a claim's event in one line."""
    event = claim.event
    if event is None:
        return ""
    told = [(what, getattr(event, what)) for what in TOLLS]
    return "; ".join(f"{what} {text}" for what, toll in told if (text := toll_text(toll)))


def position_text(position: Position, reading: Reading) -> str:
    """Return a stand in words: ``against 'federalism' (kept): Kurdish parties``."""
    change = f" ({position.change})" if position.change else ""
    return f"{position.direction} '{position.issue.text}'{change}: {names(position.holders, reading)}"


def pact_text(pact: Pact, reading: Reading) -> str:
    """Return what a claim says of an agreement or of talks: status, guarantors, who is left out, round, outcome."""
    told = [
        ("", (pact.status or "").replace("_", " ")),
        ("guaranteed by ", names(pact.guarantors, reading)),
        ("without ", names(pact.excluded, reading)),
        ("round ", str(pact.round or "")),
        ("outcome: ", (pact.outcome or "").replace("_", " ")),
    ]
    return "; ".join(f"{before}{text}" for before, text in told if text)


def place_text(place: Place) -> str:
    """Return a place with the division it lies in and, where it is not an exact place, how exact it is."""
    above = place.admin1 if place.admin1 and place.admin1 != place.name else None
    name = one_line(f"{place.name} ({above})" if above else place.name)
    if place.lat is None:
        return f"{name}, not located"
    if place.geo_precision is not None and 2 <= place.geo_precision <= 5:
        return f"{name}, {GEO_PRECISION[place.geo_precision]}"
    return name


def relation_text(relation: Relation, reading: Reading, *, dated: bool = True) -> str:
    """Return a relation as a sentence without a full stop, “someone” where the text leaves an end open."""
    source = short_name(relation.source, reading) or "someone"
    target = short_name(relation.target, reading) or "someone"
    text = f"{source} {RELATION[relation.type]} {target}"
    known = dated and relation.when is not None and (relation.when.start or relation.when.end)
    return f"{text} ({when_text(relation.when)})" if known else text


def facts_of(claim: Claim, reading: Reading) -> list[str]:
    """Return where, when and how many of a claim, each only where the claim has it."""
    event, relation = claim.event, claim.relation
    when = event.when if event else relation.when if relation else None
    dated = when is not None and (when.start or when.end)
    facts = [names(event.places, reading) if event else "", when_text(when) if dated else "", tolls_text(claim)]
    return [fact for fact in facts if fact]


def what_text(claim: Claim, reading: Reading) -> str:
    """Return what a claim says in one line: who, the event or tie, whom; or that it is a statement."""
    said = ""
    if claim.event is not None:
        event = claim.event
        who, whom = names(event.initiators, reading), names(event.targets, reading)
        kind = kind_text(event.type)
        said = f"{who}: {kind}" if who else kind.capitalize()
        if whom:
            said += f" → {whom}"
        if event.mediators:
            said += f" (mediated by {names(event.mediators, reading)})"
    elif claim.relation is not None:
        said = relation_text(claim.relation, reading, dated=False)
    else:
        about = names(claim.mentions, reading)
        said = f"statement about {about}" if about else "statement"
    return f"NOT so: {said}" if claim.polarity == "negative" else said
