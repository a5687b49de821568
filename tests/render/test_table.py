"""Claims as rows, CSV and data frames."""

from __future__ import annotations

import csv
import io
import sys

import pytest

from counterclaim.errors import CounterclaimError
from counterclaim.records import Reading
from counterclaim.render.table import COLUMNS, claims_dataframe, claims_rows, to_csv

from .hostile import hostile_reading


def test_one_row_a_claim_with_names_and_numbers(reading: Reading) -> None:
    rows = claims_rows(reading)
    assert [row["claim"] for row in rows] == [claim.id for claim in reading.claims]
    row = rows[3]
    assert (row["claimant"], row["initiators"], row["killed_best"], row["killed_children"]) == (
        "Colonel Pascal Bwira",
        "March 23 Movement",
        7,
        3,
    )
    assert (row["date_start"], row["date_precision"], row["latitude"]) == ("2026-03-10", 1, None)
    assert tuple(row) == COLUMNS


def test_csv_reads_back_and_takes_several_readings(reading: Reading) -> None:
    lines = list(csv.DictReader(io.StringIO(to_csv([reading, reading]))))
    assert len(lines) == 2 * len(reading.claims)
    assert lines[13]["relation"] == "backs"
    assert to_csv(reading, header=False).count("\n") == len(reading.claims)


def test_csv_cells_are_never_formulas_and_one_claim_is_one_line() -> None:
    shown = to_csv(hostile_reading())
    assert shown.count("\n") == 1 + len(hostile_reading().claims)
    for cells in csv.reader(io.StringIO(shown)):
        for cell in cells:
            assert not cell.startswith(("=", "+", "@", "\t", "\r"))
            assert not cell.startswith("-") or cell[1:].replace(".", "").isdigit()
    shown.encode("utf-8")


def test_dataframe_types_numbers(reading: Reading) -> None:
    pandas = pytest.importorskip("pandas")
    frame = claims_dataframe(reading)
    assert isinstance(frame, pandas.DataFrame)
    assert frame.loc[3, "killed_best"] == 7
    assert str(frame["killed_low"].dtype) == "Int64"
    assert reading.to_dataframe().shape == frame.shape


def test_missing_pandas_is_said_with_what_to_do(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(CounterclaimError, match=r"E304.*pip install pandas"):
        claims_dataframe(reading)
