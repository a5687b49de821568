"""Ties between names: "A, formerly known as B", "A (previously B)", "A, also known as B"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.reading.draft import Draft, DraftMention
from counterclaim.reading.events.grammar import children, subjects
from counterclaim.reading.parsed import Doc, Token
from counterclaim.reading.relations.ends import is_named
from counterclaim.reading.relations.tie import Tie

FORMER = {"formerly", "previously", "once", "originally", "then"}
_ALSO = {
    "also", "aka", "a.k.a", "a.k.a.", "alias", "better", "otherwise", "commonly", "sometimes", "widely", "officially", "formally",
    "locally", "popularly", "collectively", "variously",
}  # fmt: skip
NOW = {"now", "today", "nowadays", "since"}  # what follows is the later name
_NAMING = {"known", "called", "named", "termed", "dubbed", "as", "titled", "renamed", "rebranded"}
_TELLING = FORMER | _ALSO | NOW | {"former"}  # words without which no two names are told to be of one
_REACH = 6


def name_ties(doc: Doc, draft: Draft) -> Iterator[Tie]:
    """Yield the ties that say that two names are of one actor, now or once."""
    starts: dict[int, list[DraftMention]] = {}
    for mention in draft.actor_mentions:
        starts.setdefault(mention.start_char, []).append(mention)
    for token in doc:
        if token.lower_ not in _TELLING:
            continue
        yield from _renamed(token, draft)
        former, also, now = token.lower_ in FORMER, token.lower_ in _ALSO, token.lower_ in NOW
        if not (former or also or now):
            continue
        if now and not _called(doc, token.i + 1):
            continue
        at = token.i + 1
        named = token.lower_ in {"aka", "a.k.a", "a.k.a.", "alias"}
        while at < min(len(doc), token.i + 4) and doc[at].lower_ in _NAMING:
            apart = token.i > 0 and doc[token.i - 1].text in {",", "("}
            if doc[at].pos_ == "VERB" and not apart and not _is_participle(doc[at]):
                break  # "also called on them", "officially named it"
            named, at = True, at + 1
        while at < min(len(doc), token.i + 6) and (doc[at].lower_ in {"the", "an", "a"} or doc[at].is_quote):
            at += 1
        if at >= len(doc) or not (
            named or (former and doc[at].pos_ == "PROPN" and doc[token.i - 1].text in {"(", ","})
        ):
            continue
        second = _mention_from(doc, at, starts)
        first = _mention_before(doc, token, draft)
        if second is None or first is None:
            continue
        if now:
            first, second = second, first
        yield Tie(
            "also_known_as" if also else "formerly", token, [doc[first.head]], [doc[second.head]],
            f"'{doc[token.i : at].text}'", same_allowed=True, given=True,
        )  # fmt: skip


def _renamed(token: Token, draft: Draft) -> Iterator[Tie]:
    """ "A, the former B", "formerly B, A", "B is now A"."""
    ends: tuple[Token, Token] | None = None
    if token.lower_ == "former" and token.dep_ == "amod":
        once = token.head
        while once.dep_ in {"poss", "compound"}:  # the "Farmers" of "Farmers' Army"
            once = once.head
        if once.dep_ == "appos":
            ends = once.head, once
        elif once.dep_ == "attr" and (now := subjects(once.head)):
            ends = now[0], once
    elif token.lower_ == "now" and token.dep_ == "advmod" and token.head.dep_ == "appos":
        ends = token.head, token.head.head  # "B, now A"
    elif token.lower_ == "now" and token.dep_ == "advmod" and token.head.lemma_ == "be":
        one = [*children(token.head, "attr"), *subjects(token.head)]
        ends = (one[0], one[-1]) if len(one) > 1 else None
    elif token.lower_ == "formerly" and token.i == token.sent.start and token.dep_ == "advmod":
        once = token.head
        later = children(once, "appos") + [t for t in children(once.head, "nsubj", "nsubjpass") if t.i > once.i]
        ends = (later[0], once) if later else None
    if ends and ends[0] is not ends[1] and all(end.pos_ == "PROPN" and is_named(draft, end) for end in ends):
        yield Tie("formerly", token, [ends[0]], [ends[1]], f"'{token.text}'", same_allowed=True, called=True)


def _called(doc: Doc, at: int) -> bool:
    """ "Now known as", "since renamed", as a participle and no tense: not "has now called"."""
    wanted = {"known", "called", "named", "renamed", "rebranded"}
    return at < len(doc) and doc[at].lower_ in wanted and _is_participle(doc[at])


def _is_participle(verb: Token) -> bool:
    if any(c.dep_ in {"aux", "nsubj"} and c.lower_ != "been" for c in verb.children):
        return False
    return verb.dep_ == "acl" or (verb.tag_ == "VBN" and not children(verb, "dobj"))


def _mention_from(doc: Doc, at: int, starts: dict[int, list[DraftMention]]) -> DraftMention | None:
    for token in doc[at : min(len(doc), at + 2)]:
        for mention in starts.get(token.idx, ()):
            return mention
    return None


def _mention_before(doc: Doc, token: Token, draft: Draft) -> DraftMention | None:
    best: DraftMention | None = None
    for mention in draft.actor_mentions:
        if mention.end_char <= token.idx and mention.start_char >= token.sent.start_char and mention.how != "pronoun":
            gap = doc.char_span(mention.end_char, token.idx, alignment_mode="expand")
            if gap is not None and len(gap) <= _REACH and (best is None or mention.end_char > best.end_char):
                best = mention
    return best
