"""The lists beside the text: claims by claimant, actors, ties, places, dates, loaded words."""

from __future__ import annotations

from counterclaim.records import Claim
from counterclaim.render.naming import names
from counterclaim.render.page import records
from counterclaim.render.page.escape import attributes, h
from counterclaim.render.page.telling import Telling
from counterclaim.render.ties import TIES
from counterclaim.render.voices import Voice
from counterclaim.render.words import (
    CERTAINTY,
    DEVICE,
    GEO_PRECISION,
    INTEREST,
    STANCE,
    TIME,
    facts_of,
    kind_text,
    what_text,
    when_text,
)


def item(key: str, head: str, record: str, *, title: str, css: str = "") -> str:
    """Return one entry of a list: a head that chooses it, and its record (`head` and `record` are HTML)."""
    return (
        f"<li{attributes(class_=f'item {css}'.strip(), id=key, data_k=key, data_title=title)}>"
        f"<a{attributes(class_='head', href=f'#{key}', data_pick=key)}>{head}</a>"
        f'<div class="record">{record}</div></li>'
    )


def claims_panel(telling: Telling) -> str:
    """Return the claims grouped by claimant."""
    if not telling.reading.claims:
        return '<p class="none">No claims were found in this text.</p>'
    return "".join(_voice(telling, voice) for voice in telling.voices)


def _voice(telling: Telling, voice: Voice) -> str:
    hue = telling.hues[voice.claims[0].id]
    badge = f'<span class="interest {voice.interest}">{h(INTEREST[voice.interest])}</span>'
    because = f' <span class="why">{h(voice.because)}</span>' if voice.because else ""
    name = records.link(telling.actor_keys.get(voice.actor or ""), voice.name)
    swatch = f'<span class="swatch {"own" if hue is None else f"v{hue}"}" aria-hidden="true"></span>'
    entries = "".join(_claim(telling, claim) for claim in voice.claims)
    return (
        f'<section class="voice"><h3>{swatch}{name} {badge}</h3>'
        f'<p class="because">{because}</p><ul class="items">{entries}</ul></section>'
    ).replace('<p class="because"></p>', "")


def _claim(telling: Telling, claim: Claim) -> str:
    reading = telling.reading
    manner = [CERTAINTY[claim.certainty]] if claim.certainty != "certain" else []
    manner += [TIME[claim.time]] if claim.time != "past" else []
    said = what_text(claim, reading) if claim.event or claim.relation else f"“{claim.text}”"
    head = (
        f'<span class="num {_hue(telling, claim)}">{h(claim.id)}</span> '
        f'<span class="stance {claim.stance}">{h(STANCE[claim.stance])}</span> '
        f'<span class="what" dir="auto">{h(said)}</span>'
    )
    small = " · ".join([*facts_of(claim, reading), *manner])
    head += f'<span class="facts">{h(small)}</span>' if small else ""
    title = f"Claim {claim.id}: {telling.speakers[claim.id]} {STANCE[claim.stance]}"
    return item(telling.claim_keys[claim.id], head, records.claim_record(telling, claim), title=title)


def _hue(telling: Telling, claim: Claim) -> str:
    hue = telling.hues[claim.id]
    return "own" if hue is None else f"v{hue}"


def actors_panel(telling: Telling) -> str:
    """Return the actors, those with most mentions first."""
    actors = sorted(telling.reading.actors, key=lambda a: (-len(a.mentions), telling.actor_keys[a.id]))
    if not actors:
        return '<p class="none">No actors were found in this text.</p>'
    out = []
    for actor in actors:
        key = telling.actor_keys[actor.id]
        count = f"{len(actor.mentions)}×"
        head = (
            f'<span class="what" dir="auto">{h(actor.name)}</span> '
            f'<span class="facts">{h(kind_text(actor.kind))} · {h(count)}</span>'
        )
        out.append(item(key, head, records.actor_record(telling, actor), title=actor.name))
    return f'<ul class="items">{"".join(out)}</ul>'


def ties_list(telling: Telling) -> str:
    """Return the ties in words, under the drawn network."""
    out = []
    for number, tie in enumerate(telling.ties):
        source, target = names((tie.source,), telling.reading), names((tie.target,), telling.reading)
        sentence = f"{source} {TIES[tie.kind][0]} {target}"
        said = f"said in {', '.join(tie.claims)}" if tie.claims else ""
        denied = f"denied in {', '.join(tie.denials)}" if tie.denials else ""
        small = "; ".join(part for part in (said, denied) if part)
        head = f'<span class="what" dir="auto">{h(sentence)}</span> <span class="facts">{h(small)}</span>'
        out.append(item(telling.tie_key(number), head, records.tie_record(telling, tie), title=sentence, css=tie.kind))
    return f'<ul class="items">{"".join(out)}</ul>' if out else ""


def places_list(telling: Telling) -> str:
    """Return the places: located ones first, then those without coordinates."""
    out: dict[bool, list[str]] = {True: [], False: []}
    for place in telling.reading.places:
        located = place.lat is not None and place.lon is not None
        exact = GEO_PRECISION.get(place.geo_precision or 0, "") if located else "not located"
        above = ", ".join(part for part in (place.admin1, place.country) if part and part != place.name)
        small = " · ".join(part for part in (exact, above) if part)
        head = f'<span class="what" dir="auto">{h(place.name)}</span> <span class="facts">{h(small)}</span>'
        key = telling.place_keys[place.id]
        out[located].append(item(key, head, records.place_record(telling, place), title=place.name))
    parts = []
    if out[True]:
        parts.append(f'<h3>On the map</h3><ul class="items">{"".join(out[True])}</ul>')
    if out[False]:
        parts.append(f'<h3>Not located</h3><ul class="items">{"".join(out[False])}</ul>')
    return "".join(parts)


def dates_list(telling: Telling) -> str:
    """Return the time expressions with what they mean."""
    out = []
    for number, date in enumerate(telling.reading.dates):
        known = date.start is not None or date.end is not None
        means = when_text(date) if known else "not resolved"
        head = f'<span class="what" dir="auto">“{h(date.text)}”</span> <span class="facts">{h(means)}</span>'
        out.append(item(telling.date_key(number), head, records.date_record(date), title=f"“{date.text}”"))
    return f'<h3>Dates in the text</h3><ul class="items">{"".join(out)}</ul>' if out else ""


def words_panel(telling: Telling) -> str:
    """Return the loaded words with the actor they are put on and a neutral wording."""
    if not telling.reading.framing:
        return '<p class="none">No loaded words were found in this text.</p>'
    out = []
    for number, found in enumerate(telling.reading.framing):
        target = names((found.target,), telling.reading) if found.target else ""
        small = " · ".join(
            part
            for part in (
                DEVICE[found.device],
                f"put on {target}" if target else "",
                f"neutral: {found.neutral}" if found.neutral else "",
            )
            if part
        )
        head = f'<span class="what frm" dir="auto">{h(found.text)}</span> <span class="facts">{h(small)}</span>'
        record = records.framing_record(telling, found)
        out.append(item(telling.framing_key(number), head, record, title=f"“{found.text}”"))
    return f'<ul class="items">{"".join(out)}</ul>'
