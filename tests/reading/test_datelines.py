"""Datelines are told from sentences."""

from __future__ import annotations

import pytest

from counterclaim.reading.datelines import after_dateline


@pytest.mark.parametrize(
    "line",
    [
        "(New York, March 24, 2005) - Gunmen fired.",
        "(Leba) – Gunmen fired.",
        "BAMAKO, Mali, Sept 3 - Gunmen fired.",
        "KYIV — Gunmen fired.",
        "NAIROBI, Kenya -- Gunmen fired.",
        "Kinshasa (Fides Wire) - Gunmen fired.",
        "PORT-AU-PRINCE, Haiti (Wire) — Gunmen fired.",
        "LAINYA/JUBA - Gunmen fired.",
        "GOMA, DR Congo, March 11 (Example Wire) - Gunmen fired.",
        "N'DJAMENA (Wire) – Gunmen fired.",
        "ISLAMABAD/NEW DELHI: Gunmen fired.",
        "NEW DELHI: Gunmen fired.",
        "(Wire) LOME — Gunmen fired.",
        "BOGOTA, Nov. 10 (Wire).- Gunmen fired.",
        "Bogotá, 20 Jan. – Gunmen fired.",
        "Port Sudan, 3 October 2024 – Gunmen fired.",
        "Geneva, Switzerland, March 3 (Wire) - Gunmen fired.",
    ],
)
def test_what_follows_a_dateline_is_found(line: str) -> None:
    assert line[after_dateline(line) :] == "Gunmen fired."


@pytest.mark.parametrize(
    "line",
    [
        "The army - which denied it - left.",
        "Gunmen fired.",
        "UN officials said - again - that it was over.",
        "IS-held areas were hit.",
        "",
        "A-10 aircraft struck.",
        "SANA: Gunmen fired.",
        "FARDC: Gunmen fired.",
        "BREAKING: Gunmen fired.",
        "On Monday, 20 January - the army said - it was over.",
    ],
)
def test_sentences_are_left_whole(line: str) -> None:
    assert after_dateline(line) == 0
