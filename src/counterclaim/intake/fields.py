"""Which field of a record holds the text, the date, the outlet: by the user's word (`--map`) or by its usual names."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.errors import CounterclaimError, Errors
from counterclaim.intake.days import day_of
from counterclaim.intake.fragment import has_entities, has_tags, text_of
from counterclaim.intake.page import read_page
from counterclaim.intake.telling import Telling

FIELDS = ("text", "published", "publisher", "title", "url", "id")
NAMES_FILE = Path(__file__).parent / "data" / "fields.yaml"
_WITHIN = ("name", "title", "text", "value", "content", "label")  # what a field that is an object is called by
_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.I)  # a whole page in a field
_SHOWN = 30  # names of fields in a message


class FieldNames(DataEntry):
    """The usual names of one field, the best first."""

    field: str
    names: tuple[str, ...]


@lru_cache(maxsize=1)
def usual_names() -> dict[str, tuple[str, ...]]:
    """Return field → folded names, from ``data/fields.yaml``."""
    return {entry.field: tuple(map(_fold, entry.names)) for entry in load_entries(NAMES_FILE, FieldNames)}


def parse_mapping(values: Iterable[str]) -> dict[str, str]:
    """Return field → name from ``text=body,published=date`` (given once or several times).

    Raises:
        CounterclaimError: E520 for what is no such list.
    """
    mapping: dict[str, str] = {}
    for value in values:
        for part in value.split(","):
            name, equals, column = (piece.strip() for piece in part.partition("="))
            if not equals or not column or name not in FIELDS:
                raise Errors.E520.error(value=value, fields=", ".join(FIELDS))
            mapping[name] = column
    return mapping


@dataclass(frozen=True, slots=True)
class FieldMap:
    """How records of one file are understood.

    Args:
        given: the user's own: field → name. A name may be a path (``article.body``) and several names joined by ``+``
            (``lead+body``) are joined by a blank line.
    """

    given: Mapping[str, str] = field(default_factory=dict)

    def check(self, names: Iterable[str], path: str) -> None:
        """See that the names which the user gave exist, and that there is a text.

        Args:
            names: the names of the fields that the records have.
            path: the file, for the message.

        Raises:
            CounterclaimError: E521, naming the fields that there are.
        """
        known = list(dict.fromkeys(names))
        folded = {_fold(name) for name in known}
        shown = ", ".join(known[:_SHOWN]) + (" and more" if len(known) > _SHOWN else "") if known else "no fields"
        for key, wanted in self.given.items():
            for name in wanted.split("+"):
                if _fold(name.strip().split(".")[0]) not in folded and _fold(name) not in folded:
                    raise Errors.E521.error(path=path, field=key, wanted=f" called '{name.strip()}'", known=shown)
        if "text" not in self.given and not folded & set(usual_names()["text"]):
            raise Errors.E521.error(path=path, field="text", wanted="", known=shown)

    def columns(self, names: Iterable[str]) -> list[str]:
        """Return those of `names` that are needed, so that a table can leave the others unread."""
        wanted = {name for key in FIELDS if key not in self.given for name in usual_names()[key]}
        for value in self.given.values():
            for name in value.split("+"):
                wanted |= {_fold(name), _fold(name.strip().split(".")[0])}
        return [name for name in names if _fold(name) in wanted]

    def telling(self, record: Mapping[str, Any], path: object) -> Telling:
        """Return what a record tells, before it is checked.

        Raises:
            CounterclaimError: E529 when its text is empty.
        """
        folded = {_fold(str(key)): value for key, value in record.items()}
        text = _text(self._value("text", folded))
        if not text.strip():
            raise Errors.E529.error(path=path)
        day = self._value("published", folded)
        return Telling(
            text=text,
            title=_line(self._value("title", folded)),
            published=day_of(day) or (None if _empty(day) else str(day)),
            publisher=_line(self._value("publisher", folded)),
            url=_address(self._value("url", folded)),
            own_id=_line(self._value("id", folded)),
            whence="of the record",
        )

    def _value(self, key: str, folded: Mapping[str, Any]) -> Any:
        if key in self.given:
            found = [_follow(folded, name.strip()) for name in self.given[key].split("+")]
            found = [value for value in found if not _empty(value)]
            if len(found) < 2:
                return found[0] if found else None
            return "\n\n".join(map(_text, found))
        return next((folded[name] for name in usual_names()[key] if not _empty(folded.get(name))), None)


def _follow(folded: Mapping[str, Any], name: str) -> Any:
    if (whole := folded.get(_fold(name))) is not None:
        return whole
    first, *rest = name.split(".")
    value = folded.get(_fold(first))
    for part in rest:
        if isinstance(value, str) and value.lstrip().startswith("{"):  # a JSON object in a column of a table
            try:
                value = json.loads(value)
            except ValueError:
                return None
        if isinstance(value, list) and part.isdigit():
            value = value[int(part)] if int(part) < len(value) else None
        elif isinstance(value, Mapping):
            value = {_fold(str(key)): inner for key, inner in value.items()}.get(_fold(part))
        else:
            return None
    return value


def _fold(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.lower())


def _empty(value: object) -> bool:
    if value is None or (isinstance(value, float) and value != value):
        return True
    return isinstance(value, str | list | dict) and (not value or (isinstance(value, str) and not value.strip()))


def _plain(value: object) -> str:
    """A value as text: of a list its members, of an object what it is called by."""
    if isinstance(value, Mapping):
        return next((_plain(value[key]) for key in _WITHIN if not _empty(value.get(key))), "")
    if isinstance(value, list | tuple):
        return "\n\n".join(part for part in map(_plain, value) if part)
    return "" if _empty(value) else str(value)


def _text(value: object) -> str:
    text = _plain(value).replace("\r\n", "\n").replace("\r", "\n")
    if _PAGE.match(text):
        try:
            return read_page(text.encode("utf-8", "replace"), "", None).text
        except CounterclaimError:
            pass  # no main text to be found: all of its text, then
    return text_of(text) if has_tags(text) or has_entities(text) else text


def _line(value: object) -> str | None:
    return " ".join(text_of(_plain(value)).split()) or None


def _address(value: object) -> str | None:
    address = _plain(value).strip()
    return address if address.startswith(("http://", "https://")) else None
