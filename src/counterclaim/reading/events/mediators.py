"""Mediators: "with the mediation of A and B", "brokered by A", "under the auspices of A", "A-brokered truce"."""

from __future__ import annotations

from counterclaim.reading.events.grammar import children, prepositions, with_conjuncts
from counterclaim.reading.events.match import Match
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Token

_VERBS = {"broker", "mediate", "facilitate", "sponsor", "guarantee", "negotiate", "host"}
_NOUNS = {
    "mediation",
    "auspex",
    "auspice",
    "auspices",
    "help",
    "sponsorship",
    "supervision",
    "facilitation",
    "guarantee",
    "intercession",
}
_MODIFYING = {"broker", "mediate", "sponsor", "negotiate"}


def _afterwards(match: Match) -> list[Token]:
    """ "Signed a truce in X on 3 May, brokered by Y": the parser hangs "brokered" on the date or the town."""
    sentence = match.token.sent
    for token in sentence.doc[match.token.i + 1 : sentence.end]:
        if token.dep_ == "acl" and token.tag_ == "VBN" and norm(token) in _VERBS and token.nbor(-1).text == ",":
            noun = token.head
            if noun.ent_type_ in {"DATE", "GPE", "LOC", "FAC"} and match.token.is_ancestor(noun) | (
                match.token.head.is_ancestor(noun)
            ):
                return [n for w, n in prepositions(token) if w == "by"]
    return []


def mediators_of(match: Match) -> list[Token]:
    """Return the head tokens of those who mediate the event."""
    if match.frame.shape != "mutual":
        return []
    found: list[Token] = []
    verbs = [match.token, *match.slots.used, match.token.head]
    for verb in verbs:
        if norm(verb) in _VERBS and verb.pos_ == "VERB":
            found.extend(n for w, n in prepositions(verb) if w == "by")
    for clause in children(match.token, "acl", "relcl"):
        verbs.append(clause)
        if norm(clause) in _VERBS:
            found.extend(n for w, n in prepositions(clause) if w == "by")
    found.extend(_afterwards(match))
    for holder in verbs:
        for word, noun in prepositions(holder):
            if word in {"with", "through", "under", "by", "via"} and norm(noun) in _NOUNS:
                found.extend(n for w, n in prepositions(noun) if w in {"of", "by", "from"})
                found.extend(with_conjuncts(children(noun, "poss", "amod", "compound")))
    for child in match.token.children:
        if child.dep_ == "amod" and norm(child) in _MODIFYING:
            found.extend(c for c in child.children if c.dep_ == "npadvmod")
    return list(dict.fromkeys(found))
