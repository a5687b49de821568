"""Groups that the text calls by a plural with capitals and nothing more: "the Night Wolves kidnapped a priest".

The NER knows no such name, or takes it for a work of art. It is somebody where it does what only somebody can do, or where
fighters are said to be of it; what kind of group it is stays open unless the words beside it say so.
"""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.bodies import beside, same_body
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.grammar import PLACE_NOUNS, capitalised, role_head
from counterclaim.reading.actors.lookalikes import is_place, not_actors
from counterclaim.reading.actors.towns import known_places
from counterclaim.reading.parsed import Span, Token
from counterclaim.records import ActorKind

_HOSTILE = word_list("hostile")
_SAYING = word_list("saying")
_FIGHTING = frozenset({"rebel_group", "militia", "unidentified"})
_LONGEST = 4  # tokens
_PLURAL = {"NNP", "NNPS", "NNS"}


def read_plural_names(book: Book) -> None:
    """Add actors and mentions for groups that are named by a plural with capitals, where they act."""
    if book.capitals:
        return
    found = [span for span in _candidates(book) if _does(span)]
    places = known_places(found, book.focus[:3]) if found else set[str]()
    for span in found:
        if span.text in places or is_place(span):
            continue
        near = beside(book, span)
        kind: ActorKind = near.kind if near is not None and near.kind in _FIGHTING else "unidentified"
        same = same_body(book, span.text)
        if same is None:
            country = [book.country] if book.country and kind != "unidentified" else []
            same = book.new(span.text, kind, country=country, rule="plural with capitals that acts").id
        book.name(span.start, span.end, same, "name", "plural with capitals that acts")


def _candidates(book: Book) -> Iterator[Span]:
    """ "The" and two to four words with capitals, of which the last is a plural."""
    doc = book.doc
    for last in capitalised(doc):
        if not last.text.endswith("s") or last.text.endswith("ss") or last.tag_ not in _PLURAL or last.is_upper:
            continue
        start = last.i
        while start > 0 and last.i - start < _LONGEST and _name_word(doc[start - 1]):
            start -= 1
        if start == last.i or doc[start - 1].lower_ != "the" or not book.free(start, last.i + 1):
            continue
        if last.i + 1 < len(doc) and (_name_word(doc[last.i + 1]) or doc[last.i + 1].text in {"-", "'s", "’s"}):
            continue
        span = doc[start : last.i + 1]
        known = agent_words().at(last) or agent_words().of_words([t.text for t in span])
        plain = known is not None or last.lower_ in not_actors() | PLACE_NOUNS
        if not plain and not any(t.ent_type_ in {"GPE", "DATE", "EVENT"} for t in span):
            yield span


def _name_word(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.is_alpha and token.lower_ != "the"


def _does(span: Span) -> bool:
    """Whether the name does or says something, or fighters are of it."""
    root = role_head(span.root)
    if root.dep_ == "nsubj":
        return root.head.lemma_ in _HOSTILE | _SAYING
    if root.dep_ != "pobj":
        return False
    by, above = root.head, root.head.head
    if by.lower_ == "by":
        return above.lemma_ in _HOSTILE
    hit = agent_words().at(above) if by.lower_ in {"of", "from"} else None
    return hit is not None and hit.plural and hit.agent.kind in _FIGHTING
