"""The timeline: one row per dated claim, its date drawn as exactly as it is known and no more.

A known day is a diamond; a range is a bar from the earliest to the latest day; where even that is vague (UCDP
precision 3 and more, or an open end) the bar's ends fade.
"""

from __future__ import annotations

from datetime import date

from counterclaim.records import Claim, When
from counterclaim.render.naming import speaker
from counterclaim.render.page.escape import attributes, h
from counterclaim.render.page.scale import DayScale
from counterclaim.render.page.telling import Telling
from counterclaim.render.words import DATE_PRECISION, STANCE, day_text, what_text, when_text


def timeline_html(telling: Telling) -> str:
    """Return the timeline; dated claims by day, and how many have no date."""
    dated: list[tuple[Claim, When]] = []
    undated: list[Claim] = []
    for claim in telling.reading.claims:
        when = claim.event.when if claim.event else claim.relation.when if claim.relation else None
        if when and (when.start or when.end):
            dated.append((claim, when))
        elif claim.event or claim.relation:
            undated.append(claim)
    if not dated:
        return '<p class="none">No event or tie in this text has a date.</p>'
    dated.sort(key=lambda pair: (_first(pair[1]), _last(pair[1]), pair[0].start_char))
    published = telling.reading.document.published
    days = [day for _, when in dated for day in (when.start, when.end) if day]
    scale = DayScale([*days, published] if published else days)
    rows = "".join(_row(telling, claim, when, scale, published) for claim, when in dated)
    notes = '<p class="hint">◆ known day &nbsp; <span class="bar-sample"></span> range of days &nbsp; '
    notes += '<span class="bar-sample faded"></span> vague: ends fade'
    notes += " &nbsp; ┊ day of publication" if published else ""
    notes += " &nbsp; ∥ time cut short" if scale.cuts else ""
    left = f'<p class="none">{len(undated)} more events and ties have no date in the text.</p>' if undated else ""
    return f'{notes}</p>{_gradients(telling.prefix)}{_axis(scale)}<ol class="rows">{rows}</ol>{left}'


def _first(when: When) -> date:
    return when.start or when.end or date.max


def _last(when: When) -> date:
    return when.end or when.start or date.max


def _axis(scale: DayScale) -> str:
    ticks = scale.ticks()
    years = len({day.year for _, day in ticks}) > 1
    labels = []
    for number, (position, day) in enumerate(ticks):
        anchor = "start" if number == 0 and len(ticks) > 1 else "end" if number == len(ticks) - 1 > 0 else "middle"
        with_year = years or number == len(ticks) - 1
        labels.append(
            f'<text x="{position:.1f}%" y="12" text-anchor="{anchor}">{h(day_text(day, year=with_year))}</text>'
        )
    cuts = "".join(f'<text class="cut" x="{cut:.1f}%" y="27" text-anchor="middle">∥</text>' for cut in scale.cuts)
    return f'<svg class="axis" width="100%" height="30" aria-hidden="true">{"".join(labels)}{cuts}</svg>'


def _row(telling: Telling, claim: Claim, when: When, scale: DayScale, published: date | None) -> str:
    key, hue = telling.claim_keys[claim.id], telling.hues[claim.id]
    keys = " ".join([key, *(telling.actor_keys[ref] for ref in telling.actors_of(claim))])
    exact = DATE_PRECISION.get(when.date_precision or 0, "")
    said = f"{speaker(claim.claimant, telling.reading)} {STANCE[claim.stance]}"
    unreal = " unreal" if claim.time in ("future", "hypothetical") or claim.polarity == "negative" else ""
    track = _bar(telling.prefix, when, scale)
    if published:
        at = f"{scale.at(published):.2f}%"
        track = f'<line class="published" x1="{at}" x2="{at}" y1="0" y2="16"/>{track}'
    css = "own" if hue is None else f"v{hue}"
    title = f"Claim {claim.id}, {when_text(when)} ({exact or 'precision not given'}): {said}"
    return (
        f"<li{attributes(class_='when-row' + unreal, data_k=keys)}>"
        f"<a{attributes(class_='head', href=f'#{key}', data_pick=key, title=title)}>"
        f'<span class="num {css}">{h(claim.id)}</span> <span class="what" dir="auto">'
        f'{h(what_text(claim, telling.reading))}</span> <span class="facts">{h(when_text(when))} · {h(said)}</span>'
        f'<svg class="track" width="100%" height="16" aria-hidden="true">{track}</svg></a></li>'
    )


def _bar(prefix: str, when: When, scale: DayScale) -> str:
    first, last = _first(when), _last(when)
    left, right = scale.at(first), scale.at(last)
    vague = (when.date_precision or 1) >= 3
    if when.start and when.end and when.start == when.end and not vague:
        # an SVG inside takes the percentage, so that the diamond keeps its shape
        return (
            f'<svg x="{left:.2f}%" y="1" width="1" height="14" overflow="visible">'
            '<path class="day" d="M0 1 6 7 0 13-6 7z"/></svg>'
        )
    if when.start is None:
        left, fade = 0.0, "left"
    elif when.end is None:
        right, fade = 100.0, "right"
    else:
        fade = "both" if vague else ""
    if vague and right - left < 6:
        left, right = left - 3, right + 3
    width = max(right - left, 1.5)
    fill = f' fill="url(#{prefix}-fade-{fade})"' if fade else ""
    return f'<rect class="range{" vague" if fade else ""}" x="{left:.2f}%" y="3" width="{width:.2f}%" height="10" rx="3"{fill}/>'


def _gradients(prefix: str) -> str:
    stops = {"left": (0, 1, 1, 1), "right": (1, 1, 1, 0), "both": (0, 1, 1, 0)}
    made = "".join(
        f'<linearGradient id="{prefix}-fade-{name}">'
        + "".join(
            f'<stop class="fade" offset="{offset}" stop-opacity="{opacity}"/>'
            for offset, opacity in zip(("0", ".3", ".7", "1"), opacities, strict=True)
        )
        + "</linearGradient>"
        for name, opacities in stops.items()
    )
    return f'<svg class="defs" width="0" height="0" aria-hidden="true"><defs>{made}</defs></svg>'
