"""What a word is by itself, looked up once for each vocabulary: texts have the same words again and again."""

from __future__ import annotations

from functools import lru_cache

from spacy.lexeme import Lexeme
from spacy.tokens import Doc as SpacyDoc
from spacy.vocab import Vocab

_MOST_KEPT = 100_000  # strings that are kept

# what is told of a word wherever it stands: the word, in small letters, and its flags in the order of `_word`
Word = tuple[str, str, bool, bool, bool, bool, bool, bool, bool, bool, bool]


class Words(dict[int, Word]):
    """What is told of words, by their hashes."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __missing__(self, key: int) -> Word:
        found = self[key] = _word(self.vocab[key])
        return found


def _word(lexeme: Lexeme) -> Word:
    return (
        lexeme.text,
        lexeme.lower_,
        lexeme.is_space,
        lexeme.is_alpha,
        lexeme.is_punct,
        lexeme.is_upper,
        lexeme.is_lower,
        lexeme.is_title,
        lexeme.is_stop,
        lexeme.is_quote,
        lexeme.like_num,
    )


class Strings(dict[int, str]):
    """Strings by their hashes."""

    def __init__(self, vocab: Vocab) -> None:
        self.store = vocab.strings

    def __missing__(self, key: int) -> str:
        found = self[key] = self.store[key]
        return found


def looked_up(vocab: Vocab) -> tuple[Words, Strings]:
    """The words and strings that were looked up so far, by their hashes; others are looked up when they are asked for."""
    words, strings = _kept(vocab)
    if len(strings) > _MOST_KEPT:
        words.clear()
        strings.clear()
    return words, strings


@lru_cache(maxsize=4)
def _kept(vocab: Vocab) -> tuple[Words, Strings]:
    return Words(vocab), Strings(vocab)


def words_of(doc: SpacyDoc) -> list[Word]:
    """Return the words of spaCy's document without making its tokens, which takes ten times as long."""
    known, _ = looked_up(doc.vocab)
    return list(map(known.__getitem__, doc.to_array(["ORTH"]).tolist())) if len(doc) else []
