"""The component ``counterclaim_names``: registry names become entities before the statistical NER runs, so that it cannot
cut them up ("al-Nusra Front") or miss them. Countries, capitals and descriptions are left to the NER."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from counterclaim.reading.actors.known import PLACE_FORMS, known_names, registry
from counterclaim.reading.actors.whole import KNOWN

_NOT_SET = PLACE_FORMS | {"description", "short"}


@Language.component("counterclaim_names")
def mark_names(doc: Doc) -> Doc:
    """Set ``doc.ents`` from the registry: persons as PERSON, all else as ORG; ambiguous and short names are left out."""
    found: list[Span] = []
    for known in known_names(doc, None):
        hit = known.hit
        if hit.form in _NOT_SET or hit.ambiguous or hit.needs_introduction:
            continue
        kind = registry().actors[hit.actor_ids[0]].kind
        label = "PERSON" if kind == "person" else "GPE" if kind == "state" and hit.form == "name" else "ORG"
        found.append(Span(doc, known.start, known.end, label=label))
    if found:
        doc.ents = filter_spans([*found, *doc.ents])
        doc.user_data[KNOWN] = [(span.start, span.end) for span in found if len(span) > 1]
    return doc
