"""Actor dictionaries of PETRARCH, Phoenix and TABARI: names in capitals, synonyms, codes with date restrictions.

The shape is that of the dictionaries' own documentation: ``NAME_ [CODE]`` or the codes on lines of their own,
``+SYNONYM_`` lines for other names, ``;`` and ``#`` comments, codes ``[AFGGOV 331108-730717]``, ``[AFGOPP <960101]``,
``[AFGELI >20010101]``. A code is a country of three letters and sectors of three letters each (CAMEO codebook, ch. 3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from counterclaim.lexicon.agents import agent_words
from counterclaim.records.actor import ActorKind
from counterclaim.registry.entry import Link, Name
from counterclaim.registry.importing.countries import Countries
from counterclaim.registry.importing.listed import Listed, Problems, proper_case

SECTORS: dict[str, ActorKind] = {
    "REB": "rebel_group", "INS": "rebel_group", "SEP": "rebel_group", "IMG": "rebel_group", "UAF": "unidentified",
    "RAD": "militia", "CRM": "militia", "PTY": "political_body", "LEG": "political_body", "MIL": "state_forces",
    "SPY": "state_forces", "COP": "police", "GOV": "state", "JUD": "state", "IGO": "intergovernmental",
    "UNO": "intergovernmental", "NGO": "monitor", "NGM": "monitor", "HRI": "monitor", "MED": "media",
    "BUS": "business", "MNC": "business", "REL": "religious_body", "CHR": "religious_body", "CTH": "religious_body",
    "MOS": "religious_body", "SHI": "religious_body", "SUN": "religious_body", "JEW": "religious_body",
    "HIN": "religious_body", "BUD": "religious_body", "CVL": "civilians", "REF": "civilians", "EDU": "civilians",
    "LAB": "civilians", "STU": "civilians", "OPP": "political_body", "ELI": "political_body",
}  # fmt: skip
# The sector that tells most wins: rebels that came to govern stay rebels, an office says little of who holds it.
_RANK = {sector: rank for rank, sector in enumerate(SECTORS)}
_OFFICES = {"GOV", "ELI", "OPP", "MIL", "LEG", "JUD", "COP", "SPY"}

_CODES = re.compile(r"\[([^\[\]]*)\]")
_LINE = re.compile(r"(?P<plus>\+)?(?P<name>[^\[\]+&{}<>]*?)\s*(?P<codes>(?:\[[^\[\]]*\]\s*)*)\Z")
_CODE = re.compile(r"(?P<code>[A-Z]{3}(?:[A-Z]{3}){0,4})(?:\s+(?P<when>[<>]?\s*\d{6,8}(?:\s*-\s*\d{6,8})?))?\Z")
_PIVOT = 30  # two-digit years up to it are of this century, as the coders' programs take them


@dataclass(slots=True)
class _Coded:
    country: str | None
    sectors: tuple[str, ...]
    start: str | None = None
    end: str | None = None


@dataclass(slots=True)
class _Block:
    name: str
    line: int
    names: list[str] = field(default_factory=list)
    codes: list[_Coded] = field(default_factory=list)
    broken: bool = False


def read_petrarch(lines: Iterable[tuple[int, str]], countries: Countries, problems: Problems) -> list[Listed]:
    """Read a dictionary; each name with its synonyms and codes becomes one actor."""
    blocks: list[_Block] = []
    for number, line in lines:
        text = re.split(r"[;#]|<!--", line, maxsplit=1)[0].strip()
        if not text or text.startswith(("-->", "&")):
            continue
        match = _LINE.match(text)
        if match is None:
            problems.add(number, f"'{text[:60]}' is not 'NAME_ [CODE]', '+SYNONYM_' or '[CODE DATES]'; mend the line")
            continue
        name = " ".join(match["name"].replace("_", " ").split())
        if match["plus"] and not blocks:
            problems.add(number, f"the synonym '{name}' has no name above it; put it under its actor")
            continue
        if name and match["plus"]:
            blocks[-1].names.append(name)
        elif name:
            blocks.append(_Block(name, number))
        elif not blocks:
            problems.add(number, "a code without a name above it; put it under its actor")
            continue
        for code in _CODES.findall(match["codes"]):
            _read_code(code.strip(), number, blocks[-1], countries, problems)
    found = [_listed(block, countries, problems) for block in blocks]
    return [one for one in found if one is not None]


def _read_code(text: str, number: int, block: _Block, countries: Countries, problems: Problems) -> None:
    if text.startswith(("~", "-")):
        problems.leave_out("agent nouns and discarded names ('~', '---'), which are no actors")
        block.broken = True
        return
    match = _CODE.match(text)
    if match is None:
        problems.add(number, f"'[{text}]' is not a code with dates such as [AFGGOV 331108-730717]; mend it")
        block.broken = True
        return
    parts = [match["code"][at : at + 3] for at in range(0, len(match["code"]), 3)]
    country = countries.code(parts[0]) if parts[0] not in SECTORS else None
    try:
        start, end = _span(match["when"])
    except ValueError:
        problems.add(number, f"'{match['when']}' holds a day that does not exist; write YYMMDD or YYYYMMDD")
        block.broken = True
        return
    block.codes.append(_Coded(country, tuple(parts[1:] if country else parts), start, end))


def _span(when: str | None) -> tuple[str | None, str | None]:
    if when is None:
        return None, None
    days = [_day(digits) for digits in re.findall(r"\d+", when)]
    if when.startswith("<"):
        return None, days[0]
    if when.startswith(">") or len(days) == 1:
        return days[0], None
    if days[1] < days[0]:
        raise ValueError(when)
    return days[0], days[1]


def _day(digits: str) -> str:
    if len(digits) == 7:
        raise ValueError(digits)
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= _PIVOT else "19") + digits
    year, month, day = digits[:4], digits[4:6], digits[6:]
    if month == "00":
        return year
    if day == "00":
        return date(int(year), int(month), 1).isoformat()[:7]
    return date(int(year), int(month), int(day)).isoformat()


def _listed(block: _Block, countries: Countries, problems: Problems) -> Listed | None:
    if not block.codes:
        if not block.broken:
            problems.add(block.line, f"'{block.name}' has no code; add one such as [AFGREB]")
        return None
    name = proper_case(block.name)
    where = tuple(dict.fromkeys(code.country for code in block.codes if code.country))
    listed = Listed(name, block.line, country=where)
    if all(not code.sectors and code.country for code in block.codes):  # the state itself, its people and its towns
        listed.kind = "state"
        listed.names = [
            Name(name=proper_case(other), form="metonym", ambiguous=True)
            for other in [block.name, *block.names]
            if len(other) > 1
        ]
        state = next(iter(where))
        listed.note = f"[{state}]"
        return listed
    listed.names = [Name(name=proper_case(other)) for other in block.names if len(other) > 1]
    sectors = [sector for code in block.codes for sector in code.sectors]
    agent = agent_words().of_words(block.name.split())
    dated = any(code.start or code.end for code in block.codes)
    office = bool(sectors) and set(sectors) <= _OFFICES
    if office and dated and (agent is None or agent.kind == "person"):
        listed.kind = "person"  # dates on offices are terms: dictionaries put them on those who hold them
        listed.represents = [
            Link(actor=f"state-{code.country.lower()}", start=code.start, end=code.end)
            for code in block.codes
            if code.country and "GOV" in code.sectors
        ]
    else:
        known = [sector for sector in sectors if sector in SECTORS]
        listed.kind = SECTORS[min(known, key=_RANK.__getitem__)] if known else None
    return listed
