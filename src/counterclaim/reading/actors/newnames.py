"""Names that the registry does not know: persons and bodies found by the statistical NER and by the nouns beside them."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.acronyms import learn_brackets
from counterclaim.reading.actors.bodies import beside, read_body, same_body
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.grammar import ONE_OF_MANY, acts, capitalised, role_head
from counterclaim.reading.actors.lookalikes import TITLES, is_compound, trim, whole_hyphened
from counterclaim.reading.actors.persons import called_a_person, read_person, short_of_group
from counterclaim.reading.actors.plurals import read_plural_names
from counterclaim.reading.actors.towns import known_places
from counterclaim.reading.actors.wholes import whole_bodies
from counterclaim.reading.parsed import Span, Token
from counterclaim.records import ActorKind

_LONGEST_PARTED = 8  # tokens
_SPEECH = word_list("saying")


def read_new_names(book: Book) -> None:
    """Add actors and mentions for persons and bodies that the NER marks and the registry does not have."""
    persons: list[tuple[int, int]] = []
    bodies: list[tuple[int, int, str]] = []
    whole = whole_bodies(book)
    bodies += [(start, end, "ORG") for start, end in whole]
    inside = {i for start, end in whole for i in range(start, end)}
    dated = [(d.start_char, d.end_char) for d in book.draft.dates]  # in the order of the text
    for ent in (part for whole_ent in book.doc.ents for part in _parted(whole_ent)):
        if _within(ent, dated):
            continue  # "Ashura 2023", "Eid al-Fitr"
        start, end = whole_hyphened(book.doc, *trim(ent))
        if start >= end or not book.free(start, end) or start in inside or end - 1 in inside:
            continue
        if _torn(book.doc[start:end].text):
            continue  # 'Zorda")-controlled Leba'
        if ent.label_ == "PERSON" or called_a_person(book, book.doc[start:end]):
            persons.append((start, end))
        elif ent.label_ in {"ORG", "NORP", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW", "LOC"}:
            bodies.append((start, end, ent.label_))
    short = [s for b in [*persons, *bodies] if len(s := book.doc[b[0] : b[1]]) <= 3 or is_compound(s)]
    places = known_places(short, book.focus[:3])
    persons = [p for p in persons if not _only_a_place(book.doc[p[0] : p[1]], places, person=True)]
    bodies = [b for b in bodies if not _only_a_place(book.doc[b[0] : b[1]], places)]
    called = {book.doc[s:e].text for s, e in persons if _called_a_body(book, book.doc[s:e])}
    for start, end in sorted(persons, key=lambda p: (-(p[1] - p[0] > 1), p[0])):
        span = book.doc[start:end]
        if _of_group(book, span):
            continue
        if span.text in called:  # once "the movement X", always a body
            bodies.append((start, end, "ORG"))
        else:
            read_person(book, span)
    for start, end, label in sorted(bodies, key=lambda b: (-(b[1] - b[0] > 1), b[0])):
        if end - start == 1:
            learn_brackets(book)  # an acronym is no body of its own where a longer name introduces it
        if not _of_group(book, book.doc[start:end]):
            read_body(book, book.doc[start:end], label)
    _named_beside(book)
    read_plural_names(book)


def _of_group(book: Book, span: Span) -> bool:
    """Name the Zorda group by the "Zorda" of "Zorda fighters"; whether that is what the span is."""
    group = short_of_group(book, span) if len(span) == 1 and book.free(span.start, span.end) else None
    if group is not None:
        book.name(span.start, span.end, group, "alias", "the first word of a group's name in this text")
    return group is not None


def _parted(ent: Span) -> list[Span]:
    """ "Leba, John Brandt", which the NER takes for one name: the parts between the commas."""
    commas = [token.i for token in ent if token.text == ","]
    if not commas or len(ent) > _LONGEST_PARTED:
        return [ent]
    edges = [ent.start - 1, *commas, ent.end]
    parts = [(a + 1, b) for a, b in pairwise(edges) if b > a + 1]
    return [Span(ent.doc, a, b, label="PERSON" if _like_person(ent.doc[a:b]) else ent.label_) for a, b in parts]


def _like_person(part: Span) -> bool:
    return 1 < len(part) < 4 and all(t.pos_ == "PROPN" and t.text[:1].isupper() and not t.is_upper for t in part) and (
        agent_words().of_words([t.text for t in part]) is None)  # fmt: skip


def _torn(text: str) -> bool:
    """Whether a name has one of two brackets or quotation marks: the NER took half of something."""
    return text.count("(") != text.count(")") or text.count('"') % 2 == 1 or text.count("“") != text.count("”")


def _within(span: Span, stretches: list[tuple[int, int]]) -> bool:
    """Whether the span lies inside one of the stretches of characters, which are sorted and apart."""
    at = bisect_right(stretches, (span.start_char, len(span.doc.text))) - 1
    return at >= 0 and span.end_char <= stretches[at][1]


def _called_a_body(book: Book, span: Span) -> bool:
    agent = beside(book, span)
    outlet = agent_words().at(span.root.head) if span.root.dep_ == "compound" and span.root.head.i == span.end else None
    if outlet is not None and outlet.agent.kind == "media" and not outlet.agent.speaks and not outlet.plural:
        return True  # "the Daily Zorda newspaper"
    if agent is None or agent.kind == "person" or not agent.collective:
        return False
    return agent.noun not in ONE_OF_MANY or (span.start > 0 and book.doc[span.start - 1].lower_ == "the")


def _only_a_place(span: Span, places: set[str], person: bool = False) -> bool:
    """A name that the gazetteer has and that does nothing here which only somebody can do.

    Of what the NER takes for a person, only a single word or a name over hyphens ("Mazar-i-Sharif").
    """
    if span.text not in places or (person and len(span) > 1 and not is_compound(span)):
        return False
    root = role_head(span.root)
    acting = root.dep_ == "nsubj" and root.head.lemma_ in _SPEECH
    titled = span.start > 0 and span.doc[span.start - 1].lower_ in TITLES - {"the", "his", "her"}
    return not acting and not titled


def _named_beside(book: Book) -> None:
    """Names that the NER missed: capitalised words after an agent noun ("citizens' movement Lucha", "newspaper Al-Sabah")."""
    doc = book.doc
    if book.capitals:
        return
    for after in capitalised(doc):
        if (
            not after.i
            or after.lower_ in TITLES
            or not _name_word(after)
            or not book.free(after.i, after.i + 1)
            or after.is_sent_start
        ):
            continue
        token = doc[after.i - 1]
        hit = agent_words().at(token)
        if hit is None or (token.text[:1].isupper() and token.i and doc[token.i - 1].text[:1].isupper()):
            continue
        end = after.i + 1
        while end < len(doc) and (_name_word(doc[end]) or (doc[end].text in {"-", "al"} and end + 1 < len(doc))):
            if not book.free(end, end + 1) or doc[end].is_sent_start:
                break
            end += 1
        span = doc[after.i : end]
        if hit.agent.kind == "person" and not hit.plural:
            read_person(book, span)
        elif (hit.agent.collective or hit.agent.kind == "media") and not hit.plural and not _place_like(span):
            kind: ActorKind = hit.agent.kind
            same = same_body(book, span.text)
            if same is None:
                country = [book.country] if book.country and kind not in {"intergovernmental", "media"} else []
                same = book.new(span.text, kind, country=country, rule=f"name after “{hit.agent.noun}”").id
            book.name(span.start, span.end, same, "name", f"name after “{hit.agent.noun}”")


def _name_word(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.is_alpha and len(token.text) > 1


def _place_like(span: Span) -> bool:
    return span.root.ent_type_ in {"DATE", "TIME", "LAW", "CARDINAL"} or (
        span.root.ent_type_ in {"GPE", "LOC"} and not acts(span)
    )
