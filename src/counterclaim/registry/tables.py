"""The tables of a registry: every form of every name, built once and kept under the hash of the files (see `cache`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from counterclaim.registry.entry import Entry, Name
from counterclaim.registry.fold import fold
from counterclaim.registry.listed import Record
from counterclaim.registry.soundalike import fixed_words, sound_keys
from counterclaim.registry.spellings import acronym_forms, capital_words, spellings
from counterclaim.registry.table import LONGEST, Table

_BITS = 32  # words of a name whose capitals are remembered


class Tables(NamedTuple):
    """The tables of one registry.

    Attributes:
        small: forms in lower case. exact: forms whose capitals count. sounds: consonant keys of multi-word names.
        fixed: words (without records) that the sound of a name never bends.
    """

    small: Table
    exact: Table
    sounds: Table
    fixed: Table


def tables(entries: Sequence[Entry], digest: str = "") -> Tables:
    """The tables of `entries`, from the cache where `digest` is known there, else built (and kept under it).

    Args:
        entries: the actors; records count them in this order.
        digest: fingerprint of the files that the entries come from; without one nothing is kept.
    """
    kept = [table for name in Tables._fields if (table := Table.kept(digest, name)) is not None]
    if len(kept) == len(Tables._fields):
        return Tables(*kept)
    built = _built(entries)
    for name, table in zip(Tables._fields, built, strict=True):
        table.keep(digest, name)
    return built


def _built(entries: Sequence[Entry]) -> Tables:
    small: dict[str, list[Record]] = {}
    exact: dict[str, list[Record]] = {}
    sounds: dict[str, list[Record]] = {}
    spoken: list[tuple[int, int, Entry, Name]] = []
    for number, entry in enumerate(entries):
        for which, name in enumerate(entry.all_names()):
            folded = fold(name.name)
            if name.case == "exact" or (name.form == "acronym" and name.case == "auto"):
                for form in acronym_forms(name):
                    _add(exact, form, (number, which, 0))
            else:
                need, words = capital_words(name), folded.count(" ")
                for form in spellings(name, generated=entry.generated):
                    wanted = need if form.count(" ") == words else need[:1] and (0,)
                    _add(small, form, (number, which, _bits(wanted)))
            if " " in folded and not entry.generated and not name.short:
                spoken.append((number, which, entry, name))
    fixed = fixed_words((entry, name) for _, _, entry, name in spoken)
    for number, which, entry, name in spoken:
        for key in sound_keys(entry, name, fixed):
            sounds.setdefault(key, []).append((number, which, 0))
    return Tables(Table.of(small), Table.of(exact), Table.of(sounds), Table.of(dict.fromkeys(fixed, ())))


def _add(forms: dict[str, list[Record]], form: str, record: Record) -> None:
    if form and len(form) <= LONGEST and all(one[0] != record[0] for one in forms.setdefault(form, [])):
        forms[form].append(record)


def _bits(words: Iterable[int]) -> int:
    return sum(1 << word for word in words if word < _BITS)


def words_of(bits: int) -> tuple[int, ...]:
    """The words that must be capitalised, by their number."""
    return tuple(word for word in range(bits.bit_length()) if bits >> word & 1)
