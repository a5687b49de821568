"""Finds the spans that may name places, with the evidence for each; nothing is decided here.

Sources: the parser's own entities, names after words of place ("near X", "the town of X"), names before feature words
("X province"), datelines, and further mentions of names that were found elsewhere in the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from counterclaim.gazetteer.fold import place_key, words
from counterclaim.reading.actors.grammar import capitalised
from counterclaim.reading.parsed import Doc, Span, Token
from counterclaim.reading.places.demonyms import demonyms
from counterclaim.reading.places.features import COUNCIL, DIRECTIONS, LOCATIVE, STRONG, Feature, features
from counterclaim.records.place import PlaceKind

_INNER = words("al el de da do del della di la las le les los du des der den von van of upon on ibn bin bou")
_ARTICLES = words("al el de del la las los do da dos du des")
_ASSIMILATED = words("as ash ad an ar at az en er es ez ed")  # the Arabic article, only with its hyphen ("at-Turkmani")
_PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
_NEVER = frozenset(
    ("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL", "LANGUAGE", "LAW", "EVENT", "WORK_OF_ART")
)
_MONTHS = words(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday ramadan christmas easter"
)
_LONGEST = 6
_BRACKET = 10  # tokens


@dataclass(slots=True)
class Candidate:
    """A span of tokens that may name a place.

    `key` is the folded name to look up; `hint` the kind that a feature word gives; `near` marks "near X", "outskirts of X";
    `after` is the index of the candidate that is said to hold this one ("X, Y").
    """

    start: int
    end: int
    key: str
    label: str = ""
    locative: str = ""
    hint: PlaceKind | None = None
    precision: int | None = None
    near: bool = False
    named_after: bool = False  # the feature word stands after the name ("Texas city")
    full: str = ""
    whole: tuple[int, int] = (0, 0)
    longer: list[tuple[str, int, int]] = field(default_factory=list)  # longer names it may be a part of, longest first
    after: str = ""
    apart: str = ""  # the country that its sentence gives it, where the text has the same name in another country too
    evidence: list[str] = field(default_factory=list)


def find_candidates(doc: Doc, blocked: set[int]) -> list[Candidate]:
    """All spans that may name a place, in text order, without overlap; `blocked` tokens belong to other names."""
    found: dict[tuple[int, int], Candidate] = {}
    for span in _entity_spans(doc):
        _put(doc, found, span, blocked)
    taken = {i for start, end in found for i in range(start, end)}
    for run in _free_runs(doc, blocked):
        for start, end in _at_holder(doc, *run, taken):
            if taken.isdisjoint(range(start, end)) and _worth(doc, start, end):
                _put(doc, found, doc[start:end], blocked)
    return [found[key] for key in sorted(found)]


def _at_holder(doc: Doc, start: int, end: int, taken: set[int]) -> list[tuple[int, int]]:
    """The run, cut into "X District" and "Y Province" at the "of" between them; where Y was found already only before it."""
    for at in range(start + 1, end - 1):
        feature = features().get(doc[at - 1].lower_) if doc[at].lower_ == "of" else None
        council = doc[max(start, at - 3) : at - 1].text.lower() == COUNCIL
        if feature is not None and (council or (feature.kind == "admin2" and at + 1 in taken)):
            return [(start, at), (at + 1, end)]
    return [(start, end)]


def _free_runs(doc: Doc, blocked: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words, cut where tokens belong to other names; small words at a cut fall away."""
    tokens = doc.tokens
    for first, last in _runs(doc):
        start = first
        for at in range(first, last + 1):
            if at < last and at not in blocked:
                continue
            end = at
            while start < end and not _capital(tokens[start]) and at != last:
                start += 1
            while start < end and first < start and not _capital(tokens[start]):
                start += 1
            while end > start and not _capital(tokens[end - 1]):
                end -= 1
            if end > start:
                yield start, end
            start = at + 1


def _put(doc: Doc, found: dict[tuple[int, int], Candidate], span: Span, blocked: set[int]) -> None:
    for part in _split(span):
        if blocked.issuperset(range(part.start, part.end)):
            continue  # wholly another name, whatever is taken off its ends
        candidate = _make(doc, part)
        if candidate is None or not blocked.isdisjoint(range(candidate.start, candidate.end)):
            continue
        candidate.longer = [
            (place_key(doc[start:end].text), start, end)
            for start, end in _around(doc, candidate.start, candidate.end) + _over_of(doc, *candidate.whole)
            if blocked.isdisjoint(range(start, end))
        ]
        found.setdefault((candidate.start, candidate.end), candidate)


def _entity_spans(doc: Doc) -> Iterator[Span]:
    for entity in doc.ents:
        if entity.label_ in _PLACE_LABELS:
            yield entity


def _split(span: Span) -> Iterator[Span]:
    """Cut an entity at commas and line breaks: "Idlib, Syria" names two places, "Pulwama district of south Kashmir" too."""
    start = span.start
    known = features()
    for token in span:
        if token.lower_ == "of" and token.i > start + 1 and token.doc[token.i - 1].text in known:
            yield span.doc[start : token.i]
            start = token.i + 1
            continue
        if token.text in (",", ";", "(", ")", "/") or (token.is_space and "\n\n" in token.text):
            if token.i > start:
                yield span.doc[start : token.i]
            start = token.i + 1
    if span.end > start:
        yield span.doc[start : span.end]


def _make(doc: Doc, span: Span) -> Candidate | None:
    """A candidate from a raw span: article, direction, feature words and possessive taken off, context looked at."""
    start, end, tokens = span.start, span.end, doc.tokens
    while start < end and (tokens[start].lower_ in ("the", "a") or tokens[start].is_punct or tokens[start].is_space):
        start += 1
    if end - start > 1 and tokens[start].is_sent_start and tokens[start].lower_ in LOCATIVE:
        start += 1  # "Near X, ...": only the beginning of the sentence gives the word its capital
    while end > start and (tokens[end - 1].lower_ in ("'s", "’s", "'", "’", "-") or tokens[end - 1].is_space):
        end -= 1
    whole = doc[start:end].text
    if start >= end or not any(map(str.isalpha, whole)) or whole.lower() in _MONTHS:
        return None
    if not any(token.text[:1].isupper() for token in tokens[start:end]) or _speaker(doc, start, end):
        return None
    if all(token.lower_ in DIRECTIONS or token.text == "-" for token in tokens[start:end]):
        return None
    known = features()
    first, beyond = start, end
    feature: Feature | None = None
    named_after = True
    last = tokens[end - 1].lower_
    beside = end < len(tokens) and tokens[end].lower_ in known and not tokens[end].is_sent_start
    county = beside and tokens[end].text in known  # "Jur River county" is no river
    if end - start > 1 and last in known and not county:
        feature, end = known[last], end - 1
    elif beside:
        feature = known[tokens[end].lower_]
    if end - start > 2 and doc[end - 2 : end].text.lower() == COUNCIL:
        feature, end = known["district"], end - 2  # "X Local Government Area"
    if feature is None and start + 2 < end and tokens[start].lower_ in known and tokens[start + 1].lower_ == "of":
        feature, start, named_after = known[tokens[start].lower_], start + 2, False
    before = _word_before(doc, start)
    if feature is None and before is not None:
        feature, named_after = _apposed(doc, before, known), False
    if feature is None:
        feature, named_after = _described(doc, end, known), False
    stripped = start
    while stripped < end - 1 and tokens[stripped].lower_ in DIRECTIONS:
        stripped += 2 if tokens[stripped + 1].text == "-" and stripped + 2 < end - 1 else 1
    full = place_key(whole)
    key = full if (start, end) == (first, beyond) else place_key(doc[start:end].text)
    candidate = Candidate(start, end, key, tokens[start].ent_type_, full=full, whole=(first, beyond))
    of_town = named_after and feature is not None and end + 1 < len(doc) and doc[end + 1].lower_ == "of"
    if (candidate.key in demonyms() and (candidate.label != "GPE" or of_town)) or (of_town and doc[start].tag_ == "JJ"):
        return None  # "the Nigerien town of X"
    if stripped > start:
        candidate.after = place_key(doc[stripped:end].text)
    if feature is not None:
        candidate.hint, candidate.precision, candidate.named_after = feature.kind, feature.precision, named_after
        candidate.evidence.append(f"the word '{feature.word}'")
    locative = None
    if _dateline(doc, start):
        candidate.locative = "dateline"
        candidate.evidence.append("a dateline")
    else:
        locative = _locative(doc, start)
    if locative is not None:
        candidate.locative = locative.lower_
        candidate.near = (
            candidate.locative in ("near", "outside", "around", "surrounding") or candidate.locative in DIRECTIONS
        )
        candidate.evidence.append(f"the word '{locative.lower_}' before it")
    elif not candidate.locative and in_brackets(doc, start, end):
        candidate.locative = "in"
        candidate.evidence.append("in brackets behind a place")
    return candidate if candidate.key else None


def in_brackets(doc: Doc, start: int, end: int) -> bool:
    """Whether a name stands in brackets that hold names alone, behind another in a phrase of place: "in X (Y, Z)"."""
    known = features()
    first, last = start - 1, end
    while first > 0 and start - first < _BRACKET and (_named(doc[first]) or doc[first].lower_ in known):
        first -= 1
    while last < len(doc) - 1 and last - end < _BRACKET and (_named(doc[last]) or doc[last].lower_ in known):
        last += 1
    if first < 2 or doc[first].text != "(" or doc[last].text != ")" or doc[start].is_upper:
        return False
    before = doc[first - 1]
    if not (before.lower_ in known or _capital(before)):
        return False
    for token in reversed(doc.tokens[max(0, first - _BRACKET) : first]):
        if token.lower_ in LOCATIVE:
            return True
        if not (_named(token) or token.lower_ in known or token.lower_ in ("the", "of")):
            return False
    return False


def _named(token: Token) -> bool:
    return _capital(token) or token.text in (",", "-", "/") or token.lower_ in _INNER or token.lower_ in DIRECTIONS


def goes_on(doc: Doc, end: int) -> int:
    """Where a name ends that goes on over an article: "Bahr el Ghazal", "Lanao del Norte", "Valle de la Luna"; else `end`."""
    at = end
    while at < len(doc) and at - end < 2 and doc[at].lower_ in _ARTICLES:
        at += 1
    return at + 1 if end < at < len(doc) and _capital(doc[at]) else end


def _around(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """Longer names that the parser may have cut: "Guinea-Bissau", "Cox's Bazar", "Burkina Faso"; the longest first."""
    first, last, tokens, size = start, end, doc.tokens, len(doc.tokens)
    while first >= 2 and tokens[first - 1].text == "-" and not _blank(tokens[first - 2], tokens[first - 1]):
        first -= 2
    if (first, last) == (start, end) and first and tokens[first - 1].pos_ == "PROPN" and _capital(tokens[first - 1]):
        first -= 1  # "Hong Son" of "Mae Hong Son"
    while last + 1 < size and tokens[last].text == "-" and not _blank(tokens[last - 1], tokens[last]):
        last += 2
    if last + 1 < size and tokens[last].lower_ in ("'s", "’s") and _capital(tokens[last + 1]):
        last += 2
    elif last < size and _capital(tokens[last]) and not tokens[last].is_sent_start and _blank(tokens[last - 1]):
        last += 1
    else:
        last = goes_on(doc, last)
    if (first, last) == (start, end) or last - first > _LONGEST or not tokens[first].text[:1].isupper():
        return []
    return [(first, last)] if tokens[last - 1].text[:1].isupper() else []


def _blank(*tokens: Token) -> bool:
    """Whether a blank follows one of the tokens."""
    return any(token.whitespace_ for token in tokens)


def _speaker(doc: Doc, start: int, end: int) -> bool:
    """Whether the name opens two or more lines with a colon after it: it is who speaks in a transcript."""
    if end >= len(doc) or doc[end].text != ":" or not doc[end - 1].is_upper:
        return False
    label = re.escape(doc[start:end].text)
    return len(re.findall(rf"(?:^|\n)\s*{label}:", doc.text)) > 1


def _over_of(doc: Doc, start: int, end: int) -> list[tuple[int, int]]:
    """ "Democratic Republic of the Congo", of which the parser takes the first half."""
    last = end + 1 + (end + 1 < len(doc) and doc[end + 1].lower_ == "the")
    if last < len(doc) and doc[end].lower_ == "of" and _capital(doc[last]):
        return [(start, last + 1)]
    return []


def _word_before(doc: Doc, start: int) -> Token | None:
    return doc[start - 1] if start > 0 and not doc[start].is_sent_start else None


def _apposed(doc: Doc, before: Token, known: dict[str, Feature]) -> Feature | None:
    """The feature word of "the town of X", "the village X", "Mount X"."""
    if before.lower_ == "of" and before.i > 0 and doc[before.i - 1].text in known:  # not "the Department of Justice"
        if doc[before.i - 1].lower_ == "capital":
            return None  # "the capital of X": X has it and is none
        return known[doc[before.i - 1].text]
    if before.lower_ in known and before.pos_ in ("NOUN", "PROPN"):
        return known[before.lower_]
    if before.text == "," and before.i > 0 and doc[before.i - 1].lower_ in known:
        return known[doc[before.i - 1].lower_]
    singular = {
        "towns": "town",
        "villages": "village",
        "cities": "city",
        "provinces": "province",
        "districts": "district",
    }
    at = before.i - 1 if before.lower_ == "of" else before.i
    word = singular.get(doc[at].lower_) if at >= 0 else None
    return known[word] if word else None


def _described(doc: Doc, end: int, known: dict[str, Feature]) -> Feature | None:
    """The feature word of "X, a small town", "X, an area outside Y"."""
    if end + 2 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ not in ("a", "an", "the"):
        return None
    for token in doc[end + 2 : end + 5]:
        if token.lower_ in known:
            return known[token.lower_]
        if token.pos_ not in ("ADJ", "ADV", "NOUN", "PUNCT", "VERB", "PROPN"):
            return None
    return None


def _locative(doc: Doc, start: int) -> Token | None:
    """The word of place that governs a name, over articles, directions, feature words and "and"."""
    known = features()
    for token in reversed(doc.tokens[max(0, start - 6) : start]):
        at = token.i
        if token.lower_ in LOCATIVE:
            return token
        if token.lower_ == "of" and at > 0 and doc[at - 1].lower_ in DIRECTIONS:
            return doc[at - 1]  # "30 km north of X"
        if token.lower_ == "of" and at > 0 and doc[at - 1].lower_ in known:
            continue
        if token.lower_ in ("'s", "’s"):
            at = _before_name(doc, at)  # "in Sinai's X"
            return doc[at] if at >= 0 and doc[at].lower_ in LOCATIVE else None
        if token.is_space or token.lower_ in ("the", "a", "-") or token.lower_ in DIRECTIONS or token.lower_ in known:
            continue
        return None
    return None


def _before_name(doc: Doc, end: int) -> int:
    """The index of the word before a run of up to three capitalised words that ends at `end`; -1 where there is none."""
    at = end - 1
    while at >= 0 and end - at <= 3 and _capital(doc[at]):
        at -= 1
    return at if at < end - 1 else -1


def _dateline(doc: Doc, start: int) -> bool:
    """Whether a name in capitals opens a line that goes on like a dateline: "GAZA/JERUSALEM, 4 May (Agency) - ..."."""
    if not (doc[start].is_upper and len(doc[start].text) > 2):
        return False
    at = start - 1
    while at >= 0 and start - at < 10 and "\n" not in doc[at].text and (doc[at].is_upper or doc[at].is_punct):
        at -= 1
    if at >= 0 and "\n" not in doc[at].text_with_ws:
        return False
    for token in doc[start + 1 : start + 12]:
        if token.text in ("-", "–", "—", "(", ":", "/", "--"):
            return True
        if "\n" in token.text or (token.is_alpha and token.is_lower):
            return False
    return False


def _runs(doc: Doc) -> Iterator[tuple[int, int]]:
    """Longest runs of capitalised words, with the small words that names have inside."""
    tokens = doc.tokens
    size = len(tokens)
    capital = {token.i for token in capitalised(doc) if _capital(token)}
    end = 0
    for start in sorted(capital):
        if start < end:
            continue
        end = start + 1
        while end < size and not tokens[end].is_sent_start:
            if end in capital:
                end += 1
                continue
            skip = end
            while skip < size and tokens[skip].is_space and "\n\n" not in tokens[skip].text:
                skip += 1
            while skip < size and skip - end < 3 and _inside(doc, skip):
                skip += 1
            if skip == end or skip not in capital or tokens[skip].is_sent_start:
                break
            end = skip + 1
        first = start
        if start >= 2 and tokens[start - 1].text == "-" and tokens[start - 2].lower_ in _INNER | _ASSIMILATED:
            first = start - 2
        yield first, end


def _inside(doc: Doc, at: int) -> bool:
    """Whether a token may stand inside a name: an article, a preposition of names, a hyphen, an apostrophe."""
    token = doc[at]
    if token.text in ("-", "’", "'") or token.lower_ in _INNER:
        return True
    return token.lower_ in _ASSIMILATED and at + 1 < len(doc) and doc[at + 1].text == "-"


def _capital(token: Token) -> bool:
    text = token.text
    if not text[0].isupper() or token.ent_type_ in _NEVER:
        return False
    return token.is_alpha or (len(text) > 3 and text.replace("’", "").replace("'", "").isalpha())  # "N'Djamena"


def _worth(doc: Doc, start: int, end: int) -> bool:
    """Whether a run that the parser did not take for a place is worth a look-up."""
    return end - start <= _LONGEST and not any(token.ent_type_ in _NEVER for token in doc.tokens[start:end])


def strong(candidate: Candidate) -> bool:
    """Whether the words around a candidate alone show that it is a place, known or not."""
    return (
        candidate.locative in STRONG
        or candidate.locative in DIRECTIONS
        or candidate.locative == "dateline"
        or bool(candidate.hint and candidate.evidence)
    )
