"""Sayings: each claim of an incident with its voice, and which voices are independent of each other and of the parties.

Three rules. Copies of one text are one telling. One claimant quoted by many outlets is one claimant. What a document says
in its own voice and also puts in a source's mouth is that source's word and no second one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.records import Account, Claim, Event, Voice

PARTIES = frozenset({"party", "aligned"})
_DENYING = frozenset({"denies", "doubts"})


@dataclass(frozen=True, slots=True)
class Saying:
    """One claim about the incident: whose it is and in which account it stands; `who` is what makes claimants one."""

    key: str
    claim: Claim
    event: Event
    account: Account
    voice: Voice
    who: str

    @property
    def denies(self) -> bool:
        """Whether it says that the thing did not take place."""
        return self.voice.denies

    @property
    def party(self) -> bool:
        """Whether it is a party's word, or that of one who is with a party."""
        return self.voice.interest in PARTIES


def sayings_of(accounts: Sequence[Account], claims: Mapping[str, Claim], wire: Mapping[str, str]) -> list[Saying]:
    """Return the sayings of the accounts, in their order; claims that are not given are passed over."""
    found = []
    for account in accounts:
        described = {actor.id: actor for actor in account.actors}
        for key in account.claims:
            claim = claims.get(key)
            if claim is None or claim.event is None:
                continue
            actor = described.get(claim.claimant.actor or "")
            speaks_for = actor.represents if actor is not None else None
            own = claim.claimant.document or claim.claimant.actor is None
            name = claim.claimant.name or account.publisher or "the document"
            who = _who(account, speaks_for or claim.claimant.actor, own, actor is not None and actor.known)
            voice = Voice(
                claimant=name,
                actor=claim.claimant.actor,
                interest=claim.claimant.interest,
                publisher=account.publisher,
                published=account.published,
                claim=key,
                document=account.document,
                telling=wire.get(account.document, account.document),
                denies=claim.polarity == "negative" or claim.stance in _DENYING,
            )
            found.append(Saying(key, claim, claim.event, account, voice, who))
    return found


def _who(account: Account, actor: str | None, own: bool, known: bool) -> str:
    if own:
        return f"own:{(account.publisher or account.document).casefold()}"
    # "activists" of two documents may be two groups; a known actor is itself everywhere
    return f"actor:{actor}" if known else f"actor:{actor}@{account.document}"


def one_word_each(sayings: Iterable[Saying]) -> list[Saying]:
    """Leave out what a document says in its own voice where it also names a source for the same."""
    listed = list(sayings)
    named = {one.voice.document for one in listed if not one.who.startswith("own:")}
    return [one for one in listed if not one.who.startswith("own:") or one.voice.document not in named]


def independent(sayings: Iterable[Saying]) -> set[str]:
    """Return the claimants among these that are no party, one for each telling at most.

    Two claimants count as two only where they also come in two tellings, or are both named: an outlet's own voice is not
    independent of the source that the same text names.
    """
    matched: dict[str, str] = {}  # telling of an outlet's own voice → claimant
    found: set[str] = set()
    for one in one_word_each(sayings):
        if one.party:
            continue
        if one.who.startswith("own:"):
            matched.setdefault(one.voice.telling, one.who)
        else:
            found.add(one.who)
    return found | set(matched.values())
