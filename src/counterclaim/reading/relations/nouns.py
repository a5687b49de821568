"""Ties told by nouns: "A, an ally of B", "B's leader A", "its ally A", "A is a branch of B", "B leader A"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.lexicon.relations import RelationEntry, relation_triggers
from counterclaim.lexicon.triggers import Trigger
from counterclaim.reading.draft import Draft
from counterclaim.reading.events.grammar import antecedent, children, prepositions, subjects, with_conjuncts
from counterclaim.reading.events.match import holds, possible
from counterclaim.reading.events.slots import Slots, norm, noun_slots
from counterclaim.reading.parsed import Doc, Token
from counterclaim.reading.relations.tie import Tie

_MUTUAL = {"allied_with", "opposes"}
_PARTNER_PREPS = ("of", "to", "with", "in", "for", "at", "from")


def noun_ties(doc: Doc, draft: Draft) -> Iterator[Tie]:
    """Yield the ties told by nouns."""
    index = relation_triggers()
    for token in doc:
        if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
            continue
        rows = possible(token, "noun", index.get(("noun", norm(token)), ()))
        if not rows:
            continue
        # most words for who has a tie ("ally", "leader") have it whatever stands beside them
        slots = noun_slots(token) if any(trigger.constraints for _, trigger in rows) else Slots()
        for entry, trigger in rows:
            if holds(token, trigger, slots) is None:
                continue
            tie = _between(entry, trigger, token) if trigger.roles else _borne(entry, token, draft)
            if tie is not None and tie.sources and tie.targets:
                yield tie
                break


def _between(entry: RelationEntry, trigger: Trigger, token: Token) -> Tie:
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
    carried = slots.own.get("carrier", [])
    if not ends["source"] and carried:
        ends["source"] = list(carried)
    if not ends["source"]:
        # "launched the raid in support of the army": the clause's subject supports
        at = token.head
        if at.pos_ == "ADP" and at.head.pos_ in {"VERB", "AUX"}:
            ends["source"] = subjects(at.head)
        elif at.pos_ == "ADP" and at.head.dep_ == "attr":
            ends["source"] = subjects(at.head.head)
        elif at.pos_ == "ADP" and at.head.dep_ in {"dobj", "nsubj", "pobj"}:
            ends["source"] = children(at.head, "poss") or [at.head]
    if not ends["source"] and entry.id == "splinter_of":
        ends["source"] = _apposed(token)
    tie = Tie(entry.id, token, ends["source"], ends["target"], f"the noun '{token.text}'")
    tie.target_place = entry.id == "controls"
    return tie


def _apposed(token: Token) -> list[Token]:
    """Whom a noun in apposition or after "is" speaks of."""
    if token.dep_ == "appos":
        return [token.head]
    if token.dep_ == "attr" and token.head.lemma_ in {"be", "become", "remain"}:
        return subjects(token.head)
    return []


def _borne(entry: RelationEntry, token: Token, draft: Draft) -> Tie | None:
    """Nouns whose bearer has the tie: ally, leader, branch, member."""
    bearers = _bearers(token, draft)
    partnered = any(word in {"of", "to"} for word, _ in prepositions(token))
    if entry.id in _MUTUAL and len(bearers) > 1 and token.tag_ == "NNS" and token.dep_ == "attr" and not partnered:
        return Tie(entry.id, token, bearers[:1], bearers[1:], f"they are '{token.text}' of each other", mutual=True)
    if bearers == [token] and not _worth_a_tie(token, draft):
        return None
    partners = _partners(token, draft, {t.i for t in bearers}, entry.id)
    if not bearers or not partners:
        return None
    return Tie(
        entry.id,
        token,
        bearers,
        partners,
        f"'{token.text}' is what the one is to the other",
        mutual=entry.id == "allied_with",
    )


def _worth_a_tie(token: Token, draft: Draft) -> bool:
    """A bare description ("its backers") tells a tie only where it stands for somebody known or a person."""
    held = [draft.actors[ref] for ref in draft.actors_at(token) if ref in draft.actors]
    return any(a.known or a.kind == "person" for a in held)


def _bearers(token: Token, draft: Draft) -> list[Token]:
    named = [c for c in children(token, "appos") if draft.actors_at(c)]
    if token.dep_ == "appos":
        return [token.head]
    if named:
        return named
    if token.dep_ in {"compound", "nmod", "amod"} and token.head.i > token.i and draft.actors_at(token.head):
        return [token.head]
    if token.dep_ == "attr" and token.head.lemma_ in {"be", "become", "remain"}:
        return subjects(token.head)
    if token.dep_ == "pobj" and token.head.lower_ == "once":
        return subjects(token.head.head) if token.head.head.pos_ == "VERB" else [token.head.head]
    if token.dep_ == "pobj" and token.head.lower_ == "as" and token.head.head.pos_ == "VERB":
        from counterclaim.reading.events.grammar import is_passive, objects

        verb = token.head.head
        return subjects(verb) if is_passive(verb) else objects(verb)
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is not None and following.pos_ == "PROPN" and following.sent.start == token.sent.start:
        for mention in draft.actor_mentions:
            if mention.start_char == following.idx and mention.how in {"name", "alias"}:
                return [token.doc[mention.head]]
    if draft.actors_at(token):
        return [token]
    if token.dep_ == "relcl":
        return [antecedent(token)]
    return []


def _partners(token: Token, draft: Draft, bearers: set[int], entry_id: str) -> list[Token]:
    found: list[Token] = with_conjuncts(children(token, "poss"))
    for word, noun in prepositions(token):
        if word in _PARTNER_PREPS and (word == "of" or not found):
            found.append(noun)
    holders = [token]
    if token.dep_ in {"compound", "nmod", "appos", "amod"} and token.head.i > token.i:
        holders.append(token.head)
    for holder in holders:
        if entry_id == "part_of":
            break
        for child in holder.children:
            if any(c.dep_ == "cc" for c in child.children):
                continue  # "the army and Borland fighters": two sides
            if child.i < token.i and child.dep_ in {"compound", "amod", "nmod", "poss"} and child.i not in bearers:
                inner = [child, *(c for c in child.subtree if c.i < token.i and c.dep_ in {"compound", "conj", "nmod"})]
                found.extend(c for c in inner if draft.actors_at(c) and c not in found)
    return [t for t in found if t.i not in bearers and t.i != token.i]
