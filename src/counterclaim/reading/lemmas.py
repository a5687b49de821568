"""Dictionary forms that the parser's rules get wrong: "hoped" is no form of "hop", nor "raped" of "rap".

A short verb with one vowel before its last consonant doubles that consonant ("hopped"), so "hoped", "hoping" and "hopes" can
only belong to the verb in -e. The rules try the form without -e first, and take it wherever it is a word too.

A past form that is no verb of its own ("retook") may be tagged as a present one or as a name, and then stays its own
dictionary form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from spacy.language import Language
from spacy.tokens import Token

from counterclaim.reading.swift.forms import SwiftLemmatizer

__all__ = ["mend_lemmas"]

_PRESENT = frozenset({"VBP", "VB"})
_NOUNS = frozenset({"NN", "NNP"})
_SHORT = re.compile(r"(?:qu|[^aeiouy])*[aeiouy][bcdfgklmnprstvz]")


def mend_lemmas(nlp: Language) -> None:
    """Set the pipeline's lemmatizer right; one without rules of its own is left as it is."""
    if "lemmatizer" not in nlp.pipe_names:
        return
    lemmatizer = nlp.get_pipe("lemmatizer")
    lookups = getattr(lemmatizer, "lookups", None)
    rules: Callable[[Token], list[str]] | None = getattr(lemmatizer, "lemmatize", None)
    if lookups is None or rules is None or not lookups.has_table("lemma_index"):
        return
    index = lookups.get_table("lemma_index")
    for part, words in list(index.items()):
        index[part] = frozenset(words)  # spaCy looks through tens of thousands of words for each that it does not know
    verbs = set(index.get("verb", ()))
    own = _verbs_in_e(verbs)
    past = _only_past(lookups.get_table("lemma_exc").get("verb", {}), verbs) if lookups.has_table("lemma_exc") else {}

    def lemmatize(token: Token) -> list[str]:
        if token.text in past and (token.tag_ in _PRESENT or (token.tag_ in _NOUNS and _has_subject(token))):
            token.tag_ = "VBD"
            token.pos_ = "VERB"
            return [past[token.text]]
        verb = own.get(token.lower_) if token.pos_ == "VERB" else None
        return [_short(form, verbs) for form in rules(token)] if verb is None else [verb]

    lemmatizer.lemmatize = lemmatize  # type: ignore[attr-defined]  # spaCy sets it on the instance too
    if isinstance(lemmatizer, SwiftLemmatizer):
        lemmatizer.unsteady = frozenset(past)  # their subject decides


def _has_subject(token: Token) -> bool:
    return any(child.dep_ == "nsubj" and child.i < token.i for child in token.children)


def _short(form: str, verbs: set[str]) -> str:
    """ "Rebranded" is no form of "rebrande": a verb made with re- that no list has goes as the verb that it is made from."""
    made = form.startswith("re") and form.endswith("e") and form not in verbs
    return form[:-1] if made and form[2:] not in verbs and form[2:-1] in verbs else form


def _only_past(irregular: Mapping[str, list[str]], verbs: set[str]) -> dict[str, str]:
    """Irregular forms that are no dictionary form of any verb, each with its verb."""
    return {
        form: lemmas[0]
        for form, lemmas in irregular.items()
        if form not in verbs and len(lemmas) == 1 and lemmas[0] != form and not form.endswith(("s", "ing"))
    }


def _verbs_in_e(verbs: set[str]) -> dict[str, str]:
    """The forms of verbs in -e that a shorter verb could claim, each with its verb."""
    return {
        form: verb
        for verb in sorted(verbs)
        if verb.endswith("e") and verb[:-1] in verbs and _SHORT.fullmatch(verb[:-1])
        for form in (f"{verb}d", f"{verb[:-1]}ing", f"{verb}s")
    }
