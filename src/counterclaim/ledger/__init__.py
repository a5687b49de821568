"""The ledger: every statement as it was read, and incidents computed from them by named rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from counterclaim.ledger.ledger import Ledger

__all__ = ["Ledger"]


def __getattr__(name: str) -> Any:
    """Import on first use: linking and standing need no database."""
    if name == "Ledger":
        from counterclaim.ledger.ledger import Ledger

        return Ledger
    raise AttributeError(f"module 'counterclaim.ledger' has no attribute '{name}'")
