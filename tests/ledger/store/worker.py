"""A process that adds readings FIRST to LAST to the ledger WHERE, and says each that is stored; for tests that kill it.

python -m tests.ledger.store.worker WHERE FIRST LAST AT_ONCE
"""

from __future__ import annotations

import sys

from tests.ledger.store.made import reading

from counterclaim import CounterclaimError, Ledger


def main(where: str, first: int, last: int, at_once: int) -> int:
    """Add them; ends with the code of the message when that is not possible."""
    try:
        with Ledger.open(where) as ledger:
            print("open", flush=True)
            numbers = iter(range(first, last))
            if at_once == 1:
                for number in numbers:
                    ledger.add(reading(number), f"{number}.txt")
                    print(number, flush=True)
            else:
                items = ((reading(number), f"{number}.txt") for number in range(first, last))
                for number, _ in zip(numbers, ledger.add_many(items, at_once=at_once), strict=True):
                    print(number, flush=True)
    except CounterclaimError as error:
        print(error.code, flush=True)
        return error.exit_status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], *map(int, sys.argv[2:5])))
