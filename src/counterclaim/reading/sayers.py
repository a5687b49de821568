"""Who says something, and what they say, where the parser hangs them wrongly; see `mends`.

- "The army has retaken the town, the minister said in a statement": a comma does not join two clauses; the first is what
  was said.
- "…, the bishop of Leba, John Doe, said": an office and a name between commas right before the saying are who says it.
- "The rebels attacked a post, a monitor said, killing 12": the monitor kills nobody; the attack does.
- "Gunmen believed to be rebels attacked a post": the parser makes two clauses of it, and the rebels attack beside the gunmen.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.frames import triggers_by_head
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.attachments import subject_of

_SUBJECTS = {"nsubj", "nsubjpass"}
_FINITE = {"VBZ", "VBD", "VBP"}
_TELLING = {"tell", "inform", "assure", "notify", "remind", "warn"}
_BEFORE_INVERSION = {",", '"', "”", "’", "''"}
_WHEN = {"after", "as", "when", "before", "while"}
_NOMINAL = {"NOUN", "PROPN"}
_LONGEST_LABEL = 4  # tokens
_LONGEST_PHRASE = 12
_TOLD = {"dobj", "ccomp", "xcomp", "attr"}
_SUPPOSING = {"believe", "suspect", "think", "say", "know", "presume", "allege", "report"}
_SAYING = word_list("saying")
_SPEECH = word_list("speech_acts") | _SAYING | {"cite", "quote", "refer", "speak", "insist", "reject", "note", "recall"}
_SAYS = {"say", "report", "announce", "state", "add", "claim", "confirm", "declare", "note"}


def mend_sayer(said: Token) -> None:
    """Make the clause before ", X said" the content of the saying, where the parser joined the two as equals; in place."""
    main = said.head
    told = said.lemma_ == "tell" and any(c.dep_ in {"dobj", "dative"} and c.i > said.i for c in said.children)
    if (
        said.dep_ != "conj"
        or not (told or said.lemma_ in _SAYS)
        or main.pos_ not in {"VERB", "AUX"}
        or main.dep_ != "ROOT"
    ):
        return
    subject = next((c for c in said.children if c.dep_ in _SUBJECTS and c.i < said.i), None)
    if subject is None or subject.left_edge.i == 0 or said.doc[subject.left_edge.i - 1].text != ",":
        return
    joined = any(c.dep_ == "cc" and c.i < said.i for t in (main, said) for c in t.children if c.i > main.i)
    content = _TOLD - {"dobj"} if told else _TOLD  # "…, a witness told the agency"
    if joined or subject.lower_ == "it" or any(c.dep_ in content for c in said.children):
        return
    said.head, said.dep_ = said, "ROOT"
    main.head, main.dep_ = said, "ccomp"


def mend_named_sayer(said: Token) -> None:
    """Make an office and a name between commas the subject of the saying right after them, if it has none; in place.

    "…, the bishop of Leba, John Doe, said on Sunday" and "…, John Doe, a deputy bishop, said".
    """
    if said.lemma_ not in {*_SAYS, "tell"} or said.tag_ not in _FINITE or said.dep_ not in {"conj", "ROOT"}:
        return
    last = _between_commas(said.i, said.doc)
    first = None if last is None else _between_commas(last.start, said.doc)
    if last is None or first is None or first.start <= said.sent.start + 3:
        return
    office = next((head for head in map(_office, (first, last)) if head is not None), None)
    name = next((span[-1] for span in (last, first) if len(span) < 6 and all(t.pos_ == "PROPN" for t in span)), None)
    main = said.head
    if office is None or name is None or office.i == name.i or (said.dep_ == "conj" and main.dep_ != "ROOT"):
        return
    subject, other = (office, name) if office.i < name.i else (name, office)
    subject.head, subject.dep_ = said, "nsubj"
    other.head, other.dep_ = subject, "appos"
    if said.dep_ == "conj":
        said.head, said.dep_ = said, "ROOT"
        main.head, main.dep_ = said, "ccomp"


def mend_told_that(verb: Token) -> None:
    """Make the clause of "told the mission that two men had died" what is told, not one of the mission; in place."""
    noun = verb.head
    that = verb.left_edge
    if noun.dep_ != "dobj" or noun.head.lemma_ not in _TELLING or noun.head.i > noun.i or that.i != noun.i + 1:
        return
    if that.lower_ == "that" and that.dep_ == "mark":
        verb.head, verb.dep_ = noun.head, "ccomp"
        that.pos_, that.tag_ = "SCONJ", "IN"


def mend_said_object(verb: Token) -> None:
    """Make the people of "said 15 people, both men and women, had died" those who died, not what was said; in place."""
    said = verb.head
    noun = next((c for c in said.children if c.dep_ == "dobj" and said.i < c.i < verb.i), None)
    if noun is None or said.lemma_ not in _SAYS or any(c.dep_ in {*_SUBJECTS, "mark"} for c in verb.children):
        return
    before, auxiliary = verb.left_edge, any(c.dep_ == "aux" for c in verb.children)
    if auxiliary and before.i > noun.right_edge.i and verb.doc[before.i - 1].text == ",":
        noun.head = verb
        noun.dep_ = "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"


def mend_two_sayers(said: Token) -> None:
    """Make both of "…, an official and a group said" and of "…, a medic and security officials said" who say it; in place."""
    last = next((c for c in said.children if c.dep_ == "nsubj" and c.i < said.i), None)
    if last is None or said.i - last.right_edge.i != 1 or last.left_edge.i < 3:
        return
    _part_plural(last)
    joint = said.doc[last.left_edge.i - 1]
    first = joint.head
    if joint.dep_ != "cc" or first.i > joint.i or first.dep_ not in {"appos", "conj", "dobj", "pobj"} or first == said:
        return
    before = said.doc[first.left_edge.i - 1] if first.left_edge.i else joint
    if before.text == "," and joint.i == first.right_edge.i and agent_words().at(first) and agent_words().at(last):
        first.head, first.dep_ = said, "nsubj"
        last.head, last.dep_ = first, "conj"


def _part_plural(last: Token) -> None:
    """ "A medic and security officials": "a" is none of a plural's, so the medic is somebody else."""
    det = last.left_edge
    first = next((c for c in last.children if c.dep_ in {"nmod", "compound"} and c.i == det.i + 1), None)
    if last.tag_ != "NNS" or det.lower_ not in {"a", "an"} or det.head != last or first is None:
        return
    inner = next((c for c in first.children if c.dep_ == "conj"), None)
    if inner is None or agent_words().at(first) is None or not any(c.dep_ == "cc" for c in first.children):
        return
    first.head, first.dep_ = last.head, last.dep_
    last.head, last.dep_ = first, "conj"
    inner.head, inner.dep_ = last, "compound"
    det.head = first


def mend_label(colon: Token) -> None:
    """Make the verb of "Question: Has the army left?" the head of its sentence, not the label before the colon; in place."""
    label, start = colon.head, colon.sent.start
    if label.dep_ != "ROOT" or not start <= label.i < colon.i <= start + _LONGEST_LABEL or label.pos_ not in _NOMINAL:
        return
    verb = next((c for c in label.children if c.i > colon.i and c.pos_ in {"VERB", "AUX"}), None)
    if verb is None or not any(c.dep_ in _SUBJECTS for c in verb.children) or verb.left_edge.i != colon.i + 1:
        return
    verb.head, verb.dep_ = verb, "ROOT"
    for child in [c for c in label.children if c.i >= colon.i]:
        child.head = verb
    label.head, label.dep_ = verb, "dep"


def mend_inverted(said: Token) -> None:
    """Make the survivor of "…," said a survivor after men raided a village" who says it; in place."""
    if said.i == 0 or said.nbor(-1).text not in _BEFORE_INVERSION or said.tag_ not in _FINITE:
        return
    for clause in [c for c in said.children if c.dep_ == "ccomp" and c.i > said.i]:
        for noun in [c for c in clause.children if c.dep_ in {"npadvmod", "nsubj"} and c.left_edge.i == said.i + 1]:
            mark = said.doc[noun.right_edge.i + 1]
            if mark.dep_ in {"mark", "advmod"} and mark.head.i == clause.i and mark.lower_ in _WHEN:
                noun.head, noun.dep_ = said, "nsubj"
                clause.dep_ = "advcl"
                return


def _between_commas(end: int, doc: Doc) -> Span | None:
    """The phrase between two commas, the second right before a token; None where it is long or has a verb in it."""
    start = end - 1
    while start > 0 and end - start <= _LONGEST_PHRASE and doc[start - 1].text != ",":
        start -= 1
    if end < 2 or doc[end - 1].text != "," or doc[start - 1].text != "," or start >= end - 1:
        return None
    phrase = doc[start : end - 1]
    return None if any(t.pos_ in {"VERB", "AUX", "PRON", "CCONJ"} for t in phrase) else phrase


def _office(phrase: Span) -> Token | None:
    """The first word of a phrase that is an office or a trade of one person."""
    hits = ((t, agent_words().at(t)) for t in phrase if t.pos_ in {"NOUN", "PROPN"})
    return next((t for t, hit in hits if hit is not None and hit.agent.kind == "person" and not hit.plural), None)


def mend_consequence(deed: Token) -> None:
    """Hang "killing 12" of "they attacked, a monitor said, killing 12" on the attack and not on the saying; in place.

    Acts of speech go on from who said it: "they attacked, a monitor said, blaming the army".
    """
    said = deed.head
    if (
        deed.tag_ != "VBG"
        or said.lemma_ not in _SAYING
        or deed.lemma_ in _SPEECH
        or ("verb", deed.lemma_) not in triggers_by_head()
    ):
        return
    told = [said.head] if said.dep_ == "parataxis" else [c for c in said.children if c.dep_ == "ccomp"]
    clause = next((c for c in told if c.i < said.i and c.pos_ == "VERB"), None)
    subject = subject_of(said)
    if clause is None or subject is None or subject.i < clause.i or any(c.dep_ == "mark" for c in deed.children):
        return
    if said.doc[deed.left_edge.i - 1].text == ",":
        deed.head = clause


def mend_supposed(verb: Token) -> None:
    """Make "believed to be rebels" a part of the gunmen, and them the subject of "attacked"; in place."""
    if verb.lemma_ not in _SUPPOSING or verb.tag_ not in {"VBD", "VBN"}:
        return
    being = next((c for c in verb.children if c.dep_ == "xcomp" and c.lemma_ == "be" and c.i > verb.i), None)
    doer = next((c for c in verb.children if c.dep_ in _SUBJECTS and c.i < verb.i), None)
    if being is None or doer is None or any(c.dep_ in {"aux", "auxpass", "mark"} for c in verb.children):
        return
    for main in verb.children:
        subject = next((c for c in main.children if c.dep_ in _SUBJECTS and c.left_edge.i == being.i + 1), None)
        if main.i < being.i or subject is None or main.pos_ != "VERB":
            continue
        main.head, main.dep_ = (main, "ROOT") if verb.head == verb else (verb.head, verb.dep_)
        subject.head, subject.dep_ = being, "attr"
        doer.head = main
        verb.head, verb.dep_, verb.tag_ = doer, "acl", "VBN"
        for child in [c for c in verb.children if c.i > main.i or c.dep_ in {"punct", "cc"}]:
            child.head = main
        return


def mend_said_of(pronoun: Token) -> None:
    """Give "which" of "which a panel says receives arms" to the receiving; in place."""
    said = pronoun.head
    if said.dep_ != "relcl" or sum(c.dep_ == "nsubj" for c in said.children) < 2:
        return
    told = next((c for c in said.children if c.dep_ in {"xcomp", "ccomp"} and c.tag_ in _FINITE and c.i > said.i), None)
    if told is not None and not any(c.dep_ in _SUBJECTS for c in told.children):
        pronoun.head, told.dep_ = told, "ccomp"
