"""Contents around a cue clause: all the rest of its sentence, or a quotation beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from counterclaim.lexicon.cues import cues
from counterclaim.reading.attribution.parts import Content
from counterclaim.reading.attribution.quotes import Quote
from counterclaim.reading.attribution.speakers import is_saying
from counterclaim.reading.attribution.syntax import child, is_verbal, subject
from counterclaim.reading.attribution.telling import span_of
from counterclaim.reading.parsed import Doc, Token

_BREAKS = frozenset({",", "-", "–", "—", "--", ";"})
_CONDITIONS = frozenset({"unless", "if", "until", "before", "after", "because", "although", "once"})
_QUOTE_MARKS = frozenset("\"“”‘’'«»„") | {"``", "''"}
_LATER = frozenset(
    {"npadvmod", "advmod", "prep", "dative", "advcl", "prt", "agent", "aux", "neg", "conj", "cc", "dobj", "punct"}
)


def rest_of_sentence(doc: Doc, verb: Token, takes: set[str], quote_at: Sequence[int]) -> Content | None:
    """The cue clause stands after or inside what it reports: "…, officials said", "…, police said, …"."""
    if not takes & {"that", "quote"}:
        return None
    sent = verb.sent
    before = next((c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i), None)
    if before is None and verb.dep_ not in ("parataxis", "ccomp", "ROOT", "advcl", "dep", "conj", "appos", "acl"):
        return None
    if any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in verb.children):
        return None  # "the rebels will march unless the government agrees"
    names = [own for own in verb.children if own.pos_ == "PROPN"]  # not "the news agency said"
    if any(c.dep_ == "compound" and is_saying(c) for own in names for c in own.children):
        return None  # "…, a charge Rwanda rejects", which the parser takes for one name
    if before is None and "object" in takes and _has_object(verb, quote_at):
        return None  # "While the war goes on, the army praised the truce"
    clause = _cue_clause(verb)
    own_words = {t.i for t in verb.subtree} - ({t.i for t in before.subtree} if before is not None else set())
    resumed = next((i for i in range(verb.i + 1, sent.end) if i not in own_words), sent.end)
    # "they attacked, police said, killing two": the full stop is the saying's
    clause = {i for i in clause if i < resumed}
    start, end = min(clause), max(clause) + 1
    left = _previous(doc, start, sent.start)
    if left is None:
        return None
    if not (doc[left].text in _BREAKS or doc[left].text in _QUOTE_MARKS or doc[left].text in "?!…"):
        return _lost_comma(doc, verb, clause, quote_at)
    if before is None and verb.dep_ not in ("parataxis",):
        # an unlinked cue clause: only the shape "…, X said." or "…," X said counts
        own = next((c for c in verb.children if c.dep_ in ("nsubj",)), None) or inverted(verb, takes)
        right = _next(doc, end, sent.end)
        if (
            own is None
            or verb.dep_ == "acl"
            or (verb.dep_ == "conj" and own.dep_ == "nsubj")
            or verb.tag_ in ("VBG", "VB")
        ):
            return None
        if (
            right is not None
            and doc[right].text not in ",.;\"”'"
            and not doc[right].is_space
            and doc[right].tag_ != "VBG"
        ):
            return None
        if (
            any(is_verbal(c) and c.dep_ in ("advcl",) for c in verb.children)
            and verb.dep_ == "ROOT"
            and left - sent.start < 4
        ):
            return None
    begin = sent.start
    if before is not None and verb.dep_ in ("conj", "advcl", "relcl", "acl"):
        begin = before.left_edge.i
    tokens = set(range(begin, start))
    if before is not None and before.right_edge.i >= end:
        tokens |= set(range(end, before.right_edge.i + 1))
    elif verb.dep_ in ("parataxis", "ccomp", "dep") and (verb.head.i < start or verb.head.i >= end):
        tokens |= set(range(end, _next_teller(verb, end, sent.end)))
    tokens -= clause
    if not any(doc[i].is_alpha for i in tokens):
        return None
    if before is None and not _says_something(doc, tokens, quote_at):
        return None
    if "that" not in takes and not any(quote_at[i] >= 0 for i in tokens):
        return None
    return Content(tokens, "the rest of the sentence", whole_rest=True)


def _has_object(verb: Token, quote_at: Sequence[int]) -> bool:
    """True where the verb has what it tells as an object right after it, and no quotation stands before."""
    told = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if told is None or told.left_edge.i != verb.i + 1 or told.ent_type_ in ("DATE", "TIME"):
        return False
    sent = verb.sent
    return told.pos_ in ("NOUN", "PROPN") and not any(quote_at[i] >= 0 for i in range(sent.start, verb.i))


def _next_teller(verb: Token, end: int, last: int) -> int:
    """Where somebody else begins to speak: "rebels shelled it, the army said, but the group denied it"."""
    for other in verb.head.children:
        if other.dep_ != "conj" or other.i < end or cues().verb(other.lemma_.lower()) is None:
            continue
        own = next((c for c in other.children if c.dep_ == "nsubj" and c.left_edge.i >= end), None)
        if own is not None:
            first = own.left_edge.i
            return first - 1 if verb.doc[first - 1].pos_ == "CCONJ" else first
    return last


def _lost_comma(doc: Doc, verb: Token, clause: set[int], quote_at: Sequence[int]) -> Content | None:
    """ "… was hit the army said on Monday.": a cue clause that ends its sentence though the comma before it is lost."""
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    sent = verb.sent
    if own is None or verb.tag_ not in ("VBD", "VBZ", "VBP") or own.lower_ in ("who", "which", "that", "it"):
        return None
    if any(
        is_verbal(doc[i]) and i != verb.i and doc[i].dep_ not in ("aux", "auxpass") for i in range(verb.i + 1, sent.end)
    ):
        return None
    if any(
        (c.dep_ == "dobj" and c.pos_ not in ("PROPN", "NOUN")) or c.dep_ in ("ccomp", "xcomp", "attr")
        for c in verb.children
        if c.i > verb.i
    ):
        return None
    rest = [i for i in range(verb.i + 1, sent.end) if doc[i].is_alpha]
    if len(rest) > 8 or any(i not in clause for i in rest):
        return None
    tokens = set(range(sent.start, min(clause)))
    before = doc[min(clause) - 1]
    if before.lower_ in ("whether", "if", "that", "because", "when", "where", "while", "and", "but", "or"):
        return None  # "asks whether the truce holds", "…, and the army denies any link": a clause of its own
    if before.tag_ in ("VBD", "VBZ", "VBP") and before.dep_ != "aux" and own.head.i == verb.i:
        return None  # "residents said they heard shots"
    if len(tokens) < 4 or not _says_something(doc, tokens, quote_at):
        return None
    return Content(tokens, "the rest of the sentence (its comma is lost)", whole_rest=True)


_BEFORE_INVERSION = frozenset({",", '"', "”", "’", "»", "''", "-", "–", "—"})


def inverted(verb: Token, takes: Collection[str]) -> Token | None:
    """Return the document of '"…", continues the document', which the parser takes for an object."""
    if (
        "quote" not in takes
        or child(verb, ("nsubj", "nsubjpass")) is not None
        or verb.tag_ not in ("VBZ", "VBD", "VBP")
    ):
        return None
    if verb.i == 0 or verb.nbor(-1).text not in _BEFORE_INVERSION:
        return None
    if verb.dep_ == "conj" and child(verb, ("conj",)) is not None:
        return None  # a deed in a list: "stopped a car, threatened staff and shot two men"
    noun = child(verb, ("dobj",))
    return noun if noun is not None and noun.left_edge.i == verb.i + 1 else None


def _says_something(doc: Doc, tokens: set[int], quote_at: Sequence[int]) -> bool:
    """True for tokens that hold a clause of their own or a quotation."""
    return any(
        quote_at[i] >= 0
        or (is_verbal(doc[i]) and any(c.dep_ in ("nsubj", "nsubjpass") and c.i in tokens for c in doc[i].children))
        for i in tokens
    )


def _cue_clause(verb: Token) -> set[int]:
    """Return the tokens of the cue's own clause: its subject, auxiliaries, adverbials, but not the clause it reports."""
    tokens = {verb.i}
    own = subject(verb) if verb.dep_ != "conj" else None
    for c in verb.children:
        if c.dep_ in ("ccomp", "parataxis"):
            continue
        if c.dep_ == "nsubj" and own is not None and own.head.i == verb.i and c.i < verb.i < own.i:
            continue  # a quotation that the parser takes for a subject
        if (
            c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "neg", "expl")
            or (c.i > verb.i and c.dep_ in _LATER)
            or (c.dep_ == "advmod" and verb.i - c.i < 3)
        ):
            tokens |= set(span_of(c))
    if own is not None and own.head.i == verb.i:
        tokens |= set(span_of(own))
        tokens |= set(range(name_before(own), own.left_edge.i))
    start = min(tokens)  # the parser hangs the marks before a subject on the subject
    while (
        start < verb.i and (verb.doc[start].is_punct or verb.doc[start].is_space) and verb.doc[start].text not in "(["
    ):
        tokens.discard(start)
        start += 1
    return tokens


def name_before(subject_noun: Token) -> int:
    """Return where a name begins that stands unparted before its office ("Colonel John Smith a spokesman told")."""
    start = subject_noun.left_edge.i
    if subject_noun.pos_ != "NOUN" or subject_noun.doc[start].lower_ not in ("a", "an"):
        return start
    at = start
    while at - 1 >= subject_noun.sent.start and _name_part(subject_noun.doc[at - 1]):
        at -= 1
    return at


def _name_part(token: Token) -> bool:
    return token.pos_ == "PROPN" and token.ent_type_ not in ("DATE", "TIME", "GPE", "LOC")


def _previous(doc: Doc, index: int, start: int) -> int | None:
    index -= 1
    while index >= start and doc[index].is_space:
        index -= 1
    return index if index >= start else None


def _next(doc: Doc, index: int, end: int) -> int | None:
    while index < end and doc[index].is_space:
        index += 1
    return index if index < end else None


def near_quote(
    doc: Doc, verb: Token, takes: set[str], quotes: Sequence[Quote], quote_at: Sequence[int], takes_object: bool
) -> Content | None:
    """A quotation right after "said:" or right before "… he said"."""
    if "quote" not in takes or quote_at[verb.i] >= 0:
        return None
    after = verb.i + 1
    limit = min(len(doc), verb.i + 40)
    while after < limit and quote_at[after] < 0 and doc[after].text not in ".?!;":
        after += 1
    if after < limit and quote_at[after] >= 0 and not _another_speaks(doc, verb.i + 1, after):
        quote = quotes[quote_at[after]]
        previous = _previous(doc, quote.start, 0)
        if previous is not None and (doc[previous].text in (",", ":") or previous == verb.i):
            return Content(set(range(quote.start, quote.end)), "a quotation after it")
    clause = _cue_clause(verb)
    start = _previous(doc, min(clause), 0)
    if start is not None and _new_paragraph(doc, start, min(clause)):
        return None  # a quotation that ends the paragraph before has a speaker of its own
    if start is not None and quote_at[start] >= 0 and not any(quote_at[i] == quote_at[start] for i in clause):
        quote = quotes[quote_at[start]]
        ended = any(doc[i].text == "." for i in range(max(quote.end - 2, quote.start), quote.end))
        rest = [t for t in verb.sent if t.i not in quote and t.is_alpha]
        whole = len(rest) <= 12 and all(t.i in clause for t in rest) and not takes_object
        if len(quote) > 2 and (not ended or whole):
            return Content(set(range(quote.start, quote.end)), "a quotation before it", whole_rest=True)
    return None


def _new_paragraph(doc: Doc, start: int, end: int) -> bool:
    return any(doc[i].is_space and "\n" in doc[i].text for i in range(start + 1, end))


def _another_speaks(doc: Doc, start: int, end: int) -> bool:
    """Whether a cue stands between a verb and a quotation: "claimed the town in a message, saying: …" says it by "saying"."""
    for i in range(start, end):
        cue = cues().verb(doc[i].lemma_.lower()) if doc[i].pos_ == "VERB" else None
        if cue is not None and cue.kind == "report" and "quote" in cue.takes:
            return True
    return False
