"""The events stage: matches of frames become events with actors, places, time and the reasons for each."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from counterclaim.lexicon.words import weapon_words
from counterclaim.reading.dates.govern import date_for
from counterclaim.reading.draft import Draft, DraftEvent, draft_of
from counterclaim.reading.events.bind import actors_of
from counterclaim.reading.events.blame import blamed_events
from counterclaim.reading.events.match import Match, matches
from counterclaim.reading.events.mediators import mediators_of
from counterclaim.reading.events.merge import merge
from counterclaim.reading.events.slots import norm
from counterclaim.reading.events.span import clause_span
from counterclaim.reading.factuality import certainty_at, polarity_at, time_at
from counterclaim.reading.places.govern import event_place

_WEAPON_SLOTS = ("mod", "obj", "subj", "with", "by", "of")
_WEAK = ("no date", "the date told in the passage")


def read_events(doc: Doc) -> Doc:
    """Find the events of a document and add them to its draft, in text order.

    Method: triggers of the frame lexicon (``lexicon/data/frames``) are matched on the dependency graph; the roles follow
    the frame's shape; role fillers become actors through the mentions that earlier stages found.
    """
    draft = draft_of(doc)
    names = _name_tokens(doc, draft)
    found = matches(doc, lambda token: token.i in names)
    voice = {i: draft.attribution_of(i) for i in {m.token.i for m in found}}
    single = {m.token.i: m for m in found}
    found = merge(found, lambda a, b: voice.get(a.i) == voice.get(b.i))
    made = [(match, _event(doc, draft, match)) for match in found]
    # the casualties stage needs to know which words told which event
    doc.user_data["counterclaim.effects"] = {
        token.i: (single[token.i], event) for match, event in made for token in (match.token, *match.also)
    }
    events = [event for _, event in made]
    events.extend(blamed_events(doc, draft, made))
    events.sort(key=lambda e: (e.trigger, e.start_char))
    draft.events.extend(events)
    return doc


def _name_tokens(doc: Doc, draft: Draft) -> set[int]:
    """Tokens inside names of more than one word: "Liberation" in a front's name is no event."""
    found: set[int] = set()
    for mention in (*draft.actor_mentions, *draft.place_mentions):
        if mention.how in {"name", "alias", "acronym"}:
            span = doc.char_span(mention.start_char, mention.end_char, alignment_mode="expand")
            if span is not None and (len(span) > 1 or span[0].pos_ == "PROPN"):
                found.update(t.i for t in span if t.is_title or t.is_upper)
    return found


def _event(doc: Doc, draft: Draft, match: Match) -> DraftEvent:
    token = match.token
    start, end = clause_span(doc, match)
    event = DraftEvent(
        frame=match.frame.id,
        trigger=token.i,
        start_char=start,
        end_char=end,
        trigger_start=token.idx,
        trigger_end=token.idx + len(token.text),
        because=dict(match.because),
    )
    _fill_actors(draft, match, event)
    _fill_facts(doc, match, event)
    event.weapon = _weapon(match)
    if event.weapon:
        event.because["weapon"] = f"the word '{event.weapon}' beside the trigger"
    return event


def _fill_actors(draft: Draft, match: Match, event: DraftEvent) -> None:
    roles = match.roles
    parties = actors_of(draft, roles.get("party", []))
    initiators = actors_of(draft, roles.get("initiator", []))
    targets = [ref for ref in actors_of(draft, roles.get("target", [])) if ref not in initiators or len(initiators) > 1]
    mediators = actors_of(draft, [*roles.get("mediator", []), *mediators_of(match)])
    if parties:
        first, second = _sides(draft, match)
        initiators = [*initiators, *(r for r in first if r not in initiators)]
        targets = [*targets, *(r for r in second if r not in initiators and r not in targets)]
    event.initiators = [ref for ref in initiators if ref not in mediators]
    event.targets = [ref for ref in targets if ref not in mediators]
    event.mediators = mediators
    for old, new in (("initiator", "initiators"), ("target", "targets"), ("mediator", "mediators"), ("party", "initiators")):
        if old in event.because:
            text = event.because.pop(old)
            event.because[new] = f"{event.because[new]}; {text}" if new in event.because else text


def _sides(draft: Draft, match: Match) -> tuple[list[str], list[str]]:
    """Split the parties of a mutual event: "A fought with B" has two sides, "clashes between A and B" all on one."""
    second_slots = {"with", "against", "obj", "hit"}
    second: list[Token] = [t for slot in second_slots for t in match.slots.own.get(slot, []) if t in match.roles.get("party", [])]
    first = [t for t in match.roles.get("party", []) if t not in second]
    if not first:
        return actors_of(draft, second), []
    return actors_of(draft, first), actors_of(draft, second)


def _fill_facts(doc: Doc, match: Match, event: DraftEvent) -> None:
    i = match.token.i
    event.polarity, event.because["polarity"] = polarity_at(doc, i)
    event.certainty, event.because["certainty"] = certainty_at(doc, i)
    event.time, event.because["time"] = time_at(doc, i)
    tokens = [match.token, *match.also]
    for token in tokens:
        date, why = date_for(doc, token.i)
        if date is not None and (not why.startswith(_WEAK) or token is tokens[0]):
            event.start, event.end, event.date_precision = date.start, date.end, date.precision
            event.because["when"] = why
            if not why.startswith(_WEAK):
                break
    for token in tokens:
        places, why = event_place(doc, token.i)
        event.places.extend(p for p in places if p not in event.places)
        if places and "places" not in event.because:
            event.because["places"] = why
            break


def _weapon(match: Match) -> str | None:
    if not match.frame.violent and match.frame.codes.plover not in {"MOBILIZE", "AID"}:
        return None
    words = weapon_words()
    for slot in _WEAPON_SLOTS:
        for token in match.slots.get(slot):
            if norm(token) in words or token.lower_ in words:
                compound = [c for c in token.children if c.dep_ in {"compound", "amod"} and c.i == token.i - 1]
                return f"{compound[0].text} {token.text}" if compound else token.text
    return None
