"""Records of JSON and tables: mapping of fields, broken records, and that one never costs another."""

from __future__ import annotations

import csv
import gzip
import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.intake.common import SENTENCE, parts, taken, texts

from counterclaim.errors import CounterclaimError
from counterclaim.intake import Arrival, Given, Limits, Refusal
from counterclaim.intake.fields import parse_mapping
from counterclaim.records import Document, MadeBy, Reading

ENGLISH = Given(language="en")
# text as files hold it: no control characters (they become blanks), and something to read
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1).filter(
    lambda text: bool(text.strip()) and "<" not in text and "&" not in text
)


def jsonl(tmp_path: Path, *records: object) -> Path:
    path = tmp_path / "reports.jsonl"
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in records), encoding="utf-8")
    return path


def test_usual_names_are_understood(tmp_path: Path) -> None:
    record = {
        "Headline": "Shells on Harwan",
        "full_text": SENTENCE,
        "source": {"id": None, "name": "Hill Wire"},
        "publishedAt": "2017-07-16T10:00:00Z",
        "url": "https://example.org/1",
        "date_download": "2020-01-01",
    }
    [found] = taken(jsonl(tmp_path, record))
    assert isinstance(found, Arrival)
    document = found.document
    assert (document.text, document.title, document.publisher) == (SENTENCE, "Shells on Harwan", "Hill Wire")
    assert (document.published, document.url) == (date(2017, 7, 16), "https://example.org/1")
    assert (found.origin.part, found.origin.format) == ("1", "jsonl")


def test_broken_lines_cost_only_themselves(tmp_path: Path) -> None:
    path = jsonl(
        tmp_path, {"text": SENTENCE}, '{"text": "half', "", "[1, 2]", '{"text": "  "}', {"text": SENTENCE + " Again."}
    )
    with path.open("ab") as stream:
        stream.write(b'{"text": "\xff\xfe"}\n' + b"[" * 100_000 + b"\n" + json.dumps({"body": SENTENCE}).encode())
    found = taken(path, ENGLISH)
    assert parts(found) == ["1", "2:E522", "4:E522", "5:E529", "6", "7:E522", "8:E522", "9"]
    assert all(str(path) in o.error.message and "#" in o.error.message for o in found if isinstance(o, Refusal))


def test_a_wrong_mapping_is_said_once_with_the_fields_there_are(tmp_path: Path) -> None:
    path = jsonl(tmp_path, *[{"boddy": SENTENCE, "when": "2017-07-16"}] * 200)
    [found] = taken(path)
    assert isinstance(found, Refusal)
    assert found.error.code == "E521"
    assert "boddy, when" in found.error.message
    [again] = taken(path, Given(fields={"text": "boddy", "published": "dat"}))
    assert isinstance(again, Refusal)
    assert "'dat'" in again.error.message
    assert len(taken(path, Given(fields={"text": "boddy", "published": "when"}))) == 200


def test_paths_and_joined_fields(tmp_path: Path) -> None:
    path = jsonl(tmp_path, {"a": {"lead": "Four hurt.", "rest": ["One.", "Two."]}, "list": [{"day": "2017-07-16"}]})
    fields = parse_mapping(["text=a.lead+a.rest", "published=list.0.day"])
    [found] = taken(path, Given(language="en", fields=fields))
    assert isinstance(found, Arrival)
    assert found.document.text == "Four hurt.\n\nOne.\n\nTwo."
    assert found.document.published == date(2017, 7, 16)


@pytest.mark.parametrize("value", ["text", "body=text", "text=", "=x", "colour=red"])
def test_a_mapping_that_is_none(value: str) -> None:
    with pytest.raises(CounterclaimError, match="E520"):
        parse_mapping([value])


@pytest.mark.parametrize("day", ["1970-01-01", "2099-12-31", "sometime in May"])
def test_impossible_dates_are_flagged_and_the_text_is_kept(tmp_path: Path, day: str) -> None:
    [found] = taken(jsonl(tmp_path, {"text": SENTENCE, "date": day}))
    assert isinstance(found, Arrival)
    assert found.document.published is None
    assert [flag.code for flag in found.flags] == ["E524"]
    assert any(day in note and "left out" in note for note in found.notes)
    [sure] = taken(jsonl(tmp_path, {"text": SENTENCE, "date": day}), Given(published=date(2017, 7, 16)))
    assert isinstance(sure, Arrival)
    assert not sure.flags
    assert sure.document.published == date(2017, 7, 16)


def test_html_and_lone_surrogates_in_fields(tmp_path: Path) -> None:
    path = jsonl(tmp_path, '{"content": "<p>One &amp; two.</p><script>x()</script><p>Th\\ud800ree.</p>\\u0000"}')
    [found] = taken(path, ENGLISH)
    assert texts([found]) == ["One & two.\nTh\N{REPLACEMENT CHARACTER}ree."]


def test_plain_text_with_a_few_tags_and_whole_pages(tmp_path: Path) -> None:
    page = f"<!doctype html><html><body><nav>Home Sport</nav><article><p>{SENTENCE * 3}</p></article></body></html>"
    path = jsonl(
        tmp_path, {"text": "One.\n\nTwo <i>three</i>.\nFour."}, {"text": "The mayor&#8217;s word"}, {"text": page}
    )
    assert texts(taken(path, ENGLISH)) == ["One.\nTwo three.\nFour.", "The mayor’s word", SENTENCE * 3]


def test_a_line_longer_than_the_limit(tmp_path: Path) -> None:
    path = jsonl(tmp_path, {"text": "x" * 5000}, {"text": SENTENCE})
    assert parts(taken(path, limits=Limits(max_bytes=1000))) == ["1:E105", "2"]


def test_gzip_and_a_cut_gzip(tmp_path: Path) -> None:
    import random

    chance = random.Random(7)
    lines = [json.dumps({"text": f"{SENTENCE} {chance.random()}"}) for _ in range(400)]
    data = gzip.compress("\n".join(lines).encode())
    whole, cut, none = tmp_path / "a.jsonl.gz", tmp_path / "b.jsonl.gz", tmp_path / "c.jsonl.gz"
    whole.write_bytes(data)
    cut.write_bytes(data[: len(data) // 2])
    none.write_bytes(b"\x1f\x8b\x08 nothing of the kind")
    assert len(texts(taken(whole))) == 400
    found = taken(cut)
    assert 10 < len(texts(found)) < 400
    assert parts(found)[-1] == ":E523"
    assert parts(taken(none)) == [":E526"]


def test_json_lists_objects_and_wrapped_lists(tmp_path: Path) -> None:
    records = [{"text": f"{SENTENCE} {number}"} for number in range(3)]
    for data in (records, {"status": "ok", "articles": records}, {"response": {"n": 3, "docs": records}}):
        path = tmp_path / "a.json"
        path.write_text(json.dumps(data, indent=1))
        assert parts(taken(path)) == ["1", "2", "3"]
    path.write_text(json.dumps(records[0]))
    assert len(texts(taken(path))) == 1
    path.write_text("\n".join(map(json.dumps, records)))  # JSON lines by another name
    assert parts(taken(path)) == ["1", "2", "3"]
    path.write_text("[]")
    assert taken(path) == []


def test_a_broken_list_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps([{"text": SENTENCE}, 5])[:-1] + ', {"text": nonsense}, {"text": "x"}]')
    assert parts(taken(path)) == ["1", "2:E522", "3:E522"]
    path.write_text(json.dumps([{"text": SENTENCE}])[:-1])
    assert parts(taken(path)) == ["1", ":E523"]
    path.write_text("{")
    assert parts(taken(path)) == [":E522"]


@settings(max_examples=40)
@given(st.lists(st.dictionaries(st.text(max_size=5), st.text() | st.integers() | st.none(), max_size=3), max_size=8))
def test_a_streamed_list_is_what_json_makes_of_it(values: list[dict[str, object]]) -> None:
    from counterclaim.intake import objects
    from counterclaim.intake.opening import Opened

    old, objects._CHUNK = objects._CHUNK, 3
    try:
        for data in (json.dumps(values), json.dumps(values, indent=2, ensure_ascii=False)):
            opened = Opened("x", "x", io.BytesIO(data.encode("utf-8", "surrogatepass")), b"[")
            found = list(objects._streamed(opened, Limits()))
            assert found == list(enumerate(values, 1))
    finally:
        objects._CHUNK = old


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(WORDS, st.dates(date(1971, 1, 1), date(2020, 1, 1)), WORDS), min_size=1, max_size=5))
def test_jsonl_and_csv_give_the_same_documents(tmp_path: Path, rows: list[tuple[str, date, str]]) -> None:
    lines, table = tmp_path / "x.jsonl", tmp_path / "x.csv"
    lines.write_text(
        "".join(json.dumps({"b": t, "d": d.isoformat(), "o": p}) + "\n" for t, d, p in rows), encoding="utf-8"
    )
    with table.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(["o", "unused", "b", "d"])
        writer.writerows([p, 1, t, d.isoformat()] for t, d, p in rows)
    options = Given(language="en", fields={"text": "b", "published": "d", "publisher": "o"})
    from_lines = [o.document for o in taken(lines, options) if isinstance(o, Arrival)]
    assert [o.document for o in taken(table, options) if isinstance(o, Arrival)] == from_lines
    assert [d.published for d in from_lines] == [d for _, d, _ in rows]
    assert [d.text for d in from_lines] == [t for t, _, _ in rows]


def test_tables_with_other_delimiters_and_broken_rows(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f'date;body\n2017-07-16;"{SENTENCE}\nMore."\n2017-07-17;a;b\n\n2017-07-18\n2017-07-19;{SENTENCE}\n')
    found = taken(path)
    assert parts(found) == ["2", "3:E522", "5:E522", "6"]
    assert "line 4" in found[1].error.message if isinstance(found[1], Refusal) else False
    tabs = tmp_path / "a.tsv"
    tabs.write_text(f"date\tbody\n2017-07-16\t{SENTENCE}\n")
    assert texts(taken(tabs)) == [SENTENCE]


def test_a_table_in_latin_1_and_a_stray_byte(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        ("text\n" + "Soldiers shelled the café in Pérouse as residents said on Tuesday.\n" * 3).encode("latin-1")
    )
    assert "café" in texts(taken(path))[0]
    path.write_bytes(b"text\n" + f'"{SENTENCE}"\n'.encode() * 200 + b"caf\xe9\n" + f'"{SENTENCE}"\n'.encode())
    found = taken(path)
    assert len(texts(found)) == 201
    assert [code for code in parts(found) if ":" in code] == ["202:E522"]


def test_a_table_without_a_text_says_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("day,words\n2017-07-16,hello\n")
    [found] = taken(path)
    assert isinstance(found, Refusal)
    assert "day, words" in found.error.message


def test_stored_readings_come_in_as_they_are(tmp_path: Path) -> None:
    document = Document.of(SENTENCE, publisher="Hill Wire")
    made_by = MadeBy(counterclaim="0", model="m", lexicon="l", registry="r", gazetteer="g")
    reading = Reading(document=document, made_by=made_by, notes=("one",))
    forged = reading.to_dict()
    forged["document"] = {**forged["document"], "text": "Other words."}
    [good, bad, document_only, newer] = taken(
        jsonl(tmp_path, reading.to_dict(), forged, document.model_dump(mode="json"), {**reading.to_dict(), "claims": 5})
    )
    assert isinstance(good, Arrival)
    assert good.reading == reading
    assert isinstance(bad, Arrival)  # its text is read again, under its own id
    assert bad.reading is None
    assert bad.document.id != document.id
    assert isinstance(document_only, Arrival)
    assert document_only.document.id == document.id
    assert isinstance(newer, Refusal)
    [renamed] = taken(jsonl(tmp_path, reading.to_dict()), Given(publisher="Valley Wire"))
    assert isinstance(renamed, Arrival)
    assert renamed.reading is None
    assert renamed.document.publisher == "Valley Wire"


def test_parquet(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    import pyarrow

    path = tmp_path / "a.parquet"
    table = pyarrow.table(
        {"body": [SENTENCE, None, SENTENCE + " More."], "date": [date(2017, 7, 16)] * 3, "weight": [1.0, 2.0, 3.0]}
    )
    parquet.write_table(table, path)
    found = taken(path)
    assert parts(found) == ["1", "2:E529", "3"]
    assert isinstance(found[0], Arrival)
    assert found[0].document.published == date(2017, 7, 16)
    assert [o.error.code for o in taken(path, Given(fields={"text": "words"})) if isinstance(o, Refusal)] == ["E521"]
    path.write_bytes(path.read_bytes()[:-20])
    assert parts(taken(path)) == [":E526"]


def test_parquet_without_its_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    [found] = taken(path)
    assert isinstance(found, Refusal)
    assert found.error.code == "E304"
    assert "pyarrow" in found.error.message
