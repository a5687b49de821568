"""The reports that `counterclaim demo` reads: two tellings of one invented piece of news."""

from __future__ import annotations

from datetime import date
from importlib.resources import as_file, files

from counterclaim.datafiles import DataEntry, load_entries
from counterclaim.records import Document


class DemoEntry(DataEntry):
    """One line of demo.yaml."""

    file: str
    title: str
    publisher: str
    published: date


def demo_documents() -> list[Document]:
    """Return the demonstration's documents, the wire report first.

    Raises:
        DataFileError: E301, when demo.yaml does not hold.
    """
    home = files("counterclaim.demo")
    with as_file(home.joinpath("demo.yaml")) as path:
        entries = load_entries(path, DemoEntry)
    return [
        Document.of(
            home.joinpath(entry.file).read_text(encoding="utf-8").strip(),
            title=entry.title,
            publisher=entry.publisher,
            published=entry.published,
        )
        for entry in entries
    ]
