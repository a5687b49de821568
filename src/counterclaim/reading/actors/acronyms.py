"""Other names a text gives: "X (ABC)", "X, also known as ABC", initials that are not introduced, short forms, parts of names."""

from __future__ import annotations

import re

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.wordlists import word_list
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.grammar import capitalised
from counterclaim.reading.actors.known import registry
from counterclaim.reading.parsed import Doc, Token
from counterclaim.records import How

_SHORT = 4  # letters
_KNOWN_AS = re.compile(
    r"[,(]?\s*(?:also |better |formerly |previously )?(?:known|called|referred to)(?: by its acronym)? as |, or |\s*\(or ",
    re.I,
)


def read_other_names(book: Book) -> None:
    """Learn the acronyms and short forms of this text, then find each of them everywhere in it."""
    learnt = learn_brackets(book)
    _initials(book, learnt)
    _parts(book, learnt)
    for token in capitalised(book.doc) if learnt else ():
        actor = learnt.get(token.text.rstrip("'’"))
        if actor is None and token.text.endswith("s"):
            actor = learnt.get(token.text[:-1]) if token.text[:-1].isupper() else None
        if actor is None or not book.free(token.i, token.i + 1):
            continue
        how: How = "acronym" if _acronym(token.text) else "alias"
        book.name(token.i, token.i + 1, actor, how, "acronym or short form of a name in this text")


def read_plurals(book: Book) -> None:
    """Find "the Falcons", "nine Falcons" where the text names the Desert Falcons."""
    plurals = _plurals(book)
    for token in capitalised(book.doc) if plurals else ():
        actor = plurals.get(token.text)
        if actor is not None and _the_many(token) and book.free(token.i, token.i + 1):
            book.name(token.i, token.i + 1, actor, "alias", "the last word of a name, a plural, in this text")


def _plurals(book: Book) -> dict[str, str]:
    """The last words of the names of armed groups, where they are plurals ("Falcons") and one group alone has them."""
    owners: dict[str, set[str]] = {}
    for actor in book.draft.actors.values():
        if actor.kind in {"rebel_group", "militia"}:
            for name in (actor.name, *actor.aliases):
                last = name.split()[-1]
                if " " in name and last[:1].isupper() and last.endswith("s") and last.isalpha() and len(last) > _SHORT:
                    owners.setdefault(last, set()).add(actor.id)
    agents = agent_words().last_words
    return {
        word: next(iter(ids))
        for word, ids in owners.items()
        if len(ids) == 1
        and word.lower() not in agents
        and word.lower()[:-1] not in agents
        and word.lower() not in _PLAIN
    }


def _the_many(token: Token) -> bool:
    before = token.nbor(-1) if token.i else None
    return before is not None and (before.lower_ == "the" or before.like_num)


def learn_brackets(book: Book) -> dict[str, str]:
    """Acronyms and other names introduced right after a name, as text → actor id; their first mention is noted."""
    for mention in list(book.draft.actor_mentions):
        if mention.how in {"name", "alias"} and mention.head in book.name_at and mention.head not in book.looked:
            book.looked.add(mention.head)
            _introduced(book, mention.end_char, mention.ref, book.learnt)
    return book.learnt


def _acronym(text: str) -> bool:
    return 2 <= len(text) <= 10 and sum(c.isupper() for c in text) >= 2 and text[:1].isupper()


def _introduced(book: Book, end_char: int, actor: str, learnt: dict[str, str]) -> None:
    """An acronym or other name right after a name: in brackets, or after "also known as"."""
    doc = book.doc
    rest = book.draft.document.text[end_char : end_char + 80]
    bracket = re.match(r"\s*\(\s*(?:the |or )?[\"“‘']?([A-Z][\w.’'-]{1,14})[\"”’']?\s*[,)]", rest)
    if bracket:
        _learn(book, doc, end_char + bracket.start(1), end_char + bracket.end(1), actor, learnt)
        return
    known_as = _KNOWN_AS.match(rest)
    if known_as:
        word = re.match(r"(?:the |by )?[\"“‘']?([A-Z][\w-]*)", rest[known_as.end() :])
        if word and (_acronym(word[1]) or "as" in known_as.group().lower()):
            start = end_char + known_as.end() + word.start(1)
            _learn(book, doc, start, start + len(word[1]), actor, learnt)


def _learn(book: Book, doc: Doc, start: int, end: int, actor: str, learnt: dict[str, str]) -> None:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not book.free(span.start, span.end):
        return
    text = book.draft.document.text[start:end]
    if not _acronym(text) and book.draft.actors[actor].kind == "person":
        return
    book.name(
        span.start, span.end, actor, "acronym" if _acronym(text) else "alias", "other name introduced in the text"
    )
    if _acronym(text):
        learnt[text] = actor
    if text not in book.draft.actors[actor].aliases:
        book.draft.actors[actor].aliases.append(text)


def _initials(book: Book, learnt: dict[str, str]) -> None:
    """ "NDF" where the text names the National Defence Forces without giving the letters."""
    for actor in book.draft.actors.values():
        words = [w for w in re.split(r"[\s-]+", actor.name) if w]
        if len(words) < 3 or actor.kind == "person" or actor.known:
            continue
        full = "".join(w[0] for w in words if w[0].isalpha()).upper()
        short = "".join(w[0] for w in words if w[0].isupper())
        for letters in (full, short):
            if len(letters) >= 3:
                learnt.setdefault(letters, actor.id)


def _parts(book: Book, learnt: dict[str, str]) -> None:
    """First or distinctive words of longer names ("Ahrar"), surnames and first names, where only one actor has them."""
    owners: dict[str, set[str]] = {}
    for actor in book.draft.actors.values():
        if actor.kind in {"state", "state_forces", "police"} or actor.id.startswith(("mod-", "mfa-")):
            continue
        words = [w for w in actor.name.split() if w[:1].isupper() and len(w) > 2]
        if " " not in actor.name:
            continue
        for word in words if actor.kind == "person" else words[-1:] if actor.kind == "media" else words[:1]:
            owners.setdefault(word, set()).add(actor.id)
    placed = _placed(book)
    lasts = {a.name.split()[-1]: a.id for a in book.draft.actors.values() if a.kind == "person"}
    for word, actors in sorted(owners.items()):
        actor_id = next(iter(actors)) if len(actors) == 1 else lasts.get(word)
        if actor_id is None or _common(book, word, actor_id, placed):
            continue
        learnt.setdefault(word, actor_id)


def _placed(book: Book) -> set[str]:
    """Words that the parser takes for places somewhere in the text, outside of names of actors."""
    return {
        token.text
        for entity in book.doc.ents
        if entity.label_ in {"GPE", "LOC"}
        for token in entity
        if book.free(token.i, token.i + 1)
    }


def _common(book: Book, word: str, actor_id: str, placed: set[str]) -> bool:
    """Whether the word alone would mean something else: a plain noun, a country, an agent noun, a place."""
    lower = word.lower()
    if lower in agent_words().last_words or registry().demonym(word) or lower in _PLAIN:
        return True
    if book.draft.actors[actor_id].kind == "person":
        return registry().state_for(word) is not None
    return word in placed or bool(registry().index.lookup(word)) or not _rare(book.doc, word)


def _rare(doc: Doc, word: str) -> bool:
    """Not an English word: it never stands in lower case in the text, and the vocabulary has no lower-case vector of it."""
    lexeme = doc.vocab[word.lower()]
    return not lexeme.has_vector or (lexeme.is_oov and not any(t.text == word.lower() for t in doc))


_PLAIN = word_list("plain")
