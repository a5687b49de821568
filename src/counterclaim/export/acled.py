"""ACLED-shaped: one row per pair of actors, place and day, with the columns of ACLED's files in their order.

What it loses: who says what (only sentences in `notes`), every number of dead but one, dates and places known only as a
range or a country, wounded and detained, sides of the dead, ties. Editions: columns and text labels of the export tool of
2024 on; types, hierarchy, precision and aggregation of the codebook.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date
from typing import Any
from zlib import crc32

from counterclaim.export.acled_type import Typed, typed
from counterclaim.export.formats import Format
from counterclaim.export.job import Column, Options, Table, Tally
from counterclaim.export.names import Named, acled_name, name_on, sides, unplaced
from counterclaim.export.out import Out, Rows
from counterclaim.export.spool import Spool
from counterclaim.export.tables import INTER, disorder_type, type_rank
from counterclaim.export.toll import lowest, shares
from counterclaim.export.unit import Unit, number_of, realised
from counterclaim.export.where import ACLED_GEO, acled_day, chain, spread
from counterclaim.export.words import note
from counterclaim.records.incident import AccountPlace
from counterclaim.registry import shared_registry

CIVILIANS = "Civilian targeting"
_UNIDENTIFIED = "Unidentified Armed Group"
COLUMNS = (
    Column("event_id_cnty", "string", "stable id: country code and the number of the incident's id"),
    Column("event_date", "date", "day; the mid-point where only a range is known"),
    Column("year", "integer", "year of event_date"),
    Column("time_precision", "integer", "1 day, 2 week or so, 3 month"),
    Column("disorder_type", "string", "Political violence, Demonstrations, both, or Strategic developments"),
    Column("event_type", "string", "one of six"),
    Column("sub_event_type", "string", "one of 25"),
    Column("actor1", "string", "one side"),
    Column("assoc_actor_1", "string", "others on its side, parted by '; '"),
    Column("inter1", "string", "type of actor1, in words (numbers with --numbers)"),
    Column("actor2", "string", "the other side; civilians are always here in Violence against civilians"),
    Column("assoc_actor_2", "string", "others on its side, parted by '; '"),
    Column("inter2", "string", "type of actor2"),
    Column("interaction", "string", "both types, the lower number first, or '… only'"),
    Column("civilian_targeting", "string", "'Civilian targeting' or empty"),
    Column("iso", "integer", "ISO 3166-1 number of the country"),
    Column("region", "string", "ACLED's region"),
    Column("country", "string", "country"),
    Column("admin1", "string", "first-order division"),
    Column("admin2", "string", "second-order division"),
    Column("admin3", "string", "third-order division: the gazetteer has none"),
    Column("location", "string", "place"),
    Column("latitude", "number", "degrees, WGS 84, four decimals"),
    Column("longitude", "number", "degrees, WGS 84, four decimals"),
    Column("geo_precision", "integer", "1 place, 2 part of a region or near a place, 3 larger region"),
    Column("source", "string", "outlets, parted by '; '"),
    Column("source_scale", "string", "how close the outlets are, only where the registry knows all of them"),
    Column("notes", "string", "title, sentences by claimant with their source, disputes"),
    Column("fatalities", "integer", "the lowest number given, unless a rule was chosen"),
    Column("tags", "string", "standing, grade and incident ids of counterclaim"),
    Column("timestamp", "integer", "seconds since 1970 of the last change in the ledger"),
)
LOSES = (
    "Who says what: claims are joined into one row; notes quote one sentence a claimant.",
    "All numbers of dead but one; low, best and high are gone; wounded and detained have no column.",
    "Incidents known only by country or sea, vaguer than a month, without a victim or actor that ACLED would need, only planned,"
    " feared or denied, or of a kind ACLED does not take (talks, statements, threats): they are left out and counted.",
    "A district's or province's coordinates are its centre, not the town that ACLED's coders choose for it.",
    "Names of forces carry no years of governments; identity militias cannot be told from political ones.",
    "Reports of 'casualties' or of a plural without a number count no dead (ACLED writes 0, or 3 or 10 by context).",
    "Those who took part in a fight of more than two, and of whom nobody says on which side, are named in the notes only.",
    "A day's fighting over several places or pairs has its dead divided evenly, the remainder to the first row, and says so.",
)

UNNAMED_SOURCE = "Undisclosed Source"  # documents without a publisher; ACLED's own word for sources it does not name


def write(units: Iterator[Unit], out: Out, options: Options, tally: Tally) -> None:
    """Write the rows, those of one pair, place and day joined into one."""
    with Spool() as spool:
        for unit in units:
            for row in rows_of(unit, options, tally):
                pair = "|".join(sorted([row["actor1"], row["actor2"]]))
                spool.put(f"{row['event_date']}|{row['_place']}|{pair}", row)
        table = Rows(out.text(FORMAT.main), COLUMNS)
        for _, same in spool.groups():
            table.write(joined(same, options))
        tally.written[FORMAT.main] = table.count


def rows_of(unit: Unit, options: Options, tally: Tally) -> list[dict[str, Any]]:
    """The rows of one incident before joining; none where ACLED would not take it (the reason is counted)."""
    problem, day = _refused(unit)
    if problem is not None or day is None:
        tally.leave_out(problem or "no date")
        return []
    pairs = _pairs(unit, day[0])
    if isinstance(pairs, str):
        tally.leave_out(pairs)
        return []
    places = spread(unit)
    deaths = lowest(unit) if options.rule is None else _ruled(unit)
    parts = shares(deaths, len(places) * len(pairs))
    names = ", ".join(name_on(unit, actor, day[0]) for actor in unplaced(unit))
    others = f" Also took part, side not told: {names}." if names else ""
    rows = []
    for number, (place, pair) in enumerate((place, pair) for place in places for pair in pairs):
        row = _row(unit, place, day, pair, options)
        divided = f" {deaths} dead divided over {len(parts)} rows." if len(parts) > 1 and deaths else ""
        row["notes"] += divided + others
        row["fatalities"] = parts[number]
        if number:
            row["event_id_cnty"] += f"-{crc32(place.id.encode()) % 10_000}"
        rows.append(row)
    return rows


def _refused(unit: Unit) -> tuple[str | None, tuple[date, int] | None]:
    incident, place = unit.incident, unit.place
    if incident.acled is None:
        return "of a kind that ACLED does not record", None
    if unit.said and not realised(unit.said):
        return "only planned, feared, demanded or denied", None
    if place is None:
        return "no place", None
    if place.lat is None or place.lon is None or unit.nation is None:
        return "a place that is not in the gazetteer", None
    if (place.geo_precision or 5) not in ACLED_GEO:
        return "known only by country, or at sea", None
    day = acled_day(incident.when)
    if day is None:
        return "no date, or vaguer than a month", None
    return None, day


def _ruled(unit: Unit) -> int:
    killed = unit.incident.killed
    return next((n for n in (killed.best, killed.low, killed.high) if n is not None), 0) if killed else 0


Pair = tuple[Typed, tuple[Named, ...], tuple[Named, ...]]


def _pairs(unit: Unit, on: date) -> list[Pair] | str:
    """One pair of sides with the event's type, or the reason why ACLED could not take it."""
    first, other = sides(unit)
    assert unit.incident.acled is not None
    event_type, sub = unit.incident.acled
    names1 = _named(unit, first, on, event_type)
    own = {n.name for n in names1 if n.inter != "Civilians"}
    names2 = tuple(n for n in _named(unit, other, on, event_type, harmed=True) if n.name not in own)
    found = typed(event_type, sub, names1, names2, unit)
    return found if isinstance(found, str) else [found]


def _named(unit: Unit, actors: list[str], on: date, event_type: str, *, harmed: bool = False) -> tuple[Named, ...]:
    crowd = event_type in ("Protests", "Riots")
    names = [
        acled_name(unit, actor, on, event_type, harmed=harmed)
        for actor in actors
        if harmed or crowd or unit.kind(actor) != "person"  # of a person who speaks for nobody, ACLED has no actor
    ]
    # the most important actor first: fighters before the civilians they harmed, names before descriptions
    names.sort(key=lambda n: (harmed and n.inter == "Civilians", n.name.startswith(_UNIDENTIFIED)))
    if len({n.name for n in names}) > 1:
        names = [n for n in names if not n.name.startswith(_UNIDENTIFIED)]
    return tuple(dict.fromkeys(names))


def _row(unit: Unit, place: AccountPlace, day: tuple[date, int], pair: Pair, options: Options) -> dict[str, Any]:
    incident, nation = unit.incident, unit.nation
    assert nation is not None
    assert place.lat is not None
    assert place.lon is not None
    kind, one, two = pair
    admin1, admin2 = chain(place)
    first = one[0] if one else None
    second = two[0] if two else None
    disorder = disorder_type(kind.event_type, kind.sub_event_type)
    unarmed = {"Civilians", "Protesters"}
    targeted = kind.event_type == "Violence against civilians" or (
        "Political violence" in disorder
        and any(
            side is not None and side.inter in unarmed
            for side in ((first, second) if kind.unarmed_first else (second,))
        )
    )
    return {
        "_place": place.id or f"{place.lat:.4f},{place.lon:.4f}",
        "_incident": incident.id,
        "_told": min((str(d.published) for d in unit.documents() if d.published), default="9999"),
        "event_id_cnty": f"{nation.code}{number_of(incident.id)}",
        "event_date": day[0].isoformat(),
        "year": day[0].year,
        "time_precision": day[1],
        "disorder_type": disorder,
        "event_type": kind.event_type,
        "sub_event_type": kind.sub_event_type,
        "actor1": first.name if first else "",
        "assoc_actor_1": _associates(one),
        "inter1": _inter(first, options),
        "actor2": second.name if second else "",
        "assoc_actor_2": _associates(two),
        "inter2": _inter(second, options),
        "interaction": interaction(first.inter if first else None, second.inter if second else None, options.numbers),
        "civilian_targeting": CIVILIANS if targeted else "",
        "iso": nation.number,
        "region": nation.acled_region,
        "country": nation.acled_name,
        "admin1": admin1,
        "admin2": admin2,
        "admin3": "",
        "location": place.name,
        "latitude": f"{place.lat:.4f}",
        "longitude": f"{place.lon:.4f}",
        "geo_precision": ACLED_GEO[place.geo_precision or 5],
        "source": "; ".join(unit.publishers()) or UNNAMED_SOURCE,
        "source_scale": source_scale(unit),
        "notes": note(unit),
        "tags": "; ".join(_tags(unit)),
        "timestamp": _timestamp(unit),
    }


def _tags(unit: Unit) -> list[str]:
    incident = unit.incident
    grade = [f"grade={incident.grade}"] if incident.grade else []
    return [f"standing={incident.standing}", *grade, f"incident={incident.id}"]


def _timestamp(unit: Unit) -> int | None:
    if unit.changed is None:
        return None
    return int(unit.changed.replace(tzinfo=unit.changed.tzinfo or UTC).timestamp())


def _associates(names: tuple[Named, ...]) -> str:
    found = [named.associate for named in names[:1] if named.associate]
    for named in names[1:]:
        found += [named.name, *([named.associate] if named.associate else [])]
    return "; ".join(dict.fromkeys(name.replace(";", ",") for name in found if name != names[0].name))


def _inter(named: Named | None, options: Options) -> str:
    if named is None:
        return "0" if options.numbers else ""
    return str(INTER.index(named.inter) + 1) if options.numbers else named.inter


def interaction(first: str | None, second: str | None, numbers: bool = False) -> str:
    """Both actor types in ACLED's order, the lower first (78 stands as External/Other forces before Civilians)."""
    codes = sorted(INTER.index(inter) + 1 for inter in (first, second) if inter)
    if numbers:
        return f"{codes[0]}{codes[1]}" if len(codes) == 2 else f"{codes[0]}0" if codes else ""
    words = [INTER[code - 1] for code in codes]
    if words == ["Civilians", "External/Other forces"]:
        words.reverse()
    return "-".join(words) if len(words) == 2 else f"{words[0]} only" if words else ""


def source_scale(unit: Unit) -> str:
    """How close the outlets are to the events, where the registry knows every one of them; else empty."""
    nation = unit.nation
    scales = set()
    for outlet in unit.publishers():
        known = shared_registry().find(outlet)
        entry = shared_registry().actors.get(known) if known else None
        if entry is None or nation is None or not entry.country:
            return ""
        scales.add("National" if nation.code in entry.country else "International")
    order = ("National", "International")
    return "-".join(scale for scale in order if scale in scales)


def joined(rows: list[dict[str, Any]], options: Options) -> dict[str, Any]:
    """One row for all of the same pair, place and day: the most important type, dead added, sources and notes together."""
    rows.sort(key=lambda row: (type_rank(row["event_type"], row["sub_event_type"]), row["_incident"]))
    first = dict(rows[0])
    if len(rows) == 1:
        return first
    # the id of the one that was told first: those that later reports add do not take it away
    first["event_id_cnty"] = min((row["_told"], row["event_id_cnty"]) for row in rows)[1]
    first["fatalities"] = sum(row["fatalities"] for row in rows)
    first["time_precision"] = max(row["time_precision"] for row in rows)
    for column in ("assoc_actor_1", "assoc_actor_2", "source", "tags"):
        parts = [part for row in rows for part in row[column].split("; ") if part]
        first[column] = "; ".join(dict.fromkeys(parts))
    first["notes"] = f"{len(rows)} incidents of the same actors, place and day. " + " ".join(
        row["notes"] for row in rows
    )
    stamps = [row["timestamp"] for row in rows if row["timestamp"] is not None]
    first["timestamp"] = max(stamps) if stamps else None
    return first


FORMAT = Format(
    "acled",
    "Incidents in the shape of ACLED's files",
    LOSES,
    (Table("acled.csv", "csv", "text/csv", "One row per pair of actors, place and day.", COLUMNS, ("event_id_cnty",)),),
    write,
    settings=("numbers",),
)
