"""The component ``counterclaim_mends``: what the parser gets wrong in news so often, and so regularly, that a rule mends it.

- "Police said officers backed by the mission had killed two men": the parser hangs two clauses on "said", and the killing
  has lost its subject. The participle becomes what it is, a part of the noun, and the noun the subject of the verb.
- "rebels using drones attacked": the same with a participle that acts; "set fire to four wards, looted shops and took": the
  looting is one more deed.
- "shot dead 22 villagers": not dead villagers, but dead by the shot; "the death in August of two ministers": of the death.
- "Shots rang out in Alda and Borland accused Cale": Borland is who accused. "The ministry said 30 civilians died, and denied a
  link": the dead deny nothing.
- "Two men were held, police said; the army denied it": the parser takes all before the semicolon for what was denied.
- "Families fled since fighters linked to Borland raided it" and other garden paths; see `garden_paths`.
- "Iran, which had warned it, offered to mediate": the parser finds no verb for Iran and hangs the offer inside the clause.
- "In Mopti, soldiers and militiamen burned two villages": the parser lists the soldiers with the town; see `fronted`.
- "the governor of Kasai, Jane Doe, said": the parser takes the person for another name of the province. The person is
  the governor.
- "… killing nine people, residents and a rights group said": the parser makes those who say it victims too. The last names
  of a list right before a verb of saying that has no subject are its subject.
- "A strike on a village killed nine people, officials said": the parser takes "killed" for a participle of the village, and
  the saying has two subjects. The first is the subject of the killing, the second its object.
- "The army said that the report was false and accused the rebels": the parser makes the report accuse. An act of speech
  after a clause in the passive or with "be" goes on from who said it.
- "The agency left after soldiers stopped a car, threatened staff and shot two men": the parser makes the agency threaten
  and shoot. A list of deeds goes on from the clause beside it.
- "The army calls the rebels terrorists": the parser makes one phrase of the two. No first part of a compound is a plural
  with an article of its own: the rebels are what the naming is about. "They were branded terrorists" has no object.
- "The mission fears that it will spread, and demanded a halt": a past tense does not go on from "will"; who demanded is
  the mission.
- "It helped Arland retake the port": the parser makes one word of Arland and the verb. Arland retakes it.
- "accused the junta of shelling villages": no villages that shell; it is what the junta is accused of.
- "the group, which a panel says receives arms": the parser makes the group say it, too.
- "Gunmen in the garb of soldiers killed six men, a prosecutor said": the same where the deed has its object.
- "… a shell hit the church, the bishop of Leba, John Doe, said on Sunday": the parser takes the bishop for another name of
  what stands before him, and nobody says it. Office and name between commas before a saying are who says it.
- "told the mission that two men had died": the parser makes it a mission that died; "…," said a survivor after men raided
  a village: the survivor says it.
- "died in Togolese shelling": no Togolese who shell, but whose shelling it was.
- "said 15 people, both men and women, had died": the people were not said, they died. "Laid down their lives and 32 others
  were hurt": 32 were hurt.
- "Question: Has the army left?": the parser makes the label the head. "To missile fire": no verb with an object.
- "said 65 rebels, 20 soldiers and 19 civilians have been killed": nobody said the rebels; all were killed.
- "the front's leaders in Sweden, which refused it": not Sweden refused it.
- "…, an official and a group said", "a medic and security officials said": two say it, and the first is no part of what is told.
- Names and what is said beside them; see `beside`.
- "It will fail, a minister said, unless they withdraw": the condition belongs to what the minister says, not to his saying.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.attachments import (
    mend_ablaze,
    mend_agent,
    mend_blamed,
    mend_counted_list,
    mend_dated,
    mend_deed_of,
    mend_effect,
    mend_first_verb,
    mend_gerund,
    mend_helped,
    mend_late_date,
    mend_listed_names,
    mend_noun_after_to,
    mend_of_place,
    mend_participle_main,
    mend_place_named,
    mend_preposition,
    mend_relative,
    mend_shot,
    subject_of,
)
from counterclaim.reading.beside import (
    NAMING,
    mend_among,
    mend_brokered,
    mend_deed_after,
    mend_described,
    mend_holder,
    mend_killed_doing,
    mend_listed_beside,
    mend_naming,
    mend_stranded,
)
from counterclaim.reading.fronted import mend_fronted
from counterclaim.reading.garden_paths import mend_reduced, mend_second_toll, mend_told_last
from counterclaim.reading.headline_mends import mend_headline
from counterclaim.reading.retorts import mend_retort
from counterclaim.reading.sayers import (
    mend_consequence,
    mend_inverted,
    mend_label,
    mend_named_sayer,
    mend_said_object,
    mend_said_of,
    mend_sayer,
    mend_supposed,
    mend_told_that,
    mend_two_sayers,
)

_SUBJECTS = {"nsubj", "nsubjpass"}
_SPEAKING = {
    "accuse", "warn", "deny", "vow", "urge", "call", "demand", "blame", "reject", "condemn", "pledge", "promise", "threaten",
    "dismiss", "insist", "add", "claim", "appeal", "describe", "denounce", "criticise", "criticize",
}  # fmt: skip
_GOES_ON = {"unless", "if", "until", "because", "although", "though", "while", "after", "before"}
_NOMINAL = {"NOUN", "PROPN"}
_FAR = 40
# relations of which no rule speaks, and the words of which one does whatever their relation: most words are passed over at once
_UNMENDED = {"det", "punct", "aux", "auxpass", "cc", "poss", "nummod", "mark", "neg", "case", "prt", "predet", "expl"}
_MENDED_WORDS = {":", ";", "dead", "of"}
_SAYING = word_list("saying")
_SPEECH_ACTS = word_list("speech_acts")
_DENYING = {"deny", "reject", "refute"}  # who denies a deed does not deny in one breath to have accused somebody


@Language.component("counterclaim_mends")
def mend_parse(doc: Doc) -> Doc:
    """Mend the dependency tree in place; what fits no rule is left as the parser made it."""
    for line in [s for s in doc.sents if s[-1].is_alpha or s[-1].is_space or s[-1].like_num]:
        mend_headline(line)
    for token in doc:
        dep, word = token.dep_, token.lower_  # spaCy looks a string up each time it is asked for
        if dep not in _UNMENDED or word in _MENDED_WORDS:
            _mend_relation(token, dep, word)
        if token.pos_ == "VERB":
            _mend_verb(token)
    return doc


def _mend_relation(token: Token, dep: str, word: str) -> None:
    """Mend what hangs on a token, or what it hangs on, by the relation that the parser gave it."""
    tag = token.tag_
    if tag in {"VBD", "VBN"} and dep in {"ccomp", "conj", "advcl"}:
        _mend_joined(token)
        dep = token.dep_
    if tag in {"VBD", "VBN"} and dep == "advcl":
        mend_reduced(token)
        dep = token.dep_
    if dep == "ccomp" and tag in {"VBN", "VBD"}:
        mend_said_object(token)
        mend_counted_list(token)
    if dep == "acl" and tag in {"VBD", "VBN"}:
        mend_second_toll(token)
        mend_first_verb(token)
        dep = token.dep_
    if tag == "VBG" and dep in {"advcl", "acl", "conj"}:
        mend_deed_of(token)
    if dep in {"npadvmod", "dobj"} and tag == "NN":
        mend_described(token)
        dep = token.dep_
    elif dep == "conj" and tag in {"NNP", "NNPS"}:
        mend_listed_beside(token)
    elif dep == "pobj" and tag == "VBG":
        mend_deed_after(token)
    elif dep == "nsubj" and token.i < token.head.i:
        mend_stranded(token)
    elif dep == "acl" and tag == "VBN":
        mend_brokered(token)
    if dep == "ccomp" and tag in {"VBN", "VBG"}:
        _mend_participle(token)
    elif word == ":":
        mend_label(token)
    elif word == ";":
        _mend_semicolon(token)
    elif dep == "amod" and tag == "VBD":
        _mend_listed(token)
    elif dep == "acl" and tag == "VBD":
        _mend_lost_verb(token)
        mend_fronted(token)
    elif word == "dead" and token.i and token.nbor(-1).lower_ == "shot":
        mend_shot(token)
    elif word == "dead" and dep == "amod" and token.i > token.head.i and token.head.head.lemma_ == "shoot":
        token.head, token.dep_ = token.head.head, "oprd"  # "shot a student dead": not a dead student
    elif word == "of" and token.head.dep_ == "pobj" and token.head.ent_type_ == "DATE":
        mend_dated(token)
    elif dep == "ROOT" and tag in {"VBD", "VBZ", "VBP"}:
        mend_fronted(token)
        mend_participle_main(token)
    elif dep == "appos" and token.ent_type_ == "PERSON":
        mend_holder(token)
        mend_listed_names(token)
    elif dep == "conj" and token.pos_ == "VERB":
        _mend_list(token)
        _mend_tense(token)
        _mend_speech_act(token)
    elif dep in {"compound", "amod"} and tag == "NNS":
        mend_naming(token)
    elif dep in {"advmod", "npadvmod"} and token.ent_type_ == "DATE":
        mend_late_date(token)
    elif dep == "dobj":
        if token.head.lemma_ in NAMING and _passive(token.head):
            token.dep_ = "oprd"
        else:
            mend_blamed(token)
    elif dep == "relcl":
        mend_told_that(token)
        mend_counted_list(token)
        mend_of_place(token)
    elif dep == "advcl" and token.i > token.head.i:
        if tag == "VBG":
            mend_effect(token)
        _mend_afterthought(token)
        mend_noun_after_to(token)
        mend_consequence(token)
    elif dep == "prep":
        mend_among(token)
        mend_preposition(token)
        mend_agent(token)
        mend_gerund(token)
    elif dep == "ccomp" and tag == "JJ":
        mend_ablaze(token)
    elif dep == "xcomp" and tag == "VB":
        mend_helped(token)
    elif tag == "WDT" and dep == "nsubj":
        mend_said_of(token)
    elif dep in {"nsubj", "nsubjpass", "dep"}:
        mend_place_named(token)


def _mend_verb(verb: Token) -> None:
    mend_killed_doing(verb)
    mend_relative(verb)
    mend_retort(verb)
    mend_supposed(verb)
    if verb.lemma_ in _SAYING:
        mend_two_sayers(verb)
        mend_sayer(verb)
        mend_told_last(verb)
        _mend_garden_path(verb)
        if subject_of(verb) is None:
            _mend_speakers(verb)
            mend_named_sayer(verb)
            mend_inverted(verb)


def _mend_participle(participle: Token) -> None:
    verb = next(
        (c for c in participle.head.children if c.dep_ == "ccomp" and c.i > participle.right_edge.i and c.i < participle.i + 40),
        None,
    )  # fmt: skip
    if verb is None or verb.left_edge.i != participle.right_edge.i + 1 or subject_of(verb) is not None:
        return
    noun = subject_of(participle)
    if noun is None or noun.i > participle.i or any(c.dep_ in {"aux", "auxpass"} for c in participle.children):
        return
    if not any(c.dep_ in {"agent", "prep", "dobj"} for c in participle.children):
        return
    for child in [c for c in participle.children if c.dep_ == "mark"]:  # the "that" of "said that officers …"
        child.head = verb
    noun.head, noun.dep_ = verb, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"
    participle.head, participle.dep_ = noun, "acl"


def _mend_listed(verb: Token) -> None:
    """ "Set fire to four wards, looted shops and took hostages": the parser makes the loot another name of the wards."""
    loot = verb.head
    if (
        loot.dep_ not in {"appos", "conj", "dobj"}
        or verb.i == 0
        or verb.nbor(-1).text != ","
        or loot.left_edge.i < verb.i
    ):
        return
    main = next((t for t in loot.ancestors if t.pos_ == "VERB"), None)
    if (
        main is None
        or main.tag_ != "VBD"
        or not any(c.dep_ == "conj" and c.tag_ == "VBD" and c.i > loot.i for c in main.children)
    ):
        return
    verb.head, verb.dep_, verb.pos_ = main, "conj", "VERB"
    loot.head, loot.dep_ = verb, "dobj"


def _mend_joined(verb: Token) -> None:
    """ "Shots rang out in Alda and Borland accused Cale": the parser lists Borland with the place, and nobody accused.

    So it does with the number of "soldiers searched the town and 30 were arrested".
    """
    if (
        subject_of(verb) is not None
        or verb.i < 3
        or any(c.dep_ in {"mark", "cc"} and c.i < verb.i for c in verb.children)
    ):
        return
    passive = [c for c in verb.children if c.dep_ == "auxpass"]
    noun = verb.doc[min((c.i for c in verb.children if c.dep_ in {"aux", "auxpass"}), default=verb.i) - 1]
    named = noun.pos_ == "PROPN" and noun.head.dep_ == "pobj" and noun.i == verb.i - 1
    number = noun.tag_ == "CD" or (noun.tag_ == "NNS" and any(c.dep_ == "nummod" for c in noun.children))
    counted = number and bool(passive) and noun.i > 0
    if noun.dep_ != "conj" or not (named or counted):
        return
    joint = noun.doc[noun.left_edge.i - 1]
    if joint.dep_ == "cc" and joint.lower_ in {"and", "but"} and joint.head.i == noun.head.i:
        noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
        joint.head = verb.head
        verb.dep_ = "conj"


def _mend_semicolon(mark: Token) -> None:
    """ "Two men were held, police said; the army denied it": a semicolon ends a clause, which is no content of the next."""
    said = mark.doc[mark.i - 1] if mark.i else mark
    if said.lemma_ in _SAYING and any(c.dep_ == "ccomp" and c.i < said.i for c in said.children):
        after = [c for c in said.children if c.dep_ in {"ccomp", "parataxis"} and c.i > mark.i]
        for clause in after:
            clause.head, clause.dep_ = clause, "ROOT"
        if after or said.head.i < mark.i:
            return
    verb = mark.head
    subject = subject_of(verb)
    if verb.i < mark.i or verb.dep_ not in {"ROOT", "ccomp"} or subject is None or subject.i < mark.i:
        return
    before = [c for c in verb.children if c.i < mark.i and c.dep_ in {"ccomp", "parataxis"}]
    if verb.dep_ == "ccomp":
        if len(before) == 1 and verb.head.i < before[0].left_edge.i and verb.head.lemma_ in _SAYING:
            # "a medic said ten had died; the mayor blamed rebels": the parser puts all of it into what the medic said
            before[0].head = verb.head
            verb.head, verb.dep_ = verb, "ROOT"
        return
    if not before or any(c.i < mark.i and not c.is_punct for c in verb.children if c not in before):
        return
    main = next((c for c in before if c.dep_ == "parataxis"), before[0])
    for clause in before:
        if clause.i != main.i:
            clause.head = main
    main.head, main.dep_ = main, "ROOT"


def _mend_lost_verb(verb: Token) -> None:
    doer = verb.sent.root
    clause = next((c for c in doer.children if c.dep_ == "relcl" and c.i < verb.i), None)
    if doer.pos_ not in {"NOUN", "PROPN"} or clause is None or verb.i == 0 or verb.nbor(-1).text != ",":
        return
    if subject_of(verb) is not None or any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
        return
    verb.head, verb.dep_ = verb, "ROOT"
    doer.head, doer.dep_ = verb, "nsubj"


def _mend_list(verb: Token) -> None:
    main, start = verb.head, verb.left_edge.i
    if main.pos_ != "VERB" or subject_of(verb) is not None or not any(c.dep_ == "cc" for c in verb.children):
        return
    if start == 0 or verb.doc[start - 1].text != ",":
        return
    for clause in main.children:
        if clause.dep_ == "advcl" and main.i < clause.i and clause.right_edge.i == start - 2 and _alike(clause, verb):
            comma = verb.doc[clause.left_edge.i - 1].text == ","
            if subject_of(clause) is not None and not comma and any(c.dep_ == "mark" for c in clause.children):
                verb.head = clause
            return


def _mend_tense(verb: Token) -> None:
    main = verb.head
    if verb.tag_ != "VBD" or main.dep_ not in {"ccomp", "xcomp"} or subject_of(verb) is not None:
        return
    if verb.lemma_ in _SPEAKING and main.lemma_ not in _SPEAKING and main.head.lemma_ == "say" and _no_speaker(main):
        verb.head = main.head
        return
    if main.tag_ != "VB":
        return
    told = main.head
    if (
        told.tag_ == "VBD"
        and any(c.lower_ == "to" and c.dep_ == "aux" for c in main.children)
        and told.lemma_ in _SPEECH_ACTS
    ):
        if verb.lemma_ in _SPEECH_ACTS and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
            verb.head = told  # "urged both states to cut aid and called on the rebels": who urged called
        return
    modal = any(c.tag_ == "MD" for c in main.children)
    if modal and main.head.pos_ == "VERB" and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
        verb.head = main.head


def _no_speaker(verb: Token) -> bool:
    """Who is counted ("31 civilians died") does not speak, nor goes a past tense on from "had not taken part"."""
    subject = subject_of(verb)
    counted = subject is not None and any(c.dep_ == "nummod" for c in subject.children)
    return counted or (verb.tag_ == "VBN" and any(c.lower_ == "had" and c.dep_ == "aux" for c in verb.children))


def _mend_afterthought(clause: Token) -> None:
    verb, start = clause.head, clause.left_edge.i
    mark = next((c for c in clause.children if c.dep_ == "mark"), None)
    if mark is None or mark.i != start or mark.lower_ not in _GOES_ON or verb.doc[start - 1].text != ",":
        return
    said = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    subject = subject_of(verb)
    if said is None or subject is None or start - 2 > max(verb.i, subject.right_edge.i):
        return
    before = verb.doc[min(verb.i, subject.left_edge.i) - 1]
    if said.right_edge.i < min(verb.i, subject.left_edge.i) and before.text == ",":
        clause.head = said


def _passive(verb: Token) -> bool:
    return any(c.dep_ == "nsubjpass" for c in verb.children)


def _mend_speakers(verb: Token) -> None:
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    last = verb.nbor(-1) if verb.i > verb.sent.start else None
    while last is not None and not _speaks(last) and last.head.i < last.i and last.head.pos_ in _NOMINAL | {"ADP"}:
        last = last.head  # "members of the resistance said": up to the head of the list's last name
    if clause is None or last is None or not _speaks(last) or last.right_edge.i != verb.i - 1:
        return
    first = last
    while first.dep_ == "conj" and _speaks(first.head) and first.head.dep_ == "conj":
        first = first.head
    if first.dep_ == "conj" and _second_object(first.head) and _speaks(first.head):
        first = first.head
    listed = first.dep_ == "appos" and (any(first.conjuncts) or first.head.ent_type_ in {"GPE", "LOC", "FAC", "DATE"})
    if not (first.dep_ == "conj" or listed or _second_object(first)) or not clause.is_ancestor(first):
        return
    if first.doc[first.left_edge.i - 1].text == ",":
        first.head, first.dep_ = verb, "nsubj"


def _second_object(noun: Token) -> bool:
    """ "Killing nine people and burning homes, residents said": a verb that had its object before the comma."""
    return noun.dep_ == "dobj" and any(
        c.dep_ in {"dobj", "conj"} and c.i < noun.left_edge.i and c.i > noun.head.i for c in noun.head.children
    )


def _mend_garden_path(verb: Token) -> None:
    subjects = [c for c in verb.children if c.dep_ in _SUBJECTS and c.i < verb.i]
    if len(subjects) != 2 or not verb.i - subjects[1].i < _FAR:
        return
    doer, victim = subjects
    if _mend_two_subjects(verb, doer, victim):
        return
    deed = doer.doc[victim.left_edge.i - 1]
    if deed.dep_ != "acl" or deed.tag_ not in {"VBN", "VBD"} or not doer.is_ancestor(deed) or any(deed.rights):
        return
    deed.head, deed.dep_ = verb, "ccomp"
    deed.tag_ = "VBD"
    doer.head = victim.head = deed
    victim.dep_ = "dobj"


def _mend_two_subjects(said: Token, doer: Token, sayer: Token) -> bool:
    """ "Gunmen in the garb of soldiers killed six men, a prosecutor said": a participle has no object, and its past tense has."""
    start = sayer.left_edge.i
    if sayer.dep_ != "nsubj" or said.i - sayer.right_edge.i != 1 or said.doc[start - 1].text != ",":
        return False
    deed = next(
        (t for t in doer.subtree if t.dep_ == "acl" and t.tag_ == "VBD" and t.right_edge.i == start - 2
         and any(c.dep_ == "dobj" for c in t.children)),
        None,
    )  # fmt: skip
    if deed is None or any(c.dep_ in {"aux", "auxpass"} for c in deed.children):
        return False
    deed.head, deed.dep_ = said, "ccomp"
    doer.head = deed
    return True


def _speaks(noun: Token) -> bool:
    hit = agent_words().at(noun)
    return hit is not None or noun.ent_type_ in {"PERSON", "ORG"}


def _mend_speech_act(verb: Token) -> None:
    clause = verb.head
    if verb.i == 0 or verb.lemma_ not in _SPEECH_ACTS or clause.dep_ != "ccomp" or subject_of(verb) is not None:
        return
    said, before = clause.head, verb.nbor(-1)
    joined = before.dep_ == "cc" or (before.head.i == verb.i and before.i and before.nbor(-1).dep_ == "cc")
    if not joined or said.lemma_ not in _SAYING or clause.i < said.i or not _alike(said, verb):
        return
    passive = any(c.dep_ == "auxpass" for c in clause.children) or clause.lemma_ == "be" or said.lemma_ in _DENYING
    own = any(c.dep_ in {"dobj", "ccomp"} or (c.dep_ == "prep" and c.lower_ == "on") for c in verb.children)
    if passive and own and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children):
        verb.head = said


def _alike(one: Token, other: Token) -> bool:
    """Of one tense; the tagger takes many a past tense for a participle."""
    return one.tag_ == other.tag_ or {one.tag_, other.tag_} == {"VBD", "VBN"}
