"""Phrases and clauses that the parser hangs on the wrong word, regularly enough for a rule; see `mends`.

- "An attack by the militia on the town", "killed two men from Chad near Kidal": a place after somebody's name belongs to
  what was done, not to him.
- "In the capital, Arvan, the army shelled a market": the parser makes the capital's name shell it, too.
- "The army has retaken the town, the minister said in a statement": a comma does not join two clauses; the first is what
  was said.
"""

from __future__ import annotations

from spacy.tokens import Token

_WHERE = {"on", "in", "at", "near", "outside", "inside", "against", "around"}
_PLACES = {
    "capital", "city", "town", "village", "suburb", "hamlet", "port", "stronghold", "province", "governorate", "region",
    "district", "county", "state", "camp", "island", "neighborhood", "neighbourhood",
}  # fmt: skip
_SUBJECTS = {"nsubj", "nsubjpass"}
_TOLD = {"dobj", "ccomp", "xcomp", "attr"}
_SAYS = {"say", "report", "announce", "state", "add", "claim", "confirm", "declare", "note"}


def mend_preposition(prep: Token) -> None:
    """Hang a word of place that follows "by X" or "from X" on what X did or suffered; in place."""
    name = prep.head
    if prep.lower_ not in _WHERE or name.dep_ != "pobj" or name.i > prep.i or name.pos_ != "PROPN":
        return
    above = name.head
    if above.lower_ == "by" and above.head.pos_ == "NOUN" and above.head.i < above.i:
        prep.head = above.head
    elif above.lower_ == "from" and prep.lower_ != "against":
        deed = above.head
        while deed.pos_ in {"NOUN", "PROPN"} and deed.dep_ in {"dobj", "nsubjpass", "pobj", "prep", "conj"}:
            deed = deed.head
        if deed.pos_ == "VERB":
            prep.head = deed


def mend_sayer(said: Token) -> None:
    """Make the clause before ", X said" the content of the saying, where the parser joined the two as equals; in place."""
    main = said.head
    if said.dep_ != "conj" or said.lemma_ not in _SAYS or main.pos_ not in {"VERB", "AUX"} or main.dep_ != "ROOT":
        return
    subject = next((c for c in said.children if c.dep_ in _SUBJECTS and c.i < said.i), None)
    if subject is None or subject.left_edge.i == 0 or said.doc[subject.left_edge.i - 1].text != ",":
        return
    joined = any(c.dep_ == "cc" and c.i < said.i for t in (main, said) for c in t.children if c.i > main.i)
    if joined or subject.lower_ == "it" or any(c.dep_ in _TOLD for c in said.children):
        return
    said.head, said.dep_ = said, "ROOT"
    main.head, main.dep_ = said, "ccomp"


def mend_place_named(name: Token) -> None:
    """Make a name between commas after "in the capital" another name of the capital, not the subject; in place.

    What follows the second comma must be the subject, right before its verb: "in the capital, X, the minister, said" is left.
    """
    doc, first = name.doc, name.left_edge.i
    if name.pos_ != "PROPN" or first < 3 or doc[first - 1].text != "," or name.i + 2 >= len(doc):
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
