"""Phrases and clauses that the parser hangs on the wrong word, regularly enough for a rule; see `mends`.

- "An attack by the militia on the town", "killed two men from Chad near Kidal": a place after somebody's name belongs to
  what was done, not to him.
- "Blamed the attack on the rebels": "on" belongs to the blaming.
- "In the capital, Arvan, the army shelled a market": the parser makes the capital's name shell it, too.
"""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.frames import triggers_by_head
from counterclaim.lexicon.wordlists import word_list
from counterclaim.lexicon.words import members

_WHERE = {"on", "in", "at", "near", "outside", "inside", "against", "around"}
_PLACES = {
    "capital", "city", "town", "village", "suburb", "hamlet", "port", "stronghold", "province", "governorate", "region",
    "district", "county", "state", "camp", "island", "neighborhood", "neighbourhood",
}  # fmt: skip
_SUBJECTS = {"nsubj", "nsubjpass"}
_HELPING = {"help", "let", "make", "see", "watch"}
_ACCUSING = {"accuse", "blame", "suspect", "convict"}
_LAYING_ON = {"blame", "pin"}
_FINITE = {"VBZ", "VBD", "VBP"}
_ACTING = word_list("acting_verbs") - {"support", "fund", "control"}
_EFFECTS = {"kill", "wound", "injure", "destroy", "damage", "maim", "burn"}
_VIOLENT = {
    "explode", "detonate", "erupt", "crash", "collapse", "hit", "strike", "attack", "bomb", "shell", "raid", "ambush", "ram",
    "land", "slam", "fire", "go", "blow",
}  # fmt: skip
_TOLD = {"dobj", "ccomp", "xcomp", "attr"}
_SAYS = {"say", "report", "announce", "state", "add", "claim", "confirm", "declare", "note"}


def subject_of(verb: Token) -> Token | None:
    """The first subject of a verb, active or passive."""
    return next((c for c in verb.children if c.dep_ in _SUBJECTS), None)


def mend_preposition(prep: Token) -> None:
    """Hang a word of place that follows "by X", "from X" or "using X" on what X did, suffered or served; in place."""
    word = prep.lower_
    if word not in _WHERE:
        return
    name = prep.head
    if word == "against" and name.lower_ in {"using", "employing"} and name.dep_ == "acl" and name.head.pos_ == "NOUN":
        prep.head = name.head  # "raids using drones against X": the raids are against X
        return
    if name.dep_ != "pobj" or name.i > prep.i or name.pos_ != "PROPN":
        return
    above = name.head
    if above.lower_ == "by" and above.head.pos_ == "NOUN" and above.head.i < above.i:
        prep.head = above.head
    elif above.lower_ == "from" and word != "against":
        deed = above.head
        while deed.pos_ in {"NOUN", "PROPN"} and deed.dep_ in {"dobj", "nsubjpass", "pobj", "prep", "conj"}:
            deed = deed.head
        if deed.pos_ == "VERB":
            prep.head = deed


def mend_agent(prep: Token) -> None:
    """Hang "by" of "the bombing of a hospital by jets" on the deed, and "of" of "abduction by gunmen of two nurses"; in place."""
    other = {"by": "of", "of": "by"}.get(prep.lower_)
    if other is None:
        return
    noun = prep.head
    if other == "of" and noun.pos_ == "VERB" and prep.dep_ == "prep":
        _mend_agent_of_object(prep)
        return
    if noun.dep_ != "pobj" or noun.i > prep.i or noun.head.lower_ != other or _is_deed(noun):
        return
    deed = noun.head.head
    while prep.lower_ == "by" and deed.dep_ == "pobj" and deed.head.lower_ == "of" and not _is_deed(deed):
        deed = deed.head.head  # "the murder of a member of the council by gunmen"
    if not _is_deed(deed) or any(child.lower_ == prep.lower_ for child in deed.children):
        return
    held = next((child for child in prep.children if child.dep_ == "pobj"), None)
    if held is None or (prep.lower_ == "of" and not _counted_people(held)):
        return
    prep.head = deed


def _mend_agent_of_object(prep: Token) -> None:
    """ "Documented 20 killings of civilians by the army": who documents something is told by no "by"."""
    held = next((c for c in prep.children if c.dep_ == "pobj"), None)
    deed = next((c for c in prep.head.children if c.dep_ == "dobj" and c.i < prep.i and _is_deed(c)), None)
    if held is None or deed is None or any(c.lower_ == "by" for c in deed.children):
        return
    somebody = held.ent_type_ in {"ORG", "NORP", "GPE", "PERSON"} or held.lemma_.lower() in members("troops") | members(
        "people"
    )
    if somebody and not any(c.dep_ in {"auxpass", "agent"} for c in prep.head.children):
        prep.head = deed


def _is_deed(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and ("noun", noun.lemma_.lower()) in triggers_by_head()


def _counted_people(noun: Token) -> bool:
    counted = any(child.dep_ == "nummod" for child in noun.children)
    return noun.lemma_.lower() in members("people") and (counted or noun.tag_ == "NN")


def mend_relative(verb: Token) -> None:
    """Give "people" in "an attack in which gunmen killed ten people shocked the town" to the killing; in place."""
    held = [child for child in verb.lefts if child.dep_ == "nsubj"] if verb.n_lefts > 1 else ()
    if len(held) != 2:
        return
    first, second = held
    clause = next((c for c in first.children if c.dep_ == "relcl" and c.right_edge.i + 1 == second.left_edge.i), None)
    if clause is None or clause.pos_ != "VERB" or not any(c.dep_ in _SUBJECTS for c in clause.children):
        return
    if not any(c.dep_ in _TOLD for c in clause.children):
        second.head, second.dep_ = clause, "dobj"


def mend_first_verb(verb: Token) -> None:
    """Make "killed" in "gunmen on motorcycles killed ten people and wounded four" the first verb of the gunmen; in place."""
    above = verb.head
    while above.dep_ in {"pobj", "prep"} and above.head.i < above.i:
        above = above.head
    last = above.head
    joint = next((c for c in above.children if c.dep_ == "cc" and verb.i < c.i < last.i), None)
    if above is verb.head or above.dep_ != "nsubj" or last.pos_ != "VERB" or last.tag_ not in _FINITE or joint is None:
        return
    held = {c.dep_ for c in verb.children}
    if "dobj" not in held or held & (_SUBJECTS | {"aux", "auxpass", "agent"}):
        return
    verb.head, verb.dep_ = (verb, "ROOT") if last.dep_ == "ROOT" else (last.head, last.dep_)
    above.head = joint.head = last.head = verb
    last.dep_ = "conj"


def mend_participle_main(root: Token) -> None:
    """Make "deployed" in "troops deployed to the town clashed with rebels" a part of the troops, who clashed; in place."""
    noun = next((c for c in root.children if c.dep_ == "nsubj" and c.i < root.i and c.pos_ in {"NOUN", "PROPN"}), None)
    if noun is None or any(c.dep_ in {"aux", "auxpass", "dobj", "cc", "mark", "attr", "acomp"} for c in root.children):
        return
    for verb in root.children:
        if verb.dep_ != "advcl" or verb.tag_ != "VBD" or verb.i < root.i + 2 or verb.left_edge.i != verb.i:
            continue
        if any(t.is_punct or t.dep_ == "cc" for t in root.doc[root.i + 1 : verb.i]) or root.lemma_ in _SAYS:
            continue
        verb.head, verb.dep_ = verb, "ROOT"
        noun.head = verb
        root.head, root.dep_ = noun, "acl"
        return


def mend_blamed(deed: Token) -> None:
    """Hang the last "on" of "blamed attacks on villages on the rebels" on the blaming: it names who did it; in place."""
    verb = deed.head
    if verb.lemma_ not in _LAYING_ON or any(c.dep_ == "prep" and c.lower_ in {"on", "for"} for c in verb.children):
        return
    inside = [t for t in deed.subtree if t.dep_ == "prep" and t.i > deed.i]
    last = next((t for t in reversed(inside) if t.lower_ == "on"), None)
    if last is None or any(t.lower_ == "for" and t.i > last.i for t in inside):
        return
    noun = next((c for c in last.children if c.dep_ == "pobj"), None)
    if noun is not None and noun.ent_type_ not in {"DATE", "TIME"}:
        last.head = verb


def mend_ablaze(state: Token) -> None:
    """Make "stations" in "set police stations ablaze" the object of the verb, not the subject of a clause; in place."""
    verb = state.head
    if verb.lemma_ != "set" or state.lower_ not in {"ablaze", "alight", "free", "aflame"} or state.i < verb.i:
        return
    for noun in [c for c in state.children if c.dep_ in _SUBJECTS]:
        noun.head, noun.dep_ = verb, "dobj"
    state.dep_ = "oprd"


def mend_deed_of(deed: Token) -> None:
    """Make "shelling" in "died in Togolese shelling" the noun that it is, and the people before it whose it is; in place."""
    whose, prep = deed.nbor(-1) if deed.i else deed, deed.nbor(-2) if deed.i > 1 else deed
    if whose.dep_ != "pobj" or whose.head != prep or prep.pos_ != "ADP" or deed.dep_ not in {"advcl", "acl", "conj"}:
        return
    if whose.ent_type_ != "NORP" or any(whose.lefts) or any(c.dep_ in {"dobj", "aux", "mark"} for c in deed.children):
        return
    if ("noun", deed.lower_) in triggers_by_head():
        deed.pos_, deed.tag_, deed.lemma_ = "NOUN", "NN", deed.lower_
        deed.head, deed.dep_ = prep, "pobj"
        whose.head, whose.dep_ = deed, "amod"


def mend_counted_list(verb: Token) -> None:
    """Join the parts of "said 65 rebels, 20 soldiers and 19 civilians have been killed", whose first is no object; in place."""
    first = verb.head
    if verb.dep_ == "ccomp":
        first = next((c for c in verb.head.children if c.dep_ == "dobj" and verb.head.i < c.i < verb.i), verb)
    said, second = first.head, subject_of(verb)
    if first.dep_ != "dobj" or second is None or said.lemma_ not in _SAYS or said.i > first.i:
        return
    parts = (first, second)
    if not all(any(c.dep_ == "nummod" for c in part.children) for part in parts):
        return
    if second.left_edge.i == first.i + 2 and verb.doc[first.i + 1].text == ",":
        first.head, first.dep_ = verb, second.dep_
        second.head, second.dep_ = first, "conj"
        verb.head, verb.dep_ = said, "ccomp"


def mend_of_place(verb: Token) -> None:
    """Give "which refused it" of "the front's leaders in Sweden, which refused it" to the leaders; in place.

    A place in a phrase of place does nothing that only somebody does.
    """
    place, doc = verb.head, verb.doc
    if place.ent_type_ not in {"GPE", "LOC"} or place.dep_ != "pobj" or place.head.lower_ not in {"in", "from", "at"}:
        return
    noun = place.head.head
    pronoun = next((c for c in verb.children if c.dep_ == "nsubj" and c.lower_ in {"which", "who"}), None)
    if pronoun is None or verb.lemma_ not in _ACTING or doc[verb.left_edge.i - 1].text != ",":
        return
    if noun.ent_type_ in {"ORG", "PERSON", "NORP"} or agent_words().at(noun) is not None:
        verb.head = noun


def mend_noun_after_to(noun: Token) -> None:
    """Make "missile fire" in "subjected the town to missile fire" one noun, not a verb with an object; in place."""
    to, thing = noun.left_edge, next((c for c in noun.children if c.dep_ == "dobj"), None)
    if noun.pos_ != "NOUN" or thing is None or to.lower_ != "to" or to.i != noun.i - 1 or thing.i != noun.i + 1:
        return
    to.head, to.dep_, to.pos_, to.tag_ = noun.head, "prep", "ADP", "IN"
    thing.head, thing.dep_ = to, "pobj"
    noun.head, noun.dep_ = thing, "compound"


def mend_late_date(day: Token) -> None:
    """Hang "a week earlier" of "accused the army of shelling a village a week earlier" on the shelling; in place."""
    verb = day.head
    if verb.lemma_ not in _ACCUSING or day.ent_type_ != "DATE" or day.i < verb.i:
        return
    for prep in verb.doc[verb.i + 1 : day.left_edge.i]:
        deed = next((c for c in prep.children if c.dep_ == "pcomp" and c.tag_ == "VBG"), None)
        if prep.lower_ in {"of", "for"} and deed is not None and deed.i < day.left_edge.i and verb.is_ancestor(prep):
            day.head = deed
            return


def mend_place_named(name: Token) -> None:
    """Make a name between commas after "in the capital" another name of the capital, not the subject; in place.

    What follows the second comma must be the subject, right before its verb: "in the capital, X, the minister, said" is left.
    """
    if name.pos_ != "PROPN":
        return
    doc, first = name.doc, name.left_edge.i
    if first < 3 or doc[first - 1].text != "," or name.i + 2 >= len(doc):
        return
    place, verb = doc[first - 2], name.head if name.dep_ in _SUBJECTS else name.head.head
    if place.lower_ not in _PLACES or place.dep_ != "pobj" or doc[name.i + 1].text != ",":
        return
    subject = next(
        (
            t
            for t in (*verb.children, *name.children)
            if t.dep_ in {*_SUBJECTS, "appos"} and t.left_edge.i == name.i + 2
        ),
        None,
    )
    if subject is None or place.left_edge.i != name.sent.start + 1 or doc[subject.right_edge.i + 1].text == ",":
        return
    if subject.head == name:
        subject.head, subject.dep_ = verb, name.dep_
    name.head, name.dep_ = place, "appos"


def mend_helped(verb: Token) -> None:
    """Make the name between "helped" and the verb of what is done the subject of that verb; in place."""
    if verb.head.lemma_ not in _HELPING or verb.i <= verb.head.i + 1:
        return
    first = verb.doc[verb.i - 1]
    if first.head.i == verb.i and first.dep_ == "compound" and first.pos_ == "PROPN" and first.i > verb.head.i:
        first.dep_, verb.dep_ = "nsubj", "ccomp"


def mend_gerund(prep: Token) -> None:
    """Make "shelling" in "accused X of shelling villages" the verb that it is; in place."""
    if prep.lower_ not in {"of", "for"} or prep.i + 2 >= len(prep.doc):
        return
    deed = prep.doc[prep.i + 1]
    noun = deed.head
    if deed.dep_ not in {"amod", "compound"} or not deed.lower_.endswith("ing") or noun.head.i != prep.i:
        return
    accused = prep.head
    verb = accused.head if accused.dep_ in {"dobj", "nsubjpass"} else accused
    if verb.lemma_ not in _ACCUSING or noun.tag_ not in {"NNS", "NNP", "NNPS", "NN"} or noun.i < deed.i:
        return
    if noun.tag_ == "NN" and noun.i == deed.i + 1:
        return  # "accused him of drug trafficking", "of shelling damage"
    stem = _stem(deed)
    if stem is None:
        return
    deed.pos_, deed.tag_, deed.lemma_ = "VERB", "VBG", stem
    deed.head, deed.dep_ = prep, "pcomp"
    noun.head, noun.dep_ = deed, "dobj"


def _stem(gerund: Token) -> str | None:
    """The dictionary form of a gerund that the tagger took for a noun, where it is a verb that some frame knows."""
    base = gerund.lower_[:-3]
    forms = (base, base + "e", base[:-1] if base[-1:] == base[-2:-1] else base)
    return next((form for form in forms if ("verb", form) in triggers_by_head()), None)


def mend_listed_names(second: Token) -> None:
    """Make the second of several people's names a member of their list, and no other name of the first; in place."""
    first = second.head
    if first.ent_type_ != "PERSON" or second.ent_type_ != "PERSON" or first.pos_ != "PROPN" or second.i < first.i:
        return
    last, listed = second, 1
    while (after := next((c for c in last.children if c.dep_ == "conj"), None)) is not None:
        last, listed = after, listed + 1
    before = second.doc[second.left_edge.i - 1]
    ended = listed > 1 and any(c.dep_ == "cc" and c.lower_ == "and" for c in last.head.children)
    if ended and before.text == "," and before.i > first.i:
        second.dep_ = "conj"


def mend_effect(effect: Token) -> None:
    """Hang ", killing two" on the violent verb of the clause that it follows, not on a verb further away; in place."""
    start = effect.left_edge.i
    if effect.lemma_ not in _EFFECTS or start < 2 or effect.doc[start - 1].text != ",":
        return
    near = effect.doc[start - 2]
    while near.i > effect.head.i and near.head.i != near.i:
        if near.pos_ == "VERB" and near.lemma_ in _VIOLENT and near.dep_ in {"relcl", "acl", "ccomp", "advcl"}:
            effect.head = near
            return
        near = near.head


def mend_shot(dead: Token) -> None:
    """ "Shot dead 22 villagers": the parser makes dead villagers of them."""
    shot = dead.nbor(-1)
    if shot.pos_ != "VERB":
        return
    if dead.dep_ in {"amod", "compound"}:
        dead.head, dead.dep_ = shot, "acomp"
    elif dead.head == shot and not any(c.dep_ == "dobj" for c in shot.children):
        for child in shot.rights:  # "shot dead three women": the parser makes a measure of them
            if child.dep_ == "npadvmod" and child.i > dead.i and child.ent_type_ not in {"DATE", "TIME"}:
                child.dep_ = "dobj"
                break


def mend_dated(of: Token) -> None:
    """ "The death in August of two ministers": the month has none."""
    prep = of.head.head
    if prep.dep_ == "prep" and prep.head.pos_ == "NOUN" and prep.head.i < prep.i:
        of.head = prep.head
