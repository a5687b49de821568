"""The stage: finds all tellings of a document, builds their tree, and names their claimants."""

from __future__ import annotations

from counterclaim.lexicon.cues import cues
from counterclaim.reading.attribution.answers import take_out_answers
from counterclaim.reading.attribution.colons import colon_tellings
from counterclaim.reading.attribution.issued import give_to_issuers
from counterclaim.reading.attribution.nouns import noun_tellings
from counterclaim.reading.attribution.phrases import phrase_tellings
from counterclaim.reading.attribution.quotes import Quote, quoted_tokens, quotes_of
from counterclaim.reading.attribution.reattach import reattach
from counterclaim.reading.attribution.speech import give_free_quotes
from counterclaim.reading.attribution.telling import Telling
from counterclaim.reading.attribution.tidy import drop_marks, tidy
from counterclaim.reading.attribution.tree import build
from counterclaim.reading.attribution.turns import turn_tellings
from counterclaim.reading.attribution.unclear import unclear
from counterclaim.reading.attribution.verbs import verb_tellings
from counterclaim.reading.draft import draft_of
from counterclaim.reading.parsed import Doc


def read_attribution(doc: Doc) -> Doc:
    """Fill ``Draft.attributions``: every telling with its claimants, cue, content, stance and place in the tree."""
    tellings, quotes = find_tellings(doc)
    draft = draft_of(doc)
    build(doc, draft, tellings)
    draft.notes.extend(unclear(doc, draft, quotes))
    return doc


def find_tellings(doc: Doc) -> tuple[list[Telling], list[Quote]]:
    """Return the tellings of a parsed document in text order (no actors needed), and its quotations."""
    lexicon = cues()
    quotes = quotes_of(doc)
    quote_at = [-1] * len(doc)
    for number, quote in enumerate(quotes):
        for i in range(quote.start, quote.end):
            quote_at[i] = number
    found = verb_tellings(doc, lexicon, quotes, quote_at)
    found += noun_tellings(doc, lexicon, quote_at)
    found += phrase_tellings(doc, lexicon, quote_at)
    found += colon_tellings(doc, found, quotes, quote_at)
    found += turn_tellings(doc, quote_at)
    found = give_to_issuers(doc, tidy(doc, found, quote_at))
    quoted = quoted_tokens(doc)
    reattach(doc, found, quoted)
    take_out_answers(doc, found, quoted)
    drop_marks(doc, found, quote_at)
    give_free_quotes(doc, found, quotes)
    return found, quotes
