"""GDELT-like: triples of actor, CAMEO code and actor, tab-separated, in the 61 columns of GDELT 2.0's event files and the 16 of
its mentions files, without a heading line, as GDELT has them.

What it loses: numbers of dead, standing, values by claimant; tone is not measured. A row is one pair of an initiator and a
target. Goldstein values: root codes of CAMEO.SCALE as the Phoenix pipeline has them (``goldstein.yaml``).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from counterclaim.export.formats import Format
from counterclaim.export.job import Column, Options, Table, Tally
from counterclaim.export.names import name_on
from counterclaim.export.out import Out, Rows
from counterclaim.export.pairs import Pair, told_pairs
from counterclaim.export.tables import kinds, nations, scales
from counterclaim.export.unit import Said, Unit, realised
from counterclaim.export.where import ucdp_days
from counterclaim.lexicon.coding import coded_as
from counterclaim.records.incident import AccountPlace
from counterclaim.render.plain import one_line

# GDELT 2.0 codebook: 1 country, 3 US city, 4 world city, 2 US state, 5 world state
_CITY, _STATE, _COUNTRY = 4, 5, 1


def _actor_columns(n: int) -> tuple[Column, ...]:
    text = {
        "Code": "country and role", "Name": "name", "CountryCode": "CAMEO country code", "KnownGroupCode": "empty",
        "EthnicCode": "empty", "Religion1Code": "empty", "Religion2Code": "empty", "Type1Code": "role", "Type2Code": "empty",
        "Type3Code": "empty",
    }  # fmt: skip
    return tuple(Column(f"Actor{n}{part}", "string", about) for part, about in text.items())


def _geo_columns(prefix: str, about: str) -> tuple[Column, ...]:
    return (
        Column(f"{prefix}_Type", "integer", f"{about}: 1 country, 4 place, 5 division"),
        Column(f"{prefix}_Fullname", "string", f"{about}: name"),
        Column(f"{prefix}_CountryCode", "string", f"{about}: FIPS 10-4 code"),
        Column(f"{prefix}_ADM1Code", "string", f"{about}: empty, GDELT's codes are FIPS"),
        Column(f"{prefix}_ADM2Code", "string", f"{about}: empty"),
        Column(f"{prefix}_Lat", "number", f"{about}: latitude"),
        Column(f"{prefix}_Long", "number", f"{about}: longitude"),
        Column(f"{prefix}_FeatureID", "string", f"{about}: GeoNames number, or our id"),
    )


EVENTS = (
    Column("GlobalEventID", "integer", "stable number of incident and pair"),
    Column("Day", "integer", "YYYYMMDD, the first possible day"),
    Column("MonthYear", "integer", "YYYYMM"),
    Column("Year", "integer", "YYYY"),
    Column("FractionDate", "number", "year with the day as a fraction"),
    *_actor_columns(1),
    *_actor_columns(2),
    Column("IsRootEvent", "integer", "1 when some claim of it is in the foreground"),
    Column("EventCode", "string", "CAMEO code"),
    Column("EventBaseCode", "string", "its first three digits"),
    Column("EventRootCode", "string", "its first two digits"),
    Column("QuadClass", "integer", "1 verbal cooperation … 4 material conflict"),
    Column("GoldsteinScale", "number", "value of the root code in Phoenix's copy of CAMEO.SCALE"),
    Column("NumMentions", "integer", "claims that tell it"),
    Column("NumSources", "integer", "outlets that tell it"),
    Column("NumArticles", "integer", "documents that tell it"),
    Column("AvgTone", "number", "empty: tone is not measured"),
    *_geo_columns("Actor1Geo", "empty"),
    *_geo_columns("Actor2Geo", "empty"),
    *_geo_columns("ActionGeo", "where it happened"),
    Column("DATEADDED", "integer", "YYYYMMDDHHMMSS of the last change in the ledger, else of the export"),
    Column("SOURCEURL", "string", "address of the earliest document that has one"),
)
MENTIONS = (
    Column("GlobalEventID", "integer", "number of the event"),
    Column("EventTimeDate", "integer", "YYYYMMDDHHMMSS of the event"),
    Column("MentionTimeDate", "integer", "YYYYMMDDHHMMSS of publication"),
    Column("MentionType", "integer", "1: from the web"),
    Column("MentionSourceName", "string", "outlet"),
    Column("MentionIdentifier", "string", "address, else the claim's key"),
    Column("SentenceID", "integer", "sentence of the text, from 1, counted at line and sentence ends before the claim"),
    Column("Actor1CharOffset", "integer", "character at which actor 1 is named nearest to the deed; -1 for none"),
    Column("Actor2CharOffset", "integer", "the same for actor 2"),
    Column("ActionCharOffset", "integer", "character at which the deed stands"),
    Column("InRawText", "integer", "1: offsets count in the text as read"),
    Column("Confidence", "integer", "100 certain, 60 probable, 40 possible, 20 unknown, as the claimant puts it"),
    Column("MentionDocLen", "integer", "characters of the text"),
    Column("MentionDocTone", "number", "empty: tone is not measured"),
    Column("MentionDocTranslationInfo", "string", "empty"),
    Column("Extras", "string", "claim=key; claimant=name; stance; polarity: what GDELT has no column for"),
)
LOSES = (
    "Numbers of dead, standing and values by claimant have no column; who says so stands in Extras of the mentions.",
    "An incident with several actors becomes one row for each pair that some claim names together.",
    "Tone is not measured; ethnic, religious and group codes of actors and FIPS codes of divisions are left empty.",
    "Goldstein values belong to root codes (Phoenix's copy of CAMEO.SCALE); GDELT's are per code, so values differ.",
    "What is only announced is coded as intent to cooperate (030) or threat (130), as the manual asks.",
    "What is only feared, demanded or denied is left out and counted, and so are incidents without a CAMEO code, a date or"
    " any actor.",
)
_CONFIDENCE = {"certain": 100, "probable": 60, "possible": 40, "unknown": 20}


def write(units: Iterator[Unit], out: Out, options: Options, tally: Tally) -> None:
    """Write events and mentions side by side."""
    events = Rows(out.text(FORMAT.tables[0].path), EVENTS, tabs=True, header=False)
    mentions = Rows(out.text(FORMAT.tables[1].path), MENTIONS, tabs=True, header=False)
    for unit in units:
        for row, (one, two), said in rows_of(unit, options, tally):
            events.write(row)
            mentions.write_all(mention(each, row, one, two, unit) for each in said)
    tally.written.update({FORMAT.tables[0].path: events.count, FORMAT.tables[1].path: mentions.count})


def rows_of(unit: Unit, options: Options, tally: Tally) -> Iterator[tuple[dict[str, Any], Pair, tuple[Said, ...]]]:
    """Yield (row, pair of actors, claims that tell it) for each pair of an incident or claim."""
    incident, days = unit.incident, ucdp_days(unit.incident.when)
    problem = None
    if incident.cameo is None or incident.cameo[:2] not in scales():
        problem = "of a kind that CAMEO does not code"
    elif days is None:
        problem = "no date"
    elif not incident.initiators and not incident.targets:
        problem = "no actor"
    if problem is not None or days is None or incident.cameo is None:
        tally.leave_out(problem or "no date")
        return
    code = incident.cameo
    if unit.said and not realised(unit.said):
        intended = _intended(unit)
        if intended is None:
            tally.leave_out("only feared, demanded or denied")
            return
        code = intended
    pairs = told_pairs(unit)
    if not pairs:
        tally.leave_out("no actor")
    for (one, two), said in pairs:
        row = _row(unit, said, code, days[0], options)
        row["GlobalEventID"] = event_number(incident.id, one, two)
        row.update(_actor(unit, one, 1, days[0]))
        row.update(_actor(unit, two, 2, days[0]))
        yield row, (one, two), said


def _intended(unit: Unit) -> str | None:
    """The code of what is only announced: intent to cooperate (030) or threat (130); None for what is feared or denied."""
    claims = [said.claim for said in unit.said]
    if unit.incident.plover is None or not all(c.time == "future" and c.polarity == "positive" for c in claims):
        return None
    return {"AGREE": "030", "THREATEN": "130"}.get(coded_as(unit.incident.plover, "positive", "future"))


def event_number(incident: str, one: str | None, two: str | None) -> int:
    """A stable number below 2^53 for an incident and a pair of its actors."""
    digest = hashlib.sha256("\0".join([incident, one or "", two or ""]).encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 11


def _row(unit: Unit, said: tuple[Said, ...], code: str, day: date, options: Options) -> dict[str, Any]:
    scale = scales()[code[:2]]
    documents = replace(unit, said=said).documents()
    stamp = unit.changed.strftime("%Y%m%d%H%M%S") if unit.changed else f"{options.today:%Y%m%d}000000"
    return {
        "Day": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": day.year,
        "FractionDate": f"{day.year + (day.timetuple().tm_yday - 1) / 365:.4f}",
        "IsRootEvent": int(any(s.claim.event is None or s.claim.event.foreground for s in said)),
        "EventCode": code,
        "EventBaseCode": code[:3],
        "EventRootCode": code[:2],
        "QuadClass": scale.quad_gdelt if options.quads == "gdelt" else scale.quad_phoenix,
        "GoldsteinScale": scale.goldstein,
        "NumMentions": len(said),
        "NumSources": len({d.publisher for d in documents if d.publisher}),
        "NumArticles": len(documents),
        **_geo(unit),
        "DATEADDED": stamp,
        "SOURCEURL": "" if unit.withheld else next((d.url for d in documents if d.url), ""),
    }


def _actor(unit: Unit, actor: str | None, n: int, on: date) -> dict[str, Any]:
    if actor is None:
        return {}
    found, kind = unit.actors.get(actor), kinds().get(unit.kind(actor))
    role = kind.cameo if kind else None
    country = found.country[0] if found and found.country else ""
    return {
        f"Actor{n}Code": (country if role != "IGO" else "") + (role or "") or None,
        f"Actor{n}Name": name_on(unit, actor, on).upper(),
        f"Actor{n}CountryCode": country,
        f"Actor{n}Type1Code": role,
    }


def _geo(unit: Unit) -> dict[str, Any]:
    place: AccountPlace | None = unit.place
    if place is None or place.lat is None or place.lon is None:
        return {}
    precision = place.geo_precision or 5
    nation = nations().get(place.country or "")
    kind = _COUNTRY if precision == 6 else _CITY if precision <= 2 else _STATE
    return {
        "ActionGeo_Type": kind,
        "ActionGeo_Fullname": ", ".join(
            dict.fromkeys(p for p in (place.name, place.admin1, nation.name if nation else None) if p)
        ),
        "ActionGeo_CountryCode": nation.fips if nation else None,
        "ActionGeo_Lat": round(place.lat, 5),
        "ActionGeo_Long": round(place.lon, 5),
        "ActionGeo_FeatureID": place.id.removeprefix("geonames:"),
    }


def mention(said: Said, row: dict[str, Any], one: str | None, two: str | None, unit: Unit) -> dict[str, Any]:
    """The mentions row of one claim: where in which text it stands."""
    claim, document = said.claim, said.document
    at = claim.event.trigger.start_char if claim.event else claim.start_char
    published = f"{document.published:%Y%m%d}000000" if document.published else None
    return {
        "GlobalEventID": row["GlobalEventID"],
        "EventTimeDate": f"{row['Day']}000000",
        "MentionTimeDate": published,
        "MentionType": 1,
        "MentionSourceName": one_line(document.publisher),
        "MentionIdentifier": (document.url if document.url and not unit.withheld else None) or said.key,
        "SentenceID": sum(document.text.count(end, 0, claim.start_char) for end in (". ", "\n", "! ", "? ")) + 1,
        "Actor1CharOffset": _nearest(one, said, unit, at),
        "Actor2CharOffset": _nearest(two, said, unit, at),
        "ActionCharOffset": at,
        "InRawText": 1,
        "Confidence": _CONFIDENCE[claim.certainty],
        "MentionDocLen": len(document.text),
        "Extras": f"claim={said.key}; claimant={_claimant(said, unit)}; stance={claim.stance}; polarity={claim.polarity}",
    }


def _claimant(said: Said, unit: Unit) -> str:
    actor = said.claim.claimant.actor
    return unit.actor_name(actor) if actor else one_line(said.claim.claimant.name or said.document.publisher or "")


def _nearest(actor: str | None, said: Said, unit: Unit, at: int) -> int:
    """Start of the actor's mention within the claim that is nearest to the deed; -1 where the claim does not name it."""
    spans = said.mentions.get(actor or "", ()) if actor else ()
    inside = [start for start, end in spans if start >= said.claim.start_char and end <= said.claim.end_char]
    return min(inside, key=lambda start: abs(start - at)) if inside else -1


FORMAT = Format(
    "cameo",
    "Incidents as CAMEO-coded triples in GDELT's columns",
    LOSES,
    (
        Table(
            "events.tsv",
            "tsv",
            "text/tab-separated-values",
            "Triples, in the columns of GDELT 2.0's event files. QuadClass follows GDELT unless --quads phoenix was given;"
            " GoldsteinScale is that of the root code in Phoenix's copy of CAMEO.SCALE.",
            EVENTS,
            ("GlobalEventID",),
            {"header": False},
        ),
        Table(
            "mentions.tsv",
            "tsv",
            "text/tab-separated-values",
            "The claims behind each triple with character offsets, in the columns of GDELT 2.0's mentions files.",
            MENTIONS,
            (),
            {"header": False},
        ),
    ),
    write,
    settings=("level", "quads"),
)
