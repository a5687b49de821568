"""Measures the import of a whole GeoNames dump: time, memory and size, on made-up files of any size.

    python scripts/measure_gazetteer.py 3000000 4000000

makes a zipped dump of so many places and names in a temporary folder, imports both in a process of its own, and asks the
index for names in another. Names are made of syllables; their share of kinds, countries and languages is about that of the
real files.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

_SYLLABLES = [
    *(
        "ka",
        "lo",
        "mi",
        "ra",
        "tu",
        "be",
        "sha",
        "dal",
        "qa",
        "zur",
        "nab",
        "tel",
        "han",
        "gor",
        "wen",
        "fal",
        "is",
        "por",
    ),
    *("da", "ver", "al", "bad", "kir", "sof", "ter", "man", "dok", "lu"),
]
_CODES = [
    ("P", "PPL", 40),
    ("H", "STM", 18),
    ("S", "HTL", 18),
    ("T", "HLL", 14),
    ("L", "LCTY", 6),
    ("A", "ADM3", 3),
    ("R", "RD", 1),
]
_COUNTRIES = ["SY", "IQ", "US", "MX", "IN", "CN", "RU", "NG", "CD", "BR", "FR", "UA", "YE", "AF", "PK", "ID"]

_IMPORT = """
import json, resource, sys, time
from pathlib import Path
from counterclaim.gazetteer import import_places
wall, used = time.perf_counter(), time.process_time()
target, count = import_places(Path(sys.argv[1]), Path(sys.argv[2]))
print(json.dumps({"places": count, "seconds": round(time.perf_counter() - wall, 1),
    "cpu_seconds": round(time.process_time() - used, 1),
    "megabytes_while_loading": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    "index_megabytes": target.stat().st_size >> 20}))
"""
_ASK = """
import json, resource, sys, time
from counterclaim.gazetteer import fold_place
from counterclaim.gazetteer.index import Gazetteer
from counterclaim.gazetteer.user import open_user
gazetteer = Gazetteer(open_user())
names = [fold_place(name) for name in sys.argv[1:]]
gazetteer.find_many(names[:10])
used = time.process_time()
found = gazetteer.find_many(names)
print(json.dumps({"names_asked": len(names), "found": len(found),
    "cpu_milliseconds": round(1000 * (time.process_time() - used), 1),
    "megabytes_in_use": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}))
"""


def places(count: int, chance: random.Random) -> Iterator[str]:
    """Lines of a dump."""
    codes = [code for code in _CODES for _ in range(code[2])]
    for number in range(1, count + 1):
        kind, code, _ = chance.choice(codes)
        name = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize()
        if chance.random() < 0.3:
            name += " " + "".join(chance.choices(_SYLLABLES, k=2)).capitalize()
        lat, lon, country = chance.uniform(-60, 70), chance.uniform(-179, 179), chance.choice(_COUNTRIES)
        admin = f"{chance.randint(1, 30):02d}"
        people = chance.randint(0, 9_000) if kind == "P" else 0
        yield (
            f"{number}\t{name}\t{name}\t\t{lat:.5f}\t{lon:.5f}\t{kind}\t{code}\t{country}\t\t{admin}\t\t\t\t{people}\t\t0\tUTC\t2020-01-01\n"
        )


def names(count: int, of: int, chance: random.Random) -> Iterator[str]:
    """Lines of alternateNamesV2."""
    for number in range(1, count + 1):
        name = "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize()
        language = chance.choice(["", "en", "fr", "ar", "ru", "link", "wkdt", "zh"])
        yield f"{number}\t{chance.randint(1, of)}\t{language}\t{name}\t\t\t\t\t\t\n"


def main(rows: int, more: int) -> None:
    """Make the files, import them, ask, and print one line of JSON for each step."""
    import os

    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for file, lines in (("allCountries", places(rows, chance)), ("alternateNamesV2", names(more, rows, chance))):
            with (
                zipfile.ZipFile(home / f"{file}.zip", "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
                archive.open(f"{file}.txt", "w", force_zip64=True) as out,
            ):
                for line in lines:
                    out.write(line.encode())
        environment = {**os.environ, "COUNTERCLAIM_DATA": str(home / "data")}
        started = time.perf_counter()
        done = [home / "allCountries.zip", home / "alternateNamesV2.zip"]
        for script, arguments in (
            (_IMPORT, [str(path) for path in done]),
            (_ASK, ["".join(chance.choices(_SYLLABLES, k=3)) for _ in range(1000)]),
        ):
            made = subprocess.run(
                [sys.executable, "-c", script, *arguments], env=environment, capture_output=True, text=True, check=True
            )
            print(json.dumps({"rows": rows, "names": more, **json.loads(made.stdout)}))
        print(f"{time.perf_counter() - started:.0f} seconds in all")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
