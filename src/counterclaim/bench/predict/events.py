"""Event arguments with spans and roles, for WikiEvents and RAMS: our frames in their types, our roles in theirs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from counterclaim.bench.predict.event_types import BOMB, DIE, HURT, MOVE, NOT_IN_WIKIEVENTS, TYPES
from counterclaim.bench.predict.event_untold import FROM, JOURNEY, TO, untold
from counterclaim.bench.predict.near import nearest
from counterclaim.bench.predict.phrases import PLACE_NOUNS
from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.lexicon.frames import general
from counterclaim.lexicon.wordlists import word_list
from counterclaim.lexicon.words import members, weapon_words
from counterclaim.reading.draft import DraftEvent
from counterclaim.reading.events.bind import content
from counterclaim.reading.events.grammar import antecedent, prepositions
from counterclaim.reading.events.match import Match
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Token

STAGES = ("dates", "actors", "places", "coreference", "attribution", "events")
_WHOLE_WARS = {"warfare"}
_WITH = ("subj", "obj", "by", "with", "using", "armed", "mod", "of")
_WHERE = ("in", "at", "near", "outside", "inside", "on", "around", "across", "throughout", "within")
_NOMINAL = {"NOUN", "PROPN", "PRON", "NUM"}
_NAMES_OF_DEEDS = {"explosion", "blast", "bombing"}
_HITS = {"target", "hit", "strike", "rock", "aim"}
# what the types of WikiEvents leave out: a warning is no threat, a bomb that was laid has not gone off
_CARRIERS = {"suffer", "sustain", "receive"}
_LAYING = {"plant", "place", "lay"}
_OTHER_THAN = {"threaten": {"warn", "warning"}, "bombing": _LAYING, "landmine": _LAYING, "grenade": _LAYING}
_ONLY_SOMEBODY = {"Recipient", "Defendant", "Participant", "Detainee"}
Told = dict[int, tuple[Match, DraftEvent]]
Span = tuple[int, int]


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``events``: one for each word that told a deed, also where the reading joined two words into one event."""
    rams = str(row.get("corpus", "")).upper() == "RAMS"
    told: Told = page.doc.kept.get("counterclaim.effects", {})
    low, high = _marked_line(page.doc.text) if rams else (0, len(page.doc.text))
    found = (
        _event(page, match, event, told, rams)
        for _, (match, event) in sorted(told.items())
        if low <= match.token.idx < high
    )
    events = [one for one in found if one]
    if not rams:
        taken = {event["trigger"]["start"] for event in events}
        for kind, token, arguments in untold(page.doc, taken, partial(_is_place, page)):
            events.append(_answer(kind, token, {_phrase(noun): role for role, noun in arguments}))
    return {"events": events}


def _answer(kind: str, trigger: Token, arguments: Mapping[Span, str]) -> dict[str, Any]:
    return {
        "type": kind,
        "trigger": {"start": trigger.idx, "end": trigger.idx + len(trigger.text)},
        "args": [{"role": role, "start": a, "end": b} for (a, b), role in arguments.items()],
    }


def _marked_line(text: str) -> Span:
    """The characters of the line that holds RAMS's one event: the third of five, the last where there are fewer."""
    starts = [0, *(i + 1 for i, letter in enumerate(text) if letter == "\n")]
    lines = [(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if text[a:b].strip()]
    return lines[min(2, len(lines) - 1)] if lines else (0, 0)


def _event(page: Page, match: Match, event: DraftEvent, told: Told, rams: bool) -> dict[str, Any] | None:
    token, kind = match.token, general(match.frame.id)
    if kind == "unrest_casualty" and norm(token) in {"wound", "injure", "injury"}:
        kind = "wounding"
    if kind not in TYPES or norm(token) in word_list("happening_lasting") | _WHOLE_WARS or token.pos_ == "AUX":
        return None
    if not rams and (kind in NOT_IN_WIKIEVENTS or _only_names_a_thing(token) or _tells_again(match, told)):
        return None
    if not rams and _is_none_there(match, kind):
        return None
    wiki_type, rams_type, doer, done_to = TYPES[kind]
    start, end = token.idx, token.idx + len(token.text)
    arguments: dict[Span, str] = {}

    def add(spans: Iterable[Span | None], role: str) -> None:
        for span in spans:
            if span is not None and not any(a < span[1] and span[0] < b for a, b in arguments):
                arguments[span] = role.lower() if rams else role

    located = {t.i: word for word, t in _located(match)}
    for role, name in (("initiator", doer), ("party", doer), ("target", done_to)):
        people = [t for t in match.roles.get(role, []) if t.pos_ in _NOMINAL and t.i not in told]
        if role == "target":
            people = [t for t in people if t.i not in located or TYPES[kind] is not BOMB]
        if TYPES[kind][3] in _ONLY_SOMEBODY:
            people = [t for t in people if _acts(page, match, t)]
        kept = [t for t in people if role == "target" or _acts(page, match, t)]
        if role == "party" and len(kept) == 2 and name != done_to:
            add([_phrase(kept[0])], name)
            add([_phrase(kept[1])], done_to)
        add((_phrase(t) for t in kept), name)
    if token.i == event.trigger:
        for refs, role, name in ((event.initiators, "initiator", doer), (event.targets, "target", done_to)):
            # whom a deed killed is the victim of the killing, not what it was aimed at
            if not match.roles.get(role) and "from '" not in event.because.get(f"{role}s", ""):
                add((nearest(page, ref, start, end) for ref in refs), name)
    elif rams and TYPES[kind] in (DIE, HURT) and doer not in arguments.values():
        add((nearest(page, ref, start, end) for ref in event.initiators), doer)
    if rams or TYPES[kind] not in (DIE, HURT):
        device = "ExplosiveDevice" if TYPES[kind] is BOMB else "Instrument"
        add((_phrase(t) for slot in _WITH for t in match.slots.own.get(slot, []) if norm(t) in weapon_words()), device)
    if TYPES[kind] is MOVE:
        for word, noun in (*prepositions(token), *(("", t) for t in match.roles.get("place", []))):
            if noun.pos_ in _NOMINAL and _is_place(page, noun):
                add([_phrase(noun)], "Destination" if word in TO else "Origin" if word in FROM else "")
        arguments = {span: role for span, role in arguments.items() if role}
    else:
        add((_phrase(t) for t in _nouns_of_place(page, match, kind)), "Place")
        if event.because.get("places", "").startswith((f"place in the phrase of '{token.text}'", "named as")):
            add((nearest(page, ref, start, end) for ref in event.places), "Place")
        elif kind not in ("killing", "wounding"):
            add((nearest(page, ref, start, end) for ref in event.places[:1]), "Place")
    return _answer(rams_type, token, arguments) if rams else _answer(wiki_type, _noun_of(match), arguments)


def _noun_of(match: Match) -> Token:
    """ "Suffered injuries": the noun is the event, not the verb that carries it."""
    carried = [t for t in match.slots.own.get("obj", []) if t.i in match.consumed and norm(match.token) in _CARRIERS]
    return carried[0] if carried else match.token


def _is_none_there(match: Match, kind: str) -> bool:
    """What is no event of its type there: a warning, a bomb laid, "called for protests" with nobody called on, an arrival."""
    word = norm(match.token)
    if word == "call" and kind == "request":
        return not match.slots.own.get("on")
    if kind == "visit" and word in JOURNEY:
        return True
    return word == "target" or word in _OTHER_THAN.get(kind, ())


def _only_names_a_thing(token: Token) -> bool:
    """The corpus marks no weapon as an event: "killed by a mine" is one killing."""
    return token.pos_ in {"NOUN", "PROPN"} and norm(token) in weapon_words() - _NAMES_OF_DEEDS


def _tells_again(match: Match, told: Told) -> bool:
    """ "The blast targeted a shop", "bombings targeted at": the blast is the event, the verb says whom it met."""
    if norm(match.token) not in _HITS:
        return False
    if match.token.dep_ == "acl" and match.token.head.i in told:
        return True
    return any(antecedent(t).i in told for t in match.slots.own.get("subj", []))


def _acts(page: Page, match: Match, token: Token) -> bool:
    """Whether a filler is somebody: a weapon only did it, a noun or new name before the trigger may be anything."""
    if norm(token) in weapon_words():
        return False
    before = token.head.i == match.token.i and token.dep_ in {"compound", "amod", "nmod"}
    if refs := page.draft.actors_at(token):
        return not before or any(page.draft.actors[ref].kind != "unidentified" for ref in refs)
    if token.pos_ == "PRON":
        return True
    return not before and (token.pos_ == "PROPN" or norm(token) in members("people") | members("troops"))


def _located(match: Match) -> Iterator[tuple[str, Token]]:
    """Nouns after a word of place, "targeted at", "aimed at" apart; and "the station, where six were killed"."""
    for word in _WHERE:
        for token in match.slots.own.get(word, []):
            if token.head.head.lemma_ not in _HITS:
                yield word, token
    at = match.token
    if at.dep_ == "relcl" and any(c.lower_ == "where" and c.dep_ == "advmod" for c in at.children):
        yield "in", at.head


def _is_place(page: Page, token: Token) -> bool:
    return bool(page.draft.places_at(token)) or norm(token) in PLACE_NOUNS | members("facility") | members("ground")


def _nouns_of_place(page: Page, match: Match, kind: str) -> Iterator[Token]:
    """Where it happened, by a noun and not only by a name: "exploded at the station"."""
    taken = {t.i for role, tokens in match.roles.items() for t in tokens if role != "target" or TYPES[kind] is not BOMB}
    for _, token in _located(match):
        if token.i not in taken and _is_place(page, token):
            yield token


def _phrase(token: Token) -> Span:
    """The characters of a noun phrase up to its head."""
    first = token
    for child in token.lefts:
        if child.dep_ in {"det", "compound", "amod", "nmod", "poss", "nummod"}:
            first = min(first, child.left_edge, key=lambda t: t.i)
    last = content(token)
    return first.idx, last.idx + len(last.text)
