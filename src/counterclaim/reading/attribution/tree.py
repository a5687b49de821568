"""Builds the tree: which telling lies in which, what each one's stance and certainty are, and who the claimants are."""

from __future__ import annotations

from collections.abc import Sequence, Set

from counterclaim.reading.attribution.answers import belies
from counterclaim.reading.attribution.binding import binds
from counterclaim.reading.attribution.claimants import Claimants
from counterclaim.reading.attribution.quotes import quoted_tokens
from counterclaim.reading.attribution.telling import Telling, ranges
from counterclaim.reading.attribution.words import is_word
from counterclaim.reading.draft import Attribution, Draft
from counterclaim.reading.facts.clauses import refuted
from counterclaim.reading.parsed import Doc
from counterclaim.records import Certainty, Polarity, Quoted, Stance

_LONGEST_CHAIN = 6
_ANSWERING = frozenset({"denies", "admits", "doubts"})
_BEARING_OUT = frozenset({"confirm", "verify", "corroborate", "affirm"})


def build(doc: Doc, draft: Draft, tellings: list[Telling]) -> None:
    """Append the attributions of `tellings` to the draft, outer before inner where they are nested."""
    told = [t for t in tellings if binds(doc, t)]
    told = [t for t in told if not _answered(doc, t, told)]
    hand_over(doc, told)
    for telling in told:
        if telling.entry.stance == "denies":
            telling.content = telling.content - _asides(doc, telling.content)
    parents = nest(told)
    order = sorted(range(len(told)), key=lambda k: (told[k].head, k))
    place = {k: len(draft.attributions) + n for n, k in enumerate(order)}
    quoted = quoted_tokens(doc)
    claimants = Claimants(doc, draft)
    for k in order:
        telling = told[k]
        parent = parents[k]
        stance, certainty, polarity, why = judged(telling)
        if belies(doc, telling):
            stance, polarity, why = "denies", "negative", why + "; what is called untrue is denied"
        ids, span = claimants.of(telling)
        addressees = claimants.addressees(telling)
        if telling.entry.cue in ("warn", "warning", "caution") and claimants.is_rival(telling):
            stance, why = "threatens", why + "; the one warned is no civilian and is not kept from harm but told off"
        draft.attributions.append(
            Attribution(
                claimants=ids,
                claimant_span=span,
                cue_spans=ranges(doc, telling.cue),
                content_spans=ranges(doc, telling.content),
                tokens=frozenset(telling.content),
                stance=stance,
                certainty=certainty,
                polarity=polarity,
                quoted=how_quoted(doc, telling, quoted),
                parent=place[parent] if parent is not None else None,
                addressees=addressees,
                cue_lemma=telling.entry.cue,
                cue_token=telling.head,
                rule=telling.rule + why,
            )
        )
    claimants.first_person()


def _asides(doc: Doc, content: set[int]) -> set[int]:
    """ "Denied backing the group, which a panel says receives arms": what is added by the way is not denied."""
    clauses = [doc[i] for i in content if doc[i].dep_ == "relcl" and doc[doc[i].left_edge.i - 1].text == ","]
    return {i for clause in clauses for i in range(clause.left_edge.i - 1, clause.right_edge.i + 1)}


def judged(telling: Telling) -> tuple[Stance, Certainty, Polarity, str]:
    """Return stance, certainty and polarity of the content under this cue, and what negation changed."""
    entry = telling.entry
    if not telling.negated:
        if (
            not telling.source
            and entry.certainty == "certain"
            and (entry.pos == "noun" or "raised" in telling.rule or entry.stance == "accuses")
        ):
            # "there are reports that", "are said to have": somebody's word, and nobody answers for it
            return (
                entry.stance,
                "possible" if entry.stance == "accuses" else "probable",
                entry.polarity,
                "; nobody named",
            )
        return entry.stance, entry.certainty, entry.polarity, ""
    if entry.cue == "rule out":
        return "states", "possible", "positive", "; not ruled out, so possible"
    flipped: Polarity = "negative" if entry.polarity == "positive" else "positive"
    return entry.stance, entry.certainty, flipped, "; the negation of the thought is the negation of its content"


def _answered(doc: Doc, telling: Telling, told: Sequence[Telling]) -> bool:
    """True for the nobody's report that another denies or bears out: "dismissed claims that …" is the one's word alone."""
    noun = doc[telling.head]
    if not telling.source and telling.entry.pos == "noun" and noun.dep_ == "nsubj" and refuted(noun) is not None:
        return any(telling.head in t.content for t in told)  # "said reports of a raid were false": his word alone
    if telling.source or telling.entry.pos != "noun" or noun.dep_ not in ("dobj", "nsubjpass"):
        return False
    return any(
        t.head == noun.head.i and t.source and (t.entry.stance in _ANSWERING or t.entry.cue in _BEARING_OUT)
        for t in told
    )


def nest(tellings: Sequence[Telling]) -> list[int | None]:
    """Return for each telling the index of the smallest other telling whose content holds its cue, without cycles.

    A content is widened by the contents of the tellings inside it, so that the inner one is always the smaller.
    """
    holders: dict[int, list[int]] = {}
    heads = {t.head for t in tellings}
    for k, telling in enumerate(tellings):
        for i in telling.content & heads:
            holders.setdefault(i, []).append(k)
    parents: list[int | None] = []
    for k, telling in enumerate(tellings):
        best: int | None = None
        for other in holders.get(telling.head, ()):
            if other == k:
                continue
            outer = tellings[other]
            if outer.head in telling.content and (len(outer.content), -outer.head) <= (
                len(telling.content),
                -telling.head,
            ):
                continue  # each holds the other's cue: the larger one is the outer one
            if best is None or (len(outer.content), outer.head) < (len(tellings[best].content), tellings[best].head):
                best = other
        parents.append(best)
    _cut_cycles(parents)
    for k in range(len(tellings)):
        at, steps = parents[k], 0
        while at is not None and steps < _LONGEST_CHAIN:
            tellings[at].content |= tellings[k].content
            tellings[at].content.update(tellings[k].cue)
            at, steps = parents[at], steps + 1
    return parents


def _cut_cycles(parents: list[int | None]) -> None:
    for k in range(len(parents)):
        seen = {k}
        at = k
        while (up := parents[at]) is not None:
            if up in seen:
                parents[at] = None
                break
            seen.add(up)
            at = up


def hand_over(doc: Doc, tellings: list[Telling]) -> None:
    """ "…, Interfax said, citing the FSB": the FSB says what Interfax passes on.

    The telling of "citing" gets the cited body as its source and the carrier's content as its own, and lies in the carrier.
    """
    for telling in tellings:
        if telling.entry.cue not in ("cite", "quote") or not telling.source or doc[telling.head].tag_ != "VBG":
            continue
        if doc[telling.head].dep_ != "advcl" or "quoted one" in telling.rule:
            continue
        carrier = next((t for t in tellings if t is not telling and t.head == doc[telling.head].head.i), None)
        cited = next((c for c in doc[telling.head].children if c.dep_ == "dobj"), None)
        if carrier is None or cited is None or carrier.entry.kind != "report":
            continue
        telling.source = [i for i in sorted(telling.content) if not doc[i].is_space]
        telling.source_head = cited.i
        telling.content = set(carrier.content)
        carrier.content |= {*telling.cue, *telling.source}
        telling.rule = f"'{telling.entry.cue}' hands on what another says"


def how_quoted(doc: Doc, telling: Telling, quoted: Set[int]) -> Quoted:
    """Return direct, mixed or indirect by the share of the content's words inside quotation marks."""
    if quoted.isdisjoint(telling.content):
        return "indirect"
    words = [i for i in telling.content if is_word(doc[i])]
    inside = sum(1 for i in words if i in quoted)
    if not inside:
        return "indirect"
    return "direct" if inside * 10 >= len(words) * 9 else "mixed"
