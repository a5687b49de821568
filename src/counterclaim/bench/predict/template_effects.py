"""What became of a target, as the verb or noun says on which its own phrases hang: destroyed or damaged, dead or wounded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from counterclaim.bench.predict.template_phrases import Phrase, climb
from counterclaim.reading.parsed import Doc, Token

_DESTROYING = {
    "destroy", "destruction", "demolish", "raze", "level", "wreck", "gut", "burn", "burning", "blowing"
}  # fmt: skip
_DAMAGING = {"damage", "sabotage", "shatter", "hit", "strafe", "riddle", "shake"}
_PARTLY = {"partially", "partly"}
_KILLING = {
    "kill", "killing", "killer", "murder", "murderer", "assassinate", "assassination", "assassin", "die", "dead", "death",
    "perish", "massacre", "slaughter", "execute", "execution", "slay", "machinegun",
}  # fmt: skip
_WOUNDING = {"wound", "injure", "injury", "hurt", "mutilate"}
_UNHURT = {"unharmed", "unhurt", "uninjured", "unscathed", "unharm"}
_DYING = {"die", "perish"}
_NOT_DONE_TO = {"agent", "by", "against", "in", "with"}


def effect_on_thing(doc: Doc, spots: Iterable[Phrase]) -> str | None:
    """Return DESTROYED, SOME DAMAGE or NO DAMAGE; None where no word tells of any of them."""
    found: str | None = None
    places = list(spots)
    for spot in places:
        edge, above = climb(doc[spot.head])
        if edge not in ("dobj", "nsubjpass", "nsubj", "of", "to", "acl") or (edge == "nsubj" and not _passive(above)):
            continue
        word, beside = above.lemma_.lower(), {child.lower_ for child in above.children}
        if word in _DESTROYING or (word == "blow" and "up" in beside):
            return "SOME DAMAGE" if beside & _PARTLY else "DESTROYED"
        if word in _DAMAGING and found is None:
            found = "NO DAMAGE" if any(child.dep_ == "neg" for child in above.children) else "SOME DAMAGE"
    return found or _damage_beside(doc, places)


def _damage_beside(doc: Doc, spots: Iterable[Phrase]) -> str | None:
    for spot in spots:
        words = [token.lemma_.lower() for token in doc[spot.head].sent]
        if "damage" in words:
            return "NO DAMAGE" if words[words.index("damage") - 1] == "no" else "SOME DAMAGE"
    return None


def effect_on_people(doc: Doc, spots: Iterable[Phrase]) -> str | None:
    """Return DEATH, INJURY or NO INJURY, whichever most of the phrases tell; None where none tells any."""
    votes = Counter(effect for spot in spots for effect in _effects(doc[spot.head]))
    return max(sorted(votes), key=lambda effect: votes[effect], default=None)


def _effects(person: Token) -> Iterator[str]:
    told = [child.lemma_.lower() for child in person.children if child.dep_ in ("acl", "relcl", "amod")]
    for edge, above in _governors(person):
        word = above.lemma_.lower()
        if above.pos_ == "VERB" and edge == "nsubj" and not _passive(above) and word not in _DYING:
            if {child.lemma_.lower() for child in above.children} & _UNHURT:
                yield "NO INJURY"
        elif edge not in _NOT_DONE_TO:
            told += [child.lemma_.lower() for child in above.children] if word == "leave" else [word]
    yield from ("DEATH" for word in told if word in _KILLING)
    yield from ("INJURY" for word in told if word in _WOUNDING)


def _governors(token: Token) -> Iterator[tuple[str, Token]]:
    edge, above = climb(token)
    yield edge, above
    if above.i != token.i and above.pos_ in ("NOUN", "PROPN", "NUM"):
        yield climb(above)


def _passive(verb: Token) -> bool:
    return any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
