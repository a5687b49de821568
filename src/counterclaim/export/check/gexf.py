"""Checks a GEXF file: well-formed, ids given once, edges between nodes that are there, values of declared attributes, days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, iterparse

from counterclaim.export.check.rows import Once

_NS = "{http://www.gexf.net/1.2draft}"


def check(files: dict[str, Path]) -> Iterator[str]:
    """Yield what is wrong, with the id of the node or edge."""
    for path in files.values():
        try:
            for problem in _graph(path):
                yield f"{path.name}: {problem}"
        except ParseError as error:
            yield f"{path.name}: is not well-formed XML ({error})"


def _graph(path: Path) -> Iterator[str]:
    nodes, edges = Once(), Once()
    declared: set[str] = set()
    root = graphs = 0
    for _, element in iterparse(path, events=("end",)):
        if element.tag == f"{_NS}attribute":
            declared.add(element.get("id", ""))
        elif element.tag == f"{_NS}node":
            if not element.get("id") or nodes.again(element.get("id", "")):
                yield f"node {element.get('id')}: needs an id of its own"
            yield from _values(element, declared, f"node {element.get('id')}")
            element.clear()
        elif element.tag == f"{_NS}edge":
            yield from _edge(element, nodes, edges, declared)
            element.clear()
        elif element.tag == f"{_NS}graph":
            graphs += 1
        elif element.tag == f"{_NS}gexf":
            root = 1
    if not root or graphs != 1:
        yield "is no GEXF 1.2 file with one graph"


def _edge(element: Element, nodes: Once, edges: Once, declared: set[str]) -> Iterator[str]:
    name = f"edge {element.get('id')}"
    if not element.get("id") or edges.again(element.get("id", "")):
        yield f"{name}: needs an id of its own"
    for end in ("source", "target"):
        if not nodes.has(element.get(end, "")):
            yield f"{name}: {end}: there is no node '{element.get(end)}'"
    yield from _values(element, declared, name)
    for spell in element.iter(f"{_NS}spell"):
        try:
            if date.fromisoformat(spell.get("start", "")) > date.fromisoformat(spell.get("end", "")):
                yield f"{name}: a spell ends before it starts"
        except ValueError:
            yield f"{name}: a spell's '{spell.get('start')}' or '{spell.get('end')}' is no day"


def _values(element: Element, declared: set[str], name: str) -> Iterator[str]:
    for value in element.iter(f"{_NS}attvalue"):
        if value.get("for") not in declared:
            yield f"{name}: there is no attribute '{value.get('for')}'"
