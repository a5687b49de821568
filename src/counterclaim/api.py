"""The public functions: `read`, `read_many`, and `explain`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from counterclaim import __version__
from counterclaim.errors import Errors
from counterclaim.gazetteer import gazetteer_version
from counterclaim.lexicon import lexicon_fingerprint
from counterclaim.reading.assemble import Assembled, assemble
from counterclaim.reading.draft import draft_of
from counterclaim.reading.parse import Parser, shared_parser
from counterclaim.reading.parsed import Doc
from counterclaim.reading.pipeline import read_drafts
from counterclaim.reading.triage import Level
from counterclaim.records import Claim, Document, MadeBy, Reading
from counterclaim.registry import registry_with, shared_registry, use_registry

Actors = Sequence[Path | str]


def read(
    text: str,
    *,
    published: date | str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    model: str | None = None,
    actors: Actors = (),
) -> Reading:
    """Read one text into claims.

    Args:
        text: the text of one report, in English.
        published: its day of publication, which relative dates count from (`date` or ``YYYY-MM-DD``).
        publisher: the outlet; a party's own outlet counts in the interest of what the text says in its own voice.
        title: the headline, kept with the document.
        url: its address, kept with the document.
        model: name or path of a spaCy pipeline; None for the shipped one.
        actors: registry files of your own, or folders of them; their entries win over the shipped ones.

    Returns:
        The reading, in the shape of the contract ``counterclaim.reading/1``.

    Raises:
        CounterclaimError: E201 for a date that does not exist, E302 or E303 when the model cannot be loaded,
            E107 for a registry file that is not there, E301 for one that does not hold.
    """
    document = Document.of(text, title=title, publisher=publisher, published=as_day(published), url=url)
    return read_document(document, model=model, actors=actors).reading


def read_document(
    document: Document, *, model: str | None = None, notes: Iterable[str] = (), actors: Actors = ()
) -> Assembled:
    """Read one document and keep the reasons; `notes` (of intake, say) come first in the reading's notes."""
    return next(assemble_many([(document, tuple(notes))], model=model, actors=actors))


@dataclass(frozen=True, slots=True)
class Explained:
    """A reading with the reasons of every field (`because`: claim id → field → reason) and of every name."""

    reading: Reading
    because: dict[str, dict[str, str]]
    name_rules: dict[str, str]

    def names(self, claim: Claim) -> Iterator[tuple[str, str]]:
        """Yield (name, reason) for the actors and places of a claim."""
        event = claim.event
        refs = [claim.claimant.actor, *claim.mentions, *(event.places if event else ())]
        for ref in dict.fromkeys(ref for ref in refs if ref):
            if rule := self.name_rules.get(ref):
                yield self.reading.name_of(ref), rule


def read_explained(
    document: Document, *, model: str | None = None, notes: Iterable[str] = (), actors: Actors = ()
) -> Explained:
    """Read one document and keep the reasons for `explain`."""
    parser, registry = shared_parser(model), registry_with(actors)
    with use_registry(registry):
        doc = next(read_drafts([document], parser))
        draft = draft_of(doc)
        draft.notes[:0] = notes
        assembled = assemble(doc, versions(parser), registry)
    rules: dict[str, list[str]] = {}
    for mention in [*draft.actor_mentions, *draft.place_mentions]:
        rules.setdefault(mention.ref, []).append(f"'{mention.text}' ({mention.how}: {mention.rule or 'name'})")
    named = {}
    for ref, found in rules.items():
        entry = draft.actors.get(ref) or draft.places.get(ref)
        why = f"{entry.rule}; " if entry and entry.rule else ""
        more = f" and {len(found) - 3} more" if len(found) > 3 else ""
        named[ref] = why + "; ".join(dict.fromkeys(found[:3])) + more
    return Explained(assembled.reading, assembled.because, named)


def read_many(
    documents: Iterable[Document | str | Mapping[str, Any]],
    *,
    model: str | None = None,
    actors: Actors = (),
    triage: Level = "sentences",
) -> Iterator[Reading]:
    """Read documents as a stream, in order; memory does not grow with their number.

    Args:
        documents: documents, plain texts, or mappings with the keyword arguments of `read` (``text``, ``published``, …).
        model: name or path of a spaCy pipeline; None for the shipped one.
        actors: registry files of your own, or folders of them; their entries win over the shipped ones.
        triage: what may go unparsed: nothing (``off``), sentences that can hold no claim, or (``documents``) also texts
            without words of conflict, which halves the time on mixed news and loses what such texts tell.
    """
    pairs = ((as_document(item), ()) for item in documents)
    for assembled in assemble_many(pairs, model=model, actors=actors, triage=triage):
        yield assembled.reading


def assemble_many(
    documents: Iterable[tuple[Document, tuple[str, ...]]],
    *,
    model: str | None = None,
    actors: Actors = (),
    triage: Level = "sentences",
) -> Iterator[Assembled]:
    """Read a stream of (document, notes) and keep the reasons."""
    parser = shared_parser(model)
    registry = registry_with(actors)
    with use_registry(registry):
        made_by = versions(parser)

    def noted() -> Iterator[Document]:
        for document, notes in documents:
            waiting.append(notes)
            yield document

    waiting: list[tuple[str, ...]] = []
    drafts = read_drafts(noted(), parser, triage=triage)
    while True:
        with use_registry(registry):  # ends before each yield: the caller's own readings keep their own registry
            doc = next(drafts, None)
            if doc is None:
                return
            draft_of(doc).notes[:0] = waiting.pop(0)
            assembled = assemble(doc, made_by, registry)
            doc.release()
        yield assembled


def read_draft(text: str, *, published: date | str | None = None, model: str | None = None) -> Doc:
    """Read one text up to its working state (``doc._.counterclaim``), for benches and for looking inside."""
    document = Document.of(text, published=as_day(published))
    return next(read_drafts([document], shared_parser(model)))


def versions(parser: Parser) -> MadeBy:
    """Return the versions of everything that makes a reading, the registry in use among them."""
    lexicon, gazetteer = _data_versions()
    registry = shared_registry().fingerprint
    return MadeBy(counterclaim=__version__, model=parser.model, lexicon=lexicon, registry=registry, gazetteer=gazetteer)


@lru_cache(maxsize=1)
def _data_versions() -> tuple[str, str]:
    return lexicon_fingerprint(), gazetteer_version()


def as_day(value: date | str | None) -> date | None:
    """Return a day from a `date` or ``YYYY-MM-DD``.

    Raises:
        CounterclaimError: E201 when there is no such day.
    """
    if value is None or isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value.strip())
    except ValueError:
        raise Errors.E201.error(value=value) from None


def as_document(item: Document | str | Mapping[str, Any]) -> Document:
    """Return a document from a text or a mapping with the keyword arguments of `read`."""
    if isinstance(item, Document):
        return item
    if isinstance(item, str):
        return Document.of(item)
    values = dict(item)
    text = str(values.pop("text"))
    return Document.of(text, **{**values, "published": as_day(values.get("published"))})
