"""Third-person and relative pronouns to the actors they stand for."""

from __future__ import annotations

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.cues import cues
from counterclaim.lexicon.wordlists import word_list
from counterclaim.lexicon.words import weapon_words
from counterclaim.reading.actors.known import registry
from counterclaim.reading.attribution.quotes import quote_at
from counterclaim.reading.coreference.clauses import (
    HOSTILE,
    SPEECH,
    SUBJECTS,
    excluded,
    governor,
    object_of,
    speaks_up,
    subject_of,
)
from counterclaim.reading.coreference.stack import Item, Stack
from counterclaim.reading.parsed import Token

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
PRONOUNS = HE | SHE | IT | THEY
_ACTING = word_list("acting_verbs")
_WEATHER = word_list("weather_verbs")
_PARTS = word_list("part_nouns")
# what only somebody can be, so that "it" is somebody
_OF_ACTORS = frozenset(
    {
        "responsible",
        "ready",
        "willing",
        "unwilling",
        "prepared",
        "unable",
        "aware",
        "unaware",
        "committed",
        "determined",
    }
    | {"innocent", "guilty", "opposed", "alarmed", "concerned", "worried", "sorry", "saddened", "shocked", "confident"}
)
_ANSWERS = frozenset({"denies", "admits"})
_SIDING = frozenset({"behind", "against"})  # "it was behind the raid"
_SENTENCES = {"person": 4, "thing": 2}  # how many sentences back a pronoun reaches
_STATE = frozenset({"state", "state_forces", "police"})
_CLAUSES_UP = 12
_WHO_IT_IS_ABOUT = 0.8  # the subject of an earlier sentence, over one who acts in a clause below it
_SHOOTS = frozenset({"fire", "open", "burn", "loot", "set", "throw", "lob", "drop", "come", "arrive", "storm", "flee"})
_FLIES = frozenset(
    {"enter", "reach", "hit", "strike", "land", "fall", "explode", "detonate", "crash", "leave", "cross"}
)
_LEAST = 4.0  # a weaker candidate is no candidate: nobody rather than a guess


def relative(token: Token, stack: Stack) -> tuple[str, ...]:
    """Whom a relative pronoun stands for: the actor of the noun its clause hangs on."""
    if token.tag_ not in {"WP", "WDT", "WP$"}:
        return ()
    clause = token
    for _ in range(8):
        if clause.dep_ == "relcl" or clause.head is clause:
            break
        clause = clause.head
    if clause.dep_ != "relcl" or clause.head.i >= token.i:
        return ()
    noun = clause.head
    draft = stack.book.draft
    if (
        clause.tag_ == "VBP" and token.dep_ in SUBJECTS and noun.conjuncts
    ):  # "Kinshasa and Rwanda, which accuse each other"
        return tuple(
            dict.fromkeys(ref for t in sorted((noun, *noun.conjuncts), key=lambda t: t.i) for ref in draft.actors_at(t))
        )
    return tuple(draft.actors_at(noun))


def pronoun(token: Token, stack: Stack) -> tuple[tuple[str, ...], str]:
    """Whom a personal or possessive pronoun stands for, and why; empty where nobody fits well enough."""
    word = token.lower_
    if word in REFLEXIVE:
        verb = governor(token)
        subject = subject_of(verb) if verb is not None else None
        return (
            (tuple(stack.book.draft.actors_at(subject)), "reflexive of its clause") if subject is not None else ((), "")
        )
    if (word in IT and (_nobody(token) or _a_missile(token))) or _address(token):
        return (), ""
    accused = _accused(token)
    if accused is not None and (refs := tuple(stack.book.draft.actors_at(accused))):
        return refs, f"“{word}” answers what “{accused.text}” is accused of"
    possessive = token.dep_ == "poss" or token.tag_ == "PRP$"
    ahead = _ahead(token, stack) if possessive else ()
    if ahead:
        return ahead, f"“{word}” stands before the subject that it goes on to"
    barred = excluded(token, possessive)
    same = {ref for item in stack.recent(0) if item.token.i in barred and len(item.refs) == 1 for ref in item.refs}
    own = _own_side(token, stack) if word in THEY else set[str]()
    best: Item | None = None
    best_score = _LEAST
    reach = _SENTENCES["person" if word in HE | SHE else "thing"]
    for item in stack.recent(reach):
        if not _agrees(word, item, stack) or item.token.i in barred or _in_relative_of(token, item.token, barred):
            continue
        if own and set(item.refs) <= own | _of_one_state(item.refs, own, stack):
            continue  # "They are lying," a spokesman said: not those whom he speaks for
        if set(item.refs) <= same:
            continue  # another word for who is barred: "she asked her"
        if (token.head if possessive else token).dep_ in SUBJECTS and _quoted_away(token, item.token):
            continue
        score = _score(token, item, stack, possessive)
        if score > best_score:
            best, best_score = item, score
    if best is None:
        return (), ""
    if word in SHE | HE and len(best.refs) == 1:
        stack.gender[best.refs[0]] = "f" if word in SHE else "m"
    return best.refs, f"“{word}” goes back to “{best.token.text}” (score {best_score:.1f})"


def _ahead(token: Token, stack: Stack) -> tuple[str, ...]:
    """The subject that comes after "in a letter on its website, …", where it is a body, and one that "its" can be."""
    main = token.sent.root
    subject = next((c for c in main.children if c.dep_ in SUBJECTS), None)
    if token.lower_ != "its" or subject is None or subject.i < token.i or main.lemma_ not in SPEECH:
        return ()
    if not any(c.dep_ in {"prep", "advcl"} and c.is_ancestor(token) for c in main.children if c.i < subject.i):
        return ()
    refs = tuple(stack.book.draft.actors_at(subject))
    kinds = {stack.book.draft.actors[ref].kind for ref in refs}
    return refs if len(refs) == 1 and not kinds & {"person", "civilians", "protesters"} else ()


def _accused(token: Token) -> Token | None:
    """Who is accused, for the "they" of "accused the rebels of killing a farmer, a charge (which) they denied"."""
    verb = token.head
    cue = cues().verb(verb.lemma_.lower()) if token.dep_ in SUBJECTS and verb.dep_ == "relcl" else None
    if cue is None or cue.stance not in _ANSWERS:
        return None
    above = verb.head
    for _ in range(_CLAUSES_UP):
        held = cues().verb(above.lemma_.lower()) if above.pos_ == "VERB" else None
        if held is not None and held.stance == "accuses" and held.object == "target":
            return next((c for c in above.children if c.dep_ == "dobj" and above.i < c.i < verb.left_edge.i), None)
        if above.head is above:
            return None
        above = above.head
    return None


def _own_side(token: Token, stack: Stack) -> set[str]:
    """Who speaks the quotation that a word stands in, and whom that speaker speaks for: for them "we" would be said.

    The speaker is the subject of the verb of saying above; of a pronoun, the person who spoke last.
    """
    quote = quote_at(token.doc, token.i)
    draft = stack.book.draft
    if quote is None:
        return set()
    verb = token
    for _ in range(_CLAUSES_UP):
        if verb.i not in quote or verb.head is verb:
            break
        verb = verb.head
    said = next((c for c in verb.children if c.dep_ in SUBJECTS), None) if verb.i not in quote else None
    refs = set(draft.actors_at(said)) if said is not None else set()
    if not refs and said is not None and said.lower_ in HE | SHE:
        refs = set(next((i.refs for i in stack.recent(2) if i.one and i.person and i.subject), ()))
    above = {draft.actors[ref].represents for ref in refs if draft.actors[ref].kind == "person"}
    parents = {draft.actors[ref].represents for ref in above if ref in draft.actors}
    return refs | {ref for ref in above | parents if ref is not None}


def _of_one_state(refs: tuple[str, ...], own: set[str], stack: Stack) -> set[str]:
    """Those of `refs` that are a state or forces of a country whose state or forces the speaker speaks for."""
    actors = stack.book.draft.actors
    known = registry().actors
    countries = {c for ref in own if (a := actors.get(ref) or known.get(ref)) and a.kind in _STATE for c in a.country}
    return {ref for ref in refs if actors[ref].kind in _STATE and countries & set(actors[ref].country)}


def _a_missile(token: Token) -> bool:
    """ "Shot down the missile before it reached the coast": the missile, which is nobody."""
    verb = token.head
    above = verb.head
    if token.dep_ not in SUBJECTS or verb.dep_ != "advcl" or verb.i < above.i or verb.lemma_ not in _FLIES:
        return False
    thing = object_of(above) or next((c for c in above.children if c.dep_ == "nsubjpass"), None)
    return thing is not None and thing.i < token.i and thing.lemma_.lower() in weapon_words()


def _address(token: Token) -> bool:
    """ "His Excellency", "Her Majesty"."""
    return token.i + 1 < len(token.doc) and token.nbor().lower_ in {
        "excellency",
        "majesty",
        "highness",
        "holiness",
        "eminence",
    }


def _in_relative_of(token: Token, candidate: Token, barred: set[int]) -> bool:
    """A relative pronoun already stands for the barred noun."""
    return candidate.tag_ in {"WP", "WDT"} and any(b == candidate.i for b in barred)


def _agrees(word: str, item: Item, stack: Stack) -> bool:
    actor = stack.actor(item)
    if word in HE:
        return item.one and item.person and item.gender != "f"
    if word in SHE:
        return item.one and item.person and item.gender != "m"
    if word in IT and len(item.refs) == 2:
        return any(c.lower_ in {"neither", "either", "each"} for c in item.token.children)  # "neither side … its"
    if word in IT:
        return item.one and not item.person and actor.kind not in {"civilians", "protesters", "person"}
    return item.many and not (item.person and item.one)


def _score(token: Token, item: Item, stack: Stack, possessive: bool) -> float:
    distance = stack.sentence - item.sentence
    score = 8.0 - 2.5 * distance
    if item.subject:
        score += 2.0
        if distance and item.token.head.head is item.token.head:
            score += _WHO_IT_IS_ABOUT
    elif item.token.dep_ in {"dobj", "obj"}:
        score += 0.7
    if item.token.dep_ in {"compound", "amod", "nmod"}:
        score -= 0.5 if distance == 0 and _speaks_for(item.token) else 3.5
    elif item.token.dep_ == "poss":
        score -= 0.5
    if item.name:
        score += 0.5
    score += 0.3 * min(stack.counts.get(item.refs[0], 0), 4)
    if distance == 0:
        score -= 0.03 * (token.i - item.token.i)
        score += _clause_bonus(token, item, possessive)
    if token.dep_ in SUBJECTS and item.subject:
        score += 1.0
    if token.lower_ in IT and token.dep_ in SUBJECTS and token.head.lemma_ not in _ACTING and not item.subject:
        score -= 4.0
    if token.lower_ in THEY:
        score += _told_of(token, item)
        if len(item.refs) > 1:
            score += 1.5
        elif item.one:
            score -= 1.8 if item.subject and distance == 0 else 2.5
    if possessive:
        score += _owner_bonus(token, item, stack)
        noun = token.head
        if noun.dep_ == "conj" and noun.head.i == item.token.i:  # "X and his assistant"
            score += 6.0
    return score


def _told_of(token: Token, item: Item) -> float:
    """ "Residents said gunmen came. They shot at men": whoever does harm is not who told of it, nor who suffered it."""
    if token.dep_ not in SUBJECTS or token.head.lemma_ in SPEECH - HOSTILE:
        return 0.0
    harms = token.dep_ == "nsubj" and token.head.lemma_ in HOSTILE | _SHOOTS
    if speaks_up(item.token.first_conjunct):
        if item.token.first_conjunct.head.is_ancestor(token):
            return 0.0  # "the group said they had taken the town"
        told = any(c.dep_ == "ccomp" for c in item.token.first_conjunct.head.children)
        by_another = quote_at(token.doc, token.i) is not None and item.token.sent.start < token.sent.start
        return -5.0 if told and (harms or by_another) else 0.0
    return 1.0 if harms and item.subject and item.token.dep_ == "nsubj" else 0.0


def _speaks_for(name: Token) -> bool:
    """ "A FARC spokesman said its fighters": the name is only a modifier, but it is the one who speaks."""
    hit = agent_words().at(name.head)
    return hit is not None and hit.agent.speaks and name.head.dep_ in SUBJECTS


def _quoted_away(token: Token, candidate: Token) -> bool:
    """ "Rebels will pay for it," it (its leader) said: whoever speaks is not whom the quotation speaks of."""
    quote = quote_at(token.doc, candidate.i)
    return quote is not None and token.i not in quote


def _clause_bonus(token: Token, item: Item, possessive: bool) -> float:
    """A possessive goes back to the subject of its own clause; any other pronoun to the subject of the clause above."""
    own = governor(token)
    subject = subject_of(own) if own is not None else None
    if possessive and subject is not None and subject.i not in {token.i, token.head.i}:
        return 3.0 if subject.i == item.token.i else 0.0
    verb = own
    for _ in range(6):
        if verb is None or verb.head is verb:
            return 0.0
        above = verb.head
        if verb.dep_ in {"ccomp", "advcl", "xcomp", "conj", "relcl", "acl"} and above.pos_ in {"VERB", "AUX"}:
            subject = subject_of(above)
            if subject is not None and subject.i == item.token.i:
                return 2.5
        verb = above
    return 1.5 if subject is not None and subject.i == item.token.i else 0.0


def _owner_bonus(token: Token, item: Item, stack: Stack) -> float:
    """Fighters and commanders belong to an armed body rather than to an outlet or a monitor."""
    if token.head.lemma_.lower() not in _PARTS:
        return 0.0
    kind = stack.actor(item).kind
    if kind in {"media", "monitor", "civilians"}:
        return -4.0
    return 1.0 if kind in {"rebel_group", "militia", "state_forces", "state", "political_body"} else 0.0


def _nobody(token: Token) -> bool:
    """ "It" that goes back to no actor: "it is unclear whether", "it is one of the deadliest attacks", weather and time."""
    if token.dep_ not in SUBJECTS and token.dep_ != "expl":
        return token.lower_ == "it" and token.dep_ in {"dobj", "obj"} and token.head.lemma_ in {"make", "find", "take"}
    if token.lower_ == "its":
        return False
    verb = token.head
    children = {child.dep_: child for child in verb.children}
    if verb.lemma_ in _WEATHER:
        return True
    clause = children.get("ccomp") or children.get("advcl") or children.get("xcomp") or children.get("csubj")
    if verb.lemma_ in {"be", "remain", "become"} or verb.pos_ == "AUX":
        if "acomp" in children:
            adjective = children["acomp"]
            if adjective.lower_ in _OF_ACTORS:
                return False  # "it was responsible for the raid"
            return clause is not None or any(c.dep_ in {"ccomp", "xcomp"} for c in adjective.children)
        attribute = children.get("attr")
        return (attribute is not None and agent_words().at(attribute) is None) or (
            "prep" in children and attribute is None and children["prep"].lower_ not in _SIDING
        )
    if token.dep_ == "nsubjpass":
        said = children.get("ccomp")
        return said is not None and any(
            c.dep_ == "mark" and c.lower_ in {"that", "whether", "if"} for c in said.children
        )
    return False
