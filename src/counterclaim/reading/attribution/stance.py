"""What a speaker does with one clause of a longer speech: "must withdraw" demands, "we will fight on" promises.

The cue ("said") gives the stance of all it holds; where it only states, the clause's own form tells more.
"""

from __future__ import annotations

from counterclaim.reading.attribution.speakers import is_saying
from counterclaim.reading.attribution.syntax import SUBJECTS, is_verbal, last_word
from counterclaim.reading.attribution.words import UNTRUE, words
from counterclaim.reading.draft import Attribution, draft_of
from counterclaim.reading.parsed import Doc, Token
from counterclaim.records import Stance

_STEPS = 12
_WARN = frozenset({"warn", "warning", "caution"})
_FIRST = frozenset({"i", "we"})
_NEEDED = frozenset({"must", "should", "ought"})
_WILL = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_NEEDS = frozenset({"necessary", "essential", "important", "crucial", "vital", "imperative", "time"})
_WRONG = words(
    "unacceptable outrageous barbaric shameful disgraceful deplorable despicable horrific appalling heinous abhorrent cowardly"
    " intolerable unjustifiable inexcusable unforgivable criminal reprehensible disgusting inhuman immoral brutal"
)


def stance_at(doc: Doc, i: int, teller: Attribution | None) -> tuple[Stance, str]:
    """Return the stance towards what token `i` names, and why.

    Args:
        doc: a document whose attributions were read.
        i: token index, of an event's trigger or a clause's head.
        teller: the innermost attribution that holds it; None for the document's own voice.
    """
    if teller is not None and teller.cue_lemma in _WARN and teller.stance == "fears":
        verb = _clause_verb(doc[i], teller.tokens)
        if verb is not None and _own_will(doc, verb, teller):
            return "threatens", f"cue '{teller.cue_lemma}' of what the speaker will do"
    if teller is not None and teller.stance != "states":
        return teller.stance, f"cue '{teller.cue_lemma}'"
    scope = teller.tokens if teller is not None else None
    verb = _clause_verb(doc[i], scope)
    if verb is not None and teller is not None:
        found = _of_clause(doc, verb, teller)
        if found is not None:
            return found
    if teller is None:
        return "states", "the document's own voice"
    return "states", f"cue '{teller.cue_lemma}'"


def _clause_verb(token: Token, scope: frozenset[int] | None) -> Token | None:
    """Return the finite verb of the smallest clause with a subject around `token`, inside the teller's words."""
    at = token
    for _ in range(_STEPS):
        if is_verbal(at) and (
            any(c.dep_ in SUBJECTS or c.dep_ == "nsubjpass" for c in at.children) or at.dep_ == "ROOT"
        ):
            return at
        head = at.head
        if head.i == at.i or (scope is not None and head.i not in scope):
            return at if is_verbal(at) else None
        if at.dep_ == "relcl":
            return None
        at = head
    return None


def _of_clause(doc: Doc, verb: Token, teller: Attribution) -> tuple[Stance, str] | None:
    own = next((c for c in verb.children if c.dep_ in SUBJECTS or c.dep_ == "nsubjpass"), None)
    aux = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    denied = any(c.dep_ == "neg" for c in verb.children)
    last = last_word(verb)
    if last is not None and last.text == "?" and last.i in teller.tokens and verb.dep_ in ("ROOT", "ccomp", "conj"):
        return "asks", "a question"
    if aux & _NEEDED and not any(c.lemma_.lower() == "have" and c.dep_ == "aux" for c in verb.children):
        return "demands", f"'{sorted(aux & _NEEDED)[0]}'"
    if (
        verb.lemma_.lower() in ("need", "have")
        and any(c.dep_ == "xcomp" and any(g.tag_ == "TO" for g in c.children) for c in verb.children)
        and not denied
        and verb.tag_ in ("VBZ", "VBP")
    ):
        return "demands", f"'{verb.text} to'"
    if verb.lemma_.lower() == "be":
        said = next((c for c in verb.children if c.dep_ in ("acomp", "attr")), None)
        if (
            said is not None
            and said.lemma_.lower() in _NEEDS
            and not denied
            and any(
                c.tag_ == "TO"
                for g in [*said.children, *verb.children]
                if g.dep_ in ("xcomp", "advcl", "acl", "relcl")
                for c in g.children
            )
        ):
            return "demands", f"'{said.text} to'"
        if (
            said is not None
            and not denied
            and (said.lower_ in _WRONG or any(c.lower_ in _WRONG for c in said.children))
        ):
            return "condemns", f"called '{said.text}'"
    if verb.lemma_.lower() == "be" and not denied and own is not None and is_saying(own):
        said = next((c for c in verb.children if c.dep_ in ("acomp", "attr")), None)
        if said is not None and said.lemma_.lower() in UNTRUE:
            return "denies", f"what is told is called '{said.text}'"
    if (
        verb.lemma_.lower() == "be"
        and not denied
        and own is not None
        and not _is_speaker(doc, own, teller)
        and _blamed(verb)
    ):
        return "accuses", "said to be to blame"
    if verb.lemma_.lower() == "be" and not denied and not aux and own is not None and _blamed(verb):
        # what is left here is the speaker's own doing
        return "claims_responsibility", "the speaker says that it was the speaker"
    if own is None and verb.tag_ == "VB" and not aux - {"do", "let"} and verb.dep_ in ("ROOT", "ccomp", "conj"):
        return "demands", "an order or request"
    if own is not None and _is_speaker(doc, own, teller):
        if aux & (_WILL | {"would"}) or (verb.lower_ == "going" and any(c.dep_ == "xcomp" for c in verb.children)):
            return "promises", "the speaker's own future"
        if denied and not aux & {"can", "could", "may", "might"} and verb.tag_ in ("VB", "VBD", "VBN", "VBG"):
            return "denies", "the speaker says it was not the speaker"
    return None


def _own_will(doc: Doc, verb: Token, teller: Attribution) -> bool:
    own = next((c for c in verb.children if c.dep_ in SUBJECTS or c.dep_ == "nsubjpass"), None)
    aux = {c.lower_ for c in verb.children if c.dep_ == "aux"}
    return (
        own is not None
        and own.dep_ != "nsubjpass"
        and bool(aux & (_WILL | {"would"}))
        and _is_speaker(doc, own, teller)
    )


def _blamed(verb: Token) -> bool:
    for c in verb.children:
        if c.lower_ in ("responsible", "guilty", "behind", "culpable", "complicit") and c.dep_ in (
            "acomp",
            "prep",
            "advmod",
        ):
            return True
        if c.lower_ == "blame" and c.dep_ in ("xcomp", "acomp", "attr"):
            return True
    return False


def _is_speaker(doc: Doc, noun: Token, teller: Attribution) -> bool:
    if noun.lower_ in _FIRST:
        return teller.quoted in ("direct", "mixed")
    return bool(set(draft_of(doc).actors_at(noun)) & set(teller.claimants))
