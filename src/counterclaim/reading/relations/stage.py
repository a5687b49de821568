"""The relations stage: lasting ties between actors, one relation for each pair of ends."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from counterclaim.lexicon.words import members
from counterclaim.reading.actors.book import Book
from counterclaim.reading.dates.govern import date_for
from counterclaim.reading.draft import Draft, DraftMention, DraftRelation, draft_of
from counterclaim.reading.events.bind import actors_of, content
from counterclaim.reading.events.grammar import antecedent, children
from counterclaim.reading.events.locate import places_of
from counterclaim.reading.events.slots import norm
from counterclaim.reading.factuality import fact_at, given_at
from counterclaim.reading.parsed import Doc, Token
from counterclaim.reading.relations.bodies import body_ties
from counterclaim.reading.relations.compounds import compound_ties
from counterclaim.reading.relations.denied import denied_ties
from counterclaim.reading.relations.ends import BODY_NOUNS, binding, ended, is_named, share_of
from counterclaim.reading.relations.kinds import kind_of
from counterclaim.reading.relations.names import name_ties
from counterclaim.reading.relations.nouns import noun_ties
from counterclaim.reading.relations.splits import split_ties
from counterclaim.reading.relations.tie import Tie
from counterclaim.reading.relations.verbs import adjective_ties, verb_ties

# whom or what it concerns may stay open, but not whose tie it is
_OF_SOMEBODY = {
    "controls", "excluded_from", "mediates",
}  # fmt: skip
_CAUSES = {
    "offensive", "campaign", "rule", "cause", "side", "operation", "advance", "government", "regime", "rebellion", "uprising",
    "insurgency", "effort", "coup", "one", "opposition", "group", "faction",
}  # fmt: skip
_OF_STATES = {"backs", "allied_with", "opposes", "linked_to", "mediates"}
_OF_PERSONS = {"his", "her"}
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
            verb_ties(doc, draft),
            adjective_ties(doc),
            noun_ties(doc, draft),
            compound_ties(doc, draft),
            name_ties(doc, draft),
            body_ties(doc, draft),
            split_ties(doc, draft),
        )
    )


def read_relations(doc: Doc) -> Doc:
    """Find the lasting ties of a document and add them to its draft, in text order.

    Method: triggers of ``lexicon/data/relations.yaml`` (verbs, nouns, hyphenated participles) on the dependency graph;
    coordinated ends give one relation each.
    """
    draft = draft_of(doc)
    found: list[DraftRelation] = []
    seen: set[tuple[str, str | None, str | None, str, int, int | None]] = set()
    for tie in ties_of(doc):
        for relation in _relations(doc, draft, tie):
            where = doc[relation.trigger].sent.start, draft.attribution_of(relation.trigger)
            key = (relation.type, relation.source, relation.target, relation.polarity, *where)
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
    tie.sources, tie.targets = _with_names(draft, tie, tie.sources), _with_names(draft, tie, tie.targets)
    if tie.called and not all(_called(draft, token) for token in (*tie.sources, *tie.targets)):
        return
    if tie.type == "leads":  # "oversees the country's jails": who does leads no country
        tie.targets = [t for t in tie.targets if _held(draft, t) or norm(t) in BODY_NOUNS]
        if not (tie.targets or tie.of_states):
            return
    if tie.type == "backs":  # "supported the government's account" backs nobody
        tie.targets = [t for t in tie.targets if _held(draft, t) or norm(content(t)) in _fighting()]
    sources: list[str | None] = list(actors_of(draft, binding(draft, tie.sources, tie), joined=False))
    targets: list[str | None] = []
    if tie.target_place:
        targets.extend(places_of(draft, [inner for token in tie.targets for inner in share_of(token)]))
        if not targets and _land(tie.targets):  # "Aleppo's eastern districts, held by rebels"
            targets.extend(places_of(draft, [c for token in tie.targets for c in children(token, "poss")]))
    targets.extend(
        ref
        for ref in actors_of(draft, binding(draft, _others(draft, tie.targets, set(sources)), tie), joined=False)
        if ref not in targets and not (tie.target_place and targets)
    )
    states: dict[str | None, DraftMention] = {}
    if tie.type in _OF_STATES:
        ours, theirs = _as_states(doc, draft, tie.sources), _as_states(doc, draft, tie.targets)
        sources.extend(ref for ref in ours if ref not in sources)
        targets.extend(ref for ref in theirs if ref not in targets)
        states = {**ours, **theirs}
    targets.extend(ref for ref in tie.of_states if ref in draft.actors and ref not in targets)
    if not targets and tie.type == "leads" and tie.trigger.lemma_ in _RULING:
        targets.extend(places_of(draft, tie.targets))
    if not tie.open_ends and not (sources and targets):
        return
    if not sources and not targets:
        return
    if tie.type in _OF_SOMEBODY and not sources:
        return
    if tie.target_place and not targets and tie.targets and not _land(tie.targets):
        return  # "took control of the process"
    if tie.type == "controls" and not targets and not (tie.open_ends and sources):
        return
    if tie.trigger.lemma_ in _TAKEN and not any(
        places_of(draft, [t], frozenset({"of"})) or norm(t) in members("ground")  # who "held talks in X" holds no X
        for t in tie.targets
    ):
        return
    fact = given_at(doc, tie.trigger.i) if tie.given else fact_at(doc, tie.trigger.i)
    polarity, why_polarity = fact.polarity, fact.why_polarity
    if tie.over and polarity == "negative":
        polarity, why_polarity = "positive", "the text says that it has not ended"
    elif tie.over or ended(tie.trigger):
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
            if target is not None and target in tie.of_states:
                word = tie.of_states[target].i
                draft.add_actor_mention(doc, word, word + 1, target, "description", "the state of an office")
            for ref in (source, target):
                if ref in states and ref is not None:
                    at = states[ref]
                    span = doc.char_span(at.start_char, at.end_char, alignment_mode="expand")
                    assert span is not None, "mentions lie in the text"
                    draft.add_actor_mention(doc, span[0].i, span[-1].i + 1, ref, at.how, "a country that has a tie")
            left = kind == "member_of" and tie.type == "splinter_of"  # a person who breaks away is no member any more
            relation = DraftRelation(
                type=kind,
                source=source,
                target=target,
                trigger=tie.trigger.i,
                start_char=start,
                end_char=end,
                polarity="positive" if tie.affirm else "negative" if left else polarity,
                certainty=fact.certainty,
                time=fact.time,
                because={
                    "type": tie.why,
                    "polarity": why_polarity,
                    "certainty": fact.why_certainty,
                    "time": fact.why_time,
                },
            )
            if when is not None and not why_when.startswith(_WEAK):
                relation.start, relation.end, relation.date_precision = when.start, when.end, when.precision
                relation.because["when"] = why_when
            yield relation


def _as_states(doc: Doc, draft: Draft, end: list[Token]) -> dict[str | None, DraftMention]:
    """The states that countries at the end of such a tie are: "its main ally is Russia", "military aid to Mali"."""
    found: dict[str | None, DraftMention] = {}
    for token in end:
        for mention in () if draft.actors_at(token) else draft.place_mentions:
            place = draft.places.get(mention.ref) if mention.head == token.i else None
            if place is not None and place.kind == "country" and token.pos_ == "PROPN":
                state = Book.of(doc).state(place.country)
                if state is not None:
                    found[state] = mention
    return found


def _others(draft: Draft, end: list[Token], own: set[str | None]) -> list[Token]:
    """ "A, which broke away from B, is its main rival": nobody is a rival of his own, so "its" is B's."""
    found: list[Token] = []
    for token in end:
        refs = draft.actors_at(token)
        if token.tag_ == "PRP$" and token.head.dep_ == "attr" and refs and own.issuperset(refs):
            before = [
                m
                for m in draft.actor_mentions
                if token.sent.start_char <= m.start_char < token.idx and m.how != "pronoun" and m.ref not in own
            ]
            other = max(before, key=lambda m: m.start_char, default=None)
            same = other is not None and (draft.actors[other.ref].kind == "person") == (token.lower_ in _OF_PERSONS)
            token = token.doc[other.head] if other is not None and same else token
        found.append(token)
    return found


def _with_names(draft: Draft, tie: Tie, end: list[Token]) -> list[Token]:
    """Those of an end that may stand there: where names are asked for, also the name beside ("into a party, X", "called X")."""
    wanted = {token.i for token in tie.named}
    found: list[Token] = []
    for token in end:
        if token.i not in wanted or is_named(draft, token):
            found.append(token)
        else:
            beside = [*children(token, "appos"), *(c for a in children(token, "acl") for c in children(a, "oprd"))]
            found.extend(c for c in beside if is_named(draft, c))
    return found


def _held(draft: Draft, token: Token) -> bool:
    """Whether a word stands for an actor or place itself, and not only for something of theirs."""
    beside = [c for c in children(token, "appos") if is_named(draft, c)]  # "X's rival, Y"
    beside += [token.head] if token.dep_ == "appos" else []
    return any(draft.actors_at(t) or draft.places_at(t) for t in (antecedent(token), token, *beside))


def _land(tokens: list[Token]) -> bool:
    return any(norm(inner) in members("ground") for token in tokens for inner in share_of(token))


def _called(draft: Draft, token: Token) -> bool:
    """Whether a word is a name or stands for one: "the group known as A" is A, and no other actor."""
    return is_named(draft, token) or any(m.how == "pronoun" for m in draft.mentions_at(antecedent(token)))


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


@lru_cache(maxsize=1)
def _fighting() -> frozenset[str]:
    """People and causes that are backed for whose they are."""
    return members("troops") | members("people") | members("fight") | _CAUSES
