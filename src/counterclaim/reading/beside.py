"""Descriptions beside a name that the parser hangs elsewhere; see `mends`.

- "fighters of the CSP, an alliance of three groups": it makes the alliance a measure or a second object of the verb.
- "the Front, a breakaway group of the Movement, and the Guard were not invited": it lists the Guard with the description.
- "fighters loyal to commander John Doe attacked": it makes Doe attack, and "to" has nobody.
- "parties, among them the Front": it makes the Front another name of who is told of.
- "soldiers killed fighting rebels": it makes the soldiers kill.
- "accused X of siding with Y": it makes the siding a thing.
- "signed a truce with the Front, brokered by Qatar": it makes Qatar broker the Front.
"""

from __future__ import annotations

from spacy.tokens import Token

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.words import members

NAMING = {"call", "label", "brand", "term", "dub", "name", "consider", "deem", "declare", "designate"}
_MEDIATING = {"broker", "mediate", "facilitate", "host", "sponsor", "negotiate", "guarantee"}
_DYING = {"die", "fall"}
_SUFFERED = {"kill", "wound", "injure", "hurt", "slay", *_DYING}
_PARTIES = {"with", "between"}


def mend_described(noun: Token) -> None:
    """Make ", an alliance of" right after a name another name of it, and no measure or second object; in place."""
    start = noun.left_edge.i
    if noun.pos_ != "NOUN" or start < 2 or noun.doc[start].lower_ not in {"a", "an"} or noun.doc[start - 1].text != ",":
        return
    name = noun.doc[start - 2]
    while name.dep_ in {"compound", "flat"} and name.head.i > name.i:
        name = name.head
    of = any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children)
    if name.pos_ != "PROPN" or name.i >= start or not of or noun.ent_type_ or not noun.head.is_ancestor(name):
        return
    if noun.dep_ == "dobj" and not any(c.dep_ in {"dobj", "nsubjpass"} and c.i < noun.i for c in noun.head.children):
        return
    noun.head, noun.dep_ = name, "appos"


def mend_listed_beside(second: Token) -> None:
    """List "and the Guard" with the name that the description before it describes; in place."""
    description = second.head
    if second.pos_ != "PROPN" or description.pos_ != "NOUN" or description.dep_ != "appos":
        return
    name, start = description.head, second.left_edge.i
    if name.pos_ != "PROPN" or start < 2 or second.doc[start - 1].lower_ != "and" or second.doc[start - 2].text != ",":
        return
    link = second.doc[start - 1]
    second.head, link.head = name, name


def mend_brokered(participle: Token) -> None:
    """Hang "brokered by Qatar" on the truce, and not on the last of those who made it; in place."""
    party = participle.head
    if participle.lemma_ not in _MEDIATING or party.dep_ not in {"pobj", "conj"}:
        return
    while party.dep_ == "conj":
        party = party.head
    prep = party.head
    if prep.dep_ != "prep" or prep.lower_ not in _PARTIES:
        return
    made = [prep.head, *(c for c in prep.head.children if c.dep_ == "dobj" and c.i < prep.i)]
    for thing in made:
        if thing.pos_ == "NOUN" and thing.lemma_.lower() in members("pact") | members("talk"):
            participle.head = thing
            return


def mend_stranded(name: Token) -> None:
    """Give "to" of "fighters loyal to John Doe attacked" its name, where the verb has a subject before it; in place."""
    start = name.left_edge.i
    if name.dep_ != "nsubj" or start < 1 or name.i > name.head.i:
        return
    prep = name.doc[start - 1]
    first = any(c.dep_ == "nsubj" and c.i < prep.i and c.is_ancestor(prep) for c in name.head.children)
    if prep.dep_ == "prep" and first and not any(prep.children):
        name.head, name.dep_ = prep, "pobj"


def mend_deed_after(verb: Token) -> None:
    """Make "siding" of "accused X of siding with Y" the deed that it is; in place."""
    bare = not any(c.dep_ in {"det", "amod", "poss", "compound"} for c in verb.children)
    if verb.pos_ == "VERB" and verb.head.dep_ == "prep" and bare and any(verb.children):
        verb.dep_ = "pcomp"


def mend_holder(person: Token) -> None:
    """Make "the governor of Kasai, Jane Doe" the governor, and no other name of the province; in place."""
    place = person.head
    if place.ent_type_ == "PERSON" or place.dep_ != "pobj" or place.head.lower_ not in {"of", "for", "in"}:
        return
    office = place.head.head
    hit = agent_words().at(office)
    if hit is None or hit.plural or hit.agent.kind != "person" or office.i > place.i:
        return
    if any(c.dep_ == "appos" for c in office.children) or person.left_edge.i - 1 <= place.i:
        return
    person.head = office


def mend_naming(named: Token) -> None:
    """Make two of "calls the rebels terrorists": whom it names, and what it calls them; in place."""
    label, verb = named.head, named.head.head
    if label.i != named.i + 1 or label.dep_ != "dobj" or label.tag_ != "NNS" or verb.lemma_ not in NAMING:
        return
    for child in [c for c in label.children if c.i < named.i]:
        child.head = named
    named.head, named.dep_, label.dep_ = verb, "dobj", "oprd"


def mend_among(among: Token) -> None:
    """Read ", among them A and B" as ", including A and B"; in place."""
    name = among.head
    start = among.i - 2
    if (
        among.lower_ != "among"
        or start < 0
        or among.i + 2 >= len(among.doc)
        or among.nbor().lower_ != "them"
        or among.nbor(-1).text != ","
    ):
        return
    listed = among.doc[start]
    if name.pos_ != "PROPN" or name.i < among.i or listed.pos_ not in {"NOUN", "PROPN"} or name.head.i > name.i:
        return
    them = among.nbor()
    among.head, them.dep_ = listed, "dep"
    name.head, name.dep_ = among, "pobj"


def mend_killed_doing(verb: Token) -> None:
    """Make "soldiers killed fighting rebels" a passive, and the rebels of "soldiers died fighting rebels" no dead; in place."""
    if verb.i + 2 >= len(verb.doc):
        return
    deed = verb.nbor()
    if deed.tag_ != "VBG" or verb.lemma_ not in _SUFFERED or verb.tag_ not in {"VBD", "VBN"}:
        return
    if verb.lemma_ in _DYING:
        noun = deed.head
        if deed.dep_ == "amod" and noun.dep_ == "dobj" and noun.head == verb:
            deed.head, deed.dep_, deed.pos_ = verb, "xcomp", "VERB"
            noun.head, noun.dep_ = deed, "dobj"
        return
    if deed.head != verb or deed.dep_ not in {"xcomp", "advcl", "dobj"}:
        return
    for child in verb.children:
        if child.dep_ == "nsubj" and child.i < verb.i:
            child.dep_, verb.tag_, deed.dep_ = "nsubjpass", "VBN", "advcl"
