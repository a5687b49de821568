"""Descriptions of places: "the town", "the same province", "the country" mean the nearest place of that kind named before."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.reading.draft import Draft, DraftMention, DraftPlace
from counterclaim.reading.parsed import Doc, Token
from counterclaim.reading.places.distances import is_base
from counterclaim.reading.places.features import Feature, features

_DETERMINERS = frozenset(("the", "this", "that"))
_KINDS: dict[str, tuple[str, ...]] = {
    "settlement": ("settlement", "unknown"),
    "admin1": ("admin1", "region"),
    "admin2": ("admin2", "settlement"),
    "region": ("region", "settlement"),
    "natural": ("natural",),
    "country": ("country",),
}
_FARTHEST = 1500  # characters back: a farther place is no longer what "the town" means


def add_descriptions(doc: Doc, draft: Draft) -> None:
    """Add a mention with how="description" for each description that a place named before it fits."""
    named = sorted(draft.place_mentions, key=lambda m: m.start_char)
    covered = {m.head for m in named} | {m.head for m in draft.actor_mentions if m.how != "description"}
    for start, noun, feature in _descriptions(doc):
        if noun.i in covered:
            continue
        mention = _antecedent(named, draft.places, noun, feature)
        if mention is not None:
            rule = f"'{noun.text}' means the nearest place of that kind named before, {draft.places[mention.ref].name}"
            draft.add_place_mention(doc, start, noun.i + 1, mention.ref, "description", rule)


def _descriptions(doc: Doc) -> Iterator[tuple[int, Token, Feature]]:
    known = features()
    for noun in doc:
        feature = known.get(noun.text)  # small letters only: "the City" of a name is none
        if feature is None or not feature.generic or noun.pos_ not in ("NOUN", "") or noun.dep_ in ("compound", "nmod"):
            continue
        start = noun.i
        while start > noun.sent.start and doc[start - 1].dep_ in ("amod", "det") and doc[start - 1].head == noun:
            start -= 1
        if start == noun.i and start > 0 and doc[start - 1].lower_ in _DETERMINERS:
            start -= 1  # parts that triage did not parse have no heads
        if doc[start].lower_ not in _DETERMINERS or any(_names_it(child) for child in noun.children):
            continue
        if any(token.lower_ == "of" for token in doc[noun.i + 1 : noun.i + 4]):
            continue  # "the town further south of X" is another town
        yield start, noun, feature


def _names_it(child: Token) -> bool:
    """Whether a word below the noun says which place it is: "the town of X", "the X district", "the city where"."""
    if child.dep_ == "prep":
        return child.lower_ in ("of", "near", "in")
    if child.dep_ in ("compound", "nmod", "poss", "appos"):
        return child.text[0].isupper()
    return child.dep_ == "amod" and (
        child.text[0].isupper() or child.lower_ in ("other", "next", "nearby", "neighboring")
    )


def _antecedent(
    named: list[DraftMention], places: dict[str, DraftPlace], noun: Token, feature: Feature
) -> DraftMention | None:
    kinds = _KINDS.get(feature.kind, (feature.kind,))
    for mention in reversed(named):
        if mention.start_char >= noun.idx:
            continue
        if noun.idx - mention.start_char > _FARTHEST:
            return None
        if is_base(noun.doc.text, mention.start_char) or noun.doc.text[max(0, mention.start_char - 1)] == "(":
            continue  # "in Zorda, 20 km east of Leba": who goes on with "the village" means Zorda
        if places[mention.ref].kind in kinds:
            return mention
    return None
