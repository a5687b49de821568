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
    if len(roots) < 2:
        return
    main = next((token for token in roots if token.pos_ in _NOMINAL), roots[0])
    for token in roots:
        if token != main and token.head != token and token.sent == main.sent and not token.is_ancestor(main):
            _hang(token, main)


def _hang(token: Token, main: Token) -> None:
    token.head = main
    token.dep_ = "prep" if token.pos_ == "ADP" else "compound" if token.i < main.i else "nmod"
