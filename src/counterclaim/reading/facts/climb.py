"""The climb from a trigger to the top of its clause or to its teller's cue."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.lexicon.governors import Effect, governors
from counterclaim.reading.draft import Attribution, draft_of
from counterclaim.reading.facts.tense import tense_of
from counterclaim.records import Certainty, Polarity, Stance, Time

_STEPS = 40
_CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_CONDITIONS = frozenset({"if", "unless", "lest", "whether"})
_NOT_BEFORE = frozenset({"before", "until", "till"})
_SAID_OF_CONTENT: dict[Stance, Time] = {
    "demands": "hypothetical",
    "threatens": "hypothetical",
    "promises": "hypothetical",
    "fears": "hypothetical",
    "predicts": "future",
    "asks": "hypothetical",
}
_EFFECTS: dict[Effect, tuple[Time | None, Certainty | None, Polarity | None]] = {
    "planned": ("hypothetical", None, None),
    "demanded": ("hypothetical", "unknown", None),
    "feared": ("hypothetical", "possible", None),
    "expected": ("future", "probable", None),
    "prevented": (None, None, "negative"),
    "possible": (None, "possible", None),
    "probable": (None, "probable", None),
    "denied": (None, None, "negative"),
    "tried": ("hypothetical", "unknown", None),
    "ended": (None, None, None),
}


@dataclass(slots=True)
class Fact:
    """Polarity, certainty and time of one trigger, each with its reason."""

    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    time: Time = "past"
    why_polarity: str = "nothing denies it"
    why_certainty: str = "nothing qualifies it"
    why_time: str = "no tense"


class _Climb:
    def __init__(self, doc: Doc, i: int) -> None:
        self.doc = doc
        self.token = doc[i]
        self.fact = Fact()
        self.time: Time | None = None
        self.irrealis = False
        draft = draft_of(doc)
        index = draft.attribution_of(i)
        self.teller: Attribution | None = draft.attributions[index] if index is not None else None
        self.stop = self.teller.cue_token if self.teller is not None else None
        self.stops = set() if self.teller is None else {self.teller.cue_token}

    def run(self) -> Fact:
        token = self.token
        self._own_noun(token)
        came: Token | None = None
        settled = False  # a governor's effect no longer reaches what stands above a fact
        for _ in range(_STEPS):
            if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
                self._verb(token, came, settled)
            elif came is None:
                self._nominal_negation(token)
            head = token.head
            if head.i == token.i or head.i in self.stops:
                self._under_cue(token, head)
                break
            if self._clause_border(token):
                break
            if not settled:
                settled = self._governed(token, head)
            came, token = token, head
            if settled and self.time is not None:
                break
        return self._result()

    # -- what the trigger's own words say ------------------------------------------------------------------------

    def _own_noun(self, token: Token) -> None:
        if token.pos_ in ("VERB", "AUX"):
            return
        for c in token.children:
            if c.i >= token.i or c.dep_ not in ("amod", "advmod", "compound", "nmod"):
                continue
            effect = _effect("adjective", (c.lower_, c.lemma_.lower()), "before")
            if effect is not None:
                self._apply(effect, f"'{c.text} {token.text}'")
        if any(c.lower_ in ("no", "zero") and c.dep_ in ("det", "nummod") for c in token.children):
            self._negate(f"'no {token.text}'")

    def _nominal_negation(self, token: Token) -> None:
        if any(c.dep_ == "neg" for c in token.children):
            self._negate(f"'not' before '{token.text}'")

    # -- verbs on the way ----------------------------------------------------------------------------------------

    def _verb(self, verb: Token, came: Token | None, settled: bool) -> None:
        if settled:
            if self.time is None:
                self._tense(verb)
            return
        inherited = came is None or came.dep_ not in ("advcl", "relcl") or came.tag_ in ("VBG",)
        for c in verb.children:
            if came is not None and c.i == came.i and c.dep_ not in _SUBJECTS:
                continue
            if c.dep_ == "neg" and inherited:
                self._negate(f"'{c.text}' before '{verb.text}'")
            elif c.dep_ in ("advmod", "npadvmod") and inherited:
                effect = _effect("adverb", (c.lower_,), "beside")
                if effect is not None:
                    self._apply(effect, f"'{c.text}'")
            elif c.dep_ == "preconj" and c.lower_ == "neither":
                self._negate("'neither … nor'")
            elif c.dep_ in ("dobj", "attr") and (came is None or came.i == c.i or came.i != c.i and came is None):
                if any(g.lower_ == "no" and g.dep_ == "det" for g in c.children) and came is None:
                    self._negate(f"'no {c.text}'")
            if c.dep_ in _SUBJECTS and inherited and _nobody(c):
                self._negate(f"'{' '.join(t.text for t in c.subtree if t.i <= c.i)}'")
        if verb.dep_ == "conj" and any(c.lower_ == "nor" and c.dep_ == "cc" for c in verb.head.children):
            self._negate("'nor'")
        self._tense(verb)
        if verb.dep_ == "ROOT" or verb.head.i == verb.i:
            self._question(verb)

    def _tense(self, verb: Token) -> None:
        tense = tense_of(verb)
        if tense.certainty is not None:
            self._certainty(tense.certainty, tense.why)
        if "did not come about" in tense.why:
            self._certainty("unknown", tense.why)
        if tense.time == "hypothetical":
            self._time("hypothetical", tense.why, force=True)
        elif tense.time is not None and self.time is None:
            self._time(tense.time, tense.why)
        elif tense.time == "future" and self.time in ("past", "ongoing") and not tense.finite:
            self._time("future", tense.why, force=True)

    def _question(self, verb: Token) -> None:
        sent = verb.sent
        last = next((t for t in reversed(list(sent)) if not t.is_space and t.text not in "\"”’')]"), None)
        if last is not None and last.text == "?" and not any(t.tag_ in ("WP", "WRB", "WDT") for t in sent[:3]):
            self._certainty("unknown", "a question")

    # -- upwards -------------------------------------------------------------------------------------------------

    def _clause_border(self, token: Token) -> bool:
        """True where what stands above no longer bears on the trigger."""
        if token.dep_ in ("advcl", "ccomp", "conj", "relcl", "acl") or token.dep_ == "parataxis":
            mark = next((c for c in token.children if c.dep_ in ("mark", "advmod") and c.i < token.i), None)
            word = mark.lower_ if mark is not None else ""
            if word in _CONDITIONS or _in_case(token):
                self._certainty("unknown", f"conditional '{word or 'in case'}'")
                self._time("hypothetical", f"conditional '{word or 'in case'}'", force=True)
                return True
            if token.dep_ == "advcl" and word in _NOT_BEFORE and self.time in (None, "ongoing"):
                self._time("hypothetical", f"'{word}' with no past tense", force=True)
                return True
            purpose = any(c.tag_ == "TO" and c.dep_ == "aux" for c in token.children)
            if token.dep_ == "advcl" and purpose:
                self._time("hypothetical", "purpose", force=True)
                return True
            if token.dep_ == "advcl" and (tense_of(token).finite or word):
                return True
            if token.dep_ == "relcl" and tense_of(token).finite:
                return True
            if token.dep_ == "acl" and token.tag_ == "VBN":
                if self.time is None:
                    self._time("past", "past participle")
                return True
            if token.dep_ == "parataxis":
                return True
            if token.dep_ == "conj" and tense_of(token).finite and (
                any(c.dep_ in _SUBJECTS for c in token.children) or tense_of(token.head).certainty is None
            ):
                return not _shares(token)
        return False

    def _governed(self, token: Token, head: Token) -> bool:
        """Apply what `head` does to its complement `token`; True where the trigger is a fact whatever stands above."""
        if token.dep_ == "pcomp" or token.dep_ == "pobj" or token.dep_ == "prep" and head.pos_ in ("NOUN", "VERB", "ADJ", "AUX"):
            if token.dep_ != "prep":
                return False
        link = _link(token)
        if link is None:
            return False
        pos = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "PROPN": "noun"}.get(head.pos_)
        if pos is None:
            return False
        effect = _effect(pos, (head.lemma_.lower(), head.lower_), link)
        if effect == "ended":
            return True
        if effect is not None:
            if effect == "prevented" and link == "object" and token.pos_ not in ("NOUN", "VERB", "PROPN"):
                return False
            self._apply(effect, f"'{head.text}' governs it")
            return False
        if link == "object" or link == "subject" or token.dep_ in ("xcomp", "ccomp", "conj", "appos", "nmod", "compound"):
            return False
        # "an inquiry into the attack", "after the raid": a noun in some other phrase is taken for granted
        return token.dep_ == "prep" and head.pos_ == "NOUN" and self.token.pos_ in ("NOUN", "PROPN") and link not in ("of", "with", "between")

    def _under_cue(self, token: Token, head: Token) -> None:
        """What the teller's cue itself does to the time of its content ("demanded the withdrawal", "feared an attack")."""
        teller = self.teller
        if teller is None:
            return
        time = _SAID_OF_CONTENT.get(teller.stance)
        if time is None or self.time == "hypothetical":
            return
        finite = (token.pos_ in ("VERB", "AUX")) and tense_of(token).finite
        why = f"content of '{teller.cue_lemma}'"
        if not finite:
            self._time(time, why, force=True)
        elif self.time in (None, "ongoing") and teller.stance in ("demands", "promises", "threatens"):
            self._time(time, why, force=True)

    # -- notes ---------------------------------------------------------------------------------------------------

    def _apply(self, effect: Effect, why: str) -> None:
        time, certainty, polarity = _EFFECTS[effect]
        if certainty is not None:
            self._certainty(certainty, why)
        if time is not None:
            self._time(time, why, force=True)
        if polarity is not None:
            self._negate(why)

    def _negate(self, why: str) -> None:
        self.fact.polarity = "negative" if self.fact.polarity == "positive" else "positive"
        self.fact.why_polarity = why

    def _certainty(self, value: Certainty, why: str) -> None:
        if _CERTAINTIES.index(value) > _CERTAINTIES.index(self.fact.certainty):
            self.fact.certainty, self.fact.why_certainty = value, why

    def _time(self, value: Time, why: str, force: bool = False) -> None:
        if self.time is None or (force and self.time != "hypothetical"):
            self.time, self.fact.why_time = value, why

    def _result(self) -> Fact:
        if self.time is not None:
            self.fact.time = self.time
        return self.fact


def fact_of(doc: Doc, i: int) -> Fact:
    """Return the facts of the trigger at `i`; linear in the depth of the parse."""
    return _Climb(doc, i).run()


def _effect(pos: str, words: tuple[str, ...], link: str) -> Effect | None:
    for word in words:
        for governor in governors().get((pos, word), ()):
            if not governor.through or link in governor.through:
                return governor.effect
    return None


def _link(token: Token) -> str | None:
    """Return how a token hangs on its head, in the words of ``governors.yaml``."""
    dep = token.dep_
    if dep == "prep" or dep == "agent":
        return token.lower_
    if dep in ("dobj", "nsubjpass", "oprd", "dative"):
        return "object"
    if dep == "nsubj":
        return "subject"
    if dep in ("xcomp", "ccomp", "acl", "advcl", "relcl", "pcomp", "csubj"):
        if any(c.tag_ == "TO" and c.dep_ == "aux" for c in token.children):
            return "to"
        if token.tag_ == "VBG" and not any(c.dep_ in ("aux", "nsubj") for c in token.children):
            return "ing" if dep != "advcl" else None
        return "that" if dep in ("ccomp", "acl", "xcomp") else None
    return None


def _in_case(token: Token) -> bool:
    return any(c.lower_ == "case" for c in token.children if c.dep_ in ("mark", "prep"))


def _nobody(subject: Token) -> bool:
    if subject.lower_ in ("nobody", "none", "nothing", "neither"):
        return True
    return any(c.lower_ in ("no", "neither") and c.dep_ in ("det", "preconj") for c in subject.children)


def _shares(token: Token) -> bool:
    """True for a second verb that shares the first one's auxiliaries ("could attack and kill")."""
    return token.tag_ in ("VB", "VBN", "VBG") and not any(c.dep_ in ("aux", "auxpass") for c in token.children)
