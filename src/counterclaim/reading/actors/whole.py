"""The component ``counterclaim_whole_names``: a registry name is one phrase of the sentence, whatever the parser made of it.

"Residents blamed the Group for the Support of …": the parser hangs "for" on the verb, and the name falls apart. Words of a
known name that hang on something outside it are hung on the name's head noun instead.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

KNOWN = "counterclaim.names"
_NOMINAL = {"NOUN", "PROPN"}


@Language.component("counterclaim_whole_names")
def mend_names(doc: Doc) -> Doc:
    """Give each known name one head; names over a sentence's end, or round its root, are left as they are."""
    for start, end in doc.user_data.pop(KNOWN, ()):
        _mend(doc[start:end])
    return doc


def _mend(name: Span) -> None:
    roots = [token for token in name if not name.start <= token.head.i < name.end or token.head == token]
    if len(roots) == 1 and roots[0].pos_ == "VERB":
        _mend_verb(name, roots[0])
    if len(roots) < 2:
        return
    main = next((token for token in roots if token.pos_ in _NOMINAL), roots[0])
    for token in roots:
        if token != main and token.head != token and token.sent == main.sent and not token.is_ancestor(main):
            _hang(token, main)


def _mend_verb(name: Span, verb: Token) -> None:
    """ "Save the Children said it was appalled": no request to save; the name is the subject, or what a preposition governs."""
    noun = next((token for token in reversed(list(name)) if token.pos_ in _NOMINAL), None)
    if noun is None or not verb.is_ancestor(noun):
        return
    above = verb.head
    if above == verb:  # the parser takes what is said for a part of the saving
        above = next((c for c in verb.children if c.i >= name.end and c.pos_ in {"VERB", "AUX"}), verb)
        if above == verb:
            return
        above.head, above.dep_ = above, "ROOT"
    dep = "pobj" if above.pos_ == "ADP" else "nsubj" if verb.i < above.i else "dobj"
    if dep == "nsubj" and any(c.dep_ in {"nsubj", "nsubjpass"} for c in above.children):
        return
    for child in [c for c in verb.children if not name.start <= c.i < name.end]:
        child.head = above
    noun.head, noun.dep_ = above, dep
    verb.head, verb.dep_ = noun, "compound"


def _hang(token: Token, main: Token) -> None:
    token.head = main
    token.dep_ = "prep" if token.pos_ == "ADP" else "compound" if token.i < main.i else "nmod"
