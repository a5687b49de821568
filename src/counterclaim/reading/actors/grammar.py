"""Small questions about a parse that all of actor reading asks: phrase borders, who acts, what is only a place."""

from __future__ import annotations

import re

from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.letters import letters
from counterclaim.reading.parsed import AnyDoc, Doc, Span, Token

# Prepositions after which a country or capital is where something is, not who does it.
_WHERE = word_list("where")
# After these it is somebody: "against Russia", "between Kinshasa and Rwanda", "by Damascus", "support for Kyiv".
_WHO = word_list("who")
# Nouns that a place, not a government, has.
PLACE_NOUNS = word_list("place_nouns")
# Collective nouns that stand beside persons' names, too ("N. N., a member of …").
ONE_OF_MANY = frozenset({"member", "follower", "loyalist", "sympathizer", "participant"})
_SPEECH = word_list("speech")
_DONE_TO_TOWNS = word_list("done_to_towns")
_TOLD = word_list("told")
_OF_WHO = word_list("of_who")


def capitalised(doc: Doc) -> list[Token]:
    """The tokens that begin with a capital, in order; looked for once in a document, as names are asked for many times."""
    found: list[Token] | None = doc.kept.get("capitalised")
    if found is None:
        found = doc.kept["capitalised"] = [token for token in doc.tokens if token.text[:1].isupper()]
    return found


def phrase_start(token: Token) -> int:
    """Index of the first token of the noun phrase that ends at its head `token`: determiner and premodifiers."""
    start = token.i
    for left in token.children:
        if left.i > token.i:
            break
        if left.dep_ in {"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "predet", "advmod"}:
            if left.dep_ == "amod" and any(c.dep_ in {"mark", "nsubj", "aux"} for c in left.children):
                start = token.i  # a clause that the parser hangs on the noun: "denied that it had armed or trained men"
                continue
            start = min(start, left.left_edge.i)
    start = max(start, token.sent.start, token.i - 12)
    for first in token.doc.tokens[start : token.i]:
        if not (first.is_punct or first.is_space) or first.text == "$":
            break
        start += 1
    return start


def is_premodifier(token: Token) -> bool:
    """Whether the token stands in front of a noun that it belongs to ("rebel" in "rebel attacks")."""
    return (
        token.dep_ in {"compound", "amod", "nmod", "npadvmod"}
        and token.head.i > token.i
        and token.head.pos_ in NOUNS
        and not any(c.dep_ == "cc" and joins_another(c) for c in token.children)
    )


def like_adjective(country: Token) -> bool:
    """ "US", "U.S.", "UK": short names of countries that stand before a noun as an adjective would."""
    return country.is_upper or "." in country.text


def joins_another(conjunction: Token) -> bool:
    """ "The army and Russian mercenaries": a noun, and after "and" a noun with an adjective of its own.

    The parser hangs both the first noun and the adjective on the second noun; "army and police officers" is one phrase.
    """
    first = conjunction.head
    if first.pos_ not in NOUNS or first.i >= conjunction.i or first.dep_ not in {"nmod", "compound", "amod"}:
        return False
    return any(c.dep_ == "conj" and c.pos_ == "ADJ" and c.i > conjunction.i for c in first.children)


NOUNS = frozenset({"NOUN", "PROPN"})


def of_object(token: Token) -> Token | None:
    """The noun after "of" that follows `token` ("members of the group"), or None."""
    for right in token.rights:
        if right.dep_ == "prep" and right.lower_ == "of":
            for child in right.children:
                if child.dep_ == "pobj":
                    return child
    return None


_CALLED_AS = word_list("called_as")


def called(label: Token) -> Token | None:
    """Whom a label is put on: "called the rebels terrorists", "the rebels were branded as terrorists"; None elsewhere."""
    verb = label.head
    if label.dep_ == "pobj" and verb.lower_ == "as" and verb.head.lemma_ in _CALLED_AS:
        verb = verb.head
    elif label.dep_ != "oprd":
        return None
    return next((c for c in verb.children if c.dep_ in {"dobj", "nsubjpass"} and c.i < label.i), None)


def role_head(token: Token) -> Token:
    """The first of a chain of coordinated words: its role is the role of them all."""
    for _ in range(20):
        if token.dep_ != "conj" or token.head is token:
            break
        token = token.head
    return token


def acts(span: Span | Token, capital: bool = False) -> bool:
    """Whether a country's name stands for somebody who acts, speaks or is acted on, and not for where something is.

    Args:
        span: the name.
        capital: it is a town's name, which more often is just the town: be stricter.
    """
    root = span.root if isinstance(span, Span) else span
    token = role_head(root)
    head, dep = token.head, token.dep_
    if dep == "nsubj":
        if capital and head.lemma_ in _STAYS:
            return False  # "X remains in the hands of the rebels", "X fell": the town
        return not capital or head.lemma_ in _SPEECH or head.pos_ == "VERB" or _minded(head)
    if dep in {"nsubjpass", "dobj", "obj"}:
        if capital:
            return head.lemma_ in _SPEECH and head.lemma_ not in _DONE_TO_TOWNS
        return not (dep == "dobj" and head.lemma_ in _MOTION)
    if dep in {"iobj", "dative"}:
        return True
    if dep == "appos":
        return not capital and head is not token and head.ent_type_ != "GPE" and acts(head)
    if dep == "poss":
        waged = head.lower_ == "war" and any(c.dep_ == "prep" and c.lower_ in _AGAINST for c in head.children)
        return waged or head.lower_ not in PLACE_NOUNS  # "X's war against Y", but "in X's war"
    if dep == "pobj":
        return _acts_after(head, capital)
    if dep in {"compound", "nmod"}:
        return False
    return dep == "ROOT" and not capital and token.i + 1 < len(token.doc) and token.nbor().lower_ in {"and", "'s", ":"}


def _minded(copula: Token) -> bool:
    """ "Was behind the attack", "is ready to talk", "is responsible": said of those who act, never of a town."""
    return any(
        c.lower_ == "behind" if c.dep_ == "prep" else c.dep_ == "acomp" and c.lower_ in _MINDED for c in copula.children
    )


_AGAINST = frozenset({"against", "on", "with"})
_MINDED = word_list("minded")
_STAYS = frozenset({"remain", "fall", "lie", "stay"})
_MOTION = word_list("motion")


def _acts_after(prep: Token, capital: bool) -> bool:
    word = prep.lower_
    if prep.dep_ == "agent":
        return True
    governor = prep.head
    if word == "at" and not capital and governor.lemma_ in _AT_WHO:
        return True
    if word in _WHERE:
        return False
    if word == "to":
        if governor.lemma_.lower() in _TIED | _LAID_TO or governor.lower_ == "according":
            return True
        if governor.lemma_ in _SENDS and any(c.dep_ == "dobj" and c.lemma_ in _ARMS for c in governor.children):
            return True  # "deliver tanks to Kyiv"
        return governor.lemma_ in _TOLD or (governor.pos_ == "ADJ") or governor.lower_ in _TO_WHO
    if word == "from":
        if governor.lemma_ in _PARTS_FROM:
            return True
        if governor.lemma_ in _RECEIVES and any(c.dep_ == "dobj" and c.lemma_ in _ARMS for c in governor.children):
            return True  # "receives arms from Kigali"
        return not capital and governor.pos_ in NOUNS and governor.lower_ in _FROM_WHO
    if word == "of":
        return bool({governor.lower_, governor.lemma_.lower()} & _OF_WHO) or governor.lemma_ in {
            "accuse",
            "independent",
        }
    if word == "on":
        return governor.lemma_ in {"blame", "pin"} or governor.lower_ in {
            "pressure",
            "sanctions",
            "embargo",
            "call",
            "war",
            "calls",
            "blame",
            "attack",
        }
    if word == "for":
        return governor.lemma_.lower() in _FOR_WHO or governor.lower_ in _FOR_WHO
    return word in _WHO


_TIED = frozenset(
    {"link", "tie", "affiliate", "ally", "allegiance", "loyalty", "proxy"}
)  # words for ties: not "flew to Iran"
_LAID_TO = frozenset({"attribute", "ascribe"})
_SENDS = frozenset({"deliver", "supply", "send", "sell", "ship", "provide", "transfer", "donate", "give"})
_PARTS_FROM = frozenset({"secede", "split", "splinter", "separate"})
_RECEIVES = frozenset({"receive", "get", "obtain", "buy"})
_ARMS = frozenset(
    {
        "support",
        "backing",
        "training",
        "weapon",
        "arm",
        "tank",
        "missile",
        "jet",
        "rocket",
        "ammunition",
        "shell",
        "drone",
        "rifle",
        "howitzer",
        "munition",
    }
)
_TO_WHO = word_list("to_who")
_AT_WHO = word_list("at_who")
_FOR_WHO = word_list("for_who")
_FROM_WHO = word_list("from_who")


def char_tokens(doc: AnyDoc, start: int, end: int) -> tuple[int, int] | None:
    """Token range (half open) of the characters, widened to whole tokens; None when they hold none."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return (span.start, span.end) if span is not None and len(span) else None


def after_hyphen(token: Token) -> Token | None:
    """The word that a hyphen joins to `token` ("backed" in "Saudi-backed"), or None."""
    if token.whitespace_ or token.i + 2 >= len(token.doc):
        return None
    hyphen = token.nbor()
    return token.nbor(2) if hyphen.text in {"-", "–"} and not hyphen.whitespace_ else None


_DATELINE = re.compile(
    r"\s*(?:[A-Z][\w.'’/-]*(?:[ ,]+(?:[A-Z][\w.'’/-]*|\d{1,4}|of|and|the))*[ ,]*)(?:\([^)\n]{2,40}\))?\s*(?:—|–|--|-)\s"
    r"|\s*\([A-Z][^)\n]{2,50}\)\s*(?:—|–|--|-)\s"
)


def dateline_end(text: str) -> int:
    """Where the dateline at the head of a text ends ("NAIROBI, Kenya — "); 0 where there is none."""
    found = _DATELINE.match(text[:120])
    return found.end() if found else 0


def is_capitals(text: str) -> bool:
    """Whether the text is written in capitals throughout, so that capitals mean nothing."""
    found = letters(text[:4000])
    return found.capital > 0.7 * found.all


_ONE = frozenset({"a", "an", "another", "one"})


def is_one_of_a_people(token: Token) -> bool:
    """ "A Syrian", "another 17-year-old Kurd": a word of a people that stands for one of them."""
    one = any(c.lower_ in _ONE and c.dep_ in {"det", "nummod"} for c in token.children)
    return one and token.ent_type_ == "NORP" and token.pos_ in NOUNS and not is_premodifier(token)


def is_one_of_an_age(token: Token) -> bool:
    """ "A 12-year-old was killed", not "a 12-year-old boy"."""
    if token.lower_ != "old" or token.dep_ in {"amod", "acomp"} or is_premodifier(token):
        return False
    years = any(c.dep_ == "npadvmod" and c.lemma_.lower() == "year" for c in token.children)
    return years and any(c.lower_ in _ONE and c.dep_ == "det" for c in token.children)
