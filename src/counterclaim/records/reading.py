"""A reading: all that one document says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ConfigDict, Field

from counterclaim.records.actor import Actor
from counterclaim.records.base import Record
from counterclaim.records.claim import Claim
from counterclaim.records.document import Document, MadeBy
from counterclaim.records.framing import Framing
from counterclaim.records.place import Place
from counterclaim.records.when import DateMention

if TYPE_CHECKING:
    import pandas

SCHEMA = "counterclaim.reading/1"


class Reading(Record):
    """All that one document says, in the shape of the public contract."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    schema_: str = Field(default=SCHEMA, alias="schema")
    document: Document
    made_by: MadeBy
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[DateMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    framing: tuple[Framing, ...] = ()
    notes: tuple[str, ...] = ()

    def actor(self, actor_id: str | None) -> Actor | None:
        """Return the actor with this id, or None."""
        return next((a for a in self.actors if a.id == actor_id), None)

    def place(self, place_id: str | None) -> Place | None:
        """Return the place with this id, or None."""
        return next((p for p in self.places if p.id == place_id), None)

    def claim(self, claim_id: str) -> Claim | None:
        """Return the claim with this id, or None."""
        return next((c for c in self.claims if c.id == claim_id), None)

    def name_of(self, ref: str | None) -> str:
        """Return the name of an actor or place id; the id itself where it is neither, and `` for None."""
        if ref is None:
            return ""
        found = self.actor(ref) or self.place(ref)
        return found.name if found else ref

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON-ready values under the contract's field names."""
        return self.model_dump(mode="json", by_alias=True)

    def to_json(self, indent: int | None = 2) -> str:
        """Return the contract's JSON."""
        return self.model_dump_json(by_alias=True, indent=indent)

    def to_dataframe(self) -> pandas.DataFrame:
        """Return the claims, one a row, with names in place of ids (needs pandas).

        Raises:
            CounterclaimError: E304, when pandas is not installed.
        """
        from counterclaim.render.table import claims_dataframe

        return claims_dataframe(self)

    def _repr_html_(self) -> str:
        """Show the reading in a notebook."""
        from counterclaim.render.notebook import reading_html

        return reading_html(self)


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of a reading (`counterclaim schema`)."""
    return Reading.model_json_schema(by_alias=True, mode="serialization")
