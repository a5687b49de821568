"""Sayings: each claim of an incident with its voice, and which voices are independent of each other and of the parties.

Three rules. Copies of one text are one telling. One claimant quoted by many outlets is one claimant, and who speaks for an
actor is that actor. What a document says in its own voice beside a named source is that source's word and no second one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.records import Account, Claim, Event, Voice

PARTIES = frozenset({"party", "aligned"})
_NAMED = "known:"
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
            known = actor is not None and (actor.known or speaks_for is not None)
            name = claim.claimant.name or account.publisher or "the document"
            who = _who(account, speaks_for or claim.claimant.actor, own, known)
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
    return f"{_NAMED}{actor}" if known else f"actor:{actor}@{account.document}"


def independent(sayings: Iterable[Saying]) -> set[str]:
    """Return the claimants among these that are independent of each other and no parties.

    A known actor is one claimant wherever it is quoted. A telling that quotes none of those counts as one claimant,
    whatever "activists", "witnesses" and outlets speak in it: nobody can tell how far they are apart. Where a telling quotes
    known actors, its other voices add nothing.
    """
    named: dict[str, set[str]] = {}
    for one in sayings:
        if not one.party:
            who = named.setdefault(one.voice.telling, set())
            if one.who.startswith(_NAMED):
                who.add(one.who)
    return {who for telling, found in named.items() for who in (found or {f"telling:{telling}"})}
