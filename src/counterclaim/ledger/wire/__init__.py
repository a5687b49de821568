"""Wire groups: documents that retell one text. They count as one telling."""

from counterclaim.ledger.wire.groups import Copy, WireGroup, wire_groups
from counterclaim.ledger.wire.shares import Shares, is_retelling, shares
from counterclaim.ledger.wire.signature import band_keys, signature
from counterclaim.ledger.wire.text import Telling, telling

__all__ = [
    "Copy",
    "Shares",
    "Telling",
    "WireGroup",
    "band_keys",
    "is_retelling",
    "shares",
    "signature",
    "telling",
    "wire_groups",
]
