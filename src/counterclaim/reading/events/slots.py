"""Slots: the grammatical neighbours of a possible trigger, by name (subj, obj, by, mod, poss, prepositions).

For verbs the slots are logical (the subject of a passive is the `obj`). For nouns they include those of the verb that
carries the noun ("launched an attack on", "came under fire from", "clashes erupted between"), of the participle that
follows it ("attacks launched by"), and of who is held responsible for it ("blamed X for the attack").
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from counterclaim.lexicon.cues import cues
from counterclaim.lexicon.words import members
from counterclaim.reading.events.grammar import (
    DONE_TO,
    antecedent,
    children,
    each_other,
    is_passive,
    objects,
    prepositions,
    subjects,
    with_conjuncts,
)
from counterclaim.reading.events.having import BLAMING, PREPARING, having, whose_operation
from counterclaim.reading.events.means import arms, means
from counterclaim.reading.parsed import Token

_MEASURES = {
    "series", "wave", "round", "spate", "string", "number", "act", "campaign", "kind", "type", "day", "week",
    "month", "hour",
    "dozen", "hundred", "bout", "outbreak", "spiral", "cycle", "escalation", "resumption", "night", "lot", "scene",
    "upsurge", "surge", "increase", "part", "form", "barrage", "reports", "report", "continuation", "couple",
    "handful", "intensification",
}  # fmt: skip
_PUT_AT = {"put", "place", "estimate"}  # "put its losses at 50"
_UNDERGOING = {"come", "be", "go", "fall", "remain", "stay", "live", "keep", "put", "place", "get", "find", "operate"}
MEDIATING = {"broker", "mediate", "facilitate"}  # "brokered a truce between X and Y": no party to it
_HEADINGS = {
    "crime",
    "abuse",
    "violation",
    "atrocity",
    "act",
    "offence",
    "offense",
    "attack",
    "violence",
    "excess",
    "brutality",
}
_WORK = {"work", "handiwork", "doing"}
_ACCUSING = {"accuse", "blame", "suspect", "convict"}
LAYING_ON = {"blame", "pin", "attribute", "ascribe", "trace"}  # a deed is laid on somebody ("on", "to")
_NAMING = {"call", "declare", "label", "term", "deem", "consider", "brand", "name", "describe"}
_ASKED = {"request", "behest", "invitation", "insistence", "urging", "bidding"}
_OWNING = {"claim", "take", "admit", "acknowledge", "accept", "assume", "deny", "bear", "disclaim", "reject", "have"}


_JUDGING = frozenset({"condemns", "praises", "denies", "doubts", "fears"})
_TOLD_OF = frozenset({"report", "describe", "document", "confirm", "record", "mention", "cite", "witness"})


@dataclass(slots=True)
class Slots:
    """Slot name → tokens. `loose` holds prepositions that hang on a verb's object; `used` other tokens of the clause."""

    own: dict[str, list[Token]] = field(default_factory=dict)
    loose: dict[str, list[Token]] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    carrier: Token | None = None
    suffered: bool = False
    used: list[Token] = field(default_factory=list)

    def add(self, slot: str, tokens: list[Token], why: str = "") -> None:
        """Add tokens to a slot, each once."""
        held = self.own.setdefault(slot, [])
        for token in tokens:
            if token not in held:
                held.append(token)
        if tokens and why:
            self.notes.setdefault(slot, why)

    def get(self, slot: str) -> list[Token]:
        """Return the tokens of a slot, own ones first."""
        own, loose = self.own.get(slot), self.loose.get(slot)
        return own + loose if own and loose else own or loose or []


@lru_cache(maxsize=1)
def _do() -> frozenset[str]:
    return members("light_do")


def norm(token: Token) -> str:
    """Return the dictionary form in lower case; plural names ("Hostilities") lose their ending too."""
    if token.norm is None:  # asked some five times for each word
        token.norm = _norm(token)
    return token.norm


def _norm(token: Token) -> str:
    lemma = token.lemma_.lower()
    if token.pos_ == "PROPN" and lemma.endswith("s") and len(lemma) > 4:
        if lemma.endswith("ies"):
            return lemma[:-3] + "y"
        if lemma.endswith("shes") or lemma.endswith("ches"):
            return lemma[:-2]
        return lemma[:-1] if not lemma.endswith("ss") else lemma
    return lemma


def _headline_passive(verb: Token, surface: list[Token]) -> bool:
    """ "Ten civilians killed 40 injured": the parser makes the injured the object; they only come next."""
    if verb.lemma_ not in {"kill", "slay", "wound", "injure"} or verb.tag_ not in {"VBD", "VBN"}:
        return False
    counted = any(t.like_num or any(c.dep_ == "nummod" for c in t.children) for t in surface)
    return counted and any(
        c.lemma_.lower() in {"injure", "wound", "hurt", "injured", "wounded", "arrest"}
        for held in children(verb, "dobj")
        for c in held.children
    )


def verb_slots(verb: Token) -> Slots:
    """Return the slots of a verb."""
    slots = Slots()
    passive = is_passive(verb)
    surface = subjects(verb)
    if not passive and _headline_passive(verb, surface):
        slots.add("obj", surface, "those counted as hit in a headline")
    elif passive:
        slots.add("obj", [t for noun in surface for t in _among(noun)], "subject of the passive")
    else:
        slots.add("subj", surface, "subject")
        slots.add("obj", [t for t in objects(verb) if t not in surface], "object")
    if verb.pos_ == "ADJ":
        slots.add("obj", _said_of(verb), "whom the adjective is said of")
    if passive and children(verb, "dobj"):
        slots.add("obj2", with_conjuncts(children(verb, "dobj")))
    for child in children(verb, "dative"):
        if child.pos_ in {"NOUN", "PROPN", "PRON"}:
            slots.add("dative", with_conjuncts([child]), "indirect object")
    for word, noun in prepositions(verb):
        slots.add(word, [noun], f"'{word}' of the verb")
    if verb.dep_ == "relcl":
        for word, noun in prepositions(verb):
            if noun.lower_ in {"which", "whom"}:
                slots.own[word] = [antecedent(noun)]
    if passive and "by" in slots.own:
        slots.notes["by"] = "agent of the passive"
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and is_passive(verb.head) and passive and "by" not in slots.own:
        pass
    elif passive and "by" not in slots.own:
        # "was shelled and burned by the army": the agent stands with the last verb
        for other in (
            part for c in children(verb, "conj") for part in (c, *(children(c, "acl") if c.pos_ == "NUM" else ()))
        ):
            if children(other, "nsubjpass") and not {verb.lemma_, other.lemma_} <= DONE_TO:
                continue  # "flights were suspended and the square was sealed off by police"
            slots.add(
                "by",
                [n for w, n in prepositions(other) if w == "by" and is_passive(other)],
                "agent of the coordinated verb",
            )
    if passive and "by" not in slots.own and verb.lemma_ in DONE_TO:
        slots.add("by", whose_operation(verb), "whose operation it was")
    for slot, held_for_it in (
        ("using", means(verb)),
        ("armed", arms([*slots.own.get("subj", ()), *slots.own.get("by", ())])),
    ):
        if held_for_it:
            slots.add(slot, held_for_it)
    _at_hands(slots)
    for held in surface if not passive else ():
        between = [noun for word, noun in prepositions(held) if word == "between"]  # "talks between X and Y broke down"
        if between:
            slots.loose.setdefault("between", []).extend(between)
    for held in children(verb, "dobj"):
        for word, noun in prepositions(held):
            slots.loose.setdefault(word, []).append(noun)
    return slots


def _among(whole: Token) -> list[Token]:
    """ "Two nurses were among those killed": those of whom the text tells that they belong to them; else `whole` itself."""
    verb = whole.head.head
    if whole.dep_ != "pobj" or whole.head.lower_ != "among" or verb.lemma_ != "be":
        return [whole]
    told = with_conjuncts(c for c in children(verb, "nsubj", "attr") if c.i != whole.i)
    if whole.like_num or children(whole, "nummod"):
        return [whole, *told]  # "six children were among 19 civilians killed"
    return told or [whole]


def _said_of(adjective: Token) -> list[Token]:
    """The noun of "the dead soldiers", the subject of "nine were dead"."""
    if adjective.dep_ == "amod":
        return with_conjuncts([adjective.head])
    if adjective.dep_ == "pobj":
        return [t for t in _among(adjective) if t.i != adjective.i]
    if adjective.dep_ in {"acomp", "attr"} and adjective.head.lemma_ in {"be", "lie"}:
        return subjects(adjective.head)
    return []


def _at_hands(slots: Slots) -> None:
    """ "At the hands of X" names who did it; "at the request of X" is no target."""
    for held in slots.get("at"):
        if norm(held) == "hand":
            slots.add("by", [n for w, n in prepositions(held) if w == "of"], "'at the hands of'")
    for held_by in (slots.own, slots.loose):
        if "at" in held_by and any(norm(held) in _ASKED for held in held_by["at"]):
            held_by["at"] = [held for held in held_by["at"] if norm(held) not in _ASKED]


def noun_slots(noun: Token) -> Slots:
    """Return the slots of an action noun."""
    slots = Slots()
    _near(noun, slots)
    top = noun
    for _ in range(4):  # "a series of attacks", "reports of an attack"
        if top.dep_ == "pobj" and top.head.lower_ == "of" and norm(top.head.head) in _MEASURES:
            top = top.head.head
            _near(top, slots, outer=True)
        else:
            break
    if noun.dep_ == "dobj" and norm(noun.head) in _PUT_AT:
        slots.add("at", [n for w, n in prepositions(noun.head) if w == "at" and n.like_num], "the number it is put at")
    first = _listed_in(top)
    while first.dep_ == "conj" and first.head.i != first.i and first.head.pos_ in {"NOUN", "PROPN"}:
        first = first.head
    if first.i != top.i and "poss" not in slots.own:
        owners = list(with_conjuncts(children(first, "poss")))
        slots.add("poss", owners, "possessor of the first of the coordinated nouns")
    for other in noun.conjuncts:
        if other.i > noun.i and other.pos_ in {"NOUN", "PROPN"}:
            for word, held in prepositions(other):
                if word in {"on", "against", "between", "at", "by"} and word not in slots.own:
                    slots.add(word, [held], f"'{word}' shared by the coordinated nouns")
    _carrier(noun, first, slots)
    _at_hands(slots)
    _following(noun, slots)
    if top.i != noun.i:
        _following(top, slots)
    return slots


def _listed_in(noun: Token) -> Token:
    """ "Committed crimes, including rape and pillage": what is listed is carried as its heading is."""
    at = noun
    while at.dep_ == "conj" and at.head.i != at.i and at.head.pos_ in {"NOUN", "PROPN"}:
        at = at.head
    listing = at.dep_ == "pobj" and (
        at.head.lower_ in {"including", "like"}
        or (at.head.lower_ == "as" and at.head.i > 0 and at.head.nbor(-1).lower_ == "such")
    )
    if listing and at.head.head.pos_ == "NOUN" and norm(at.head.head) in _HEADINGS:
        return at.head.head
    return noun


def _near(noun: Token, slots: Slots, outer: bool = False) -> None:
    slots.add("poss", with_conjuncts(children(noun, "poss")), "possessor")
    for child in noun.children:
        if child.dep_ in {"compound", "amod", "nmod"}:
            slots.add("mod", [child], "modifier")
            for inner in child.subtree:
                led = inner.dep_ == "npadvmod" and inner.head.lower_ == "led"  # "Saudi-led airstrikes"
                if (
                    inner.i != child.i
                    and (led or inner.dep_ in {"compound", "conj", "amod", "nmod"})
                    and inner.i < noun.i
                ):
                    slots.add("mod", [inner], "modifier")
        elif child.dep_ == "nummod":
            slots.add("num", [child])
    for word, held in prepositions(noun):
        if held.pos_ != "VERB" and not (outer and word == "of"):
            slots.add(word, [held], f"'{word}' of the noun")
    if noun.dep_ in {"compound", "nmod"} and noun.head.i > noun.i:
        pass


def _carrier(noun: Token, first: Token, slots: Slots) -> None:
    governor, dep = first.head, first.dep_
    if governor.i == first.i:
        return
    if dep == "relcl" or dep == "appos":
        return
    if governor.lemma_ in _NAMING and (dep == "oprd" or children(governor, "oprd")):
        return  # "called it an attack", "called the attack a crime": who calls it so did not carry it out
    if dep in {"dobj", "nsubjpass", "oprd"} and governor.pos_ == "VERB":
        _carried(governor, slots, dep)
    elif dep in {"nsubj", "attr"} and governor.pos_ in {"VERB", "AUX"}:
        _subject_of(governor, slots, noun)
    elif dep == "pobj" and governor.lower_ == "to" and governor.head.lemma_ == "subject" and objects(governor.head):
        _subjected(governor.head, slots)
    elif dep == "pobj":
        _in_phrase(first, governor, slots)


def _subjected(verb: Token, slots: Slots) -> None:
    """ "Subjected the town to shelling": the town is what it met, and whoever subjected it shelled."""
    passive = is_passive(verb)
    slots.carrier = verb
    slots.used.append(verb)
    doers = [n for w, n in prepositions(verb) if w == "by"] if passive else subjects(verb)
    slots.add("carrier", doers, f"subject of '{verb.text}'")
    slots.add("on", subjects(verb) if passive else objects(verb), f"whom '{verb.text}' names")


def _carried(verb: Token, slots: Slots, dep: str) -> None:
    lemma = verb.lemma_.lower()
    suffer = lemma in members("light_suffer")
    if not suffer and lemma not in _do():
        if lemma in LAYING_ON and not is_passive(verb):
            slots.add("blamed", laid_on(verb), f"'{verb.text}' on")
            slots.used.append(verb)
        return
    slots.carrier, slots.suffered = verb, suffer
    slots.used.append(verb)
    passive = is_passive(verb)
    who = [n for w, n in prepositions(verb) if w == "by"] if passive else subjects(verb)
    slots.add("carrier", who, f"subject of '{verb.text}'" if not passive else f"agent of '{verb.text}'")
    for word, held in prepositions(verb):
        if word != "by" or not passive:
            slots.add(word, [held], f"'{word}' of '{verb.text}'")


def laid_on(verb: Token) -> list[Token]:
    """Those on whom a deed is laid: "blamed the attack on X", "attributed it to X"."""
    return [
        noun for word, noun in prepositions(verb) if word in {"on", "to"} and noun.ent_type_ not in {"DATE", "TIME"}
    ]


def _subject_of(verb: Token, slots: Slots, noun: Token) -> None:
    lemma = verb.lemma_.lower()
    if lemma in members("hitting") and not is_passive(verb):
        slots.used.append(verb)
        if lemma != "cause":  # what is caused is an effect ("caused damage"), not whom it met
            slots.add("hit", [t for t in objects(verb) if t.i != noun.i], f"object of '{verb.text}'")
        for word, held in prepositions(verb):
            slots.add(word, [held], f"'{word}' of '{verb.text}'")
    elif lemma in members("happening") or verb.pos_ == "AUX":
        slots.used.append(verb)
        for told in children(verb, "attr"):  # "the blast was the work of rebels"
            if norm(told) in _WORK:
                slots.add(
                    "blamed", [n for word, n in prepositions(told) if word == "of"], f"whose '{told.text}' it was"
                )
        for word, held in prepositions(verb):
            slots.add(word, [held], f"'{word}' of '{verb.text}'")


def _in_phrase(noun: Token, prep: Token, slots: Slots) -> None:
    governor, word = prep.head, prep.lower_
    lemma = norm(governor)
    if word == "under" and governor.pos_ in {"VERB", "AUX"} and lemma in _UNDERGOING:
        slots.carrier, slots.suffered = governor, True
        slots.used.append(governor)
        slots.add(
            "carrier",
            subjects(governor),
            f"subject of '{governor.text} under'",
        )
        for other, held in prepositions(governor):
            if other != "under":
                slots.add(other, [held], f"'{other}' of '{governor.text}'")
    elif word == "by" and prep.dep_ == "agent" and lemma in members("hitting"):
        slots.add("hit", [t for t in subjects(governor) if t.i != noun.i], f"subject of the passive '{governor.text}'")
        slots.used.append(governor)
        for other, held in prepositions(governor):
            if other != "by":
                slots.add(other, [held], f"'{other}' of '{governor.text}'")
    elif (
        word in {"for", "of"}
        and (governor.pos_ in {"NOUN", "PROPN"} or each_other(governor))
        and governor.dep_ == "dobj"
        and governor.head.lemma_ in _ACCUSING
    ):
        those = subjects(governor.head) if each_other(governor) else [governor]
        slots.add("blamed", those, f"object of '{governor.head.text}'")
        slots.used.append(governor.head)
    elif word in {"for", "of", "in", "over", "with"} and lemma in BLAMING:
        those = objects(governor)
        if is_passive(governor) or any(
            each_other(t) for t in children(governor, "dobj")
        ):  # "A and B blamed each other for the raid"
            those = subjects(governor)
        slots.add("blamed", those, f"object of '{governor.text}'")
        slots.used.append(governor)
    elif word in {"for", "in", "behind", "of"} and lemma in {
        "responsible",
        "involve",
        "guilty",
        "engage",
        "participate",
        "take",
        "complicit",
        "be",
    }:
        if governor.pos_ == "ADJ" and governor.head.pos_ in {"VERB", "AUX"}:
            slots.add("carrier", subjects(governor.head), f"subject of '{governor.text}'")
        elif lemma != "be" or word == "behind":
            slots.add("carrier", subjects(governor), f"subject of '{governor.text}'")
        slots.used.append(governor)
    elif word in {"for", "of", "in"} and lemma in PREPARING:
        slots.add("carrier", having(governor), f"who has the '{governor.text}'")
        slots.used.append(governor)
    elif word in {"for", "to"} and governor.pos_ == "VERB" and lemma in _OWNING | {"agree", "resort"}:
        slots.add("carrier", subjects(governor), f"subject of '{governor.text}'")
        slots.used.append(governor)
    elif (
        word in {"in", "at", "during", "on"}
        and governor.pos_ == "VERB"
        and not is_passive(governor)
        and lemma not in {"engage", "embroil", "lock", "join"}
    ):
        # "raised the matter in a call with the envoy": the subject took part; used for talks only
        slots.add("beside", subjects(governor), f"subject of '{governor.text}'")
    elif word in {"in", "with"} and lemma in {"engage", "embroil", "lock", "join"}:
        slots.add("carrier", subjects(governor), f"subject of '{governor.text}'")


def _names(clause: Token) -> bool:
    """ "A vote that Kyiv called a farce": who calls it so did not carry it out."""
    marked = children(clause, "mark") and children(clause, "dobj")  # the parser may take "that" for a mere mark
    return bool(children(clause, "oprd") or (clause.lemma_ in _NAMING and marked))


def _judged(lemma: str) -> bool:
    """ "The raid condemned by the bishop", "an attack reported by residents": who judges or tells of it did not do it."""
    cue = cues().verb(lemma)
    return lemma in _TOLD_OF or (cue is not None and cue.stance in _JUDGING)


def _following(noun: Token, slots: Slots) -> None:
    """Participles and relative clauses after the noun: "attacks launched by X", "strikes that hit Y"."""
    for clause in children(noun, "acl", "relcl"):
        lemma = clause.lemma_.lower()
        pairs = prepositions(clause)
        responsible = [c for c in children(clause, "dobj") if norm(c) in {"responsibility", "credit"}]
        if responsible:
            slots.add("carrier", subjects(clause), "claimed responsibility for it")
            slots.used.extend([clause, *responsible])
        elif clause.dep_ == "acl" and is_passive(clause):
            slots.used.append(clause)
            agents = [] if _judged(lemma) else [n for w, n in pairs if w == "by"]
            slots.add("by", agents, f"agent of '{clause.text}'")
            for agent in agents:  # "launched by rebels on the camp": the parser may hang "on" on the rebels
                for word, held in prepositions(agent):
                    if word in {"on", "against", "at"} and word not in slots.own:
                        slots.add(word, [held], f"'{word}' after the agent")
            blamed = laid_on(clause) if lemma in LAYING_ON else []
            slots.add("blamed", blamed, "blamed on")
            for word, held in pairs:
                if word != "by" and held not in blamed:
                    slots.add(word, [held], f"'{word}' of '{clause.text}'")
        elif lemma in members("hitting") or lemma in {"involve", "pit"}:
            if not is_passive(clause) and noun in subjects(clause):
                slots.add(
                    "hit" if lemma in members("hitting") else "between", objects(clause), f"object of '{clause.text}'"
                )
                slots.used.append(clause)
        elif clause.dep_ == "relcl" and lemma in _do() and not _names(clause):
            doers = (
                [n for w, n in pairs if w == "by"]
                if is_passive(clause)
                else [s for s in subjects(clause) if s.i != noun.i]
            )
            if lemma in MEDIATING:  # "under a truce that X brokered, Y is to leave": Y brokered nothing
                slots.own["carrier"] = []
            slots.add("carrier", doers, f"subject of '{clause.text}'")
            slots.carrier = clause
            slots.used.append(clause)
            for word, other in pairs:
                if word != "by":
                    slots.add(word, [other], f"'{word}' of '{clause.text}'")
