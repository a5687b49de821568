"""Triage: which sentences of a text are worth parsing.

A sentence is kept when all the words stand in it that some trigger of a frame or relation, or some cue, cannot do without: its
head, its fixed words and one word of each of its constraints, in any inflected form ("come under=fire,attack" wants a form
of "come", "under", and "fire" or "attack"). What has none of these can hold no claim of the lexicon. Sentences with
quotations stay, and their neighbours too, as they tell who speaks. Runs of kept sentences are parsed together, and a
paragraph of which little could be left out is parsed whole, so that its parse is the one it has without triage.

Over whole documents, and only when asked to (`Level` "documents"): a text with fewer than two different words of
violence, detention or protest is no report of a conflict, and nothing of it is parsed. What this loses is in docs/concepts.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Literal

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

from counterclaim.lexicon.conflict import conflict_words
from counterclaim.lexicon.cues import cues
from counterclaim.lexicon.frames import triggers_by_head
from counterclaim.lexicon.framing import framing_lexicon
from counterclaim.lexicon.inflect import forms
from counterclaim.lexicon.relations import adjective_triggers, compound_words, prefix_words, relation_triggers
from counterclaim.lexicon.triggers import SLOTS_AS_WORDS, Trigger, needed
from counterclaim.reading.pieces import cut, sentences

_WORD = re.compile(r"[a-z0-9]+")
_QUOTE = re.compile(r"[\"“”„«»]|``|''|(?:^|[\s(\[—–:])[‘'](?=\w)|(?<=[.,!?…])[’'](?=[\s).,;:!?—–]|$)")
_COLON = re.compile(r":(?!\d)|(?:^|\s)[-–—]\s*\S+(?:\s+\S+){0,5}\s*$")
# one of these stands wherever the patterns above are found; most sentences have none, which is much faster to see
_QUOTE_SIGN = re.compile(r"[\"“”„«»`'‘’]")
_COLON_SIGN = re.compile(r"[:–—-]")
# words of rules that stand in code, not in the lexicon: names ("formerly known as"), blame, "must", the missing
_OTHER = (
    "formerly", "previously", "originally", "aka", "alias", "known", "called", "named", "dubbed", "termed", "titled",
    "blame", "responsibility", "credit", "must", "missing",
)  # fmt: skip
_LABELS = frozenset({"loaded_label", "so_called", "source_discredit"})
_WHOLE_FROM = 0.95  # share of a paragraph's characters kept from which all of it is

_CONFLICT_FROM = 2  # different conflict words
_NOTE = 600  # characters: in a text up to this length one is enough

Groups = tuple[frozenset[str], ...]
Level = Literal["off", "sentences", "documents"]


class Triage:
    """Tells which parts of a text can hold something.

    Args:
        nlp: the parser, for its table of irregular forms; without one, irregular forms are left out.
    """

    def __init__(self, nlp: Language) -> None:
        self._irregular = _irregular(nlp)
        self._alone: set[str] = set()
        self._with: dict[str, list[Groups]] = {}
        inflected = _Forms(self._irregular)
        for groups in (*_event_words(inflected), *_cue_words(inflected), *_label_words(inflected)):
            self._learn(groups)

    @cached_property
    def _conflict(self) -> dict[str, str]:
        return conflict_words(self._irregular)

    def select(self, text: str, level: Level = "sentences") -> list[tuple[str, bool]]:
        """Cut a text into parts, in order, each with whether it is worth parsing; joined, they are the text again.

        Args:
            text: the text of a document.
            level: what may be left out: nothing (``off``), sentences, or whole documents too.
        """
        if level == "off":
            return [(piece, True) for piece in cut(text)]
        if level == "documents" and not self.about_conflict(text):
            return [(piece, False) for piece in cut(text)]
        selected: list[tuple[str, bool]] = []
        pieces = [(piece, sentences(piece)) for piece in cut(text)]
        flat = [sentence for _, found in pieces for sentence in found]
        keep = self._keep(flat)
        at = 0
        for piece, found in pieces:
            kept = keep[at : at + len(found)]
            at += len(found)
            size = sum(len(sentence) for sentence, k in zip(found, kept, strict=True) if k)
            if size >= _WHOLE_FROM * len(piece):
                selected.append((piece, True))
            else:
                selected.extend(_runs(found, kept))
        return selected

    def about_conflict(self, text: str) -> bool:
        """Tell whether a text has two or more different words of violence, detention or protest; in a short note one."""
        wanted = _CONFLICT_FROM if len(text) > _NOTE else 1
        seen: set[str] = set()
        for word in _words(text):
            if word in self._conflict:
                seen.add(self._conflict[word])
                if len(seen) >= wanted:
                    return True
        return False

    def _keep(self, found: list[str]) -> list[bool]:
        quoting = [_quotes(sentence) for sentence in found]
        keep = [quotes or self._tells(sentence) for quotes, sentence in zip(quoting, found, strict=True)]
        for number, quotes in enumerate(quoting):
            if quotes:  # the speaker of a quotation stands beside it
                keep[max(0, number - 1) : number + 2] = [True] * len(keep[max(0, number - 1) : number + 2])
        return keep

    def keeps(self, sentence: str) -> bool:
        """Tell whether a sentence is worth parsing: it quotes somebody, has a colon, or all words of a trigger or cue."""
        return _quotes(sentence) or self._tells(sentence)

    def _tells(self, sentence: str) -> bool:
        colon = _COLON_SIGN.search(sentence) is not None and _COLON.search(sentence) is not None
        return colon or _holds(_words(sentence), self._alone, self._with)

    def _learn(self, groups: Groups) -> None:
        if not groups:
            return
        key = min(groups, key=_commonness)
        others = tuple(group for group in groups if group is not key)
        if not others:
            self._alone |= key
            return
        for form in sorted(key):
            self._with.setdefault(form, []).append(others)


def _quotes(sentence: str) -> bool:
    return _QUOTE_SIGN.search(sentence) is not None and _QUOTE.search(sentence) is not None


def _holds(words: set[str], alone: Iterable[str], together: Mapping[str, list[Groups]]) -> bool:
    if not words.isdisjoint(alone):
        return True
    return any(
        all(not group.isdisjoint(words) for group in groups)
        for word in words
        if word in together
        for groups in together[word]
    )


def _words(sentence: str) -> set[str]:
    return set(_WORD.findall(sentence.lower()))


def _commonness(group: frozenset[str]) -> tuple[int, int, str]:
    """The index goes by the words that texts have least often: no function words, then few and long ones."""
    return len(group & STOP_WORDS), len(group), min(group)


def _runs(found: list[str], kept: list[bool]) -> Iterator[tuple[str, bool]]:
    run = ""
    for number, sentence in enumerate(found):
        if run and kept[number] != kept[number - 1]:
            yield run, kept[number - 1]
            run = ""
        run += sentence
    if run:
        yield run, kept[-1]


class _Forms:
    """The forms of words and of classes of words, each worked out once: many triggers name the same ones."""

    def __init__(self, irregular: Mapping[str, list[str]]) -> None:
        self._irregular = irregular
        self._of: dict[str, frozenset[str]] = {}
        self._any: dict[frozenset[str], frozenset[str]] = {}

    def of(self, word: str) -> frozenset[str]:
        """The forms of a word."""
        if word not in self._of:
            self._of[word] = forms(word, self._irregular)
        return self._of[word]

    def any(self, words: frozenset[str]) -> frozenset[str]:
        """The forms of all these words."""
        if words not in self._any:
            self._any[words] = frozenset().union(*map(self.of, words))
        return self._any[words]


def _event_words(inflected: _Forms) -> Iterator[Groups]:
    """What each trigger of an event or relation cannot do without: groups of words, one of each must be there."""
    for rows in triggers_by_head().values():
        for _, trigger in rows:
            yield _groups(trigger, inflected)
    for ties in relation_triggers().values():
        for _, trigger in ties:
            yield _groups(trigger, inflected)
    for word, (_, roles) in adjective_triggers().items():
        prepositions = frozenset(slot for slot in roles if slot != "subj")
        yield (inflected.of(word), *([prepositions] if prepositions else []))
    for word in sorted({**compound_words(), **prefix_words()}):
        yield (frozenset({word}),)
    for word in _OTHER:
        yield (inflected.of(word),)


def _cue_words(inflected: _Forms) -> Iterator[Groups]:
    for cue in cues().entries:
        if set(cue.takes) != {"quote"}:  # sentences with quotations stay anyway
            yield tuple(map(inflected.of, cue.words))


def _label_words(inflected: _Forms) -> Iterator[Groups]:
    """Names that judge ("the regime", "so-called"): what somebody is called is told in sentences without an event too."""
    for entry in framing_lexicon().entries:
        if entry.device in _LABELS:
            yield tuple(inflected.of(word) for word in entry.words if word != "-")


def _groups(trigger: Trigger, inflected: _Forms) -> Groups:
    groups = [inflected.of(word) for word in (trigger.head, *trigger.fixed)]
    groups += map(inflected.any, needed(trigger.constraints, beyond=SLOTS_AS_WORDS))
    return tuple(group for group in groups if group)


def _irregular(nlp: Language) -> dict[str, list[str]]:
    """Dictionary form → irregular forms, by the table that the parser's lemmatiser uses."""
    if "lemmatizer" not in nlp.pipe_names:
        return {}
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    if lookups is None or not lookups.has_table("lemma_exc"):
        return {}
    table = lookups.get_table("lemma_exc")
    found: dict[str, list[str]] = {}
    for part in ("verb", "noun", "adj"):
        for form, lemmas in table.get(part, {}).items():
            for lemma in lemmas:
                found.setdefault(lemma, []).append(form)
    return found
