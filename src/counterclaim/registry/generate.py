"""States, their forces, police, parliaments and ministries, made by rule from the country data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.records.actor import ActorKind
from counterclaim.registry.country import Country, Ministry
from counterclaim.registry.entry import Entry, Form, Name, Tie

# Words after the adjective ("Syrian army"). Loaded heads (regime) name the same actor; framing judges the word.
FORCES = ("army", "armed forces", "military", "troops", "soldiers", "forces", "government forces", "government troops",
          "air force", "navy", "naval forces", "ground forces", "special forces", "security forces", "regime forces",
          "national army", "border guards", "coast guard", "marines", "warplanes", "fighter jets")  # fmt: skip
POSSESSED_FORCES = ("army", "armed forces", "military", "air force", "navy", "security forces")
POLICE = ("police", "National Police", "federal police", "police force", "police officers", "riot police")
PARLIAMENT = ("parliament", "National Assembly", "legislature", "lawmakers")
# Acronyms of states that stand before "army" and "'s parliament".
POSSESSORS = frozenset(("US", "U.S.", "UK", "UAE", "DRC", "USSR"))
GOVERNMENT = ("government", "authorities", "state", "regime", "administration")


WITH_ARTICLE = ("United", "Democratic Republic", "Central African", "Dominican", "Philippines", "Netherlands", "Gambia",
                "Bahamas", "Maldives", "Comoros", "Republic", "Soviet", "Solomon", "Marshall", "Czech Republic")  # fmt: skip


def generate(countries: Iterable[Country], ministries: Iterable[Ministry] = ()) -> Iterator[Entry]:
    """Yield the actors of every country: ``state-syr``, ``forces-syr``, ``police-syr``, ``mfa-syr`` …"""
    kinds = list(ministries)
    for country in countries:
        yield _state(country)
        forces = _forces_names(country)
        yield _branch(country, "forces", "state_forces", f"Armed forces of {_the(country)}", forces)
        yield _branch(country, "police", "police", f"Police of {_the(country)}", _police_names(country))
        yield _branch(country, "parliament", "political_body", f"Parliament of {_the(country)}", _parliament(country))
        for ministry in kinds:
            yield _ministry(country, ministry)


def _iso(country: Country) -> tuple[str, ...]:
    return (country.iso or country.code,)


def _the(country: Country) -> str:
    """The name as it stands after "of"."""
    return f"the {country.name}" if country.name.startswith(WITH_ARTICLE) else country.name


def _state(country: Country) -> Entry:
    own = [Name(name=country.name, form="country", ambiguous=country.name in country.common)]
    for name in country.names:
        case = "exact" if name.form == "acronym" else name.case
        update: dict[str, object] = {"form": "country", "case": case, "ambiguous": name.ambiguous}
        update["ambiguous"] = name.ambiguous or name.name in country.common
        own.append(name.model_copy(update=update))
    for word in country.common:
        if word != country.name and word not in {n.name for n in country.names}:
            own.append(Name(name=word, form="country", ambiguous=True))
    stands: tuple[tuple[Form, tuple[Name, ...]], ...] = (("capital", country.capital), ("metonym", country.seat))
    for form, names in stands:
        own += [n.model_copy(update={"form": form, "ambiguous": form == "capital" or n.ambiguous}) for n in names]
    made = [f"{adjective} {word}" for adjective in country.people for word in GOVERNMENT]
    for bare in _bare_names(country):
        made += [f"government of {bare}", f"{bare}'s government", f"{bare} government", f"{bare}'s authorities"]
    wars = tuple(Tie(type="opposes", **link.model_dump()) for link in country.opposes)
    return _entry(country, f"state-{country.code.lower()}", country.name, "state", own, made, wars)


def _bare_names(country: Country) -> list[str]:
    """The name, and each other name that is no acronym, for "X's army", "army of X"."""
    return [country.name, *(n.name for n in country.names if n.form != "acronym" or n.name in POSSESSORS)]


def _forces_names(country: Country) -> list[str]:
    made = [f"{adjective} {word}" for adjective in country.people for word in FORCES]
    for name in _bare_names(country):
        made += [f"{name}'s {word}" for word in POSSESSED_FORCES]
        made += [
            f"{name} army",
            f"{name} military",
            f"army of {name}",
            f"Armed Forces of {name}",
            f"{name} Armed Forces",
        ]
        made += [f"Armed Forces of the {name}", f"{name} Air Force", f"{name} troops", f"{name} forces"]
    return made


def _police_names(country: Country) -> list[str]:
    made = [f"{adjective} {word}" for adjective in country.people for word in POLICE]
    for name in _bare_names(country):
        made += [f"{name}'s police", f"{name} Police", f"police of {name}"]
    return made


def _parliament(country: Country) -> list[str]:
    made = [f"{adjective} {word}" for adjective in country.people for word in PARLIAMENT]
    return made + [form for name in _bare_names(country) for form in (f"{name}'s parliament", f"parliament of {name}")]


def _ministry(country: Country, ministry: Ministry) -> Entry:
    title = f"{ministry.name} Ministry of {_the(country)}"
    if ministry.rare:
        made = [f"{adjective} Ministry of {ministry.topics[0]}" for adjective in country.people[:1]]
        return _branch(country, ministry.id, "state", title, made, ())
    made = []
    for topic in dict.fromkeys((*ministry.before, *ministry.topics)):
        forms = [f"{topic} Ministry"] + ([f"Ministry of {topic}"] if topic in ministry.topics else [])
        made += [f"{adjective} {form}" for adjective in country.people for form in forms]
        for name in _bare_names(country):
            made += [f"{name}'s {form}" for form in forms] + [f"{form} of {name}" for form in forms]
            made.append(f"{name} {forms[0]}")
    own: tuple[Name, ...] = getattr(country, ministry.own) if ministry.own else ()
    return _branch(country, ministry.id, "state", title, made, own)


def _branch(
    country: Country, prefix: str, kind: ActorKind, main: str, made: list[str], own: tuple[Name, ...] | None = None
) -> Entry:
    if own is None:
        own = getattr(country, prefix)
    tie = Tie(type="part_of" if prefix == "parliament" else "represents", actor=f"state-{country.code.lower()}")
    return _entry(country, f"{prefix}-{country.code.lower()}", main, kind, list(own), made, (tie,))


def _entry(
    country: Country,
    entry_id: str,
    main: str,
    kind: ActorKind,
    own: list[Name],
    made: list[str],
    ties: tuple[Tie, ...] = (),
) -> Entry:
    form: Form = "description"
    known = {name.name for name in own}
    names = (*own, *(Name(name=text, form=form) for text in dict.fromkeys(made) if text not in known))
    return Entry(
        id=entry_id,
        name=main,
        kind=kind,
        country=_iso(country),
        names=names,
        ties=ties,
        start=country.start,
        end=country.end,
        generated=True,
        source_file=country.source_file,
        source_line=country.source_line,
    )
