"""What has been mentioned so far, with what a pronoun can ask of it: number, gender, kind, role, how long ago."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.grammar import is_premodifier
from counterclaim.reading.coreference.clauses import is_subject
from counterclaim.reading.draft import DraftActor, DraftMention
from counterclaim.reading.parsed import Token

_NUMBER_WORDS = word_list("number_words")
_KEEP = 60  # mentions looked back at; with it the time stays linear
_BODIES = frozenset({"rebel_group", "militia", "state_forces", "police", "political_body", "intergovernmental", "media",
                     "monitor", "business", "religious_body", "state"})  # fmt: skip


@dataclass(slots=True)
class Item:
    """One earlier mention; `refs` are several for a coordination or a plural description."""

    refs: tuple[str, ...]
    token: Token
    sentence: int
    subject: bool
    name: bool
    one: bool
    many: bool
    person: bool
    gender: str | None
    last: int


class Stack:
    """The mentions before the current token, the latest last."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.items: deque[Item] = deque(maxlen=_KEEP)
        self.sentence = 0
        self.counts: dict[str, int] = {}
        self.gender: dict[str, str] = {}
        self.titles: dict[str, tuple[int, DraftMention, set[str]]] = {}  # what `definites` read off the mentions so far

    def push(self, token: Token, mentions: list[DraftMention]) -> None:
        """Note mentions that have `token` as their head."""
        refs = tuple(dict.fromkeys(m.ref for m in mentions))
        if not refs:
            return
        for ref in refs:
            self.counts[ref] = self.counts.get(ref, 0) + 1
        actor = self.book.draft.actors[refs[0]]
        first = mentions[0]
        named = first.how != "description" and first.how != "pronoun"
        plural = len(refs) > 1 or is_plural(token, actor, first)
        human = first.how == "description" and _human(token) and not is_premodifier(token)
        person = actor.kind == "person" or (human and not plural) or token.lower_ in {"he", "him", "his", "she", "her"}
        last = max(t.i for t in (token, *token.conjuncts)) if len(refs) > 1 else token.i
        self.items.append(
            Item(
                refs=refs,
                token=token,
                sentence=self.sentence,
                subject=is_subject(token),
                name=named,
                one=not plural,
                many=plural or (actor.kind in _BODIES and actor.kind != "state" and not person),
                person=person,
                gender=self.gender.get(refs[0]) or _gender(token),
                last=last,
            )
        )

    def recent(self, sentences: int) -> list[Item]:
        """Items of the last so many sentences, the latest first."""
        return [item for item in reversed(self.items) if self.sentence - item.sentence <= sentences]

    def actor(self, item: Item) -> DraftActor:
        """The (first) actor of an item."""
        return self.book.draft.actors[item.refs[0]]


def is_plural(token: Token, actor: DraftActor, mention: DraftMention) -> bool:
    """Whether a mention stands in the plural: by its own word for descriptions, never for names."""
    if mention.how in {"name", "alias", "acronym"}:
        return actor.plural and actor.kind == "civilians"
    if mention.how == "pronoun":
        return token.lower_ in {"they", "them", "their", "these", "those", "both"}
    hit = agent_words().at(token)
    if actor.plural and token.lower_ in _NUMBER_WORDS:  # "a group of businessmen"
        return True
    if hit is not None:
        return hit.plural and not (hit.agent.collective and hit.agent.plural == hit.agent.noun)
    return token.tag_ in {"NNS", "NNPS"} or token.like_num


def _human(token: Token) -> bool:
    hit = agent_words().at(token)
    if hit is None:
        return token.lower_ in {"he", "him", "his", "she", "her", "who"}
    return (
        not hit.agent.collective and not hit.agent.machine and not hit.plural and hit.agent.kind != "state_forces"
    ) or (hit.agent.kind == "person")


def _gender(token: Token) -> str | None:
    if token.lower_ in {"he", "him", "his"}:
        return "m"
    if token.lower_ in {"she", "her", "hers"}:
        return "f"
    for near in (token, *(t for t in token.lefts if t.dep_ in {"compound", "amod", "nmod"})):
        word = near.lower_.rstrip(".")
        if word in {"mr", "king", "sheikh", "father", "sir", "lord"}:
            return "m"
        if word in {"mrs", "ms", "queen", "miss", "lady"}:
            return "f"
        hit = agent_words().at(near)
        if hit is not None and hit.agent.gender is not None:
            return hit.agent.gender
    return None
