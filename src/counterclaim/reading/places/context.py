"""What a document says about where it is: countries in play, and which place is said to hold which."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from counterclaim.gazetteer import countries
from counterclaim.gazetteer.fold import words
from counterclaim.reading.actors.grammar import capitalised
from counterclaim.reading.draft import Draft
from counterclaim.reading.parsed import Doc
from counterclaim.reading.places.candidates import Candidate
from counterclaim.reading.places.demonyms import demonyms
from counterclaim.reading.places.resolve import Name
from counterclaim.reading.places.strays import INSIDE
from counterclaim.registry import shared_registry

_BETWEEN = words(
    "the of in , ( - northern southern eastern western central north south east west northeast northwest southeast southwest"
    " northeastern northwestern southeastern southwestern neighboring neighbouring rural province 's ’s countryside"
    " governorate district county state city town village region neighbourhood neighborhood suburb quarter"
)


_PARTS = words("district governorate county province state region neighbourhood neighborhood suburb quarter")


@lru_cache(maxsize=1)
def centres() -> dict[str, tuple[float, float]]:
    """Centre of each country by code."""
    return {country.code: (country.lat, country.lon) for country in countries()}


def country_hints(doc: Doc, draft: Draft) -> dict[str, float]:
    """Countries that adjectives and actors of the text point to, with weights; names of places speak for themselves."""
    counts: dict[str, float] = {}
    known = demonyms()
    for token in capitalised(doc):
        codes = known.get(token.lower_)
        if codes is None and token.i + 1 < len(doc):
            codes = known.get(f"{token.lower_} {doc[token.i + 1].lower_}")
        for code in codes or ():
            counts[code] = counts.get(code, 0.0) + 1.0 / len(codes or ())
    for mention in draft.actor_mentions:
        actor = draft.actors.get(mention.ref)
        if actor is not None and len(actor.country) == 1:
            counts[actor.country[0]] = counts.get(actor.country[0], 0.0) + 0.5
    hints = {code: min(2.5, 0.5 + 0.25 * count) for code, count in counts.items()}
    home = publisher_country(draft.document.publisher)
    return hints if hints or home is None else {home: _HOME}  # only where the text speaks of nobody's people


_HOME = 0.75  # as much as one mention of its people


def publisher_country(publisher: str | None) -> str | None:
    """The country of an outlet that the registry knows, where it is one; an agency of the world's news says little."""
    found = shared_registry().find(publisher) if publisher else None
    entry = shared_registry().actors[found] if found is not None else None
    return entry.country[0] if entry is not None and entry.kind == "media" and len(entry.country) == 1 else None


def link_holders(doc: Doc, kept: list[Candidate], names: list[Name], index: dict[tuple[str, str], int]) -> None:
    """Note for each name which name the text puts around it: "X, Y", "X in northern Y", "the Y town of X"."""
    from counterclaim.reading.places.stage import _group

    for one, two in pairwise(kept):
        gap = doc[one.end : two.start]
        if len(gap) > 7 or any(token.lower_ not in _BETWEEN and not token.is_space for token in gap):
            continue
        words = [token.lower_ for token in gap if not token.is_space]
        if not words:
            continue
        a, b = index[_group(one)], index[_group(two)]
        if a == b:
            continue
        if words == ["("]:  # "X (Y)": Y can only be said to hold X
            names[a].holders.append((b, INSIDE))
        elif words[0] in (",", "("):
            names[a].holders.append((b, 1.0 if len(words) == 1 else 0.8))
        elif "in" in words or words[0] == "of" or ("of" in words and words[0] in _PARTS):
            names[a].holders.append((b, INSIDE))
        elif words[0] in ("'s", "’s") or "of" in words:
            names[b].holders.append((a, INSIDE))
