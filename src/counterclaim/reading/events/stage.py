"""The events stage: matches of frames become events with actors, places, time and the reasons for each."""

from __future__ import annotations

from counterclaim.lexicon.words import weapon_words
from counterclaim.reading.attribution.speakers import is_saying
from counterclaim.reading.dates.govern import date_for
from counterclaim.reading.draft import Draft, DraftEvent, draft_of
from counterclaim.reading.events.alongside import fought_alongside
from counterclaim.reading.events.announced import only_announced
from counterclaim.reading.events.bind import actors_of
from counterclaim.reading.events.blame import blamed_events
from counterclaim.reading.events.denied import denied_events
from counterclaim.reading.events.grammar import subjects
from counterclaim.reading.events.locate import places_of
from counterclaim.reading.events.match import ACTING, PLACED, Match, matches
from counterclaim.reading.events.mediators import mediators_of
from counterclaim.reading.events.merge import merge
from counterclaim.reading.events.offsets import Offsets
from counterclaim.reading.events.slots import norm
from counterclaim.reading.events.span import clause_span
from counterclaim.reading.events.verbal import inherit_targets, modal_requests
from counterclaim.reading.factuality import certainty_at, polarity_at, time_at
from counterclaim.reading.headlines import headline_present
from counterclaim.reading.parsed import Doc, Token
from counterclaim.reading.places.govern import governing_mentions

_WEAPON_SLOTS = ("mod", "obj", "subj", "with", "using", "by", "of", "armed")
_OWN_PEOPLE = {"member"}
_ORGANISED = {"rebel_group", "militia", "state_forces", "police", "political_body", "religious_body", "protesters"}
_ARMED = {"rebel_group", "militia", "state_forces", "police"}
_BODIES = {"rebel_group", "militia", "political_body", "intergovernmental", "ngo"}
_WEAK = ("no date", "the date told in the passage")


def read_events(doc: Doc) -> Doc:
    """Find the events of a document and add them to its draft, in text order.

    Method: triggers of the frame lexicon (``lexicon/data/frames``) are matched on the dependency graph; the roles follow
    the frame's shape; role fillers become actors through the mentions that earlier stages found.
    """
    draft = draft_of(doc)
    offsets = Offsets(doc)
    names = _name_tokens(doc, draft, offsets)
    doc.kept[PLACED] = {
        i for mention in draft.place_mentions for i in offsets.tokens(mention.start_char, mention.end_char)
    }
    for name, kinds in zip(ACTING, (_ARMED, {"state"}, _BODIES), strict=True):
        doc.kept[name] = {m.head for m in draft.actor_mentions if draft.actors[m.ref].kind in kinds}
    found = matches(doc, lambda token: token.i in names)
    voice = {i: draft.attribution_of(i) for i in {m.token.i for m in found}}
    single = {m.token.i: m.alone() for m in found}
    found = merge(found, lambda a, b: voice.get(a.i) == voice.get(b.i))
    made = [(match, _event(doc, draft, match, offsets)) for match in found]
    doc.kept["counterclaim.matches"] = made
    # the casualties stage needs to know which words told which event
    doc.kept["counterclaim.effects"] = {
        token.i: (single[token.i], event) for match, event in made for token in (match.token, *match.also)
    }
    afraid = {a.cue_token for a in draft.attributions if a.stance in ("fears", "demands")}
    made = [
        (match, event)
        for match, event in made
        if not _asked_to_ask(match, made)
        and not _ready_to_harm(match, made)
        and not (match.frame.codes.plover == "THREATEN" and match.token.i in afraid)
    ]  # "warned the government that people were at risk" threatens nobody
    inherit_targets(made)
    events = [event for _, event in made]
    events.extend(modal_requests(doc, draft))
    events.extend(blamed_events(doc, draft, made))
    denied = denied_events(doc, draft, made)
    answered = {event.trigger for event in denied}
    telling = {match.token.i for match, _ in made if match.frame.shape == "telling"}
    # "denied the allegation": of the deed that it tells, and not that anybody made it
    events = [event for event in events if event.trigger not in answered & telling]
    events.extend(denied)
    events.sort(key=lambda e: (e.trigger, e.start_char))
    draft.events.extend(events)
    return doc


def _asked_to_ask(match: Match, made: list[tuple[Match, DraftEvent]]) -> bool:
    """ "Urged him to press the army": what is asked for is the army's act; being asked to ask is no request yet."""
    if match.frame.codes.plover != "REQUEST" or match.token.dep_ not in {"xcomp", "ccomp"}:
        return False
    return any(other.token.i == match.token.head.i and other.frame.codes.plover == "REQUEST" for other, _ in made)


def _ready_to_harm(match: Match, made: list[tuple[Match, DraftEvent]]) -> bool:
    """ "Ready to use force", "prepared to attack": who is ready for that promises nobody his help."""
    if match.frame.id != "promise" or match.token.lemma_ != "be":
        return False
    ready = [c for c in match.token.children if c.dep_ == "acomp"]
    return any(other.frame.violent and other.token.head in (match.token, *ready) for other, _ in made)


def _name_tokens(doc: Doc, draft: Draft, offsets: Offsets) -> set[int]:
    """Tokens inside names of more than one word, "Liberation" in a front's, and names of months: no events."""
    found: set[int] = set()
    for date in draft.dates:
        found.update(i for i in offsets.tokens(date.start_char, date.end_char) if doc[i].is_title or doc[i].is_upper)
    for mention in (*draft.actor_mentions, *draft.place_mentions):
        if mention.how in {"name", "alias", "acronym"}:
            where = offsets.tokens(mention.start_char, mention.end_char)
            if len(where) > 1 or (where and doc[where[0]].pos_ == "PROPN"):
                found.update(i for i in where if doc[i].is_title or doc[i].is_upper)
        elif mention.how == "description" and mention.ref in draft.actors and draft.actors[mention.ref].known:
            titled = [i for i in offsets.tokens(mention.start_char, mention.end_char) if doc[i].is_title]
            found.update(titled if len(titled) > 2 else ())  # "the Special Monitoring Mission"
    return found


def _event(doc: Doc, draft: Draft, match: Match, offsets: Offsets) -> DraftEvent:
    token = match.token
    settings: list[int] = []
    event = DraftEvent(
        frame=match.frame.id,
        trigger=token.i,
        start_char=token.idx,
        end_char=token.idx + len(token.text),
        trigger_start=token.idx,
        trigger_end=token.idx + len(token.text),
        also=[word.i for word in match.also],
        because=dict(match.because),
    )
    _fill_actors(draft, match, event)
    fought_alongside(draft, match, event)
    _fill_facts(doc, draft, match, event, settings, offsets)
    event.start_char, event.end_char = clause_span(doc, match, settings)
    event.weapon = _weapon(match)
    if event.weapon:
        event.because["weapon"] = f"the word '{event.weapon}' beside the trigger"
    return event


def _fill_actors(draft: Draft, match: Match, event: DraftEvent) -> None:
    roles = match.roles
    parties = actors_of(draft, roles.get("party", []))
    initiators = actors_of(draft, roles.get("initiator", []))
    if not initiators and match.frame.shape == "telling":
        initiators = _speaker(draft, match)
    targets = [ref for ref in actors_of(draft, roles.get("target", [])) if ref not in initiators or len(initiators) > 1]
    if not targets and any(norm(t) in _OWN_PEOPLE for t in roles.get("target", [])):
        targets = _teller(draft, match)
        if targets:
            match.because["target"] = "bare 'members' are those of whoever reports it"
            event.because["target"] = match.because["target"]
    initiators = only_announced(draft, match, initiators, targets)
    mediators = actors_of(draft, [*roles.get("mediator", []), *mediators_of(match)])
    if parties:
        first, second = _sides(draft, match)
        initiators = [*initiators, *(r for r in first if r not in initiators)]
        targets = [*targets, *(r for r in second if r not in initiators and r not in targets)]
        targets = [] if targets == initiators else targets  # "put its losses at 50 after the battle"
    event.initiators = [ref for ref in initiators if ref not in mediators]
    event.targets = [ref for ref in targets if ref not in mediators]
    event.mediators = mediators
    for old, new in (
        ("initiator", "initiators"),
        ("target", "targets"),
        ("mediator", "mediators"),
        ("party", "initiators"),
    ):
        if old in event.because:
            text = event.because.pop(old)
            event.because[new] = f"{event.because[new]}; {text}" if new in event.because else text


def _teller(draft: Draft, match: Match) -> list[str]:
    """The organisations that tell this."""
    index = draft.attribution_of(match.token.i)
    if index is None:
        return []
    return [r for r in draft.attributions[index].claimants if r in draft.actors and draft.actors[r].kind in _ORGANISED]


def _speaker(draft: Draft, match: Match) -> list[str]:
    """A participle of speech inside reported words ("said X was coming, accusing it of …") goes with the one who speaks."""
    if match.token.tag_ != "VBG" or match.token.dep_ != "advcl":
        return []
    own = next((a for a in draft.attributions if a.cue_token == match.token.i and a.parent is None), None)
    if own is not None:
        return [r for r in own.claimants if r in draft.actors]
    return _teller(draft, match)


def _sides(draft: Draft, match: Match) -> tuple[list[str], list[str]]:
    """Split the parties of a mutual event: "A fought with B" has two sides, "clashes between A and B" all on one."""
    second_slots = ("obj", "hit", "with", "against")  # in this order, the same in every run
    second: list[Token] = [
        t for slot in second_slots for t in match.slots.own.get(slot, []) if t in match.roles.get("party", [])
    ]
    first = [t for t in match.roles.get("party", []) if t not in second]
    if not first:
        return actors_of(draft, second), []
    return actors_of(draft, first), actors_of(draft, second)


_NOBODY = {"nobody", "none"}


def _denied_subject(match: Match) -> str | None:
    """ "Neither A nor B is calling": the subject denies the verb."""
    held = match.slots.own.get("subj", []) + match.slots.own.get("obj", [])
    if match.part == "noun":  # "neither side has kept the truce"
        held = subjects(match.token.head) if match.token.dep_ == "dobj" else []
    for token in held:
        for child in (token, *(t for t in token.subtree if t.i < token.i)):
            if child.lower_ == "neither" or (child is token and child.lower_ in _NOBODY):
                return f"'{child.text}' in its subject"
    return None


def _fill_facts(doc: Doc, draft: Draft, match: Match, event: DraftEvent, settings: list[int], offsets: Offsets) -> None:
    i = match.token.i
    event.polarity, event.because["polarity"] = polarity_at(doc, i)
    event.certainty, event.because["certainty"] = certainty_at(doc, i)
    event.time, event.because["time"] = time_at(doc, i)
    if event.time == "ongoing" and headline_present(match.token):
        event.time, event.because["time"] = "past", "the present tense of a headline"
    denied = _denied_subject(match) if event.polarity == "positive" else None
    if denied:
        event.polarity, event.because["polarity"] = "negative", denied
    tokens = [match.token, *match.also]
    for token in tokens:
        date, why = date_for(doc, token.i, event.time)
        if date is not None and (not why.startswith(_WEAK) or token is tokens[0]):
            event.start, event.end, event.date_precision = date.start, date.end, date.precision
            event.because["when"] = why
            if date.text and not why.startswith(_WEAK):
                settings.extend(offsets.tokens(date.start_char, date.end_char))
            if not why.startswith(_WEAK):
                break
    for token in tokens:
        mentions, why = governing_mentions(doc, token.i)
        places = [m.ref for m in mentions]
        event.places.extend(p for p in dict.fromkeys(places) if p not in event.places)
        settings.extend(m.head for m in mentions)
        if places and "places" not in event.because:
            event.because["places"] = why
            break
    named = places_of(draft, match.roles.get("target", []))
    if named:
        event.because["places"] = "; ".join(
            filter(None, [event.because.get("places", ""), "named as what it was aimed at"])
        )
        event.places.extend(p for p in named if p not in event.places)


def _weapon(match: Match) -> str | None:
    if not match.frame.violent and match.frame.codes.plover not in {"MOBILIZE", "AID"}:
        return None
    words = weapon_words()
    hit = match.roles.get("target", []) if match.frame.violent else []  # "destroyed two tanks" was not done with them
    for slot in _WEAPON_SLOTS:
        for token in match.slots.get(slot):
            if (norm(token) in words or token.lower_ in words) and token not in hit:
                compound = [c for c in token.children if c.dep_ in {"compound", "amod"} and c.i == token.i - 1]
                if compound and compound[0].i and token.nbor(-2).text == "-":
                    compound = []  # "Russian-made drones"
                if not compound and is_saying(token):
                    continue  # "a charge that the rebels reject"
                return f"{compound[0].text} {token.text}" if compound else token.text
    return None
