"""Violence told without its doer where the document knows the doer: "12 killed in strike on market", and the army's strike below.

A newspaper cannot name the doer in every clause, so only two places count: the opening (headlines and the first sentence after
them), which many readers never pass, and the words of the doer itself ("civilians have died"). The doer must be known: told
for a fact by the document, by a claimant who takes no side in the fighting, or by the doer itself, without anybody denying it
and without another doer being named. Named in the same sentence, or earlier in the opening, it has not been left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from counterclaim.lexicon.frames import frames, general
from counterclaim.lexicon.framing import framing_lexicon
from counterclaim.reading.claims import chain_of
from counterclaim.reading.draft import Draft, DraftEvent, DraftFraming
from counterclaim.reading.events.grammar import is_passive
from counterclaim.reading.framing.doers import KNOWN, Doer, known_doers, names, speaks_for
from counterclaim.reading.happenings.places import SAME, places_fit
from counterclaim.reading.parsed import Doc, Span, Token
from counterclaim.records.framing import Voice

_HAPPENED = {"past", "ongoing"}
_HEADLINES = 3  # lines before the first sentence with a full stop that still are headlines
_BEFORE = {"poss", "compound", "amod", "nmod"}


def agent_left_out(doc: Doc, draft: Draft, quoted: Set[int]) -> Iterator[DraftFraming]:
    """Yield the tellings of violence that leave out a doer whom the document knows, one for each happening and voice."""
    happenings: dict[str, list[DraftEvent]] = {}
    for event in draft.events:
        frame = frames().get(event.frame)
        if frame is not None and frame.violent and event.happening is not None:
            happenings.setdefault(event.happening, []).append(event)
    deeds = {event.trigger for event in draft.events}
    opening = _opening(doc)
    for told in happenings.values():
        bare = [event for event in told if _bare(doc, draft, event, deeds)] if len(told) > 1 else []
        if not bare:
            continue
        known = known_doers(doc, draft, told)
        voices: set[str | None] = set()
        for event in sorted(bare, key=lambda e: e.trigger):
            told_by = next((k for k in known if _plainly_same(draft, event, k.event)), None)
            whose = told_by and _whose(doc, draft, event, told, told_by, opening, quoted)
            if told_by and whose and whose[1] not in voices:
                voices.add(whose[1])
                yield _framing(doc, draft, event, told_by, *whose)


def _opening(doc: Doc) -> list[Span]:
    """The headlines and the first whole sentence after them."""
    found: list[Span] = []
    for sentence in doc.sents:
        words = [t for t in sentence if not t.is_space]
        if not words:
            continue
        found.append(sentence)
        if any(t.text in {".", "!", "?"} for t in words[-2:]) or len(found) > _HEADLINES:
            break
    return found


def _bare(doc: Doc, draft: Draft, event: DraftEvent, deeds: set[int]) -> bool:
    """Whether an event that happened is told without a doer: passive, as a noun, or as something that befell its victims."""
    if event.initiators or event.echo is not None or event.time not in _HAPPENED:
        return False
    if event.polarity == "negative" or event.certainty != "certain":
        return False
    frame = frames()[event.frame]
    if frame.shape == "mutual":
        return False
    trigger = doc[event.trigger]
    if draft.actors_at(trigger):  # "a suicide bomber"
        return False
    if any(t.lower_ == "by" and any(c.dep_ == "pobj" and c.i not in deeds for c in t.children) for t in trigger.sent):
        return False
    if any(child.dep_ in _BEFORE and (draft.actors_at(child) or _label(child)) for child in trigger.children):
        return False
    if trigger.pos_ not in {"VERB", "AUX"}:
        return True
    return is_passive(trigger) or frame.shape == "suffered" or _befalls(draft, event, trigger)


def _label(token: Token) -> bool:
    """A judging word that stands for the doer: "a terrorist attack"."""
    return any(w.device == "loaded_label" for w in framing_lexicon().by_first.get(token.lemma_.lower(), ()))


def _befalls(draft: Draft, event: DraftEvent, trigger: Token) -> bool:
    """ "Ten villagers died", "Ten killed in blast": the subject is whom it was done to."""
    subjects = [c for c in trigger.children if c.dep_ in {"nsubj", "csubj", "expl"}]
    if event.killed or event.injured:
        return not any(c.dep_ == "dobj" for c in trigger.children)
    return bool(subjects) and all(
        (own := draft.actors_at(subject)) and set(own) <= set(event.targets) for subject in subjects
    )


def _plainly_same(draft: Draft, one: DraftEvent, other: DraftEvent) -> bool:
    """More than what joins two tellings of a happening: one number above one, or one town and one kind of deed; no other days."""
    if not (one.foreground and other.foreground):
        return False
    if one.start and one.end and other.start and other.end and (one.end < other.start or other.end < one.start):
        return False
    for kind in ("killed", "injured"):
        a, b = getattr(one, kind), getattr(other, kind)
        if a is not None and b is not None and a.best is not None and b.best is not None:
            return bool(a.best == b.best > 1)
    return places_fit(draft, one.places, other.places) == SAME and general(one.frame) == general(other.frame)


def _whose(
    doc: Doc,
    draft: Draft,
    event: DraftEvent,
    told: list[DraftEvent],
    known: Doer,
    opening: list[Span],
    quoted: Set[int],
) -> tuple[Voice, str | None] | None:
    """Whose wording leaves the doer out, or None where it has not been left out."""
    at = next((n for n, sentence in enumerate(opening) if sentence.start <= event.trigger < sentence.end), None)
    chain = chain_of(draft, event.trigger)
    if not chain:
        if event.trigger in quoted or at is None or any(names(draft, s, known.actor) for s in opening[: at + 1]):
            return None
        return "document", None
    if any(a.stance not in KNOWN or a.certainty != "certain" or a.polarity == "negative" for a in chain):
        return None
    speaker = chain[0].claimants[0] if chain[0].claimants else None
    sentence = doc[event.trigger].sent
    content = [doc[i] for i in chain[0].tokens if doc[i].sent.start == sentence.start]
    if speaker is None or not speaks_for(draft, speaker, known.actor) or names(draft, content, known.actor):
        return None
    if not _civilian(draft, event) or any(sentence.start <= e.trigger < sentence.end and e.initiators for e in told):
        return None
    return ("quoted" if event.trigger in quoted else "reported"), speaker


def _civilian(draft: Draft, event: DraftEvent) -> bool:
    killed = event.killed
    if killed is not None and (killed.civilians or killed.children or killed.women):
        return True
    return any(draft.actors[ref].kind == "civilians" for ref in event.targets if ref in draft.actors)


def _framing(
    doc: Doc, draft: Draft, event: DraftEvent, known: Doer, voice: Voice, claimant: str | None
) -> DraftFraming:
    text = draft.document.text[event.trigger_start : event.trigger_end]
    name = draft.actors[known.actor].name
    said = "the document" if known.teller is None else draft.actors[known.teller].name
    bare = general(event.frame) == "killing" and doc[event.trigger].tag_ != "VBN" and text.lower() != "killed"
    neutral = f"{'killed' if bare else text} by {name}"  # "died", "dead", "deaths"
    if known.teller is not None and not speaks_for(draft, known.teller, known.actor):
        neutral += f", according to {said}"
    where = "the opening" if claimant is None else "its own words"
    return DraftFraming(
        event.trigger_start,
        event.trigger_end,
        text,
        "agentless",
        known.actor,
        neutral,
        f"{where} leaves out who did it; {said} names {name} elsewhere, and nobody disputes it",
        voice,
        claimant,
    )
