"""A parsed document as plain Python objects, read out of spaCy's `Doc` once.

spaCy makes a new object each time a token, its head or its children are asked for, and looks the strings up again. The
stages ask some thousand such questions per word of a text, so they work on these classes instead. They have the names of
spaCy's and answer as spaCy does, but know only what the stages ask and cannot be changed. ``doc.spacy`` is spaCy's own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, overload

import numpy as np
from spacy.strings import StringStore
from spacy.tokens import Doc as SpacyDoc
from spacy.tokens import Token as SpacyToken

_STRINGS = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")
_FLAGS = (
    "SPACY",
    "IS_SPACE",
    "IS_ALPHA",
    "IS_PUNCT",
    "IS_UPPER",
    "IS_LOWER",
    "IS_TITLE",
    "IS_STOP",
    "IS_QUOTE",
    "LIKE_NUM",
)
_NUMBERS = ("IDX", "ENT_IOB", "HEAD", "SENT_START")
_IOB = ("", "I", "O", "B")
_STARTS = {0: None, 1: True, -1: False}


class Token:
    """One token of a document; all attributes mean what they mean in spaCy."""

    __slots__ = (
        "_conjuncts", "_subtree",
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_lower",
        "is_punct",
        "is_quote",
        "is_sent_start",
        "is_space",
        "is_stop",
        "is_title",
        "is_upper",
        "left_edge",
        "lemma_",
        "like_num",
        "lower_",
        "norm",
        "passive",
        "pos_",
        "prepositions",
        "right_edge",
        "sent",
        "tag_",
        "tense",
        "text",
        "whitespace_",
    )  # fmt: skip

    head: Token
    left_edge: Token
    right_edge: Token
    sent: Span

    def __init__(self, doc: Doc, i: int, words: tuple[str, ...], flags: tuple[bool, ...], idx: int, iob: int) -> None:
        self.doc, self.i, self.idx = doc, i, idx
        self.text, self.lower_, self.lemma_, self.pos_, self.tag_, self.dep_, self.ent_type_ = words
        spaced, self.is_space, self.is_alpha, self.is_punct, self.is_upper = flags[:5]
        self.is_lower, self.is_title, self.is_stop, self.is_quote, self.like_num = flags[5:]
        self.whitespace_ = " " if spaced else ""
        self.ent_iob_ = _IOB[iob]
        self.is_sent_start: bool | None = None
        self.children: Sequence[Token] = ()
        # what was made of the parse, kept as it is asked for many times: by `events.slots.norm`, `events.grammar`, `facts.tense`
        self.norm: str | None = None
        self.passive: bool | None = None
        self.tense: Any = None
        self.prepositions: list[tuple[str, Token]] | None = None
        self._conjuncts: tuple[Token, ...] | None = None
        self._subtree: list[Token] | None = None

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __lt__(self, other: Token) -> bool:
        return self.i < other.i

    @property
    def text_with_ws(self) -> str:
        """The token with the blank after it."""
        return self.text + self.whitespace_

    @property
    def is_sent_end(self) -> bool | None:
        """Whether the token ends a sentence; None where that is unknown."""
        after = self.i + 1
        return True if after == len(self.doc) else self.doc.tokens[after].is_sent_start

    @property
    def lefts(self) -> list[Token]:
        """The children before the token."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """The children after the token."""
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> list[Token]:
        """The token and all that hangs on it, each phrase in its order."""
        if self._subtree is None:
            self._subtree = found = []
            waiting: list[tuple[Token, bool]] = [(self, True)]
            while waiting:
                token, opens = waiting.pop()
                if not opens or not token.children:
                    found.append(token)
                    continue
                backwards = token.children[::-1]
                waiting.extend((child, True) for child in backwards if child.i > token.i)
                waiting.append((token, False))
                waiting.extend((child, True) for child in backwards if child.i < token.i)
        return self._subtree

    @property
    def ancestors(self) -> Iterator[Token]:
        """The head, its head, and so on up to the root."""
        token = self
        for _ in range(len(self.doc)):
            if token.head is token:
                return
            token = token.head
            yield token

    @property
    def first_conjunct(self) -> Token:
        """The first of the tokens that are coordinated with this one, itself where there is none before it."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        return first

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The tokens that are coordinated with this one."""
        if self._conjuncts is None:
            found = [self.first_conjunct]
            for token in found:  # grows while it is walked
                found.extend(child for child in token.children if child.dep_ == "conj" and child.i > token.i)
            self._conjuncts = tuple(token for token in found if token is not self)
        return self._conjuncts

    def is_ancestor(self, other: Token) -> bool:
        """Whether `other` hangs on this token, near or far."""
        return any(above is self for above in other.ancestors)

    def nbor(self, step: int = 1) -> Token:
        """The token so many places further on.

        Raises:
            IndexError: when the document ends before it.
        """
        if self.i + step < 0:
            raise IndexError(self.i + step)
        return self.doc.tokens[self.i + step]


class Span:
    """Some tokens in a row."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        found = at + (self.end if at < 0 else self.start)
        if not self.start <= found < self.end:
            raise IndexError(at)
        return self.doc.tokens[found]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[int, int, int, str]:
        return id(self.doc), self.start, self.end, self.label_

    @property
    def start_char(self) -> int:
        """The offset of the first character."""
        tokens = self.doc.tokens
        return tokens[self.start].idx if self.start < len(tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """The offset after the last character."""
        if self.end <= self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The words as they stand."""
        if self.end <= self.start:
            return ""
        tokens = self.doc.tokens
        last = tokens[self.end - 1]
        return self.doc.text[tokens[self.start].idx : last.idx + len(last.text)]

    @property
    def sent(self) -> Span:
        """The sentence in which the first token stands."""
        return self.doc.tokens[self.start].sent

    @property
    def root(self) -> Token:
        """The token that is nearest to the root of its sentence; of equals the first."""
        if self.end - self.start == 1:
            return self.doc.tokens[self.start]
        tops = []
        for token in self.doc.tokens[self.start : self.end]:
            head = token.head
            if head is token:
                return token
            if not self.start <= head.i < self.end:
                tops.append(token)
        if len(tops) == 1:
            return tops[0]
        return min(tops, key=_depth) if tops else self.doc.tokens[self.start]


class Doc:
    """A parsed document: its tokens, sentences and entities.

    Args:
        spacy: spaCy's document, with everything that the parser has to give.
    """

    def __init__(self, spacy: SpacyDoc) -> None:
        self.spacy = spacy
        self.text: str = spacy.text
        self.kept: dict[str, Any] = {}  # what stages keep for later ones
        words = _Strings(spacy.vocab.strings)
        self.columns = columns = _columns(spacy)
        strings = zip(*([words[key] for key in column.tolist()] for column in columns[: len(_STRINGS)]), strict=True)
        flags = zip(*columns[len(_STRINGS) : len(_STRINGS) + len(_FLAGS)].astype(bool).tolist(), strict=True)
        idx, iob, heads, starts = columns[len(_STRINGS) + len(_FLAGS) :].astype(np.int64).tolist()
        self.tokens = [Token(self, i, *row) for i, row in enumerate(zip(strings, flags, idx, iob, strict=True))]
        self._tie(heads)
        self.sents: list[Span] = []
        self._cut(starts)

    def _tie(self, heads: list[int]) -> None:
        tokens = self.tokens
        below: dict[int, list[Token]] = {}
        for token, ahead, original in zip(tokens, heads, self.spacy, strict=True):
            at = token.i + ahead
            token.head = tokens[at]
            if ahead:
                if at in below:
                    below[at].append(token)
                else:
                    below[at] = [token]
            token.left_edge, token.right_edge = tokens[original.left_edge.i], tokens[original.right_edge.i]
        for at, children in below.items():
            tokens[at].children = children

    def _cut(self, starts: list[int]) -> None:
        tokens = self.tokens
        ends = [i for i, start in enumerate(starts) if start == 1 and i] + [len(tokens)]
        begin = 0
        for end in ends if tokens else ():
            sentence = Span(self, begin, end)
            self.sents.append(sentence)
            for token in tokens[begin:end]:
                token.sent = sentence
            begin = end
        for token, start in zip(tokens, starts, strict=True):
            token.is_sent_start = _STARTS[start]

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if type(at) is int:  # the quickest question, and asked some hundred times for each sentence
            return self.tokens[at]
        assert isinstance(at, slice)
        start, end, _ = at.indices(len(self.tokens))
        return Span(self, start, end if end > start else start)

    @property
    def _(self) -> Any:
        """What hangs on spaCy's document, the draft (``doc._.counterclaim``) among it."""
        return self.spacy._

    @cached_property
    def ents(self) -> tuple[Span, ...]:
        """The named entities."""
        return tuple(Span(self, ent.start, ent.end, ent.label_) for ent in self.spacy.ents)

    @property
    def has_tree(self) -> bool:
        """Whether a dependency parser has read the text."""
        return self.spacy.has_annotation("DEP")

    def release(self) -> None:
        """Let go of everything, once the document is read; it cannot be asked anything after that.

        The tokens hold each other, so Python frees them only when it looks for rings of objects that nobody needs. To look
        through those of some hundred documents took as long as a stage does.
        """
        for token in self.tokens:
            del token.doc, token.head, token.sent, token.left_edge, token.right_edge
            token.children, token.prepositions, token._conjuncts, token._subtree = (), None, None, None
        self.__dict__.clear()

    def char_span(self, start: int, end: int, alignment_mode: str = "strict") -> Span | None:
        """The tokens of a range of characters, or None where there are none.

        Args:
            start: offset of the first character.
            end: offset after the last one.
            alignment_mode: ``strict`` (the range must end with tokens), ``contract`` (tokens wholly in it), or
                ``expand`` (tokens partly in it).
        """
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        one, other = self.tokens[first], self.tokens[last]
        begins, ends = one.idx == start, other.idx + len(other.text) == end
        if alignment_mode == "strict" and not (begins and ends):
            return None
        if alignment_mode == "contract":
            first += one.idx < start
            last -= end < other.idx + len(other.text)
            if last < first:
                return None
        elif alignment_mode == "expand":
            first += start == one.idx + len(one.text)  # a blank after a token is not part of it
        return Span(self, first, last + 1)

    def _at(self, char: int) -> int | None:
        """The token that a character stands in, or the blank after it."""
        at = bisect_right(self._offsets, char) - 1
        if at < 0:
            return None
        token = self.tokens[at]
        return at if char < token.idx + len(token.text) + len(token.whitespace_) else None

    @cached_property
    def _offsets(self) -> list[int]:
        return [token.idx for token in self.tokens]


# for what is asked while the parse is still being made, too
AnyDoc = Doc | SpacyDoc
AnyToken = Token | SpacyToken


class _Strings(dict[int, str]):
    def __init__(self, store: StringStore) -> None:
        self.store = store

    def __missing__(self, key: int) -> str:
        found = self[key] = self.store[key]
        return found


def _depth(token: Token) -> int:
    """How many steps to the root; marks and blanks on which nothing hangs are furthest."""
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)


def parsed(doc: SpacyDoc) -> Doc:
    """Return the plain form of spaCy's document, kept with it and made anew only when the parse has changed since."""
    if not SpacyDoc.has_extension("counterclaim_parsed"):
        SpacyDoc.set_extension("counterclaim_parsed", default=None)
    found: Doc | None = doc._.counterclaim_parsed
    if found is None or not np.array_equal(found.columns, _columns(doc)):
        found = doc._.counterclaim_parsed = Doc(doc)
    return found


def _columns(doc: SpacyDoc) -> np.ndarray[Any, Any]:
    """The parse as numbers: a row for each attribute, a column for each token."""
    names: list[int | str] = [*_STRINGS, *_FLAGS, *_NUMBERS]
    return doc.to_array(names).T if len(doc) else np.zeros((len(names), 0), dtype=np.uint64)
