"""The map as SVG from offline outlines. It never claims more than the text: a province is an area, not a pin."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import atan2, cos, degrees, sin

from counterclaim.records import Place
from counterclaim.render.page.escape import attributes, h
from counterclaim.render.page.geo import KM_PER_DEGREE, Point, View, distance_km, main_cluster
from counterclaim.render.page.land import Labels, country_names, is_detailed, land_svg, outline_path
from counterclaim.render.page.outlines import Outline, countries, division
from counterclaim.render.page.telling import Telling
from counterclaim.render.plain import shorten
from counterclaim.render.words import GEO_PRECISION

WIDTH, HEIGHT = 420.0, 330.0
# radius drawn for a place that is only known to lie near a point (UCDP where_prec), in km
_RING_KM = {2: 25.0, 3: 40.0, 4: 90.0, 5: 120.0, 6: 250.0, 7: 120.0}


@dataclass(frozen=True, slots=True)
class Spot:
    """A located place."""

    place: Place
    key: str
    at: Point
    precision: int


def map_html(telling: Telling) -> str:
    """Return the map with its note on places outside of it; a sentence when no place has coordinates."""
    spots = [
        Spot(p, telling.place_keys[p.id], (p.lon, p.lat), p.geo_precision or 1)
        for p in telling.reading.places
        if p.lat is not None and p.lon is not None
    ]
    if not spots:
        return '<p class="none">No place of this text could be located.</p>'
    # whole countries do not decide what the map shows, and areas only where no place is known better
    near = [s for s in spots if s.precision <= 5] or spots
    told = Counter(ref for claim in telling.reading.claims for ref in telling.places_of(claim))
    weights = [1.0 + 3.0 * told[s.place.id] + 0.5 * len(s.place.mentions) for s in near]
    inside = main_cluster([s.at for s in near], weights)
    seen = [s for s, close in zip(near, inside, strict=True) if close]
    exact = [s for s in seen if s.precision <= 3]
    view = View.around([s.at for s in exact or seen], WIDTH, HEIGHT, least_km=120.0 if exact else 500.0)
    on_map = [s for s in spots if _shown(s, view)]
    away = [s for s in spots if not _shown(s, view)]
    labels = Labels(WIDTH, HEIGHT, [(0, HEIGHT - 26, 150, HEIGHT)])  # the scale bar
    drawn = "".join(_area_svg(s, view, telling.prefix) for s in on_map if s.precision > 1)
    pins = [s for s in on_map if s.precision == 1]
    for spot in pins:
        x, y = view.xy(spot.at)
        labels.take(x - 6, y - 6, 12, 12)
    drawn += "".join(_pin(s, view, labels) for s in pins)
    drawn += "".join(_area_label(s, view, labels) for s in on_map if s.precision > 1)
    drawn += "".join(_pointer(s, view, labels) for s in away)
    labelled = {s.place.country or "" for s in on_map if s.place.kind == "country"}
    names = country_names(view, labels, labelled)
    label = f"Map of {len(on_map)} places; the same places are listed below."
    note = f'<p class="hint">{_hint(spots)}</p>'
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="group" aria-label="{h(label)}">'
        f'<defs><pattern id="{telling.prefix}-hatch" width="7" height="7" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><line class="hatch" x1="0" y1="0" x2="0" y2="7"/></pattern></defs>'
        f'<rect class="sea" width="100%" height="100%"/>{land_svg(view)}{names}'
        f'<g class="{telling.prefix}-spots">{drawn}</g>{_scale_bar(view)}</svg>{note}'
    )


def _shown(spot: Spot, view: View) -> bool:
    outline = _area(spot)
    return view.holds(spot.at) or (outline is not None and outline.meets(view))


def _hint(spots: list[Spot]) -> str:
    kinds = ["● exact place"] if any(s.precision == 1 for s in spots) else []
    kinds += ["◌ somewhere near or within"] if any(s.precision > 1 for s in spots) else []
    return " &nbsp; ".join([*kinds, "outlines: Natural Earth"])


def _area(spot: Spot) -> Outline | None:
    if spot.precision == 4 or spot.place.kind == "admin1":
        return division(spot.place.country, spot.place.id, (spot.place.name, *spot.place.aliases))
    if spot.precision == 6 and spot.place.kind == "country":
        return countries().get(spot.place.country or "")
    return None


def _opening(spot: Spot, css: str, *, drawn_only: bool = False) -> str:
    exact = GEO_PRECISION.get(spot.precision, "")
    label = f"{spot.place.name} ({exact})"
    href = f"#{spot.key}"
    # an area has a shape and a name: only the name is a stop for the keyboard and for those who listen
    hidden = {"aria_hidden": "true", "tabindex": "-1"} if drawn_only else {"aria_label": label}
    more = attributes(class_=css, href=href, data_k=spot.key, data_pick=spot.key, **hidden)
    return f"<a{more}><title>{h(label)}</title>"


def _area_svg(spot: Spot, view: View, prefix: str) -> str:
    outline = _area(spot)
    if outline is not None:
        path, _, _ = outline_path(outline, view)
        # the coarse outline of a country would not agree with the fine borders of a detailed view: its name is enough
        if not path or (spot.precision >= 6 and is_detailed(view)):
            return ""
        # a whole country is only outlined: hatched, it would lie under everything
        fill = "none" if spot.precision >= 6 else f"url(#{prefix}-hatch)"
        return f'{_opening(spot, "spot area", drawn_only=True)}<path d="{path}" fill="{fill}"/></a>'
    x, y = view.xy(spot.at)
    radius = max(view.units(_RING_KM.get(spot.precision, 60.0)), 9.0)
    return f'{_opening(spot, "spot ring", drawn_only=True)}<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/></a>'


def _area_label(spot: Spot, view: View, labels: Labels) -> str:
    outline = _area(spot)
    x, y = outline_path(outline, view)[1] if outline is not None else view.xy(spot.at)
    name = shorten(spot.place.name, 24)
    wide = len(name) * 6.6
    shift = next((n for n in (4, 20, -12, 36, -28, 52, -44) if labels.free(x - wide / 2, y + n - 10, wide)), 4)
    labels.take(x - wide / 2, y + shift - 10, wide)
    text = f'<text class="area-name" x="{x:.1f}" y="{y + shift:.1f}" text-anchor="middle">{h(name)}</text>'
    return f"{_opening(spot, 'spot name')}{text}</a>"


def _pin(spot: Spot, view: View, labels: Labels) -> str:
    x, y = view.xy(spot.at)
    name = shorten(spot.place.name, 24)
    wide = len(name) * 6.8
    tries = (
        (x + 9, y + 4, "start", x + 9),
        (x - 9, y + 4, "end", x - 9 - wide),
        (x, y - 10, "middle", x - wide / 2),
        (x, y + 19, "middle", x - wide / 2),
        (x + 8, y - 9, "start", x + 8),
        (x - 8, y + 18, "end", x - 8 - wide),
    )
    chosen = next((t for t in tries if labels.free(t[3], t[1] - 10, wide)), tries[0])
    labels.take(chosen[3], chosen[1] - 10, wide)
    text = f'<text x="{chosen[0]:.1f}" y="{chosen[1]:.1f}" text-anchor="{chosen[2]}">{h(name)}</text>'
    return f'{_opening(spot, "spot pin")}<circle cx="{x:.1f}" cy="{y:.1f}" r="5"/>{text}</a>'


def _pointer(spot: Spot, view: View, labels: Labels) -> str:
    """An arrow at the edge of the map toward a place that lies far outside of it."""
    middle = ((view.west + view.east) / 2, (view.south + view.north) / 2)
    squeeze = (view.north - view.south) / (view.east - view.west) * WIDTH / HEIGHT
    angle = atan2(spot.at[1] - middle[1], (spot.at[0] - middle[0]) * squeeze)
    away = f"{shorten(spot.place.name, 20)}, {distance_km(middle, spot.at):,.0f} km"
    dx, dy = cos(angle), -sin(angle)
    scale = min((WIDTH / 2 - 14) / max(abs(dx), 1e-6), (HEIGHT / 2 - 14) / max(abs(dy), 1e-6))
    x, y = WIDTH / 2 + dx * scale, HEIGHT / 2 + dy * scale
    anchor = "end" if x > WIDTH * 0.6 else "start" if x < WIDTH * 0.4 else "middle"
    wide = len(away) * 6.2
    left = x - 12 - wide if anchor == "end" else x + 12 if anchor == "start" else x - wide / 2
    level = y + 4 if anchor != "middle" else y + (20 if y < HEIGHT / 2 else -12)
    while not labels.free(left, level - 10, wide) and 20 < level + 14 < HEIGHT - 20:
        level, y = level + 14, y + 14
    labels.take(left, level - 10, wide)
    turn = f"rotate({degrees(atan2(dy, dx)):.0f} {x:.1f} {y:.1f})"
    arrow = f'<path d="M{x + 7:.1f} {y:.1f}l-11-5v10z" transform="{turn}"/>'
    at = {"end": x - 12, "start": x + 12}.get(anchor, x)
    text = f'<text x="{at:.1f}" y="{level:.1f}" text-anchor="{anchor}">{h(away)}</text>'
    return f"{_opening(spot, 'spot away')}{arrow}{text}</a>"


def _scale_bar(view: View) -> str:
    whole = (view.north - view.south) * KM_PER_DEGREE * WIDTH / HEIGHT
    km = next(n for n in (2000, 1000, 500, 200, 100, 50, 20, 10, 5, 1) if n <= whole / 3.5 or n == 1)
    long = view.units(km)
    y = HEIGHT - 10
    return (
        f'<g class="scale" aria-hidden="true"><path d="M10 {y - 4}v4h{long:.1f}v-4"/>'
        f'<text x="{14 + long:.0f}" y="{y}">{km} km</text></g>'
    )
