"""First person inside quotations: "I", "we", "our" are the speaker. Runs after attribution, which knows who speaks."""

from __future__ import annotations

from counterclaim.reading.draft import draft_of
from counterclaim.reading.parsed import Doc

_FIRST = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})


def resolve_first_person(doc: Doc) -> Doc:
    """Add pronoun mentions for first-person words inside attributed quotations.

    "We" is the body the speaker represents where there is one ("We did not kill anybody", an army spokesman said), else
    the speaker; "I" is the speaker. The attribution stage calls this at its end; linear in the length of the text.
    """
    draft = draft_of(doc)
    for token in doc:
        word = token.lower_
        if (word not in _FIRST and word not in _WE) or token.pos_ not in {"PRON", "DET"} or draft.is_mention(token):
            continue
        if token.text == "US":
            continue
        where = draft.attribution_of(token.i)
        if where is None or draft.attributions[where].quoted not in {"direct", "mixed"}:
            continue
        for claimant in draft.attributions[where].claimants:
            actor = draft.actors.get(claimant)
            if actor is None:
                continue
            above = actor.represents
            ref = above if word in _WE and actor.kind == "person" and above in draft.actors else claimant
            draft.add_actor_mention(
                doc, token.i, token.i + 1, str(ref), "pronoun", "first person in a quotation: the speaker"
            )
    return doc
