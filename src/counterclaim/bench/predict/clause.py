"""The main clause of a sentence and the event it tells: corpora of single sentences code that one."""

from __future__ import annotations

from counterclaim.bench.reader import Page
from counterclaim.lexicon.frames import frames
from counterclaim.reading.draft import DraftEvent
from counterclaim.reading.events.grammar import children
from counterclaim.reading.parsed import Token


def of_clause(page: Page, verb: Token | None) -> DraftEvent | None:
    """The event told by the main clause's verb, or by the noun it carries."""
    told = page.doc.kept.get("counterclaim.effects", {}).values() if verb is not None else ()
    found = [
        event
        for match, event in told
        if verb in (match.token, match.slots.carrier) and frames()[event.frame].codes.plover
    ]
    return found[0] if found else None


def main_verb(page: Page) -> Token | None:
    """The verb of the main clause; of the clause that is told where its teller comes last ("..., officials said")."""
    root = next((token for token in page.doc if token.dep_ == "ROOT"), None)
    if root is None:
        return None
    said = [c for c in children(root, "ccomp") if c.i < root.i and c.pos_ in {"VERB", "AUX"}]
    return said[0] if said and not children(root, "dobj") else root
