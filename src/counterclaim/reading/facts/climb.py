"""The climb from a trigger to the top of its clause or to its teller's cue."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.lexicon.cues import cues
from counterclaim.lexicon.governors import Effect, governors
from counterclaim.reading.attribution.syntax import last_word
from counterclaim.reading.attribution.words import words
from counterclaim.reading.draft import Attribution, draft_of
from counterclaim.reading.facts.tense import tense_of
from counterclaim.records import Certainty, Polarity, Stance, Time

_STEPS = 40
_CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
# verbs by which the thing named by their subject comes about
_HAPPEN = words(
    "occur happen begin start erupt follow ensue come materialise materialize break continue resume last take go stop end cease"
    " remain exist be loom escalate spread rage erupt flare"
)
_CHANCES = frozenset({"chance", "possibility", "prospect", "likelihood", "potential", "opportunity", "risk", "danger"})
# after these a noun names something taken for granted
_PAST_PREPS = frozenset(
    {"after", "since", "following", "despite", "over", "because", "due", "from", "amid", "by", "for"}
)
_NEG_RAISING = frozenset({"believe", "think", "expect", "suppose", "imagine", "feel", "want", "appear", "seem"})
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
    "due": ("future", None, None),
    "tried": ("hypothetical", "unknown", None),
    "open": ("hypothetical", "possible", None),
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
        self.way: str | None = None
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
                if not settled:
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
        """Note what a verb on the way says; `came` is its child on the way down to the trigger."""
        if settled:
            tense = tense_of(verb)
            if self.time is None and tense.time in ("past", "ongoing"):
                self._time(tense.time, tense.why)
            return
        way = self._reach(_way(verb, came))
        if way in ("self", "shared", "object", "subject", "infinitive"):
            self._adverbs(verb)
        if way != "apart":
            self._negation(verb, way)
        if way == "apart":
            tense = tense_of(verb)
            if tense.time in ("past", "ongoing") and self.time is None:
                self._time(tense.time, tense.why)
        elif way != "clause" or self.time is None:
            self._tense(verb)
        if verb.head.i == verb.i:
            self._question(verb)
        if came is None:
            self._imperative(verb)
            self._chance(verb)

    def _reach(self, way: str) -> str:
        """What stands above a clause or a mere circumstance reaches the trigger only as such."""
        if way == "shared" and self.way is not None:
            way = self.way
        elif self.way in ("around", "apart"):
            way = "around" if way != "apart" else way
        self.way = way
        return way

    def _chance(self, verb: Token) -> None:
        """ "have a chance of", "there is a possibility": only possible."""
        if verb.lemma_.lower() in ("have", "be", "stand", "see"):
            for c in verb.children:
                if c.dep_ in ("dobj", "attr") and c.lemma_.lower() in _CHANCES:
                    self._certainty("possible", f"'{verb.text} … {c.text}'")

    def _adverbs(self, verb: Token) -> None:
        for c in verb.children:
            if c.dep_ in ("advmod", "npadvmod") and c.lower_ != "never":
                effect = _effect("adverb", (c.lower_,), "beside")
                if effect is not None:
                    self._apply(effect, f"'{c.text}'")

    def _negation(self, verb: Token, way: str) -> None:
        why = _denied(verb, way)
        if why is None:
            return
        if way in ("self", "shared", "infinitive", "around"):
            if way != "around":
                self._negate(why)
            return
        cue = cues().verb(verb.lemma_.lower())
        if way == "object":
            if cue is None or cue.kind == "attitude":
                self._negate(why)
            elif cue.kind in ("report", "mental", "evidence"):
                self._certainty("unknown", f"{why}: nobody says whether")
        elif way == "subject":
            self._negate(why)
        elif way == "clause":
            if verb.lemma_.lower() in _NEG_RAISING:
                self._negate(why)
            elif cue is None or not cue.factive:
                self._certainty("unknown", f"{why}: nobody says whether")

    def _imperative(self, verb: Token) -> None:
        if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "ccomp", "conj", "parataxis") or self.time is not None:
            return
        if any(
            c.dep_ in _SUBJECTS or (c.dep_ in ("aux", "auxpass") and c.lower_ not in ("do", "let"))
            for c in verb.children
        ):
            return
        if verb.dep_ == "conj" and (
            verb.head.tag_ != "VB" or any(c.dep_ in ("aux", *_SUBJECTS) for c in verb.head.children)
        ):
            return
        self._certainty("unknown", "an order or request")
        self._time("hypothetical", "an order or request", force=True)

    def _tense(self, verb: Token) -> None:
        tense = tense_of(verb)
        if (
            "would" in tense.why
            and tense.time == "hypothetical"
            and "have" not in tense.why
            and self._backshifted(verb)
        ):
            self._time("future", "'would' after a past report", force=True)
            return
        if tense.certainty == "possible" and _unable(verb):
            self._time("past" if "could" in tense.why else "ongoing", f"{tense.why} denied: it is not so", force=True)
            return
        if tense.certainty is not None:
            self._certainty(tense.certainty, tense.why)
        if tense.time == "hypothetical":
            self._time("hypothetical", tense.why, force=True)
        elif tense.time is not None and self.time is None:
            self._time(tense.time, tense.why)
        elif tense.time == "future" and self.time in ("past", "ongoing") and not tense.finite:
            self._time("future", tense.why, force=True)

    def _backshifted(self, verb: Token) -> bool:
        """True for the "would" of "said it would withdraw", a "will" told in the past; not beside an "if"."""
        if self.teller is None or self.teller.cue_token is None or self.teller.quoted == "direct":
            return False
        if any(c.dep_ == "advcl" and any(g.lower_ in _CONDITIONS for g in c.children) for c in verb.children):
            return False
        first = verb
        while first.dep_ == "conj" and first.head.i != first.i:
            first = first.head
        return tense_of(self.doc[self.teller.cue_token]).time == "past" and first.head.i == self.teller.cue_token

    def _question(self, verb: Token) -> None:
        last = last_word(verb)
        if last is not None and last.text == "?" and not any(t.tag_ in ("WP", "WRB", "WDT") for t in verb.sent[:3]):
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
            if token.dep_ == "acl" and token.tag_ == "VBG" and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
                if self.time is None:
                    self._time("ongoing", "a participle that describes")
                return _effect("noun", (token.head.lemma_.lower(),), "ing") is None
            if token.dep_ == "parataxis":
                return True
            if (
                token.dep_ == "conj"
                and tense_of(token).finite
                and (any(c.dep_ in _SUBJECTS for c in token.children) or tense_of(token.head).certainty is None)
            ):
                return not _shares(token)
        return False

    def _governed(self, token: Token, head: Token) -> bool:
        """Apply what `head` does to its complement `token`; True where the trigger is a fact whatever stands above."""
        if token.dep_ in ("pcomp", "pobj"):
            return False
        link = _link(token)
        if link is None:
            return False
        pos = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "ADJ": "adjective", "PROPN": "noun"}.get(head.pos_)
        if pos is None:
            return False
        effect = _effect(pos, (head.lemma_.lower(), head.lower_), link)
        if effect == "demanded" and head.lower_ == "order" and head.i and head.nbor(-1).lower_ == "in":
            effect = "planned"  # "in order to"
        if effect == "ended":
            cue = cues().verb(head.lemma_.lower()) if pos == "verb" else None
            return cue is None or _denied(head, link) is None
        if effect is None and pos == "verb" and token.dep_ == "ccomp" and self._known(head):
            return True  # "we want to know what happened": it did
        if effect is not None:
            if effect == "prevented" and link == "object" and token.pos_ not in ("NOUN", "VERB", "PROPN"):
                return False
            self._apply(effect, f"'{head.text}' governs it")
            return False
        if (
            link == "object"
            or link == "subject"
            or token.dep_ in ("xcomp", "ccomp", "conj", "appos", "nmod", "compound")
        ):
            return False
        # "an inquiry into the attack", "after the raid": a noun in some other phrase is taken for granted
        return (
            token.dep_ == "prep"
            and head.pos_ == "NOUN"
            and self.token.pos_ in ("NOUN", "PROPN")
            and link not in ("of", "with", "between")
        )

    def _known(self, verb: Token) -> bool:
        """True for a verb that takes its clause for a fact, in a clause that does not deny the verb."""
        cue = cues().verb(verb.lemma_.lower())
        return cue is not None and cue.factive and cue.kind == "mental" and _denied(verb, "clause") is None

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
        if not finite or (self.time in (None, "ongoing") and teller.stance in ("demands", "promises", "threatens")):
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


def _way(verb: Token, came: Token | None) -> str:
    """Return how the trigger lies under a verb.

    self; shared (a verb joined to it); infinitive; object; subject (of a verb of happening); clause; around (its words
    are about the trigger without denying it); apart (taken for granted: "the raid angered", "after the raid").
    """
    if came is None:
        return "self"
    dep = came.dep_
    if dep == "conj":
        return "shared"
    if dep in ("xcomp", "pcomp", "acomp"):
        return "infinitive"
    if dep == "ccomp":
        return "clause"
    if dep in ("dobj", "nsubjpass", "attr", "oprd", "dative"):
        return "object"
    if dep == "nsubj":
        if verb.lemma_.lower() in _HAPPEN:
            return "subject"
        return "apart" if _definite(came) else "around"
    if dep in ("prep", "agent"):
        return "apart" if came.lower_ in _PAST_PREPS else "around"
    return "around"


def _definite(noun: Token) -> bool:
    return any(
        c.dep_ in ("det", "poss") and c.lower_ not in ("a", "an", "any", "no", "another", "every")
        for c in noun.children
    )


def _denied(verb: Token, way: str) -> str | None:
    """Return the words by which the verb's own clause is denied, or None."""
    for c in verb.children:
        if c.dep_ == "neg":
            return f"'{c.text}' before '{verb.text}'"
        if c.lower_ in ("never", "neither", "hardly", "scarcely") and c.dep_ in ("advmod", "preconj", "cc"):
            return f"'{c.text}' before '{verb.text}'"
        if c.dep_ in _SUBJECTS and _nobody(c):
            return f"'{' '.join(t.text for t in c.subtree if t.i <= c.i)}'"
        if (
            way == "self"
            and c.dep_ in ("dobj", "attr")
            and any(g.lower_ == "no" and g.dep_ == "det" for g in c.children)
        ):
            return f"'no {c.text}'"
    if verb.dep_ == "conj" and any(c.lower_ == "nor" and c.dep_ == "cc" for c in verb.head.children):
        return "'nor'"
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return "'without'"
    return None


def _unable(verb: Token) -> bool:
    """True for "cannot", "could not": what is not possible is not so ("may not" leaves it open)."""
    able = any(c.lower_ in ("can", "ca", "could") and c.dep_ == "aux" for c in verb.children)
    return able and not _perfect(verb) and any(c.dep_ == "neg" for c in verb.children)


def _perfect(verb: Token) -> bool:
    return any(c.lemma_.lower() == "have" and c.dep_ == "aux" for c in verb.children)


def _in_case(token: Token) -> bool:
    return any(c.lower_ == "case" for c in token.children if c.dep_ in ("mark", "prep"))


def _nobody(subject: Token) -> bool:
    if (
        subject.lower_ in ("nobody", "none", "nothing", "neither")
        or subject.doc[subject.left_edge.i].lower_ == "neither"
    ):
        return True
    return any(c.lower_ in ("no", "neither") and c.dep_ in ("det", "preconj") for c in subject.children)


def _shares(token: Token) -> bool:
    """True for a second verb that shares the first one's auxiliaries ("could attack and kill")."""
    return token.tag_ in ("VB", "VBN", "VBG") and not any(c.dep_ in ("aux", "auxpass") for c in token.children)
