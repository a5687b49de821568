"""How a trigger lies under a verb, and the words by which a clause is denied or made conditional."""

from __future__ import annotations

from counterclaim.lexicon.cues import cues
from counterclaim.reading.attribution.words import UNTRUE, words
from counterclaim.reading.facts.effects import definite, effect_of, forms_of
from counterclaim.reading.parsed import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
# verbs by which the thing named by their subject comes about
HAPPEN = words(
    "occur happen begin start erupt follow ensue come materialise materialize break continue resume last take go stop end cease"
    " remain exist be loom escalate spread rage erupt flare"
)
# after these a noun names something taken for granted
_PAST_PREPS = frozenset(
    {"after", "since", "following", "despite", "over", "because", "due", "from", "amid", "by", "for"}
)
_ANY = frozenset({"any", "anyone", "anybody", "anything"})
# named by their subject these have not gone off yet: "the bomb would have killed hundreds"
_THINGS = words("bomb shell rocket missile mine landmine drone grenade device torpedo mortar")
_PROVIDED = frozenset({"provided", "providing", "assuming", "supposing", "condition", "event"})
# what a vote does by itself
_RESOLVED = words(
    "approve adopt ratify endorse condemn recognise recognize reject declare censure impeach override outlaw ban legalise"
    " legalize abolish lift extend renew suspend impose back support"
)
_COMMANDS = frozenset({"order", "command", "instruct", "direct"})
_ANSWERED_FOR = words(
    "accuse charge convict acquit clear indict blame suspect deny admit confess jail sentence imprison arrest detain try condemn"
    " guilty responsible responsibility suspicion accusation allegation conviction"
)
# with these verbs a noun tells of the deed itself
_DOING = words(
    "launch start begin open make carry conduct hold take stage mount wage order organise organize commit perform undertake"
    " execute do have give sign reach strike conclude announce declare complete finish achieve cause trigger spark provoke"
    " lead bring see face suffer inflict deliver implement impose"
)
_FIRST = frozenset({"first", "second", "third", "fourth", "fifth", "last", "only", "latest", "next", "one"})


def way_of(verb: Token, came: Token | None) -> str:
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
        to = any(c.tag_ == "TO" and c.dep_ == "aux" for c in came.children)
        return "infinitive" if to and not any(c.dep_ == "mark" for c in came.children) else "clause"
    if dep in ("dobj", "nsubjpass", "attr", "oprd", "dative"):
        return "object"
    if dep == "nsubj":
        if verb.lemma_.lower() in HAPPEN:
            return "subject"
        return "apart" if definite(came) and came.lemma_.lower() not in _THINGS else "around"
    if dep in ("prep", "agent"):
        if effect_of("verb", forms_of(verb, came.lower_), came.lower_) == "brought":
            return "object"
        if came.lower_ == "without" and any(c.dep_ == "pobj" and definite(c) for c in came.children):
            return "apart"  # "without the raid, it would have fallen": the raid was
        return "apart" if came.lower_ in _PAST_PREPS else "around"
    return "around"


def unable(verb: Token) -> bool:
    """True for "cannot", "could not": what is not possible is not so ("may not" leaves it open)."""
    able = any(c.lower_ in ("can", "ca", "could") and c.dep_ == "aux" for c in verb.children)
    return able and not perfect(verb) and any(c.dep_ == "neg" for c in verb.children)


def charged(prep: Token) -> bool:
    """True for the "of torturing" of "acquitted the general of torturing", where it hangs on the general."""
    noun = prep.head
    if prep.dep_ != "prep" or noun.dep_ not in ("dobj", "nsubjpass") or prep.i != noun.i + 1:
        return False
    gerund = any(c.dep_ == "pcomp" and c.tag_ == "VBG" for c in prep.children)
    return gerund and effect_of("verb", forms_of(noun.head, prep.lower_), prep.lower_) is not None


def looked_back_on(order: Token) -> bool:
    """True for an order that somebody answers for ("convicted of ordering the raid", "denied having ordered it")."""
    if order.lemma_.lower() not in _COMMANDS or order.tag_ not in ("VBG", "VBN"):
        return False
    if order.dep_ == "pcomp":
        holder = order.head.head
        return holder.lemma_.lower() in _ANSWERED_FOR or (
            charged(order.head) and holder.head.lemma_.lower() in _ANSWERED_FOR
        )
    return order.dep_ in ("xcomp", "ccomp", "dobj", "advcl") and order.head.lemma_.lower() in (
        "deny",
        "admit",
        "confess",
    )


def undenied(verb: Token) -> bool:
    """True for a verb of denying: where it is denied itself ("did not deny shelling"), nobody says whether it happened."""
    cue = cues().verb(verb.lemma_.lower())
    return cue is not None and cue.stance == "denies" and cue.kind in ("report", "act")


def forestalled(verb: Token) -> bool:
    """True for what was kept from happening: "was arrested before he could attack"."""
    if verb.dep_ != "advcl" or not any(c.lower_ == "before" and c.dep_ in ("mark", "advmod") for c in verb.children):
        return False
    could = any(c.lower_ == "could" and c.dep_ == "aux" for c in verb.children) and not perfect(verb)
    above = verb.head
    return (
        could and above.tag_ in ("VBD", "VBN") and not any(c.dep_ in ("neg",) or c.tag_ == "MD" for c in above.children)
    )


def performed(wish: Token, said: Token) -> bool:
    """True for what is done by saying so: "I would like to thank you" thanks (a hedged performative, Fraser 1975);
    so does what a body resolves by its vote alone ("voted to condemn the coup", not "voted to send troops").
    """
    if wish.lemma_.lower() == "vote":  # a body that votes to condemn has condemned
        return said.dep_ in ("xcomp", "advcl") and wish.tag_ == "VBD" and said.lemma_.lower() in _RESOLVED
    if wish.lemma_.lower() != "like" or said.dep_ != "xcomp" or any(c.dep_ == "neg" for c in wish.children):
        return False
    cue = cues().verb(said.lemma_.lower())
    if cue is None or not (cue.kind == "report" or (cue.kind == "act" and cue.factive)):
        return False
    return any(c.tag_ == "MD" and c.lower_ in ("would", "'d", "’d") for c in wish.children)


def perfect(verb: Token) -> bool:
    return any(c.lemma_.lower() == "have" and c.dep_ == "aux" for c in verb.children)


def in_case(token: Token) -> bool:
    """True for "in case they leave", "provided (on condition, in the event) that they leave"."""
    for c in token.children:
        if c.dep_ not in ("mark", "prep") or c.i > token.i:
            continue
        if c.lower_ == "case" or (c.lower_ == "that" and c.i and c.nbor(-1).lower_ in _PROVIDED):
            return True
    return False


def shares(token: Token) -> bool:
    """True for a second verb that shares the first one's auxiliaries ("could attack and kill")."""
    return token.tag_ in ("VB", "VBN", "VBG") and not any(c.dep_ in ("aux", "auxpass") for c in token.children)


def tensed_apart(token: Token) -> bool:
    """True for a second verb with a tense of its own beside a modal: "may attack and has shelled", "could shell and seized"."""
    own = any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("MD", "VBD", "VBP", "VBZ") for c in token.children)
    return own or (token.tag_ in ("VBD", "VBZ") and token.head.tag_ == "VB")


def inverted(clause: Token) -> bool:
    """True for a condition told by word order: "had they not left, it would …", "were they to leave", "should they leave"."""
    first = clause.doc[clause.left_edge.i]
    if clause.dep_ == "ccomp" and clause.tag_ == "VBN" and first.lower_ not in ("had", "were", "should"):
        # "would have fled had troops not come", where the parser makes a verb of "had"
        had = (c for c in clause.head.children if c.lower_ == "had" and clause.head.i < c.i < clause.i)
        return any(c.dep_ == "ccomp" for c in had) and any(c.tag_ == "MD" for c in clause.head.children)
    if clause.dep_ != "advcl" or first.lower_ not in ("had", "were", "should"):
        return False
    if first.i != clause.i and first.head.i != clause.i:
        return False
    return any(c.tag_ == "MD" for c in clause.head.children)


def never_came(clause: Token) -> bool:
    """True for what a clause with "before" says did not happen: "before any shot was fired"."""
    return any(
        c.lower_ in _ANY or any(g.lower_ in _ANY for g in c.children)
        for c in clause.children
        if c.dep_ in SUBJECTS or c.dep_ == "dobj"
    ) and not any(c.tag_ == "MD" for c in clause.children)


def passed_over(word: Token) -> bool:
    """True for what was not chosen: "talked rather than attack", "rather than attack, they talked"."""
    tokens, start = word.doc.tokens, word.left_edge.i
    near = tokens[max(1, start - 1) : start + 2]
    return any(than.lower_ == "than" and tokens[than.i - 1].lower_ == "rather" for than in near)


def refuted(word: Token) -> str | None:
    """Return the words by which a told thing is called untrue ("the rumour proved false", "it is not true that"), or None."""
    verb = word.head if word.dep_ in SUBJECTS else word
    if verb.lemma_.lower() not in ("be", "prove", "turn", "seem", "appear"):
        return None
    for c in verb.children:
        said = next((g for g in c.children if g.dep_ in ("acomp", "oprd", "attr")), c) if c.dep_ == "xcomp" else c
        if said.dep_ not in ("acomp", "oprd", "attr", "dobj", "advmod"):
            continue
        negated = any(g.dep_ == "neg" for g in verb.children)
        if ((said.lower_ in UNTRUE or said.lemma_.lower() in UNTRUE) and not negated) or (
            said.lower_ == "true" and negated
        ):
            return f"'{'not ' if negated else ''}{said.text}'"
    return None


def there_already(verb: Token, noun: Token) -> bool:
    """True for what something is done to: the truce of "the truce may be broken"; not the raid of "may launch the raid"."""
    if noun.pos_ != "NOUN" or verb.pos_ != "VERB" or verb.lemma_.lower() in _DOING:
        return False
    return noun.dep_ == "nsubjpass" or (noun.dep_ == "dobj" and definite(noun))


def participle(clause: Token) -> bool:
    """True for "the force trained to guard it", also where the tagger takes the participle for a past tense."""
    if any(c.dep_ in SUBJECTS or c.dep_ in ("aux", "mark") for c in clause.children):
        return False
    return clause.tag_ in ("VBN", "VBD")


def whether(clause: Token) -> bool:
    """True for "whether they fled", "if they fled" as what is asked or said."""
    return clause.dep_ == "ccomp" and any(
        c.lower_ in ("whether", "if") and c.dep_ in ("mark", "advmod") and c.i < clause.i for c in clause.children
    )


def wondered(clause: Token) -> bool:
    """True for "who fired", "why they fled", "how many died" as what is asked or said: it takes for granted that they did."""
    if not any(c.dep_ in SUBJECTS for c in clause.children):
        return False
    first = clause.doc[clause.left_edge.i]
    return first.tag_ in ("WP", "WP$", "WRB", "WDT") and first.i < clause.i and not whether(clause)


def first_of(noun: Token) -> bool:
    """True for "the first group to attack", "the only one to flee": the infinitive tells what they did."""
    return any(c.lower_ in _FIRST or c.tag_ == "JJS" for c in noun.children) or noun.lower_ in _FIRST
