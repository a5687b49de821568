"""Signatures of texts and the keys that near copies share (MinHash with locality-sensitive bands, Broder 1997).

MinHash finds texts that are alike as a whole. A short retelling of a long text is not alike as a whole, so a few runs of
words chosen by their hash (winnowing, Schleimer and others 2003) serve as keys, too.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import Any

from rensa import RMinHash

from counterclaim.ledger.wire.text import runs_of

PERMUTATIONS, _ROWS = 48, 3
_SEED = 7
_SAMPLED, _MOST_SAMPLED = 16, 20  # one run in so many, at most so many a text


def signature(text: str) -> bytes:
    """Return the signature of a text: 48 MinHash values and the sampled runs, as little-endian 32-bit numbers."""
    return signature_of(runs_of(text))


def signature_of(runs: Iterable[int]) -> bytes:
    """Return the signature of a text's runs."""
    different = sorted(set(runs))
    minhash: Any = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    minhash.update([str(run) for run in different])
    mixed = sorted((run * 0x9E3779B1 + 0x7F4A7C15) & 0xFFFFFFFF for run in different)
    sampled = [value for value in mixed if value % _SAMPLED == 0][:_MOST_SAMPLED]
    values = [*minhash.digest(), *sampled] if different else []
    return struct.pack(f"<{len(values)}I", *values)


def band_keys(signed: bytes) -> tuple[str, ...]:
    """Return the keys that near copies share with high probability; a text of under four words has none."""
    values = struct.unpack(f"<{len(signed) // 4}I", signed)
    hashes, sampled = values[:PERMUTATIONS], values[PERMUTATIONS:]
    bands = [
        f"b{i // _ROWS:02d}:" + "".join(f"{value:08x}" for value in hashes[i : i + _ROWS])[:20]
        for i in range(0, len(hashes), _ROWS)
    ]
    return tuple(bands + [f"r:{value:08x}" for value in sampled])
