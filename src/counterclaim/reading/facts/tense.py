"""Tense and modality of one verb group."""

from __future__ import annotations

from typing import NamedTuple

from counterclaim.reading.parsed import Token
from counterclaim.records import Certainty, Time

_FUTURE = frozenset({"will", "shall", "'ll", "wo", "’ll", "sha"})
_POSSIBLE = frozenset({"may", "might", "could", "can", "ca"})
_NEEDED = frozenset({"must", "should", "ought"})
_POLITE = frozenset({"like", "love"})  # "would like" is "want" said politely


class Tense(NamedTuple):
    """Time of a verb group, None where it has none of its own; `certainty` where a modal sets it; the reason; `modal` "would"
    or "able" ("can")."""

    time: Time | None
    certainty: Certainty | None
    finite: bool
    why: str
    modal: str | None = None


def tense_of(verb: Token) -> Tense:
    """Return the tense of the verb group of `verb` (a verb or auxiliary), read off its own auxiliaries and tag."""
    found: Tense | None = verb.tense
    if found is None:
        found = verb.tense = _tense_of(verb)
    return found


def _tense_of(verb: Token) -> Tense:
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass") and c.i < verb.i + 4]
    words = {c.lower_ for c in aux}
    perfect = any(c.lemma_.lower() == "have" for c in aux)
    modal = next((c for c in aux if c.tag_ == "MD"), None)
    if modal is not None:
        word = modal.lower_
        if word in _FUTURE:
            return Tense("future", None, True, f"'{modal.text}'")
        if word == "would" or word == "'d":
            if perfect:
                return Tense("hypothetical", "unknown", True, "'would have': it did not come about")
            if verb.lemma_.lower() in _POLITE:
                return Tense("ongoing", None, True, f"'{modal.text} {verb.text}': a wish held now")
            return Tense("hypothetical", "unknown", True, f"'{modal.text}'", "would")
        if word in _POSSIBLE:
            if perfect:
                return Tense("past", "possible", True, f"'{modal.text} have'")
            able = "able" if word in ("can", "ca") else None
            return Tense("hypothetical", "possible", True, f"'{modal.text}'", able)
        if word in _NEEDED:
            if perfect:
                return Tense("past", "probable" if word == "must" else "unknown", True, f"'{modal.text} have'")
            return Tense("hypothetical", "unknown", True, f"'{modal.text}'")
        return Tense("hypothetical", "unknown", True, f"'{modal.text}'")
    if "to" in words or any(c.tag_ == "TO" for c in aux):
        if not perfect and verb.dep_ == "ROOT" and any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
            return Tense("future", None, True, "'to' of a headline")
        return Tense("past" if perfect else None, None, False, "infinitive")
    lemmas = {c.lemma_.lower() for c in aux}
    finite_aux = next((c for c in aux if c.tag_ in ("VBD", "VBZ", "VBP")), None)
    if perfect:
        if any(c.lower_ == "been" for c in aux) and verb.tag_ == "VBG":
            return Tense(
                "ongoing" if finite_aux is not None and finite_aux.tag_ != "VBD" else "past",
                None,
                True,
                "perfect progressive",
            )
        return Tense("past", None, finite_aux is not None, "perfect")
    if finite_aux is not None:
        going = verb.lower_ == "going" and verb.tag_ == "VBG" and any(c.dep_ == "xcomp" for c in verb.children)
        if going and finite_aux.tag_ == "VBD":
            return Tense("hypothetical", "unknown", True, "'was going to': whether it did is not told")
        if finite_aux.tag_ == "VBD":
            return Tense("past", None, True, "past tense")
        if going:
            return Tense("future", None, True, "'going to'")
        if "be" in lemmas and verb.tag_ == "VBN":
            return Tense("ongoing", None, True, "present tense, passive")
        return Tense("ongoing", None, True, "present tense")
    if verb.tag_ == "VBD":
        return Tense("past", None, True, "past tense")
    if verb.tag_ in ("VBZ", "VBP"):
        return Tense("ongoing", None, True, "present tense")
    if verb.tag_ == "VBN" and verb.dep_ in ("ROOT", "ccomp", "conj", "parataxis"):
        return Tense("past", None, verb.dep_ == "ROOT", "past participle")
    return Tense(None, None, False, "no tense of its own")
