"""The stage `framing`: fills `Draft.framing` from the lexicon, from loaded words of public debate and from short quotations.

Judging words inside a quotation belong to its speaker, not to the document; each span says whose it is (`voice`, `claimant`).
"""

from __future__ import annotations

from collections.abc import Set

from counterclaim.reading.draft import Draft, DraftFraming, draft_of
from counterclaim.reading.framing.agentless import agent_left_out
from counterclaim.reading.framing.debate import ALWAYS, Voices, debate_words
from counterclaim.reading.framing.loaded import LoadedHit
from counterclaim.reading.framing.quotes import short_quotes
from counterclaim.reading.framing.target import following, target_of
from counterclaim.reading.framing.wordings import Hit
from counterclaim.reading.parsed import Doc, Span, Token
from counterclaim.records.framing import Device, Voice

_VOICES: dict[Voice, str] = {
    "document": "the document's own wording",
    "reported": "told as a speaker's words, without quotation marks",
    "quoted": "a speaker's words in quotation marks",
}


def read_framing(doc: Doc) -> Doc:
    """Find the wording that judges and put it into the document's draft, in text order."""
    draft = draft_of(doc)
    names = _names(doc, draft)
    voices = Voices(doc, draft)
    hits = [hit for hit in voices.wordings if not _is_name(doc, hit.start, hit.end, names)]
    found = [_worded(doc, hit, draft, voices.quoted) for hit in hits]
    taken = {i for hit in hits for i in range(hit.start, hit.end)}
    # "claimed the attack" owns up to it, and doubts nobody's word
    taken |= {
        a.cue_token for a in draft.attributions if a.stance == "claims_responsibility" and a.cue_token is not None
    }
    for loaded, sure in debate_words(voices):
        own = range(loaded.start, loaded.end)
        if taken.isdisjoint(own) and not _is_name(doc, loaded.start, loaded.end, names):
            found.append(_loaded(doc, loaded, sure, draft, voices.quoted))
    found.extend(_quoted(doc, draft))
    found.extend(agent_left_out(doc, draft, voices.quoted))
    draft.framing = sorted(found, key=lambda f: (f.start_char, f.end_char, f.device))
    return doc


def _worded(doc: Doc, hit: Hit, draft: Draft, quoted: Set[int]) -> DraftFraming:
    span = doc[hit.start : hit.end]
    voice, claimant = _voice(draft, hit.head, quoted)
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
        f"the wording '{hit.wording.term}' ({hit.wording.where}); target: {why}; {_VOICES[voice]}",
        voice,
        claimant,
    )


def _loaded(doc: Doc, hit: LoadedHit, sure: float, draft: Draft, quoted: Set[int]) -> DraftFraming:
    span = doc[hit.start : hit.end]
    voice, claimant = _voice(draft, span.root, quoted)
    target, why = target_of(span.root, draft)
    device: Device = "loaded_verb" if hit.word.pos == "VERB" else "loaded_description"
    if hit.word.names:
        device = "loaded_label"
    weight = "it judges in any sentence" if hit.word.strength == ALWAYS else "its sentence judges as a whole"
    return DraftFraming(
        span.start_char,
        span.end_char,
        span.text,
        device,
        target,
        None,
        f"the loaded word '{hit.word.term}' ({hit.word.where}), strength {hit.word.strength}: {weight} ({sure:.1f}); "
        f"target: {why}; {_VOICES[voice]}",
        voice,
        claimant,
    )


def _quoted(doc: Doc, draft: Draft) -> list[DraftFraming]:
    found: list[DraftFraming] = []
    for start, end in short_quotes(draft.document.text):
        span = doc.char_span(start, end, alignment_mode="expand")
        if span is None or not len(span) or _names_an_actor(span, draft):
            continue
        target, why = target_of(span.root, draft)
        index = draft.attribution_of(span.root.i)
        said = index is not None
        found.append(
            DraftFraming(
                start,
                end,
                draft.document.text[start:end],
                "quoted_word" if said else "scare_quotes",
                target,
                None,
                f"{'a word taken from a claimant' if said else 'a word the writer puts in quotation marks'}; target: {why}",
                "quoted" if said else "document",
                _speaker(draft, index),
            )
        )
    return found


def _voice(draft: Draft, token: Token, quoted: Set[int]) -> tuple[Voice, str | None]:
    """Whose wording the token is: the document's, or a speaker's, inside quotation marks or retold."""
    index = draft.attribution_of(token.i)
    if token.i in quoted:
        return "quoted", _speaker(draft, index)
    return ("document", None) if index is None else ("reported", _speaker(draft, index))


def _speaker(draft: Draft, index: int | None) -> str | None:
    claimants = draft.attributions[index].claimants if index is not None else []
    return next((a for a in claimants if a in draft.actors), None)


def _names(doc: Doc, draft: Draft) -> set[int]:
    """Token indexes inside an actor's own name, where a word judges nobody ("the Martyrs' Brigade")."""
    inside: set[int] = set()
    for mention in draft.actor_mentions:
        if mention.how in ("name", "acronym") and len(mention.text.split()) > 1:
            span = doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
            inside.update(token.i for token in span or ())
    return inside


def _is_name(doc: Doc, start: int, end: int, names: set[int]) -> bool:
    return all(i in names and doc[i].text[:1].isupper() for i in range(start, end))


def _names_an_actor(span: Span, draft: Draft) -> bool:
    return any(
        m.how in ("name", "acronym", "alias") and m.start_char <= span.start_char and span.end_char <= m.end_char
        for token in span
        for m in draft.mentions_at(token)
    )
