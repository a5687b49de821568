"""The stage `framing`: fills `Draft.framing` from the lexicon and from short words in quotation marks.

Judging words inside a quotation belong to its speaker, not to the document; they are kept, and the rule says whose they are.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from counterclaim.reading.draft import Draft, DraftFraming, draft_of
from counterclaim.reading.framing.quotes import short_quotes
from counterclaim.reading.framing.target import following, target_of
from counterclaim.reading.framing.wordings import Hit, wordings


def read_framing(doc: Doc) -> Doc:
    """Find the wording that judges and put it into the document's draft, in text order."""
    draft = draft_of(doc)
    names = _names(doc, draft)
    found = [_worded(doc, hit, draft) for hit in wordings(doc) if not _is_name(doc, hit, names)]
    found.extend(_quoted(doc, draft))
    draft.framing = sorted(found, key=lambda f: (f.start_char, f.end_char, f.device))
    return doc


def _worded(doc: Doc, hit: Hit, draft: Draft) -> DraftFraming:
    span = doc[hit.start : hit.end]
    if hit.wording.device == "so_called":
        target, why = following(doc[hit.end - 1], draft), "the actor named after it"
    else:
        target, why = target_of(hit.head, draft)
    return DraftFraming(
        span.start_char,
        span.end_char,
        span.text,
        hit.wording.device,
        target,
        hit.wording.neutral,
        f"the wording '{hit.wording.term}' ({hit.wording.where}); target: {why}{_voice(draft, hit.head)}",
    )


def _quoted(doc: Doc, draft: Draft) -> list[DraftFraming]:
    found: list[DraftFraming] = []
    for start, end in short_quotes(draft.document.text):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span) or _names_an_actor(span, draft):
            continue
        target, why = target_of(span.root, draft)
        said = draft.attribution_of(span.root.i) is not None
        found.append(
            DraftFraming(
                start,
                end,
                draft.document.text[start:end],
                "quoted_word" if said else "scare_quotes",
                target,
                None,
                f"{'a word taken from a claimant' if said else 'a word the writer puts in quotation marks'}; target: {why}",
            )
        )
    return found


def _voice(draft: Draft, token: Token) -> str:
    index = draft.attribution_of(token.i)
    if index is None:
        return ""
    attribution = draft.attributions[index]
    if attribution.quoted not in ("direct", "mixed"):
        return ""
    names = [draft.actors[a].name for a in attribution.claimants if a in draft.actors]
    return f"; in the words of {', '.join(names) or 'a speaker'}"


def _names(doc: Doc, draft: Draft) -> set[int]:
    """Token indexes inside an actor's own name, where a word judges nobody ("the Martyrs' Brigade")."""
    inside: set[int] = set()
    for mention in draft.actor_mentions:
        if mention.how in ("name", "acronym") and len(mention.text.split()) > 1:
            span = doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
            inside.update(token.i for token in span or ())
    return inside


def _is_name(doc: Doc, hit: Hit, names: set[int]) -> bool:
    return all(i in names and doc[i].text[:1].isupper() for i in range(hit.start, hit.end))


def _names_an_actor(span: Span, draft: Draft) -> bool:
    return any(
        m.how in ("name", "acronym", "alias") and m.start_char <= span.start_char and span.end_char <= m.end_char
        for token in span
        for m in draft.mentions_at(token)
    )
