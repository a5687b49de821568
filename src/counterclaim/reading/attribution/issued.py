"""What somebody issued and what it says: "the army released a statement accusing …", "published a letter that says …".

The statement does not speak by itself: who issued it accuses. What somebody only found, received or quoted stays the
paper's own word.
"""

from __future__ import annotations

from counterclaim.reading.attribution.speakers import is_saying, may_speak
from counterclaim.reading.attribution.syntax import SUBJECTS, child, is_passive, is_verbal, subject
from counterclaim.reading.attribution.telling import Telling
from counterclaim.reading.attribution.verbs import source_span
from counterclaim.reading.attribution.words import words
from counterclaim.reading.parsed import Doc, Token

_ISSUING = words(
    "issue release publish send post write tweet unleash circulate distribute file deliver make submit sign broadcast air run"
    " fire dispatch drop put"
)
_WRITTEN = words(
    "letter paper ad advert advertisement video tape recording leaflet flyer flier pamphlet document data figure study memo"
    " dossier petition manifesto article essay column editorial bulletin communique lawsuit poster banner"
)
_MANY = words("series flurry string stream barrage number dozen hundred set wave pair couple batch")
_PARTS = frozenset({"acl", "relcl", "advcl"})


def give_to_issuers(doc: Doc, tellings: list[Telling]) -> list[Telling]:
    """Give what an issued text says to its issuer, and drop the telling of the issuing alone; returns what is left."""
    dropped: set[int] = set()
    for telling in tellings:
        found = _issued(doc[telling.head])
        if found is None:
            continue
        verb, noun = found
        issuer = subject(verb)
        if issuer is None or not may_speak(issuer) or issuer.i in telling.content:
            continue
        speaks = telling.source_head in (None, issuer.i, noun.i) or (
            telling.source_head is not None and doc[telling.source_head].tag_ in ("WDT", "WP")
        )
        if not speaks:
            continue
        telling.source, telling.source_head = source_span(issuer, verb), issuer.i
        telling.issuing = verb.i
        telling.rule += f", in what its source '{verb.lemma_}' tells"
        dropped |= {verb.i, noun.i}
    return [t for t in tellings if t.head not in dropped or t.issuing is not None]


def _issued(verb: Token) -> tuple[Token, Token] | None:
    """Return the verb of issuing and the noun whose words `verb` tells."""
    if verb.dep_ not in _PARTS or not is_verbal(verb) or is_passive(verb):
        return None
    found = _beside(verb) if verb.dep_ == "advcl" else _below(verb)
    if found is None:
        return None
    issuing, noun = found
    if not is_verbal(issuing) or issuing.lemma_.lower() not in _ISSUING or is_passive(issuing) or issuing.i > noun.i:
        return None
    return found if is_saying(noun) or noun.lemma_.lower() in _WRITTEN else None


def _beside(verb: Token) -> tuple[Token, Token] | None:
    """ "Sent a letter to the mayor urging …", where the parser hangs the participle on the verb of issuing."""
    if verb.tag_ != "VBG" or child(verb, SUBJECTS) is not None or verb.doc[verb.i - 1].is_punct:
        return None  # after a comma the issuer is its subject already
    noun = next((c for c in verb.head.children if c.dep_ == "dobj" and c.i < verb.i), None)
    if noun is not None and noun.lemma_.lower() in _MANY:
        noun = next((g for c in noun.children if c.lower_ == "of" for g in c.children if g.dep_ == "pobj"), None)
    return (verb.head, noun) if noun is not None else None


def _below(verb: Token) -> tuple[Token, Token] | None:
    """ "Issued a statement accusing …", "posted a series of tweets that accuse …"."""
    noun = verb.head
    if verb.dep_ == "relcl":
        own = child(verb, SUBJECTS)
        if own is None or own.tag_ not in ("WDT", "WP") or own.i > verb.i:
            return None
    top = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    if top.dep_ != "dobj" or (top.i != noun.i and top.lemma_.lower() not in _MANY):
        return None
    return top.head, noun
