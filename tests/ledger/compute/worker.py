"""A process of the tests: adds its part of a made-up corpus and computes, or only computes, again and again."""

from __future__ import annotations

import sys
from pathlib import Path

from counterclaim.ledger.compute import compute
from counterclaim.ledger.ledger import Ledger
from counterclaim.records import Reading


def main(place: str, what: str, path: str = "") -> None:
    """`what` is ``full`` (compute everything until killed) or ``N/M``: add every Mth reading of the file from the Nth on."""
    with Ledger.open(place) as ledger:
        if what == "full":
            sys.stdout.write("ready\n")
            sys.stdout.flush()
            while True:
                compute(ledger, full=True)
        part, parts = map(int, what.split("/"))
        for n, line in enumerate(Path(path).read_text(encoding="utf-8").splitlines()):
            if n % parts == part:
                ledger.add(Reading.model_validate_json(line))
                if n % 10 == part:
                    compute(ledger)
        compute(ledger)


if __name__ == "__main__":
    main(*sys.argv[1:])
