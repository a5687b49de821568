"""The base of all records: frozen, unknown fields refused."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen value; equal when its fields are equal."""

    model_config = ConfigDict(frozen=True, extra="forbid")
