"""Reads the registry's data files, makes the generated actors, and checks that everything refers to something."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from importlib import resources
from pathlib import Path

from counterclaim.datafiles import load_entries
from counterclaim.errors import DataFileError
from counterclaim.registry.country import Country, Ministry
from counterclaim.registry.entry import Entry
from counterclaim.registry.fold import fold
from counterclaim.registry.generate import generate
from counterclaim.registry.offices import OfficeList, persons

DATA = Path(str(resources.files("counterclaim.registry") / "data"))
COUNTRIES = "countries.yaml"
MINISTRIES = "ministries.yaml"
OFFICES = "offices"
_OTHER_FORMS = (COUNTRIES, MINISTRIES)


def data_files(extra_paths: Sequence[Path] = ()) -> list[Path]:
    """All files that make up the registry: the shipped ones, then the user's (folders stand for their .yaml files)."""
    files = sorted(DATA.glob("*.yaml"))
    for path in extra_paths:
        files += sorted(path.glob("*.yaml")) if path.is_dir() else [path]
    return files


def load(extra_paths: Sequence[Path] = ()) -> tuple[list[Entry], list[Country]]:
    """All entries and countries; a user's entry replaces the shipped one of the same id.

    Raises:
        DataFileError: listing every problem with file and line.
    """
    files = data_files(extra_paths)
    countries = load_entries([f for f in files if f.name == COUNTRIES], Country)
    offices = load_entries([f for f in files if f.name.startswith(OFFICES)], OfficeList)
    ministries = load_entries([f for f in files if f.name == MINISTRIES], Ministry)
    plain = [f for f in files if _plain(f)]
    shipped = load_entries([f for f in plain if f.parent == DATA], Entry)
    own = _own([f for f in plain if f.parent != DATA])
    problems = _duplicates(shipped) + _duplicates(own)
    by_id: dict[str, Entry] = {}
    for entry in generate(countries, ministries):
        by_id[entry.id] = entry
    for entry in (*shipped, *(entry for entry in own if not entry.adds)):
        if entry.id in by_id and not entry.own:
            problems.append(f"{entry.where}: id: '{entry.id}' is taken by {by_id[entry.id].where}; choose another")
        by_id[entry.id] = entry
    for entry in persons(offices, set(by_id), problems):
        by_id.setdefault(entry.id, entry)
    problems += _add(own, by_id, by_id.get)
    entries = sorted(by_id.values(), key=lambda e: e.id)
    problems += _loose_ends(entries, set(by_id), countries)
    if problems:
        raise DataFileError(problems)
    return entries, countries


def on_top(mine: Sequence[Path], shipped: Mapping[str, Entry], countries: list[Country]) -> dict[str, Entry] | None:
    """The entries that a user's files change or add, as `load` makes them of these and the shipped files together.

    Args:
        mine: the user's files. shipped: what the shipped ones hold, checked. countries: theirs too.

    Returns:
        The entries by id; None where more than single entries changes (countries, office lists, an actor that an
        office list makes), so that all files must be read together.

    Raises:
        DataFileError: listing every problem with file and line.
    """
    if not all(_plain(file) and file.parent != DATA for file in mine):
        return None
    own = _own(mine)
    changed = {entry.id: entry for entry in own if not entry.adds}
    if any(shipped[one].source_file.startswith(OFFICES) for one in changed if one in shipped):
        return None
    problems = _duplicates(own)
    problems += _add(own, changed, lambda one: changed.get(one) or shipped.get(one))
    problems += _loose_ends([changed[one] for one in sorted(changed)], {*shipped, *changed}, countries)
    if problems:
        raise DataFileError(problems)
    return changed


def _plain(file: Path) -> bool:
    """Whether a file holds entries, and not countries, ministries or office lists."""
    return file.name not in _OTHER_FORMS and not file.name.startswith(OFFICES)


def _own(files: Sequence[Path]) -> list[Entry]:
    return [entry.model_copy(update={"own": True}) for entry in load_entries(files, Entry)]


def _add(own: Iterable[Entry], changed: dict[str, Entry], known: Callable[[str], Entry | None]) -> list[str]:
    """Put into `changed` the known actors that entries add names to, with these; return what cannot be added."""
    problems = []
    for entry in own:
        if entry.adds:
            actor = known(entry.id)
            if actor is not None:
                changed[entry.id] = actor.with_names_of(entry)
            else:
                problems.append(
                    f"{entry.where}: adds: no actor has the id '{entry.id}' to add to; mend it, or drop 'adds'"
                )
    return problems


def _duplicates(entries: Iterable[Entry]) -> list[str]:
    seen: dict[str, Entry] = {}
    problems = []
    for entry in entries:
        if entry.id in seen:
            first = seen[entry.id].where
            problems.append(f"{entry.where}: id: '{entry.id}' is used twice (first in {first}); rename one")
        seen.setdefault(entry.id, entry)
    return problems


def _loose_ends(entries: Iterable[Entry], ids: Collection[str], countries: list[Country]) -> list[str]:
    codes = {country.iso or country.code for country in countries} | {country.code for country in countries}
    problems = []
    for entry in entries:
        for target in (*(tie.actor for tie in entry.ties), *(link.actor for link in entry.represents)):
            if target not in ids:
                problems.append(f"{entry.where}: '{target}' in {entry.id} is no actor's id; check the spelling")
            elif target == entry.id:
                problems.append(f"{entry.where}: {entry.id} has a tie to itself")
        for code in entry.country:
            if code not in codes:
                problems.append(f"{entry.where}: country: '{code}' is not in {COUNTRIES}; use its three-letter code")
        seen: set[str] = set()
        for name in entry.all_names():
            if name.name in seen and not entry.generated:
                problems.append(f"{entry.where}: '{name.name}' is listed twice in {entry.id}")
            seen.add(name.name)
    return problems


def collisions(entries: Iterable[Entry]) -> list[str]:
    """Names that two actors share at the same time without one of them saying so (`ambiguous`, `short`, dates)."""
    owners: dict[str, list[tuple[Entry, int]]] = {}
    for entry in entries:
        for number, name in enumerate(entry.all_names()):
            if not name.ambiguous and not name.short:
                key = name.name if name.form == "acronym" else fold(name.name)
                owners.setdefault(key, []).append((entry, number))
    problems = []
    for key in sorted(owners):
        found = owners[key]
        for i, (entry, number) in enumerate(found):
            for other, other_number in found[i + 1 :]:
                forms = (entry.all_names()[number].form, other.all_names()[other_number].form)
                described = forms.count("description")
                if entry.id != other.id and described != 1 and _together(entry, number, other, other_number):
                    problems.append(f"{entry.where}: '{key}' is a name of {entry.id} and of {other.id} ({other.where}): "
                                    "give the names dates, or list them under 'ambiguous'")  # fmt: skip
    return problems


def _together(entry: Entry, number: int, other: Entry, other_number: int) -> bool:
    holders = (entry, entry.all_names()[number], other, other.all_names()[other_number])
    spans = [(one.start or "", one.end or "9999") for one in holders]
    return max(start for start, _ in spans) < min(end for _, end in spans)
