"""Ties told by verbs: "A backs B", "B, which is backed by A", "A is not subject to the truce"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from counterclaim.lexicon.relations import RelationEntry, adjective_triggers, relation_triggers
from counterclaim.lexicon.triggers import Trigger
from counterclaim.reading.draft import Draft
from counterclaim.reading.events.grammar import children, objects, prepositions, subjects
from counterclaim.reading.events.match import holds, possible
from counterclaim.reading.events.slots import Slots, norm, verb_slots
from counterclaim.reading.factuality import polarity_at
from counterclaim.reading.parsed import Doc, Token
from counterclaim.reading.relations.ends import BODY_NOUNS, is_named, parties, share_of
from counterclaim.reading.relations.names import FORMER, NOW
from counterclaim.reading.relations.tie import Tie

_MADE_OF = {"part_of", "member_of"}
_BORDERS = {
    "leave", "quit", "exit", "withdraw", "pull", "desert", "form", "found", "create", "establish", "set", "launch",
}  # fmt: skip
_SUBGROUPS = {
    "faction", "wing", "branch", "unit", "cell", "brigade", "battalion", "group", "offshoot", "splinter", "arm",
    "column",
}  # fmt: skip
_TAKING = {"capture", "seize", "lose", "surrender", "cede", "abandon", "fall", "relinquish"}  # a fact only of both ends
_GOING = {"splinter_of"}
_NAMING = {"formerly", "also_known_as"}
_REFLEXIVE = {"itself", "themselves", "himself", "herself"}
_DEFAULT = {"subj": "source", "obj": "target", "by": "source"}


def verb_ties(doc: Doc, draft: Draft) -> Iterator[Tie]:
    """Yield the ties told by verbs."""
    index = relation_triggers()
    for token in doc:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass", "compound"}:
            continue
        rows: Sequence[tuple[RelationEntry, Trigger]] = index.get(("verb", norm(token)), ())
        if not rows or (token.dep_ == "amod" and token.i + 1 < len(doc) and token.head.i > token.i):
            continue
        rows = possible(token, "verb", rows)
        if not rows:
            continue
        slots = verb_slots(token)
        if norm(token) == "help" and not slots.own.get("obj"):  # "helped Ugandan troops hunt the group"
            slots.add("obj", [s for c in children(token, "ccomp", "xcomp") for s in children(c, "nsubj")])
        for held in children(token, "attr"):  # "is party to the truce"
            for word, noun in prepositions(held):
                slots.loose.setdefault(word, []).append(noun)
        told: set[str] = set()
        taken: set[int] = set()
        worn = False
        for entry, trigger in rows:
            if holds(token, trigger, slots) is None:
                continue
            denied = trigger.text in entry.denied
            if denied and not _denied(doc, token):
                continue
            made = any(constraint.slot == "obj" for constraint in trigger.constraints)
            if entry.id == "allied_with" and made and any(is_named(draft, t) for t in slots.own.get("obj", ())):
                continue  # "A and B formed the X Alliance": a body, of which they are parts
            tie = _tie(entry.id, trigger, token, slots)
            tie.affirm, tie.over = denied, trigger.text in entry.ends
            bare = not trigger.roles and (worn or not slots.own.get("obj"))
            if told and not tie.over and (entry.id in told or bare or taken & {t.i for t in tie.targets}):
                continue
            if (tie.sources and tie.targets) or (tie.open_ends and not told):
                # one verb may tell two ties with two partners: "fought alongside A against B"
                yield tie
                told.add(entry.id)
                worn = worn or made  # the object belongs to the trigger: "led an insurgency against B"
                taken |= {t.i for t in tie.targets}


def _denied(doc: Doc, verb: Token) -> bool:
    """ "Was not invited", "neither A nor B was invited", "had no seat"."""
    if children(verb, "neg") or polarity_at(doc, verb.i)[0] == "negative":
        return True
    return any(c.lower_ == "no" for held in children(verb, "dobj", "attr") for c in children(held, "det"))


def _tie(relation: str, trigger: Trigger, token: Token, slots: Slots) -> Tie:
    special = dict(trigger.roles)
    ends: dict[str, list[Token]] = {"source": [], "target": []}

    def fill(slot: str, tokens: Iterable[Token], default: str = "none") -> None:
        held = ends.get(special.get(slot, default))
        if held is not None:
            held.extend(t for t in tokens if t not in held and t.lower_ not in _REFLEXIVE)

    for slot in {**slots.loose, **slots.own}:
        held = slots.get(slot)
        if special.get(slot) == "both":
            ends["source"].extend(held[:1])
            ends["target"].extend(held[1:])
        else:
            fill(slot, held, _DEFAULT.get(slot, "none"))
    for child in token.children:
        if child.dep_ in {"advmod", "prt"} and child.lower_ in trigger.fixed:
            for word, noun in prepositions(child):  # "broke away from": the parser hangs "from" on "away"
                fill(word, [noun])
    for grip in _grips(trigger, token):  # "in the hands of X", "in X's hands", "at war with X", "on behalf of X"
        for inner, noun in prepositions(grip):
            fill(inner, [noun])
        if not any(inner == "of" for inner, _ in prepositions(grip)):
            fill("of", children(grip, "poss", "compound", "amod"))
    if relation in _GOING and not ends["source"] and token.dep_ == "acl" and token.tag_ == "VBN":
        ends["source"] = [
            t for t in subjects(token) if t not in ends["target"]
        ]  # "the front, seceded from": no passive
    if relation == "controls" and not ends["target"]:
        ends["target"] = [inner for held in children(token, "dobj") for inner in share_of(held)]  # "most of X"
    fill("oprd", children(token, "oprd"))
    fill("attr", children(token, "attr"))
    if "name" in special:  # "took the name X", "took its present name"
        fill("name", [n for held in slots.own.get("obj", []) for n in children(held, "appos", "oprd")])
    if not ends["target"]:
        ends["target"] = [t for goal in _goals(trigger, token) for t in objects(goal)]
    ends["target"] = [t for t in ends["target"] if t not in ends["source"]]
    tie = Tie(
        relation, token, ends["source"], ends["target"], f"'{token.text}' matches the verb trigger '{trigger.text}'"
    )
    tie.target_place = relation == "controls"
    if relation == "mediates":
        tie.targets.extend(t for thing in slots.get("obj") for t in parties(thing) if t not in tie.targets)
    if relation == "also_known_as":
        _once(tie)
    if tie.type in _NAMING:
        other = [*slots.get("subj"), *slots.get("obj")]
        tie.same_allowed = tie.called = True
        tie.named = [t for t in (*tie.sources, *tie.targets) if t not in other]
        tie.sources, tie.targets = _nearest(tie, tie.sources), _nearest(tie, tie.targets)
    elif relation in _MADE_OF and "source" in {special.get("obj"), special.get("of")}:
        tie.named = list(tie.sources)  # "comprises A and B": whom the text only describes is no body in it
    elif relation == "leads" and len(tie.sources) == 1:
        tie.targets = [_subgroup(token, t) for t in tie.targets]
    elif relation in _MADE_OF and trigger.head in _BORDERS:
        tie.named = list(tie.targets)
    elif relation == "splinter_of":
        tie.named = [t for t in tie.sources if t in slots.get("into")]
    tie.open_ends = (
        relation in {"excluded_from", "mediates"}
        or (relation == "controls" and trigger.head not in _TAKING and "power" not in trigger.text)
        or (relation == "leads" and any(norm(t) in BODY_NOUNS for t in ends["target"]))
    )
    return tie


def _nearest(tie: Tie, tokens: list[Token]) -> list[Token]:
    """ "A and B, also known as C": C is B alone."""
    before = [t for t in tokens if t.i < tie.trigger.i]
    return [t for t in tokens if t.i > tie.trigger.i or t is before[-1]]


def _subgroup(verb: Token, led: Token) -> Token:
    """ "A faction of X led by Y": Y leads the faction; the parser hangs the clause on X."""
    above = led.head.head
    kinds = _SUBGROUPS if led.tag_ != "NNS" else _SUBGROUPS | BODY_NOUNS  # "an alliance of groups led by Y"
    aside = verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","
    if aside and any(c.lower_ == "the" for c in above.children):
        return led  # "the military wing of X, led by Y"
    if verb.dep_ == "acl" and led.dep_ == "pobj" and led.head.lower_ == "of" and norm(above) in kinds:
        return above.head if above.dep_ == "appos" else above
    return led


def _once(tie: Tie) -> None:
    """ "Once known as", "used to be called", "now calls itself": a name then and a name now."""
    beside = {c.lower_ for c in children(tie.trigger, "advmod")}
    until = any(word in {"until", "till"} for word, _ in prepositions(tie.trigger))
    if beside & FORMER or until or (tie.trigger.dep_ == "xcomp" and tie.trigger.head.lemma_ == "use"):
        tie.type = "formerly"
    elif beside & NOW:
        tie.type, tie.sources, tie.targets = "formerly", tie.targets, tie.sources


def _grips(trigger: Trigger, token: Token) -> list[Token]:
    """The nouns that belong to the trigger with a preposition: the "hands" of "be in=hand"."""
    wanted = {constraint.slot: constraint.words for constraint in trigger.constraints if not constraint.negative}
    return [noun for word, noun in prepositions(token) if norm(noun) in wanted.get(word, ())]


def _goals(trigger: Trigger, token: Token) -> list[Token]:
    """ "Fights to topple X": the verbs of what is sought."""
    wanted = frozenset().union(*(c.words for c in trigger.constraints if c.slot == "comp"))
    return [c for c in token.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and norm(c) in wanted]


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
            given = token.dep_ in {"amod", "appos"}
            yield Tie(entry.id, token, ends["source"], ends["target"], f"the adjective '{token.text}'", given=given)
