"""Colons and headlines: "14 killed in Idlib: monitor", "Army: rebels broke truce", "the minister's words:" and a quotation."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.cues import Cue
from counterclaim.reading.actors.known import is_state
from counterclaim.reading.attribution.quotes import Quote
from counterclaim.reading.attribution.speakers import may_speak
from counterclaim.reading.attribution.telling import Telling
from counterclaim.reading.attribution.words import words
from counterclaim.reading.datelines import after_dateline
from counterclaim.reading.parsed import Doc, Span, Token

_COLON = Cue(cue=":", pos="preposition", takes=("that", "quote"))
_LONGEST_SOURCE = 8
_HEADLINE = 3  # tokens before a headline at most
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_INSIDE = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "DET", "ADP", "PART", "CCONJ", "NUM", "PUNCT", "SYM"})
_FINDINGS = words("poll report study survey")
# what stands before a colon without being a speaker
_LABELS = words(
    "update background note analysis video photo photos image watch read more related key breaking live exclusive opinion"
    " editorial comment source byline date location place summary topic topics tags contact email tel phone explainer"
    " factbox timeline q a question answer caption file copyright editing reporting writing editor 's ’s correction"
    " clarification disclosure disclaimer"
)


def colon_tellings(
    doc: Doc, tellings: Sequence[Telling], quotes: Sequence[Quote], quote_at: Sequence[int]
) -> list[Telling]:
    """Return tellings whose cue is a colon (or a dash before a source in a headline)."""
    found: list[Telling] = []
    taken = {i for t in tellings for i in t.content} | {t.head for t in tellings}
    for sent in doc.sents:
        made = _in_sentence(doc, sent, taken, quotes, quote_at) or _cut_off(doc, sent, taken, quote_at)
        if made is not None:
            found.append(made)
    return found


def _in_sentence(
    doc: Doc, sent: Span, taken: set[int], quotes: Sequence[Quote], quote_at: Sequence[int]
) -> Telling | None:
    words = [t for t in sent if not t.is_space]
    colons = [k for k, t in enumerate(words) if t.text == ":" and quote_at[t.i] < 0]
    if len(colons) != 1 or len(words) < 4:
        return None
    at = colons[0]
    before, after = words[:at], words[at + 1 :]
    colon = words[at]
    if not before or not after or colon.i in taken:
        return None
    ends_line = _own_line(doc, words[0].i, words[-1].i)
    if (
        ends_line
        and _is_speaker(after)
        and len(before) > len(after)
        and any(t.pos_ in ("VERB", "AUX", "NOUN") for t in before)
    ):
        return _made(colon.i, [t.i for t in after], {t.i for t in before}, "a headline with its source after the colon")
    if ends_line and words[0].i < _HEADLINE and _is_topic(before, after):
        return None
    if _is_speaker(before) and (
        quote_at[after[0].i] >= 0
        or (ends_line and (any(t.pos_ in ("VERB", "AUX") for t in after) or _is_finding(before)))
    ):
        content = {t.i for t in after}
        if quote_at[after[0].i] >= 0:
            quote = quotes[quote_at[after[0].i]]
            content |= set(range(quote.start, quote.end))
        return _made(colon.i, [t.i for t in before], content, "a speaker before a colon")
    return None


def _is_finding(before: Sequence[Token]) -> bool:
    """ "Poll: two parties level": what stands before the colon is written or found out, so that no verb need follow."""
    return before[-1].lemma_.lower() in _FINDINGS


def _is_topic(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """ "Ethiopia: rebels seize town", a headline's country: what follows has a subject of its own and no quotation."""
    if not is_state("".join(t.text_with_ws for t in before).strip()) or after[0].text in "\"“‘'":
        return False
    return after[0].like_num or any(t.dep_ in {"nsubj", "nsubjpass"} and t.pos_ in {"NOUN", "PROPN"} for t in after)


def _cut_off(doc: Doc, sent: Span, taken: set[int], quote_at: Sequence[int]) -> Telling | None:
    """ "Army: Rebels broke truce" where the parser ends a sentence at the colon: the rest of the line is the content."""
    words = [t for t in sent if not t.is_space]
    if len(words) < 2 or words[-1].text != ":" or not _is_speaker(words[:-1]) or words[-1].i in taken:
        return None
    if words[-1].i + 1 >= len(doc) or quote_at[words[-1].i] >= 0:
        return None
    end = words[-1].i + 1
    while end < len(doc) and not (doc[end].is_space and "\n" in doc[end].text):
        end += 1
    following = range(words[-1].i + 1, end)
    if words[0].i < _HEADLINE and _is_topic(words[:-1], list(doc[following.start : following.stop])):
        return None
    if len(following) < 2 or not _own_line(doc, words[0].i, end - 1) or _sentences(doc, following) > 2:
        return None
    return _made(words[-1].i, [t.i for t in words[:-1]], set(following), "a speaker before a colon")


def _sentences(doc: Doc, tokens: range) -> int:
    return sum(1 for i in tokens if doc[i].is_sent_start)


def _own_line(doc: Doc, first: int, last: int) -> bool:
    """True when these tokens are a line by themselves, as headlines are."""

    def breaks(i: int) -> bool:
        return not 0 <= i < len(doc) or (doc[i].is_space and "\n" in doc[i].text)

    return breaks(first - 1) and breaks(last + 1)


def _is_speaker(tokens: Sequence[Token]) -> bool:
    if not 0 < len(tokens) <= _LONGEST_SOURCE:
        return False
    last = tokens[-1]
    if last.ent_type_ in {"DATE", "TIME"}:
        return False  # "On 14 January: ..."
    root = next((t for t in tokens if t.head.i not in range(tokens[0].i, last.i + 1) or t.head.i == t.i), last)
    if root.pos_ == "NOUN" and not may_speak(root) and (root.i == last.i or root.nbor().pos_ == "ADP"):
        return False  # "Another problem for the army: …"
    # the tagger errs on bare headline nouns, so a known agent noun is taken whatever its tag
    nominal = last.pos_ in _NOMINAL and all(t.pos_ in _INSIDE for t in tokens)
    if not nominal and agent_words().at(last) is None:
        return False
    place = after_dateline(f"{last.doc[tokens[0].i : last.i + 1].text}: .") > 0  # "NEW DELHI: …" speaks of no speaker
    return not place and not all(t.lower_ in _LABELS or t.is_punct for t in tokens)


def _made(colon: int, source: list[int], content: set[int], rule: str) -> Telling:
    head = source[-1]
    return Telling(entry=_COLON, head=colon, cue=[colon], source=source, source_head=head, content=content, rule=rule)
