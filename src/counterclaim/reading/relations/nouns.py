"""Ties told by nouns: "A, an ally of B", "B's leader A", "its ally A", "A is a branch of B", "B leader A"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.lexicon.relations import RelationEntry, relation_triggers
from counterclaim.lexicon.triggers import Trigger
from counterclaim.reading.draft import Draft
from counterclaim.reading.events.grammar import (
    children,
    is_passive,
    objects,
    prepositions,
    subjects,
    with_conjuncts,
)
from counterclaim.reading.events.match import holds, possible
from counterclaim.reading.events.slots import Slots, norm, noun_slots
from counterclaim.reading.parsed import Doc, Token
from counterclaim.reading.relations.bearers import apposed, bearers_of, partners_of, states_of
from counterclaim.reading.relations.ends import is_named
from counterclaim.reading.relations.tie import Tie

_NAMES = frozenset({"name", "alias", "acronym"})
_OPEN = {"mediates", "excluded_from"}  # whom or what it concerns may stay open
_MUTUAL = {"allied_with", "opposes"}
_OFFICES = {"leads", "represents"}
_STATE_OFFICES = {
    "president", "premier", "minister", "chancellor", "king", "queen", "monarch", "emir", "sultan", "ruler", "dictator",
    "emperor",
}  # fmt: skip
_SENT = {"ambassador", "envoy", "minister", "emissary", "representative", "delegation"}
_OUSTED = {"oust", "remove", "depose", "dismiss", "sack", "fire", "topple", "replace", "succeed"}
_LEAVING = {"resign", "step", "quit", "retire"}  # "as leader of"
_SEATS = {"stronghold", "bastion", "fiefdom"}
_LOSING = {"lose", "end", "relinquish"}
_FRONTS = {"forefront", "front", "frontline", "vanguard", "part", "lead", "role", "brunt", "spearhead", "partner"}
_DEPUTY = {"deputy", "vice", "assistant"}
_ONE_OF_SEVERAL = {"commander", "leader", "chief", "minister", "director"}  # "a commander in": there are others
_DENYING = {"deny", "reject", "dismiss", "admit", "acknowledge", "renounce"}
_HAVING = {"have", "enjoy", "win", "lose", "receive", "retain", "get", "gain", "secure"}


def noun_ties(doc: Doc, draft: Draft) -> Iterator[Tie]:
    """Yield the ties told by nouns."""
    index = relation_triggers()
    for token in doc:
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"} and token.lower_ != "allied":
            continue
        if token.lower_ == "allied" and token.dep_ == "amod" and (sides := _with_allies(token.head, draft)):
            yield Tie("allied_with", token, [token.head], sides, "'allied' to whom they are listed with", given=True)
            continue
        if token.lower_ == "rival" and token.dep_ == "amod" and len(rivals := _rivals(token.head, draft)) > 1:
            yield Tie("opposes", token, rivals[:1], rivals[1:], "they are each other's rivals", mutual=True)
            continue
        rows: Sequence[tuple[RelationEntry, Trigger]] = index.get(("noun", _whole(token)), ())
        if not rows or _inside(token, draft) or not (rows := possible(token, "noun", rows)):
            continue
        # most words for who has a tie ("ally", "leader") have it whatever stands beside them
        slots = noun_slots(token) if any(trigger.constraints for _, trigger in rows) else Slots()
        for entry, trigger in rows:
            if holds(token, trigger, slots) is None:
                continue
            tie = _between(entry, trigger, token, draft) if trigger.roles else _borne(entry, token, draft)
            if tie is not None and tie.sources and (tie.targets or tie.of_states or tie.open_ends):
                yield tie
                break


def _whole(token: Token) -> str:
    """The word as the lists have it, with what the parser cuts off at a hyphen: "secretary-general"."""
    at, doc = token.i, token.doc
    word = norm(token)
    while at + 2 < len(doc) and doc[at + 1].text == "-" and not (doc[at].whitespace_ or doc[at + 1].whitespace_):
        word, at = f"{word}-{doc[at + 2].lower_}", at + 2
    return word if at > token.i and ("noun", word) in relation_triggers() else norm(token)


def _inside(token: Token, draft: Draft) -> bool:
    """The "Alliance" of a name tells no tie, nor does the "chief" of "chief negotiator"; nor does a family member."""
    if norm(token) == "member" and any(c.lower_ == "family" for c in children(token, "compound")):
        return True
    if token.pos_ == "PROPN" and any(m.how in _NAMES for m in draft.mentions_at(token)):
        return True
    return token.dep_ in {"compound", "amod", "nmod"} and token.head.i == token.i + 1 and token.head.pos_ == "NOUN"


def _with_allies(allies: Token, draft: Draft) -> list[Token]:
    """ "The army and allied militias": with whom those are allied whom the text only calls so."""
    main = allies.head
    known = any(draft.actors[ref].known for ref in draft.actors_at(allies) if ref in draft.actors)
    if allies.dep_ != "conj" or main.i > allies.i or is_named(draft, allies) or known:
        return []
    return [main] if draft.actors_at(main) and not any(w in {"with", "to"} for w, _ in prepositions(allies)) else []


def _rivals(those: Token, draft: Draft) -> list[Token]:
    """ "The rival gangs A and B": those whom a plural names."""
    if those.tag_ not in {"NNS", "NNPS"}:
        return []
    return [t for t in with_conjuncts(children(those, "appos")) if draft.actors_at(t)]


def _between(entry: RelationEntry, trigger: Trigger, token: Token, draft: Draft) -> Tie:
    """Nouns that name the tie itself: "its support for B", "the alliance between A and B"."""
    slots = noun_slots(token)
    ends: dict[str, list[Token]] = {"source": [], "target": []}
    for slot, role in trigger.roles:
        held = slots.get(slot)
        if role == "both":
            ends["source"].extend(held[:1])
            ends["target"].extend(held[1:])
        elif role in ends:
            ends[role].extend(t for t in held if t not in ends[role])
    if entry.id == "backs":
        _turn(token, ends)
    carried = slots.own.get("carrier", [])
    if not ends["source"] and carried:
        ends["source"] = list(carried)
    if not ends["source"] and token.dep_ == "dobj" and token.head.lemma_ in _DENYING:
        ends["source"] = subjects(token.head)  # "denied any links to"
    if entry.id == "controls" and token.dep_ == "pobj" and token.head.lower_ in {"for", "over"} and not ends["source"]:
        ends["target"] = []  # who fights for control of a town does not have it
    elif not ends["source"]:
        # "launched the raid in support of the army": the clause's subject supports
        at = token.head
        if at.pos_ == "ADP" and at.head.pos_ in {"VERB", "AUX"}:
            had = objects(at.head) if at.lower_ == "with" and entry.id == "linked_to" else []
            ends["source"] = had or subjects(at.head)  # "called them terrorists with links to"
        elif at.pos_ == "ADP" and at.head.dep_ == "attr":
            ends["source"] = subjects(at.head.head)
        elif at.pos_ == "ADP" and at.head.dep_ in {"dobj", "nsubj", "pobj", "appos"}:
            ends["source"] = children(at.head, "poss") or _in_front(at.head)
    if entry.id in {"splinter_of", "formerly"}:
        for end in ends.values():
            if not end:
                end.extend(apposed(token))
    tie = Tie(entry.id, token, ends["source"], ends["target"], f"the noun '{token.text}'")
    tie.target_place = entry.id == "controls"
    tie.over = any(c.lemma_ in _LOSING for c in children(token, "amod", "acl"))  # "the army's lost control of X"
    tie.same_allowed = tie.called = entry.id == "formerly"
    beside = token.dep_ == "pobj" and token.head.head.dep_ == "appos"  # "X, a group with ties to Y, was banned"
    tie.given = token.dep_ == "appos" or beside
    tie.open_ends = entry.id in _OPEN
    if norm(token) in _SEATS and not tie.targets:  # "X, a stronghold of A", "the A stronghold of X"
        tie.targets = [*apposed(token), *(n for w, n in prepositions(token) if w == "of" and draft.places_at(n))]
    return tie


def _in_front(noun: Token) -> list[Token]:
    """ "At the forefront of the fight against B", "took part in the war on B": whose place or part it is."""
    if noun.lemma_.lower() in _FRONTS:
        at = noun
        while at.dep_ == "pobj" and at.head.head.pos_ == "NOUN":
            at = at.head.head
        verb = at.head.head if at.dep_ == "pobj" else at.head
        if verb.pos_ in {"VERB", "AUX"}:
            return subjects(verb)
    return [noun]


def _turn(support: Token, ends: dict[str, list[Token]]) -> None:
    """Whose support it is: "has the support of X" is X's, "in support of X" and "its support of X" are for X."""
    of = [noun for word, noun in prepositions(support) if word == "of"]
    above = support.head
    helped = support.dep_ == "pobj" and above.lower_ == "with"
    had = support.dep_ == "dobj" and above.lemma_ in _HAVING
    if of and not ends["source"] and (helped or had):
        ends["source"], ends["target"] = of, [t for t in ends["target"] if t not in of]
    if ends["target"] or not ends["source"]:
        return
    if support.dep_ == "pobj" and above.lower_ == "by" and is_passive(above.head):
        ends["target"] = subjects(above.head)  # "X, aided by support from Y"
    elif helped and above.head.pos_ in {"VERB", "AUX"} and not is_passive(above.head):
        ends["target"] = subjects(above.head)  # "with Y's support, X advanced"
    elif had:
        ends["target"] = subjects(above)


def _borne(entry: RelationEntry, token: Token, draft: Draft) -> Tie | None:
    """Nouns whose bearer has the tie: ally, leader, branch, member."""
    bearers = bearers_of(token, draft, entry)
    partnered = any(word in {"of", "to"} and draft.actors_at(noun) for word, noun in prepositions(token))
    partnered = partnered or bool(children(token, "poss"))
    told = token.dep_ in {"attr", "appos"}
    if entry.id in _MUTUAL and len(bearers) > 1 and token.tag_ == "NNS" and told and not partnered:
        return Tie(entry.id, token, bearers[:1], bearers[1:], f"they are '{token.text}' of each other", mutual=True)
    if entry.id in _MUTUAL | {"backs"} and (owners := children(token, "poss")):
        named = [c for c in children(token, "compound", "amod", "nmod") if is_named(draft, c)]
        if named:  # "A and its B allies"
            mutual = entry.id in _MUTUAL
            return Tie(entry.id, token, named, owners, f"'its {token.text}'", mutual=mutual, given=True)
    if bearers == [token] and not _worth_a_tie(token, draft):
        return None
    partners = partners_of(token, draft, {t.i for t in bearers}, entry.id)
    states = {} if partners or not _of_a_state(entry, token) else states_of(token, bearers)
    if not bearers or not (partners or states):
        return None
    tie = Tie(
        "member_of" if entry.id == "leads" and _one_of_several(token) else entry.id,
        token,
        bearers,
        partners,
        f"'{token.text}' is what the one is to the other",
        mutual=entry.id == "allied_with",
    )
    tie.open_ends = entry.id in _OPEN
    tie.of_states = states
    tie.given = _describes(token)
    tie.over = token.dep_ == "pobj" and token.head.lower_ == "as" and _left_office(token.head.head)
    tie.over = tie.over or (token.dep_ == "appos" and token.doc[token.left_edge.i - 1].lower_ == "not")
    return tie


def _of_a_state(entry: RelationEntry, office: Token) -> bool:
    """Whether an adjective before the office tells whose it is: a Guatemalan party leader does not lead Guatemala."""
    if entry.id not in _OFFICES or office.dep_ == "attr" or _one_of_several(office):
        return False
    return norm(office) in (_STATE_OFFICES if entry.id == "leads" else _SENT)


def _left_office(verb: Token) -> bool:
    """ "Resigned as", "was ousted as"."""
    return verb.lemma_ in _LEAVING or (verb.lemma_ in _OUSTED and is_passive(verb))


def _describes(token: Token) -> bool:
    """Whether a noun describes somebody and is not itself what is told: "X, an ally of Y", "Y's ally X", not "X is an ally"."""
    first = token
    while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
        first = first.head
    if first.dep_ in {"attr", "oprd", "relcl", "ROOT"} or (first.dep_ == "pobj" and first.head.lower_ == "as"):
        return False
    return not any(c.lower_ in {"no", "any"} for c in children(token, "det"))


def _one_of_several(token: Token) -> bool:
    """Whether others lead: "deputy leader of X", "a commander in X"."""
    if any(c.lower_ in _DEPUTY for c in children(token, "compound", "amod", "nmod")):
        return True
    article = any(c.lower_ in {"a", "an"} for c in children(token, "det"))
    return article and token.lemma_.lower() in _ONE_OF_SEVERAL


def _worth_a_tie(token: Token, draft: Draft) -> bool:
    """A bare description ("its backers") tells a tie only where it stands for somebody who has a name."""
    held = [draft.actors[ref] for ref in draft.actors_at(token) if ref in draft.actors]
    named = {m.ref for m in draft.actor_mentions if m.how in _NAMES}
    return any((a.known or a.kind == "person") and a.id in named for a in held)
