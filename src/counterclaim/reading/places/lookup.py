"""Asks the gazetteer for all candidate names of a document at once, and decides which candidates are places at all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from counterclaim.gazetteer import Gazetteer, GazetteerPlace, countries
from counterclaim.gazetteer.fold import place_key, words
from counterclaim.reading.actors.ways import ends_way
from counterclaim.reading.parsed import Doc, Span, Token
from counterclaim.reading.places.candidates import Candidate, strong
from counterclaim.reading.places.features import COUNCIL, LOCATIVE, STRONG, features, fits

_SOME = 10_000
_TOWN = 50_000  # people: a town that what is done to it tells from a person of that name
_BIG = 100_000  # people: a town that a name alone, without words of place, is taken to mean
_LABELS = ("GPE", "LOC", "FAC")


def look_up(candidates: list[Candidate], gazetteer: Gazetteer) -> dict[str, list[GazetteerPlace]]:
    """Places by key for every form of every candidate: whole, without feature word, without direction."""
    keys = {form for c in candidates for form in (c.key, c.full, c.after, *(key for key, _, _ in c.longer)) if form}
    return gazetteer.find_many(keys)


def options(candidate: Candidate, known: dict[str, list[GazetteerPlace]]) -> list[GazetteerPlace]:
    """What a candidate may be: the longest form that the gazetteer knows; a feature word narrows where it can."""
    for key, start, end in candidate.longer:
        if any(
            place.quality < 2 and (place.kind == "country" or place.population >= _SOME) for place in known.get(key, ())
        ):
            candidate.key = candidate.full = key
            candidate.start, candidate.end = candidate.whole = start, end
            break
    forms = [candidate.full] if candidate.full != candidate.key else []
    for form in (*forms, candidate.key, candidate.after):
        places = known.get(form, [])
        if not places:
            continue
        if form == candidate.full and form != candidate.key:
            candidate.start, candidate.end = candidate.whole  # "Persian Gulf" is more than "Persian"
        wide = any(place.kind in ("country", "admin1") and place.quality < 2 for place in places[:3])
        if candidate.named_after and candidate.hint not in ("admin1", "admin2") and wide and form != candidate.full:
            candidate.hint = candidate.precision = None  # "the Texas city" is a city of Texas
        narrowed = [place for place in places if fits(candidate.hint, place.kind)]
        return narrowed or places
    return []


@dataclass(frozen=True, slots=True)
class Scene:
    """What the whole document says, for judging single candidates: parts of persons' names, countries in play."""

    people: frozenset[str]
    countries: frozenset[str]


def is_place(doc: Doc, candidate: Candidate, places: list[GazetteerPlace], scene: Scene) -> bool:
    """Whether a candidate counts as a place name.

    What the parser calls a place is one if the gazetteer knows it or words of place support it. Other capitalised names need a
    gazetteer entry and a word of place before or after them, or an entry in a country in play and a verb that takes places; a
    country, division or region needs only that the parser does not call it a person. A part of a person's full name in the
    document is that person.
    """
    tokens = doc[candidate.start : candidate.end]
    if (
        len(tokens) == 1
        and tokens[0].is_upper
        and len(tokens[0].text) == 2
        and _letters_of_a_state(doc, candidate, places)
    ):
        return False
    if len(tokens) == 1 and tokens[0].text.endswith("s") and place_key(tokens[0].text[:-1]) in _country_names():
        return False  # "Syrias northern province": the apostrophe is lost
    label = tokens[0].ent_type_
    supported = strong(candidate)
    wide = any(place.kind in ("country", "admin1") and place.quality < 2 for place in places)
    if candidate.key in scene.people and not (
        candidate.hint or (candidate.locative and wide) or (wide and label == "GPE" and supported)
    ):
        return False
    if label in _LABELS:
        return bool(places) or supported or bool(candidate.locative)
    main = [place for place in places if place.quality == 0 or place.population >= _BIG]
    here = [place for place in places if place.quality < 2 and place.country in scene.countries]
    if supported and places:
        return label != "PERSON" or bool(main) or bool(here) or candidate.hint is not None
    if candidate.locative and (main or here):
        return label != "FAC"
    hyphens = _hyphens(tokens)
    town = any(place.quality < 2 and place.population >= _SOME for place in places)
    if town and (hyphens > 1 or (hyphens and (taken(tokens) or _of(doc, candidate)))):
        return True
    if (
        candidate.hint == "settlement"
        and tokens[-1].pos_ == "PROPN"
        and (not candidate.named_after or label in ("", "ORG"))
    ):
        return True  # "the village of X", "X town": a place, known or not
    if candidate.hint == "admin2" and candidate.named_after and _of_feature(doc, candidate):
        return True
    if candidate.hint in _NAMED_OF and not candidate.named_after and _of(doc, candidate):
        return True  # "the island of X"
    if candidate.hint in _NAMED_OF and candidate.locative in _THERE and _called(doc, candidate):
        return True  # "at the X crossing", "near the X camp"
    if not places and scene_of_violence(doc, candidate):
        return True
    if ends_way(tokens.root):
        return True
    if taken(tokens) and (here or any(place.quality == 0 for place in places)):
        fits_place = _goal(tokens.root) or _fought_over(tokens.root, _BESIEGED)
        root = tokens.root
        no_person = root.dep_ == "dobj" and len(tokens) == 1 and root.head.lemma_.lower() not in _PERSONS
        sure = fits_place or no_person or seized(tokens) or any(p.population >= _TOWN for p in places)
        return label != "PERSON" or bool(here) or sure
    if not places and seized(tokens):
        return True
    if (
        label in ("", "ORG")
        and _of(doc, candidate)
        and any(place.population >= _SOME or place.id[0] == "o" for place in here)
    ):
        return True
    big = [p for p in places if p.kind in ("country", "admin1", "region", "water", "natural") and p.quality < 2]
    if not places or (label == "PERSON" and doc[max(0, candidate.start - 1)].lower_ != "the"):
        return False
    return bool(big) and label in ("", "NORP", "PRODUCT", "PERSON") and tokens[0].pos_ == "PROPN"


@lru_cache(maxsize=1)
def _country_names() -> frozenset[str]:
    return frozenset(place_key(country.name) for country in countries())


def _letters_of_a_state(doc: Doc, candidate: Candidate, places: list[GazetteerPlace]) -> bool:
    """ "AK rifles", "IS fighters": two letters are a state of a federation only behind one of its towns ("Juneau, AK")."""
    wide = bool(places) and places[0].kind == "admin1"
    return wide and (candidate.start == 0 or doc[candidate.start - 1].text not in {",", "("})


def _of_feature(doc: Doc, candidate: Candidate) -> bool:
    """ "X woreda", "X district", "X Local Government Area": a name that its word of place is said of."""
    root, end = doc[candidate.start : candidate.end].root, candidate.end
    if doc[end : end + 2].text.lower() == COUNCIL or doc[end : end + 1].text == "LGA":
        return True
    return end < len(doc) and doc[end].text in features() and root.dep_ == "compound" and root.head.i == end


def _hyphens(tokens: Span) -> int:
    """The hyphens of a name that they bind over a small word; two are hardly a person's: "Port-au-Prince", "Ras al-Ain"."""
    small = any(t.is_alpha and t.is_lower for t in tokens[1:-1])
    return sum(t.text == "-" for t in tokens) if small else 0


_TAKES = words(
    "capture seize liberate retake recapture overrun storm besiege encircle enter leave reach bomb shell strike hit target"
    " attack raid pound occupy control rule govern surrender cede defend blockade administer cede hold flee abandon lose"
)
_ONLY_PLACES = words("liberate retake recapture overrun besiege encircle shell bombard storm")
_SEIZES = words("capture seize")
_HELD = words("held controlled occupied ruled administered governed seized besieged")
_GRIPS = words("control hand rule occupation siege")
_ATTACKS = words("attack assault raid offensive advance march bombardment siege push airstrike strike")
_LOSSES = words(
    "siege fall capture recapture battle shelling bombardment liberation seizure occupation blockade control"
)
_PERSONS = words("capture hit target attack seize leave strike hold abandon lose")
_BESIEGED = words("siege battle shelling bombardment blockade")  # a person may be captured, and may fall
_SHARES = words("most much half part all parts")
_CONTESTS = words("battle fight fighting struggle")
_FALLS = words("drop rain descend advance converge")
_PARTS = words(
    "streets outskirts suburbs countryside residents airport city town centre center district quarter neighbourhood"
    " neighborhood market hospital port harbour university mosque cathedral"
)
_BARE = frozenset(("in", "near", "outside"))
_THERE = STRONG | {"at"}
_NAMED_OF = frozenset(("natural", "facility", "admin2"))
_VIOLENCE = words(
    "kill murder shoot attack ambush raid clash fight shell bomb bombard explode detonate abduct kidnap seize capture arrest"
    " detain behead execute massacre wound injure die find discover burn torch loot storm erupt break blow hit strike"
    " force flee displace evacuate shelter besiege"
)
_VIOLENT = words(
    "attack ambush raid clash fighting battle shelling bombing airstrike strike explosion blast killing massacre abduction"
    " kidnapping shooting firefight assault arrest violence skirmish shootout bombardment offensive bomb mine"
)


def taken(tokens: Span) -> bool:
    """Whether a name is what an army takes, shells or reaches, or has streets and outskirts of its own."""
    head = tokens.root
    if head.dep_ == "nsubj" and head.head.lemma_ == "fall":
        return any(
            child.dep_ == "prep" and child.lower_ == "to" for child in head.head.children
        )  # "X fell to the rebels"
    if head.dep_ in ("dobj", "nsubjpass"):
        verb = head.head.lemma_.lower()
        if head.ent_type_ == "PERSON" and head.dep_ == "nsubjpass":
            return verb in _TAKES - _PERSONS  # "X was captured" may be a person
        return verb in _TAKES
    if _goal(head) or _held(head):
        return True
    if _fought_over(head):
        return True
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lower_ in _PARTS:
        return True  # "residents of X"
    if head.dep_ == "pobj" and head.head.lower_ in ("on", "against"):  # "an assault on X"
        return head.head.head.pos_ == "NOUN" and head.head.head.lemma_.lower() in _ATTACKS
    return head.dep_ == "poss" and head.head.lower_ in _PARTS


def seized(tokens: Span) -> bool:
    """Whether a bare name can only be the place that fighters took, known or not: "retook X", "the rebels had captured X".

    A person who is captured is told with a first name or a title.
    """
    head = tokens.root
    if len(tokens) > 1 or head.pos_ != "PROPN" or head.is_upper or head.ent_type_ in ("ORG", "NORP") or head.children:
        return False
    verb = head.head
    if head.dep_ == "nsubjpass":
        return verb.lemma_.lower() in _ONLY_PLACES
    return head.dep_ == "dobj" and verb.lemma_.lower() in _ONLY_PLACES | _SEIZES


def _fought_over(name: Token, losses: frozenset[str] = _LOSSES) -> bool:
    """Whether a name is what is besieged, lost or fought for: "the siege of X", "the battle for X"."""
    if name.dep_ == "pobj" and name.head.head.lower_ in _SHARES and name.head.head.dep_ == "pobj":
        name = name.head.head  # "control of most of X"
    if name.dep_ != "pobj" or name.head.head.pos_ != "NOUN":
        return False
    prep, deed = name.head.lower_, name.head.head.lemma_.lower()
    return (prep == "of" and deed in losses) or (prep == "for" and deed in _CONTESTS)


def _held(name: Token) -> bool:
    """Whether a name is what somebody holds: "rebel-held X", "X is under army control", "X, which the rebels captured"."""
    for child in name.children:
        if child.dep_ == "amod" and child.lower_ in _HELD and child.nbor(-1).text in ("-", "–"):
            return True
        if child.dep_ == "relcl" and child.lemma_.lower() in _TAKES:
            return any(c.dep_ == "dobj" and c.lower_ in ("which", "that") for c in child.children)
    if name.dep_ != "nsubj" or name.head.lemma_ not in ("be", "remain", "come"):
        return False
    grips = (noun for prep in name.head.children if prep.lower_ in ("in", "under") for noun in prep.children)
    return any(noun.dep_ == "pobj" and noun.lemma_.lower() in _GRIPS for noun in grips)


def _goal(name: Token) -> bool:
    """Whether a name is what bombs fall or troops march on: "dropped bombs on X", "advanced on X"."""
    prep = name.head
    return name.dep_ == "pobj" and prep.lower_ in ("on", "onto", "upon") and prep.head.lemma_.lower() in _FALLS


def scene_of_violence(doc: Doc, candidate: Candidate) -> bool:
    """Whether a name that nobody knows stands bare after "in" or "near", where the sentence tells of violence: "were found in X".

    It is then where that happened: a village, as a rule, that no list has. Acronyms ("in NATO") and what a plural or an
    article introduces are left out.
    """
    start, end = candidate.start, candidate.end
    if candidate.locative not in _BARE or doc[start - 1].lower_ != candidate.locative or end - start > 3:
        return False
    name = doc[start:end].root
    if any(token.is_upper or token.pos_ != "PROPN" for token in doc[start:end]) or name.dep_ != "pobj":
        return False
    if end < len(doc) and doc[end].pos_ in ("NOUN", "PROPN"):
        return False  # "in Parliament Square"
    word = name.head.head
    for _ in range(3):
        if word.lemma_.lower() in (_VIOLENCE if word.pos_ in ("VERB", "AUX") else _VIOLENT):
            return True
        if word.dep_ not in ("acl", "agent", "dobj", "pobj", "prep", "relcl", "nsubjpass"):
            return False
        word = word.head
    return False


def _called(doc: Doc, candidate: Candidate) -> bool:
    """ "The X crossing": a name between the article and its feature word."""
    start, end = candidate.start, candidate.end
    named = doc[start].pos_ == "PROPN" and start > 0 and doc[start - 1].lower_ == "the"
    return named and end < len(doc) and doc[end].lower_ in features()


def _of(doc: Doc, candidate: Candidate) -> bool:
    """ "the Bishop of X": a single name after "of"."""
    return candidate.start > 0 and doc[candidate.start - 1].lower_ == "of" and doc[candidate.start].pos_ == "PROPN"


def joined(doc: Doc, candidate: Candidate, places: list[GazetteerPlace], kept: dict[int, set[str | None]]) -> bool:
    """Whether a candidate is coordinated with an accepted place of its country ("on A and B"), or in "the towns of A and B"."""
    root = doc[candidate.start : candidate.end].root
    beside = [root.head] if root.dep_ in ("conj", "appos") else []
    beside += [child for child in root.children if child.dep_ in ("conj", "appos")]
    beside = [token for token in beside if token.i in kept]
    here = {place.country for place in places if place.quality < 2}
    return any(here & kept[token.i] for token in beside) or (bool(beside) and in_list_of_places(root))


def named_place(name: Token) -> bool:
    """Whether a name stands beside the word for what it is, in a phrase of place: "in another village, X"."""
    what = name.head
    return (
        name.dep_ == "appos"
        and what.i < name.i
        and what.lower_ in features()
        and what.dep_ == "pobj"
        and what.head.lower_ in LOCATIVE
    )


def in_list_of_places(name: Token) -> bool:
    """Whether a name is one of "the towns of A, B and C"."""
    first = name.first_conjunct
    what = first.head.head if first.head.lower_ == "of" else first.head
    return first is not name and what.tag_ == "NNS" and what.lemma_.lower() in features()


def person_parts(doc: Doc) -> set[str]:
    """Folded single words out of the full names of persons ("Georgia Smith" gives both)."""
    found: set[str] = set()
    for entity in doc.ents:
        if entity.label_ == "PERSON":
            words = [token for token in entity if token.is_alpha and token.text[0].isupper()]
            if len(words) > 1:
                found.update(place_key(token.text) for token in words)
    return found
