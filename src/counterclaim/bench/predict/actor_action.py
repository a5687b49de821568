"""Spans of who acts on whom in a sentence, and the class of the action (0 statement, 1-4 the quads)."""

from __future__ import annotations

from typing import Any

from counterclaim.bench.predict.clause import main_verb, of_clause
from counterclaim.bench.predict.near import Span
from counterclaim.bench.predict.plover_gsr import main_event
from counterclaim.bench.predict.plover_pairs import OF_STANCE, QUAD
from counterclaim.bench.reader import Page
from counterclaim.bench.scorers.common import Row
from counterclaim.lexicon.frames import frames
from counterclaim.reading.events.grammar import children, is_passive, prepositions
from counterclaim.reading.events.match import Match
from counterclaim.reading.parsed import Token

STAGES = ("dates", "actors", "places", "coreference", "attribution", "events")
_TOWARD = ("with", "to", "against", "on", "at", "for", "from", "about", "of", "toward", "towards", "into")
_SOMEBODY = {"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC"}
# CAMEO's roots in the corpus's classes: statements and appeals are neither cooperation nor conflict
_QUAD_OF_CAMEO = {
    **dict.fromkeys(("03", "04", "05"), 1),
    **dict.fromkeys(("06", "07", "08"), 2),
    **dict.fromkeys(("09", "10", "11", "12", "13", "16"), 3),
    **dict.fromkeys(("14", "15", "17", "18", "19", "20"), 4),
}
_LEFT_OUT = {"relcl", "advcl", "ccomp", "xcomp", "parataxis", "acl"}


def answer(row: Row, page: Page) -> dict[str, Any]:
    """Return ``source_spans``, ``target_spans`` and ``class``.

    The corpus gives one source and one target: those of the sentence's main clause, or, where that only tells what became
    of somebody ("ten were killed as the army shelled X"), of the deed behind it.
    """
    found: list[Match] = [match for match, _ in page.doc.kept.get("counterclaim.effects", {}).values()]
    verb = main_verb(page)
    sources, targets = _sides(page, verb, found) if verb is not None else ([], [])
    spans = [[list(_phrase(t)) for t in side[:1]] for side in (sources, targets)]
    return {"source_spans": spans[0], "target_spans": spans[1], "class": _class(page, verb)}


def _class(page: Page, verb: Token | None) -> int:
    event = of_clause(page, verb) or main_event(page.draft)
    if event is not None:
        return _QUAD_OF_CAMEO.get((frames()[event.frame].codes.cameo or "")[:2], 0)
    stances = (OF_STANCE.get(a.stance, "") for a in page.draft.attributions if a.claimant_span)
    return next((0 if stance == "REQUEST" else QUAD.get(stance, 0) for stance in stances), 0)


def _sides(page: Page, verb: Token, found: list[Match]) -> tuple[list[Token], list[Token]]:
    agents = [noun for word, noun in prepositions(verb) if word == "by" and noun.head.dep_ == "agent"]
    own = [match for match in found if verb in (match.token, match.slots.carrier) or match.token.head is verb]
    if is_passive(verb):
        sufferers = children(verb, "nsubjpass")
        if agents:
            return agents, sufferers
        behind = [m for m in found if m.roles.get("initiator") and m.token.i != verb.i and m.frame.violent]
        for match in behind:
            return match.roles["initiator"], match.roles.get("target") or sufferers
        return [], sufferers
    sources = children(verb, "nsubj")
    taken = {t.i for t in sources}
    for match in own:
        aimed = [t for t in match.roles.get("target", []) + match.roles.get("party", []) if t.i not in taken]
        aimed = [t for t in aimed if t.i > verb.i and not any(t.is_ancestor(s) or s.is_ancestor(t) for s in sources)]
        if aimed:
            return sources, aimed
    return sources, _aimed(verb)


def _aimed(verb: Token) -> list[Token]:
    """Whom a verb without a frame is aimed at: its object, somebody its object or itself is directed to, or else that object."""
    things = children(verb, "dobj", "attr", "oprd")
    inner = [token for thing in things for token in (thing, *thing.lefts)]
    if things and any(t.ent_type_ in _SOMEBODY for t in inner):
        return things
    directed = [(w, n) for holder in (*things, verb) for w, n in prepositions(holder) if w in _TOWARD]
    somebody = [noun for _, noun in directed if any(t.ent_type_ in _SOMEBODY for t in (noun, *noun.subtree))]
    for verbal in children(verb, "xcomp", "ccomp"):
        if not (somebody or things):
            return children(verbal, "nsubj") or _aimed(verbal) if verbal.i > verb.i else []
    return children(verb, "dative") or somebody or things or [noun for _, noun in directed]


def _phrase(token: Token) -> Span:
    """A whole noun phrase, without the clauses that hang on it and what comes after them."""
    last = token.right_edge.i
    for child in token.subtree:
        if child.dep_ in _LEFT_OUT and child.i > token.i:
            last = min(last, child.left_edge.i - 1)
    words = token.doc[token.left_edge.i : max(last, token.i) + 1]
    while len(words) > 1 and (words[-1].is_punct or words[-1].dep_ in {"cc", "prep"}):
        words = words[:-1]
    return words.start_char, words.end_char
