"""Chains over the texts of one topic: how several outlets name the same actors and the same things.

In one text the reading links; over texts it knows actors of the registry and persons by name. What is left are names that
are spelled otherwise elsewhere, people who are named seldom and count with whom they speak for, and things that are no
actors ("the tariffs", "the duties"), which meet by their words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from counterclaim.ledger.linking.stories import average_linkage
from counterclaim.reading.parsed import Span, Token
from counterclaim.registry import fold

Vector = np.ndarray[Any, np.dtype[np.float64]]
SELDOM = 4  # mentions in all texts of a topic, up to which somebody counts with the body above
ENOUGH = 0.4  # mean cosine; lower ones find more in every topic of NewsWCL50 and soon join everything
_MOST = 2000  # chains of a topic that are compared with each other
_SMALL = frozenset({"of", "the", "and", "for"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ"})


@dataclass(frozen=True, slots=True)
class Thing:
    """A mention as it is linked over texts.

    Attributes:
        chain: its chain so far.
        name: what its actor is called, where it has a name.
        above: the chain of the state or body that its actor speaks for or belongs to.
        actor: whether it is an actor.
        words: the direction of its words, all zero where none is known.
    """

    chain: str
    name: str | None
    above: str | None
    actor: bool
    words: Vector


def direction(span: Span, head: Token) -> Vector:
    """Return the mean of a phrase's word vectors, its head counted twice, of length one (zero without vectors)."""
    if not span.doc.vocab.vectors_length:
        return np.zeros(1)
    held = [t for t in span if t.pos_ in _CONTENT] or list(span)
    found = [_unit(span.doc.vocab[t.lemma_.lower()].vector) for t in held]
    found += [_unit(span.doc.vocab[head.lemma_.lower()].vector)] * max(1, len(held))
    return _unit(np.sum(found, axis=0))


def gather(things: Sequence[Thing], wide: bool) -> list[str]:
    """Return the chain of each thing of a topic, in their order.

    Args:
        things: the mentions of all texts of a topic.
        wide: whether people named seldom count with the body above, and things meet by their words, which finds what is
            about the same rather than what is the same.
    """
    named = _same_names(things)
    return _alike(_seldom(named)) if wide else [thing.chain for thing in named]


def _unit(vector: Any) -> Vector:
    length = float(np.linalg.norm(vector))
    return np.asarray(vector, dtype=np.float64) / (length or 1.0)


def _same_names(things: Sequence[Thing]) -> list[Thing]:
    """One name for "Roger J. Stone" and "Roger Stone", for "D.N.C." and the body that these letters begin."""
    many = Counter(thing.chain for thing in things)
    names = {thing.chain: fold(thing.name).split() for thing in things if thing.name}
    order = sorted(names, key=lambda chain: (-many[chain], chain))
    into: dict[str, str] = {}
    for position, chain in enumerate(order):
        for other in order[:position]:
            if other not in into and _one_name(names[chain], names[other]):
                into[chain] = other
                break
    return [replace(thing, chain=into.get(thing.chain, thing.chain)) for thing in things]


def _one_name(one: list[str], other: list[str]) -> bool:
    short, long = sorted((one, other), key=len)
    if len(short) == 1 or all(len(word) == 1 for word in short):  # "dnc", "d.n.c.", "d n c"
        letters = "".join(c for word in short for c in word if c.isalpha())
        return len(long) > 2 and letters == "".join(word[0] for word in long if word not in _SMALL)
    return short[0] == long[0] and set(short) <= set(long)


def _seldom(things: Sequence[Thing]) -> list[Thing]:
    many = Counter(thing.chain for thing in things)
    return [
        replace(thing, chain=thing.above) if thing.above and many[thing.chain] <= SELDOM else thing for thing in things
    ]


def _alike(things: Sequence[Thing]) -> list[str]:
    """Join the chains of things that are no actors by average linkage of their words."""
    groups: dict[str, list[Vector]] = {}
    for thing in things:
        if not thing.actor and thing.words.any():
            groups.setdefault(thing.chain, []).append(thing.words)
    names = sorted(groups, key=lambda chain: (-len(groups[chain]), chain))[:_MOST]
    if not names:
        return [thing.chain for thing in things]
    rows = np.array([_unit(np.mean(groups[chain], axis=0)) for chain in names])
    joined = average_linkage(np.clip(rows @ rows.T, 0.0, 1.0), ENOUGH)
    into = {names[i]: names[min(group)] for group in joined for i in group}
    return [into.get(thing.chain, thing.chain) for thing in things]
