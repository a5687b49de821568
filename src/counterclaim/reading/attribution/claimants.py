"""From the words of a source to actors: mentions found before, owners of statements, new unnamed speakers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from importlib import import_module

from counterclaim.lexicon.agents import agent_words
from counterclaim.lexicon.cues import cues
from counterclaim.reading.actors.book import Book
from counterclaim.reading.actors.grammar import joins_another
from counterclaim.reading.attribution.speakers import is_saying
from counterclaim.reading.attribution.syntax import is_verbal, subject
from counterclaim.reading.attribution.telling import Telling, ranges
from counterclaim.reading.draft import Draft, DraftActor
from counterclaim.reading.parsed import Doc, Token
from counterclaim.records import ActorKind
from counterclaim.registry import shared_registry

_FIGHTING = frozenset({"state", "state_forces", "police", "rebel_group", "militia"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_FIRST_PERSON = frozenset({"i", "we", "us", "me", "our", "my", "ours", "mine"})
# who issues statements in its own name; an outlet's "we" may be anybody's
_ISSUERS = frozenset(
    {"state", "state_forces", "police", "rebel_group", "militia", "political_body", "intergovernmental", "monitor"}
)
_PRONOUNS = frozenset(
    {
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "his",
        "its",
        "their",
        "who",
        "which",
        "that",
        "this",
        "these",
        "those",
        "one",
        "both",
        "some",
        "others",
        "many",
        "most",
        "all",
        "another",
        "several",
        "few",
    }
)
_TOWNS = frozenset({"city", "town", "village", "region", "area", "district"})
_WATCHING = frozenset({"monitor", "intergovernmental", "state_forces", "media"})
_GOES_ON = frozenset({"add", "continue"})
_NO_IT = frozenset({"person", "civilians", "protesters"})
# written things: "the document" that says so belongs to whoever spoke last
_TEXTS = frozenset({"document", "text", "letter", "email", "memo", "study", "communique", "manifesto"})


class Claimants:
    """Finds the claimants of one document's tellings, remembering who spoke last."""

    def __init__(self, doc: Doc, draft: Draft) -> None:
        self.doc, self.draft = doc, draft
        self._last: list[str] = []
        self._texts: dict[str, list[str]] = {}
        self._made: dict[str, str] = {}

    def of(self, telling: Telling) -> tuple[list[str], tuple[int, int] | None]:
        """Return the actor ids of a telling's claimants and the characters of its source."""
        if not telling.source or telling.source_head is None:
            return [], None
        spans = ranges(self.doc, telling.source)
        span = (spans[0][0], spans[-1][1]) if spans else None
        head = self.doc[telling.source_head]
        ids: list[str] = []
        for part in _joined(head, telling.source, telling.head):
            ids += [ref for ref in self._one(part, telling) if ref not in ids]
        goes_on = self.doc[telling.head].lemma_ in _GOES_ON and head.sent.start == head.i
        if head.lower_ == "it" and telling.entry.kind == "report" and (not ids or goes_on):
            ids = self._went_on(head) or ids  # "the report said … It added"
        if ids:
            self._last = ids
            self._note_texts(telling, ids)
        return ids, span

    def _went_on(self, pronoun: Token) -> list[str]:
        """Whoever spoke last, for the "it" that goes on; it is no person and no crowd."""
        ids = [ref for ref in self._last if self.draft.actors[ref].kind not in _NO_IT]
        if len(ids) != 1 or len(self._last) != 1:
            return []
        for mention in self.draft.mentions_at(pronoun):
            if mention.ref != ids[0]:
                self.draft.remove_actor_mention(mention)
        if not self.draft.mentions_at(pronoun):
            self.draft.add_actor_mention(self.doc, pronoun.i, pronoun.i + 1, ids[0], "pronoun", "who spoke just before")
        return ids

    def _note_texts(self, telling: Telling, ids: list[str]) -> None:
        """Remember whose "report" it is that somebody "said in a report"."""
        for child in self.doc[telling.head].children:
            for noun in child.children if child.dep_ == "prep" and child.lower_ in ("in", "on", "with") else ():
                if noun.dep_ == "pobj" and _is_saying(noun):
                    self._texts[noun.lemma_.lower()] = ids

    def addressees(self, telling: Telling) -> list[str]:
        """Return the actors spoken to."""
        found: list[str] = []
        for i in telling.addressees:
            found += [ref for ref in self.draft.actors_at(self.doc[i]) if ref not in found]
        return found

    def is_rival(self, telling: Telling) -> bool:
        """True where a warning goes to a state, force or group as a threat ("warned Israel of repercussions").

        A warning that something will happen ("warned that", "warned residents of an attack") is a fear.
        """
        head = self.doc[telling.head]
        told = [c for c in head.children if c.dep_ in ("dobj", "nsubjpass")]
        if not told or any(c.dep_ == "ccomp" for c in head.children):
            return False
        for token in told:
            kinds = {self.draft.actors[ref].kind for ref in self.draft.actors_at(token) if ref in self.draft.actors}
            if kinds & _FIGHTING or (not kinds and token.ent_type_ in ("GPE", "NORP")):
                return True
        return False

    def first_person(self) -> None:
        """Resolve "we" and "I" by the attributions they stand in; then fill the claimants that wait for it.

        Twice, as the second "we" of "we fear that we …" stands in what the first one says.
        """
        self._issuer()
        resolve = _resolve_first_person()
        if resolve is None:
            return
        for _ in range(2):
            resolve(self.doc)
            self._fill()

    def _issuer(self) -> None:
        """Outside all quotations "we" is whoever issues the document (a press release's ministry): its publisher."""
        issuer = _publisher(self.doc, self.draft)
        if issuer is not None and self.draft.actors[issuer].kind in _ISSUERS:
            for token in self.doc:
                plural = token.lower_ in _WE and token.text != "US" and token.pos_ in ("PRON", "DET")
                if plural and self.draft.attribution_of(token.i) is None and not self.draft.mentions_at(token):
                    self._issued(token, issuer)
        waiting = [
            a for a in self.draft.attributions if not a.claimants and a.claimant_span is not None and a.parent is None
        ]
        for attribution in waiting:
            assert attribution.claimant_span is not None
            span = self.doc.char_span(*attribution.claimant_span, alignment_mode="expand")
            found = [t for t in span if t.lower_ in ("we", "i")] if span is not None else []
            if not found or issuer is None or self.draft.attribution_of(found[0].i) is not None:
                continue
            self._issued(found[0], issuer)
            attribution.claimants = [issuer]

    def _issued(self, token: Token, issuer: str) -> None:
        self.draft.add_actor_mention(self.doc, token.i, token.i + 1, issuer, "pronoun", "the issuer of the document")

    def _fill(self) -> None:
        for attribution in self.draft.attributions:
            if attribution.claimants or attribution.claimant_span is None:
                continue
            for token in self.doc.char_span(*attribution.claimant_span, alignment_mode="expand") or ():
                attribution.claimants += [r for r in self.draft.actors_at(token) if r not in attribution.claimants]

    def _in_town(self, head: Token) -> list[str]:
        """The mission of "the mission in rebel-held X city heard": the parser makes the city hear it."""
        for i in range(head.i - 1, head.sent.start - 1, -1):
            refs = self.draft.actors_at(self.doc[i])
            if refs and self.doc[i + 1].lower_ in ("in", "at", "near") and self.draft.actors[refs[0]].kind in _WATCHING:
                return refs
        return []

    def _one(self, head: Token, telling: Telling) -> list[str]:
        if head.lower_ in _TOWNS and (watching := self._in_town(head)):
            return watching
        found = self.draft.actors_at(head)
        if found and not _is_saying(head):
            return found
        if head.lower_ in _FIRST_PERSON:
            return []
        source = set(telling.source)
        owner = _owner(head, source)
        if owner is not None:
            return self._one(owner, telling)
        if found:
            return found
        for mention in self._inside(head, source):
            return [mention]
        if head.lower_ in _PRONOUNS or head.pos_ == "PRON":
            return []
        if _is_saying(head) and any(c.lower_ in ("the", "this", "that") and c.dep_ == "det" for c in head.children):
            return list(self._texts.get(head.lemma_.lower(), self._last))  # "the statement added": whoever spoke last
        return [self._new(head, source)]

    def _inside(self, head: Token, source: set[int]) -> Iterable[str]:
        """Return actors whose mention's characters cover the head, though the parser sees another head."""
        for i in sorted(source):
            for mention in self.draft.mentions_at(self.doc[i]):
                if mention.start_char <= head.idx < mention.end_char and mention.how != "pronoun":
                    yield mention.ref
                    return
        for child in head.children:
            if child.dep_ in ("appos", "flat") and child.i in source:
                yield from self.draft.actors_at(child)

    def _new(self, head: Token, source: set[int]) -> str:
        """Make an actor for an unnamed claimant ("activists", "unverified footage")."""
        start = head.i
        while (
            start - 1 in source
            and not self.doc[start - 1].is_space
            and self.doc[start - 1].head.i in range(start, head.i + 1)
        ):
            start -= 1
        while self.doc[start].pos_ in ("DET", "PUNCT") and start < head.i:
            start += 1
        span = self.doc[start : head.i + 1]
        name = re.sub(r"\s+", " ", span.text).strip()
        key = name.lower()
        if key not in self._made:
            hit = agent_words().at(head)
            kind: ActorKind = hit.agent.kind if hit is not None else "unidentified"
            base = _slug(name)
            ref, number = base, 2
            while ref in self.draft.actors:
                ref, number = f"{base}-{number}", number + 1
            plural = head.tag_ in ("NNS", "NNPS")
            self.draft.add_actor(
                DraftActor(ref, name, kind, plural=plural, rule="a claimant that has no name in the text")
            )
            self._made[key] = ref
        ref = self._made[key]
        self.draft.add_actor_mention(self.doc, start, head.i + 1, ref, "description", "the source of an attribution")
        return ref


def _joined(head: Token, source: list[int], cue: int) -> list[Token]:
    """Return the heads of a joint source ("the army and the police")."""
    first = [c for c in head.children if c.i < head.i and any(g.dep_ == "cc" and joins_another(g) for g in c.children)]
    found = [*first, head]
    inside = set(source)
    if head.i not in inside:  # "X and Y, which accuse each other": the source is the pronoun for both
        inside |= set(range(head.left_edge.i, min(cue, head.right_edge.i + 1)))
    at = head
    while True:
        following = next(
            (c for c in at.children if c.dep_ == "conj" and c.i in inside and c.pos_ in ("NOUN", "PROPN", "PRON")), None
        )
        if following is None or len(found) > 50:
            return found
        found.append(following)
        at = following


def _is_saying(head: Token) -> bool:
    return is_saying(head) or head.lemma_.lower() in _TEXTS


def _owner(head: Token, source: set[int]) -> Token | None:
    """Return the army of "a statement by the army", "the army's statement", "a report from the army"."""
    if not _is_saying(head):
        return None
    for child in head.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "of") and child.i in source:
            for grand in child.children:
                if grand.dep_ == "pobj" and (child.lower_ != "of" or grand.pos_ == "PROPN"):
                    return grand
        if child.dep_ == "compound" and child.pos_ == "PROPN":
            return child
    issuing = head.head.head if head.dep_ == "pobj" and head.head.lower_ in ("in", "through", "via") else None
    if (
        issuing is not None
        and is_verbal(issuing)
        and issuing.i < head.i
        and cues().starting("verb", issuing.lemma_.lower())
    ):
        return subject(issuing)  # "said in a statement, which urged …": who issued it
    return None


def _slug(name: str) -> str:
    plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60].strip("-")
    return plain or "unnamed"


def _publisher(doc: Doc, draft: Draft) -> str | None:
    """Return the actor that publishes the document, added to the draft if the registry knows it."""
    name = draft.document.publisher
    if not name:
        return None
    for actor in draft.actors.values():
        if name.casefold() in {n.casefold() for n in (actor.name, *actor.aliases)}:
            return actor.id
    found = shared_registry().find(name)
    return Book.of(doc).known(found).id if found is not None else None


def _resolve_first_person() -> Callable[[Doc], object] | None:
    try:
        module = import_module("counterclaim.reading.coreference")
    except ImportError:
        return None
    found: Callable[[Doc], object] | None = getattr(module, "resolve_first_person", None)
    return found
