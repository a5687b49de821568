"""UCDP-GED-shaped: one row per deadly incident, with the 49 columns of GED 23.1 and later in their order.

What it loses: incidents without dead, values by claimant (only low, best, high and who was asked), conflicts and dyads of
UCDP's own lists.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from counterclaim.export.formats import Format
from counterclaim.export.job import Column, Options, Table, Tally
from counterclaim.export.names import generic, gw_number, sides, ucdp_name
from counterclaim.export.out import Out, Rows
from counterclaim.export.spool import Spool
from counterclaim.export.toll import bounds
from counterclaim.export.unit import Unit, number_of, realised
from counterclaim.export.where import chain, priogrid_gid, spread, ucdp_days
from counterclaim.export.words import tellers
from counterclaim.lexicon.frames import frames
from counterclaim.records.incident import AccountPlace
from counterclaim.render.plain import one_line

COLUMNS = (
    Column("id", "integer", "stable number of the incident's id"),
    Column("relid", "string", "country, year, type of violence and incident id"),
    Column("year", "integer", "year of date_start"),
    Column("active_year", "integer", "empty: needs UCDP's count of the dyad's dead in the year"),
    Column("code_status", "string", "empty: nobody at UCDP has checked it"),
    Column("type_of_violence", "integer", "1 state-based, 2 non-state, 3 one-sided"),
    Column("conflict_dset_id", "string", "empty: number in UCDP's own list"),
    Column("conflict_new_id", "integer", "empty: number in UCDP's own list"),
    Column("conflict_name", "string", "empty: UCDP names conflicts by what they are about"),
    Column("dyad_dset_id", "string", "empty: number in UCDP's own list"),
    Column("dyad_new_id", "integer", "empty: number in UCDP's own list"),
    Column("dyad_name", "string", "side_a - side_b"),
    Column("side_a_dset_id", "string", "empty: number in UCDP's own list"),
    Column("side_a_new_id", "integer", "empty: number in UCDP's own list"),
    Column("side_a", "string", "the government in type 1, the perpetrator in type 3"),
    Column("side_b_dset_id", "string", "empty: number in UCDP's own list"),
    Column("side_b_new_id", "integer", "empty: number in UCDP's own list"),
    Column("side_b", "string", "the opponent; Civilians in type 3"),
    Column("number_of_sources", "integer", "tellings, copies of one text counted once"),
    Column("source_article", "string", "outlet, date and headline of each document"),
    Column("source_office", "string", "outlets"),
    Column("source_date", "string", "days of publication"),
    Column("source_headline", "string", "headlines"),
    Column("source_original", "string", "who says it: the claimants behind the outlets"),
    Column("where_prec", "integer", "1 place … 7 sea or air"),
    Column("where_coordinates", "string", "place that the coordinates are of"),
    Column("where_description", "string", "place with its divisions"),
    Column("adm_1", "string", "first-order division"),
    Column("adm_2", "string", "second-order division"),
    Column("latitude", "number", "degrees, WGS 84"),
    Column("longitude", "number", "degrees, WGS 84"),
    Column("geom_wkt", "string", "the point as well-known text"),
    Column("priogrid_gid", "integer", "PRIO-GRID cell"),
    Column("country", "string", "country by UCDP's name"),
    Column("country_id", "integer", "Gleditsch and Ward's number"),
    Column("region", "string", "Africa, Americas, Asia, Europe, Middle East"),
    Column("event_clarity", "integer", "1 one incident, 2 already summed by the source"),
    Column("date_prec", "integer", "1 day, 2 two to six days, 3 week, 4 month, 5 longer"),
    Column("date_start", "date", "earliest possible day"),
    Column("date_end", "date", "latest possible day"),
    Column("deaths_a", "integer", "dead of side A, where a claim on this toll tells whose they are; else 0"),
    Column("deaths_b", "integer", "dead of side B, where a claim on this toll tells whose they are; else 0"),
    Column("deaths_civilians", "integer", "civilians among the best estimate"),
    Column("deaths_unknown", "integer", "the rest of the best estimate"),
    Column("best", "integer", "best estimate under the rule chosen"),
    Column("high", "integer", "highest estimate"),
    Column("low", "integer", "lowest estimate"),
    Column("gwnoa", "integer", "Gleditsch and Ward's number of side A, for states"),
    Column("gwnob", "integer", "Gleditsch and Ward's number of side B, for states"),
)
LOSES = (
    "Incidents in which nobody says that anybody died, and those whose sides are not named, are left out and counted.",
    "Who gives which number: low, best and high remain; source_original lists everybody who tells it.",
    "Dead fighters are given to a side only where a claim with this toll tells whose they are; the rest stand in deaths_unknown.",
    "Conflicts, dyads and actors have no UCDP numbers, and nobody has checked that a dyad passes 25 deaths in a year.",
    "Wounded and detained have no column.",
)


def write(units: Iterator[Unit], out: Out, options: Options, tally: Tally) -> None:
    """Write a row per deadly incident, in order of days."""
    with Spool() as spool:
        for unit in units:
            row = row_of(unit, tally)
            if row is not None:
                spool.put(f"{row['date_start']}|{row['id']:015d}", row)
        table = Rows(out.text(FORMAT.main), COLUMNS)
        for _, rows in spool.groups():
            table.write_all(rows)
        tally.written[FORMAT.main] = table.count


def row_of(unit: Unit, tally: Tally) -> dict[str, Any] | None:
    """The row of one incident; None where GED would not take it (the reason is counted)."""
    incident, place = unit.incident, unit.place
    numbers = bounds(incident.killed)
    days = ucdp_days(incident.when)
    one, two = sides(unit)
    kind = violence(unit, one, two)
    problem = None
    if unit.said and not realised(unit.said):
        problem = "only planned, feared, demanded or denied"
    elif numbers is None or numbers[2] < 1:
        problem = "nobody is said to have died"
    elif kind is None:
        problem = "no act of armed force between sides that are known"
    elif place is None or place.lat is None or place.lon is None:
        problem = "no place, or one that is not in the gazetteer"
    elif days is None:
        problem = "no date"
    if problem is not None or numbers is None or kind is None or place is None or days is None:
        tally.leave_out(problem or "no place")
        return None
    low, best, high = numbers
    side_a, side_b, a, b = _sides(unit, kind, one, two)
    if any(actor is not None and generic(unit, actor) for actor in (a, b)):
        tally.leave_out("a side is only described ('gunmen'), not a named group")
        return None
    if side_a == side_b:
        tally.leave_out("both sides are of one name")
        return None
    killed = incident.killed
    civilians = best if kind == 3 and not any(unit.fights(actor) for actor in two) else 0
    if killed is not None and killed.civilians is not None:
        civilians = min(killed.civilians, best)
    dead_a, dead_b = _dead(unit, a, b, best - civilians)
    nation = unit.nation
    return {
        "id": number_of(incident.id),
        "relid": f"{nation.code if nation else 'XXX'}-{days[0].year}-{kind}-{incident.id}",
        "year": days[0].year,
        "type_of_violence": kind,
        "dyad_name": f"{side_a} - {side_b}",
        "side_a": side_a,
        "side_b": side_b,
        "number_of_sources": incident.tellings,
        **_sources(unit),
        **_where(unit, place),
        "country": nation.ucdp_name if nation else None,
        "country_id": nation.gw if nation else None,
        "region": nation.ucdp_region if nation else None,
        "event_clarity": 2 if len(spread(unit)) > 1 else 1,
        "date_prec": days[2],
        "date_start": days[0].isoformat(),
        "date_end": days[1].isoformat(),
        "deaths_a": dead_a,
        "deaths_b": dead_b,
        "deaths_civilians": civilians,
        "deaths_unknown": best - civilians - dead_a - dead_b,
        "best": best,
        "high": high,
        "low": low,
        "gwnoa": gw_number(unit, a) if a else None,
        "gwnob": gw_number(unit, b) if b else None,
    }


def violence(unit: Unit, one: list[str], two: list[str]) -> int | None:
    """UCDP's type of violence from the frame and the kinds of both sides; None where it cannot be told."""
    frame = frames().get(unit.incident.type)
    if frame is None or frame.codes.ucdp is None:
        return None
    perpetrators = {unit.armed(actor) for actor in one if unit.fights(actor)}
    victims = {unit.armed(actor) if unit.fights(actor) else "no" for actor in two}
    killed = unit.incident.killed
    if not two and killed is not None and killed.civilians and killed.civilians == killed.best:
        victims = {"no"}
    if not perpetrators:
        return None  # an unknown perpetrator belongs to no dyad
    if frame.codes.ucdp == "one_sided" or victims == {"no"}:
        return 3
    if not victims:
        return None
    return 1 if "state" in perpetrators | victims else 2


def _sides(unit: Unit, kind: int, one: list[str], two: list[str]) -> tuple[str, str, str | None, str | None]:
    """Names and ids of side A and side B: the government is A in type 1, the perpetrator in type 3."""
    on = unit.last_day
    first = _fighter(unit, one)
    if kind == 3:
        return (ucdp_name(unit, first, on) if first else "Unknown"), "Civilians", first, None
    second = _fighter(unit, two)
    if kind == 1:
        state = next((actor for actor in (*one, *two) if unit.armed(actor) == "state"), None)
        if state in two:
            first, second = state, first
        else:
            first = state or first
    names = [ucdp_name(unit, actor, on) if actor else "Unknown" for actor in (first, second)]
    return names[0], names[1], first, second


def _fighter(unit: Unit, actors: list[str]) -> str | None:
    """The first that can be a side: one with a name before those that are only described."""
    fighters = [actor for actor in actors if unit.fights(actor)]
    return next((actor for actor in fighters if not generic(unit, actor)), fighters[0] if fighters else None)


def _dead(unit: Unit, a: str | None, b: str | None, fighters: int) -> tuple[int, int]:
    """Dead of side A and side B, from the claim that tells most of them and whose sum the toll can hold."""
    found: list[tuple[int, int]] = [(0, 0)]
    for said in unit.said:
        claim = said.claim
        if claim.polarity != "positive" or claim.event is None or claim.event.killed is None:
            continue
        sides = {a: 0, b: 0}
        for one in claim.event.killed.by_side:
            if one.side in sides:
                sides[one.side] += one.fighters
        dead = (sides[a] if a else 0, sides[b] if b else 0)
        if sum(dead) <= fighters:
            found.append(dead)
    return max(found, key=sum)


def _sources(unit: Unit) -> dict[str, str]:
    documents = unit.documents()
    headlines = [] if unit.withheld else [one_line(d.title) for d in documents if d.title]
    articles = [
        ",".join(
            part
            for part in (one_line(d.publisher), str(d.published or ""), "" if unit.withheld else one_line(d.title))
            if part
        )
        for d in documents
    ]
    return {
        "source_article": ";".join('"' + article.replace('"', "'") + '"' for article in articles if article),
        "source_office": ";".join(unit.publishers()),
        "source_date": ";".join(dict.fromkeys(str(d.published) for d in documents if d.published)),
        "source_headline": ";".join(dict.fromkeys(headlines)),
        "source_original": ";".join(name.replace(";", ",") for name in tellers(unit)),
    }


def _where(unit: Unit, place: AccountPlace) -> dict[str, Any]:
    assert place.lat is not None
    assert place.lon is not None
    first, second = chain(place)
    country = unit.nation.ucdp_name if unit.nation else ""
    return {
        "where_prec": place.geo_precision or 5,
        "where_coordinates": place.name,
        "where_description": ", ".join(dict.fromkeys(part for part in (place.name, second, first, country) if part)),
        "adm_1": first,
        "adm_2": second,
        "latitude": round(place.lat, 6),
        "longitude": round(place.lon, 6),
        "geom_wkt": f"POINT ({round(place.lon, 6)} {round(place.lat, 6)})",
        "priogrid_gid": priogrid_gid(place.lat, place.lon),
    }


FORMAT = Format(
    "ucdp",
    "Deadly incidents in the shape of UCDP's Georeferenced Event Dataset (23.1)",
    LOSES,
    (Table("ged.csv", "csv", "text/csv", "One row per deadly incident.", COLUMNS, ("id",)),),
    write,
)
