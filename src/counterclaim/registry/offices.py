"""Office holders over time, written as one line each and made into persons that represent their state.

A line reads ``Name [Short] (Other name; Other name), 2017-01-20 to 2021-01-20``: the short form in square brackets
(default: the last word), other full names in round ones, then the first and the last day (open when still in office).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from counterclaim.datafiles import DataEntry
from counterclaim.registry.entry import Entry, Link, Name
from counterclaim.registry.fold import fold
from counterclaim.registry.period import PartialDate

_LINE = re.compile(
    r"(?P<name>[^,\[\](]+?)\s*(?:\[(?P<short>[^\]]*)\])?\s*(?:\((?P<others>[^)]*)\))?\s*(?:\[(?P<late>[^\]]*)\])?"
    r"\s*(?:,\s*(?P<start>\d[\d-]*)?\s*(?P<to>to)?\s*(?P<end>\d[\d-]*)?)?\s*\Z"
)


class Term(BaseModel):
    """One person's time in one office."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    short: tuple[str, ...] | None = None
    others: tuple[str, ...] = ()
    start: PartialDate | None = None
    end: PartialDate | None = None


def _read_line(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    match = _LINE.match(value)
    if match is None:
        raise ValueError(f"'{value}' is not 'Name [Short] (Other name), 2017-01-20 to 2021-01-20'")
    brackets = match["short"] if match["short"] is not None else match["late"]
    short = None if brackets is None else tuple(s.strip() for s in brackets.split(";") if s.strip())
    others = tuple(s.strip() for s in (match["others"] or "").split(";") if s.strip())
    return {"name": match["name"], "short": short, "others": others, "start": match["start"], "end": match["end"]}


Terms = Annotated[tuple[Annotated[Term, BeforeValidator(_read_line)], ...], Field(min_length=1)]


class OfficeList(DataEntry):
    """The holders of one office of one actor (a state, a group, a body)."""

    of: str
    office: str
    country: str | None = None
    holders: Terms


def persons(lists: Iterable[OfficeList], known: set[str], problems: list[str]) -> list[Entry]:
    """Persons of all office lists; the same name under the same country is one person with several offices."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for offices in lists:
        if offices.of not in known:
            problems.append(f"{offices.where}: of: '{offices.of}' is no actor's id; check the spelling")
            continue
        country = offices.country
        if country is None:
            country = offices.of.removeprefix("state-").upper() if offices.of.startswith("state-") else ""
        for term in offices.holders:
            fresh: dict[str, Any] = {"term": term, "links": [], "others": {}, "list": offices}
            person = found.setdefault((country, fold(term.name)), fresh)
            person["others"].update(dict.fromkeys(term.others))
            if term.short is not None:
                person["short"] = term.short
            try:
                person["links"].append(Link(actor=offices.of, office=offices.office, start=term.start, end=term.end))
            except ValidationError as error:
                problems.append(f"{offices.where}: {term.name}: {error.errors()[0]['msg']}")
    homes: dict[str, list[str]] = {}
    for country, name in found:
        homes.setdefault(name, []).extend([country] if country else [])
    for country, name in sorted(found):  # an office of an international body adds to the person known from a country
        if not country and len(homes[name]) == 1:
            abroad, home = found.pop((country, name)), found[homes[name][0], name]
            home["links"] += abroad["links"]
            home["others"].update(abroad["others"])
            home["short"] = home.get("short", abroad.get("short"))
    taken = set(known)
    return [_person(country, data, taken) for (country, _), data in sorted(found.items(), key=lambda item: item[0])]


def _person(country: str, data: dict[str, Any], taken: set[str]) -> Entry:
    term: Term = data["term"]
    slug = re.sub(r"[^a-z0-9]+", "-", fold(term.name)).strip("-")
    entry_id = slug if slug not in taken else f"{slug}-{country.lower()}"
    taken.add(entry_id)
    given: tuple[str, ...] | None = data.get("short")
    short = default_short(term.name) if given is None else given
    return Entry(
        id=entry_id,
        name=term.name,
        kind="person",
        country=(country,) if country else (),
        names=tuple(Name(name=other, form="person") for other in data["others"]),
        short=tuple(Name(name=one, form="short") for one in short if one not in (term.name, *data["others"])),
        represents=tuple(data["links"]),
        source_file=data["list"].source_file,
        source_line=data["list"].source_line,
    )


_PARTICLES = ("al", "bin", "ben", "de", "da", "dos", "del", "van", "von", "der", "den", "la", "le", "el", "ould", "abu")


def default_short(name: str) -> tuple[str, ...]:
    """The last word, with and without its particle or article: ``al-Assad`` and ``Assad``."""
    words = name.split()
    if len(words) < 2:
        return ()
    last = words[-1]
    bare = _ARTICLE.sub("", last)
    forms = [last, bare] if bare != last and len(bare) > 2 else [last]
    if words[-2].lower() in _PARTICLES:
        forms.append(f"{words[-2]} {last}")
    return tuple(form for form in dict.fromkeys(forms) if len(form) > 1)


_ARTICLE = re.compile(r"\A(?:al|el|as|ash|an|ar|at|ad|az)-", re.IGNORECASE)
