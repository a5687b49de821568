"""Merge: two triggers of one happening in a sentence become one match.

"An air strike killed ten", "five were killed when rebels fired shells", "shelled the town, wounding three",
"killed in an
attack": the deed that says *how* gives the frame, the deed that says *with what effect* gives its target and numbers.
"""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.lexicon.frames import general
from counterclaim.reading.events.grammar import children, is_passive, prepositions
from counterclaim.reading.events.match import Match
from counterclaim.reading.events.slots import norm
from counterclaim.reading.parsed import Token

# frames that say the effect, not the deed
EFFECTS = {"killing", "wounding", "destruction", "displacement", "unrest_casualty"}
_GENERAL = {"attack"}
_ONE_DEED = {("protest", "protest"), ("diplomatic_protest", "diplomatic_protest"), ("displacement", "flight")}
_LIFTING = {"raise", "bring", "push", "take", "lift", "increase"}
_HELD = {"abduction", "sexual_violence", "looting"}
_BY_HAND = {
    "burn",
    "torch",
    "demolish",
    "raze",
    "ransack",
    "vandalize",
    "vandalise",
    "bulldoze",
    "sabotage",
    "set",
    "desecrate",
}
_FROM_AFAR = {"aerial", "drone", "heavy-weapons", "explosives", "suicide-attack"}


def merge(found: list[Match], same_voice: Callable[[Token, Token], bool]) -> list[Match]:
    """Return the matches with effects merged into their causes.

    Args:
        found: matches in text order.
        same_voice: whether two tokens stand under the same attribution; claims of different people are never merged.
    """
    at = {m.token.i: m for m in found}
    alone = dict(at)
    gone: set[int] = set()
    for effect in found:
        if (first := _twin(effect, alone)) is not None:
            twin = at[first.token.i]
            twin.also.append(effect.token)
            gone.add(effect.token.i)
            at[effect.token.i] = twin
            continue
        if effect.frame.id not in EFFECTS | _GENERAL:
            continue
        cause = _cause(effect, at, gone) or _shared_cause(effect, at, gone)
        if cause is None or cause is effect or not same_voice(effect.token, cause.token):
            continue
        kinds = {cause.frame.id, effect.frame.id}
        if kinds <= EFFECTS and len(kinds) > 1 and kinds != {"killing", "wounding"}:
            continue
        _join(cause, effect)
        gone.add(effect.token.i)
        # whatever names the merged word as its cause means the word it was merged into
        at[effect.token.i] = cause
    return [m for m in found if m.token.i not in gone]


def _twin(second: Match, at: dict[int, Match]) -> Match | None:
    """The first of two words for one deed: "shot down or jammed 40 drones", "marched to protest", "took power in a coup"."""
    token = second.token
    if second.part == "adjective" and token.head.like_num and token.head.dep_ == "pobj":
        return _toll_beside(second, at)
    fired = token.dep_ == "acl" and token.head.dep_ == "nsubj"  # "a shell fired from there hit a house"
    above = token.head.head if token.dep_ == "pobj" or fired else token.head
    first = at.get(above.i)
    if first is None or first is second or first.part != "verb":
        return None
    kinds = (first.frame.id, second.frame.id)
    if fired:
        return first if kinds == ("shelling", "shelling") and second.part == "verb" else None
    if token.dep_ == "conj" and second.part == "verb" and kinds[0] == kinds[1]:
        shared = children(token, "dobj")
        return first if shared and first.slots.own.get("obj") == second.slots.own.get("obj") else None
    if token.dep_ in {"xcomp", "advcl", "ccomp"} and second.part == "verb":
        same = kinds in _ONE_DEED  # "marched to protest", "summoned him to protest", "forced 6,000 to flee"
        return first if same and token.tag_ == "VB" else None
    if token.dep_ == "pobj" and token.head.lower_ in {"in", "by", "through"} and kinds == ("coup", "coup"):
        return first
    return None


def _toll_beside(dead: Match, at: dict[int, Match]) -> Match | None:
    """The toll of "a toll of 25 dead", "the toll stands at 25 dead"."""
    above = dead.token.head.head.head
    nouns = [above, *children(above, "nsubj", "nsubjpass")]
    return next(
        (m for t in nouns if (m := at.get(t.i)) is not None and m.part == "noun" and m.frame is dead.frame), None
    )


def _cause(effect: Match, at: dict[int, Match], gone: set[int]) -> Match | None:
    token = effect.token
    general = effect.frame.id in _GENERAL
    for candidate in _candidates(effect, general):
        match = at.get(candidate.i)
        if match is None or match is effect or match.token.i in gone or not match.frame.violent:
            continue
        if general and (match.frame.id in EFFECTS | _GENERAL or match.part != "noun"):
            continue
        if match.frame.id == "ceasefire_violation" or (effect.part == "verb" and _deed_of_its_own(match, token)):
            continue
        if abs(match.token.i - token.i) > 60:
            continue
        return match
    return None


def _deed_of_its_own(match: Match, token: Token) -> bool:
    """ "Took hostages and killed a judge": who is held is not killed by that; what is burnt or torn down is a second deed."""
    if token.dep_ != "conj":
        return False
    joined = token.head.i == match.token.i
    from_afar = match.part != "verb" or match.frame.codes.mode in _FROM_AFAR
    by_hand = token.lemma_.lower() in _BY_HAND and bool(children(token, "dobj")) and not from_afar
    return by_hand or (joined and general(match.frame.id) in _HELD)


def _shared_cause(effect: Match, at: dict[int, Match], gone: set[int]) -> Match | None:
    """The cause of a coordinated effect: "five were killed and ten injured when rebels fired shells"."""
    if effect.frame.id not in {"killing", "wounding"}:
        return None
    token = effect.token
    others = [t for t in token.conjuncts if t.i in at and at[t.i].frame.id in {"killing", "wounding"}]
    others += [
        c for c in token.children if c.dep_ in {"ccomp", "advcl"} and c.i in at and at[c.i].frame.id == "wounding"
    ]
    for other in others:
        cause = _cause(at[other.i], at, gone - {other.i})
        if cause is not None and cause.frame.id not in EFFECTS:
            return cause
    return None


def _later_deed(token: Token, clause: Token) -> bool:
    """Whether the killing is a deed of its own after that of the clause.

    "Killed two hours after rebels had shelled the town", "soldiers killed two after rebels shelled the town"; but not "two
    were killed after rebels shelled the town".
    """
    word = next((c for c in clause.lefts if c.lower_ == "after"), None)
    if word is None:
        return False
    if any(c.dep_ == "npadvmod" for c in (*clause.lefts, *word.lefts)):
        return True
    others = [c for c in children(clause, "nsubj") if c.pos_ != "PRON"]
    return bool(children(token, "nsubj") and children(token, "dobj") and others)


def _candidates(effect: Match, general: bool) -> list[Token]:
    """Tokens that may be the cause, the closest tie first."""
    token = effect.token
    found: list[Token] = []
    # the deed is the subject or agent: "an air strike killed ten", "was killed by the blast"
    for slot in ("subj", "by"):
        for held in effect.slots.own.get(slot, []):
            found.extend(_with_inner(held))
    if general:
        return found
    if token.dep_ == "advcl" and token.tag_ == "VBG" and token.i > token.head.i:
        found.append(token.head)  # "shells hit the port, killing ten, as rebels fought on": the shells did
    for slot in ("in", "during", "from", "with", "after", "following", "to", "of", "through", "by"):
        for held in effect.slots.own.get(slot, []):
            found.extend(_with_inner(held))
        for held in effect.slots.loose.get(slot, []):
            if slot in {"in", "during"}:
                found.extend(_with_inner(held))
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in {"as", "because", "due"}:
            for inner in child.subtree:
                if inner.dep_ == "pobj":
                    found.append(inner)
        elif child.dep_ == "advcl" and any(c.lower_ in {"when", "as", "after", "while"} for c in child.children):
            if not _later_deed(token, child):
                found.append(child)
        elif child.dep_ == "prep" and child.lower_ in {"after", "when"}:
            found.extend(c for c in child.children if c.dep_ == "pcomp")
        elif child.dep_ == "conj" and child.pos_ == "VERB" and norm(token) == "wound":
            found.append(child)
    head = token.head
    if token.dep_ in {"advcl", "xcomp", "ccomp"} and head.pos_ == "VERB" and token.tag_ in {"VBG", "VBN"}:
        found.append(head)
        found.extend(c for c in head.children if c.dep_ in {"nsubj", "dobj"} and token.tag_ == "VBG")
        found.extend(
            n for c in head.children if c.dep_ == "dobj" for p in c.children if p.dep_ == "prep" for n in p.children
        )
    if token.dep_ == "amod" and head.pos_ == "NUM" and head.dep_ == "dobj" and head.head.lemma_ in {"leave", "see"}:
        # "the clashes left 17 dead", where the parser makes the dead a word beside the number
        found.extend(t for c in head.head.children if c.dep_ == "nsubj" for t in _with_inner(c))
    if token.dep_ == "conj" and head.pos_ == "VERB":
        if token.lemma_ == "lose" or (children(token, "nsubj") and effect.frame.id == "killing"):
            return found  # "killed ten soldiers and lost four men": two tolls
        found.append(head)
        if head.dep_ == "conj" and head.lemma_.lower() in _BY_HAND:
            found.append(head.head)  # "stormed the village, burned houses and killed four"
        found.extend(c for c in head.children if c.dep_ == "nsubj")
    if token.dep_ == "relcl":
        found.extend(_with_inner(head))
    if token.dep_ == "acl":
        # "left four gunmen killed": the verb's subject did it
        up = head.head
        if up.lemma_ in {"leave", "see", "end"}:
            found.extend(t for c in up.children if c.dep_ == "nsubj" for t in _with_inner(c))
            found.append(up)
        elif head.dep_ == "pobj" and head.head.head.lemma_ in {"end", "leave"}:
            found.extend(t for c in head.head.head.children if c.dep_ == "nsubj" for t in _with_inner(c))
        elif token.tag_ == "VBG":
            found.append(head)
    if token.dep_ == "acl" and token.tag_ == "VBG" and head.dep_ == "dobj":
        # "hit a convoy killing ten": the verb did it, not the convoy
        found.append(head.head)
        found.extend(t for c in head.head.children if c.dep_ == "nsubj" for t in _with_inner(c))
    lifted = effect.part == "noun" and head.lemma_ in _LIFTING  # "the blast raised the war's toll to 5,000"
    if effect.part in {"noun", "adjective"} and token.dep_ in {"dobj", "oprd", "ccomp", "acomp", "attr"} and not lifted:
        found.extend(t for c in token.head.children if c.dep_ == "nsubj" for t in _with_inner(c))
    if effect.part == "noun":
        for slot in ("from", "in"):
            found.extend(t for held in effect.slots.own.get(slot, []) for t in _with_inner(held))
        if token.dep_ in {"dobj", "nsubj", "nsubjpass"}:  # "raised the toll from the bombing to 43"
            found.extend(t for word, held in prepositions(head) if word == "from" for t in _with_inner(held))
    return found


def _with_inner(token: Token) -> list[Token]:
    found = [token]
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            found.extend(c for c in child.children if c.dep_ == "pobj")
    found.extend(t for t in token.conjuncts if t.i > token.i)
    return found


def _join(cause: Match, effect: Match) -> None:
    """Put what the effect knows into the cause."""
    told = {t.i for tokens in cause.roles.values() for t in tokens} | {cause.token.i}
    for role, tokens in effect.roles.items():
        if role == "initiator" and cause.roles.get("initiator"):
            continue
        kept = [t for t in tokens if t.i not in told or role == "target"]
        inside = effect.token.i in _phrase(cause)  # "an attack in which gunmen killed ten"
        kept = [
            t for t in kept if t.i != cause.token.i and (role != "initiator" or inside or t.i not in _phrase(cause))
        ]
        if cause.frame.shape == "mutual" and role == "initiator":
            role = "party"
        if role == "target" and kept and effect.frame.id in {"killing", "wounding"}:
            cause.fill("victim", kept, f"who was hit, from '{effect.token.text}'")
        cause.fill(role, kept, f"from '{effect.token.text}'")
    cause.also.append(effect.token)
    cause.also.extend(effect.also)
    cause.because["type"] += f"; '{effect.token.text}' tells its effect"
    if is_passive(effect.token) or effect.part == "verb":
        cause.slots.used.append(effect.token)


def _phrase(match: Match) -> set[int]:
    return {t.i for t in match.token.subtree} if match.part == "noun" else set()
