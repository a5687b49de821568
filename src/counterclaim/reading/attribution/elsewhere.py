"""Contents that do not hang on the cue as a clause or object of its own.

"Asked residents whether …", "is assuring voters the talks go on": the clause that the parser hangs on the one addressed.
"What it calls an occupation": both ends of a relative. "As the ministry noted, …": the clause that an aside stands in.
"""

from __future__ import annotations

from counterclaim.lexicon.cues import Cue
from counterclaim.reading.attribution.parts import Content
from counterclaim.reading.attribution.syntax import SUBJECTS, child, is_passive, is_verbal
from counterclaim.reading.attribution.telling import span_of
from counterclaim.reading.parsed import Token

_WHETHER = frozenset({"if", "whether", "how", "why", "what", "when", "where", "who"})
_BREAKS = frozenset({",", "—", "–", "-", "--"})
_CONTENT_CLAUSES = frozenset({"ccomp", "relcl", "acl", "advcl"})


def elsewhere(verb: Token, entry: Cue, takes: set[str]) -> Content | None:
    """Return the content of `verb` that stands outside its own complements, or None."""
    return (
        _asked(verb, entry, takes)
        or _of_the_addressed(verb, entry, takes)
        or _named(verb, entry)
        or _told_on_an_occasion(verb, entry, takes)
        or _aside(verb, entry, takes)
    )


def _asked(verb: Token, entry: Cue, takes: set[str]) -> Content | None:
    """A clause with "if" or "whether", which the parser takes for a circumstance."""
    if "that" not in takes or entry.stance != "asks":
        return None
    for c in verb.children:
        if c.dep_ == "advcl" and c.i > verb.i and c.doc[c.left_edge.i].lower_ in _WHETHER:
            return Content(set(span_of(c)), "a clause")
    return None


def _of_the_addressed(verb: Token, entry: Cue, takes: set[str]) -> Content | None:
    """A finite clause that the parser hangs on the one addressed ("is assuring voters he stays")."""
    whom = child(verb, ("dobj", "dative"))
    if whom is None or whom.i < verb.i or entry.object != "addressee" or "that" not in takes:
        return None
    for c in whom.children:
        if c.dep_ in _CONTENT_CLAUSES and c.i > whom.i and is_verbal(c):
            own = child(c, SUBJECTS)
            if own is not None and own.tag_ not in ("WP", "WDT") and c.left_edge.i == whom.i + 1:
                return Content(set(span_of(c)), "a clause")
    return None


def _named(verb: Token, entry: Cue) -> Content | None:
    """ "What it calls an occupation": the pronoun and the name given."""
    if entry.cue not in ("call", "describe", "term", "label", "dub", "brand") or is_passive(verb):
        return None
    what = next((c for c in verb.children if c.lower_ == "what" and c.i < verb.i), None)
    given = next(
        (c for c in verb.children if c.i > verb.i and c.dep_ in ("oprd", "dobj", "ccomp", "attr", "prep")), None
    )
    if what is None or given is None:
        return None
    return Content({what.i, *(i for i in span_of(given))}, "what is called so")


def _aside(verb: Token, entry: Cue, takes: set[str]) -> Content | None:
    """ "As the ministry noted, shelling went on": the clause that the aside stands in, on both sides of it."""
    if "that" not in takes or verb.dep_ != "advcl" or entry.kind not in ("report", "evidence") or is_passive(verb):
        return None
    first = verb.doc[verb.left_edge.i]
    if first.lower_ != "as" or child(verb, SUBJECTS) is None or not is_verbal(verb.head):
        return None
    if any(c.dep_ in ("dobj", "ccomp", "xcomp", "oprd") and c.lower_ != "it" for c in verb.children):
        return None
    own = set(span_of(verb))
    host = set(span_of(verb.head))
    left, right = verb.left_edge.i, verb.right_edge.i
    ends = [i for i in (left - 1, left, right, right + 1) if 0 <= i < len(verb.doc)]
    if not any(verb.doc[i].text in _BREAKS for i in ends):
        return None
    return Content(host - own, "the clause that the aside stands in", whole_rest=True)


def _told_on_an_occasion(verb: Token, entry: Cue, takes: set[str]) -> Content | None:
    """ "Claimed in an interview with a paper that …": the clause that the parser hangs on the occasion."""
    if "that" not in takes or entry.kind not in ("report", "act"):
        return None
    for prep in verb.children:
        if prep.dep_ != "prep" or prep.i < verb.i:
            continue
        for c in prep.subtree:
            told = (
                c.dep_ in ("acl", "ccomp", "relcl") and c.i > prep.i and is_verbal(c) and child(c, SUBJECTS) is not None
            )
            mark = child(c, ("mark",)) if told else None
            if mark is not None and mark.lower_ == "that":
                return Content(set(span_of(c)), "a clause")
    return None
