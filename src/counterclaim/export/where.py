"""Places and days as other schemes code them: precision codes, divisions, grid cells, and how one incident spreads."""

from __future__ import annotations

import math
from datetime import date, timedelta
from functools import lru_cache

from counterclaim.export.unit import Unit
from counterclaim.records.incident import AccountPlace
from counterclaim.records.when import When

# UCDP where_prec -> ACLED geo_precision; 6 (country) and 7 (sea, air) are not recorded there
ACLED_GEO = {1: 1, 2: 2, 3: 2, 4: 3, 5: 3}
# UCDP where_prec -> PLOVER location resolution, which runs the other way
PLOVER_RESOLUTION = {1: 4, 2: 4, 3: 3, 4: 2, 5: 2, 6: 1, 7: 1}
# UCDP date_prec -> ACLED time_precision; longer than a month is not recorded there
ACLED_TIME = {1: 1, 2: 2, 3: 2, 4: 3}


def acled_day(when: When | None) -> tuple[date, int] | None:
    """Day and time precision as ACLED has them: the mid-point where only a range is known.

    None where there is no date, or where it is vaguer than a month.
    """
    if when is None or (when.start is None and when.end is None):
        return None
    start, end = when.start or when.end, when.end or when.start
    assert start is not None
    assert end is not None
    precision = ACLED_TIME.get(when.date_precision or _precision_of((end - start).days + 1))
    if precision is None:
        return None
    return (start if precision == 1 else start + timedelta(days=(end - start).days // 2)), precision


def ucdp_days(when: When | None) -> tuple[date, date, int] | None:
    """First and last possible day and UCDP's date_prec; None without a date."""
    if when is None or (when.start is None and when.end is None):
        return None
    start, end = when.start or when.end, when.end or when.start
    assert start is not None
    assert end is not None
    return start, end, when.date_precision or _precision_of((end - start).days + 1)


def _precision_of(days: int) -> int:
    return next((code for code, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if days <= most), 5)


def priogrid_gid(lat: float, lon: float) -> int:
    """Number of the PRIO-GRID cell (half a degree, counted from the south-west corner, 720 a row)."""
    row = min(math.floor((lat + 90) / 0.5), 359)
    column = min(math.floor((lon + 180) / 0.5), 719)
    return row * 720 + column + 1


def spread(unit: Unit) -> list[AccountPlace]:
    """The places that one incident stands for: one, or each of several exact places that one claim names together.

    Different places in different accounts are not a spread but a difference: the first (most exact) stands for them.
    """
    main = unit.place
    if main is None:
        return []
    contested = unit.standing_of("place")
    if contested is not None and contested.standing == "contested":
        return [main]
    exact = {
        p.id: p for p in unit.incident.places if (p.geo_precision or 9) <= 2 and p.lat is not None and p.lon is not None
    }
    for said in unit.said:
        named = said.claim.event.places if said.claim.event else ()
        together = [exact[ref] for ref in dict.fromkeys(named) if ref in exact]
        if len(together) > 1 and main.id in {place.id for place in together}:
            return together
    return [main]


@lru_cache(maxsize=4096)
def divisions(place_id: str) -> tuple[str | None, str | None]:
    """Names of the first- and second-order division that hold a place of the gazetteer."""
    from counterclaim.gazetteer import shared_gazetteer

    gazetteer = shared_gazetteer()
    found = gazetteer.by_id([place_id]).get(place_id)
    if found is None:
        return None, None
    first = gazetteer.by_id([found.admin1_id]).get(found.admin1_id) if found.admin1_id else None
    second = gazetteer.by_id([found.admin2_id]).get(found.admin2_id) if found.admin2_id else None
    return first.name if first else found.admin1, second.name if second else None


def chain(place: AccountPlace) -> tuple[str, str]:
    """Names of the first- and second-order division of an incident's place; empty where unknown."""
    first, second = divisions(place.id)
    return first_order(first or place.admin1 or "", place.country or ""), second or ""


@lru_cache(maxsize=4096)
def first_order(name: str, country: str) -> str:
    """The one name under which a first-order division is written, whichever of its names a place carries."""
    from counterclaim.gazetteer import shared_gazetteer

    gazetteer = shared_gazetteer()
    found = [p for p in gazetteer.find(name) if p.kind == "admin1" and p.country == country] if name else []
    shown = gazetteer.by_id([found[0].id]).get(found[0].id) if found else None
    return shown.name if shown else name
