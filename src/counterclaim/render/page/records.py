"""The records of claims, actors, places, dates and loaded words as HTML."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.records import Actor, Claim, Claimant, DateMention, Event, Framing, Place
from counterclaim.render.naming import claimant_name
from counterclaim.render.page.escape import attributes, h
from counterclaim.render.page.telling import Telling
from counterclaim.render.ties import TIES, Tie
from counterclaim.render.words import (
    CERTAINTY,
    DATE_PRECISION,
    DEVICE,
    GEO_PRECISION,
    INTEREST,
    QUOTED,
    RELATION,
    STANCE,
    TIME,
    kind_text,
    toll_text,
    when_text,
)

Row = tuple[str, str]


def link(key: str | None, text: str, css: str = "") -> str:
    """Return a link that chooses the record `key`; plain text where there is none. `text` is escaped here."""
    if key is None:
        return h(text)
    return f"<a{attributes(href=f'#{key}', data_pick=key, class_=css or None)}>{h(text)}</a>"


def actor_links(telling: Telling, refs: Iterable[str | None]) -> str:
    """Return links to actors (or places), in order, joined by commas."""
    keys = {**telling.place_keys, **telling.actor_keys}
    return ", ".join(link(keys.get(ref), telling.reading.name_of(ref)) for ref in refs if ref)


def claim_links(telling: Telling, ids: Iterable[str]) -> str:
    """Return the numbers of claims as links, each with its claimant's name for those who hover or listen."""
    out = []
    for claim_id in ids:
        key, hue = telling.claim_keys.get(claim_id), telling.hues.get(claim_id)
        title = f"Claim {claim_id}: {telling.speakers.get(claim_id, '')}"
        css = f"num {'own' if hue is None else f'v{hue}'}"
        if key:
            out.append(f"<a{attributes(href=f'#{key}', data_pick=key, class_=css, title=title)}>{h(claim_id)}</a>")
    return " ".join(out)


def table(rows: Iterable[Row]) -> str:
    """Return a list of fields; the values are HTML already, rows without a value are left out."""
    return "<dl>" + "".join(f"<dt>{h(name)}</dt><dd>{value}</dd>" for name, value in rows if value) + "</dl>"


def _interest(claimant: Claimant) -> str:
    text = INTEREST[claimant.interest]
    if claimant.interest_because:
        text += f" ({claimant.interest_because})"
    return h(text)


def claim_record(telling: Telling, claim: Claim) -> str:
    """Return the full record of a claim."""
    reading, claimant = telling.reading, claim.claimant
    who = link(telling.actor_keys.get(claimant.actor or ""), claimant_name(claimant, reading))
    manner = [STANCE[claim.stance], CERTAINTY[claim.certainty], TIME[claim.time], QUOTED[claim.quoted]]
    if claim.polarity == "negative":
        manner.insert(1, "said NOT to be so")
    rows: list[Row] = [
        ("Claimant", who),
        ("Interest", _interest(claimant)),
        ("Passed on by", actor_links(telling, (v.actor for v in claim.via))),
        ("Manner", h(" · ".join(manner))),
        ("Said with", f"“{h(claim.cue.text)}”" if claim.cue else ""),
    ]
    if claim.event:
        rows += _event_rows(telling, claim.event)
    if claim.relation:
        relation = claim.relation
        ends = [actor_links(telling, [ref]) or "someone" for ref in (relation.source, relation.target)]
        rows.append(("Tie", f"{ends[0]} {h(RELATION[relation.type])} {ends[1]}"))
        rows.append(("Date", h(when_text(relation.when)) if relation.when else ""))
    rows.append(("About", actor_links(telling, claim.mentions)))
    rows.append(("Said jointly", claim_links(telling, claim.joint_with)))
    quote = f'<blockquote dir="auto">{h(claim.text)}</blockquote>'
    return quote + table(rows)


def _event_rows(telling: Telling, event: Event) -> list[Row]:
    places = []
    for ref in event.places:
        place = telling.reading.place(ref)
        exact = f"({GEO_PRECISION[place.geo_precision]})" if place and place.geo_precision else ""
        unplaced = "(not located)" if place and place.lat is None else ""
        places.append(f"{actor_links(telling, [ref])} {h(exact or unplaced)}".strip())
    when = event.when
    exactly = f" ({DATE_PRECISION[when.date_precision]})" if when and when.date_precision else ""
    codes = [
        f"PLOVER {event.plover}" if event.plover else "",
        f"CAMEO {event.cameo}" if event.cameo else "",
        f"ACLED {': '.join(event.acled)}" if event.acled else "",
        f"UCDP type {event.ucdp}" if event.ucdp else "",
    ]
    return [
        ("Event", f"<strong>{h(kind_text(event.type))}</strong> (“{h(event.trigger.text)}”)"),
        ("Who", actor_links(telling, event.initiators)),
        ("To whom", actor_links(telling, event.targets)),
        ("Mediators", actor_links(telling, event.mediators)),
        ("Where", "; ".join(places)),
        ("When", h(when_text(when) + exactly) if when else ""),
        ("Killed", h(toll_text(event.killed))),
        ("Injured", h(toll_text(event.injured))),
        ("Detained", h(toll_text(event.detained))),
        ("Weapon", h(event.weapon or "")),
        ("Codes", h(" · ".join(code for code in codes if code))),
    ]


def actor_record(telling: Telling, actor: Actor) -> str:
    """Return the record of an actor: what it is, what it claims, what is claimed about it."""
    claims = telling.reading.claims
    own = [c.id for c in claims if c.claimant.actor == actor.id]
    about = [c.id for c in claims if c.id not in own and actor.id in telling.actors_of(c)]
    loaded = [f"“{h(f.text)}”" for f in telling.reading.framing if f.target == actor.id]
    rows = [
        ("Kind", h(kind_text(actor.kind) + ("" if actor.known else ", not in the registry"))),
        ("Country", h(", ".join(actor.country))),
        ("Also called", h("; ".join(actor.aliases[:8]))),
        ("Speaks for", actor_links(telling, [actor.represents])),
        ("Mentions", h(f"{len(actor.mentions)} in the text")),
        ("It claims", claim_links(telling, own)),
        ("Claimed of it", claim_links(telling, about)),
        ("Loaded words", ", ".join(loaded)),
    ]
    return table(rows)


def place_record(telling: Telling, place: Place) -> str:
    """Return the record of a place with how exact it is."""
    here = [c.id for c in telling.reading.claims if place.id in telling.places_of(c)]
    point = f"{place.lat:.3f}, {place.lon:.3f}" if place.lat is not None and place.lon is not None else ""
    exact = GEO_PRECISION.get(place.geo_precision or 0, "")
    rows = [
        ("Kind", h(kind_text(place.kind))),
        ("Lies in", h(", ".join(part for part in (place.admin1, place.country) if part))),
        ("Coordinates", h(point or "not located: not found in the gazetteer, or not certain enough")),
        ("Precision", h(exact)),
        ("Claims here", claim_links(telling, here)),
    ]
    return table(rows)


def date_record(date: DateMention) -> str:
    """Return the record of a date mention."""
    exact = DATE_PRECISION.get(date.date_precision or 0, "")
    known = date.start is not None or date.end is not None
    return table([("Means", h(when_text(date) if known else "not resolved")), ("Precision", h(exact))])


def framing_record(telling: Telling, item: Framing) -> str:
    """Return the record of a loaded wording."""
    rows = [
        ("Device", h(DEVICE[item.device])),
        ("Put on", actor_links(telling, [item.target])),
        ("Neutral wording", h(item.neutral or "none given")),
        ("Wording of", "the document" if item.voice == "document" else _speaker(telling, item)),
    ]
    return table(rows)


def _speaker(telling: Telling, item: Framing) -> str:
    how = "in quotation marks" if item.voice == "quoted" else "retold without quotation marks"
    who = actor_links(telling, [item.claimant]) if item.claimant else "a speaker"
    return f"{who}, {how}"


def tie_record(telling: Telling, tie: Tie) -> str:
    """Return the record of a tie: who says so, and who says it is not so."""
    sentence = f"{actor_links(telling, [tie.source])} {h(TIES[tie.kind][0])} {actor_links(telling, [tie.target])}"
    rows = [
        ("Tie", sentence),
        ("Said in", claim_links(telling, tie.claims)),
        ("Denied in", claim_links(telling, tie.denials)),
    ]
    return table(rows)
