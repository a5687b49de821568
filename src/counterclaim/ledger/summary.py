"""What adding, trying again and reading again did, in numbers and with the first failures by name."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from counterclaim.errors import CounterclaimError

_KEPT = 1000  # failures kept by name; the ledger has all


@dataclass(slots=True)
class Summary:
    """What adding did.

    `failures` and `flagged` (documents with a doubtful date, which are in) hold the first as (source, code, message);
    `codes` and `flags` count all by code. `resolved` counts earlier failures that are over. `position` is how many
    bytes of the sources are dealt with.
    """

    added: int = 0
    present: int = 0
    failed: int = 0
    resolved: int = 0
    position: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    failures: list[tuple[str, str, str]] = field(default_factory=list)
    flags: Counter[str] = field(default_factory=Counter)
    flagged: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def seen(self) -> int:
        """All that came by."""
        return self.added + self.present + self.failed

    def fail(self, source: str, error: CounterclaimError) -> None:
        """Count a failure."""
        self.failed += 1
        self.codes[error.code] += 1
        _keep(self.failures, source, error)

    def flag(self, source: str, error: CounterclaimError) -> None:
        """Count a doubt."""
        self.flags[error.code] += 1
        _keep(self.flagged, source, error)

    def include(self, other: Summary) -> None:
        """Count what another did, too."""
        self.added += other.added
        self.present += other.present
        self.failed += other.failed
        self.resolved += other.resolved
        self.codes += other.codes
        self.flags += other.flags
        self.failures += other.failures[: _KEPT - len(self.failures)]
        self.flagged += other.flagged[: _KEPT - len(self.flagged)]


def _keep(into: list[tuple[str, str, str]], source: str, error: CounterclaimError) -> None:
    if len(into) < _KEPT:
        into.append((source, error.code, error.message))
