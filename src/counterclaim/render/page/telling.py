"""One reading prepared for the page: every record gets a short key of our own that is safe as an HTML id."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from counterclaim.records import Claim, Reading
from counterclaim.render.evidence import Piece, evidence
from counterclaim.render.ties import Tie, ties
from counterclaim.render.voices import Voice, voices

# hues that the style sheet has for claimants; after that they repeat (names and numbers tell them apart)
VOICE_HUES = 8


@dataclass
class Telling:
    """A reading, its number on the page, and the keys of its records (``t0c3`` is claim 3 of telling 0)."""

    reading: Reading
    number: int

    @cached_property
    def prefix(self) -> str:
        """The key of the telling itself."""
        return f"t{self.number}"

    @cached_property
    def actor_keys(self) -> dict[str, str]:
        """Actor id → key."""
        return {a.id: f"{self.prefix}a{n}" for n, a in enumerate(self.reading.actors)}

    @cached_property
    def place_keys(self) -> dict[str, str]:
        """Place id → key."""
        return {p.id: f"{self.prefix}p{n}" for n, p in enumerate(self.reading.places)}

    @cached_property
    def claim_keys(self) -> dict[str, str]:
        """Claim id → key."""
        return {c.id: f"{self.prefix}c{n}" for n, c in enumerate(self.reading.claims)}

    @cached_property
    def voices(self) -> list[Voice]:
        """The claimants with their claims."""
        return voices(self.reading)

    @cached_property
    def hues(self) -> dict[str, int | None]:
        """Claim id → hue number of its claimant; None for the report's own voice."""
        found: dict[str, int | None] = {}
        for number, voice in enumerate(self.voices):
            for claim in voice.claims:
                found[claim.id] = None if voice.document else number % VOICE_HUES
        return found

    @cached_property
    def speakers(self) -> dict[str, str]:
        """Claim id → the name of its claimant."""
        return {claim.id: voice.name for voice in self.voices for claim in voice.claims}

    @cached_property
    def claims_by_id(self) -> dict[str, Claim]:
        """Claim id → claim."""
        return {c.id: c for c in self.reading.claims}

    @cached_property
    def ties(self) -> list[Tie]:
        """The ties between actors."""
        return ties(self.reading)

    @cached_property
    def evidence(self) -> dict[str, list[Piece]]:
        """Claim id → the pieces of text that bear it out."""
        return {c.id: evidence(self.reading, c) for c in self.reading.claims}

    def tie_key(self, number: int) -> str:
        """The key of the nth tie."""
        return f"{self.prefix}t{number}"

    def date_key(self, number: int) -> str:
        """The key of the nth date mention."""
        return f"{self.prefix}d{number}"

    def framing_key(self, number: int) -> str:
        """The key of the nth framing span."""
        return f"{self.prefix}f{number}"

    def actors_of(self, claim: Claim) -> list[str]:
        """The ids of all actors a claim names: claimant, tellers, participants, ends of a tie, mentions."""
        found = [claim.claimant.actor, *(v.actor for v in claim.via), *claim.mentions]
        if claim.event:
            found += [*claim.event.initiators, *claim.event.targets, *claim.event.mediators]
        if claim.relation:
            found += [claim.relation.source, claim.relation.target]
        return [ref for ref in dict.fromkeys(found) if ref is not None and ref in self.actor_keys]

    def places_of(self, claim: Claim) -> list[str]:
        """The ids of the places of a claim."""
        refs = [*claim.event.places] if claim.event else []
        if claim.relation:
            refs += [r for r in (claim.relation.source, claim.relation.target) if r]
        return [ref for ref in dict.fromkeys(refs) if ref in self.place_keys]
