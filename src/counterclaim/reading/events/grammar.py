"""Grammar: who is the subject, object and complement of a verb, over passives, control, relative and shared clauses.

Labels are those of spaCy's English models (ClearNLP). Subjects are *surface* subjects; `is_passive` tells whether they are
logical objects. All functions return head tokens, each with its conjuncts, in text order.
"""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.lexicon.words import members, weapon_words
from counterclaim.reading.actors.grammar import is_one_of_an_age
from counterclaim.reading.parsed import Token

SUBJECTS = {"nsubj", "nsubjpass", "csubj"}
_RELATIVES = {"who", "which", "that", "whom", "whose"}
# verbs whose object is the one who does what the infinitive or "of -ing" says
_OBJECT_CONTROL = {
    "accuse", "acquit", "advise", "allow", "ask", "authorize", "beg", "blame", "call", "cause", "challenge", "charge", "command",
    "compel", "convict", "convince", "criticize", "criticise", "condemn", "denounce", "direct", "enable",
    "encourage", "force",
    "forbid", "get", "give", "help", "implore", "induce", "instruct", "invite", "keep", "lead", "leave", "let", "make", "order",
    "permit", "persuade", "press", "pressure", "prevent", "prod", "prompt", "push", "remind", "request", "send",
    "show", "stop", "suspect",
    "tell", "urge", "warn", "want", "see", "watch", "catch", "film", "find", "ban", "bar",
}  # fmt: skip
# verbs whose bare participle after a noun is a passive in headlines
DONE_TO = {
    "kill", "wound", "injure", "arrest", "detain", "abduct", "kidnap", "attack", "hit", "destroy", "displace", "shoot", "bomb",
    "shell", "behead", "execute", "slay", "free", "release", "hurt", "rescue", "capture", "seize", "damage", "burn", "jail",
    "maim", "mutilate",
}  # fmt: skip
# verbs that have an object in the passive, too
_GIVING = {"give", "deny", "refuse", "hand", "award", "grant", "offer"}
# those of them that never stand without an object: "two soldiers killed in Mali" is a passive whatever its tag
_NEVER_ALONE = {
    "kill", "wound", "injure", "arrest", "detain", "abduct", "kidnap", "displace", "behead", "execute", "slay", "jail",
}  # fmt: skip
_COMPLEMENTS = {"aux", "dobj", "ccomp", "xcomp", "prt", "dative"}
_NO_COMPLEMENTS = {
    "cc", "conj", "aux", "nsubj", "advmod", "auxpass", "nsubjpass", "punct", "neg", "mark", "prt",
}  # fmt: skip
# verbs whose object serves the one who does what "for -ing" says
_USING = {"use", "need", "seek", "prepare", "recruit", "hire", "deploy", "send", "pay", "leave", "save"}
# verbs whose subject stands against the plan that is their object: "foiled a plot to bomb"
_AGAINST = {
    "foil", "thwart", "repel", "repulse", "prevent", "block", "avert", "stop", "uncover", "expose", "condemn", "denounce",
    "reject", "oppose", "criticise", "criticize", "defeat", "crush", "quash", "resist", "survive", "discover", "detect",
    "disrupt", "frustrate", "fear", "face", "deplore", "protest", "counter", "hinder", "warn",
}  # fmt: skip
_PERSONAL = ("er", "or", "ist", "ian", "man", "ee")  # endings of words for people
_WISHING = {"want", "ask", "get", "help", "use"}
_ACCUSING = {"accuse", "blame", "suspect", "convict", "charge"}
_PHASE = {"begin", "start", "continue", "keep", "stop", "resume", "cease", "finish", "try", "attempt", "plan"}
_SAYING = {"say", "report", "claim", "state", "confirm", "tell", "think", "believe", "add"}
_PLACING = {"in", "at", "near", "on", "outside", "of"}
_LIMIT = 12  # steps along the tree; a parse deeper than this is broken


def with_conjuncts(tokens: Iterable[Token]) -> list[Token]:
    """Return the tokens with everything coordinated with them, in text order, without repeats."""
    found: dict[int, Token] = {}
    for token in tokens:
        found[token.i] = token
        for other in token.conjuncts:
            if other.i > token.i and other.pos_ not in {"VERB", "AUX"}:
                found[other.i] = other
    return [found[i] for i in sorted(found)] if len(found) > 1 else list(found.values())


def children(token: Token, *deps: str) -> list[Token]:
    """Return the children of `token` with one of these labels."""
    if not token.children:
        return []
    return [child for child in token.children if child.dep_ in deps]


def is_passive(verb: Token) -> bool:
    """Tell whether the verb is a passive, or a bare past participle that modifies a noun."""
    if verb.passive is None:
        verb.passive = _is_passive(verb)
    return verb.passive


def _is_passive(verb: Token) -> bool:
    if any(child.dep_ in {"nsubjpass", "auxpass", "agent"} for child in verb.children):
        return True
    if verb.lemma_ == "leave" and children(verb, "oprd", "acomp") and not children(verb, "dobj"):
        return True  # "ten militants left dead"
    if verb.lemma_ in DONE_TO and _share_of(verb):
        return True
    if verb.lemma_ == "shoot" and any(c.lower_ == "dead" and c.i == verb.i + 1 for c in verb.children):
        after = verb.doc[verb.i + 2] if verb.i + 2 < len(verb.doc) else None  # a headline: "Officer shot dead in Leba"
        alone = after is None or after.pos_ in {"ADP", "PUNCT", "SPACE", "SCONJ", "CCONJ"}
        return alone and not children(verb, "dobj", "aux", "auxpass")
    listed = verb.dep_ == "ccomp" and verb.i < verb.head.i and verb.head.lemma_ not in _SAYING
    if verb.tag_ == "VBD" and verb.lemma_ in _NEVER_ALONE and (verb.dep_ in {"ROOT", "acl"} or listed):
        return not any(c.dep_ in _COMPLEMENTS or (c.dep_ == "conj" and children(c, "dobj")) for c in verb.children)
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ in {"acl", "amod"}:
        return not any(child.dep_ in {"aux", "dobj"} for child in verb.children)
    if verb.lemma_ in DONE_TO and not any(child.dep_ in {"aux", "dobj"} for child in verb.children):
        return True  # a headline: "Twenty wounded in blast"
    if verb.dep_ in {"oprd", "advcl", "acomp"}:
        return not any(child.dep_ in {"aux", "dobj", "nsubj"} for child in verb.children)
    if verb.dep_ == "ccomp" or verb.dep_ == "xcomp":
        # "reports of an airport being hit", "left four killed"
        return not any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children) and not children(
            verb, "dobj"
        )
    own = {"aux", "nsubj"} if verb.lemma_ in _GIVING else {"aux", "nsubj", "dobj"}  # "was beaten and denied a lawyer"
    if verb.dep_ == "conj" and not any(child.dep_ in own for child in verb.children):
        return verb.head.i != verb.i and is_passive(verb.head)
    return False


def _share_of(verb: Token) -> bool:
    """ "Nine bodies were found, most of them shot in the head": what is told of a share of them was done to them."""
    own = next((c for c in verb.children if c.dep_ == "nsubj"), None)
    if own is None or any(c.dep_ in {"aux", "dobj"} for c in verb.children) or own.i == 0 or own.nbor(-1).text != ",":
        return False
    return any(c.lower_ == "of" and any(w.lower_ in {"them", "whom"} for w in c.children) for c in own.children)


def antecedent(token: Token) -> Token:
    """Return what a relative pronoun stands for (the noun its clause modifies); any other token stands for itself."""
    if token.lower_ not in _RELATIVES or token.tag_ not in {"WDT", "WP", "WP$", "IN", "DT"}:
        return token
    at = token
    for _ in range(_LIMIT):
        if at.dep_ == "relcl":
            return _told_of(at, token)
        if at.head.i == at.i:
            break
        at = at.head
    return token


def _told_of(clause: Token, pronoun: Token) -> Token:
    """What a relative clause is about: "an attack in the port of X which killed two" is about the attack, not the place.

    The parser hangs such a clause on the last noun before it.
    """
    noun = clause.head
    if clause.lemma_ not in DONE_TO or pronoun.lower_ == "who" or noun.ent_type_ not in {"GPE", "LOC", "FAC", "DATE"}:
        return noun
    at = noun
    for _ in range(_LIMIT):
        if at.dep_ in {"appos", "conj", "compound"} or (at.dep_ == "pobj" and at.head.lower_ in _PLACING):
            at = at.head.head if at.dep_ == "pobj" else at.head
            if at.pos_ == "NOUN" and at.dep_ not in {"pobj", "appos", "conj", "compound"}:
                return at
        elif at.pos_ in {"NOUN", "PROPN"} and at.dep_ == "pobj" and at.head.lower_ == "of":
            at = at.head.head
        else:
            break
    return at if at.pos_ == "NOUN" else noun


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Return the surface subjects of a verb, found over control, relative and participial clauses and coordination."""
    own = _after_mark(verb, [child for child in verb.children if child.dep_ in SUBJECTS])
    if own and verb.dep_ == "relcl" and _dangling(verb.head, own[0]):
        own = [verb.head, *own]
    if not own and _finite(verb):
        own = _said_object(verb)
    if own:
        return with_conjuncts(
            [antecedent(child) for child in own if child.dep_ != "csubj" or child.pos_ in {"NOUN", "PROPN"}]
        )
    if depth > _LIMIT:
        return []
    head, dep = verb.head, verb.dep_
    if head.i == verb.i:
        return []
    if dep in {"xcomp", "ccomp"} and not (dep == "ccomp" and _finite(verb)):
        return _controller(head, depth)
    if dep == "conj" and verb.tag_ == "VBG" and head.lemma_ in _ACCUSING and _finite(head):
        # "accused X of hiding and then firing": the parser joins the second deed to the accusing
        return _accused(head, depth)
    if dep == "conj" and head.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}:
        if head.pos_ in {"VERB", "AUX"} or head.dep_ in {"xcomp", "acl"}:
            head = _of_one_tense(head, verb)
            return subjects(head, depth + 1) if _may_share(head, verb) else []
        return []
    if dep == "advcl" and verb.tag_ in {"VBG", "VB", "VBN"} and not children(verb, "mark"):
        if head.lemma_ in {"use", "send", "force", "deploy", "dispatch"} and verb.tag_ == "VB":
            return _controller(head, depth)
        if head.lemma_ == "give" and verb.tag_ == "VB" and any(c.lower_ == "until" for c in children(head, "prep")):
            return _controller(head, depth)  # "gave both sides until Sunday to leave"
        return _doers(head, verb, depth) if head.pos_ in {"VERB", "AUX"} else []
    if dep == "advcl" and verb.tag_ in {"VBG", "VBN"}:
        return subjects(head, depth + 1) if head.pos_ in {"VERB", "AUX"} else []
    if dep == "pcomp" and head.lower_ == "by" and is_passive(head.head):
        return []  # "displaced by fighting": not those displaced fought
    if dep == "pcomp":
        return _of_preposition(head, depth)
    if dep == "acl":
        if verb.tag_ == "VB":
            return _of_plan(head, depth)
        if head.pos_ not in {"NOUN", "PROPN", "PRON", "NUM"}:
            return []
        if verb.tag_ in {"VBD", "VBN"} and children(verb, "dobj"):
            return [_outermost(head)]
        # "five officers and two rebels killed": the participle goes with all that are coordinated before it
        first = [t for t in head.conjuncts if t.i < head.i] if head.dep_ == "conj" and is_passive(verb) else []
        # "the brigades, linked to A, and the legion": it says nothing of what comes after it
        with_it = [t for t in with_conjuncts([head]) if t.i < verb.i] or [head]
        return sorted({t.i: t for t in [*first, *with_it]}.values(), key=lambda t: t.i)
    if dep == "relcl" and verb.tag_ in {"VBG", "VBN"}:
        return [head]
    if dep == "prep" and verb.tag_ == "VBG":  # "following", "including": not a clause of its own
        return []
    return []


def _outermost(noun: Token) -> Token:
    """ "A man armed with a knife stabbed three": a past tense with an object is no participle, and goes with the man."""
    if noun.dep_ == "pobj" and noun.head.head.dep_ == "acl":
        return noun.head.head.head
    return noun


def _doers(head: Token, verb: Token, depth: int) -> list[Token]:
    """Who does what a participle adds: "the hall was hit by a shell, killing two" tells what the shell did, not the hall."""
    if verb.tag_ == "VBG" and verb.i > head.i and verb.lemma_ in DONE_TO and is_passive(head):
        return with_conjuncts([noun for word, noun in prepositions(head) if word == "by"])
    return subjects(head, depth + 1)


def _after_mark(verb: Token, own: list[Token]) -> list[Token]:
    """ "A man stabbed three before officers shot him": where two subjects are left, that after "before" is the verb's."""
    if len(own) < 2:
        return own
    mark = max((c.i for c in verb.children if c.dep_ == "mark"), default=-1)
    return [t for t in own if t.i > mark] or own


def _dangling(head: Token, subject: Token) -> bool:
    """Whether "and" links `head` to what the parser took for a clause about it: "officers and ten rebels left dead"."""
    return (
        subject.pos_ == "NOUN"
        and any(c.dep_ == "cc" and head.i < c.i < subject.i for c in head.children)
        and not children(head, "conj")
    )


def _finite(verb: Token) -> bool:
    """Whether the verb, or the auxiliary of its passive, has a tense: its subject stands beside it and is not the speaker."""
    if verb.tag_ in {"VBD", "VBZ", "VBP"}:
        return True
    return any(c.dep_ in {"aux", "auxpass"} and c.tag_ in {"VBD", "VBZ", "VBP", "MD"} for c in verb.children)


def _said_object(verb: Token) -> list[Token]:
    """Repair "as saying twelve died", where the parser takes the subject for the object of the verb of saying."""
    before = verb.i - 1
    while before > verb.sent.start and verb.doc[before].dep_ in {"aux", "auxpass", "neg", "advmod"}:
        before -= 1
    noun = verb.doc[before]
    while noun.dep_ in {"nmod", "compound", "punct"} and noun.head.i < noun.i:
        noun = noun.head  # the parts of "Lashkar-e-Taiba"
    if noun.dep_ in {"dobj", "dep"} and noun.head.lemma_ in _SAYING:
        return [noun]
    return []


def _of_one_tense(head: Token, verb: Token) -> Token:
    """ "Foiled a plot to bomb the station and arrested two": a past tense goes on from "foiled", not from "to bomb"."""
    told = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and bool(children(verb, "dobj")))
    if not told or not (head.tag_ == "VB" or (head.dep_ == "xcomp" and children(head, "aux"))):
        return head
    at = head
    for _ in range(_LIMIT):
        if at.pos_ in {"VERB", "AUX"} and at.tag_ in {"VBD", "VBZ", "VBP"}:
            return at
        if at.head.i == at.i or at.dep_ in {"ccomp", "relcl", "advcl"}:
            break
        at = at.head
    return head


def _may_share(head: Token, verb: Token) -> bool:
    return not (head.tag_ == "VBG" and verb.tag_ in {"VBD", "VBZ", "VBP"} and head.dep_ in {"amod", "compound"})


def _controller(governor: Token, depth: int) -> list[Token]:
    if governor.lemma_ in {"send", "deploy", "dispatch"}:
        # both who is sent and who sends does what the purpose clause says
        return with_conjuncts([*subjects(governor, depth + 1), *objects(governor, own_only=True)])
    if governor.lemma_ == "use":
        return _users(governor, depth)
    if governor.lemma_ in _OBJECT_CONTROL:
        held = objects(governor, own_only=True) or [
            noun
            for prep in children(governor, "prep", "dative")
            if prep.lower_ in {"on", "upon", "to", "for"}
            for noun in children(prep, "pobj")
        ]
        if held:
            return with_conjuncts(held)
        if is_passive(governor) or governor.lemma_ in _WISHING | _PHASE:
            return subjects(governor, depth + 1)
        return []
    if governor.pos_ in {"NOUN", "PROPN"}:
        return _of_plan(governor, depth)
    if governor.pos_ == "ADJ" and governor.dep_ == "acomp":
        return subjects(governor.head, depth + 1)  # "A and B are due to sign"
    return subjects(governor, depth + 1)


def _users(use: Token, depth: int) -> list[Token]:
    """Who does what something is used for: people who are used do it themselves, of a thing the user does it."""
    used = subjects(use, depth + 1) if is_passive(use) else objects(use, own_only=True)
    people = [noun for noun in used if _is_somebody(noun) and noun.lemma_.lower() not in weapon_words()]
    if people:
        return with_conjuncts(people)
    if is_passive(use):
        return [noun for word, noun in prepositions(use) if word == "by"] or used
    return subjects(use, depth + 1)


def _of_preposition(prep: Token, depth: int) -> list[Token]:
    governor = prep.head
    if governor.pos_ == "VERB" and governor.dep_ in {"acl", "relcl"} and prep.lower_ in {"of", "for"}:
        accuser = _accuser(governor)
        if accuser is not None:
            return _accused(accuser, depth)
    if governor.pos_ in {"VERB", "AUX"}:
        if governor.lemma_ in _OBJECT_CONTROL and prep.lower_ in {"of", "for", "from", "with", "into", "against"}:
            if is_passive(governor):
                return subjects(governor, depth + 1)
            held = objects(governor, own_only=True)
            if held:
                return with_conjuncts(held)
        if prep.lower_ == "for" and governor.lemma_ not in _USING:
            # "jailed three men for insulting", "thanked them for sending": who is paid back did it
            held = [noun for noun in objects(governor, own_only=True) if _is_somebody(noun)]
            if held and not is_passive(governor):
                return with_conjuncts(held)
        return subjects(governor, depth + 1)
    if governor.pos_ in {"NOUN", "PROPN", "ADJ"}:
        accuser = _accuser(governor) if prep.lower_ in {"of", "for"} else None
        if accuser is not None:
            # the parser may hang "of killing" on a word inside the object: "accused Arland, a member of the pact, of killing"
            return _accused(accuser, depth)
        if governor.dep_ == "dobj" and governor.head.lemma_ in _OBJECT_CONTROL and prep.lower_ in {"of", "against"}:
            # "accused the group of shelling": the parser may hang "of" on the object
            return with_conjuncts([governor])
        return _of_plan(governor, depth)
    return []


def _accused(accuser: Token, depth: int) -> list[Token]:
    """Who is accused; where "A and B accuse each other" both are."""
    direct = children(accuser, "dobj")
    if is_passive(accuser) or (direct and each_other(direct[0])):
        return subjects(accuser, depth + 1)
    return with_conjuncts(objects(accuser, own_only=True)[:1])


def each_other(token: Token) -> bool:
    """ "Each other", and the "other" of "each side accused the other"."""
    if token.lower_ == "other" and token.i > 0 and token.nbor(-1).lower_ == "the" and token.dep_ in {"dobj", "pobj"}:
        subjects_each = (c for c in token.head.children if c.dep_ == "nsubj")
        return any(s.lower_ == "each" or any(c.lower_ == "each" for c in s.children) for s in subjects_each)
    return token.lower_ in {"other", "another"} and token.i > 0 and token.nbor(-1).lower_ in {"each", "one"}


def _is_somebody(noun: Token) -> bool:
    if noun.ent_type_ in {"PERSON", "NORP", "ORG", "GPE"} or noun.pos_ == "PRON":
        return True
    lemma = noun.lemma_.lower()
    return lemma in members("people") | members("troops") or (noun.tag_ == "NNS" and lemma.endswith(_PERSONAL))


def _accuser(noun: Token) -> Token | None:
    at = noun
    for _ in range(6):
        if at.head.i == at.i or at.dep_ in {"nsubj", "advcl", "ccomp"}:
            return None
        at = at.head
        if at.pos_ == "VERB":
            if at.lemma_ in _ACCUSING:
                return at
            if at.dep_ not in {"acl", "relcl"}:
                return None
    return None


def _of_plan(noun: Token, depth: int) -> list[Token]:
    """Who acts in "their plan to attack",
    "the group has a habit of shelling": the possessor, else the clause's subject."""
    owners = children(noun, "poss") or [c for c in children(noun, "compound", "amod", "nmod") if _acts(c)]
    if owners:
        return with_conjuncts(owners)
    if noun.dep_ == "amod" and noun.i > noun.head.i:
        return with_conjuncts([noun.head])  # "the soldiers responsible for killing him"
    if noun.dep_ in {"dobj", "attr", "oprd", "pobj", "acomp"} or noun.pos_ == "ADJ":
        at = noun.head
        if at.pos_ == "ADP":
            at = at.head
        if at.pos_ in {"VERB", "AUX"} and at.i != noun.i and not (at.lemma_ in _AGAINST and noun.dep_ == "dobj"):
            return [t for t in subjects(at, depth + 1) if t.i != noun.i]
    return []


def _acts(modifier: Token) -> bool:
    """ "An army attempt to", "the Russian bid to": the word before the noun names who acts."""
    return modifier.ent_type_ in {"NORP", "ORG", "GPE", "PERSON"} or modifier.lemma_.lower() in members(
        "troops"
    ) | members("people")


def objects(verb: Token, own_only: bool = False) -> list[Token]:
    """Return the surface direct objects of a verb: own, of a relative clause's antecedent, or shared with a later conjunct."""
    own = [
        antecedent(child)
        for child in children(verb, "dobj", "oprd")
        if child.pos_ not in {"ADJ", "VERB"}
        or (child.dep_ == "dobj" and any(c.lower_ == "the" for c in children(child, "det")))  # "the wounded"
        or is_one_of_an_age(child)
    ]
    own = own or _up_to(verb)
    if own or own_only:
        return with_conjuncts(own)
    if is_passive(verb):
        return []
    # "the town that rebels captured": the gap is the noun
    if verb.dep_ == "relcl" and any(c.dep_ == "nsubj" and antecedent(c).i != verb.head.i for c in verb.children):
        relative = [c for c in verb.children if c.lower_ in _RELATIVES and c.dep_ in {"dobj", "mark", "pobj"}]
        fills_other = any(gc.lower_ in {"which", "whom"} for c in children(verb, "prep") for gc in c.children)
        if not fills_other and (relative or not children(verb, "advmod", "mark")):
            return with_conjuncts([verb.head])
    # "shelled and burned the villages"
    for other in children(verb, "conj"):
        if other.pos_ == "VERB" and not children(other, *SUBJECTS):
            shared = children(other, "dobj")
            if (
                shared
                and all(t.i > other.i for t in shared)
                and not any(c.dep_ not in _NO_COMPLEMENTS and c.i > verb.i for c in verb.children)
            ):
                return with_conjuncts(shared)
    return []


def _up_to(verb: Token) -> list[Token]:
    """ "Kidnapped up to 16 advisers": the parser takes "up to" for a particle and a preposition."""
    for prep in children(verb, "prep"):
        if prep.lower_ == "to" and prep.i > 0 and verb.doc[prep.i - 1].lower_ == "up" and prep.i == verb.i + 2:
            return [n for n in children(prep, "pobj") if n.like_num or children(n, "nummod")]
    return []


def prepositions(token: Token) -> list[tuple[str, Token]]:
    """Return (preposition, noun) pairs that hang on a token, with conjuncts of both; "out of X" counts as both words."""
    if token.prepositions is None:
        token.prepositions = _prepositions(token)
    return token.prepositions


def _prepositions(token: Token) -> list[tuple[str, Token]]:
    found: list[tuple[str, Token]] = [("by", noun) for noun in _late_agents(token)]
    for child in token.children:
        if child.dep_ in {"prep", "dative", "agent"} and child.pos_ in {"ADP", "SCONJ", "PART", "VERB", "ADV"}:
            found.extend(_pairs(child, child.lower_))
    return found


def _late_agents(verb: Token) -> list[Token]:
    """ "Carried out with machetes by fighters", "seized on Monday by rebels": the parser hangs "by" on the noun before it."""
    if verb.tag_ != "VBN" or any(c.dep_ == "agent" or c.lower_ == "by" for c in verb.children):
        return []
    return [
        noun
        for prep in children(verb, "prep")
        if prep.lower_ in {"with", "on", "in", "at", "during", "to", "from"}
        for held in children(prep, "pobj")
        if prep.lower_ not in {"to", "from"} or _is_somebody(held)  # not "subjected to attacks by rebels"
        for by in children(held, "prep", "agent")
        if by.lower_ == "by"
        for noun in with_conjuncts(children(by, "pobj"))
    ]


def _pairs(prep: Token, word: str) -> list[tuple[str, Token]]:
    found: list[tuple[str, Token]] = []
    for noun in with_conjuncts([c for c in prep.children if c.dep_ in {"pobj", "pcomp"} and c.pos_ != "VERB"]):
        found.append((word, antecedent(noun)))
    if word == "between" and len(found) == 1:
        found.extend((word, other) for other in _second_of_between(found[0][1]))
    for inner in prep.children if word != "according" else ():  # "according to X" is nothing that is done to X
        if inner.dep_ == "prep" or (inner.dep_ == "conj" and inner.pos_ == "ADP"):
            found.extend(_pairs(inner, inner.lower_))
    return found


def _second_of_between(first: Token) -> list[Token]:
    """The second party of "between A, which ..., and B" where a clause about A made the parser lose it."""
    for joint in first.doc[first.i + 1 : min(first.sent.end, first.i + 40)]:
        if (
            joint.lower_ != "and"
            or joint.dep_ != "cc"
            or any(c.dep_ == "conj" and c.i > joint.i for c in joint.head.children)
        ):
            continue
        for token in first.doc[joint.i + 1 : min(first.sent.end, joint.i + 12)]:
            if token.pos_ in {"NOUN", "PROPN"} and token.dep_ not in {"compound", "amod", "npadvmod", "nmod", "poss"}:
                return [token] if token.left_edge.i <= joint.i + 1 else []
    return []


def clause_verb(token: Token) -> Token:
    """Return the nearest verb above a token (itself when it is one), or the root."""
    at = token
    for _ in range(_LIMIT * 3):
        if at.pos_ in {"VERB", "AUX"} or at.head.i == at.i:
            return at
        at = at.head
    return at
