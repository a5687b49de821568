"""Ties told without a word of their own: "the alliance, including A and B", "Anna Berg's movement"."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.lexicon.words import members
from counterclaim.reading.draft import Draft, DraftActor
from counterclaim.reading.events.grammar import children, clause_verb, prepositions, subjects, with_conjuncts
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Doc, Token
from counterclaim.reading.relations.ends import BODY_NOUNS, is_named, parties
from counterclaim.reading.relations.kinds import LEAGUES
from counterclaim.reading.relations.tie import Tie

# bodies that have members, and bodies that have a person at their head
_JOINED = frozenset({"rebel_group", "militia", "political_body", "intergovernmental", "ngo"})
_HEADED = frozenset({"rebel_group", "militia", "political_body"})
_OWNING = frozenset({"rebel_group", "militia", "political_body", "intergovernmental"})
_FORCES = frozenset({"state_forces", "police"})
_BANDS = frozenset({"gang", "militia", "faction", "cartel"})  # "his militia": somebody's own
_EXCEPT = frozenset({"except", "excluding", "barring"})
_COVERING = frozenset({"cover", "include", "apply", "bind", "concern", "extend", "involve"})
_MERGERS = frozenset({"merger", "fusion", "amalgamation", "union", "unification"})
_THROUGH = frozenset({"through", "from", "by", "in", "as", "after", "following"})
_FORMING = frozenset({"create", "form", "found", "establish", "emerge", "bear", "arise", "grow", "result", "announce"})
_MADE_OF = frozenset({"consist", "compose"})
_COMMAND = frozenset({"command", "leadership", "rule", "orders", "order"})


def body_ties(doc: Doc, draft: Draft) -> Iterator[Tie]:
    """Yield who is listed as part of a body, whose body a group is, and under whom it stands."""
    for token in doc:
        if token.dep_ == "prep" and token.lower_ in {"including", "among"}:
            yield from _listed(token, draft)
        elif token.lower_ in _MERGERS:
            yield from _merged(token, draft)
        elif token.lower_ in _EXCEPT or (token.lower_ == "exception" and token.dep_ == "pobj"):
            yield from _excepted(token)
        elif token.lower_ == "under" and token.dep_ == "prep":
            yield from _under(token, draft)
        elif token.ent_type_ == "PERSON" or token.pos_ == "PROPN" or token.tag_ in {"PRP$", "WP$"}:
            yield from _owned(token, draft)
            if token.dep_ == "poss":
                yield from _arm_of(token, draft)


def _actors(draft: Draft, token: Token) -> list[DraftActor]:
    return [draft.actors[ref] for ref in draft.actors_at(token) if ref in draft.actors]


def _listed(token: Token, draft: Draft) -> Iterator[Tie]:
    """ "The factions, including A and B", "the bloc, among them A": only bodies and states are parts.

    People who are listed are counted, not joined.
    """
    if token.lower_ == "among" and token.nbor().lower_ != "them":
        return
    body = token.head
    while body.dep_ == "conj" and body.head.pos_ in {"NOUN", "PROPN"}:
        body = body.head
    above = body.head.head if body.dep_ == "pobj" and body.head.lower_ == "of" else token
    made = body.head.head if body.dep_ == "pobj" and (body.head.dep_ == "agent" or body.head.lower_ == "of") else token
    if norm(made) in (_FORMING if body.head.dep_ == "agent" else _MADE_OF) and subjects(made):
        body = subjects(made)[0]  # "the front was formed by eleven factions, including A"
    elif norm(above) in LEAGUES and _actors(draft, above):
        body = above  # "an alliance of rebel groups, including A"
    elif not _actors(draft, body):
        body = token.head
    whole = _actors(draft, body)
    if not whole or not (norm(body) in BODY_NOUNS or all(actor.kind in _JOINED for actor in whole)):
        return
    parts = [
        noun
        for noun in with_conjuncts(children(token, "pobj"))
        if (held := _actors(draft, noun))
        and all(actor.kind not in ("person", "civilians") for actor in held)
        and (is_named(draft, noun) or all(actor.kind == "state" for actor in held))
    ]
    if parts:
        yield Tie("part_of", token, parts, [body], f"listed after '{token.text}'", given=True)


def _merged(merger: Token, draft: Draft) -> Iterator[Tie]:
    """ "A was created through the merger of B and C", "A, a merger of B and C": they are parts of it."""
    parts = [n for w, n in prepositions(merger) if w in {"of", "between"} and is_named(draft, n)]
    whole: list[Token] = []
    if merger.dep_ == "pobj" and merger.head.lower_ in _THROUGH:
        verb = merger.head.head
        whole = subjects(verb) if verb.pos_ == "VERB" and norm(verb) in _FORMING else []
    elif merger.dep_ == "appos":
        whole = [merger.head]
    elif merger.dep_ == "attr" and merger.head.lemma_ == "be":
        whole = subjects(merger.head)
    if parts and (whole := [t for t in whole if t not in parts]):
        yield Tie("part_of", merger, parts, whole, f"what the '{merger.text}' made", given=merger.dep_ == "appos")


def _excepted(word: Token) -> Iterator[Tie]:
    """ "The truce covers all groups except A": A is left out of it."""
    clause = clause_verb(word.head)
    if clause.lemma_ not in _COVERING or not any(norm(t) in members("pact") for t in subjects(clause)):
        return
    left_out = with_conjuncts(children(word, "pobj")) or [n for w, n in prepositions(word) if w == "of"]
    if left_out:
        yield Tie("excluded_from", word, left_out, [], f"'{word.text}'", open_ends=True, affirm=True)


def _owned(token: Token, draft: Draft) -> Iterator[Tie]:
    """ "Riek Machar's SPLM-IO", "the Lord's Resistance Army of Joseph Kony": the person leads the group by that name."""
    if token.dep_ == "poss":
        body = token.head
    elif token.dep_ == "pobj" and token.head.lower_ == "of":
        body = token.head.head
    else:
        return
    if not any(actor.kind == "person" and not actor.plural for actor in _actors(draft, token)):
        return
    called = any(is_named(draft, c) for c in children(body, "appos")) and norm(body) in BODY_NOUNS | _BANDS
    named = is_named(draft, body) or called
    bands = norm(body) in _BANDS and not any(actor.known for actor in _actors(draft, body))
    if (named and _is_headed(body, draft, under=True)) or bands:
        yield Tie("leads", token, [token], [body], "the group is called that person's", given=True)


def _arm_of(owner: Token, draft: Draft) -> Iterator[Tie]:
    """ "NATO's KFOR mission", "Hamas's Qassam Brigades": a body's own body; of a state only its forces."""
    head = owner.head
    parts = [t for t in (head, *children(head, "compound", "nmod")) if t.i > owner.i and is_named(draft, t)]
    described = [c for c in children(head, "compound", "nmod", "amod") if c.i > owner.i and c.text.islower()]
    owners = {actor.kind for actor in _actors(draft, owner)}
    if not parts or described or not (owners <= _OWNING or owners == {"state"}):
        return
    kinds = {actor.kind for part in parts for actor in _actors(draft, part)}
    owned = {actor.represents for part in parts for actor in _actors(draft, part) if actor.known}
    if kinds == {"person"} and owned and owned <= {actor.id for actor in _actors(draft, owner)}:
        yield Tie("represents", head, parts, [owner], "the person is called the state's", given=True, extra=[owner])
    if kinds and kinds <= (_FORCES if owners == {"state"} else _OWNING | _FORCES) and owners:
        yield Tie("part_of", head, parts, [owner], "the body is called the other's", given=True, extra=[owner])


def _made(thing: Token) -> list[Token]:
    """Those who have what "under the auspices" hangs on; of a verb ("signed a deal under"), those who have its object."""
    found = parties(thing)
    if not found and thing.pos_ == "VERB":
        found = [t for held in children(thing, "dobj", "nsubjpass") for t in parties(held)]
    return found


def _is_headed(body: Token, draft: Draft, under: bool = False) -> bool:
    """A body that somebody can lead; of those without a known kind, what the last word of the name calls so."""
    kinds = {actor.kind for actor in _actors(draft, body)}
    return bool(kinds & (_HEADED | _FORCES if under else _HEADED)) or (
        "unidentified" in kinds and norm(body) in members("body")
    )


def _under(under: Token, draft: Draft) -> Iterator[Tie]:
    """ "The front under A", "the front, under the command of A"."""
    for held in children(under, "pobj"):
        if held.lower_ == "auspices":
            sponsors = [n for w, n in prepositions(held) if w == "of"] or children(held, "poss", "amod", "compound")
            yield Tie("mediates", held, sponsors, _made(under.head), "'under the auspices'", open_ends=True)
            continue
        leaders = [held]
        if norm(held) in _COMMAND:
            leaders = [n for w, n in prepositions(held) if w == "of"] or children(held, "poss", "compound")
        if not any(actor.kind == "person" for one in leaders for actor in _actors(draft, one)):
            continue
        body = under.head
        led = subjects(body) if body.pos_ in {"VERB", "AUX"} and leaders != [held] else [body]
        if led and all(_is_headed(one, draft, under=True) for one in led):
            yield Tie(
                "leads", under, leaders, led, f"'{under.text} {held.text}'", given=body.pos_ not in {"VERB", "AUX"}
            )
