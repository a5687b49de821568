"""A parsed document as plain Python objects, read out of spaCy's `Doc` once.

spaCy makes a new object each time a token, its head or its children are asked for, and looks the strings up again. The
stages ask some thousand such questions per word of a text, so they work on these classes instead. They have the names of
spaCy's and answer as spaCy does, but know only what the stages ask and cannot be changed. ``doc.spacy`` is spaCy's own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate, count, repeat
from typing import Any, overload

import numpy as np
from spacy.tokens import Doc as SpacyDoc
from spacy.tokens import Token as SpacyToken

from counterclaim.reading.vocabulary import Word, looked_up, words_of

_STRINGS = ("LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")
_NUMBERS = ("SPACY", "ENT_IOB", "HEAD", "SENT_START")
_COLUMNS: list[int | str] = ["ORTH", *_STRINGS, *_NUMBERS]
_BLANK = ("", " ")
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

    def __init__(
        self,
        doc: Doc,
        i: int,
        idx: int,
        word: Word,
        lemma: str,
        pos: str,
        tag: str,
        dep: str,
        ent_type: str,
        spaced: int,
        iob: int,
        start: int,
    ) -> None:
        self.doc, self.i, self.idx = doc, i, idx
        (
            self.text, self.lower_, self.is_space, self.is_alpha, self.is_punct, self.is_upper,
            self.is_lower, self.is_title, self.is_stop, self.is_quote, self.like_num,
        ) = word  # fmt: skip
        self.lemma_, self.pos_, self.tag_, self.dep_, self.ent_type_ = lemma, pos, tag, dep, ent_type
        self.whitespace_ = _BLANK[spaced]
        self.ent_iob_ = _IOB[iob]
        self.is_sent_start: bool | None = _STARTS[start]
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
        parts: spaCy's documents, with everything that the parser has to give; of several, this is one after the other.
    """

    def __init__(self, *parts: SpacyDoc) -> None:
        self._parts = parts
        self.vocab = parts[0].vocab
        self.kept: dict[str, Any] = {}  # what stages keep for later ones
        self.columns = columns = _columns(*parts)
        known, strings = looked_up(self.vocab)
        orths, *named = columns[: 1 + len(_STRINGS)].tolist()
        spaced, iob, heads, starts = columns[1 + len(_STRINGS) :].astype(np.int64).tolist()
        words = list(map(known.__getitem__, orths))
        written = [word[0] + _BLANK[blank] for word, blank in zip(words, spaced, strict=True)]
        self.text = "".join(written)
        offsets = accumulate(map(len, written), initial=0)
        labels = (map(strings.__getitem__, column) for column in named)
        self.tokens = list(map(Token, repeat(self), count(), offsets, words, *labels, spaced, iob, starts))
        self._tie(heads)
        self.sents: list[Span] = []
        self._cut(starts)

    @cached_property
    def spacy(self) -> SpacyDoc:
        """The whole as spaCy's document, with the draft, where there is one, as ``doc._.counterclaim``."""
        if len(self._parts) == 1:
            made = self._parts[0]
        else:
            # spaCy's type stub does not know `exclude`; what was not parsed has no tensor to join
            joined = SpacyDoc.from_docs(self._parts, ensure_whitespace=False, exclude=["tensor"])  # type: ignore[call-arg, arg-type]
            assert joined is not None
            made = joined
        if "draft" in self.kept:
            hang(made, "counterclaim", self.kept["draft"])
        return made

    def _tie(self, heads: list[int]) -> None:
        tokens = self.tokens
        below: dict[int, list[Token]] = {}
        for at, (token, ahead) in enumerate(zip(tokens, heads, strict=True)):
            if not ahead:
                token.head = token
                continue
            token.head = tokens[at + ahead]
            if at + ahead in below:
                below[at + ahead].append(token)
            else:
                below[at + ahead] = [token]
        for at, children in below.items():
            tokens[at].children = children
        at = 0
        for part in self._parts:
            for token, original in zip(tokens[at:], part, strict=False):
                token.left_edge = tokens[at + original.left_edge.i]
                token.right_edge = tokens[at + original.right_edge.i]
            at += len(part)

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
        start, end, size = at.start, at.stop, len(self.tokens)
        if start is None or end is None or start < 0 or end < 0 or start > size or end > size:
            start, end, _ = at.indices(size)
        return Span(self, start, end if end > start else start)

    @property
    def _(self) -> Any:
        """What hangs on spaCy's document, the draft (``doc._.counterclaim``) among it."""
        return self.spacy._

    @cached_property
    def ents(self) -> tuple[Span, ...]:
        """The named entities."""
        found: list[Span] = []
        at = 0
        for part in self._parts:
            found.extend(Span(self, at + ent.start, at + ent.end, ent.label_) for ent in part.ents)
            at += len(part)
        return tuple(found)

    @property
    def has_tree(self) -> bool:
        """Whether a dependency parser has read the text."""
        return any(part.has_annotation("DEP") for part in self._parts)

    def release(self) -> None:
        """Let go of everything, once the document is read; it cannot be asked anything after that.

        The tokens hold each other, so Python frees them only when it looks for rings of objects that nobody needs. To look
        through those of some hundred documents took as long as a stage does.
        """
        for token in self.tokens:
            del token.head, token.left_edge, token.right_edge
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


def _depth(token: Token) -> int:
    """How many steps to the root; marks and blanks on which nothing hangs are furthest."""
    if (token.is_space or token.is_punct) and not token.children:
        return len(token.doc) - 1
    return sum(1 for _ in token.ancestors)


def text_of(doc: AnyDoc) -> str:
    """Return the text; of spaCy's document without making its tokens."""
    if isinstance(doc, Doc) or not len(doc):
        return doc.text
    blanks = doc.to_array(["SPACY"]).tolist()
    return "".join([word[0] + _BLANK[blank] for word, blank in zip(words_of(doc), blanks, strict=True)])


def parsed(doc: SpacyDoc) -> Doc:
    """Return the plain form of spaCy's document, kept with it and made anew only when the parse has changed since."""
    found: Doc | None = hung(doc, "counterclaim_parsed")
    if found is None or not np.array_equal(found.columns, _columns(doc)):
        found = Doc(doc)
        hang(doc, "counterclaim_parsed", found)
    return found


def hung(doc: SpacyDoc, name: str) -> Any:
    """Return what hangs on spaCy's document under this name (``doc._.name``), or None."""
    return getattr(doc._, name) if SpacyDoc.has_extension(name) else None


def hang(doc: SpacyDoc, name: str, what: Any) -> None:
    """Hang something on spaCy's document (``doc._.name``)."""
    if not SpacyDoc.has_extension(name):
        SpacyDoc.set_extension(name, default=None)
    setattr(doc._, name, what)


def _columns(*parts: SpacyDoc) -> np.ndarray[Any, Any]:
    """The parse as numbers: a row for each attribute, a column for each token."""
    found = [part.to_array(_COLUMNS).T for part in parts if len(part)]
    return np.concatenate(found, axis=1) if found else np.zeros((len(_COLUMNS), 0), dtype=np.uint64)
