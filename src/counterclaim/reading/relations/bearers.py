"""Who has the tie that a noun tells, and with whom: "A, an ally of B", "B's leader A", "allies of B such as A"."""

from __future__ import annotations

from counterclaim.lexicon.relations import RelationEntry
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.known import people_at
from counterclaim.reading.draft import Draft
from counterclaim.reading.events.grammar import (
    antecedent,
    children,
    is_passive,
    objects,
    prepositions,
    subjects,
    with_conjuncts,
)
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Token
from counterclaim.reading.relations.ends import is_named

# "a member of the country's elite" is no member of the country
_OF_BODIES = {
    "leads", "member_of", "part_of", "represents",
}  # fmt: skip
_SHARED = {"faction", "wing", "branch", "part", "rest", "remnant", "ranks", "rank", "section", "bloc"}
_CALLED = {"know", "call", "name", "dub", "term"}
_LISTING = {"including", "like"}
# "as leader of"
_FOLLOWING = {
    "succeed", "replace", "act", "serve", "return", "emerge", "continue", "resign", "step", "rule",
}  # fmt: skip
_ONE_OF = {"one", "some", "several", "two", "three", "part", "among"}
_GANGS = {
    "gang", "rebel", "opposition", "guerrilla", "separatist", "militia", "insurgent", "cartel", "union", "church",
    "community",
}  # fmt: skip
_OF_PEOPLE = {"leads": True, "represents": True, "part_of": False, "splinter_of": False}
_PARTNER_PREPS = ("of", "to", "with", "in", "for", "at", "from")
_DEEMING = {"consider", "call", "deem", "label", "declare", "term"}
_SENT = {"ambassador", "envoy", "emissary", "representative", "delegate", "delegation"}
_SENT_TO = {"to", "in", "at", "for"}
_COPULAS = {"be", "become", "remain"}


def bearers_of(token: Token, draft: Draft, entry: RelationEntry) -> list[Token]:
    """Who has the tie that the noun tells: whom it stands beside, is said of, or lists."""
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lower_ in _ONE_OF:
        one = token.head.head  # "one of the factions of A"
        return [one.head] if one.dep_ == "appos" else apposed(one)
    if token.dep_ == "conj" and token.head.dep_ in {"appos", "attr"} and not draft.places_at(token):
        token = token.head  # "N. N., a midwife and member of X"
    if token.dep_ == "pobj" and token.head.lower_ == "among" and token.head.head.lemma_ == "be":
        return subjects(token.head.head)  # "is among the members of"
    if token.dep_ == "appos" and token.head.ent_type_ == "PERSON":
        named = [c for c in children(token, "appos") if c.ent_type_ == "PERSON" and is_named(draft, c)]
        if named:  # "the general, N. N., the chief of X, M. M.": a list of two
            return named
    if token.dep_ == "appos":
        return _all_before(token) if token.tag_ == "NNS" else _last_before(token)
    if together := _told_of_all(token, draft):
        return together
    if named := _named_after(token, draft, entry):
        return named
    if token.dep_ in {"compound", "nmod", "amod"} and token.head.i > token.i and draft.actors_at(token.head):
        return [token.head]
    if token.dep_ == "nsubj" and token.head.lemma_ in _COPULAS:  # "whose backbone is X", "its leader is N. N."
        after = with_conjuncts(children(token.head, "attr"))
        called = [t for t in after if is_named(draft, t) or (t.pos_ == "PROPN" and draft.places_at(t))]
        if called:
            return called
    if token.dep_ in {"ccomp", "oprd"} and token.head.lemma_ in _DEEMING:  # "considers X an arm of Y"
        return children(token, "nsubj") or (subjects if is_passive(token.head) else objects)(token.head)
    if token.dep_ == "attr" and token.head.lemma_ in _COPULAS:
        who = subjects(token.head)
        listed = [n for t in who for w, n in prepositions(t) if w in _LISTING and is_named(draft, n)]
        return listed or who  # "three of them, including A, are members of X"
    if token.dep_ == "pobj" and token.head.lower_ == "once":
        return subjects(token.head.head) if token.head.head.pos_ == "VERB" else [token.head.head]
    if token.dep_ == "pobj" and token.head.lower_ == "as" and token.head.head.pos_ == "VERB":
        verb = token.head.head
        return subjects(verb) if is_passive(verb) or verb.lemma_ in _FOLLOWING else objects(verb)
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if following is not None and following.pos_ == "PROPN" and following.sent.start == token.sent.start:
        for mention in draft.actor_mentions:
            if mention.start_char == following.idx and mention.how in {"name", "alias"}:
                return [token.doc[mention.head]]
    if draft.actors_at(token):
        return [token]
    if token.dep_ == "relcl":
        return [antecedent(token)]
    return []


def _last_before(noun: Token) -> list[Token]:
    """ "A and B, then head of C": the parser hangs "head" on A."""
    found = [t for t in with_conjuncts([noun.head]) if t.i < noun.i]
    return found[-1:] or [noun.head]


def _all_before(plural: Token) -> list[Token]:
    """ "A, B and C, members of D": the parser hangs the plural on one of them."""
    first = plural.head
    while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
        first = first.head
    return with_conjuncts([first])


def _told_of_all(token: Token, draft: Draft) -> list[Token]:
    """ "A and B, both members of C, met": the parser makes them a second subject."""
    first = token.left_edge
    counted = first.lower_ in {"both", "all"} or (first is token and token.tag_ == "NNS" and token.dep_ == "nsubj")
    if not counted or first.i < 2 or token.doc[first.i - 1].text != ",":
        return []
    before = token.doc[first.i - 2]
    while before.dep_ in {"conj", "compound"} and before.head.i < before.i:
        before = before.head
    found = with_conjuncts([before]) if draft.actors_at(before) else []
    return found if len(found) > 1 else []


def _named_after(token: Token, draft: Draft, entry: RelationEntry) -> list[Token]:
    """ "An arm of X, Y", "X's arm in Z, Y", "an arm of X called Y", "allies of X such as Y"."""
    own = set(draft.actors_at(token))
    found = [c for c in children(token, "appos") if draft.actors_at(c)]
    for prep in children(token, "prep"):
        for noun in children(prep, "pobj"):
            if prep.lower_ == "in" or (
                prep.lower_ == "of" and entry.id in _OF_BODIES and token.dep_ not in {"appos", "attr"}
            ):
                other = set(draft.actors_at(noun))  # not the letters of "the People's Army (PA)"
                beside = [
                    c for c in children(noun, "appos") if is_named(draft, c) and not other & set(draft.actors_at(c))
                ]
                beside = [c for c in beside if token.doc[c.left_edge.i - 1].text != "("]
                wanted = _OF_PEOPLE.get(entry.id)
                found += [c for c in beside if wanted is None or (c.ent_type_ == "PERSON") == wanted]
            elif prep.lower_ in _LISTING or (prep.lower_ == "as" and any(c.lower_ == "such" for c in prep.children)):
                found += [t for t in with_conjuncts([noun]) if is_named(draft, t)]
    for clause in children(token, "acl"):
        if clause.lemma_ in _CALLED:
            named = [*children(clause, "oprd"), *(n for w, n in prepositions(clause) if w == "as")]
            found += [t for t in named if is_named(draft, t) and not own & set(draft.actors_at(t))]
    return found


def partners_of(token: Token, draft: Draft, bearers: set[int], entry_id: str) -> list[Token]:
    found: list[Token] = with_conjuncts(children(token, "poss"))
    for word, noun in prepositions(token):
        if entry_id == "represents" and word in _SENT_TO and norm(token) in _SENT:
            continue  # "the envoy to X" is not X's
        if word in _PARTNER_PREPS and (word == "of" or not found or entry_id == "member_of"):
            found.append(noun)
    holders = [token]
    if token.dep_ in {"compound", "nmod", "appos", "amod"} and token.head.i > token.i:
        holders.append(token.head)
    for holder in holders:
        if entry_id == "part_of":
            break
        for child in holder.children:
            if any(c.dep_ == "cc" for c in child.children):
                continue  # "the army and Borland fighters": two sides
            if child.i < token.i and child.dep_ in {"compound", "amod", "nmod", "poss"} and child.i not in bearers:
                inner = [child, *(c for c in child.subtree if c.i < token.i and c.dep_ in {"compound", "conj", "nmod"})]
                found.extend(c for c in inner if draft.actors_at(c) and c not in found)
    found = [t for t in found if t.i not in bearers and t.i != token.i]
    if any(norm(c) in _GANGS for c in children(token, "compound", "amod")):
        found = [t for t in found if t.ent_type_ != "GPE"]  # "Haiti's gang leader" does not lead Haiti
    return [t for t in found if draft.actors_at(t) or norm(t) in _SHARED] if entry_id in _OF_BODIES else found


def states_of(office: Token, bearers: list[Token]) -> dict[str, Token]:
    """ "The Russian ambassador", "Ugandan President N. N.": the states that an adjective before an office tells, with it."""
    holders = [office, *(b for b in bearers if b.i > office.i and office.dep_ in {"compound", "nmod", "amod"})]
    found: dict[str, Token] = {}
    for holder in holders:
        for child in holder.children:
            if child.i >= office.i or child.dep_ not in {"compound", "amod", "nmod"}:
                continue
            people = people_at(child)
            state = Book.of(office.doc).state(people[0]) if people is not None else None
            if state is not None and state not in found:
                found[state] = child
    return found


def apposed(token: Token) -> list[Token]:
    """Whom a noun in apposition or after "is" speaks of."""
    if token.dep_ == "appos":
        return [token.head]
    if token.dep_ == "attr" and token.head.lemma_ in _COPULAS:
        return subjects(token.head)
    beside = [n for w, n in prepositions(token) if w == "of"]  # "a splinter group of A, B": the parser hangs B on A
    return [c for held in (token, *beside) for c in children(held, "appos") if c.pos_ == "PROPN"][:1]
