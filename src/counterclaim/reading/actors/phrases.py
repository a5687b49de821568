"""What stands around an agent noun: whose it is, of which country, and whether it is the noun of a name."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from counterclaim.lexicon.agents import Agent, AgentHit, agent_words
from counterclaim.lexicon.frames import triggers_by_head
from counterclaim.lexicon.relations import compound_words
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.grammar import (
    after_hyphen,
    is_premodifier,
    joins_another,
    like_adjective,
    of_object,
    phrase_start,
)
from counterclaim.reading.actors.known import people_at
from counterclaim.reading.actors.lookalikes import whole_hyphened
from counterclaim.reading.parsed import Token

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "both"})
_RUN = frozenset({"run", "installed", "appointed", "controlled", "owned"})
_PART_NOUNS = word_list("part_nouns")
_GROUPS = frozenset({"rebel_group", "militia", "state_forces", "police"})
_OWNER_PREPOSITIONS = frozenset({"of", "for", "in", "from", "with", "at"})


@dataclass(slots=True)
class Phrase:
    """A noun phrase whose head is an agent noun.

    Attributes:
        start, end: its tokens, determiner and premodifiers included. head: index of its head.
        countries: ISO codes of its adjectives and possessives. owners: actors named in it or after "of".
        side: side of an agent noun among its premodifiers ("terrorist snipers", "government planes").
        possessor: an unresolved possessive word ("its", "their"), or None.
        only: the one of several joined words of countries that the phrase is read for ("Chadian" of "Chadian and Malian envoys").
    """

    hit: AgentHit
    start: int
    head: Token
    countries: list[str] = field(default_factory=list)
    owners: list[str] = field(default_factory=list)
    side: Agent | None = None
    definite: bool = False
    possessor: Token | None = None
    after: str | None = None
    only: Token | None = None

    @property
    def agent(self) -> Agent:
        return self.hit.agent

    @property
    def end(self) -> int:
        return self.head.i + 1

    def key(self) -> str:
        """The description without determiner, numbers and possessor: the same words are the same actor."""
        if self.only is not None:
            return f"{self.only.lower_} {self.agent.noun}"
        doc = self.head.doc
        words = []
        for token in doc[self._plain_start() : self.hit.start]:
            if token.pos_ in {"DET", "NUM", "PUNCT", "PART", "PRON", "SPACE"} or token.dep_ in {
                "nummod",
                "quantmod",
                "predet",
            }:
                continue
            if token.lower_ in _COUNTING:
                continue
            words.append(token.lower_)
        return " ".join([*words, self.agent.noun])

    def _plain_start(self) -> int:
        """Where the words begin that describe: after numbers and dates, and not more than a few."""
        start = max(self.start, self.hit.start - _MOST_WORDS)
        for token in self.head.doc.tokens[start : self.hit.start]:
            number = (
                token.pos_ == "NUM"
                and token.i > start
                and self.head.doc[token.i - 1].pos_ not in {"ADV", "ADP", "SCONJ"}
            )
            if number or any(c.isdigit() for c in token.text):
                start = token.i + 1
        return start

    def text(self) -> str:
        """The words of the phrase without its determiner and numbers."""
        if self.only is not None:
            return f"{self.only.text} {self.head.doc[self.hit.start : self.end].text}"
        doc, start = self.head.doc, self._plain_start()
        while start < self.hit.start and (
            doc[start].pos_ in {"DET", "NUM", "PUNCT", "PRON", "PART"} or doc[start].lower_ in _COUNTING
        ):
            start += 1
        return str(doc[start : self.end].text)


def of_each_country(book: Book, phrase: Phrase) -> list[Phrase]:
    """ "Indian and Pakistani officials" as "Indian officials" and "Pakistani officials"; otherwise the phrase alone."""
    if phrase.only is not None or not phrase.countries:
        return [phrase]
    doc, first = phrase.head.doc, phrase.start
    if (
        first > 1
        and doc[first - 1].pos_ == "CCONJ"
        and doc[first - 2].tag_ in {"JJ", "NNP"}
        and people_at(doc[first - 2])
    ):
        first -= 2  # "Kenyan and Ugandan warplanes", where the parser joins the warplanes to the first word
    while first > 1 and doc[first - 1].text == "," and people_at(doc[first - 2]) is not None:
        first -= 2  # "Chadian, Malian and Nigerien troops", whose first word the parser hangs elsewhere
    words = [t for t in doc[first : phrase.hit.start] if t.i in book.country_at]
    joined = any(t.pos_ == "CCONJ" for one, two in pairwise(words) for t in doc[one.i + 1 : two.i])
    if not joined or not (phrase.hit.plural or phrase.head.tag_ == "NNS"):
        return [phrase]
    return [replace(phrase, countries=[book.country_at[t.i]], only=t) for t in words]


_MOST_WORDS = 5  # in front of an agent noun; more is a list or a heading run into the sentence
_COUNTING = word_list("counting")


_HEADS = frozenset({"NOUN", "PROPN", "ADJ", "PRON"})


def phrase_at(book: Book, token: Token) -> Phrase | None:
    """The agent phrase that ends at `token`, or None where it is no agent noun or inside a name."""
    if token.lower_ not in agent_words().last_words:
        return None  # most tokens
    if token.i in book.name_at or token.pos_ not in _HEADS or _only_describes(token):
        return None
    hit = agent_words().at(token)
    while (
        hit is not None and hit.start in book.name_at and hit.start < token.i
    ):  # "army" belongs to a name: "spokesman" is left
        hit = agent_words().at(token, first=hit.start + 1)
    if hit is None or hit.start in book.name_at or token.i in book.country_at or _has_office(token):
        return None
    if whole_hyphened(token.doc, token.i, token.i + 1) != (token.i, token.i + 1):
        return None  # "Prince" in "Port-au-Prince"
    start = min(phrase_start(token), hit.start)
    phrase = Phrase(hit, start, token)
    doc = token.doc
    if is_premodifier(token):  # "Assad army report": the words before belong to the whole phrase
        while phrase.start > token.sent.start and _belongs(doc[phrase.start - 1], token):
            phrase.start -= 1
    while phrase.start > token.sent.start and _misread(book, phrase.start - 1):
        phrase.start -= 1
    for between in doc.tokens[phrase.start + 1 : hit.start]:  # "X and Assyrian leaders": X is not part of the phrase
        if between.pos_ != "CCONJ" or (between.i - 1 in book.country_at and like_adjective(doc[between.i - 1])):
            continue
        if between.i - 1 in book.name_at or joins_another(between):
            phrase.start = between.i + 1
    _look_before(book, phrase)
    _look_after(book, phrase)
    return phrase


def _has_office(token: Token) -> bool:
    """ "The president's office" is the office, and not the president as well."""
    office = token.doc[token.i + 2] if token.i + 2 < len(token.doc) and token.nbor().tag_ == "POS" else None
    outer = agent_words().at(office) if office is not None else None
    return outer is not None and outer.start <= token.i


def _only_describes(token: Token) -> bool:
    """Whether an agent noun is a mere adjective: "the military option", but not the "rebel" of "rebel attacks"."""
    if token.pos_ != "ADJ" or token.dep_ not in {"amod", "acomp"}:
        return False
    hit = agent_words().at(token)
    armed = hit is not None and hit.start == token.i and hit.agent.kind == "rebel_group"
    deed = ("noun", token.head.lemma_.lower()) in triggers_by_head()
    return not (armed and deed and token.dep_ == "amod" and agent_words().at(token.head) is None)


def _misread(book: Book, before: int) -> bool:
    """A name right before the phrase that the parser took for another word ("IS" in "IS fighters")."""
    return before in book.name_at and book.doc[before].pos_ not in {"NOUN", "PROPN", "ADJ"}


def _belongs(before: Token, token: Token) -> bool:
    modifies = before.head.i in {token.i, token.head.i} and before.dep_ in {"compound", "amod", "nmod", "det", "poss"}
    return modifies or (before.dep_ == "case" and before.head.i < token.i)


def _look_before(book: Book, phrase: Phrase) -> None:
    before = phrase.head.doc.tokens[phrase.start : phrase.hit.start]
    for token in before:
        if after_hyphen(token) is not None or (
            "-" in token.text and token.lower_.rpartition("-")[2] in compound_words()
        ):
            continue  # "Saudi-backed rebels" are not Saudi, and "U.S.-backed" is one word to the parser
        if token.i in book.country_at:
            phrase.countries.append(book.country_at[token.i])
        elif token.i in book.name_at:
            phrase.owners.append(book.name_at[token.i])
        elif token.dep_ == "poss" and (token.pos_ == "PRON" or token.tag_ == "WP$"):
            phrase.possessor = token
        elif phrase.side is None:
            inner = agent_words().at(token)
            if inner is not None and inner.agent.side is not None and inner.start >= phrase.start:
                phrase.side = _against(token) if _is_against(token) else inner.agent
    first = phrase.head.doc.tokens[phrase.start]
    phrase.definite = first.lower_ in _DEFINITE
    if len(phrase.owners) > 1:
        joined = any(t.pos_ == "CCONJ" for t in before)
        phrase.owners = list(dict.fromkeys(phrase.owners if joined else phrase.owners[-1:]))
    if len(phrase.countries) > 1:
        phrase.countries = list(dict.fromkeys(phrase.countries))


def run_by(book: Book, start: int, end: int) -> str | None:
    """Who runs or put in place what the words say: "Hamas-run", "Russian-installed", "state-run".

    Args:
        book: the notes of the document. start, end: tokens of the words before a noun, half open.
    """
    for token in book.doc[start:end]:
        second = after_hyphen(token)
        if second is None or second.lower_ not in _RUN:
            continue
        if token.i in book.name_at:
            return book.name_at[token.i]
        if token.i in book.country_at:
            return book.state(book.country_at[token.i])
        if token.lower_ == "state":
            return book.state(book.country_here(token.i))
    return None


def _is_against(token: Token) -> bool:
    return token.i > 1 and token.nbor(-1).text in {"-", "–"} and token.nbor(-2).lower_ == "anti"


def _against(token: Token) -> Agent | None:
    """ "Anti-government fighters" are on the other side; whose side "anti-rebel fighters" are on is open."""
    inner = agent_words().at(token)
    return agent_words().of_words(["rebels"]) if inner is not None and inner.agent.side == "state" else None


def _look_after(book: Book, phrase: Phrase) -> None:
    """ "fighters of the group", "spokesman for the army", "army of Syria"."""
    head = phrase.head
    if (lord := loyal_to(head)) is not None and lord.i in book.name_at:
        phrase.owners.append(book.name_at[lord.i])
        return
    shared = [r for r in head.head.rights if r.left_edge.i == head.i + 1] if head.dep_ == "conj" else []
    behind = head.nbor() if phrase.end < len(head.doc) else None
    if behind is not None and behind.lower_ == "from" and behind.head != head:
        shared.append(behind)  # "killed soldiers from Kenya near X": the parser hangs it on the killing
    for right in (*head.rights, *shared):
        if right.dep_ != "prep" or right.lower_ not in _OWNER_PREPOSITIONS or _of_the_enemy(phrase, right):
            continue
        if right.lower_ == "for" and not phrase.agent.speaks:
            continue
        sent = right.lower_ == "from" and phrase.agent.kind in {"state_forces", "police"}  # "soldiers from Kenya"
        group = right.lower_ == "from" and phrase.agent.noun.split()[-1] in _PART_NOUNS  # "fighters from Hezbollah"
        if (
            right.lower_ in {"in", "with", "at", "from"}
            and not sent
            and not group
            and not (phrase.agent.speaks and right.lower_ in {"with", "at", "from"})
        ):
            continue
        for child in right.children:
            if child.dep_ != "pobj":
                continue
            for token in (child, *child.conjuncts):
                if token.i in book.name_at and (not group or book.draft.actors[book.name_at[token.i]].kind in _GROUPS):
                    phrase.owners.append(book.name_at[token.i])
                elif token.i in book.country_at and (sent or right.lower_ in {"of", "for"}):
                    phrase.countries.append(book.country_at[token.i])
                elif sent and (whose := next((t for t in token.lefts if t.i in book.country_at), None)) is not None:
                    phrase.countries.append(book.country_at[whose.i])  # "soldiers from the Kenyan army"
                elif right.lower_ in {"of", "for"} and phrase.after is None:
                    inner = agent_words().at(token)
                    phrase.after = inner.agent.side if inner is not None else None
            return


def loyal_to(noun: Token) -> Token | None:
    """N. N. of "forces loyal to N. N."."""
    word = noun.nbor() if noun.i + 1 < len(noun.doc) else None  # the parser hangs it on the noun or on the verb
    if word is None or word.lower_ != "loyal":
        return None
    to = next((c for c in word.children if c.dep_ == "prep" and c.lower_ == "to"), None)
    return next((c for c in to.children if c.dep_ == "pobj"), None) if to is not None else None


def _of_the_enemy(phrase: Phrase, preposition: Token) -> bool:
    """ "The army and rebels of X": X has the rebels, not the army, whatever the parser says."""
    for other in phrase.head.conjuncts:
        if phrase.head.i < other.i < preposition.i:
            hit = agent_words().at(other)
            if hit is not None and {hit.agent.side, phrase.agent.side} == {"state", "opposition"}:
                return True
    return False


def counted(token: Token) -> Token | None:
    """The agent noun that a number word counts: "thousands of fighters", "one of its commanders", "18 members of X"."""
    if token.lower_ in _NUMBER_WORDS or token.like_num or token.pos_ == "NUM":
        return of_object(token)
    return None


_NUMBER_WORDS = word_list("number_words")
