"""The climb from a trigger to the top of its clause or to its teller's cue."""

from __future__ import annotations

from counterclaim.lexicon.cues import cues
from counterclaim.lexicon.governors import Effect
from counterclaim.reading.attribution.speakers import is_saying
from counterclaim.reading.attribution.syntax import last_word
from counterclaim.reading.draft import Attribution, draft_of
from counterclaim.reading.facts.clauses import (
    SUBJECTS,
    charged,
    first_of,
    forestalled,
    in_case,
    inverted,
    looked_back_on,
    never_came,
    participle,
    passed_over,
    perfect,
    performed,
    refuted,
    shares,
    tensed_apart,
    there_already,
    unable,
    undenied,
    way_of,
    whether,
    wondered,
)
from counterclaim.reading.facts.degree import Degree, degree_of
from counterclaim.reading.facts.effects import EFFECTS, definite, effect_of, governed_by, phrase_over
from counterclaim.reading.facts.fact import Fact
from counterclaim.reading.facts.infinitives import asked, for_a_purpose, set_apart, told_to
from counterclaim.reading.facts.negation import denied, unapproved
from counterclaim.reading.facts.outcome import came_true, clause_verb, judgement, left_open, meant
from counterclaim.reading.facts.predicates import described, raised_over, said_of
from counterclaim.reading.facts.share import kept_out
from counterclaim.reading.facts.tense import tense_of
from counterclaim.reading.parsed import Doc, Token
from counterclaim.records import Certainty, Stance, Time

_STEPS = 40
_CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")
_CHANCES = frozenset({"chance", "possibility", "prospect", "likelihood", "potential", "opportunity", "risk", "danger"})
_CHANGES = frozenset(
    {"increase", "rise", "surge", "spike", "jump", "drop", "fall", "decline", "decrease", "upsurge", "reduction"}
)
_NEG_RAISING = frozenset({"believe", "think", "expect", "suppose", "imagine", "feel", "want", "appear", "seem"})
_CONDITIONS = frozenset({"if", "unless", "lest", "whether"})
_NOT_BEFORE = frozenset({"before", "until", "till"})
_WHEN = frozenset({"when", "once", "after", "as", "while", "whenever"})
_GIVEN = frozenset({"despite", "because", "amid", "amidst", "notwithstanding"})  # what they take is there already
_WITHIN = frozenset({"with", "by", "to", "into", "through", "via"})  # means and goals are part of what is done
_NEVER_MADE: frozenset[Effect | None] = frozenset({"planned", "agreed", "tried", "open"})
_DROPPED = frozenset({"abandon", "drop", "scrap", "shelve", "lose", "miss", "renounce", "reject", "lack"})
_TAKEN = frozenset({"take", "seize", "grab"})  # "took the chance to strike"
_ADMITTING = frozenset({"admit", "confirm", "acknowledge"})
_OPEN: frozenset[Effect | None] = frozenset({"expected", "feared", "open", "possible", "probable"})
_SAID_OF_CONTENT: dict[Stance, Time] = {
    "demands": "hypothetical",
    "threatens": "hypothetical",
    "promises": "hypothetical",
    "fears": "hypothetical",
    "predicts": "future",
    "asks": "hypothetical",
}


class _Climb:
    def __init__(self, doc: Doc, i: int) -> None:
        self.doc = doc
        self.token = doc[i]
        self.fact = Fact()
        self.time: Time | None = None
        self.way: str | None = None
        self.aside = False
        self.answered = -1  # the verb whose negation is counted already
        draft = draft_of(doc)
        index = draft.attribution_of(i)
        self.teller: Attribution | None = draft.attributions[index] if index is not None else None
        self.stop = self.teller.cue_token if self.teller is not None else None
        self.stops = set() if self.teller is None else {self.teller.cue_token}

    def run(self) -> Fact:
        token = self.token
        self._own_noun(token)
        if passed_over(token):
            self._negate("'rather than'")
        came: Token | None = None
        settled = False  # a governor's effect no longer reaches what stands above a fact
        for _ in range(_STEPS):
            if token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB"):
                self._verb(token, came, settled)
            elif came is None:
                self._nominal_negation(token)
            head = token.head
            if head.i == token.i or head.i in self.stops:
                if head.i in self.stops and (token.dep_ == "advcl" or whether(token)) and self._clause_border(token):
                    break  # "said he would talk only if they left", hung on "said"; "too early to say whether they left"
                if not settled:
                    if token.dep_ == "compound":
                        self._governed(token, head)
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

    def own(self) -> None:
        """Note what the trigger's own words say, and nothing that stands above it."""
        self._own_noun(self.token)
        self._nominal_negation(self.token)

    def _own_noun(self, token: Token) -> None:
        if token.pos_ in ("VERB", "AUX"):
            return
        for c in token.children:
            if c.i >= token.i or c.dep_ not in ("amod", "advmod", "compound", "nmod"):
                continue
            effect = effect_of("adjective", (c.lower_, c.lemma_.lower()), "before")
            if effect == "planned" and effect_of("noun", (token.lemma_.lower(),), "to") == "planned":
                continue  # "the proposed plan" is one
            if effect is not None:
                self._apply(effect, f"'{c.text} {token.text}'")
        if (later := described(token)) is not None:
            self._apply(later[1], f"'{token.text} … {later[0].text}'")
        if token.dep_ in ("nsubj", "nsubjpass") and any(c.lower_ == "any" and c.dep_ == "det" for c in token.children):
            self._certainty("unknown", f"'any {token.text}'")
            self._time("hypothetical", f"'any {token.text}'", force=True)
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
        if came is not None and came.dep_ in SUBJECTS and is_saying(came) and (untrue := refuted(came)) is not None:
            self._negate(untrue)  # "reports of a raid were false"
        way = self._reach(way_of(verb, came))
        if came is not None and (
            (way in ("around", "apart") and came.dep_ not in SUBJECTS and came.lower_ not in _WITHIN)
            or (came.i == self.token.i and there_already(verb, came))
        ):
            self.aside = True
        if way in ("self", "shared", "object", "subject", "infinitive"):
            self._adverbs(verb)
            if (word := asked(verb)) is not None:
                self._certainty("unknown", f"'{word} to …': a question of what to do")
                self._time("hypothetical", self.fact.why_certainty, force=True)
                self.answered = verb.head.i  # "did not know where to flee" does not say that they stayed
            elif (first := set_apart(verb)) is not None:
                self._like(first, verb)
        if way != "apart":
            self._negation(verb, way, came)
        if way == "apart":
            tense = tense_of(verb)
            if tense.time in ("past", "ongoing") and self.time is None:
                self._time(tense.time, tense.why)
        elif way != "clause" or self.time is None:
            self._tense(verb)
        if verb.head.i == verb.i:
            self._question(verb)
        if came is None:
            self._likely(verb)
            self._chance(verb)
        if (
            came is None
            or way == "infinitive"
            or (came.i == self.token.i and way == "object" and not definite(came))
            or (came.tag_ == "VB" and verb.lemma_.lower() == "let")
        ):
            self._imperative(verb)  # "launch a raid", "start withdrawing", "let them enter"

    def _like(self, first: Token, verb: Token) -> None:
        """ "What they want to do is leave": the leaving has the facts of the "do"."""
        fact = fact_of(self.doc, first.i)
        if fact.certainty != "certain":
            self._certainty(fact.certainty, fact.why_certainty, fact.kind)
        if fact.time in ("future", "hypothetical"):
            self._time(fact.time, fact.why_time, force=True)

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

    def _likely(self, verb: Token) -> None:
        """ "A failure of the wall is possible": how sure the clause itself is."""
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        said = said_of(subject) if subject is not None and verb.lemma_ == "be" else None
        if said is not None and said[1] in ("open", "expected") and denied(verb, "self") is None:
            self._certainty("possible" if said[1] == "open" else "probable", f"'{said[0].text}' is said of it")

    def _adverbs(self, verb: Token) -> None:
        for c in verb.children:
            if c.dep_ in ("advmod", "npadvmod") and c.lower_ != "never":
                effect = effect_of("adverb", (c.lower_,), "beside")
                if effect is not None:
                    self._apply(effect, f"'{c.text}'")

    def _negation(self, verb: Token, way: str, came: Token | None) -> None:
        if verb.i == self.answered:
            return
        why = denied(verb, way)
        if way == "clause" and (untrue := refuted(verb)) is not None:
            self._negate(untrue)
            return
        if why is None:
            return
        if way == "subject" and self.fact.polarity == "negative" and why.lower() == f"'no {self.token.text.lower()}'":
            return  # "no attack took place": counted at the noun
        if verb.dep_ == "conj" and why == "'nor'":
            self.answered = verb.head.i  # its "neither" denies both alike
        if way in ("infinitive", "object", "clause") and undenied(verb):
            self._certainty("unknown", f"{why}: nobody says whether")
            return
        if way in ("self", "shared", "infinitive", "around"):
            if way != "around":
                self._negate(why)
            return
        cue = cues().verb(verb.lemma_.lower())
        if way == "object":
            if cue is None or cue.kind == "attitude":
                self._negate(why)
            elif verb.lemma_.lower() == "claim" and came is not None and definite(came):
                return  # "no group claimed the attack"
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
        if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "ccomp", "conj", "parataxis"):
            return
        if self.time is not None and not any(c.lower_ == "do" and c.dep_ == "aux" for c in verb.children):
            return
        if any(
            c.dep_ in SUBJECTS or (c.dep_ in ("aux", "auxpass") and c.lower_ not in ("do", "let"))
            for c in verb.children
        ):
            return
        if verb.dep_ == "conj" and (
            verb.head.tag_ != "VB" or any(c.dep_ in ("aux", *SUBJECTS) for c in verb.head.children)
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
        if tense.certainty == "possible" and unable(verb):
            self._time("past" if "could" in tense.why else "ongoing", f"{tense.why} denied: it is not so", force=True)
            return
        if tense.certainty == "possible" and forestalled(verb):
            self._negate("'before … could': it did not come to it")
            self._time("past", self.fact.why_polarity, force=True)
            return
        if tense.certainty is not None:
            self._certainty(tense.certainty, tense.why, tense.modal or "")
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
            marks = [c.lower_ for c in token.children if c.dep_ in ("mark", "advmod") and c.i < token.i]
            word = next((w for w in marks if w in _CONDITIONS), marks[0] if marks else "")  # "only if they withdraw"
            if token.dep_ == "ccomp" and self.time is not None and wondered(token):
                return True
            if token.dep_ == "ccomp" and whether(token) and self.time == "past":
                self._certainty("unknown", f"'{word}': nobody says whether")
                return True
            if word in _CONDITIONS or in_case(token):
                self._condition(f"conditional '{word or 'in case'}'")
                return True
            if inverted(token):
                self._condition("conditional by word order")
                return True
            if token.dep_ == "advcl" and word == "before" and never_came(token):
                self._negate("'before any'")
            if token.dep_ == "advcl" and word in _WHEN and self.time == "ongoing":
                above = tense_of(token.head)
                if above.time == "future" or (above.time == "hypothetical" and above.certainty is not None):
                    self._time("future", f"'{word}' in a clause of a time to come", force=True)
            if token.dep_ == "advcl" and word in _NOT_BEFORE and self.time in (None, "ongoing"):
                self._certainty("unknown", f"'{word}' with no past tense", "before")
                self._time("hypothetical", f"'{word}' with no past tense", force=True)
                return True
            purpose = any(c.tag_ == "TO" and c.dep_ == "aux" for c in token.children)
            if token.dep_ == "advcl" and purpose and degree_of(token) is not None:
                return False  # "arrived too late to save them" has no purpose
            if token.dep_ == "advcl" and purpose and token.head.i not in self.stops:
                if not for_a_purpose(token, word):
                    return False
                self._apply("purpose", "purpose")
                return True
            if token.dep_ == "advcl" and (tense_of(token).finite or word):
                return True
            if token.dep_ == "relcl" and tense_of(token).finite:
                self._followed(token.head)
                return True
            if token.dep_ == "acl" and participle(token):
                if self.time is None:
                    self._time("past", "past participle")
                return True
            if token.dep_ == "acl" and token.tag_ == "VBG" and token.head.pos_ in ("NOUN", "PROPN", "PRON"):
                if self.time is None:
                    self._time("ongoing", "a participle that describes")
                return effect_of("noun", (token.head.lemma_.lower(),), "ing") is None
            if token.dep_ == "parataxis":
                return True
            if (
                token.dep_ == "conj"
                and tense_of(token).finite
                and (
                    any(c.dep_ in SUBJECTS for c in token.children)
                    or tense_of(token.head).certainty is None
                    or tensed_apart(token)
                )
            ):
                return not shares(token)
        return False

    def _followed(self, noun: Token) -> None:
        """ "A truce that would end the siege": where the truce itself is open, so is what would follow from it."""
        if self.fact.kind != "would":
            return
        first = fact_of(self.doc, noun.i)
        if first.certainty == "unknown" and not first.aside:
            self.fact.kind = first.kind

    def _condition(self, why: str) -> None:
        self._certainty("unknown", why)
        self.fact.kind, self.fact.aside = "condition", False
        self._time("hypothetical", why, force=True)

    def _governed(self, token: Token, head: Token) -> bool:
        """Apply what `head` does to its complement `token`; True where the trigger is a fact whatever stands above."""
        if token.dep_ in ("pcomp", "pobj"):
            if token.pos_ != "PROPN":  # "gunmen close to N. N.": nobody nearly reached anything
                self._phrase(token, head)
            return False
        if token.dep_ == "prep" and token.lower_ in _GIVEN and self.token.pos_ in ("NOUN", "PROPN"):
            return True
        if (out := kept_out(token, head)) is not None:
            self._negate(out)
            return True
        if (why := unapproved(token, head)) is not None:
            if head.lemma_.lower() == "order":
                self._negate(why)  # nobody did it by order
            return True  # "the attacks had not been sanctioned": they took place
        if (said := said_of(token) or raised_over(token)) is not None:
            self._said(*said)
            return False
        if (degree := degree_of(token)) is not None:
            if self.token.pos_ == "NOUN" and self.token.i != token.i and definite(self.token):
                return True  # "too early to determine the impact of the raid": there was one
            self._degree(degree, head)
            return False
        if charged(token):
            head = head.head  # "acquitted the general of torturing", which the parser hangs on the general
        found = governed_by(head, token)
        if found is None:
            return False
        pos, link, effect = found
        if pos == "verb" and effect in ("prevented", "denied") and undenied(head) and denied(head, "infinitive"):
            return False  # "did not deny shelling"
        if effect in ("allowed", "needed") and came_true(head):
            effect = None
        if effect == "due" and head.lemma_ == "be":
            judged = judgement(head)
            if judged is not None and judged[1] is None and tense_of(head).time != "past":
                self._certainty("unknown", f"'it is {judged[0].text} to …': an opinion")
                self._time("hypothetical", self.fact.why_certainty, force=True)
            effect = (meant(head) or effect) if judged is None else judged[1]
        if pos == "verb" and effect == "prevented" and self._not_prevented(token, head):
            effect = None
        if effect == "demanded" and looked_back_on(head):
            effect = None  # "convicted of ordering the raid": it was carried out
        if performed(head, token):
            if head.tag_ != "VBD":
                self._time("ongoing", f"done by saying '{head.text} to {token.text}'", force=True)
            return True
        if link == "to" and any(c.lower_ == "yet" for c in head.children):
            self._negate("'yet to'")
            effect = None if effect == "needed" else effect
        if effect == "demanded" and head.lower_ == "order" and head.i and head.nbor(-1).lower_ == "in":
            effect = "planned"  # "in order to"
        if effect == "shown":
            if pos == "noun" and self._none_such(head):
                self._certainty("unknown", f"no {head.text} of it")
            return False
        if effect == "ended":
            if pos == "verb" and head.lemma_.lower() in _ADMITTING and (why := denied(head, link)) is not None:
                self._certainty("unknown", f"{why}: nobody says whether")
            return True
        if effect is None and pos == "verb" and token.dep_ == "ccomp" and self._known(head):
            return True  # "we want to know what happened": it did
        if effect is None and pos == "noun" and link == "to" and token.dep_ in ("acl", "relcl") and not first_of(head):
            if (told := told_to(head)) is not None:
                self._apply(told, f"'{head.head.text}' governs it", head=head.head)
            elif not perfect(token):
                self._time("hypothetical", f"what '{head.text}' is for", force=True)
            return False
        if pos == "verb" and link == "object" and self.fact.kind in _NEVER_MADE and head.lemma_.lower() in _DROPPED:
            self._negate(f"'{head.text} … {token.text}'")
            return False
        if effect == "open" and pos == "noun" and head.dep_ == "dobj" and head.head.lemma_.lower() in _TAKEN:
            return False
        if effect is not None:
            if effect == "prevented" and link == "object" and token.pos_ not in ("NOUN", "VERB", "PROPN"):
                return False
            done = (link == "to" and perfect(token)) or (link == "that" and effect in _OPEN and self.time == "past")
            self._apply(effect, f"'{head.text}' governs it", head=head, done=done)
            if pos == "noun" and effect == "possible" and (why := refuted(head)) is not None:
                self._negate(why)
            elif (
                pos == "noun"
                and effect in _NEVER_MADE
                and any(c.lower_ == "no" and c.dep_ == "det" for c in head.children)
            ):
                self._negate(f"'no {head.text}'")
            return False
        if (
            link == "object"
            or link == "subject"
            or token.dep_ in ("xcomp", "ccomp", "conj", "appos", "nmod", "compound")
        ):
            return False
        if link == "under" and token.dep_ == "prep" and self.token.head.i == token.i:
            return True  # "agreed to disarm under a truce"
        # "an inquiry into the attack", "after the raid": a noun in some other phrase is taken for granted
        return (
            token.dep_ == "prep"
            and head.pos_ == "NOUN"
            and self.token.pos_ in ("NOUN", "PROPN")
            and link not in ("of", "with", "between")
            and not (link == "in" and head.lemma_.lower() in _CHANGES)
        )

    def _not_prevented(self, token: Token, head: Token) -> bool:
        """ "Did not stop them from attacking": they did; "did not rule out an attack": there may be one."""
        ruled_out = head.lemma_.lower() == "rule"
        if token.dep_ != "prep" and not (ruled_out and token.dep_ in ("dobj", "nsubjpass")):
            return False
        why = denied(head, "around")
        if why is None:
            return False
        self.answered = head.i
        if not ruled_out:
            self._tense(head)
        elif self.time != "past":
            self._apply("open", f"{why}: not ruled out")
        return True

    def _said(self, word: Token, effect: Effect) -> None:
        """ "An attack is likely", "is not possible"."""
        verb = word if word.pos_ in ("VERB", "AUX") else word.head
        if denied(verb, "around") is not None:
            self.answered = verb.i
            effect = "prevented" if effect == "open" and word.pos_ == "ADJ" else "open"
        self._apply(effect, f"'{word.text}' is said of it", head=word, done=self.time == "past")

    def _degree(self, degree: Degree, head: Token) -> None:
        """ "too weak to hold it" did not; "not too late to stop it", "is strong enough to hold it" may yet."""
        verb = head.head if head.dep_ == "acomp" else head
        if degree == "too":
            if denied(verb, "around") is not None:
                self.answered = verb.i
                self._apply("open", "'not too … to'")
            elif tense_of(verb).time != "past" and any(c.lower_ == "it" and c.dep_ == "nsubj" for c in verb.children):
                self._certainty("unknown", "'it is too … to': an opinion of what nobody is told to have done")
                self._time("hypothetical", self.fact.why_certainty, force=True)
            else:
                self._negate("'too … to'")
        elif tense_of(verb).time != "past":
            self._apply("allowed", "'enough to'", head=head)

    def _phrase(self, token: Token, head: Token) -> None:
        """ "stopped short of attacking", "far from withdrawing", "without a fight"."""
        found = phrase_over(token)
        if found is not None:
            self._apply(found[1], f"'{found[0]}'")
        elif head.lower_ == "without" and token.dep_ == "pobj" and not definite(token):
            self._negate("'without'")

    def _none_such(self, noun: Token) -> bool:
        """True for "no evidence", "has not found any proof"."""
        if any(c.lower_ in ("no", "little", "zero") and c.dep_ in ("det", "amod") for c in noun.children):
            return True
        verb = noun.head
        return verb.pos_ in ("VERB", "AUX") and denied(verb, "object") is not None

    def _known(self, verb: Token) -> bool:
        """True for a verb that takes its clause for a fact, in a clause that does not deny the verb."""
        cue = cues().verb(verb.lemma_.lower())
        return cue is not None and cue.factive and cue.kind == "mental" and denied(verb, "clause") is None

    def _under_cue(self, token: Token, head: Token) -> None:
        """What the teller's cue itself does to its content ("demanded the withdrawal", "the rumour of a raid proved false")."""
        teller = self.teller
        if teller is None:
            return
        if head.pos_ == "NOUN" and (untrue := refuted(head)) is not None:
            self._negate(untrue)
        found = governed_by(head, token)
        if found is not None and found[2] == "open" and token.pos_ == "NOUN" and not definite(token):
            self._apply("open", f"'{head.text}' governs it", head=head)  # "discussed a truce": there is none yet
        time = _SAID_OF_CONTENT.get(teller.stance)
        if teller.cue_lemma == "rule out" and self.time != "past":
            time = "hypothetical"
        if time is None or self.time == "hypothetical":
            return
        finite = (token.pos_ in ("VERB", "AUX")) and tense_of(token).finite
        why = f"content of '{teller.cue_lemma}'"
        if not finite or (self.time in (None, "ongoing") and teller.stance in ("demands", "promises", "threatens")):
            self._time(time, why, force=True)

    # -- notes ---------------------------------------------------------------------------------------------------

    def _apply(self, effect: Effect, why: str, head: Token | None = None, done: bool = False) -> None:
        """Note an effect; `head` is the governor, `done` where its complement is told as past ("likely to have fled")."""
        time, certainty, polarity = EFFECTS[effect]
        if effect in ("allowed", "needed") and head is not None and tense_of(clause_verb(head)).time == "future":
            time = "future"  # "will be able to return"
        if head is not None and effect in ("due", "expected", "planned") and left_open(head, effect):
            time, certainty = "hypothetical", "unknown"  # "was about to", "had hoped to": whether it did is not told
        if done:
            time = None
        if certainty is not None and not (effect == "purpose" and self.fact.certainty != "certain"):
            self._certainty(certainty, why, effect)
        if time is not None:
            self._time(time, why, force=True)
        if polarity is not None:
            self._negate(why)

    def _negate(self, why: str) -> None:
        self.fact.polarity = "negative" if self.fact.polarity == "positive" else "positive"
        self.fact.why_polarity = why

    def _certainty(self, value: Certainty, why: str, kind: str = "") -> None:
        if _CERTAINTIES.index(value) > _CERTAINTIES.index(self.fact.certainty):
            self.fact.certainty, self.fact.why_certainty = value, why
            self.fact.kind, self.fact.aside = kind, self.aside

    def _time(self, value: Time, why: str, force: bool = False) -> None:
        if self.time is None or (force and self.time != "hypothetical"):
            self.time, self.fact.why_time = value, why

    def _result(self) -> Fact:
        if self.time is not None:
            self.fact.time = self.time
        return self.fact


def own_fact_of(doc: Doc, i: int) -> Fact:
    """Return what a noun's own words say of it ("the alleged backer"), whatever is told of it in its sentence."""
    climb = _Climb(doc, i)
    climb.own()
    return climb.fact


def fact_of(doc: Doc, i: int) -> Fact:
    """Return the facts of the trigger at `i`; linear in the depth of the parse."""
    return _Climb(doc, i).run()
