"""Changes between two exports of one format: folders, or single files of them."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, iterparse

from counterclaim.errors import Errors
from counterclaim.export import NAMES, format_named
from counterclaim.export.diff.change import Change, Flat, changes_between, flat
from counterclaim.export.diff.readings import changes_of_readings
from counterclaim.export.job import Table
from counterclaim.export.package import NAME
from counterclaim.records import Reading

_KEYS = {
    "mentions.tsv": ("GlobalEventID", "Extras"),
    "fields.csv": ("incident", "field", "value", "claimant", "claim"),
    "fields.parquet": ("incident", "field", "value", "claimant", "claim"),
}
_TITLES = (
    "title", "sub_event_type", "dyad_name", "name", "location", "where_coordinates", "event", "EventCode", "Actor1Name",
    "properties.title", "label", "event_date", "date_start", "date",
)  # fmt: skip
_READING = "counterclaim.reading/"


def changes_of_files(first: Path, other: Path) -> Iterator[Change]:
    """Yield what changed from one export, or reading, to another.

    Raises:
        CounterclaimError: E107 for a path that is not there, E565 for what cannot be compared, E566 for two kinds.
    """
    for path in (first, other):
        if not path.exists():
            raise Errors.E107.error(path=path)
    if first.is_dir() != other.is_dir():
        raise Errors.E566.error(first=first, other=other, one=_kind(first), two=_kind(other))
    if not first.is_dir():
        yield from _pair(first, other)
        return
    names = {path.name for path in first.iterdir() if _comparable(path)}
    others = {path.name for path in other.iterdir() if _comparable(path)}
    if not names & others:
        raise Errors.E565.error(path=other, what=f"it has none of the files of {first}")
    for name in sorted(names & others):
        yield from _pair(first / name, other / name)


def _comparable(path: Path) -> bool:
    return path.is_file() and path.name not in (NAME, "README.txt") and not path.name.startswith(".")


def _kind(path: Path) -> str:
    return "a folder" if path.is_dir() else "a file"


def _pair(first: Path, other: Path) -> Iterator[Change]:
    readings = _reading(first), _reading(other)
    if readings[0] is not None and readings[1] is not None:
        yield from changes_of_readings(readings[0], readings[1])
        return
    shapes = _shape(first), _shape(other)
    if shapes[0] != shapes[1]:
        raise Errors.E566.error(first=first, other=other, one=shapes[0], two=shapes[1])
    try:
        yield from changes_between(other.name, _records(first, shapes[0]), _records(other, shapes[0]), _TITLES)
    except (UnicodeDecodeError, ValueError, csv.Error, ParseError, RecursionError, KeyError) as error:
        raise Errors.E565.error(path=f"{first} or {other}", what=error) from None


def _reading(path: Path) -> Reading | None:
    if path.suffix.lower() != ".json" or path.name.endswith(".ftm.json"):
        return None
    try:
        text = path.read_text(encoding="utf-8")
        if _READING not in text[:200]:
            return None
        return Reading.model_validate_json(text)
    except (UnicodeDecodeError, ValueError) as error:
        raise Errors.E565.error(path=path, what=str(error).splitlines()[0]) from None


def _shape(path: Path) -> str:
    """What sort of file it is: `csv`, `tsv`, `jsonl`, `geojson`, `gexf`, `parquet`, or `reading`."""
    name = path.name.lower()
    shapes = {
        ".csv": "csv",
        ".tsv": "tsv",
        ".jsonl": "jsonl",
        ".geojson": "geojson",
        ".gexf": "gexf",
        ".parquet": "parquet",
    }
    if name.endswith(".ftm.json"):
        return "jsonl"
    shape = shapes.get(path.suffix.lower())
    if shape is None:
        raise Errors.E565.error(path=path, what="its ending is that of no export")
    return shape


def _records(path: Path, shape: str) -> Iterator[tuple[str, Flat]]:
    readers: dict[str, Callable[[Path], Iterator[tuple[str, Flat]]]] = {
        "csv": _csv, "tsv": _tsv, "jsonl": _jsonl, "geojson": _geojson, "gexf": _gexf, "parquet": _parquet,
    }  # fmt: skip
    return readers[shape](path)


def _tables() -> Iterator[Table]:
    for name in NAMES:
        yield from format_named(name).tables


def _key(names: list[str], path: Path, table: Table | None) -> tuple[str, ...]:
    key = _KEYS.get(table.path, table.key) if table else ()
    if not key:
        package = path.parent / NAME
        described = json.loads(package.read_text(encoding="utf-8")) if package.is_file() else {}
        for entry in described.get("resources", ()):
            if entry.get("path") == path.name:
                key = tuple(entry.get("schema", {}).get("primaryKey", ()))
    if not key or not set(key) <= set(names):
        raise Errors.E565.error(path=path, what="its columns are those of no export, so that no column names a row")
    return key


def _csv(path: Path) -> Iterator[tuple[str, Flat]]:
    with path.open(encoding="utf-8", newline="") as stream:
        rows = csv.DictReader(stream)
        names = list(rows.fieldnames or ())
        table = next((t for t in _tables() if t.format == "csv" and [c.name for c in t.columns] == names), None)
        key = _key(names, path, table)
        for row in rows:
            yield " ".join(row[name] or "" for name in key), {name: row[name] or "" for name in names}


def _tsv(path: Path) -> Iterator[tuple[str, Flat]]:
    with path.open(encoding="utf-8", newline="") as stream:
        for cells in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            table = next((t for t in _tables() if t.format == "tsv" and len(t.columns) == len(cells)), None)
            if table is None:
                raise ValueError(f"a line has {len(cells)} cells, as no export has")
            row = dict(zip([c.name for c in table.columns], cells, strict=True))
            yield " ".join(row[name] for name in _KEYS.get(table.path, table.key)), row


def _jsonl(path: Path) -> Iterator[tuple[str, Flat]]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            value = json.loads(line)
            key = value.get("id") or value["document"]["id"]
            yield str(key), flat(value)


def _geojson(path: Path) -> Iterator[tuple[str, Flat]]:
    for feature in json.loads(path.read_text(encoding="utf-8"))["features"]:
        yield str(feature["id"]), flat(feature)


def _gexf(path: Path) -> Iterator[tuple[str, Flat]]:
    titles: dict[str, str] = {}
    for _, element in iterparse(path, events=("end",)):
        tag = element.tag.rpartition("}")[2]
        if tag == "attribute":
            titles[element.get("id", "")] = element.get("title", "")
        if tag in ("node", "edge"):
            name = (
                element.get("id")
                if tag == "node"
                else " ".join(element.get(k, "") for k in ("source", "label", "target"))
            )
            yield f"{tag} {name}", _element(element, titles)
            element.clear()


def _element(element: Element, titles: dict[str, str]) -> Flat:
    found = {name: value for name, value in element.items() if not (name == "id" and element.tag.endswith("edge"))}
    for part in element.iter():
        if part.tag.endswith("attvalue"):
            found[titles.get(part.get("for", ""), "")] = part.get("value", "")
    spells = [f"{s.get('start')}/{s.get('end')}" for s in element.iter() if s.tag.endswith("spell")]
    return {**found, **({"spells": " ".join(spells)} if spells else {})}


def _parquet(path: Path) -> Iterator[tuple[str, Flat]]:
    try:
        import pyarrow.parquet
    except ImportError:
        raise Errors.E304.error(package="counterclaim[tables]") from None
    file = pyarrow.parquet.ParquetFile(path)
    names = list(file.schema_arrow.names)
    table = next((t for t in _tables() if t.format == "parquet" and [c.name for c in t.columns] == names), None)
    key = _key(names, path, table)
    for batch in file.iter_batches():
        for row in batch.to_pylist():
            yield " ".join(str(row[name]) for name in key), {k: str(v) for k, v in row.items() if v is not None}
