"""From draft to claims: each event, relation and remaining statement becomes one claim of its claimant.

A clause that holds an event or a relation is told by that; a clause of somebody's words that holds neither becomes a
statement, so that nothing said under an attribution is lost. Sentences in the document's own voice become
statements only where they mention an actor.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from counterclaim.lexicon.cues import cues
from counterclaim.reading.attribution.quoted import quoted_in
from counterclaim.reading.attribution.speakers import is_saying
from counterclaim.reading.attribution.stance import stance_at
from counterclaim.reading.draft import Attribution, Draft, DraftEvent, DraftRelation
from counterclaim.reading.factuality import certainty_at, polarity_at, time_at
from counterclaim.reading.parsed import Doc, Span, Token
from counterclaim.reading.positions import DraftPosition, positions_of
from counterclaim.records import Certainty, Polarity, Quoted, Stance, Time

_JOINT = re.compile(r"[\s,;]*(?:(?:and|but|or)\s+)?")
_CLAUSE_DEPS = {"ROOT", "conj", "ccomp", "parataxis", "relcl", "advcl"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}
_ASKED = frozenset({"demands", "asks", "promises", "threatens"})
_CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")
# words that end a statement's clause without belonging to it
_EDGE = {"and", "but", "or", ",", ";", ":", "that", "-", "–", "—"}


@dataclass(slots=True)
class DraftClaim:
    """One claim before it gets its id. `chain` holds attributions, innermost first; empty for the document's voice."""

    start_char: int
    end_char: int
    chain: list[Attribution]
    event: DraftEvent | None = None
    relation: DraftRelation | None = None
    position: DraftPosition | None = None
    stance: Stance = "states"
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    time: Time = "past"
    quoted: Quoted = "none"
    mentions: list[str] = field(default_factory=list)
    because: dict[str, str] = field(default_factory=dict)


def draft_claims(doc: Doc, draft: Draft) -> list[DraftClaim]:
    """Return all claims of the document in text order."""
    found: list[DraftClaim] = []
    covered: set[int] = set()
    cued: dict[int, list[Attribution]] = {}
    for attribution in draft.attributions:
        if attribution.cue_token is not None:
            cued.setdefault(attribution.cue_token, []).append(attribution)
    contents = sorted((end, start) for a in draft.attributions for start, end in a.content_spans)
    for event in draft.events:
        covered.update((event.trigger, *event.also))
        found.append(_of_event(doc, draft, event, cued.get(event.trigger, []), contents))
    for relation in draft.relations:
        covered.add(relation.trigger)
        found.append(_of_relation(doc, draft, relation))
    found.extend(_statements(doc, draft, covered))
    found.sort(key=lambda c: (c.start_char, c.end_char, c.event.trigger if c.event else -1))
    for position in positions_of(doc, draft):
        _attach(doc, found, position)
    return found


def _attach(doc: Doc, claims: list[DraftClaim], position: DraftPosition) -> None:
    """Give a position to the claim that tells it: the event of its word, what its word introduces, else the clause around it."""
    at = doc[position.cue].idx
    issue = doc[position.first].idx
    told = [c for c in claims if c.position is None]
    own = [c for c in told if c.event is not None and c.event.trigger == position.cue]
    said = [c for c in told if c.chain and c.chain[0].cue_token == position.cue and c.start_char <= issue < c.end_char]
    around = sorted((c for c in told if c.start_char <= at < c.end_char), key=lambda c: c.end_char - c.start_char)
    holding = sorted((c for c in told if c.start_char <= issue < c.end_char), key=lambda c: c.end_char - c.start_char)
    for claim in (own or said or around or holding)[:1]:
        claim.position = position
        claim.because["position"] = f"'{doc[position.cue].text}' takes a stand on what follows"


def chain_of(draft: Draft, token_index: int) -> list[Attribution]:
    """Return the attributions that hold this token, innermost first."""
    return _chain_from(draft, draft.attribution_of(token_index))


def _chain_from(draft: Draft, index: int | None) -> list[Attribution]:
    """This attribution and those that it lies in, innermost first."""
    chain: list[Attribution] = []
    while index is not None and len(chain) < 10:
        attribution = draft.attributions[index]
        chain.append(attribution)
        index = attribution.parent
    return chain


def tellers(chain: list[Attribution]) -> list[list[str]]:
    """Return the claimants of each telling, innermost first; one who tells of their own words ("I think that …") counts once."""
    found: list[list[str]] = []
    for attribution in chain:
        if not found or attribution.claimants != found[-1]:
            found.append(attribution.claimants)
    return found


def _of_event(
    doc: Doc, draft: Draft, event: DraftEvent, cued: list[Attribution], told: list[tuple[int, int]]
) -> DraftClaim:
    start, end = _own_words(draft.document.text, event, cued, told)
    chain = chain_of(draft, event.trigger)
    if chain and event.echo is None:  # an echo hangs on the one word that points back or names the one blamed
        start, end = _within(chain[0], event, start, end)
    claim = DraftClaim(start, end, chain, event=event)
    claim.because.update(event.because)
    _settle(doc, claim, event.trigger, event.polarity, event.certainty, event.time)
    claim.mentions = _mentions(doc, draft, start, end)
    for ref in (*event.initiators, *event.targets, *event.mediators):
        if ref not in claim.mentions:
            claim.mentions.append(ref)
    return claim


def _own_words(text: str, event: DraftEvent, cued: list[Attribution], told: list[tuple[int, int]]) -> tuple[int, int]:
    """The span of an event; of one that is told by a cue ("accused"), without the content, which its claimant answers for.

    `told` has end and start of all contents of the document, sorted.
    """
    start, end = event.start_char, event.end_char
    for attribution in cued:
        for content_start, content_end in attribution.content_spans:
            if content_start >= event.trigger_end:
                end = min(end, content_start)
            elif content_end <= event.trigger_start:
                start = max(start, content_end)
    at = bisect_right(told, (event.trigger_start, event.trigger_start)) if cued else 0
    while at and told[at - 1][0] > start:  # "said that …, but denied": what was said before is not told by the denying
        at -= 1
        if told[at][1] >= start:
            start = told[at][0]
    if start >= event.trigger_end or end <= event.trigger_start:
        return event.trigger_start, event.trigger_end
    end = max(end, event.trigger_end)
    if (joint := _JOINT.match(text, start, end)) is not None and joint.end() <= event.trigger_start:
        start = joint.end()
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _within(attribution: Attribution, event: DraftEvent, start: int, end: int) -> tuple[int, int]:
    """Keep the span inside the words that its claimant answers for: never over a closing quotation mark into "he said"."""
    for content_start, content_end in attribution.content_spans:
        if content_start <= event.trigger_start and event.trigger_end <= content_end:
            return max(start, content_start), min(end, content_end)
    return start, end


def _of_relation(doc: Doc, draft: Draft, relation: DraftRelation) -> DraftClaim:
    claim = DraftClaim(relation.start_char, relation.end_char, chain_of(draft, relation.trigger), relation=relation)
    claim.because.update(relation.because)
    _settle(doc, claim, relation.trigger, relation.polarity, relation.certainty, relation.time)
    ends = [ref for ref in (relation.source, relation.target) if ref in draft.actors]
    claim.mentions = list(dict.fromkeys([*ends, *_mentions(doc, draft, relation.start_char, relation.end_char)]))
    return claim


def _settle(doc: Doc, claim: DraftClaim, i: int, polarity: Polarity, certainty: Certainty, time: Time) -> None:
    """Join what the clause says with what its tellers say of it: least certain wins, a denial turns the polarity."""
    claim.polarity, claim.certainty, claim.time = polarity, certainty, time
    if not claim.chain:
        return
    inner = claim.chain[0]
    claim.stance, claim.because["stance"] = stance_at(doc, i, inner)
    claim.quoted = quoted_in(doc, claim.start_char, claim.end_char, inner)
    for k, attribution in enumerate(claim.chain):
        if attribution.polarity == "negative" and not (k and _named_and_denied(doc, claim.chain[k - 1])):
            claim.polarity = "negative" if claim.polarity == "positive" else "positive"
            claim.because["polarity"] = f"turned by the cue '{attribution.cue_lemma}'"
        if _CERTAINTIES.index(attribution.certainty) > _CERTAINTIES.index(claim.certainty):
            claim.certainty = attribution.certainty
            claim.because["certainty"] = f"set by the cue '{attribution.cue_lemma}'"
    if claim.stance in _ASKED and claim.time == "hypothetical" and claim.certainty == "certain":
        claim.certainty = "unknown"
        claim.because["certainty"] = f"'{inner.cue_lemma}' leaves open whether it comes about"
    claim.because["claimant"] = inner.rule


def _named_and_denied(doc: Doc, told: Attribution) -> bool:
    """True for "denied the UN's claim that …": the denial is another's, and the UN's claim stays as the UN made it."""
    cue = doc[told.cue_token] if told.cue_token is not None else None
    return cue is not None and bool(told.claimants) and cue.pos_ == "NOUN" and cue.dep_ in ("dobj", "nsubjpass")


def _mentions(doc: Doc, draft: Draft, start_char: int, end_char: int) -> list[str]:
    span = doc.char_span(start_char, end_char, alignment_mode="expand")
    return draft.actors_in(span) if span is not None else []


def _statements(doc: Doc, draft: Draft, covered: set[int]) -> Iterator[DraftClaim]:
    # a cue's own clause ("X said …") is told by its content; a state of mind told by another ("X said Y believes …") is a claim
    said = {a.cue_token for a in draft.attributions if a.cue_token is not None and not _minded_by_another(draft, a)}
    told: set[int] = set()
    # an event that is only named in a clause ("the raid") does not tell what the clause says of it
    spans = _joined(
        [(e.start_char, e.end_char) for e in draft.events] + [(r.start_char, r.end_char) for r in draft.relations]
    )
    for sentence in doc.sents:
        for head in _clause_heads(sentence):
            if head.i in covered or head.i in said or _lies_in(spans, head.idx):
                continue
            tokens = _clause_tokens(head)
            chain = chain_of(draft, head.i)
            mentions = draft.actors_in(tokens)
            if not chain and (not mentions or head.dep_ not in {"ROOT", "conj"} or not _has_verb(tokens)):
                continue
            if not chain:  # what others say at the end of the clause is no part of the document's own words
                kept = len(tokens)
                while kept > 1 and tokens[kept - 1].i > head.i and _anothers(draft, tokens[kept - 1]):
                    kept -= 1
                tokens = tokens[:kept] if any(not t.is_punct for t in tokens[kept:]) else tokens
                mentions = draft.actors_in(tokens)
            claim = _statement(doc, tokens, head, chain, mentions)
            if claim is not None:
                told.update(t.i for t in tokens)
                yield claim
    # events that are only named, and whose clause told nothing yet
    named = {e.trigger for e in draft.events if doc[e.trigger].pos_ in ("NOUN", "PROPN") and not _tells_clause(doc, e)}
    yield from _bare_contents(doc, draft, covered | told, named - told)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """These stretches of characters in order, those that overlap or touch joined to one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


def _lies_in(spans: list[tuple[int, int]], at: int) -> bool:
    """Whether one of these stretches, in order and apart, holds a character."""
    before = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return before >= 0 and at < spans[before][1]


def _tells_clause(doc: Doc, event: DraftEvent) -> bool:
    """Whether the words of an event are a clause ("nine people had been killed in a raid"), not only a noun."""
    span = doc.char_span(event.start_char, event.end_char, alignment_mode="expand")
    return span is not None and any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in span)


def _anothers(draft: Draft, token: Token) -> bool:
    return token.is_punct or draft.attribution_of(token.i) is not None


def _says_nothing(tokens: list[Token]) -> bool:
    """A subject with nothing but its auxiliary: the "a hospital was" of "a hospital was reportedly struck"."""
    return not any(t.pos_ == "VERB" or (t.pos_ == "AUX" and t.dep_ not in {"aux", "auxpass"}) for t in tokens)


def _has_verb(tokens: list[Token]) -> bool:
    """A line without a verb ("GOMA, March 3 (Agency)", a list of names) says nothing by itself."""
    return any(token.pos_ in {"VERB", "AUX"} for token in tokens)


def _minded_by_another(draft: Draft, attribution: Attribution) -> bool:
    cue = cues().verb(attribution.cue_lemma)
    if attribution.parent is None or cue is None or cue.kind != "mental":
        return False
    return draft.attributions[attribution.parent].claimants != attribution.claimants


def _bare_contents(doc: Doc, draft: Draft, done: set[int], named: set[int]) -> Iterator[DraftClaim]:
    """Contents that are no clause ("accused it of tyranny", "condemned the raid") and hold nothing told so far.

    A clause that the parser lost ("arguing that the group used truces to rearm") is told though it names an event (`named`).
    """
    children: dict[int, list[frozenset[int]]] = {}
    for attribution in draft.attributions:
        if attribution.parent is not None:
            children.setdefault(attribution.parent, []).append(attribution.tokens)
    for index, attribution in enumerate(draft.attributions):
        if (denial := _denial_of_anothers(doc, draft, index)) is not None:
            yield denial
            continue
        inner = [tokens for tokens in children.get(index, ()) if tokens < attribution.tokens]
        pieces = list(_pieces(attribution.tokens))
        for own in pieces:
            if len(pieces) > 1 and any(p & done for p in pieces) and _says_nothing([doc[i] for i in own]):
                continue  # "denied that its men, who entered the town, had killed anybody": the subject alone
            own = _deed_before(doc, attribution, own, inner)
            lost = "clause" in attribution.rule and _has_verb([doc[i] for i in own])
            if own & (done - named if lost else done) or any(own & tokens for tokens in inner):
                continue
            if attribution.stance == "praises" and attribution.cue_token in done and _only_names(doc, draft, own):
                continue  # "support for the army": the event or relation of the cue has it
            tokens = [doc[i] for i in sorted(own)]
            head = next((t for t in tokens if t.head.i not in own), tokens[0])
            chain = chain_of(draft, head.i) or [attribution]
            answer = _answer(doc, attribution, own)
            claim = _statement(
                doc, answer or tokens, head, chain, draft.actors_in(answer or tokens), whole=bool(answer)
            )
            if claim is not None:
                done = done | {t.i for t in answer}
                yield claim


def _deed_before(
    doc: Doc, attribution: Attribution, own: frozenset[int], inner: list[frozenset[int]]
) -> frozenset[int]:
    """Of an accusation that ends in somebody's name for the deed ("of doing what it called a crime") the part before that."""
    later = [min(tokens) for tokens in inner if own & tokens]
    if attribution.stance != "accuses" or not later:
        return own
    before = frozenset(i for i in own if i < min(later))
    return before if any(doc[i].tag_ == "VBG" for i in before) else own


def _denial_of_anothers(doc: Doc, draft: Draft, index: int) -> DraftClaim | None:
    """The denier's own claim in "rejected the UN's claim that …", whose words are the UN's claim."""
    attribution = draft.attributions[index]
    if attribution.stance != "denies" or not attribution.claimants or not attribution.content_spans:
        return None
    told = next((a for a in draft.attributions if a.parent == index and _named_and_denied(doc, a)), None)
    if told is None or told.cue_token is None or doc[told.cue_token].head.i != attribution.cue_token:
        return None
    tokens = [doc[i] for i in sorted(attribution.tokens)]
    chain = _chain_from(draft, index)
    return _statement(doc, tokens, doc[told.cue_token], chain, draft.actors_in(tokens), whole=True)


def _answer(doc: Doc, attribution: Attribution, own: frozenset[int]) -> list[Token]:
    """The whole clause of "a charge the union rejects", "which they denied": its content only points back to what was said."""
    verb = doc[attribution.cue_token] if attribution.cue_token is not None else None
    if verb is None or verb.dep_ != "relcl" or attribution.stance not in {"denies", "admits", "doubts"}:
        return []
    points_back = len(own) == 1 or (verb.head.i in own and is_saying(verb.head) and max(own) < verb.i)
    return list(doc[min(own) : verb.right_edge.i + 1]) if points_back else []


def _pieces(tokens: frozenset[int]) -> list[frozenset[int]]:
    """The runs of neighbouring tokens: a quotation taken up again after "he said" is told apart from its first part."""
    found: list[list[int]] = []
    for i in sorted(tokens):
        if found and i - 1 == found[-1][-1]:
            found[-1].append(i)
        else:
            found.append([i])
    return [frozenset(piece) for piece in found]


def _only_names(doc: Doc, draft: Draft, tokens: frozenset[int]) -> bool:
    spans = [(m.start_char, m.end_char) for i in tokens for m in draft.mentions_at(doc[i])]
    return all(any(s <= doc[i].idx < e for s, e in spans) or not doc[i].is_alpha for i in tokens)


def _clause_heads(sentence: Span) -> Iterator[Token]:
    for token in sentence:
        if token.dep_ not in _CLAUSE_DEPS:
            continue
        if token.dep_ == "ROOT" or (
            token.pos_ in {"VERB", "AUX"} and any(child.dep_ in _SUBJECTS for child in token.children)
        ):
            yield token


def _clause_tokens(head: Token) -> list[Token]:
    """The tokens of a clause without those of the clauses under it that are clauses of their own."""
    found: list[Token] = []
    stack = [head]
    while stack:
        token = stack.pop()
        found.append(token)
        for child in token.children:
            nested = child.dep_ in _CLAUSE_DEPS and child.pos_ in {"VERB", "AUX"}
            if not (nested and any(c.dep_ in _SUBJECTS for c in child.children)):
                stack.append(child)
    return sorted(found, key=lambda t: t.i)


def _statement(
    doc: Doc,
    tokens: list[Token],
    head: Token,
    chain: list[Attribution],
    mentions: list[str],
    whole: bool = False,
) -> DraftClaim | None:
    if chain and not whole:
        tokens = [t for t in tokens if t.i in chain[0].tokens]
    tokens = _trim(tokens)
    if not any(t.is_alpha or t.like_num for t in tokens):
        return None
    polarity, why_polarity = polarity_at(doc, head.i)
    certainty, why_certainty = certainty_at(doc, head.i)
    time, why_time = time_at(doc, head.i)
    start, last = tokens[0], tokens[-1]
    claim = DraftClaim(start.idx, last.idx + len(last.text), chain, mentions=mentions)
    claim.because = {"polarity": why_polarity, "certainty": why_certainty, "time": why_time}
    _settle(doc, claim, head.i, polarity, certainty, time)
    return claim


def _trim(tokens: list[Token]) -> list[Token]:
    while tokens and (tokens[0].is_space or tokens[0].lower_ in _EDGE):
        tokens = tokens[1:]
    while tokens and (tokens[-1].is_space or tokens[-1].lower_ in _EDGE):
        tokens = tokens[:-1]
    return tokens
