"""The pass over the text: what each token is, who it goes back to, and what is noted for those that come after."""

from __future__ import annotations

from functools import lru_cache

from counterclaim.lexicon.agents import agent_words
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.grammar import called, is_premodifier
from counterclaim.reading.actors.phrases import Phrase, counted, phrase_at
from counterclaim.reading.coreference import definites
from counterclaim.reading.coreference.owned import owned
from counterclaim.reading.coreference.pronouns import PRONOUNS, pronoun, relative
from counterclaim.reading.coreference.rethink import rethink
from counterclaim.reading.coreference.stack import Stack
from counterclaim.reading.coreference.unresolved import office_or_new
from counterclaim.reading.draft import DraftMention
from counterclaim.reading.parsed import Doc, Token
from counterclaim.records import How

_RELATIVE = frozenset({"WP", "WDT", "WP$"})
_SINGLE = frozenset({"latter", "former", "both", "each"})
_ACT_AS_MODIFIERS = frozenset({"coalition", "alliance", "militia", "gang", "cartel"})


def read_coreference(doc: Doc) -> Doc:
    """Add mentions for pronouns and definite descriptions of actors. Linear in the length of the text."""
    book = Book.of(doc)
    stack = Stack(book)
    telling, draft = _telling(), book.draft
    for sentence in doc.sents:
        if any(not t.is_space for t in sentence):
            stack.sentence += 1
        for token in sentence:
            if token.lower_ in telling or token.tag_ in _RELATIVE or draft.is_mention(token):
                _read(token, stack)
    _speak_for_described(book)
    return doc


def _speak_for_described(book: Book) -> None:
    """ "A spokesman for the group": whom the description after "for" or "of" goes back to."""
    draft = book.draft
    for mention in list(draft.actor_mentions):
        person, noun = draft.actors[mention.ref], book.doc[mention.head]
        if mention.how != "description" or person.kind != "person" or person.known or person.represents is not None:
            continue
        hit = agent_words().at(noun)
        if hit is None or hit.plural or not hit.agent.noun.startswith("spokes"):
            continue
        bodies = [c for prep in noun.rights if prep.lower_ in {"for", "of"} for c in prep.children if c.dep_ == "pobj"]
        refs = [ref for body in bodies for ref in draft.actors_at(body) if draft.actors[ref].kind != "person"]
        if len(refs) == 1 and refs[0] != person.id:
            person.represents = refs[0]
            person.country = person.country or list(draft.actors[refs[0]].country)


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """The words, in lower case, that go back to somebody or stand for somebody."""
    return _SINGLE | PRONOUNS | agent_words().last_words


def _read(token: Token, stack: Stack) -> None:
    book = stack.book
    have = book.draft.mentions_at(token)
    if have:
        have = rethink(token, have, stack)
        _speaks_for_owner(token, have, stack)
    elif token.lower_ in PRONOUNS and token.pos_ in {"PRON", "DET"}:
        refs, rule = pronoun(token, stack)
        have = _mention(book, token.i, token.i + 1, refs, "pronoun", rule)
    elif token.tag_ in _RELATIVE:
        have = _mention(book, token.i, token.i + 1, relative(token, stack), "pronoun", "relative pronoun of its noun")
        return  # the noun itself is on the stack already
    elif token.lower_ in {"latter", "former"} and token.i and token.nbor(-1).lower_ == "the":
        refs, rule = definites.latter(token, stack, _number_of_verb(token))
        if not is_premodifier(token) and token.dep_ not in {"amod", "compound"}:
            have = _mention(book, token.i - 1, token.i + 1, refs, "description", rule)
    elif (
        token.lower_ in {"both", "each"}
        and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"}
        and token.pos_ in {"PRON", "DET", "CCONJ"}
    ):
        have = _mention(
            book, token.i, token.i + 1, _last_pair(stack), "pronoun", f"“{token.lower_}”: the last two named together"
        )
    else:
        phrase = phrase_at(book, token)
        if phrase is not None and is_premodifier(token):
            have = _modifier(phrase, stack)
        elif phrase is not None:
            have = _description(phrase, stack)
    if have:
        stack.push(token, have)
        _push_coordination(token, stack)


def _speaks_for_owner(token: Token, have: list[DraftMention], stack: Stack) -> None:
    """ "Its information minister, N. N.": N. N. speaks for whom "its" goes back to."""
    draft = stack.book.draft
    person = draft.actors[have[0].ref]
    if have[0].how != "description" or person.kind != "person" or person.known or person.represents is not None:
        return
    hit = agent_words().at(token)
    owner = next((c for c in token.children if c.tag_ == "PRP$" and c.lower_ in {"its", "their"}), None)
    refs = draft.actors_at(owner) if owner is not None and hit is not None and hit.agent.kind == "person" else []
    if len(refs) == 1 and draft.actors[refs[0]].kind != "person":
        person.represents = refs[0]
        person.country = person.country or list(draft.actors[refs[0]].country)


def _mention(book: Book, start: int, end: int, refs: tuple[str, ...], how: How, rule: str) -> list[DraftMention]:
    return [book.draft.add_actor_mention(book.doc, start, end, ref, how, rule) for ref in refs]


def _modifier(phrase: Phrase, stack: Stack) -> list[DraftMention]:
    """ "Coalition strikes": a body named before, in front of what it did."""
    head = phrase.head.head
    if phrase.agent.noun not in _ACT_AS_MODIFIERS or head.i in stack.book.name_at or agent_words().at(head) is not None:
        return []
    refs, rule = definites.group(phrase, stack)
    return _mention(stack.book, phrase.hit.start, phrase.end, refs, "description", rule)


def _description(phrase: Phrase, stack: Stack) -> list[DraftMention]:
    """A definite description that the actor stage left open."""
    book, head = stack.book, phrase.head
    if head.dep_ in {"compound", "nmod"}:
        return []
    refs, rule = _resolve(phrase, stack)
    found = _mention(book, phrase.start, phrase.end, refs, "description", rule)
    if refs and head.dep_ == "pobj" and head.head.lower_ == "of" and head in (counted(head.head.head),):
        number = head.head.head
        start = number.left_edge.i if number.left_edge.i > number.i - 4 else number.i
        outer = _mention(book, start, phrase.end, refs, "description", rule)
        stack.push(number, outer)
    return found


def _resolve(phrase: Phrase, stack: Stack) -> tuple[tuple[str, ...], str]:
    named = called(phrase.head)
    if named is not None:
        return tuple(m.ref for m in stack.book.draft.mentions_at(named)), f"what “{named.text}” are called"
    if definites.wants_two(phrase):
        return definites.several(phrase, stack)
    if phrase.possessor is not None or any(c.dep_ == "poss" for c in phrase.head.children):
        return owned(phrase, stack)
    if not phrase.definite:
        return (), ""
    same = _same_description(phrase, stack)
    if same is not None:
        return (same,), "the same description before"
    if phrase.agent.kind == "person" or (phrase.agent.speaks and not phrase.agent.collective):
        refs, rule = definites.person(phrase, stack) if not phrase.hit.plural else ((), "")
        return (refs, rule) if refs else office_or_new(phrase, stack)
    refs, rule = definites.group(phrase, stack) if not phrase.hit.plural or phrase.agent.side is None else ((), "")
    if not refs and (
        not phrase.agent.anaphoric
        or phrase.countries
        or (phrase.agent.kind != "unidentified" and phrase.key() != phrase.agent.noun)
    ):
        return office_or_new(phrase, stack)
    return refs, rule


def _same_description(phrase: Phrase, stack: Stack) -> str | None:
    """The actor of the very same description in the plural ("the gangs" after "gangs")."""
    return stack.book.described.get(phrase.key()) if phrase.hit.plural and not phrase.agent.side else None


def _push_coordination(token: Token, stack: Stack) -> None:
    """After the last of "A and B", both together can be "they"."""
    if token.dep_ != "conj":
        return
    first = token
    for _ in range(10):
        if first.dep_ != "conj":
            break
        first = first.head
    if any(t.i > token.i for t in first.conjuncts) or not any(
        c.dep_ == "cc" and c.lower_ == "and" for c in _links(first)
    ):
        return
    together = [m for t in (first, *first.conjuncts) for m in stack.book.draft.mentions_at(t)]
    if len({m.ref for m in together}) > 1:
        stack.push(first, together)
        for ref in {m.ref for m in together}:
            stack.counts[ref] -= 1


def _links(first: Token) -> list[Token]:
    return [c for t in (first, *first.conjuncts) for c in t.children]


def _last_pair(stack: Stack) -> tuple[str, ...]:
    for item in stack.recent(2):
        if len(item.refs) == 2:
            return item.refs
    return ()


def _number_of_verb(token: Token) -> bool | None:
    verb = token.head
    for word in (verb, *verb.children):
        if word.lower_ in {"were", "are", "have"}:
            return True
        if word.lower_ in {"was", "is", "has"}:
            return False
    return None
