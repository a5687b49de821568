"""Names as the task gives them: persons without what stands in front of them, bodies without what editors added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from counterclaim.bench.predict.phrases import phrases_of
from counterclaim.bench.predict.template_culprits import names_culprits
from counterclaim.bench.predict.template_slots import demonym
from counterclaim.bench.predict.template_words import bare, plain
from counterclaim.bench.reader import Page
from counterclaim.lexicon.agents import agent_words, plural_of
from counterclaim.lexicon.wordlists import word_list
from counterclaim.records import Actor

_NAME_WORDS = 5
_NAME = re.compile(r"[A-Z][A-Z'’.-]*")
_AGE = re.compile(r"\d[\d,.]*(?:-YEAR-OLD)?")
# nouns before a name that say what somebody is, which the lexicon does not have as people who act
_CALLINGS = frozenset(
    [
        *("don", "dona", "monsignor", "padre", "companero", "companera", "comrade", "alias", "retired", "justice"),
        *("rector", "dean", "analyst", "aspirant", "hopeful", "magnate", "industrialist", "rancher", "landowner"),
        *("cattleman", "newsman", "councilman", "frenchman", "englishman", "spaniard", "technician", "inspector"),
        *(
            "cadet",
            "ensign",
            "writer",
            "poet",
            "actor",
            "actress",
            "cousin",
            "nephew",
            "niece",
            "uncle",
            "aunt",
            "widow",
        ),
        *("brother", "sister", "maid", "chauffeur", "architect", "economist", "sociologist", "correspondent", "owner"),
    ]
)
_KINDS = frozenset({"person", "civilians", "police", "protesters", "unidentified"})


def untitled(words: Sequence[str]) -> list[str]:
    """Return a person's name without what stands in front of it: "SUPREME COURT JUSTICE ANA DIAZ" is ANA DIAZ."""
    left = list(words)
    for i in reversed(range(len(left) - 1)):
        if left[i].rstrip(".") in _callings() and (i + 2 < len(left) or all(map(_in_front, left[:i]))):
            left = left[i + 1 :]
            break
    while len(left) > 1 and (_in_front(left[0]) or not _NAME.fullmatch(left[0])):
        left = left[1:]
    return left


def _in_front(word: str) -> bool:
    return word.rstrip(".") in _callings() or demonym(word) is not None or bool(_AGE.fullmatch(word))


@lru_cache(maxsize=1)
def _callings() -> frozenset[str]:
    """Nouns for what somebody is, in the singular and the plural, in capitals and without a full stop."""
    nouns = {agent.noun.split()[-1] for agent in agent_words().agents if agent.kind in _KINDS and not agent.collective}
    nouns |= {word.rstrip(".") for word in word_list("titles")} | _CALLINGS
    return frozenset(noun.upper() for noun in nouns | {plural_of(noun) for noun in nouns})


def full_name(page: Page, name: str) -> str:
    """Return the longest name in the text that ends with a person's name, or begins with it, without titles."""
    own = untitled(name.split())
    best = own
    for start, end in phrases_of(page.doc).by_root.values():
        span = page.doc[start:end]
        if span.root.pos_ != "PROPN":
            continue
        while len(span) > 1 and span[0].pos_ != "PROPN":
            span = span[1:]
        words = untitled(plain(span.text).split())
        known = words[-len(own) :] == own or (
            len(own) > 1 and words[: len(own)] == own
        )  # "Vargas", "Juan Vargas (Diaz)"
        if known and len(best) < len(words) <= _NAME_WORDS and all(_NAME.fullmatch(word) for word in words):
            best = words
    return " ".join(best)


def callings_of(page: Page, name: str) -> list[str]:
    """Return what the text says that a named person is: the words before the name first, then what stands beside it."""
    own = name.split()
    phrases = phrases_of(page.doc).by_root
    before: dict[str, None] = {}
    beside: dict[str, None] = {}
    for head, (start, end) in phrases.items():
        words = [word.strip(",.") for word in plain(page.doc[start:end].text).split()]
        if own[-1] not in words:
            continue
        first = next(i for i, word in enumerate(words) if word in own)
        before.setdefault(" ".join(words[:first]))
        token = page.doc[head]
        nouns = [child for child in token.children if child.dep_ == "appos"]
        nouns += [token.head] if token.dep_ == "appos" else []
        for noun in nouns:
            if noun.pos_ == "NOUN" and noun.i in phrases:
                beside.setdefault(plain(page.doc[slice(*phrases[noun.i])].text))
    found = dict.fromkeys(bare(words.strip(" \"'")) for words in (*before, *beside) if words)
    return [words for words in found if words and words not in ("THE", "A", "AN", "THAT")]


def body_name(page: Page, actor: Actor) -> str | None:
    """Return the shortest name that the text has for a group or body, best no editor's addition in brackets; None for none."""
    names: Counter[str] = Counter()
    for mention in actor.mentions:
        words = bare(plain(mention.text))
        if mention.how not in ("name", "alias", "acronym") or demonym(words) or words.split()[-1] in _callings():
            continue
        if not names_culprits(words):
            names[words] += page.doc.text[mention.start_char - 1 : mention.start_char] != "["
    return max(sorted(names), key=lambda name: (names[name] > 0, -len(name)), default=None)
