"""Agent phrases without a name: generic forces and rebels, officials, witnesses, the fighters of a named group."""

from __future__ import annotations

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.coalitions import coalition_before, the_coalition
from counterclaim.reading.actors.generic import of_a_region, of_state, opposition
from counterclaim.reading.actors.grammar import (
    NOUNS,
    ONE_OF_MANY,
    PLACE_NOUNS,
    called,
    is_one_of_a_people,
    is_one_of_an_age,
    is_premodifier,
    role_head,
)
from counterclaim.reading.actors.known import people_at
from counterclaim.reading.actors.ministries import is_ministry, ministry_of
from counterclaim.reading.actors.officeholders import office_holder
from counterclaim.reading.actors.owners import of_owner
from counterclaim.reading.actors.phrases import Phrase, counted, of_each_country, phrase_at, run_by
from counterclaim.reading.parsed import Doc, Token

_SAYING = word_list("saying")
_PART_NOUNS = word_list("part_nouns")
_AT_HOME = frozenset({"state", "civilians", "police", "state_forces", "protesters", "media"})  # of the country in focus
_OF_WHAT = frozenset({"of", "for", "to", "in", "with", "at"})  # "an aide to X", "a spokesman for the army in Y"
_OF_WORDS = 10  # of "of …" between an office and its holder's name
_AIRCRAFT = word_list("aircraft")
_STATE_KINDS = frozenset({"state", "state_forces", "police"})


def read_descriptions(book: Book) -> None:
    """Add actors and mentions for every agent phrase that can be told without looking back; the rest is coreference's."""
    for token in book.doc.tokens:
        if token.i in book.country_at and (token.pos_ in NOUNS or token.pos_ in {"ADJ", "PRON"}):
            _people_of(book, token)
        _one_of_an_age(book, token)
        phrase = phrase_at(book, token)
        if phrase is None:
            continue
        for actor, rule in refs_of(book, phrase):
            _add(book, phrase, actor, rule)


def _add(book: Book, phrase: Phrase, actor: str, rule: str) -> None:
    draft, doc = book.draft, book.doc
    start = phrase.start
    if is_premodifier(phrase.head):  # "police action": only the agent noun itself
        start = phrase.hit.start
    draft.add_actor_mention(doc, start, phrase.end, actor, "description", rule)
    head = phrase.head
    if head.dep_ == "pobj" and head.head.dep_ == "prep" and head.head.lower_ == "of":
        number = head.head.head
        if _is(counted(number), head):  # "thousands of fighters": both words stand for them
            draft.add_actor_mention(doc, number.left_edge.i if number.left_edge.i > number.i - 4 else number.i,
                                    phrase.end, actor, "description", rule)  # fmt: skip


def _learn_kind(book: Book, actor_id: str, phrase: Phrase) -> None:
    """ "X is a militant group": what the text says a new name is."""
    actor = book.draft.actors[actor_id]
    if actor.known or actor.kind == "person":
        return
    side = phrase.side.side if phrase.side is not None else phrase.agent.side
    if side == "opposition":
        actor.kind = "rebel_group"
    elif phrase.agent.kind != "unidentified" and actor.kind == "unidentified":
        actor.kind = phrase.agent.kind


def _is(one: Token | None, other: Token) -> bool:
    return one is not None and one.i == other.i


def refs_of(book: Book, phrase: Phrase) -> list[tuple[str, str]]:
    """Whom an agent phrase stands for, as (actor id, rule); empty where it goes back to something said before."""
    agent = phrase.agent
    if is_premodifier(phrase.head):
        return _as_modifier(book, phrase)
    if phrase.head.dep_ in {"compound", "nmod"} and phrase.head.head.i in book.name_at:
        return []  # a title: "spokesman Mark X"
    if agent.noun == "source" and not _tells(phrase):
        return []
    if agent.noun in {"military", "dead", "wounded", "injured"} and phrase.start == phrase.hit.start:
        return []  # "discussed military and other matters", "shot dead"
    if called(phrase.head) is not None:
        return []  # "called the rebels terrorists": a word for somebody, and nobody new
    if len(each := of_each_country(book, phrase)) > 1:
        return [found for one in each for found in refs_of(book, one)]
    if phrase.only is not None and agent.noun == "force":
        return _of_state(book, phrase, "state_forces")  # "Chadian and Malian forces"
    if len(listed := _listed_before(book, phrase)) > 1:
        return [(ref, "apposition to a list of names") for ref in listed]
    named = _same_as_name(book, phrase)
    if named:
        return [(named, "apposition to a name")]
    if phrase.owners:
        found = of_owner(book, phrase)
        if found is not None:
            return found
    runner = run_by(book, phrase.start, phrase.hit.start)
    if runner is not None and phrase.owners and agent.kind == "media":
        outlet = book.draft.actors[phrase.owners[-1]]
        if outlet.kind == "media" and not outlet.known:
            outlet.represents = outlet.represents or runner  # "the state-run newspaper X", "the state-run X newspaper"
            return [(outlet.id, f"{agent.noun} beside its name")]
    if runner is not None and agent.kind in {"state", "media", "person", "political_body", "police"}:
        return [_described(book, phrase, runner=runner)]
    if is_ministry(phrase.head) and not phrase.owners and not phrase.hit.plural and phrase.possessor is None:
        found_ministry = ministry_of(book, phrase.head, phrase.countries[0] if phrase.countries else None)
        if found_ministry is not None:
            return [(found_ministry[0], "ministry by what it is for, of the country beside it or in focus")]
    if "'" in agent.noun and not phrase.owners:
        return [_office(book, phrase)]
    if phrase.possessor is not None or _possessed_by_noun(phrase):
        return []
    if (modifier := coalition_before(phrase)) is not None and (found_coalition := the_coalition(book)) is not None:
        return [(found_coalition, f"{agent.noun} of the “{modifier.text}” that this text is about")]
    if _nobodys(phrase):
        return []
    if agent.side == "state" and agent.kind in _STATE_KINDS:
        return [_described(book, phrase)] if of_a_region(book, phrase) else _of_state(book, phrase)
    if agent.noun == "bomber" and phrase.hit.plural and phrase.countries:
        return _of_state(book, phrase, "state_forces")  # "Russian bombers" fly; a bomber without a country is a person
    beside = phrase.side.side if phrase.side is not None else None
    if agent.side == "opposition" or (agent.kind == "unidentified" and beside == "opposition"):
        return [opposition(book, phrase)]
    if phrase.side is not None and beside == "state" and (agent.kind == "state_forces" or agent.noun in _PART_NOUNS):
        return _of_state(book, phrase, "police" if phrase.side.kind == "police" else "state_forces")
    if agent.anaphoric:
        return _group(book, phrase)
    if (agent.kind == "person" or agent.speaks) and phrase.definite and not phrase.hit.plural and not phrase.countries:
        return []  # "the minister": somebody named before
    if phrase.definite and agent.collective and not agent.side and not phrase.countries:
        return []  # "the ministry", "the newspaper"
    if agent.kind == "person" and phrase.definite and phrase.countries:
        held = office_holder(book, phrase)
        if held is not None:
            return [held]
    return [_described(book, phrase)]


def _office(book: Book, phrase: Phrase) -> tuple[str, str]:
    """ "The president's office", "the prosecutor's office": an office of the state beside it or in focus."""
    found, rule = _described(book, phrase)
    made = book.draft.actors[found]
    if made.represents is None and made.country:
        made.represents = book.state(made.country[0])
    return found, rule


def _nobodys(phrase: Phrase) -> bool:
    """ "Warplanes bombed the town": aircraft that act and of which nobody tells whose they are; one shot down is the state's."""
    owned = phrase.countries or phrase.owners or phrase.side is not None or phrase.possessor is not None
    return phrase.agent.noun in _AIRCRAFT and not owned and phrase.head.dep_ not in {"dobj", "nsubjpass"}


def _listed_before(book: Book, phrase: Phrase) -> list[str]:
    """ "A and B, two rival groups", "C and D, both ministers": all whom the plural sums up."""
    if not phrase.hit.plural or phrase.head.dep_ not in {"appos", "conj"} or not phrase.start:
        return []
    first = role_head(phrase.head.head)
    number, comma = book.doc[phrase.start], book.doc[phrase.start - 1]
    if phrase.head.dep_ == "conj" and not (comma.text == "," and (number.like_num or number.lower_ == "both")):
        return []  # "A and B, two rival groups", which the parser takes for a third of them
    members = [t for t in (first, *first.conjuncts) if t.i < phrase.start]
    found = [ref for t in sorted(members, key=lambda t: t.i) for ref in book.draft.actors_at(t)]
    human = phrase.agent.kind == "person"
    return found if all((book.draft.actors[ref].kind == "person") == human for ref in found) else []


def _same_as_name(book: Book, phrase: Phrase) -> str | None:
    head = phrase.head
    if head.dep_ == "appos" and head.head.i in book.name_at:
        actor = book.name_at[head.head.i]
        if _fits(book, actor, phrase):
            return actor
    after = head.i + 1
    if (
        after < len(book.doc)
        and after in book.name_at
        and not phrase.hit.plural
        and _fits(book, book.name_at[after], phrase)
    ):
        return book.name_at[after]  # "the news agency X"
    if head.dep_ == "attr" and head.head.lemma_ == "be" and not any(c.dep_ == "neg" for c in head.head.children):
        for subject in head.head.children:
            actor = book.name_at.get(subject.i, "") if subject.dep_ == "nsubj" else ""
            if actor and not phrase.hit.plural and _fits(book, actor, phrase):
                _learn_kind(book, actor, phrase)
                return actor
    first = book.doc[phrase.start]
    if first.lower_ in {"a", "an"} and first.i - 1 in book.name_at and not phrase.hit.plural:
        actor = book.name_at[first.i - 1]  # "the Observatory a UK-based monitor": the comma is lost
        if first.nbor(-1).dep_ not in {"poss", "compound"} and _fits(book, actor, phrase):
            return actor
    between_commas = _between_commas(book, phrase)
    if between_commas is not None:
        return between_commas
    introduced = _introduces_himself(book, phrase)
    if introduced is not None:
        return introduced
    for child in head.children:
        if child.dep_ == "appos" and child.i in book.name_at and child.i > head.i:
            actor = book.name_at[child.i]
            if _fits(book, actor, phrase):
                return actor
    return _introduced(book, phrase)


def _introduced(book: Book, phrase: Phrase) -> str | None:
    """ "A militia called the Sumal Guard", "a group known as X": the name that follows is of whom the words describe."""
    for clause in phrase.head.children if not phrase.hit.plural else ():
        if clause.dep_ != "acl" or clause.lemma_ not in {"call", "know", "name", "dub"} or clause.i < phrase.head.i:
            continue
        below = [*clause.children, *(n for p in clause.children if p.lower_ == "as" for n in p.children)]
        for name in below:
            if name.dep_ in {"oprd", "pobj", "attr", "dobj"} and name.i in book.name_at:
                actor = book.name_at[name.i]
                if _fits(book, actor, phrase):
                    _learn_kind(book, actor, phrase)
                    return actor
    return None


def _between_commas(book: Book, phrase: Phrase) -> str | None:
    """ "The governor of X, N. N., said", "the ruling party, ABC, said": a name between commas, whatever the parser made of it."""
    doc, at = book.doc, phrase.end
    if phrase.hit.plural or not (phrase.definite or phrase.agent.kind == "person"):
        return None
    if at < len(doc) and doc[at].lower_ in _OF_WHAT:
        right = next((r for r in phrase.head.rights if r.i == at), None)
        while right is not None and at < min(right.right_edge.i + 1, phrase.end + _OF_WORDS) and doc[at].text != ",":
            at += 1
    if at + 2 >= len(doc) or doc[at].text != "," or (actor := book.name_at.get(at + 1)) is None:
        return None
    end = at + 1
    while end < len(doc) and book.name_at.get(end) == actor:
        end += 1
    closed = end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].pos_ != "CCONJ"
    listed = closed and end + 1 in book.name_at
    if not phrase.definite and not (closed and _speaks_next(doc, end + 1)):
        return None  # "a farmer, N. N., …": only where the sentence goes on with what he does
    return actor if closed and not listed and _fits(book, actor, phrase) else None


def _speaks_next(doc: Doc, at: int) -> bool:
    """Whether a verb stands here, or after an adverb or two ("first denied")."""
    after = doc[at : at + 3]
    verb = next((t for t in after if t.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and all(t.pos_ == "ADV" for t in after if t.i < verb.i)


def _tells(phrase: Phrase) -> bool:
    """ "Sources said", "according to a source", not "energy sources"."""
    head = phrase.head
    if head.head.lower_ in {"to", "by", "from"}:
        return True
    return head.dep_ in {"nsubj", "nsubjpass"} and (head.head.lemma_ in _SAYING or phrase.start == phrase.hit.start)


def _introduces_himself(book: Book, phrase: Phrase) -> str | None:
    """ "A witness, who gave only his first name, X", "a man identified as X": X is the witness."""
    if phrase.hit.plural:
        return None
    for clause in phrase.head.children:
        if clause.dep_ not in {"relcl", "acl"}:
            continue
        named = clause.lemma_ in {"name", "identify", "call"}
        for token in book.doc[clause.i : min(clause.right_edge.i + 1, clause.i + 15)]:
            actor = book.name_at.get(token.i)
            if actor is None or book.draft.actors[actor].kind != "person":
                continue
            if named or (
                token.dep_ in {"appos", "pobj", "attr", "oprd"} and any(a.lemma_ == "name" for a in token.ancestors)
            ):
                return actor
    return None


def _fits(book: Book, actor_id: str, phrase: Phrase) -> bool:
    actor, agent = book.draft.actors[actor_id], phrase.agent
    if phrase.hit.plural and actor.kind == "person":
        return False
    if actor.kind == "state" and agent.kind not in {"state", "unidentified"}:
        return False
    if actor.kind == "person" and agent.collective:
        return agent.noun in ONE_OF_MANY  # not "a spokesman for the mission, N. N.,"
    human = agent.kind in {"person", "civilians", "protesters"} or (agent.speaks and not agent.collective)
    return (actor.kind == "person") == human or agent.kind == "unidentified"


def _possessed_by_noun(phrase: Phrase) -> bool:
    """ "the group's commanders", "the group's leadership": the possessor is a description, which coreference reads first."""
    possessors = [c for c in phrase.head.children if c.dep_ == "poss" and c.pos_ == "NOUN"]
    if not possessors or phrase.agent.anaphoric:
        return bool(possessors)
    hit = agent_words().at(possessors[0])
    return phrase.agent.kind in _STATE_KINDS and hit is not None and hit.agent.anaphoric


def _of_state(book: Book, phrase: Phrase, kind: str | None = None) -> list[tuple[str, str]]:
    return of_state(book, phrase, kind) or [_described(book, phrase, generic=True)]


def _as_modifier(book: Book, phrase: Phrase) -> list[tuple[str, str]]:
    """ "police action", "rebel attacks", "Assad army report": the modifier acts. Part of a longer agent noun: it does not."""
    agent, head = phrase.agent, phrase.head.head
    if head.i in book.name_at or head.lower_ in PLACE_NOUNS:
        return []
    outer = phrase_at(book, head)
    if outer is not None or agent.side is None or agent.anaphoric or agent.machine:
        return []
    if phrase.owners:
        return of_owner(book, phrase) or []
    if agent.side == "opposition":
        return [opposition(book, phrase)]
    return _of_state(book, phrase) if agent.kind in _STATE_KINDS else []


def _group(book: Book, phrase: Phrase) -> list[tuple[str, str]]:
    """ "a US-led coalition", "several Kurdish groups": new where it is not definite and says what it is."""
    if phrase.definite and phrase.head.text == "Coalition" and phrase.hit.start - phrase.start <= 1:
        named = the_coalition(book)
        if named is not None:
            return [(named, "the Coalition that this text is about")]
        if not any(
            "coalition" in actor.name.lower() for actor in book.draft.actors.values() if actor.name != "Coalition"
        ):
            return [_described(book, phrase)]  # its capital makes a name of it, and nothing before it bears that name
    tells = phrase.start < phrase.hit.start and phrase.key() != phrase.agent.noun
    if not tells or (phrase.definite and not _compound_tells(book, phrase)):
        return []
    if phrase.hit.agent.noun in _NEVER_NEW and not _proper(phrase):
        return []
    return [_described(book, phrase)]


def _proper(phrase: Phrase) -> bool:
    """ "The Russian Coordination Center": capitals make a name of it."""
    doc = phrase.head.doc
    return phrase.head.text[:1].isupper() and any(
        t.text[:1].isupper() for t in doc[phrase.start + 1 : phrase.hit.start]
    )


def _compound_tells(book: Book, phrase: Phrase) -> bool:
    """ "the US-led coalition", "the Contact Group" tell enough to stand for themselves; "the Lebanese group" does not."""
    before = list(phrase.head.doc[phrase.start + 1 : phrase.hit.start])
    if any(t.lower_ == "based" for t in before):
        return False  # "the New York-based group": one named before
    if any(t.text in {"-", "–"} for t in before):
        return True
    plain = not phrase.head.text[:1].isupper()
    return any(
        t.text[:1].isupper() and not (plain and (t.i in book.country_at or t.lower_ in _SAME_ONE)) for t in before
    )


_NEVER_NEW = word_list("never_new")
_SAME_ONE = word_list("same_one")


def _described(book: Book, phrase: Phrase, generic: bool = False, runner: str | None = None) -> tuple[str, str]:
    """One actor for one description in this text; `runner` is whom it speaks for as its words tell ("Hamas-run")."""
    agent, key = phrase.agent, phrase.key()
    people = _of_a_people(phrase)
    if people is not None:
        key = f"{people}:armed"
    if agent.noun in {"civilian", "people"} and not phrase.countries:
        key = agent.noun  # "innocent civilians" are civilians
    elif agent.anaphoric and phrase.countries and _proper(phrase):
        key = f"{phrase.countries[0]}:{agent.noun}"  # two forms of one body's name
    elif agent.kind == "person" and not phrase.hit.plural:
        key += _of_which(phrase)
    actor_id = book.described.get(key)
    if actor_id is None:
        represents = runner
        countries = phrase.countries or (list(book.draft.actors[runner].country) if runner else [])
        if (
            (agent.speaks or agent.kind == "media")
            and agent.kind in {"person", "media"}
            and countries
            and agent.kind != "media"
        ):
            represents = book.state(countries[0])
        if agent.kind == "media" and agent.noun.startswith("state"):
            represents = book.state((countries or [book.country or ""])[0] or None)
        if not countries and agent.kind in _AT_HOME and book.country:
            countries = [book.country]
        text = phrase.text() if not generic else agent.noun
        kind = agent.kind
        if kind == "unidentified" and phrase.side is not None:
            kind = phrase.side.kind
        actor = book.new(text, kind, country=countries, represents=represents, plural=phrase.hit.plural,
                         rule=f"description, kind from “{agent.noun}”")  # fmt: skip
        actor_id = book.described[key] = actor.id
        if kind in {"person", "civilians"} and (whole := _with_place(book, phrase)) is not None:
            actor.aliases.append(whole)
    elif people is not None and book.draft.actors[actor_id].kind == "unidentified":
        book.draft.actors[actor_id].kind = agent.kind
    return actor_id, f"description “{key}”"


def _of_which(phrase: Phrase) -> str:
    """ "The head of the police" and "the head of the rescue service" are two; the words that tell which."""
    of = next((c for c in phrase.head.children if c.i == phrase.end and c.lower_ in {"of", "for"}), None)
    body = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
    return f" of {body.lemma_.lower()}" if body is not None else ""


def _with_place(book: Book, phrase: Phrase) -> str | None:
    """The whole of "the mayor of Caldono", "residents of Begoua", "a leader in Bwito", without its article."""
    doc, start, at = book.doc, phrase.start, phrase.end
    if at + 1 >= len(doc) or doc[at].lower_ not in {"of", "in", "from"} or not doc[at + 1].text[:1].isupper():
        return None
    end = at + 1
    while end < len(doc) and doc[end].pos_ == "PROPN" and end - at < _OF_WORDS:
        end += 1
    while start < phrase.hit.start and (doc[start].pos_ in {"DET", "NUM", "PUNCT"}):
        start += 1
    return str(doc[start:end].text) if end > at + 1 else None


def _of_a_people(phrase: Phrase) -> str | None:
    """ "Kurdish fighters", "the Kurdish militia": armed people of one community are one actor where no group is named."""
    if phrase.agent.noun not in _PART_NOUNS and phrase.agent.kind not in {"militia", "rebel_group"}:
        return None
    for token in phrase.head.doc[phrase.start : phrase.hit.start]:
        if token.ent_type_ == "NORP" and people_at(token) is None and token.text[:1].isupper():
            return token.lower_
    return None


def _people_of(book: Book, token: Token) -> None:
    """ "the Syrians", "650,000 Jordanians", "a Syrian": people of a country by its plural, one of them behind an article."""
    iso = book.country_at.get(token.i)
    if iso is None or is_premodifier(token):
        return
    several = token.tag_ in {"NNPS", "NNS"} and token.text.endswith("s")
    people = people_at(token) if several or is_one_of_a_people(token) else None
    if people is None or book.draft.mentions_at(token):
        return
    name = book.doc[people[1] : token.i + 1].text
    key, why = (f"people:{iso}", "people of a country") if several else (f"one of:{iso}", "one of a country's people")
    made = book.once(key, name, "civilians", country=[iso], plural=several, rule=why)
    start = token.left_edge.i if token.left_edge.i >= token.i - 3 else token.i
    book.draft.add_actor_mention(book.doc, start, token.i + 1, made, "description", why)


def _one_of_an_age(book: Book, token: Token) -> None:
    """ "A 12-year-old was killed": somebody of whom only the age is told."""
    if not is_one_of_an_age(token) or book.draft.mentions_at(token):
        return
    start = token.left_edge.i + 1
    name, country = book.doc[start : token.i + 1].text, book.country_here(token.i)
    made = book.once(name, name, "civilians", country=[country] if country else [], rule="somebody by age")
    book.draft.add_actor_mention(book.doc, start - 1, token.i + 1, made, "description", "somebody by age")
