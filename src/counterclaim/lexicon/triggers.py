"""The small language in which triggers are written in the data files, and its compiled form.

A verb trigger is ``verb [fixed words] [constraints] [=> roles]``, a noun trigger ``[modifiers] noun [constraints] [=> roles]``::

    shell                                  the verb alone
    break out                              a verb with a particle or fixed adverb
    fire obj=@projectile                   only with such a direct object (in the passive: such a subject)
    fire prep=on,at                        only with one of these prepositions
    come under=fire,attack => subj:target by:initiator
    rocket attack                          the noun "attack" with the modifier "rocket"
    attack mod=rocket,mortar               the same for several modifiers
    cessation of=hostility
    take obj!=place,part                   not with these objects
    retreat no=obj / has=obj               without / only with a direct object
    bomb told=cause                          a thing, only where it is told as what did something
    displaced told=counted                   an adjective, only where a number stands with its noun

Slots are ``subj``, ``obj``, ``mod`` (modifiers of a noun), ``objmod`` (modifiers of the object; ``undermod``
those of what follows "under"), ``comp`` (verb of a complement clause, with the particle that it needs: ``step_down``),
or a preposition.
``@name`` stands for a class of ``weapons.yaml``. The part after ``=>`` overrides the frame's roles for this trigger.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from counterclaim.lexicon.words import word_classes

KINDS = frozenset({"PERSON", "PLACE", "ARMED", "STATE", "BODY", "NUM", "none"})  # in constraints: kinds, not words
SLOTS_AS_WORDS = frozenset({"no", "has"})  # their words are names of slots
_BEYOND = SLOTS_AS_WORDS | {"told", "prep"}  # and these look at more than the words in them

Role = str  # initiator, target, party, mediator, place, weapon, none; or source and target in relations


@dataclass(frozen=True, slots=True)
class Constraint:
    """One condition on a slot; `words` are the dictionary forms wanted (or, when `negative`, refused)."""

    slot: str
    words: frozenset[str]
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Trigger:
    """A compiled trigger: `head` the word it hangs on, `fixed` other words that must stand with it."""

    text: str
    part: str  # verb, noun, adjective
    head: str
    fixed: tuple[str, ...]
    constraints: tuple[Constraint, ...]
    roles: tuple[tuple[str, Role], ...]
    needs: tuple[frozenset[str], ...] = ()  # of each of these, the sentence must have a word (see `needed`)

    @property
    def weight(self) -> int:
        """How specific the trigger is; of several that match, the heaviest wins."""
        wanted = sum(1 if c.slot in {"prep", "no", "has"} else 2 for c in self.constraints if not c.negative)
        return 2 * len(self.fixed) + wanted

    @property
    def rank(self) -> tuple[int, int]:
        """Sort key: the heaviest first; among equals the one that allows the fewest words."""
        return -self.weight, sum(len(c.words) for c in self.constraints if not c.negative)


def parse_trigger(text: str, part: str) -> Trigger:
    """Compile one trigger; `part` is verb, noun or adjective.

    Raises:
        ValueError: when it has no head word, an empty constraint, or names a word class that does not exist.
    """
    left, _, right = text.partition("=>")
    words: list[str] = []
    constraints: list[Constraint] = []
    for piece in left.split():
        if "=" not in piece:
            words.append(piece)
            continue
        slot, _, values = piece.partition("=")
        negative = slot.endswith("!")
        slot = slot.rstrip("!")
        if not slot or not values:
            raise ValueError(f"'{text}': '{piece}' needs a slot before and words after the '='")
        constraints.append(Constraint(slot, _expand(values, text), negative))
    if not words:
        raise ValueError(f"'{text}': no head word")
    roles, needs = _roles(right, text), needed(constraints)
    if part == "noun":
        return Trigger(text, part, words[-1], tuple(words[:-1]), tuple(constraints), roles, needs)
    return Trigger(text, part, words[0], tuple(words[1:]), tuple(constraints), roles, needs)


def needed(constraints: Iterable[Constraint], beyond: Set[str] = _BEYOND) -> tuple[frozenset[str], ...]:
    """Groups of words of which the sentence must have one each, whatever its grammar, for the constraints to hold.

    Constraints that name a kind (`KINDS`) instead of words need none, nor do those on the slots `beyond`.
    """
    return tuple(
        frozenset(word.partition("_")[0] for word in one.words)
        for one in constraints
        if not one.negative and one.slot not in beyond and not one.words & KINDS
    )


def _expand(values: str, text: str) -> frozenset[str]:
    found: set[str] = set()
    for value in values.split(","):
        if value.startswith("@"):
            entry = word_classes().get(value[1:])
            if entry is None:
                known = ", ".join(sorted(word_classes()))
                raise ValueError(f"'{text}': there is no word class '{value}' (there are {known})")
            found.update(entry.words)
        elif value:
            found.add(value)
    return frozenset(found)


def _roles(right: str, text: str) -> tuple[tuple[str, Role], ...]:
    found: list[tuple[str, Role]] = []
    for piece in right.split():
        slot, colon, role = piece.partition(":")
        if not colon or not slot or not role:
            raise ValueError(f"'{text}': after '=>' write slot:role, not '{piece}'")
        found.extend((name, role) for name in slot.split(","))
    return tuple(found)


Roles = Mapping[str, Role]
