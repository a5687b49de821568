"""The content of a verb cue: which tokens the claimant is responsible for."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.lexicon.cues import Cue
from counterclaim.reading.attribution.answers import answered_noun
from counterclaim.reading.attribution.around import near_quote, rest_of_sentence
from counterclaim.reading.attribution.elsewhere import elsewhere
from counterclaim.reading.attribution.parts import Content
from counterclaim.reading.attribution.quotes import Quote
from counterclaim.reading.attribution.syntax import agent, child, is_passive, is_verbal, own_subject
from counterclaim.reading.attribution.telling import span_of
from counterclaim.reading.attribution.words import words
from counterclaim.reading.parsed import Doc, Token

_ACCUSED_WITHIN = 12  # tokens from the accused to the "of" of the deed
_POINTS_BACK = frozenset({"this", "that", "it"})  # "…; both reject this": the clause before is told by somebody else
_SELVES = frozenset({"themselves", "himself", "herself", "itself"})
_CLAUSES = frozenset({"ccomp", "xcomp"})
_BREAKS = frozenset({",", "-", "–", "—", "--", ";"})
_QUOTE_MARKS = frozenset("\"“”‘’'«»„") | {"``", "''"}


def content_of(
    doc: Doc,
    verb: Token,
    entry: Cue,
    extra: list[int],
    quotes: Sequence[Quote],
    quote_at: Sequence[int],
    speaker: int | None = None,
) -> Content | None:
    """Return the content that this verb governs under this cue, or None where it governs none.

    `speaker` is where a speaker begins whom no comma parts from what is told (see `lost_speaker`): all before it in
    the sentence is content.
    """
    takes = set(entry.takes)
    if speaker is not None:
        tokens = set(range(verb.sent.start, speaker))
        told = Content(tokens, "the rest of the sentence (its comma is lost)", whole_rest=True)
        told.tokens = _with_quotes(told, quotes, quote_at, quote_at[verb.i])
        after = [i for i in range(verb.i + 1, min(verb.i + 6, len(doc))) if doc[i].text not in (",", ":")]
        if len(after) > 1 and doc[after[0]].lower_ == "adding" and quote_at[after[1]] >= 0:  # 'said adding "…"'
            following = quotes[quote_at[after[1]]]
            told.tokens |= set(range(following.start, following.end))
        return told
    addressees = _addressees(verb, entry)
    direct = child(verb, ("dobj",))
    points_back = direct is not None and direct.i > verb.i and direct.lower_ in _POINTS_BACK
    found = (
        _quoted_as(verb, entry)
        or _raised(verb, entry)
        or _seeming(verb, entry)
        or _clause(verb, entry, takes)
        or (None if points_back else rest_of_sentence(doc, verb, takes, quote_at))
        or _prepositional(verb, entry, takes, extra)
        or (None if direct is not None and direct.i in extra else _object(verb, entry, takes))
        or elsewhere(verb, entry, takes)
        or _lost_clause(doc, verb, entry)
        or _addressed(verb, entry, takes)
    )
    if found is not None and found.quoted_as and len(found.tokens) == 1:  # '"…," the colonel was quoted as saying'
        found = near_quote(doc, verb, {"quote"}, quotes, quote_at, False) or found
        found.quoted_as = True
    if found is None or (found.kind == "its object" and "quote" in takes):
        near = near_quote(doc, verb, takes, quotes, quote_at, found is not None)
        found = near or found
    if found is not None:
        found.addressees = addressees
        inside = quote_at[verb.i]
        found.tokens = _with_quotes(found, quotes, quote_at, inside)
        found.tokens.discard(verb.i)
    return found


def _addressees(verb: Token, entry: Cue) -> list[Token]:
    found = [c for c in verb.children if c.dep_ == "dative" and c.pos_ in ("NOUN", "PROPN", "PRON")]
    if entry.object == "addressee":
        found += [c for c in verb.children if c.dep_ == "dobj"]
        if is_passive(verb):
            found += [c for c in verb.children if c.dep_ == "nsubjpass"]
    for c in verb.children:
        if c.dep_ in ("prep", "dative") and c.lower_ == "to":
            found += [g for g in c.children if g.dep_ == "pobj"]
    return found


def _quoted_as(verb: Token, entry: Cue) -> Content | None:
    """ "quoted the army as saying": the outer content is the army and all it says."""
    if "as" not in entry.takes:
        return None
    as_word = next((c for c in verb.children if c.dep_ in ("prep", "mark", "advcl") and c.lower_ == "as"), None)
    telling = child(as_word, ("pcomp",)) if as_word is not None else None
    if telling is None:
        near = verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 30)]
        telling = next((c for c in near if c.lower_.endswith("ing") and c.nbor(-1).lower_ == "as"), None)
    if telling is None or entry.cue not in ("quote", "cite"):
        return None
    start = verb.i + 1
    if is_passive(verb):
        start = telling.i
    end = quoted_end(telling)
    return Content(set(range(start, end)), "what the quoted one says", quoted_as=True)


def quoted_end(telling: Token) -> int:
    """Return where the words after "as saying" end: with its clause, or at the next mark where the parser lost it."""
    if any(c.dep_ in ("ccomp", "xcomp", "prep") and c.i > telling.i for c in telling.children):
        return telling.right_edge.i + 1
    end = telling.i + 1
    while end < telling.sent.end and telling.doc[end].text not in ',.;:"”':
        end += 1
    return max(end, telling.right_edge.i + 1)


def _clause(verb: Token, entry: Cue, takes: set[str]) -> Content | None:
    """A clause after the verb: "said that …", "vowed to …", "denied killing …"."""
    for c in verb.children:
        if c.i < verb.i or c.dep_ not in _CLAUSES | {"advcl"}:
            continue
        to_infinitive = any(g.lower_ == "to" and g.dep_ == "aux" for g in c.children)
        gerund = c.tag_ == "VBG" and not any(g.dep_ == "aux" and g.tag_ != "TO" for g in c.children)
        if c.dep_ == "advcl" and not (to_infinitive and "to" in takes and child(verb, ("dobj",)) is not None):
            continue
        if entry.cue == "call" and c.dep_ == "xcomp" and c.pos_ in ("PROPN", "NOUN"):
            fits = (
                child(c, ("dobj", "oprd")) is not None
            )  # "called the man a liar" where the parser hangs the name on the verb
        elif to_infinitive and not any(g.dep_ == "nsubj" for g in c.children) and c.dep_ != "ccomp":
            fits = "to" in takes
        elif to_infinitive:
            fits = "to" in takes or "that" in takes
        elif gerund and not any(g.dep_ == "nsubj" for g in c.children):
            fits = "ing" in takes or ("that" in takes and c.dep_ == "ccomp")
        else:
            fits = bool(takes & {"that", "quote"}) or ("object" in takes and c.dep_ == "ccomp")
        if not fits or (entry.cue == "find" and c.doc[c.left_edge.i].lower_ in _SELVES):
            continue  # "the rebels found themselves encircled"
        tokens = _clause_span(c)
        start = c.left_edge.i
        # a person told or urged is the subject of what is demanded: part of the content
        if to_infinitive:
            told = child(verb, ("dobj", "dative"))
            if told is not None and verb.i < told.i < c.i:
                start = min(start, told.left_edge.i)
            else:
                for c2 in verb.children:
                    if c2.dep_ == "prep" and verb.i < c2.i < c.i and c2.lower_ in ("on", "upon", "for", "to"):
                        noun = child(c2, ("pobj",))
                        if noun is not None:
                            start = min(start, noun.left_edge.i)
        if entry.object == "content" and not to_infinitive and _unattached(verb, start):
            start = verb.i + 1
        tokens |= set(range(start, c.i + 1))
        links = {p.i for p in verb.children if p.dep_ == "prep" and verb.i < p.i < start} if to_infinitive else set()
        links = {i for i in links if i < start}
        return Content({i for i in tokens if i > verb.i}, "a clause", links, infinitive=to_infinitive)
    return None


def _addressed(verb: Token, entry: Cue, takes: set[str]) -> Content | None:
    """ "warning Israel of repercussions" where the parser hangs "of" elsewhere, or nothing more is told than whom."""
    noun = child(verb, ("dobj",))
    if entry.object != "addressee" or entry.kind != "act" or noun is None or is_passive(verb):
        return None
    end = noun.right_edge.i + 1
    at = end
    while at < verb.sent.end and verb.doc[at].text in _QUOTE_MARKS:
        at += 1
    if at < verb.sent.end and verb.doc[at].lower_ in takes and verb.doc[at].dep_ == "prep":
        end = verb.doc[at].right_edge.i + 1
    elif entry.cue != "warn":
        return None
    return Content(set(range(noun.left_edge.i, end)), "the one addressed and what follows")


def _unattached(verb: Token, start: int) -> bool:
    """True when a noun stands right between verb and clause that the parser took for the verb's object or lost."""
    between = range(verb.i + 1, start)
    if not between or len(between) > 12 or verb.doc[verb.i + 1].pos_ not in ("NOUN", "PROPN", "DET", "NUM", "ADJ"):
        return False
    return not any(
        verb.i + 1 in span_of(c) and c.dep_ in ("npadvmod", "advmod", "dative") for c in verb.children if c.i in between
    )


def _clause_span(head: Token) -> set[int]:
    """Return a clause's tokens; a finite verb joined to an infinitive or gerund belongs to the verb above it."""
    tokens = set(span_of(head))
    if any(c.dep_ in ("nsubj", "nsubjpass") for c in head.children) or head.tag_ not in ("VB", "VBG"):
        return tokens
    for joined in head.children:
        if joined.dep_ == "conj" and joined.tag_ in ("VBD", "VBZ", "VBP") and joined.tag_ != head.tag_:
            cut = joined.left_edge.i
            while (
                cut - 1 > head.i
                and (verb_doc := head.doc)[cut - 1].dep_ in ("cc", "punct")
                and verb_doc[cut - 1].head.i == head.i
            ):
                cut -= 1
            return {i for i in tokens if i < cut}
    return tokens


def _lost_clause(doc: Doc, verb: Token, entry: Cue) -> Content | None:
    """ "… saying 12 were killed" where the parser did not hang the clause on its verb: all to the end of the sentence."""
    if entry.cue == "say" and verb.i and verb.nbor(-1).lower_ == "as" and verb.tag_ == "VBG":
        return Content(set(range(verb.i + 1, quoted_end(verb))), "what is quoted")
    if (
        entry.cue != "say"
        or is_passive(verb)
        or any(c.dep_ in ("ccomp", "dobj", "prep") and not _swallowed(c) for c in verb.children if c.i > verb.i)
    ):
        return None
    following = range(verb.i + 1, verb.sent.end)
    if len(following) < 3 or doc[verb.i + 1].text in _BREAKS or doc[verb.i + 1].is_punct:
        return None
    if not any(is_verbal(doc[i]) and any(c.dep_ in ("nsubj", "nsubjpass") for c in doc[i].children) for i in following):
        return None
    return Content(set(following), "the clause that follows")


def _swallowed(noun: Token) -> bool:
    """ "Said a letter condemning the raid had been blocked": the parser hangs the clause on a word beside its subject."""
    if noun.dep_ != "dobj" or noun.pos_ != "NOUN":
        return False
    beside = next((c for c in noun.children if c.dep_ == "acl"), None)
    return beside is not None and any(c.dep_ == "ccomp" and is_passive(c) for c in beside.children)


def _prepositional(verb: Token, entry: Cue, takes: set[str], extra: list[int]) -> Content | None:
    """Content after a preposition: "accused X of …", "blamed X for …", "warned of …", "called for …"."""
    own = {i: verb.doc[i] for i in extra}
    candidates = [c for c in verb.children if c.dep_ in ("prep", "agent", "prt", "dative", "advmod") and c.i > verb.i]
    candidates += [own[i] for i in extra if own[i] not in candidates]
    candidates += [
        c for i in extra for c in own[i].children if c.dep_ == "prep" and c.lower_ in takes and c not in candidates
    ]
    candidates += [
        c for c in verb.children if c.dep_ == "prep" and c.i < verb.i and c.lower_ in takes and verb.dep_ == "relcl"
    ]
    dobj = child(verb, ("dobj",))
    if dobj is not None and dobj.tag_ in ("WDT", "WP"):
        dobj = None
    passive = is_passive(verb)
    by = agent(verb) if passive else None
    if passive and by is None and entry.object == "content" and not takes & {"as", "object"}:
        return None  # "was turned to ashes": nobody speaks
    if by is not None:  # "accused by the police of burning": the parser hangs "of" on the police
        candidates += [c for c in by.children if c.dep_ == "prep" and c.lower_ in takes]
    if dobj is not None and entry.object == "target":  # "of" may hang on the last of several who are accused
        candidates += [c for t in (dobj, *dobj.conjuncts) for c in t.children if c.dep_ == "prep" and c.lower_ in takes]
        if not any(c.lower_ in takes for c in candidates) and (deed := _of_a_deed(verb, dobj, takes)) is not None:
            candidates.append(deed)
    if dobj is not None and entry.object == "addressee" and dobj.pos_ in ("PROPN", "PRON") and "of" in takes:
        candidates += [c for c in dobj.children if c.dep_ == "prep" and c.lower_ == "of"]  # "reminded Alda of the raid"
    for prep in candidates:
        if prep.lower_ not in takes and prep.i not in own:
            continue
        inner = child(prep, ("pobj", "pcomp", "ccomp"))
        if inner is None and prep.i in own and prep.dep_ == "mark" and prep.head.i > prep.i:
            return Content(
                {i for i in _clause_span(prep.head) if i > prep.i}, f"the clause after '{prep.lower_}'", {prep.i}
            )
        if inner is None:
            continue
        if inner.tag_ == "WDT":  # "the attack for which the group has claimed responsibility"
            if verb.dep_ != "relcl" or prep.i > verb.i:
                continue
            return Content(set(range(verb.head.left_edge.i, inner.i + 1)), "the noun it is a clause of", set())
        if (
            prep.lower_ in ("about", "on", "to", "in")
            and entry.kind == "report"
            and inner.pos_ in ("PROPN", "PRON")
            and entry.object == "addressee"
        ):
            continue
        tokens = {i for i in span_of(prep) if i > prep.i}
        links: set[int] = {prep.i}
        whom = entry.object == "target" or "object" in takes or (entry.object == "addressee" and entry.kind == "act")
        if dobj is not None and dobj.i < prep.i and prep.i not in own and whom:
            tokens |= set(range(dobj.left_edge.i, prep.right_edge.i + 1))
            links = set()
        elif entry.object == "target" and is_passive(verb):
            links = set()
            tokens = set(span_of(prep))
        for c in verb.children:  # a list that the parser hung on the verb: "calls for a truce, the withdrawal of …"
            comma = c.left_edge.i - 1
            listed = c.dep_ in ("dobj", "conj", "appos") and c.pos_ in ("NOUN", "PROPN") and comma == max(tokens) + 1
            if listed and verb.doc[comma].text == "," and prep.i in own:
                tokens |= set(range(comma, c.right_edge.i + 1))
            joined = c.dep_ == "conj" and c.tag_ == "VBG" and verb.tag_ != "VBG" and c.i > max(tokens)
            if joined and entry.object == "target":  # "accused X of hiding and then firing", joined to the accusing
                tokens |= set(range(max(tokens) + 1, c.right_edge.i + 1))
        # "called for the militias to leave": the infinitive goes with it
        for c in verb.children:
            if (
                c.dep_ in ("xcomp", "advcl")
                and c.i > prep.i
                and "to" in takes
                and any(g.lower_ == "to" for g in c.children)
            ):
                tokens |= set(range(prep.i + 1, c.right_edge.i + 1))
        return Content(tokens, f"what follows '{prep.lower_}'", links)
    if entry.object == "target" and "object" in takes and dobj is not None:
        return Content(set(span_of(dobj)), "the one it is aimed at")
    return None


def _of_a_deed(verb: Token, accused: Token, takes: set[str]) -> Token | None:
    """The "of" of "accused forces loyal to X of burning homes", which the parser hangs on any word before it."""
    for token in verb.doc[accused.i + 1 : min(verb.sent.end - 1, accused.i + _ACCUSED_WITHIN)]:
        if token.is_punct or token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return None
        if token.lower_ in takes and token.dep_ == "prep" and token.nbor().tag_ == "VBG":
            return token
    return None


def _object(verb: Token, entry: Cue, takes: set[str]) -> Content | None:
    if "object" not in takes or entry.object != "content":
        return None
    if (answered := answered_noun(verb, entry)) is not None:
        return answered
    if is_passive(verb):
        own = child(verb, ("nsubjpass",))
        if own is None:
            return _reduced(verb)
        if own.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
            return Content(set(range(verb.head.left_edge.i, verb.left_edge.i)), "its object, passive")
        return Content(set(span_of(own)), "its subject, passive")
    direct = child(verb, ("dobj", "oprd")) or (child(verb, ("acomp", "nummod")) if entry.only else None)
    if direct is None:
        return None
    if direct.tag_ in ("WP", "WDT"):
        if verb.dep_ != "relcl":
            return None
        noun = set(range(verb.head.left_edge.i, direct.left_edge.i))
        return Content(noun | _called(verb), "the noun it is a clause of")
    if direct.lower_ in _SELVES and not _called(verb):
        return None
    end = direct.right_edge.i
    for c in verb.children:  # "called the raid a massacre", "praised the army for", "announced a raid on"
        if c.i > direct.i and c.left_edge.i == end + 1 and _belongs(c):
            end = c.right_edge.i
        if c.i > direct.i and (
            c.dep_ in ("oprd", "ccomp", "xcomp", "acomp")
            or (c.dep_ == "prep" and c.lower_ in takes and "for" not in entry.words)
        ):
            end = max(end, c.right_edge.i)
    return Content({i for i in range(direct.left_edge.i, end + 1) if i != verb.i}, "its object")


_MADE = frozenset({"write", "publish", "broadcast", "announce"})  # "an article written by": it is theirs, not told of


def _reduced(verb: Token) -> Content | None:
    """The view of "a view echoed by officials"."""
    if verb.dep_ != "acl" or agent(verb) is None or verb.lemma_ in _MADE:
        return None
    noun = verb.head
    tokens = set(range(noun.left_edge.i, verb.left_edge.i))
    return Content(tokens, "its object, a noun before it") if noun.i in tokens else None


def _called(verb: Token) -> set[int]:
    """The massacre of "the raid, which the bishop called a massacre"."""
    named = (
        c
        for c in verb.children
        if c.i > verb.i and (c.dep_ in ("oprd", "acomp", "dobj") or (c.dep_ == "prep" and c.lower_ == "as"))
    )
    return {i for c in named for i in span_of(c)}


_NOT_OBJECT = frozenset({"NORP", "DATE", "TIME"})
OCCASIONS = words(
    "statement interview speech letter tweet post report briefing conference message address television radio twitter facebook"
    " day week month year time morning evening night newspaper remarks comments meeting event rally call"
)


def _belongs(word: Token) -> bool:
    """True for a phrase right after an object that goes with the object rather than with the speaking."""
    if word.dep_ in ("xcomp", "acl", "relcl"):
        return True
    if word.dep_ == "advcl":
        return any(c.tag_ == "TO" and c.dep_ == "aux" for c in word.children)
    if word.dep_ != "prep":
        return False
    noun = child(word, ("pobj", "pcomp"))
    return noun is not None and noun.ent_type_ not in _NOT_OBJECT and noun.lemma_.lower() not in OCCASIONS


def _raised(verb: Token, entry: Cue) -> Content | None:
    """ "The rebels are said to have fled", "it is believed that …": passive or impersonal report."""
    if not is_passive(verb) or verb.dep_ == "acl" or agent(verb) is not None:
        return None
    for c in verb.children:
        if c.dep_ in ("xcomp", "ccomp", "oprd", "acomp") and c.i > verb.i:
            own = child(verb, ("nsubjpass", "nsubj"))
            to_infinitive = any(g.tag_ == "TO" and g.dep_ == "aux" for g in c.children)
            if not to_infinitive and ((own is not None and own.lower_ != "it") or c.dep_ != "ccomp"):
                continue
            if own is None and c.dep_ != "ccomp":
                return None
            if entry.object != "content" and c.dep_ == "ccomp":
                return None
            tokens = set(span_of(c))
            if own is not None and (own.lower_ != "it" or to_infinitive):
                tokens |= set(span_of(own))
            if to_infinitive and (entry.stance == "demands" or entry.infinitive is not None):
                return Content(tokens, "a clause", infinitive=True)  # who was told to leave is no raised subject
            return Content(tokens, "a clause with its raised subject")
    return None


def _seeming(verb: Token, entry: Cue) -> Content | None:
    """ "The truce seems to hold": the infinitive and its subject, which is what is told of and no speaker."""
    if entry.kind != "impression":
        return None
    own = own_subject(verb)
    for c in verb.children:
        if c.dep_ in ("xcomp", "ccomp") and c.i > verb.i and any(g.tag_ == "TO" for g in c.children):
            subject_span = set() if own is None or own.lower_ == "it" else set(span_of(own)) - {verb.i}
            return Content(
                set(span_of(c)) | {i for i in subject_span if i < verb.i}, "a clause with its raised subject"
            )
    return None


def _with_quotes(found: Content, quotes: Sequence[Quote], quote_at: Sequence[int], inside: int) -> set[int]:
    """Take a quotation in whole when the content holds a good part of it; its other sentences have the same speaker."""
    tokens = set(found.tokens)
    if inside >= 0:
        quote = quotes[inside]
        return {i for i in tokens if i in quote}
    counts: dict[int, int] = {}
    for i in found.tokens:
        if quote_at[i] >= 0:
            counts[quote_at[i]] = counts.get(quote_at[i], 0) + 1
    for number, count in counts.items():
        quote = quotes[number]
        if count >= 3 or count * 2 >= len(quote):
            tokens |= set(range(quote.start, quote.end))
    return tokens
