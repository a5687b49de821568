"""Noun cues: "a statement by the army", "reports of clashes", "expressed worries that", "the rebels' claim that"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.lexicon.cues import Cue, CueLexicon
from counterclaim.reading.attribution.speakers import may_speak
from counterclaim.reading.attribution.syntax import agent, child, is_negated, is_passive, is_verbal, subject
from counterclaim.reading.attribution.telling import Telling, span_of
from counterclaim.reading.attribution.verbs import quoted_speaker, source_span
from counterclaim.reading.attribution.words import words
from counterclaim.reading.parsed import Doc, Token

# verbs that only carry the noun: their subject is the one who speaks
LIGHT_VERBS = words(
    "make issue release give express voice raise have hold send deliver put repeat reiterate publish offer level file lodge"
    " launch share harbour harbor cast issue post lay show add join renew place pin direct take extend convey announce"
)
_TELLING_NOUNS = frozenset({"report", "news", "word", "rumour", "rumor", "footage", "video"})
# light verbs whose subject may as well be what stirs the feeling as who voices it
_STIRS = frozenset({"raise", "cast", "give", "renew", "add", "draw", "post", "pose", "have"})
_SAID_TO_BE = frozenset({"that", "whether"})
_ABOUT_LINKS = frozenset({"about", "regarding", "over", "concerning", "on"})


def noun_tellings(doc: Doc, lexicon: CueLexicon, quote_at: Sequence[int]) -> list[Telling]:
    """Return a telling for each noun or adjective that is a cue and governs content."""
    found: list[Telling] = []
    for token in doc:
        if token.pos_ == "NOUN":
            entry = lexicon.noun(token.lemma_.lower()) or lexicon.noun(token.lower_)
            made = _noun(doc, token, entry) if entry is not None else None
        elif token.pos_ in ("ADJ", "VERB"):
            entry = next(iter(lexicon.starting("adjective", token.lower_)), None)
            made = _adjective(token, entry) if entry is not None else None
        else:
            continue
        if made is not None:
            found.append(made)
    return found


def _noun(doc: Doc, noun: Token, entry: Cue) -> Telling | None:
    content, links = _content(noun, entry)
    if entry.cue == "order" and noun.i and noun.nbor(-1).lower_ == "in":
        return None
    if not content:
        return None
    source, verb, direct = _source(noun)
    clausal = not links or any(doc[i].lower_ == "to" or is_verbal(doc[i]) for i in links)
    # "the threat of rain", "a question of time": without a speaker or a clause it is no report
    tells = clausal or entry.cue in _TELLING_NOUNS or entry.stance in ("accuses", "fears", "denies")
    if source is None and not tells:
        return None
    cue = {noun.i, *links}
    if verb is not None:
        cue.add(verb.i)
        cue |= {c.i for c in verb.children if c.dep_ in ("aux", "auxpass", "neg", "prt")}
    if direct:
        cue |= set(range(min(cue), noun.i + 1)) if noun.i - min(cue) < 6 else set()
    before = noun.i - 1
    while before >= 0 and noun.doc[before].dep_ == "amod" and noun.doc[before].head.i == noun.i:
        cue.add(before)  # "a veiled threat"
        before -= 1
    tokens = content - cue
    source_tokens = source_span(source, noun) if source is not None else []
    tokens -= set(source_tokens)
    cue -= set(source_tokens)
    if not tokens:
        return None
    return Telling(
        entry=entry,
        head=noun.i,
        cue=sorted(cue),
        source=source_tokens,
        source_head=source.i if source is not None else None,
        content=tokens,
        negated=(verb is not None and is_negated(verb))
        or any(c.lower_ == "no" and c.dep_ == "det" for c in noun.children),
        rule=f"noun cue '{entry.cue}'" + (f" carried by '{verb.lemma_}'" if verb is not None else ""),
    )


def _content(noun: Token, entry: Cue) -> tuple[set[int], set[int]]:
    takes = set(entry.takes)
    for c in noun.children:
        if c.i < noun.i:
            continue
        if c.dep_ in ("acl", "ccomp", "relcl", "xcomp", "advcl"):
            to_infinitive = any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children)
            that = any(g.lower_ == "that" and g.dep_ == "mark" for g in c.children)
            if to_infinitive and "to" in takes:
                return set(span_of(c)), set()
            if "that" in takes and (that or (c.dep_ == "ccomp" and c.tag_ not in ("VBG", "VBN"))):
                return set(span_of(c)), set()
    for c in noun.children:
        infinitive = c.lower_ == "to" and "that" in takes  # "a threat to leave", not "a threat to the town"
        if c.i > noun.i and c.dep_ == "prep" and c.lower_ in takes and not infinitive:
            inner = child(c, ("pobj", "pcomp"))
            if inner is not None:
                return {i for i in span_of(c) if i > c.i}, {c.i}
    head = noun.head
    if noun.dep_ == "nsubj" and head.lemma_.lower() == "be" and "that" in takes:  # "the army's argument is that …"
        for c in head.children:
            if c.i > head.i and c.dep_ in ("ccomp", "advcl") and c.doc[c.left_edge.i].lower_ in _SAID_TO_BE:
                return set(span_of(c)), {head.i}
    # "expressed worries that …": the clause may hang on the verb
    if noun.dep_ == "dobj" and is_verbal(head) and head.lemma_.lower() in LIGHT_VERBS:
        for c in head.children:
            if (
                c.i > noun.i
                and c.dep_ in ("ccomp", "advcl")
                and "that" in takes
                and any(g.lower_ == "that" for g in c.children)
            ):
                return set(span_of(c)), set()
            if (
                c.i > noun.i
                and c.dep_ == "prep"
                and (c.lower_ in takes or (c.lower_ in _ABOUT_LINKS and takes & _ABOUT_LINKS))
            ):
                return {i for i in span_of(c) if i > c.i}, {c.i}
            if c.i > noun.i and c.dep_ == "xcomp" and "to" in takes:
                return set(span_of(c)), set()
    return set(), set()


def _source(noun: Token) -> tuple[Token | None, Token | None, bool]:
    """Return the speaker, the light verb if there is one, and whether the noun is that verb's object."""
    quoted = quoted_speaker(noun)
    if quoted is not None:
        return quoted, None, False
    owner = child(noun, ("poss",))
    if owner is not None:
        return owner, None, False
    for c in noun.children:
        if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from") and c.i > noun.i:
            inner = child(c, ("pobj",))
            if inner is not None:
                return inner, None, False
        if c.dep_ == "acl" and c.tag_ == "VBN" and c.i > noun.i:
            by = agent(c)
            if by is not None:
                return by, None, False
    head = noun.head
    if noun.dep_ in ("dobj", "attr") and is_verbal(head) and head.lemma_.lower() in LIGHT_VERBS:
        found = subject(head)
        if found is not None and head.lemma_.lower() in _STIRS and not may_speak(found):
            found = None  # "clashes are raising fears": nobody is said to fear
        return found, head, True
    if noun.dep_ == "nsubjpass" and is_passive(head) and head.lemma_.lower() in LIGHT_VERBS:
        return agent(head), head, False
    for c in noun.children:
        if c.dep_ in ("compound", "amod", "nmod") and (
            c.ent_type_ in ("ORG", "PERSON", "GPE", "NORP") or c.pos_ == "PROPN"
        ):
            return c, None, False
    return None, None, False


def _adjective(word: Token, entry: Cue) -> Telling | None:
    """ "X is convinced that", "X was critical of"."""
    takes = set(entry.takes)
    content: set[int] = set()
    links: set[int] = set()
    for c in word.children:
        if c.i < word.i:
            continue
        if c.dep_ in ("ccomp", "advcl") and "that" in takes and c.tag_ not in ("VBG",):
            content = set(span_of(c))
            break
        if c.dep_ == "xcomp" and "to" in takes and any(g.tag_ == "TO" for g in c.children):
            content = set(span_of(c))
            break
        if c.dep_ in ("prep", "agent") and c.lower_ in takes:
            content, links = {i for i in span_of(c) if i > c.i}, {c.i}
            break
    if not content:
        return None
    if word.dep_ == "amod" and word.i > word.head.i and may_speak(word.head):  # "villagers nervous about the raid"
        return _said_of(word, word, word.head, entry, content, links)
    verb = (
        word.head
        if word.dep_ in ("acomp", "oprd", "xcomp") and is_verbal(word.head)
        else word
        if is_verbal(word)
        else None
    )
    if verb is None:
        return None
    source = subject(verb)
    if source is None or source.lower_ in ("it", "there") or (entry.kind == "attitude" and not may_speak(source)):
        return None  # "the road is ready to use"
    return _said_of(word, verb, source, entry, content, links)


def _said_of(word: Token, verb: Token, source: Token, entry: Cue, content: set[int], links: set[int]) -> Telling:
    cue = {word.i, *links}
    for near in (verb, word):
        cue |= {
            c.i
            for c in near.children
            if c.dep_ in ("aux", "auxpass", "neg", "advmod") and c.i < word.i and word.i - c.i < 4
        }
    cue.add(verb.i)
    return Telling(
        entry=entry,
        head=word.i,
        cue=sorted(cue - content),
        source=source_span(source, word),
        source_head=source.i,
        content=content - cue,
        negated=is_negated(verb),
        rule=f"'{entry.cue}' said of a person",
    )
