"""Match: which tokens trigger which frame, and which tokens fill its roles; grammar and words only, no actors yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

from counterclaim.lexicon.frames import Frame, triggers_by_head
from counterclaim.lexicon.triggers import Constraint, Trigger
from counterclaim.lexicon.words import members, weapon_words
from counterclaim.reading.actors.grammar import is_one_of_an_age
from counterclaim.reading.events.bind import content
from counterclaim.reading.events.grammar import children, clause_verb, is_passive, prepositions, subjects
from counterclaim.reading.events.slots import MEDIATING, Slots, norm, noun_slots, verb_slots
from counterclaim.reading.parsed import Doc, Span, Token

_E = TypeVar("_E")
PLACED = "counterclaim.placed"  # the tokens of the doc's user data that name places
ACTING = ("ARMED", "STATE", "BODY")  # and those that name forces, police and armed groups, states, or what has members
_OWNERS = {"NORP", "ORG", "GPE"}
_PLACES = {"GPE", "LOC", "FAC"}
_LOOSE_SKIPPED = {"of", "for", "in", "with"}
_TRIGGER_POS = {"VERB", "AUX", "NOUN", "PROPN", "ADJ"}
_NO_FILLER = {"DATE", "TIME", "PERCENT", "MONEY"}
_KINDS_OF_WAR = {"prisoner", "weapon", "veteran", "spoil", "prize", "act", "method"}
_BYSTANDING = {"flee", "escape", "survive", "endure", "experience", "witness", "see"}
_BEING_A_THREAT = {
    "pose",
    "represent",
    "constitute",
    "present",
    "remain",
    "be",
    "become",
    "face",
    "see",
    "eliminate",
    "counter",
}
_AFTER = {"after", "amid", "following", "during", "despite"}
_MARKS = {"-", "not"}  # fixed words of a trigger that stand for something else than a word
_USING = {"fly", "operate", "pilot", "launch", "fire", "drop", "plant", "lay", "bury", "place", "hurl", "throw", "set"}
_WHERE_AT = ("on", "at", "over", "into", "toward", "towards", "upon")
_LIGHT_SKIP = {"beside", "carrier", "hit", "blamed", "num", "obj2"}


@dataclass(slots=True)
class Match:
    """A frame found at a token. `roles` maps a role to head tokens; `consumed` are words that belong to the trigger."""

    token: Token
    part: str
    frame: Frame
    trigger: Trigger
    slots: Slots
    roles: dict[str, list[Token]] = field(default_factory=dict)
    because: dict[str, str] = field(default_factory=dict)
    consumed: set[int] = field(default_factory=set)
    also: list[Token] = field(default_factory=list)  # triggers of the same happening that were merged into this one

    def alone(self) -> Match:
        """The same with roles of its own, which do not grow when others are merged into this one."""
        roles = {role: list(held) for role, held in self.roles.items()}
        return Match(self.token, self.part, self.frame, self.trigger, self.slots, roles, self.because, self.consumed,
                     self.also)  # fmt: skip

    def fill(self, role: str, tokens: list[Token], why: str) -> None:
        """Put tokens into a role, each once, with the reason."""
        held = self.roles.setdefault(role, [])
        new = [t for t in tokens if t not in held and (t.ent_type_ not in _NO_FILLER or is_one_of_an_age(t))]
        held.extend(new)
        if new:
            self.because[role] = f"{self.because[role]}; {why}" if role in self.because else why


def matches(doc: Doc, blocked: Callable[[Token], bool] | None = None) -> list[Match]:
    """Return all matches in a document, in text order; words of a longer trigger do not trigger on their own.

    Args:
        doc: a parsed document.
        blocked: tells which tokens cannot be triggers (parts of names).
    """
    index, heads = triggers_by_head(), _heads()
    found: list[Match] = []
    for token in doc:
        if token.pos_ not in _TRIGGER_POS or not (norm(token) in heads or token.lower_ in heads) or _of_war(token):
            continue
        for part in _parts(token):
            rows = index.get((part, _form(token, part)), ())
            if token.ent_type_ in {"DATE", "TIME"} and part == "noun":
                continue  # the month of March
            if not rows or (blocked is not None and part == "noun" and blocked(token)):
                continue
            match = _best(token, part, rows)
            if match is not None:
                found.append(match)
                break
    eaten = {i for match in found for i in match.consumed - _charges(match)}
    hit = {t.i for match in found if match.part == "verb" for t in match.roles.get("target", [])}
    return [
        match
        for match in found
        if match.token.i not in eaten
        # "killed 12 displaced people" tells of no flight
        and not (match.part == "adjective" and match.token.dep_ == "amod" and match.token.head.i in hit)
    ]


def _charges(match: Match) -> set[int]:
    """What somebody is accused of is a deed of its own, though it tells what kind of accusation it is."""
    return {t.i for t in match.slots.get("of")} if match.frame.kind_of == "accuse" else set()


@lru_cache(maxsize=1)
def _heads() -> frozenset[str]:
    return frozenset(head for _, head in triggers_by_head())


def _of_war(token: Token) -> bool:
    """ "Prisoners of war", "weapons of war": a kind of people or thing, and no war; "sentenced to death": no death yet."""
    if token.lower_ == "death" and token.dep_ == "pobj" and token.head.lower_ == "to":
        return True
    if token.lower_ == "threat" and token.dep_ in {"dobj", "attr"} and token.head.lemma_ in _BEING_A_THREAT:
        return True  # "poses a threat": nobody threatens in words
    return token.lower_ in {"war", "warfare"} and token.dep_ == "pobj" and norm(token.head.head) in _KINDS_OF_WAR


def _parts(token: Token) -> tuple[str, ...]:
    pos = token.pos_
    if pos == "VERB" or (pos == "AUX" and token.dep_ not in {"aux", "auxpass"}):
        if token.dep_ in {"amod", "compound", "prep", "nmod"}:
            return ("adjective",) if token.dep_ == "amod" and token.tag_ == "VBN" else ()
        nominal = token.tag_ == "VBG" and (children(token, "det", "poss") or _of_phrase(token))
        return ("noun", "verb") if nominal else ("verb",)
    if pos in {"NOUN", "PROPN"}:
        if token.dep_ in {"compound", "nmod", "npadvmod", "amod"} and token.head.i > token.i:
            return ()
        if token.dep_ == "ROOT" and token.tag_ in {"NN", "NNS", "NNP"}:
            return ("noun", "verb")
        return ("noun", "adjective") if pos == "NOUN" else ("noun",)  # "among the dead"
    if pos == "ADJ":
        return ("adjective",)
    return ()


def _of_phrase(token: Token) -> bool:
    return any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children) and not children(token, "dobj")


def _form(token: Token, part: str) -> str:
    return token.lower_ if token.pos_ == "VERB" and part != "verb" else norm(token)


def _best(token: Token, part: str, rows: Sequence[tuple[Frame, Trigger]]) -> Match | None:
    rows = possible(token, part, rows)
    if not rows:
        return None
    slots = noun_slots(token) if part == "noun" else verb_slots(token)
    for frame, trigger in rows:
        consumed = holds(token, trigger, slots)
        if consumed is None:
            continue
        match = Match(token, part, frame, trigger, slots, consumed=consumed)
        match.because["type"] = f"'{token.text}' matches the {part} trigger '{trigger.text}' of frame {frame.id}"
        _assign(match)
        return match
    return None


def possible(token: Token, part: str, rows: Sequence[tuple[_E, Trigger]]) -> Sequence[tuple[_E, Trigger]]:
    """Return the triggers whose other words stand in the sentence, the fixed ones near the token.

    Of most words nothing is left, and no slots are needed.
    """
    near: set[str] | None = None
    beside: set[str] | None = None
    found: list[tuple[_E, Trigger]] = []
    for row in rows:
        trigger = row[1]
        if trigger.needs:
            if beside is None:
                beside = _words_of(token.sent)
            if any(map(beside.isdisjoint, trigger.needs)):
                continue
        if trigger.fixed:
            if near is None:
                near = _words_near(token, part)
            if not near.issuperset(trigger.fixed):
                continue
        found.append(row)
    return found


def _words_of(sentence: Span) -> set[str]:
    """All words of a sentence, as they stand and in their dictionary form."""
    kept: dict[int, set[str]] = sentence.doc.kept.setdefault("words", {})
    found = kept.get(sentence.start)
    if found is None:
        found = kept[sentence.start] = {norm(token) for token in sentence}
        found.update(token.lower_ for token in sentence)
    return found


def holds(token: Token, trigger: Trigger, slots: Slots) -> set[int] | None:
    """Return the tokens that the trigger's other words take up, or None where it does not hold."""
    consumed: set[int] = set()
    for word in trigger.fixed:
        at = _fixed(token, word, trigger.part)
        if at is None:
            return None
        if at.i != token.i:
            consumed.add(at.i)
    for constraint in trigger.constraints:
        ok = _constraint(token, constraint, slots, consumed, trigger.roles)
        if ok == constraint.negative:
            return None
    consumed.discard(token.i)
    return consumed


def _words_near(token: Token, part: str) -> set[str]:
    """The words among which `_fixed` looks for the other words of a trigger; what is not here need not be looked for."""
    near = list(token.children)
    if part == "noun":
        near += [inner for child in token.children for inner in child.children]
        near += _just_before(token)
    return {*_MARKS, *(norm(t) for t in near), *(t.lower_ for t in near)}


def _just_before(token: Token) -> list[Token]:
    return token.doc.tokens[max(token.sent.start, token.i - 3) : token.i]


def _fixed(token: Token, word: str, part: str) -> Token | None:
    if word in _MARKS:
        denied = children(token, "neg") or any(
            children(c, "neg") for c in children(token, "acomp")
        )  # "plead not guilty"
        return token if word == "-" or denied else None
    for child in token.children:
        if (norm(child) == word or child.lower_ == word) and child.dep_ not in {"nsubj", "conj", "punct", "poss"}:
            if child.dep_ == "prep" and any(c.ent_type_ in _NO_FILLER for c in child.children):
                continue  # "called her on Monday" is not "called on her"
            return child
        if part == "noun" and child.dep_ in {"compound", "amod", "nmod"}:
            for inner in child.children:
                if norm(inner) == word:
                    return inner
    if part == "noun":
        for before in _just_before(token):
            if norm(before) == word and before.pos_ in {"NOUN", "ADJ", "PROPN", "VERB"}:
                return before
    return None


def _constraint(
    token: Token, constraint: Constraint, slots: Slots, consumed: set[int], roles: tuple[tuple[str, str], ...] = ()
) -> bool:
    slot, words = constraint.slot, constraint.words
    if slot == "told":
        return _is_cause(token, slots) if "cause" in words else _counted(token)
    if slot == "no":
        return not any(slots.get(w) for w in words)
    if slot == "has":
        return any(slots.get(w) for w in words)
    if slot.endswith("mod") and slot != "mod":
        kept = slots.get(slot.removesuffix("mod"))
        beside = (c for held in kept for c in held.children if c.dep_ in {"compound", "amod", "nmod"})
        return any(norm(c) in words for c in beside)
    if slot == "prep":
        return any(slots.get(w) for w in words) or any(c.dep_ == "prep" and c.lower_ in words for c in token.children)
    if slot == "comp":
        for child in token.children:
            if child.dep_ == "advcl" and child.tag_ == "VBG":
                continue  # "refused to halt it, saying that …"
            if child.i < token.i and children(child, "nsubj", "nsubjpass"):
                continue  # "the troops have not left, residents told the agency": no request
            if child.dep_ in {"xcomp", "ccomp", "advcl", "oprd", "acomp", "acl"} and not words.isdisjoint(
                _whole(child)
            ):
                consumed.update({child.i} if child.pos_ == "ADJ" else ())
                return True
        for held in children(token, "dobj"):
            for child in children(held, "acl", "oprd", "amod"):
                if child.i > held.i and not words.isdisjoint(_whole(child)):
                    consumed.update({child.i} if child.pos_ == "ADJ" else ())
                    return True
        return False
    fillers = [*slots.get(slot), *slots.own.get("using", ())] if slot == "subj" else slots.get(slot)
    for held in fillers:  # "used drones to attack": the drones attacked, though somebody else did it
        meant = norm(content(held)) if slot in {"obj", "subj", "by"} else ""  # "some of its troops" are troops
        if norm(held) in words or held.lower_ in words or meant in words or _of_kind(held, words):
            if not constraint.negative and (slot not in {"subj", "by"} or ("subj", "none") in roles):
                consumed.add(held.i)
            return True
        if slot in {"obj", "subj"}:
            inner = {norm(c) for c in held.children if c.dep_ == "compound"}
            if (slot == "subj" or held.tag_ == "CD") and inner & words:
                return True
    return False


def _is_cause(token: Token, slots: Slots) -> bool:
    """Whether a thing is told as what did something: "a bomb killed", "was killed by a mine", "died in a car bomb"."""
    if slots.own.get("hit"):
        return True
    return token.dep_ == "pobj" and token.head.lower_ in {"by", "in", "from"} and token.head.head.pos_ == "VERB"


def _whole(verb: Token) -> set[str]:
    """The forms by which a verb of a complement may stand in the lexicon: "step", of "to step down" also "step_down"."""
    after = {c.lower_ for c in verb.children if c.dep_ in {"prt", "advmod"} and c.i == verb.i + 1}
    return {norm(verb), verb.lower_, *(f"{norm(verb)}_{word}" for word in after)}


def _counted(adjective: Token) -> bool:
    """ "36,000 newly displaced people": the people are numbered, and stand in the sentence for themselves."""
    noun = adjective.head
    if adjective.dep_ != "amod" or (noun.dep_ == "pobj" and noun.head.lower_ in {"for", "with"}):
        return False
    return any(c.dep_ in {"nummod", "quantmod"} or c.like_num for c in noun.children)


def _of_kind(token: Token, words: frozenset[str]) -> bool:
    """The kinds that stand in capitals in the data files: PERSON, PLACE, ARMED, STATE and BODY (by name), NUM."""
    if "PLACE" in words and (token.ent_type_ in _PLACES or token.i in token.doc.kept.get(PLACED, ())):
        return True
    if any(kind in words and token.i in token.doc.kept.get(kind, ()) for kind in ACTING):
        return True
    return ("PERSON" in words and token.ent_type_ == "PERSON") or (
        "NUM" in words and token.like_num and not _of_phrase(token)
    )


def _assign(match: Match) -> None:
    roles = match.frame.noun_slots if match.part == "noun" else match.frame.verb_slots
    special = dict(match.trigger.roles)
    slots = match.slots
    if slots.own.get("using") and special.get("subj") == "none":
        del special["subj"]  # who used the thing
    settled = _settled(match, roles, special)
    armed: set[int] = match.token.doc.kept.get(
        ACTING[0], set()
    )  # the rebels of "rebel attacks" are no mere kind of attack
    for slot, tokens in slots.own.items():
        role = special.get(slot, "none" if slot in settled else roles.get(slot, "none"))
        if slot not in _LIGHT_SKIP and role != "none":
            match.fill(
                role,
                [
                    t
                    for t in tokens
                    if t.i != match.token.i and (slot != "mod" or t.i not in match.consumed or t.i in armed)
                ],
                slots.notes.get(slot, slot),
            )
    for slot, tokens in slots.loose.items():
        role = special.get(slot, "none" if slot in _LOOSE_SKIPPED or slot in settled else roles.get(slot, "none"))
        held = [
            t for t in slots.own.get(slot, ()) if t.ent_type_ not in _NO_FILLER
        ]  # "sanctions on three men on Monday"
        if role != "none" and not held:
            match.fill(role, [t for t in tokens if t.i != match.token.i], f"'{slot}' of the object")
    if match.part == "noun":
        _light(match, roles, special)
    else:
        if special.get("subj") == "none" and not match.roles.get("initiator"):
            _whose(match)
        _used_by(match)
    _named_among(match)
    _other_side(match, roles)


def _settled(match: Match, roles: dict[str, str], special: dict[str, str]) -> frozenset[str]:
    """Slots that add nobody, as another says already whom the deed met, or who did it.

    "Attacked the bus at a crossing", "stabbed on a train", "the shooting of a priest at a church": where, and not whom;
    "fled the shelling by the army": the army shelled, and did not flee.
    """
    slots, verbal = match.slots, match.part != "noun"
    found: set[str] = set()
    met = "obj" if verbal else "of"
    if special.get(met, roles.get(met)) == "target" and any(
        norm(t) not in weapon_words() for t in slots.own.get(met, [])
    ):
        found.update(_WHERE_AT if verbal else ("at",))
    doer = special.get("subj", roles.get("subj"))
    alone = doer == roles.get("by") and doer != "party"  # not of "repelled an attack by rebels"
    if verbal and slots.own.get("subj") and alone:
        found.add("by")
    return frozenset(found - set(match.frame.roles if verbal else match.frame.noun_roles))


def _whose(match: Match) -> None:
    """ "Russian missiles hit the port": whose missiles they are tells who fired them, unless the words say who did."""
    for held in match.slots.own.get("subj", []):
        if norm(held) in members("projectile") and not children(held, "acl", "relcl"):
            owners = [c for c in children(held, "amod", "compound", "nmod", "poss") if c.ent_type_ in _OWNERS]
            match.fill("initiator", owners, f"whose '{held.text}'")


def _used_by(match: Match) -> None:
    """ "Drones flown by X hit the port", "a mine laid by X killed two": who used the thing did it."""
    for held in match.slots.own.get("subj", []):
        for clause in children(held, "acl"):
            if norm(clause) in _USING and clause.tag_ == "VBN":
                users = [noun for word, noun in prepositions(clause) if word == "by"]
                match.fill("initiator", users, f"who had the '{held.text}' {clause.text}")


def _named_among(match: Match) -> None:
    """ "Ten officials were held, including Arn Bel and Cil Dor": those who are named are targets as well."""
    hit = match.roles.get("target", [])
    listing = [(word, held) for noun in hit for word, held in prepositions(noun)]
    if hit and match.part == "verb":
        listing += prepositions(match.token)
    named = [held for word, held in listing if word == "including" and held.pos_ == "PROPN"]
    if named:
        match.fill("target", named, "named after 'including'")


def _other_side(match: Match, roles: dict[str, str]) -> None:
    """ "The rebels took the town after days of fighting with the army": who took it is the side that the army fought."""
    armed = match.token.doc.kept.get("ARMED", ())
    sides = [t for t in match.roles.get("party", []) if t.i in armed]
    if match.part != "noun" or roles.get("with") != "party" or not sides or sides != match.slots.own.get("with", []):
        return
    verb = clause_verb(match.token)
    before = next((t for t in match.token.ancestors if t.dep_ == "prep" and t.head.i == verb.i), None)
    if before is None or before.lower_ not in _AFTER or verb.pos_ != "VERB" or is_passive(verb):
        return
    doers = [t for t in subjects(verb) if t.i in armed and t.i not in {side.i for side in sides}]
    match.fill("party", doers, f"subject of '{verb.text}', told with it")


def _light(match: Match, roles: dict[str, str], special: dict[str, str]) -> None:
    """Roles that come from the verb carrying the noun."""
    slots, mutual = match.slots, match.frame.shape == "mutual"
    doer = (
        "party"
        if mutual
        else "target"
        if match.frame.shape == "suffered" or (special.get("poss") == "target" and False)
        else "initiator"
    )
    if match.frame.id == "mediation":
        doer = "mediator"
    told = match.frame.shape in {"own", "sending"} and any(  # not the "tactical" of "made a tactical withdrawal"
        t.pos_ != "ADJ" or t.ent_type_ for t in match.roles.get("initiator", [])
    )
    for slot in ("carrier", "blamed"):
        if slot == "carrier" and (told or special.get(slot) == "none"):
            continue
        tokens = [t for t in slots.own.get(slot, []) if t.i != match.token.i]
        if tokens:
            role = doer
            got = match.frame.shape == "telling" and slots.carrier is not None and norm(slots.carrier) == "receive"
            if slot == "carrier" and (slots.suffered or got) and not mutual:  # "received threats": from somebody else
                role = "target"
            if mutual and slot == "carrier" and slots.carrier is not None and norm(slots.carrier) in _BYSTANDING:
                continue  # "fled the fighting"
            if mutual and slot == "carrier" and slots.carrier is not None and norm(slots.carrier) in MEDIATING:
                role = "mediator"
            match.fill(role, tokens, slots.notes.get(slot, slot))
    if (
        match.frame.codes.plover == "CONSULT"
        and slots.own.get("with")
        and not slots.own.get("carrier")
        and not slots.own.get("between")
    ):
        match.fill("party", slots.own.get("beside", []), slots.notes.get("beside", ""))
    if slots.own.get("hit"):
        match.fill("target", slots.own["hit"], slots.notes.get("hit", "hit"))
