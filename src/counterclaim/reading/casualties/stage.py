"""The casualties stage: the numbers of people to whom something was done, on the event that tells of them."""

from __future__ import annotations

from counterclaim.lexicon.frames import general
from counterclaim.lexicon.words import members
from counterclaim.reading.casualties.count import Count, count_of
from counterclaim.reading.casualties.missing import read_missing
from counterclaim.reading.casualties.shares import share_of
from counterclaim.reading.casualties.sides import sides_of
from counterclaim.reading.casualties.tolls import changed_toll, toll_numbers
from counterclaim.reading.draft import DraftEvent, draft_of
from counterclaim.reading.events.grammar import prepositions
from counterclaim.reading.events.match import Match
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Doc, Token
from counterclaim.records import SideToll, Toll

_KILLING = {"killing", "assassination", "execution", "mass_killing"}
_BY_BLOWS = {"beating", "primitive_attack", "torture"}
_DOWN = {"gun", "mow", "cut"}
_DEADLY = {"dead", "fatally", "death"}
# frames whose people are counted as something, by their general frame
_COUNTED = {
    "wounding": "injured",
    "detention": "detained",
    "abduction": "abducted",
    "release": "released",
    "prisoner_exchange": "released",
    "displacement": "displaced",
    "flight": "displaced",
}
_DRIVING = {"expel", "expulsion"}  # deported migrants are not displaced
_OWN_MOVE = {"flight"}
_LIVES = {
    "life",
    "leg",
    "arm",
    "limb",
    "eye",
    "hand",
    "foot",
    "eyesight",
}  # "ten men lost their lives": the men are counted


def read_casualties(doc: Doc) -> Doc:
    """Put the numbers of dead, injured and detained people on the events of the draft.

    Method: the noun phrases that fill the target of a deadly (injuring, detaining) trigger are counted by the rules of
    ``lexicon/data/numbers.yaml``; coordinated phrases are summed, parts ("including") are kept apart and not added.
    """
    draft = draft_of(doc)
    told: dict[int, tuple[Match, DraftEvent]] = doc.kept.get("counterclaim.effects", {})
    for index in sorted(told):
        match, event = told[index]
        token = doc[index]
        kind = _kind(match, token)
        if kind is None or _lumped(token) or _soldiers_run(match):
            continue
        heads = [head for head in _heads(match, token) if not _other_kind(head, kind)]
        counted = share_of(token) or changed_toll(token) or count_of(heads) or toll_numbers(token)
        counted = counted or count_of(_just_before(token))
        if counted is not None and _plausible(counted):
            if match.frame.id == "prisoner_exchange" and any(c.lower_ == "each" for c in token.subtree):
                counted = Count(counted.amount + counted.amount, told=counted.told)  # "swapped 185 prisoners each"
            counted.by_side = sides_of(draft, counted, token)
            _put(event, kind, counted, token)
            _reach(event, counted, token)
    read_missing(doc, draft, _put)
    return doc


def _reach(event: DraftEvent, counted: Count, token: Token) -> None:
    """Let the words of an event reach to its number: "the toll was revised down to 19" tells nothing else."""
    doc, sentence = token.doc, token.sent
    for i in (counted.amount.start, counted.amount.end - 1, *(noun.i for noun, _ in counted.told)):
        if sentence.start <= i < sentence.end:
            event.start_char = min(event.start_char, doc[i].idx)
            event.end_char = max(event.end_char, doc[i].idx + len(doc[i].text))


def _kind(match: Match, token: Token) -> str | None:
    frame = match.frame.id
    if frame in _KILLING:
        return "killed"
    if norm(token) in _DRIVING and frame == "deportation":
        return "displaced"
    if (counted := _COUNTED.get(general(frame))) is not None:
        return counted
    if token.lemma_ in _DOWN and any(c.lower_ == "down" and c.dep_ == "prt" for c in token.children):
        return "killed"  # "gunned down three teachers"
    if frame in {"shooting", "unrest_casualty"} | _BY_BLOWS and (
        any(c.lower_ in _DEADLY for c in token.children)
        or any(held.lower_ == "death" for word, held in prepositions(token) if word == "to")
    ):
        return "killed"
    if frame == "protest_intervention" and norm(token) in {"arrest", "detain"}:
        return "detained"
    if frame == "unrest_casualty" and norm(token) == "kill":
        return "killed"
    return None


def _soldiers_run(match: Match) -> bool:
    """Soldiers who run are not displaced."""
    return match.frame.id in _OWN_MOVE and any(norm(t) in members("troops") for t in match.roles.get("initiator", []))


def _heads(match: Match, token: Token) -> list[Token]:
    role = "initiator" if match.frame.id in _OWN_MOVE else "target"
    heads = [t for t in match.roles.get(role, []) if t.pos_ in {"NOUN", "PROPN", "NUM", "PRON", "DET", "ADJ"}]
    heads = [
        t for t in heads if norm(t) != "side" and not (t.tag_ == "WP" and t.head.lower_ == "of")
    ]  # not "on both sides"
    heads = [meant for t in heads for meant in _meant(t)]
    if token.lemma_ == "lose" and (lost := match.slots.own.get("obj")) and not any(norm(t) in _LIVES for t in lost):
        return lost
    if match.part == "noun":
        heads = [t for t in heads if t.pos_ != "ADJ"]  # "47 reported fatalities"
    if match.frame.id == "prisoner_exchange":
        return [t for t in match.slots.own.get("obj", []) if norm(t) != "body"]
    if match.part == "adjective":
        heads = _adjective_heads(token)
    elif match.part == "noun" and not heads:
        numbers = [c for c in token.children if c.dep_ == "nummod"]
        if not any(_is_year(c) for c in numbers):
            heads = [token] if token.tag_ in {"NNS"} or numbers else []
    return sorted({t.i: t for t in heads}.values(), key=lambda t: t.i)


def _meant(head: Token) -> list[Token]:
    """The men of "the bodies of 11 men were found"; bodies that are counted themselves stay."""
    if norm(head) in {"body", "corpse"} and not any(c.dep_ in {"nummod", "quantmod"} for c in head.children):
        return [noun for word, noun in prepositions(head) if word == "of"] or [head]
    return [head]


_KINDS = {
    "killed": {"injured", "wounded", "hurt", "missing", "displaced"},
    "injured": {"dead", "killed", "missing"},
    "detained": {"killed", "injured", "wounded"},
    "abducted": {"killed", "injured", "wounded", "freed", "released"},
    "released": {"killed", "injured", "wounded"},
    "displaced": {"killed", "injured", "wounded", "dead", "missing"},
    "missing": {"killed", "injured", "wounded", "dead"},
}
_DONE = {"killed", "injured", "wounded", "displaced", "detained", "arrested", "abducted", "freed", "released"}
_FILLERS = {"others", "people", "more", "persons", "other", "civilians", "were", "was", "left", "soldiers", "militants"}


def _other_kind(head: Token, kind: str) -> bool:
    """Whether the words after a number count it elsewhere: "forty dead and seventy wounded"."""
    if head.dep_ == "conj" and any(
        c.i < head.i and c.lower_ in _DONE and c.lower_ in _KINDS[kind] for c in head.children
    ):
        return True  # "killed thousands and displaced millions": the parser may make one list of them
    for token in head.doc[head.i + 1 : min(head.i + 3, head.sent.end)]:
        if token.lower_ in _KINDS[kind]:
            following = head.doc[token.i + 1] if token.i + 1 < len(head.doc) else None
            return following is None or not following.like_num  # "killed 30 people injured 90"
        if token.lower_ not in _FILLERS:
            return False
    return False


def _lumped(token: Token) -> bool:
    """ "19 killed and injured": one number for both tells neither."""
    doc, at = token.doc, token.i
    pair = {"killed", "injured", "wounded", "dead"}
    if token.lower_ not in pair:
        return False
    for step in (1, -1):
        other = at + step
        while 0 < other < len(doc) and doc[other].lower_ in {"and", "or", "/"}:
            other += step
        if (
            not 0 <= other < len(doc)
            or doc[other].lower_ not in pair - {token.lower_}
            or doc[other].sent.start != token.sent.start
        ):
            continue
        after = doc[max(at, other) + 1] if max(at, other) + 1 < len(doc) else None
        own = after is not None and (
            after.like_num or after.lower_ in {"dozens", "scores", "hundreds", "several", "at", "more", "another"}
        )
        first, second = doc[min(at, other)], doc[max(at, other)]
        if _shares_object(first, second):
            return True
        if not own and not any(c.dep_ == "dobj" for c in (*first.children, *second.children)):
            return True
    return False


def _shares_object(first: Token, second: Token) -> bool:
    """ "Killed or wounded 40 soldiers"."""
    apart = {"dobj", "nsubjpass", "auxpass"}
    return (
        first.tag_ in {"VBD", "VBN"}
        and not any(c.dep_ in apart for c in first.children)
        and any(c.dep_ == "dobj" for c in second.children)
        and any(c.dep_ in {"nsubj", "aux"} for c in first.children)
    )


def _just_before(token: Token) -> list[Token]:
    """The number right before a participle or adjective that the parser hung elsewhere: "seven dead 20 wounded"."""
    if token.tag_ not in {"VBN", "VBD", "JJ"}:
        return []
    at = token.i - 1
    while at >= token.sent.start and at > token.i - 4 and token.doc[at].lower_ in _FILLERS:
        at -= 1
    before = token.doc[at] if at >= token.sent.start else None
    return [before] if before is not None and before.like_num else []


def _is_year(number: Token) -> bool:
    """Whether the number is a date: "the 2019 massacre"."""
    if len(number.text) != 4 or not number.text.isdigit():
        return False
    return any(d.start_char <= number.idx < d.end_char for d in draft_of(number.doc).dates)


def _adjective_heads(token: Token) -> list[Token]:
    """Who is dead: "twelve dead militants", "left twelve dead", "twelve were dead", "twelve dead"."""
    if token.dep_ == "amod":
        return [token.head] if token.lower_ == "displaced" else []
    heads = [c for c in token.children if c.dep_ in {"nsubj", "nummod"}]
    if not heads and token.dep_ in {"oprd", "ccomp", "xcomp", "acomp"}:
        heads = [c for c in token.head.children if c.dep_ in {"dobj", "nsubj", "nsubjpass"} and c.i < token.i]
        heads = heads[-1:]
    return heads


def _plausible(counted: Count) -> bool:
    best = counted.amount.best
    return best is None or best < 20_000_000


def _put(event: DraftEvent, kind: str, counted: Count, token: Token) -> None:
    amount, groups = counted.amount, counted.groups
    toll = Toll(
        low=amount.low,
        best=amount.best,
        high=amount.high,
        civilians=groups.get("civilians"),
        children=groups.get("children"),
        women=groups.get("women"),
        fighters=groups.get("fighters"),
        foreigners=groups.get("foreigners"),
        by_side=tuple(SideToll(side=side, fighters=number) for side, number in counted.by_side.items()),
    )
    old: Toll | None = getattr(event, kind)
    if old is not None and (old.best or 0) >= (toll.best or 0):
        return
    setattr(event, kind, toll)
    event.because[kind] = f"counted beside '{token.text}': {amount.rule}"
