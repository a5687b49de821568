"""Ties told by verbs: "A backs B", "B, which is backed by A", "A is not subject to the truce"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.lexicon.relations import adjective_triggers, relation_triggers
from counterclaim.lexicon.triggers import Trigger
from counterclaim.reading.events.grammar import children, prepositions, subjects
from counterclaim.reading.events.match import holds, possible
from counterclaim.reading.events.slots import Slots, norm, verb_slots
from counterclaim.reading.parsed import Doc, Token
from counterclaim.reading.relations.ends import BODY_NOUNS, share_of
from counterclaim.reading.relations.tie import Tie

_DEFAULT = {"subj": "source", "obj": "target", "by": "source"}
_NEGATED = {
    "be subject",
    "be part of=@pact,@talk => of:target",
    "cover by=@pact => obj:source by:target",
    "include in=@pact => in:target",
    "apply subj=@pact => subj:target to:source",
    "cover subj=@pact => subj:target obj:source",
    "include subj=@pact => subj:target obj:source",
}


def verb_ties(doc: Doc) -> Iterator[Tie]:
    """Yield the ties told by verbs."""
    index = relation_triggers()
    for token in doc:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass", "compound"}:
            continue
        rows = possible(token, "verb", index.get(("verb", norm(token)), ()))
        if not rows or (token.dep_ == "amod" and token.i + 1 < len(doc) and token.head.i > token.i):
            continue
        slots = verb_slots(token)
        told: set[str] = set()
        taken: set[int] = set()
        for entry, trigger in rows:
            if holds(token, trigger, slots) is None:
                continue
            negated = bool(children(token, "neg"))
            if entry.id == "excluded_from" and (trigger.text in _NEGATED) != negated:
                continue
            tie = _tie(entry.id, trigger, token, slots)
            if told and (entry.id in told or not trigger.roles or taken & {t.i for t in tie.targets}):
                continue
            if (tie.sources and tie.targets) or (tie.open_ends and not told):
                # one verb may tell two ties with two partners: "fought alongside A against B"
                yield tie
                told.add(entry.id)
                taken |= {t.i for t in tie.targets}


def _tie(relation: str, trigger: Trigger, token: Token, slots: Slots) -> Tie:
    special = dict(trigger.roles)
    ends: dict[str, list[Token]] = {"source": [], "target": []}
    for slot in {**slots.loose, **slots.own}:
        role = special.get(slot, _DEFAULT.get(slot, "none"))
        if role in ends:
            ends[role].extend(t for t in slots.get(slot) if t not in ends[role])
        elif role == "both":
            ends["source"].extend(slots.get(slot)[:1])
            ends["target"].extend(slots.get(slot)[1:])
    for child in token.children:
        if child.dep_ in {"advmod", "prt"} and child.lower_ in trigger.fixed:
            for word, noun in prepositions(child):  # "broke away from": the parser hangs "from" on "away"
                held = ends.get(special.get(word, ""), [noun])
                if noun not in held:
                    held.append(noun)
    for word, grip in prepositions(token):
        if word in {"in", "under"} and norm(grip) in {"hand", "control"}:  # "in the hands of X", "in X's hands"
            for role in {special.get("of", "")} & set(ends):
                inner = [n for w, n in prepositions(grip) if w == "of"] or children(grip, "poss", "compound", "amod")
                ends[role].extend(t for t in inner if t not in ends[role])
    if relation == "controls" and not ends["target"]:
        ends["target"] = [inner for held in children(token, "dobj") for inner in share_of(held)]  # "most of X"
    for renamed in children(token, "oprd"):
        held = ends.get(special.get("oprd", ""), [renamed])
        if renamed not in held:
            held.append(renamed)
    tie = Tie(
        relation, token, ends["source"], ends["target"], f"'{token.text}' matches the verb trigger '{trigger.text}'"
    )
    tie.target_place = relation == "controls"
    tie.open_ends = relation in {"controls", "excluded_from"} or (
        relation == "leads" and any(norm(t) in BODY_NOUNS for t in ends["target"])
    )
    tie.affirm = relation == "excluded_from" and trigger.text in _NEGATED
    return tie


def adjective_ties(doc: Doc) -> Iterator[Tie]:
    """Yield the ties told by adjectives: "is dependent on B", "fighters loyal to B"."""
    index = adjective_triggers()
    for token in doc:
        row = index.get(token.lower_) if token.pos_ in {"ADJ", "VERB"} else None
        if row is None:
            continue
        entry, roles = row
        pairs = prepositions(token)
        ends: dict[str, list[Token]] = {"source": [], "target": []}
        if token.dep_ in {"acomp", "conj", "oprd"} and token.head.pos_ in {"VERB", "AUX"}:
            subject = subjects(token.head)
        elif token.dep_ in {"amod", "acl", "relcl", "appos"} and token.head.i < token.i:
            subject = [token.head]
        else:
            continue
        for role in ends:
            ends[role].extend(subject if roles.get("subj") == role else [])
            ends[role].extend(n for w, n in pairs if roles.get(w) == role)
        if ends["source"] and ends["target"]:
            yield Tie(entry.id, token, ends["source"], ends["target"], f"the adjective '{token.text}'")
