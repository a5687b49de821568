"""What a governor does to that which hangs on it, and how a word hangs on another, in the words of ``governors.yaml``."""

from __future__ import annotations

from counterclaim.lexicon.governors import Effect, governors
from counterclaim.reading.parsed import Token
from counterclaim.records import Certainty, Polarity, Time

EFFECTS: dict[Effect, tuple[Time | None, Certainty | None, Polarity | None]] = {
    "planned": ("hypothetical", "unknown", None),
    "agreed": ("hypothetical", "unknown", None),
    "demanded": ("hypothetical", "unknown", None),
    "feared": ("hypothetical", "possible", None),
    "expected": ("future", "probable", None),
    "prevented": (None, None, "negative"),
    "possible": (None, "possible", None),
    "probable": (None, "probable", None),
    "denied": (None, None, "negative"),
    "due": ("future", None, None),
    "tried": ("hypothetical", "unknown", None),
    "open": ("hypothetical", "possible", None),
    "allowed": ("hypothetical", "possible", None),
    "deferred": ("hypothetical", "unknown", None),
    "purpose": ("hypothetical", "unknown", None),
    "needed": ("hypothetical", "unknown", None),
    "brought": (None, None, None),
    "ended": (None, None, None),
    "shown": (None, None, None),
}


_LIGHT = frozenset({"make", "have", "give", "issue", "take", "draw", "put", "raise"})
POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "PROPN": "noun"}


def effect_of(pos: str, words: tuple[str, ...], *links: str) -> Effect | None:
    """Return what a word of this part of speech does through one of the links; the first form with an effect counts."""
    for word in words:
        for governor in governors().get((pos, word), ()):
            if not governor.through or any(link in governor.through for link in links):
                return governor.effect
    return None


def governed_by(head: Token, token: Token) -> tuple[str, str, Effect | None] | None:
    """Return part of speech of `head`, the link of `token` to it and its effect, or None where it cannot govern."""
    link, pos = link_of(token), POS.get(head.pos_)
    if link is None or pos is None:
        return None
    # a form has its own entry where it means something else ("supposed to", against "suppose that")
    links = [link]
    if any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in token.children):
        links.append(f"{link} ing")
    if token.dep_ == "prep" and any(
        c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN") and (not definite(c) or _of_something(c))
        for c in token.children
    ):
        links.append(f"{link} a")
    if link == "object" and token.pos_ in ("NOUN", "PROPN") and not definite(token):
        links.append("object a")
    effect = effect_of(pos, forms_of(head, link), *links)
    if effect is None and token.dep_ == "prep" and head.lemma_.lower() in _LIGHT:  # "made preparations for a raid"
        nouns = (c for c in head.children if c.dep_ in ("dobj", "nsubjpass") and c.pos_ == "NOUN")
        effect = next((effect_of("noun", (c.lower_, c.lemma_.lower()), link) for c in nouns), None)
    if (
        effect is None and token.dep_ == "prep" and head.dep_ == "dobj" and pos == "noun"
    ):  # "massed tanks for an assault"
        effect = effect_of("verb", (head.head.lemma_.lower(),), link)
        effect = effect if effect in ("purpose", "planned") else None
    return pos, link, effect


def _of_something(noun: Token) -> bool:
    """True for "the release of hostages", which may be a release still to come."""
    return any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children)


def forms_of(head: Token, link: str) -> tuple[str, ...]:
    """Return the forms under which a governor may stand in ``governors.yaml``: "call off" and "give rise" as such."""
    lemma = head.lemma_.lower()
    if head.pos_ == "VERB":
        for c in head.children:
            if c.dep_ == "prt" or (c.dep_ == "dobj" and c.i == head.i + 1 and link != "object"):
                whole = f"{lemma} {c.lower_}"
                return (whole,) if link == "object" else (whole, head.lower_, lemma)  # "set up" is not "set"
    return head.lower_, lemma


def definite(noun: Token) -> bool:
    """True for "the raid", "its raid", "this raid"."""
    return any(
        c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an", "any", "no", "another", "every")
        for c in noun.children
    )


def phrase_over(token: Token) -> tuple[str, Effect] | None:
    """Return the words and effect of a fixed phrase right before a complement: "short of", "far from", "on the brink of"."""
    prep = token.head
    if token.dep_ not in ("pcomp", "pobj") or prep.i == 0:
        return None
    before = prep.nbor(-1)
    phrase = f"{before.lower_} {prep.lower_}"
    longer = f"{before.nbor(-1).lower_} {phrase}" if before.i else phrase
    effect = effect_of("phrase", (longer, phrase), "ing" if token.dep_ == "pcomp" else "object")
    return None if effect is None else (phrase, effect)


def _bare(token: Token) -> bool:
    """True for the second word of "feared dead", "believed kidnapped"."""
    return token.dep_ in ("oprd", "acomp", "xcomp", "ccomp", "advcl", "dobj") and (
        (
            token.tag_ in ("VBN", "VBD")
            and not any(c.dep_ in ("aux", "auxpass", "nsubj", "mark") for c in token.children)
        )
        or token.pos_ == "ADJ"
    )


def link_of(token: Token) -> str | None:
    """Return how a token hangs on its head, in the words of ``governors.yaml``."""
    dep = token.dep_
    if dep == "compound" and token.i < token.head.i:
        return "compound"
    if token.head.tag_ == "VBN" and token.i > token.head.i and _bare(token):
        return "told"
    if dep == "prep" or dep == "agent":
        return token.lower_
    if dep in ("dobj", "nsubjpass", "oprd", "dative"):
        return "object"
    if dep == "nsubj":
        return "subject"
    if dep in ("xcomp", "ccomp", "acl", "advcl", "relcl", "pcomp", "csubj"):
        if any(c.tag_ == "TO" and c.dep_ == "aux" for c in token.children):
            return "to"
        if token.tag_ == "VBG" and not any(c.dep_ in ("aux", "nsubj") for c in token.children):
            return "ing" if dep != "advcl" else None
        if token.tag_ == "VBN" and any(c.lower_ == "being" and c.dep_ == "auxpass" for c in token.children):
            return "ing" if dep != "advcl" else None
        return "that" if dep in ("ccomp", "acl", "xcomp") else None
    return None
