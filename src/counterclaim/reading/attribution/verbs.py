"""Verb cues: "X said that", "accused X of", "called on X to", "…, officials said", "was quoted as warning"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.lexicon.cues import Cue, CueLexicon, cues
from counterclaim.lexicon.governors import governors
from counterclaim.reading.attribution.around import inverted, name_before
from counterclaim.reading.attribution.content import OCCASIONS, content_of
from counterclaim.reading.attribution.lost import lost_speaker
from counterclaim.reading.attribution.parts import Content
from counterclaim.reading.attribution.quotes import Quote
from counterclaim.reading.attribution.syntax import (
    PERSONAL,
    agent,
    child,
    is_negated,
    is_passive,
    is_verbal,
    own_subject,
    relative,
    subject,
)
from counterclaim.reading.attribution.telling import Telling, span_of
from counterclaim.reading.facts.clauses import looked_back_on
from counterclaim.reading.parsed import Doc, Token

_AUX = frozenset({"aux", "auxpass", "neg", "prt"})
_NOT_SAID = frozenset({"refuse", "decline", "fail", "avoid", "forget", "omit", "neglect"})
# subjects of a passive report that are told something, against those that are quoted
_QUOTED = frozenset({"quote", "cite"})
_TOLD_TO = frozenset({"urge", "ask", "order", "tell", "force", "want", "press", "pressure", "beg", "allow", "let"})
_SPOKEN = frozenset({"that", "quote"})
_PLANNED = frozenset({"plan", "pledge", "vow", "promise", "propose", "threaten", "agree", "intend"})
_WINDOW = 5
_OF_DEEDS = frozenset({"denies", "admits"})


def verb_tellings(doc: Doc, lexicon: CueLexicon, quotes: Sequence[Quote], quote_at: Sequence[int]) -> list[Telling]:
    """Return a telling for every verb of the document that is a cue and governs content."""
    found: list[Telling] = []
    for token in doc:
        if token.pos_ not in ("VERB", "AUX") and not (token.tag_.startswith("VB")):
            continue
        match = _entry(token, lexicon)
        if match is None:
            continue
        entry, extra = match
        telling = _telling(doc, token, entry, extra, quotes, quote_at)
        if telling is not None:
            found.append(telling)
    return found


def _entry(verb: Token, lexicon: CueLexicon) -> tuple[Cue, list[int]] | None:
    """Return the longest cue whose words stand here, and the indexes of its words after the verb."""
    for cue in lexicon.starting("verb", verb.lemma_.lower()):
        extra = _words_after(verb, cue.words[1:])
        if extra is None or not _objects_fit(verb, cue) or _other_path(verb, cue, extra):
            continue
        if extra or not _other_verb(verb):
            return cue, extra
    return None


def _other_path(verb: Token, cue: Cue, extra: list[int]) -> bool:
    """True for "went on television", "went on the offensive": what should go on with the speaking has an object of its own."""
    return set(cue.takes) <= _SPOKEN and any(child(verb.doc[i], ("pobj",)) is not None for i in extra)


def _other_verb(verb: Token) -> bool:
    """True for "called off": with its particle it is a verb of its own, that says what becomes of its object."""
    return any(c.dep_ == "prt" and ("verb", f"{verb.lemma_.lower()} {c.lower_}") in governors() for c in verb.children)


def _objects_fit(verb: Token, cue: Cue) -> bool:
    """Whether the verb's object is none that makes it another word, and one of those that make it this cue."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        objects.append(verb.head)  # "an ambush claimed by the rebels"
    if cue.unless and any(_any_lemma(c, cue.unless) for c in objects):
        return False
    objects += [c for c in verb.children if c.dep_ in ("acomp", "nummod") and c.i > verb.i]  # "counted nine dead"
    return not cue.only or any(c.lemma_.lower() in cue.only or ("#" in cue.only and c.like_num) for c in objects)


def _words_after(verb: Token, words: tuple[str, ...]) -> list[int] | None:
    found: list[int] = []
    if not words:
        return found
    tokens, at = verb.doc.tokens, verb.i + 1
    end = min(verb.i + 1 + _WINDOW, verb.sent.end)
    for word in words:
        while at < end and word not in (tokens[at].lower_, tokens[at].lemma_.lower()):
            # only adverbs, articles, adjectives and short objects may stand between a verb and its particle
            if tokens[at].is_punct or tokens[at].pos_ in ("VERB", "SCONJ"):
                return None
            at += 1
        if at >= end:
            return None
        word_at = tokens[at]
        of_object = word_at.dep_ in ("det", "amod") and word_at.head.dep_ == "dobj" and word_at.head.head.i == verb.i
        if (
            word_at.head.i not in (verb.i, *found)
            and not (at == verb.i + 1 and word_at.dep_ == "mark")
            and not of_object  # "pointed the finger", "held the army responsible"
        ):
            return None
        found.append(at)
        at += 1
    return found


def _telling(
    doc: Doc, verb: Token, entry: Cue, extra: list[int], quotes: Sequence[Quote], quote_at: Sequence[int]
) -> Telling | None:
    if entry.stance == "demands" and looked_back_on(verb):
        return None  # "convicted of ordering the raid" tells a deed, not what the one convicted demands now
    lost = lost_speaker(verb, entry, quote_at)
    content = content_of(doc, verb, entry, extra, quotes, quote_at, lost.start if lost else None)
    if content is None or not content.tokens:
        return None
    source, rule, governing, negated = (lost.head, "", [], False) if lost is not None else _source(verb, entry, content)
    if rule == "none":
        return None
    cue = _cue_tokens(verb, extra, content, governing)
    taken = set(cue)
    tokens = content.tokens - taken
    source_tokens: list[int] = []
    if source is not None:
        if source.i in tokens and source.i not in taken:
            if not content.whole_rest:
                return None
            tokens -= set(span_of(source))
        source_tokens = list(range(lost.start, verb.i)) if lost is not None else source_span(source, verb)
        source_tokens = [i for i in source_tokens if i <= source.i or content.whole_rest or i not in tokens]
        begin = name_before(source) if source_tokens and lost is None else source.left_edge.i
        if source_tokens and begin < source.left_edge.i:
            source_tokens = [*range(begin, source_tokens[0]), *source_tokens]
            source = source.doc[source.left_edge.i - 1]  # the name before the office is who speaks
        pronoun = relative(verb)
        if pronoun is not None and source.i < pronoun.i < verb.i and verb.i in span_of(source):
            source_tokens = [pronoun.i]
        tokens.difference_update(source_tokens)
    if not tokens:
        return None
    if content.infinitive and entry.infinitive is not None:
        entry = entry.model_copy(update={"stance": entry.infinitive, "certainty": "certain"})
    return Telling(
        entry=entry,
        head=verb.i,
        cue=cue,
        source=source_tokens,
        source_head=source.i if source is not None else None,
        content=tokens,
        addressees=[t.i for t in content.addressees],
        negated=negated or is_negated(verb),
        rule=f"verb cue '{entry.cue}' with {content.kind}{rule}",
    )


def _any_lemma(noun: Token, lemmas: tuple[str, ...]) -> bool:
    of = next(
        (g for c in noun.children if c.dep_ == "prep" and c.lower_ == "of" for g in c.children if g.dep_ == "pobj"),
        None,
    )
    return noun.lemma_.lower() in lemmas or (of is not None and of.lemma_.lower() in lemmas)


def source_span(source: Token, verb: Token | None = None) -> list[int]:
    """Return the tokens of a source's noun phrase with determiners, appositions and short complements.

    The relative clause or participle that holds the cue itself is left out.
    """
    cut = source.right_edge.i + 1
    for c in source.children:
        if c.i > source.i and verb is not None and verb.i in span_of(c):
            cut = min(cut, c.left_edge.i)
    while cut - 1 > source.i and (
        source.doc[cut - 1].is_punct or source.doc[cut - 1].is_space or source.doc[cut - 1].dep_ in ("cc",)
    ):
        if source.doc[cut - 1].text in ")]\"”’'»":
            break
        cut -= 1
    start = source.left_edge.i
    while start < source.i and source.doc[start].ent_type_ in ("DATE", "TIME") and source.doc[start].dep_ != "det":
        start += 1  # "Tuesday the ministry said"
    while (
        start < source.i
        and (source.doc[start].is_punct or source.doc[start].is_space)
        and source.doc[start].text not in "\"“‘'("
    ):
        start += 1
    return list(range(start, cut))


def _source(verb: Token, entry: Cue, content: Content) -> tuple[Token | None, str, list[Token], bool]:
    """Return source, note on how it was found ("none": no attribution), verbs governing the cue verb, negated."""
    negated = False
    governing: list[Token] = []
    at = verb
    while at.dep_ == "xcomp" and at.head.i != at.i and len(governing) < 4:
        head = at.head
        if head.lower_ == "unable" and head.dep_ == "acomp" and is_verbal(head.head):
            negated, head = True, head.head  # "was unable to confirm"
        if not is_verbal(head) or (verb.tag_ == "VBG" and at.i == verb.i and _answers_for_a_deed(head)):
            break  # "denies backing the rebels": the backing is what is denied
        if head.lemma_ in _NOT_SAID or is_negated(head):
            negated = True
        if head.lemma_.lower() in _PLANNED and not is_passive(head) and child(head, ("dobj", "dative")) is None:
            return (
                None,
                "none",
                [],
                False,
            )  # "plans to call for talks": the plan is what is told, the call is still to come
        if head.lemma_ in _TOLD_TO and child(head, ("dobj", "nsubjpass")) is not None:
            return None, "none", [], False  # "urged X to admit": nobody has admitted anything
        governing.append(head)
        at = head
    untold = entry.infinitive is not None and content.infinitive and child(verb, ("dobj", "dative")) is None
    if is_passive(verb) or (untold and verb.dep_ == "ROOT"):  # a headline's "rebels told to disarm" is passive
        by = agent(verb)
        if by is not None:
            return by, ", passive, its source after 'by'", governing, negated
        if entry.cue in _QUOTED or content.quoted_as:
            found = own_subject(verb) or subject(verb)
            return found, ", passive", governing, negated
        return None, ", passive without a source", governing, negated
    quoted = quoted_speaker(verb)
    if quoted is not None:
        return quoted, ", its speaker quoted by another", governing, negated
    found = (inverted(verb, entry.takes) if entry.object == "content" else None) or subject(verb)
    if found is not None and is_passive(at) and at.i != verb.i and own_subject(at) is not None and at.dep_ != "xcomp":
        # "is said to believe": the subject is still the one who believes
        return found, "", governing, negated
    if found is not None and entry.kind == "impression":
        return None, ", impersonal", governing, negated  # "the truce seems to hold": nobody is said to speak
    if found is not None and found.lower_ in ("it", "that") and (found.dep_ == "expl" or _of_being(verb, found)):
        return None, ", impersonal", governing, negated
    if found is None:
        if verb.dep_ in ("amod", "compound", "aux") or (
            verb.tag_ in ("VBG", "VBN") and verb.dep_ not in ("ROOT", "ccomp", "conj", "advcl")
        ):
            return None, "none", governing, negated
        if verb.tag_ == "VB" and entry.kind != "report":
            return None, "none", governing, negated
    return found, "", governing, negated


def _of_being(verb: Token, pronoun: Token) -> bool:
    """The "it" of "it is hard to confirm", which stands for what is hard."""
    if verb.i == pronoun.head.i or verb.tag_ != "VB" or pronoun.tag_ not in ("PRP", "DT"):
        return False
    said = child(pronoun.head, ("acomp",)) if pronoun.head.lemma_ == "be" else None
    return said is not None and said.lower_ not in PERSONAL


def _answers_for_a_deed(verb: Token) -> bool:
    return any(cue.stance in _OF_DEEDS and "ing" in cue.takes for cue in cues().starting("verb", verb.lemma_.lower()))


def quoted_speaker(verb: Token) -> Token | None:
    """Return the army of "quoted the army as saying"."""
    if verb.i == 0 or verb.nbor(-1).lower_ != "as" or not verb.lower_.endswith("ing"):
        return None
    start = max(verb.sent.start, verb.i - 30)
    head = next((verb.doc[i] for i in range(verb.i - 2, start - 1, -1) if verb.doc[i].lemma_.lower() in _QUOTED), None)
    if head is None or not is_verbal(head):
        return None
    if is_passive(head):
        return own_subject(head) or subject(head)
    return child(head, ("dobj",))


def _cue_tokens(verb: Token, extra: list[int], content: Content, governing: list[Token]) -> list[int]:
    """Return the cue: the verb with its auxiliaries, negation, particle, bare adverbs, preposition and governing verbs."""
    allowed = {verb.i, *extra, *content.links}
    for word in [verb, *governing]:
        allowed.add(word.i)
        for c in word.children:
            if (
                c.dep_ in _AUX
                or (c.dep_ in ("advmod",) and c.left_edge.i == c.right_edge.i and c.i not in content.tokens)
                or c.dep_ == "aux"
                or (c.lower_ == "to" and c.i < verb.i)
            ):
                allowed.add(c.i)
            elif c.dep_ == "advmod" and c.i < word.i and not _said(c, content):
                allowed.update(span_of(c))  # "has once again accused"
    start = end = verb.i
    while start - 1 in allowed:
        start -= 1
    while end + 1 in allowed:
        end += 1
    run = set(range(start, end + 1))
    occasion = _occasion(verb, content)
    if occasion:
        run |= set(range(end + 1, occasion + 1))
        end = occasion
    day = verb.nbor(1) if verb.i == end and verb.i + 1 < len(verb.doc) else None
    if day is not None and day.dep_ == "npadvmod" and day.ent_type_ == "DATE" and span_of(day)[0] not in content.tokens:
        run |= set(span_of(day))
        end = day.right_edge.i
    if end + 1 < len(verb.doc) and verb.doc[end + 1].text == ":":
        run.add(end + 1)
    # the words of a longer cue belong to it even when an object stands between ("held the army responsible for")
    return sorted(run | set(extra) | content.links)


def _said(adverb: Token, content: Content) -> bool:
    """Whether an adverb of several words holds other words than adverbs, or some of what is said."""
    return any(adverb.doc[i].pos_ != "ADV" or i in content.tokens for i in span_of(adverb))


def _occasion(verb: Token, content: Content) -> int:
    """Return the last token of "in a statement", "in an interview" right after the verb, or 0."""
    for c in verb.children:
        if c.dep_ == "prep" and c.i == verb.i + 1 and c.lower_ in ("in", "on", "during", "via", "through"):
            noun = child(c, ("pobj",))
            if (
                noun is not None
                and noun.lemma_.lower() in OCCASIONS
                and noun.i - c.i <= 4
                and noun.i not in content.tokens
            ):
                return noun.i
    return 0
