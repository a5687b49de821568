"""Coreference: what goes back to an actor named before. (Placeholder until the first rules are in.)"""

from __future__ import annotations

from spacy.tokens import Doc

__all__ = ["read_coreference"]


def read_coreference(doc: Doc) -> Doc:
    """Resolve pronouns and definite descriptions to actors."""
    return doc
