"""Who may be a claimant at all: persons, bodies, and the things that speak for them."""

from __future__ import annotations

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.cues import cues
from counterclaim.reading.attribution.words import words
from counterclaim.reading.draft import draft_of
from counterclaim.reading.parsed import Token

_SPEAKING_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
# things that carry somebody's words or findings, beside the cue nouns
_CARRIERS = words(
    "document text study survey poll book article paper research investigation inquiry probe data figure statistic image photo"
    " photograph picture recording audio clip film map resolution treaty law bill constitution court ruling verdict indictment"
    " transcript note email memo dossier file headline editorial column website page site channel source newspaper magazine"
    " daily weekly agency station outlet network press media television tv radio result analysis assessment review record"
    " list report summary chronicle journal bulletin caption sign banner slogan leaflet poster who those one some others many"
    " most anyone everyone everybody somebody someone nobody none neither both majority minority"
)


def may_speak(noun: Token) -> bool:
    """True when `noun` heads a phrase for somebody, or for something that carries words or findings."""
    if noun.pos_ == "PRON" or noun.ent_type_ in _SPEAKING_ENTITIES:
        return noun.lower_ not in ("this", "that", "these")
    if draft_of(noun.doc).actors_at(noun) or agent_words().at(noun) is not None:
        return True
    lemma = noun.lemma_.lower()
    if lemma in _CARRIERS or noun.lower_ in _CARRIERS:
        return True
    if is_saying(noun) or noun.pos_ == "PROPN":
        return True
    return any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in noun.children)  # "its architect, N. N., denied"


def is_saying(noun: Token) -> bool:
    """True for a noun of saying or showing ("statement", "footage"), whose owner is the one who speaks."""
    cue = cues().noun(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
    return cue is not None and cue.kind in ("report", "evidence")
