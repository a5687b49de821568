"""The relations stage: lasting ties between actors, one relation for each pair of ends."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from counterclaim.lexicon.words import members
from counterclaim.reading.dates.govern import date_for
from counterclaim.reading.draft import Draft, DraftRelation, draft_of
from counterclaim.reading.events.bind import actors_of
from counterclaim.reading.events.locate import places_of
from counterclaim.reading.events.slots import norm
from counterclaim.reading.factuality import certainty_at, polarity_at, time_at
from counterclaim.reading.parsed import Doc
from counterclaim.reading.relations.bodies import body_ties
from counterclaim.reading.relations.compounds import compound_ties
from counterclaim.reading.relations.denied import denied_ties
from counterclaim.reading.relations.ends import binding, ended, kind_of, share_of
from counterclaim.reading.relations.names import name_ties
from counterclaim.reading.relations.nouns import noun_ties
from counterclaim.reading.relations.tie import Tie
from counterclaim.reading.relations.verbs import adjective_ties, verb_ties

_TAKEN = {"hold", "occupy"}  # an army holds hills, but talks and hostages as well
_RULING = {"rule", "govern", "run", "dominate"}
_WEAK = ("no date", "the date told in the passage")
# an act of support said with the same word as the tie would tell it twice
_TOLD_BY_TIES = {"praise", "cooperate"}


def ties_of(doc: Doc) -> list[Tie]:
    """Return the ties of a document as grammar tells them, before their ends are bound to actors."""
    draft = draft_of(doc)
    return list(
        chain(
            verb_ties(doc),
            adjective_ties(doc),
            noun_ties(doc, draft),
            compound_ties(doc, draft),
            name_ties(doc, draft),
            body_ties(doc, draft),
        )
    )


def read_relations(doc: Doc) -> Doc:
    """Find the lasting ties of a document and add them to its draft, in text order.

    Method: triggers of ``lexicon/data/relations.yaml`` (verbs, nouns, hyphenated participles) on the dependency graph;
    coordinated ends give one relation each.
    """
    draft = draft_of(doc)
    found: list[DraftRelation] = []
    seen: set[tuple[str, str | None, str | None, int]] = set()
    for tie in ties_of(doc):
        for relation in _relations(doc, draft, tie):
            key = (relation.type, relation.source, relation.target, relation.trigger)
            if key not in seen:
                seen.add(key)
                found.append(relation)
    found.sort(key=lambda r: (r.trigger, r.type, r.source or "", r.target or ""))
    draft.relations.extend(found)
    draft.relations.extend(denied_ties(doc, draft, found))
    _presuppose(doc, draft, found)
    told = {r.trigger for r in found if r.source and r.target}
    draft.events = [e for e in draft.events if not (e.frame in _TOLD_BY_TIES and e.trigger in told)]
    return doc


def _presuppose(doc: Doc, draft: Draft, found: list[DraftRelation]) -> None:
    """ "Not subject to the truce": the truce is there, only its reach is denied."""
    for relation in found:
        if relation.type != "excluded_from":
            continue
        below = {t.i for t in doc[relation.trigger].subtree}
        for event in draft.events:
            if event.trigger in below and event.frame in {"ceasefire", "agreement"} and event.polarity == "negative":
                event.polarity, event.time = "positive", "past"
                event.because["polarity"] = "somebody is left out of it, so it exists"
                event.because["time"] = "it was made before"


def _relations(doc: Doc, draft: Draft, tie: Tie) -> Iterator[DraftRelation]:
    sources: list[str | None] = list(actors_of(draft, binding(draft, tie.sources, tie.type), joined=False))
    targets: list[str | None] = []
    if tie.target_place:
        targets.extend(places_of(draft, [inner for token in tie.targets for inner in share_of(token)]))
    targets.extend(
        ref
        for ref in actors_of(draft, binding(draft, tie.targets, tie.type), joined=False)
        if ref not in targets and not (tie.target_place and targets)
    )
    if not targets and tie.type == "leads" and tie.trigger.lemma_ in _RULING:
        targets.extend(places_of(draft, tie.targets))
    if not tie.open_ends and not (sources and targets):
        return
    if not sources and not targets:
        return
    if tie.type == "controls" and not targets and not (tie.open_ends and sources):
        return
    if tie.trigger.lemma_ in _TAKEN and not any(
        places_of(draft, [t], frozenset({"of"})) or norm(t) in members("ground")  # who "held talks in X" holds no X
        for t in tie.targets
    ):
        return
    polarity, why_polarity = polarity_at(doc, tie.trigger.i)
    certainty, why_certainty = certainty_at(doc, tie.trigger.i)
    time, why_time = time_at(doc, tie.trigger.i)
    if ended(tie.trigger):
        polarity, why_polarity = "negative", "the text says that it has ended"
    when, why_when = date_for(doc, tie.trigger.i)
    start, end = _span(doc, tie)
    for source in sources or [None]:
        for target in targets or [None]:
            if source == target and not tie.same_allowed:
                continue
            kind = kind_of(draft, tie, source, target)
            if kind is None:
                continue
            relation = DraftRelation(
                type=kind,
                source=source,
                target=target,
                trigger=tie.trigger.i,
                start_char=start,
                end_char=end,
                polarity="positive" if tie.affirm else polarity,
                certainty=certainty,
                time=time,
                because={"type": tie.why, "polarity": why_polarity, "certainty": why_certainty, "time": why_time},
            )
            if when is not None and not why_when.startswith(_WEAK):
                relation.start, relation.end, relation.date_precision = when.start, when.end, when.precision
                relation.because["when"] = why_when
            yield relation


def _span(doc: Doc, tie: Tie) -> tuple[int, int]:
    """From the first to the last word of the trigger and both ends, inside the sentence."""
    sentence = tie.trigger.sent
    tokens = {tie.trigger.i, *(t.i for t in tie.extra)}
    for token in (*tie.sources, *tie.targets):
        if sentence.start <= token.i < sentence.end:
            tokens.add(token.i)
            tokens.update(c.i for c in token.children if c.dep_ in {"compound", "amod", "det", "nummod", "poss"})
    first, last = doc[min(tokens)], doc[max(tokens)]
    return first.idx, last.idx + len(last.text)
