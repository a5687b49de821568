"""counterclaim reads war reports and keeps who claims what.

The public surface: `read` and `read_many`, the records they return, the `Ledger` that keeps them, and the errors.
Everything else is machinery and may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from counterclaim.api import read, read_many
    from counterclaim.comparison import compare
    from counterclaim.errors import CounterclaimError
    from counterclaim.ledger.ledger import Ledger
    from counterclaim.records import (
        Actor,
        Claim,
        DateMention,
        Document,
        Event,
        Framing,
        Place,
        Reading,
        Relation,
        json_schema,
    )

_HOME = {
    "read": "counterclaim.api",
    "read_many": "counterclaim.api",
    "compare": "counterclaim.comparison.tellings",
    "CounterclaimError": "counterclaim.errors",
    "Ledger": "counterclaim.ledger.ledger",
    **dict.fromkeys(
        (
            "Actor",
            "Claim",
            "DateMention",
            "Document",
            "Event",
            "Framing",
            "Place",
            "Reading",
            "Relation",
            "json_schema",
        ),
        "counterclaim.records",
    ),
}

__all__ = [
    "Actor",
    "Claim",
    "CounterclaimError",
    "DateMention",
    "Document",
    "Event",
    "Framing",
    "Ledger",
    "Place",
    "Reading",
    "Relation",
    "__version__",
    "compare",
    "json_schema",
    "read",
    "read_many",
]


def __getattr__(name: str) -> Any:
    """Import on first use, so that ``counterclaim --help`` does not wait for the parser."""
    if name in _HOME:
        import importlib

        return getattr(importlib.import_module(_HOME[name]), name)
    raise AttributeError(f"module 'counterclaim' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted(__all__)
