"""Definite descriptions: "the group", "the two sides", "the Archbishop", "its commanders", "the latter"."""

from __future__ import annotations

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.coalitions import the_coalition
from counterclaim.reading.actors.grammar import is_premodifier
from counterclaim.reading.actors.known import registry
from counterclaim.reading.actors.phrases import Phrase
from counterclaim.reading.coreference.clauses import SPEECH, excluded, governor, speaks_up
from counterclaim.reading.coreference.stack import Item, Stack
from counterclaim.reading.parsed import Token
from counterclaim.records import ActorKind

_GROUPS = word_list("group_nouns")
_ARMED: frozenset[ActorKind] = frozenset(
    {"rebel_group", "militia", "state_forces", "state", "police", "unidentified", "political_body"}
)
_FIGHTERS = frozenset({"rebel_group", "militia", "state_forces"})
_NOT_GROUPS = frozenset({"person", "state", "media", "civilians", "protesters", "intergovernmental"})
_TWO = frozenset({"two", "both", "warring", "rival", "opposing"})
_EITHER = frozenset({"neither", "either", "each"})
_PAIRS = word_list("pair_nouns")
_MEDIATING = word_list("mediating")
# noun -> kinds it may go back to; any other noun asks for its own kind
_KINDS: dict[str, frozenset[str]] = {
    "country": frozenset({"state"}),
    "nation": frozenset({"state"}),
    "state": frozenset({"state"}),
    "power": frozenset({"state"}),
    "alliance": frozenset({"intergovernmental"}),
    "coalition": frozenset({"intergovernmental"}),
    "bloc": frozenset({"intergovernmental", "political_body"}),
    "agency": frozenset({"media", "intergovernmental", "monitor"}),
    "body": frozenset({"intergovernmental", "political_body", "monitor"}),
    "center": frozenset({"monitor", "state", "state_forces", "intergovernmental", "unidentified"}),
    "office": frozenset({"intergovernmental", "monitor"}),
    "organization": frozenset(
        {"rebel_group", "militia", "monitor", "intergovernmental", "political_body", "unidentified"}
    ),
    "council": frozenset({"political_body", "intergovernmental", "state"}),
    "party": frozenset({"political_body"}),
    "militia": frozenset({"militia", "rebel_group"}),
    "movement": frozenset({"rebel_group", "political_body", "militia", "protesters"}),
    "force": frozenset({"state_forces", "rebel_group", "militia", "intergovernmental"}),
}
_SAME = {"centre": "center", "organisation": "organization", "forces": "force"}
_SAME_ONE = word_list("same_one")
_STATES = frozenset({"country", "nation", "state", "power", "neighbour", "neighbor"})
_OFFICES = frozenset({"bureau", "council", "committee", "office", "parliament", "board"})  # no parties
_PARTY_NAMES = frozenset({"party", "front", "movement", "union", "congress", "league"})
_THINGS = frozenset({"body", "center"})  # of the dead; for detention
_THINGS_BACK = 120  # tokens
_WHOLE = ("vice", "deputy", "prime")
_REACH = 4  # sentences
_REACH_OF_SPEAKERS = 10  # for "the group said", of a group that spoke before and is called one
_REACH_OF_SIDES = 8
_SIDES_WEIGHED = 6
_OPPOSED = 1.0  # as much as to be named in the same sentence
_OF_THE_STATE = frozenset({"state", "state_forces", "police"})


def group(phrase: Phrase, stack: Stack) -> tuple[tuple[str, ...], str]:
    """ "The group": the latest actor of a fitting kind that is not the subject of the same clause."""
    noun = _SAME.get(phrase.agent.noun, phrase.agent.noun)
    if noun in _THINGS and (phrase.hit.plural or _told_as_thing(phrase)):
        return (), ""
    possessive = is_premodifier(phrase.head)  # "coalition strikes"
    barred = set[int]() if possessive else excluded(phrase.head, possessive=False)
    subjects = {ref for item in stack.recent(0) if item.token.i in barred for ref in item.refs}
    best: tuple[str, Item] | None = None
    best_score = 0.0
    more = _tells_more(phrase, stack)
    speaks = noun in _GROUPS and speaks_up(phrase.head)
    for item in stack.recent(_REACH_OF_SPEAKERS if speaks else _REACH):
        if item.token.i in barred or not subjects.isdisjoint(item.refs):
            continue
        if stack.sentence - item.sentence > _REACH and not _spoke(item, noun, stack):
            continue
        fitting = [(_group_score(noun, phrase, item, ref, stack, more), ref) for ref in item.refs]
        fitting = [(score, ref) for score, ref in fitting if score > 0.0]
        if len(fitting) == 1 and fitting[0][0] > best_score:  # of two named together, the one that fits
            best_score, best = fitting[0][0], (fitting[0][1], item)
    if best is None and noun == "coalition" and not more and not phrase.hit.plural:
        coalition = the_coalition(stack.book)
        if coalition is not None:
            return (coalition,), "the coalition that fights an actor of this text at that day"
    return ((best[0],), f"“{phrase.head.text}” goes back to “{best[1].token.text}”") if best else ((), "")


def _told_as_thing(phrase: Phrase) -> bool:
    """ "A detention centre … the centre": the word stood a little before for a building or the like."""
    doc, head = phrase.head.doc, phrase.head
    return any(
        t.lemma_ == head.lemma_ and t.text.islower() and t.dep_ in {"pobj", "dobj"} and t.head.lower_ != "by"
        for t in doc[max(0, head.i - _THINGS_BACK) : head.i]
    )


def _group_score(noun: str, phrase: Phrase, item: Item, ref: str, stack: Stack, more: bool) -> float:
    """How well an actor fits the phrase, 0 for not at all; `more`: the phrase tells what was not named before."""
    actor = stack.book.draft.actors[ref]
    named = noun in {w.lower() for w in actor.name.split()} or item.token.lower_ == phrase.head.lower_
    if not named and more:
        return 0.0
    if noun in _KINDS:
        fits = actor.kind in _KINDS[noun]
        if noun == "militia":
            fits = actor.kind == noun or (fits and item.name)
        if noun == "party":
            words = set(actor.name.lower().split())
            fits = (fits and not words & _OFFICES) or (actor.kind == "rebel_group" and bool(words & _PARTY_NAMES))
    elif noun in _GROUPS:
        never = _NOT_GROUPS if noun in {"side", "party"} else _NOT_GROUPS | {"state_forces", "police"}
        fits = actor.kind not in never and (actor.kind != "unidentified" or item.name or actor.plural)
    elif noun.split()[-1] in _GROUPS and phrase.agent.kind in {"militia", "rebel_group"}:  # "paramilitary group"
        fits = actor.kind in {"militia", "rebel_group"} or (actor.kind == "unidentified" and item.name)
    elif noun.split()[-1] in _GROUPS and phrase.agent.kind == "monitor":  # "the aid group", "the rights group"
        fits = actor.kind == "monitor" and item.name
    else:
        fits = actor.kind == phrase.agent.kind and phrase.agent.kind != "unidentified" and " " not in noun
    crowd = actor.plural and not actor.known and actor.kind not in {"rebel_group", "militia"}  # "rescuers" are no group
    if not named and (not fits or (crowd and noun == "group" and not phrase.hit.plural)):
        return 0.0
    if phrase.countries and not set(phrase.countries) & set(actor.country):
        return 0.0
    spoke = noun in _GROUPS and speaks_up(phrase.head) and _spoke(item, noun, stack)
    score = (
        6.0 - (0.6 if spoke else 1.2) * (stack.sentence - item.sentence) + 0.3 * min(stack.counts.get(actor.id, 0), 4)
    )
    score += 3.0 if spoke else 0.0
    score += (2.0 if noun in _GROUPS else 3.0) * named + 0.5 * item.subject + 0.7 * item.name
    if noun in _GROUPS and actor.kind in {"rebel_group", "militia"}:
        score += 1.5
    return score - (1.5 if actor.plural and not phrase.hit.plural else 0.0)


def _spoke(item: Item, noun: str, stack: Stack) -> bool:
    """Whether an item is a body called a "group" or so, no armed one, that speaks there or is spoken for."""
    actor = stack.actor(item)
    named = noun in {w.lower() for w in actor.name.split()} or actor.kind == "monitor"
    verb = governor(item.token)
    return item.name and named and verb is not None and verb.lemma_ in SPEECH


def _tells_more(phrase: Phrase, stack: Stack) -> bool:
    """ "The UN Office", "the global coalition to defeat X": words around the noun say what was not named before."""
    at = stack.book.country_at  # "the Lebanese group": the country is asked for on its own
    before = [t for t in phrase.head.doc[phrase.start : phrase.hit.start] if t.i not in at]
    if any(t.lower_ == "based" for t in before):  # "the New York-based group": where it sits does not tell it apart
        before = [t for t in before if t.lower_ in _SAME_ONE]
    if any(t.text in {"-", "–"} or (t.pos_ in {"PROPN", "ADJ"} and t.lower_ not in _SAME_ONE) for t in before):
        return True
    charged = phrase.head.head.lemma_ in {"accuse", "suspect", "convict", "warn", "remind", "deprive", "acquit"}
    return any(
        (t.dep_ in {"acl", "relcl"} and not _aside(t))
        or (t.dep_ == "prep" and t.lower_ == "of" and not (charged and not _whose(t, stack)))
        for t in phrase.head.rights
    )


def _aside(clause: Token) -> bool:
    """ "The party, founded by X,": what stands between commas is told of a party named before."""
    before = clause.doc[clause.left_edge.i - 1]
    return before.text == "," and before.i > clause.head.i


def _whose(preposition: Token, stack: Stack) -> bool:
    """ "Accused the forces of the regime of …": the first "of" tells whose they are, not of what."""
    return any(
        c.dep_ == "pobj"
        and (c.i in stack.book.name_at or c.i in stack.book.country_at or agent_words().at(c) is not None)
        for c in preposition.children
    )


def several(phrase: Phrase, stack: Stack) -> tuple[tuple[str, ...], str]:
    """ "The two groups", "both sides", "the warring parties": the two that fight most in the last sentences."""
    noun = _SAME.get(phrase.agent.noun, phrase.agent.noun)
    kinds = _KINDS["state"] if noun in _STATES else None
    barred = excluded(phrase.head, possessive=False)
    never = {ref for item in stack.recent(0) if item.token.i in barred for ref in item.refs}
    weights: dict[str, float] = {}
    for item in stack.recent(_REACH_OF_SIDES):
        if _mediates(item.token):
            continue
        for ref in item.refs:
            actor = stack.book.draft.actors[ref]
            if (
                ref in never
                or actor.kind not in (kinds or _ARMED)
                or (actor.plural and not actor.known and kinds is None and noun == "group")
                or (actor.kind == "unidentified" and not actor.plural and not item.name)  # "a man"
            ):
                continue
            near = 1.0 / (1 + stack.sentence - item.sentence)
            unnamed = actor.plural and not actor.known and noun in _GROUPS
            aside = "warring" in phrase.agent.noun and actor.kind not in _FIGHTERS
            weights[ref] = weights.get(ref, 0.0) + (near + 0.2 * item.subject) * (0.3 if unnamed or aside else 1.0)
    if noun == "group":
        weights = {ref: w for ref, w in weights.items() if stack.book.draft.actors[ref].kind not in _NOT_GROUPS}
    pair = _opposed_pair(weights, stack) if noun != "group" else sorted(sorted(weights), key=lambda r: -weights[r])[:2]
    return (tuple(pair), f"“{phrase.head.text}”: the two sides of the last sentences") if len(pair) == 2 else ((), "")


def _opposed_pair(weights: dict[str, float], stack: Stack) -> list[str]:
    """The two sides named most, where a state, its forces and its ministries are one side; opponents of the registry first."""
    sides: dict[str, list[str]] = {}
    for ref in sorted(weights, key=lambda r: (-weights[r], r)):
        sides.setdefault(_side(ref, stack), []).append(ref)
    heavy = {side: sum(weights[ref] for ref in refs) for side, refs in sides.items()}
    named = sorted(heavy, key=lambda side: (-heavy[side], side))[:_SIDES_WEIGHED]
    pairs = [(a, b) for k, a in enumerate(named) for b in named[k + 1 :]]
    if not pairs:
        return []

    def weight(pair: tuple[str, str]) -> tuple[float, int]:
        one, other = pair
        return heavy[one] + heavy[other] + _OPPOSED * _at_war(one, other, stack), -named.index(one)

    best = max(pairs, key=weight)
    chosen = [(side, sides[side][0]) for side in sorted(best, key=lambda side: -heavy[side])]
    # a state is meant where a ministry or the police is named most, or where the other side is a state
    kinds = {stack.book.draft.actors[ref].kind for _, ref in chosen}
    states = bool(kinds & {"state", "police"})
    return [stack.book.known(side).id if states and side in registry().actors else ref for side, ref in chosen]


def _side(ref: str, stack: Stack) -> str:
    actor = stack.book.draft.actors[ref]
    above = actor.represents if actor.kind in _OF_THE_STATE else None
    entry = registry().actors.get(above or "")
    return entry.id if entry is not None and entry.kind == "state" else ref


def _at_war(one: str, other: str, stack: Stack) -> bool:
    """Whether the registry holds the two for opponents on the document's day."""
    on = stack.book.on
    return on is not None and any(tie.type == "opposes" for _, tie, _ in registry().tied(one, other, on))


def _mediates(token: Token) -> bool:
    """Whether somebody who mediates is named here: "mediated by A and B", "talks hosted by A", "A, which mediated"."""
    first = token.first_conjunct
    between = first.dep_ == "pobj" and first.head.lower_ == "between"  # who has mediated "talks between A and B"
    verb = governor(token)
    if verb is not None and verb.lemma_ in _MEDIATING and not between:
        return True
    return any(c.dep_ == "relcl" and c.lemma_ in _MEDIATING for t in (token, *token.conjuncts) for c in t.children)


def wants_two(phrase: Phrase) -> bool:
    """Whether a phrase speaks of exactly two sides: "the two sides", "both", "neither side"."""
    doc = phrase.head.doc
    words = {t.lower_ for t in doc[max(0, phrase.start - 1) : phrase.head.i]}
    noun = _SAME.get(phrase.agent.noun, phrase.agent.noun)
    sided = (phrase.agent.anaphoric and (noun in _GROUPS or noun in _KINDS)) or noun in _PAIRS
    if sided and not phrase.hit.plural and doc[phrase.start].lower_ in _EITHER:
        return doc[phrase.start].lower_ != "each" or noun in {"side", "party"} | _PAIRS
    if phrase.agent.noun in {"warring side", "warring party", "warring faction"}:
        return phrase.hit.plural
    known = phrase.definite or phrase.head.dep_ == "appos" or words & (_TWO - {"two"})
    return phrase.hit.plural and bool(words & _TWO) and sided and bool(known)


def latter(token: Token, stack: Stack, plural: bool | None) -> tuple[tuple[str, ...], str]:
    """ "The latter", "the former": the last, or the one before it, of two different actors just named."""
    seen: list[Item] = []
    for item in stack.recent(1):
        actor = stack.actor(item)
        if len(item.refs) > 1 or any(item.refs == other.refs for other in seen):
            continue
        if plural is True and actor.kind == "person":
            continue
        if plural is False and item.many and actor.plural:
            continue
        seen.append(item)
    if not seen:
        return (), ""
    if token.lower_ == "latter":
        return seen[0].refs, f"“the latter” is “{seen[0].token.text}”"
    return (seen[1].refs, f"“the former” is “{seen[1].token.text}”") if len(seen) > 1 else ((), "")


def person(phrase: Phrase, stack: Stack) -> tuple[tuple[str, ...], str]:
    """ "The Archbishop", "the minister": the latest person who bears such a title in this text."""
    noun = _title(phrase.agent.noun)
    for item in stack.recent(12):
        actor = stack.actor(item)
        if len(item.refs) > 1 or not (item.person or actor.kind == "person") or not item.one:
            continue
        if _of_another(phrase.head, item, stack):
            continue
        if any(_same_title(noun, title) for title in _titles(stack, actor.id)):
            return item.refs, f"“{phrase.head.text}” is the title of “{actor.name}”"
    return (), ""


def _of_another(head: Token, item: Item, stack: Stack) -> bool:
    """ "The head of the rescue service" is not "the deputy head of the police" told of before, whom no name was given."""
    whose = _body_of(head)
    other = _body_of(item.token) if not item.name and stack.actor(item).kind == "person" else None
    return whose is not None and other is not None and whose.lemma_.lower() != other.lemma_.lower()


def _body_of(head: Token) -> Token | None:
    """The police of "the head of the police"."""
    of = next((c for c in head.children if c.dep_ == "prep" and c.lower_ in {"of", "for"} and c.i == head.i + 1), None)
    return next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None


def _title(noun: str) -> str:
    """The last word of a title; of ministers and deputies the whole: a prime minister is not the defence minister."""
    whole = noun.startswith(_WHOLE) or noun.endswith(("minister", "secretary"))
    return noun.replace("defense", "defence") if whole else noun.split()[-1]


def _same_title(noun: str, title: str) -> bool:
    if " " in noun:
        return title == noun
    if " " in title:  # "the minister" after "the defence minister"
        return title.split()[-1] == noun and not title.startswith(_WHOLE)
    return title == noun or (len(noun) > 5 and len(title) > 5 and (title.endswith(noun) or noun.endswith(title)))


def _titles(stack: Stack, actor_id: str) -> set[str]:
    """Nouns that the text puts beside the person's name: in front of it, or as its description."""
    doc, mentions = stack.book.doc, stack.book.draft.actor_mentions
    done, last, found = stack.titles.get(actor_id, (0, None, set()))
    if done > len(mentions) or (done and mentions[done - 1] is not last):
        done, found = 0, set()  # a mention was taken back
    for mention in mentions[done:]:
        if mention.ref != actor_id or mention.how == "pronoun":
            continue
        head = doc[mention.head]
        if mention.how == "name" and is_premodifier(head):
            continue  # "the head of the Brandt police"
        if mention.how == "description":
            hit = agent_words().at(head)
            if hit is not None:
                found.add(_title(hit.agent.noun))
            continue
        first = head.i
        while first > 0 and stack.book.name_at.get(first - 1) == actor_id:
            first -= 1
        for token in doc[max(head.sent.start, first - 8) : first]:
            if token.pos_ in {"VERB", "AUX"} or (token.i in stack.book.name_at and token.nbor().text == ","):
                found.clear()
                continue
            hit = agent_words().at(token)
            if hit is not None and hit.agent.kind == "person":
                found.add(_title(hit.agent.noun))
    if mentions:
        stack.titles[actor_id] = (len(mentions), mentions[-1], found)
    return found
