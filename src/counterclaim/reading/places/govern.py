"""Which places an event happened at, told apart from the other places of its sentence.

Syntax first: places in the trigger's own phrase ("clashes in A and B", "the shelling of A", "captured A", "the A bombing"),
then those of the words it depends on ("in A, rebels attacked and killed …"), then the sentence's one free place. Places that
say where somebody comes from ("troops from A"), whose people, offices or wars they are ("Syria's army", "a US convoy"), or what
another clause is about, are left out; of a place and the one that holds it, only the narrower counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.gazetteer.fold import words
from counterclaim.reading.draft import Draft, DraftMention, DraftPlace, draft_of
from counterclaim.reading.parsed import Doc, Token
from counterclaim.reading.places.distances import POINT
from counterclaim.reading.places.features import DIRECTIONS, features

_AT = words("in at near on inside outside around within across throughout over off along between onto through")
_BY_THE_WAY = words("during after amid by following against under as for before upon with to from")
_TOWARD = words("to toward towards into onto")
_OBJECTS = frozenset(("dobj", "nsubjpass", "obj"))
_UP = frozenset(
    ("conj", "advcl", "xcomp", "ccomp", "relcl", "acl", "pcomp", "dobj", "prep", "pobj", "nsubj", "nsubjpass", "attr")
)
_MOVES = words(
    "move enter advance withdraw flee return retreat deploy send arrive evacuate go travel head cross invade march fly sail rush"
)
_LEAVES = words(
    "withdraw withdrawal retreat pullout pullback evacuate evacuation expel expulsion oust displace pull drive dislodge"
)
_SAYS = words("say tell report add announce claim state note confirm deny")
_ANOTHER = words("another similar previous earlier separate")  # "weeks after a similar attack in X"
_TOLD = frozenset(("ccomp", "xcomp", "parataxis", "conj"))
_AUDIENCE = words(
    "reporter journalist parliament conference rally news agency crowd audience supporter lawmaker worshipper"
)
_LOCALS = words(
    "resident witness eyewitness villager inhabitant local activist doctor medic nurse hospital correspondent reporter mayor"
    " survivor rescuer neighbor neighbour shopkeeper farmer source police photographer worker"
)
_LIVES = words(
    "base station live reside headquarter bear arrest detain jail imprison hold flee come hail belong own monitor track"
    " reach"
)
_AWAY = re.compile(  # "Y, a town 40 km (25 miles) north-east of X", "Y, south of X"
    r"(?:\b(?:km|kms|kilomet(?:er|re)s?|miles?)\)?|,)\s(?:just |further |due )?(?:north|south|east|west)[a-z-]*\sof\s"
    r"(?:the \w+ \w+ )?\Z"
)
_BESIDE = re.compile(r",\s(?:(?:an?|the)\s(?:\w+\s){1,2})?(?:about\s|some\s|around\s)?")
_DEEPEST = 5


def event_place(doc: Doc, token_index: int) -> tuple[list[str], str]:
    """Place ids of the event whose trigger is this token, and the rule that chose them.

    Empty with the rule "" where the text does not place the event.
    """
    mentions, rule = governing_mentions(doc, token_index)
    return list(dict.fromkeys(mention.ref for mention in mentions)), rule


def governing_mentions(doc: Doc, token_index: int) -> tuple[list[DraftMention], str]:
    """The place mentions behind `event_place`; a point reckoned from a town comes first, then the town it is near."""
    found, rule = _governing(doc, token_index)
    if not any(mention.ref.startswith(POINT) for mention in found):
        return found, rule
    named = [m for m in draft_of(doc).place_mentions if m.how == "name"]
    with_towns: list[DraftMention] = []
    for mention in found:
        towns = [m for m in named if m.head == mention.head] if mention.ref.startswith(POINT) else []
        with_towns += [mention, *towns[:1]]
    return with_towns, rule


def _governing(doc: Doc, token_index: int) -> tuple[list[DraftMention], str]:
    draft = draft_of(doc)
    trigger = doc[token_index]
    first, last = trigger.sent.start, trigger.sent.end
    heads: dict[int, DraftMention] = {}
    for mention in draft.place_mentions:
        if first <= mention.head < last:
            if mention.ref.startswith(POINT):  # "30 km north of X" happened there, and not at X
                heads[mention.head] = mention
            heads.setdefault(mention.head, mention)
    if not heads:
        return [], ""
    finder = _Finder(doc, draft, heads)
    found = finder.own(trigger)
    if found:
        return finder.narrowest(found), f"place in the phrase of '{trigger.text}'"
    word = trigger
    for _ in range(4):
        if word.dep_ not in _UP or word.head is word:
            break
        seen, word = word, word.head
        if word.i in heads and seen.dep_ in ("relcl", "acl"):
            return [heads[word.i]], f"'{word.text}', which the clause of '{trigger.text}' describes"
        if word.pos_ == "ADP":
            continue
        if word.lemma_.lower() in _SAYS and seen.dep_ == "ccomp":
            break
        found = finder.own(word, skip=seen)
        if found:
            return finder.narrowest(found), f"place in the phrase of '{word.text}', on which '{trigger.text}' depends"
    free = [heads[i] for i in sorted(heads) if _free(doc[i], trigger)]
    free = finder.narrowest(free)
    if len(free) == 1:
        return free, "the only place of its sentence that is governed by a word of place"
    return [], ""


class _Finder:
    """Walks down from words to the places they govern."""

    def __init__(self, doc: Doc, draft: Draft, heads: dict[int, DraftMention]) -> None:
        self.doc = doc
        self.draft = draft
        self.heads = heads

    def place(self, token: Token) -> DraftPlace | None:
        mention = self.heads.get(token.i)
        return self.draft.places.get(mention.ref) if mention else None

    def own(self, word: Token, skip: Token | None = None) -> list[DraftMention]:
        """Places in the phrase of `word`."""
        found: list[DraftMention] = []
        for child in word.children:
            if child is not skip:
                for token in self.below(word, child, 0):
                    if self.heads[token.i] not in found:
                        found.append(self.heads[token.i])
        return found

    def below(self, word: Token, child: Token, depth: int) -> Iterator[Token]:
        """Places that `child` of `word` leads to."""
        if depth > _DEEPEST:
            return
        name = child.lower_
        nominal = word.pos_ in ("NOUN", "PROPN")
        if child.dep_ in ("prep", "agent") or (child.dep_ == "advmod" and child.pos_ == "ADP"):
            wind = name in ("of", "from") and word.lower_ in DIRECTIONS  # "30 km north of X"
            direct = (
                name in _AT
                or wind
                or (name in ("of", "against") and nominal)
                or (name in _TOWARD and self.moves(word))
                or (name == "from" and _left(word))
            )
            if not direct and name not in _BY_THE_WAY:
                return
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    yield from self.object(inner, depth, direct)
                elif inner.dep_ == "prep":
                    yield from self.below(word, inner, depth + 1)
        elif child.dep_ == "nsubjpass":
            yield from self.subject(child, depth)
        elif child.dep_ in _OBJECTS:
            yield from self.object(child, depth, True)
        elif child.dep_ in ("compound", "nmod", "poss") and nominal and child.i in self.heads:
            place = self.place(child)
            if place is not None and place.kind != "country":
                yield child
        elif child.dep_ in ("npadvmod", "advmod"):
            if child.i in self.heads:
                yield child
            for inner in child.children:
                if inner.dep_ == "prep" and inner.lower_ in _AT | {"of"}:
                    yield from self.below(child, inner, depth + 1)
        elif child.dep_ in ("nsubj", "attr") and word.pos_ in ("VERB", "AUX") and depth == 0:
            for inner in child.children:
                if inner.dep_ == "prep" and inner.lower_ in _AT:
                    yield from self.below(child, inner, depth + 1)

    def object(self, word: Token, depth: int, direct: bool) -> Iterator[Token]:
        """A noun under a word of place: itself, those joined to it, or the name inside "the town of X", "X's outskirts"."""
        if depth > _DEEPEST or (not direct and any(child.lower_ in _ANOTHER for child in word.children)):
            return
        if word.i in self.heads:
            if direct:
                yield word
                # "the city of X Y", the comma lost: both are named, and the wider one falls away later
                yield from (c for c in word.children if c.dep_ in ("compound", "nmod") and c.i in self.heads)
        else:
            generic = word.lower_ in features() or word.lemma_.lower() in features() or word.lower_ in DIRECTIONS
            for child in word.children:
                if child.dep_ in ("compound", "nmod", "poss", "appos", "amod") and direct:
                    yield from self.modifier(child, generic, depth)
                elif child.dep_ == "prep" and (
                    child.lower_ in _AT
                    or (child.lower_ == "of" and direct)
                    or (child.lower_ in _BY_THE_WAY and not direct)
                    or (child.lower_ == "from" and _left(word))
                ):
                    yield from self.below(word, child, depth + 1)
                elif direct and child.lower_ in DIRECTIONS and child.i > word.i:  # "a convoy 30 km north of X"
                    for inner in child.children:
                        if inner.dep_ == "prep":
                            yield from self.below(child, inner, depth + 1)
        for child in word.children:
            if child.dep_ in ("conj", "appos") and child.i > word.i:
                yield from self.object(child, depth + 1, direct)

    def subject(self, word: Token, depth: int) -> Iterator[Token]:
        """The subject of a passive: the place itself ("A was shelled"), its parts, or what is in it; not whose people it is."""
        if word.i in self.heads or word.lower_ in features():
            yield from self.object(word, depth, True)
            return
        for child in word.children:
            if child.dep_ == "prep" and child.lower_ in _AT:
                yield from self.below(word, child, depth + 1)

    def modifier(self, child: Token, generic: bool, depth: int) -> Iterator[Token]:
        """Places before a noun: "Aleppo's outskirts", "the Homs countryside", "the Luoyang city offices"."""
        place = self.place(child)
        if place is not None:
            if generic or place.kind != "country":
                yield child
                yield from (
                    t for t in child.conjuncts if t.i > child.i and t.i in self.heads
                )  # "the A, B and C districts"
        elif depth < _DEEPEST:
            for inner in child.children:
                if inner.dep_ in ("compound", "nmod", "poss"):
                    yield from self.modifier(inner, generic, depth + 1)

    def moves(self, word: Token) -> bool:
        return word.lemma_.lower() in _MOVES

    def narrowest(self, found: list[DraftMention]) -> list[DraftMention]:
        """Without the places that hold another of them, and without "near X" where a place itself is named."""
        kept = [m for m in found if not any(m is not n and self.holds(m, n) for n in found)]
        firm = [m for m in kept if not self.nearby(m) and not self.only_tells_where(m, kept)]
        return firm or kept

    def only_tells_where(self, point: DraftMention, found: list[DraftMention]) -> bool:
        """Whether a point only says where a known place before it lies: "X, a town 40 km north of Y"."""
        if not point.ref.startswith(POINT):
            return False
        text = self.draft.document.text
        return any(
            self.draft.places[m.ref].lat is not None and _BESIDE.fullmatch(text[m.end_char : point.start_char])
            for m in found
            if m.end_char < point.start_char <= m.end_char + 40
        )

    def holds(self, big: DraftMention, small: DraftMention) -> bool:
        one, two = self.draft.places[big.ref], self.draft.places[small.ref]
        if one.id == two.id or two.kind == "country":
            return False  # "Syria's largest city of Aleppo"
        if one.kind == "country":
            return two.country == one.country or two.country is None
        if one.kind == "admin1" and two.kind not in ("country", "admin1"):
            return two.admin1 in (one.name, one.admin1, None)
        gap = (
            self.draft.document.text[small.end_char : big.start_char] if small.end_char <= big.start_char else "x" * 99
        )
        if len(gap) >= 40 or " and " in gap:
            return False
        # "X, Y" is X in Y, but not in "the towns of X, Y and Z"
        return " in " in gap or " of " in gap or (gap.strip() in (",", "of") and not self.listed(self.doc[big.head]))

    def listed(self, token: Token) -> bool:
        """Whether a name is one of several joined by "and" or "or"."""
        return bool(token.conjuncts) and any(c.dep_ == "cc" for one in (token, *token.conjuncts) for c in one.children)

    def nearby(self, mention: DraftMention) -> bool:
        first = self.doc[mention.head].first_conjunct
        if first.i != mention.head and first.i in self.heads:
            mention = self.heads[first.i]  # "near X, Y and Z"
        before = self.draft.document.text[max(0, mention.start_char - 48) : mention.start_char].lower()
        if _AWAY.search(before):
            return True
        last = before.split()[-2:]
        return bool(last) and (last[-1] in ("near", "from") or last in (["km", "of"], ["close", "to"]))


def _left(word: Token) -> bool:
    """Whether what "from" says of a word is the place left: "withdrew from X", "pull back its troops from X"."""
    return word.lemma_.lower() in _LEAVES or (word.dep_ in _OBJECTS and word.head.lemma_.lower() in _LEAVES)


def _tells(word: Token, place: Token, trigger: Token) -> bool:
    """Whether this step from the place upwards leads into telling: a speaker, his words' setting, "according to"."""
    verb = word.head
    according = word.lower_ == "according" or verb.lower_ == "according"
    said = verb.pos_ == "VERB" and verb is not word and verb is not trigger and verb.lemma_.lower() in _SAYS
    if not (according or said) or any(t.lemma_.lower() in _LOCALS for t in _path(place.head, word)):
        return False  # "residents of X said", "according to a doctor in X": who saw it was there
    if according:
        return True
    if word.dep_ in _TOLD or (word.dep_ in _OBJECTS and word.lemma_.lower() not in _AUDIENCE):
        return False  # "reported fighting in X"
    fronted = word.dep_ == "prep" and word.i < verb.i
    return not (fronted and all(_is_generic(t) for t in _path(place.head, word)))


def _path(low: Token, high: Token) -> Iterator[Token]:
    """The words from one up to another that it hangs on, both included."""
    word = low
    while word != high and word.head != word:
        yield word
        word = word.head
    yield word


def _is_generic(word: Token) -> bool:
    """Whether a word only leads to a place: "in the centre of the city of X"."""
    return word.pos_ == "ADP" or word.lower_ in features() or word.lower_ in DIRECTIONS


def _free(place: Token, trigger: Token) -> bool:
    """Whether a place outside the trigger's phrase may still be the event's: governed by a word of place, in no other clause.

    Where a speaker is, comes from or speaks is not where what is told happened, nor is where the people that the event is
    about are based ("said X, an analyst in Y"; "speaking in Y, …"; "troops based in Y shelled …").
    """
    word = place
    governed = False
    for _ in range(12):
        if word is trigger:
            return governed
        if _tells(word, place, trigger) or (word.dep_ in ("acl", "relcl") and word.lemma_.lower() in _LIVES):
            return False
        if word.dep_ == "pobj" and not governed:
            if word.head.lower_ not in _AT and not (word.head.lower_ == "of" and word.head.head.lower_ in features()):
                return False
            governed = True
        if word.dep_ in ("relcl", "acl", "conj", "ccomp", "parataxis") and word.pos_ in ("VERB", "AUX"):
            return trigger.is_ancestor(word) and governed
        if word.head is word:
            return governed
        if not governed and word.dep_ not in ("compound", "nmod", "poss", "appos", "conj", "amod", "prep"):
            return False
        word = word.head
    return governed
