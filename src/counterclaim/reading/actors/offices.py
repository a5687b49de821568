"""Whom a person or an outlet speaks for: titles, appositions, offices, leaders of groups."""

from __future__ import annotations

from counterclaim.lexicon.agents import AgentHit, agent_words
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.generic import opposition
from counterclaim.reading.actors.grammar import after_hyphen, phrase_start
from counterclaim.reading.actors.known import registry
from counterclaim.reading.actors.ministries import is_ministry
from counterclaim.reading.actors.phrases import Phrase, run_by
from counterclaim.reading.draft import DraftActor, DraftMention
from counterclaim.reading.parsed import Token

_LEAD = word_list("lead")
_OFFICIALS = frozenset({"official", "officer", "source", "spokesman", "spokeswoman", "spokesperson"})


def read_offices(book: Book) -> None:
    """Fill `represents` of persons and outlets from the words beside their names, where the registry does not give it."""
    for mention in list(book.draft.actor_mentions):
        actor = book.draft.actors[mention.ref]
        if actor.represents is not None:
            continue
        if mention.head not in book.name_at:
            _unnamed(book, mention, actor)
            continue
        if actor.kind == "person":
            found = _from_title(book, mention) or _from_apposition(book, mention) or _from_leading(book, mention)
        elif actor.kind == "media" and not actor.known:
            found = _owner_after(book, book.doc[mention.head])
        else:
            continue
        if found is not None and found != actor.id:
            actor.represents = found
            _take_country(book, actor, found)


def _unnamed(book: Book, mention: DraftMention, actor: DraftActor) -> None:
    """ "A police spokesman", "a spokeswoman for the army": whom somebody without a name speaks for."""
    if mention.how != "description" or actor.kind != "person" or actor.known or actor.country:
        return
    noun = book.doc[mention.head]
    hit = agent_words().at(noun)
    told = hit is not None and hit.agent.speaks and not (hit.plural and hit.agent.side != "state")
    if hit is None or not told or mention.ref in book.name_at.values():
        return
    start = min(hit.start, phrase_start(noun))
    found = _owner_before(book, start, noun.i) or _owner_after(book, noun) or _side_before(book, start, noun)
    if found is None and hit.agent.noun.split()[-1] in _OFFICIALS:  # "a security official", not "lawmakers"
        found = _office_alone(book, hit, noun)
    if found is not None and found != actor.id:
        actor.represents = found
        _take_country(book, actor, found)


def _side_before(book: Book, start: int, noun: Token) -> str | None:
    """ "A rebel spokesman" speaks for the rebels, "an interior ministry official" for the state."""
    for before in book.doc.tokens[start : noun.i]:
        if is_ministry(before):
            return book.state(book.country_here(before.i))
        inner = agent_words().at(before)
        if inner is not None and inner.agent.side == "opposition" and inner.agent.kind == "rebel_group":
            phrase = Phrase(inner, before.i, before)
            return opposition(book, phrase)[0]
    return None


def _take_country(book: Book, actor: DraftActor, owner: str) -> None:
    above = book.draft.actors.get(owner)
    if above is not None and not actor.country:
        actor.country = list(above.country)


def _from_title(book: Book, mention: DraftMention) -> str | None:
    head = book.doc[mention.head]
    first = head.i
    while first > 0 and book.name_at.get(first - 1) == mention.ref:
        first -= 1
    start = min(phrase_start(head), first)
    sentence = head.sent.start
    # a title may stand before a comma ("SSPDF spokesperson, Gen. X") or be parsed apart from the name
    back = first - 1
    while back >= sentence and back > first - 9 and _title_word(book, book.doc[back], mention.ref):
        start = min(start, back)
        back -= 1
    for index in range(first - 1, start - 1, -1):
        hit = agent_words().at(book.doc[index])
        if hit is not None and (hit.agent.kind == "person" or hit.agent.speaks):
            noun = book.doc[index]
            return (
                run_by(book, start, index)
                or _owner_before(book, start, index)
                or _owner_after(book, noun)
                or _office_alone(book, hit, noun)
            )
    return None


def _title_word(book: Book, token: Token, person: str) -> bool:
    if token.is_sent_end and not token.text.endswith("."):
        return False
    if token.pos_ in {"VERB", "AUX", "CCONJ", "SCONJ", "ADP"} and token.lower_ not in {"of"}:
        return False
    return not (token.i in book.name_at and book.draft.actors[book.name_at[token.i]].kind == "person")


def _from_apposition(book: Book, mention: DraftMention) -> str | None:
    head = book.doc[mention.head]
    near: list[Token] = [c for c in head.children if c.dep_ == "appos"]
    if head.dep_ == "appos":
        near.append(head.head)
    for child in head.children:  # "X, who is commander of Y"
        if child.dep_ == "relcl" and child.lemma_ == "be":
            near += [c for c in child.children if c.dep_ == "attr"]
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        near += [c for c in head.head.children if c.dep_ == "attr"]
    for token in near:
        hit = agent_words().at(token)
        if hit is not None and (hit.agent.kind == "person" or hit.agent.speaks):
            start = min(phrase_start(token), hit.start)
            return (
                run_by(book, start, hit.start)
                or _owner_before(book, start, token.i)
                or _owner_after(book, token)
                or _office_alone(book, hit, token)
            )
    return None


def _from_leading(book: Book, mention: DraftMention) -> str | None:
    """ "NAS, led by Gen. X": X stands for NAS; "X, who leads NAS" too."""
    head = book.doc[mention.head]
    verb = head.head
    if head.dep_ == "pobj" and verb.lower_ == "by":
        verb = verb.head
        if verb.lemma_ in _LEAD and verb.dep_ in {"acl", "relcl", "advcl"}:
            return _body_at(book, verb.head)
    for child in head.children:
        if child.dep_ in {"relcl", "acl"} and child.lemma_ in _LEAD:
            for thing in child.children:
                if thing.dep_ == "dobj":
                    return _body_at(book, thing)
    return None


def _body_at(book: Book, token: Token) -> str | None:
    for actor_id in [book.name_at.get(token.i), *book.draft.actors_at(token)]:
        if actor_id and book.draft.actors[actor_id].kind != "person":
            return actor_id
    return None


def _owner_before(book: Book, start: int, noun: int) -> str | None:
    """The body or country named in the words before the noun; the nearest body wins, then the country."""
    country: str | None = None
    for index in range(noun - 1, start - 1, -1):
        if after_hyphen(book.doc[index]) is not None:
            continue
        actor_id = book.name_at.get(index)
        if actor_id is not None and book.draft.actors[actor_id].kind != "person":
            return _stands_for(book, actor_id)
        inner = agent_words().at(book.doc[index])
        if (
            inner is not None
            and inner.agent.side == "state"
            and inner.agent.kind in {"state", "state_forces", "police"}
        ):
            iso = next(
                (book.country_at[i] for i in range(index, start - 1, -1) if i in book.country_at), None
            ) or book.country_here(index)
            found = book.police(iso) if inner.agent.kind == "police" else (
                book.forces(iso) if inner.agent.kind == "state_forces" else book.state(iso))  # fmt: skip
            if found:
                return found
        country = country or book.country_at.get(index)
    return book.state(country)


def _owner_after(book: Book, token: Token) -> str | None:
    for right in token.rights:
        if right.dep_ == "prep" and right.lower_ in {"of", "for", "with", "at", "in"}:
            for child in right.children:
                if child.dep_ != "pobj":
                    continue
                actor_id = book.name_at.get(child.i)
                if actor_id is not None and book.draft.actors[actor_id].kind != "person":
                    return _stands_for(book, actor_id)
                if right.lower_ in {"of", "for"}:
                    if child.i in book.country_at:
                        return book.state(book.country_at[child.i])
                    found = [i for i in book.draft.actors_at(child) if book.draft.actors[i].kind != "person"]
                    if found:
                        return found[0]
    return None


def _office_alone(book: Book, hit: AgentHit, noun: Token) -> str | None:
    """ "President X": an office of a state, and no state named beside it: the country in focus.

    A minister for a region of the world is of some other state, which the text leaves open.
    """
    if any(p.dep_ == "prep" and any(c.ent_type_ in {"LOC", "GPE"} for c in p.children) for p in noun.rights):
        return None
    if any(c.tag_ == "PRP$" for c in noun.children):
        return None  # "its information minister": whose, coreference knows
    if hit.agent.side == "state" and hit.agent.kind == "person":
        return book.state(book.country_here(noun.i))
    return None


def _stands_for(book: Book, actor_id: str) -> str:
    """A ministry stands for its state."""
    above = book.stands_for(actor_id)
    return book.known(above).id if above is not None and above in registry().actors else actor_id
