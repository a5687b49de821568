"""`counterclaim add`, `retry` and `reread` as a user meets them: real processes, kills, Ctrl-C, two at once, a watched folder."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from tests.ledger.store import made
from typer.testing import CliRunner

from counterclaim import Ledger
from counterclaim.cli.app import app

DOCUMENTS = 150
SENTENCE = "The army shelled the village of Harwan on Tuesday, the mayor said, and four people were hurt."


def start(*words: str) -> subprocess.Popen[str]:
    # tests that run in the background ignore Ctrl-C, and so would all that they start
    heed = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    command = [sys.executable, "-c", f"{heed}; from counterclaim.cli import main; main()", *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def done(process: subprocess.Popen[str], *statuses: int) -> tuple[str, str]:
    out, err = process.communicate(timeout=180)
    assert "Traceback" not in err, err
    assert process.returncode in (statuses or (0,)), err
    return out, err


def stored(where: Path, table: str = "documents") -> int:
    if not where.exists():
        return 0
    try:
        with Ledger.open(where, create=False, read_only=True) as ledger, ledger.reads() as connection:
            return connection.scalar(text(f"SELECT count(*) FROM {table}")) or 0
    except Exception:  # the other process is only just making it
        return 0


def assert_whole(where: Path, documents: int | None = None) -> None:
    """Every document is there with all that belongs to it."""
    with Ledger.open(where, create=False) as ledger, ledger.reads() as connection:
        numbers = {}
        for table in ("documents", "readings", "claims", "accounts", "framing", "document_actors", "sources"):
            numbers[table] = connection.scalar(text(f"SELECT count(*) FROM {table}"))
        assert connection.scalar(text("PRAGMA integrity_check")) == "ok"
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
    each = numbers["documents"]
    assert numbers == dict.fromkeys(numbers, each) | {"claims": 3 * each, "document_actors": 3 * each}
    assert documents is None or each == documents


def contents(where: Path) -> dict[str, list[Any]]:
    """All that a ledger says, without the moments at which it was stored."""
    queries = {
        "documents": "SELECT number, id, title FROM documents ORDER BY number",
        "readings": "SELECT document, digest FROM readings ORDER BY document, number",
        "sources": "SELECT document, locator, part FROM sources ORDER BY document, part",
        "claims": "SELECT key, stance FROM claims ORDER BY key",
        "failures": "SELECT locator, part, code FROM failures WHERE resolved IS NULL ORDER BY part",
        "incidents": "SELECT id, title, standing FROM incidents ORDER BY id",
        "accounts": "SELECT incident, account FROM incident_accounts ORDER BY account",
        "dirty": "SELECT document FROM dirty",
    }
    with Ledger.open(where, create=False) as ledger, ledger.reads() as connection:
        return {name: list(map(tuple, connection.execute(text(query)))) for name, query in queries.items()}


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Stored readings, which need no parser, with a broken line among them."""
    path = tmp_path_factory.mktemp("readings") / "a.jsonl"
    lines = [made.reading(number).to_json(indent=None) for number in range(1, DOCUMENTS + 1)]
    path.write_text("\n".join([*lines[:50], "{broken", *lines[50:]]) + "\n")
    return path


@pytest.fixture(scope="module")
def unbroken(readings: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    where = tmp_path_factory.mktemp("unbroken") / "l.db"
    done(start("add", str(readings), "--ledger", str(where)), 1)
    return contents(where)


def test_killed_again_and_again_it_ends_as_if_nothing_had_happened(
    readings: Path, unbroken: dict[str, list[Any]], tmp_path: Path
) -> None:
    where = tmp_path / "l.db"
    chance = random.Random(3)
    kills, before = 0, 0
    for _ in range(12):
        process = start("add", str(readings), "--ledger", str(where))
        goal = before + chance.randint(1, 30)
        while stored(where) < goal and process.poll() is None:
            time.sleep(0.01)
        process.kill()
        process.communicate()
        before = stored(where)
        if not where.exists() or before == 0:
            continue
        kills += process.returncode == -signal.SIGKILL
        assert_whole(where)
        if kills >= 3 or before >= DOCUMENTS - 30:
            break
    assert kills >= 2
    assert 0 < before < DOCUMENTS
    done(start("add", str(readings), "--ledger", str(where)), 1)
    assert_whole(where, DOCUMENTS)
    assert contents(where) == unbroken


def test_ctrl_c_ends_with_a_summary_and_the_same_command_goes_on(
    readings: Path, unbroken: dict[str, list[Any]], tmp_path: Path
) -> None:
    where = tmp_path / "l.db"
    process = start("add", str(readings), "--ledger", str(where))
    while stored(where) < 20 and process.poll() is None:
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    out, err = done(process, 130)
    assert "added" in out
    assert "goes on from here" in err
    assert 20 <= stored(where) < DOCUMENTS
    out, _ = done(start("add", str(readings), "--ledger", str(where)), 1)
    assert "already there" in out
    assert contents(where) == unbroken


def test_two_processes_at_once_add_each_document_once(
    readings: Path, unbroken: dict[str, list[Any]], tmp_path: Path
) -> None:
    where = tmp_path / "l.db"
    both = [start("add", str(readings), "--ledger", str(where)) for _ in range(2)]
    for process in both:
        done(process, 1)
    assert_whole(where, DOCUMENTS)
    found = contents(where)
    for name in ("documents", "readings", "claims", "incidents"):
        assert found[name] == unbroken[name]
    assert found["dirty"] == []


def test_texts_of_many_kinds_by_two_workers(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(SENTENCE)
    (folder / "b.csv").write_text(f'body,day\n"{SENTENCE} Again.",2017-07-16\n"{SENTENCE}",\n')
    (folder / "c.jsonl").write_text("".join(json.dumps({"text": f"{SENTENCE} {n}"}) + "\n" for n in range(40)))
    (folder / "d.txt").write_bytes(b"\x00\x01")
    where = str(tmp_path / "l.db")
    out, err = done(start("add", str(folder), "--ledger", where, "--workers", "2"), 1)
    assert "42 documents added, 1 already there, 1 failed" in out
    assert "[E102]" in err
    assert "\x1b" not in out + err  # nobody looks: no bar
    with Ledger.open(where) as ledger:
        found = list(ledger.readings())
    assert len(found) == 42
    assert all(any(claim.event for claim in reading.claims) for reading in found)
    assert [r.document.text for r in found[2:]] == [f"{SENTENCE} {n}" for n in range(40)]  # in order, whoever read them


def test_retry_and_reread_in_words(tmp_path: Path) -> None:
    """In this process, whose parser is loaded."""
    path, where = tmp_path / "d.txt", str(tmp_path / "l.db")
    path.write_bytes(b"\x00\x01")
    assert here("add", str(path), "--ledger", where, "--language", "en") == (
        1,
        f"{where}: 0 documents added, 1 failed\nincidents: none changed\n",
    )
    status, out = here("retry", "--list", "--json", "--ledger", where)
    assert [json.loads(line)["code"] for line in out.splitlines()] == ["E102"]
    path.write_text(SENTENCE)
    status, out = here("retry", "--ledger", where)
    assert status == 0
    assert "1 document added, 0 failed" in out
    assert "earlier failures resolved: 1" in out
    assert "nothing has failed" in here("retry", "--ledger", where)[1]
    assert "0 read again" in here("reread", "--ledger", where)[1]


def here(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.stdout


def test_a_followed_folder(readings: Path, tmp_path: Path) -> None:
    folder, where = tmp_path / "in", tmp_path / "l.db"
    folder.mkdir()
    lines = readings.read_text().splitlines()
    (folder / "first.jsonl").write_text("\n".join(lines[:3]) + "\n")
    process = start("add", str(folder), "--follow", "--ledger", str(where))
    try:
        wait_for(process, where, 3)
        growing = folder / "second.jsonl"
        growing.write_text(lines[3] + "\n" + lines[4][:100])
        time.sleep(0.2)
        growing.write_text(lines[3] + "\n" + lines[4] + "\n")
        (folder / "bad.jsonl").write_text("{broken\n")
        wait_for(process, where, 5)
        wait_for(process, where, 1, "failures")
        process.send_signal(signal.SIGINT)
    finally:
        out, err = done(process)
    assert "5 added" in out.splitlines()[-1]
    assert "E522" in err
    assert len(contents(where)["incidents"]) > 0
    with Ledger.open(where) as ledger:
        assert [Path(failure.locator).name for failure in ledger.failures()] == ["bad.jsonl"]


def wait_for(process: subprocess.Popen[str], where: Path, wanted: int, table: str = "documents") -> None:
    for _ in range(1200):
        if stored(where, table) >= wanted or process.poll() is not None:
            break
        time.sleep(0.05)
    assert stored(where, table) >= wanted


@pytest.fixture
def site(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    folder = tmp_path / "site"
    folder.mkdir()
    handler = partial(SimpleHTTPRequestHandler, directory=str(folder))
    handler.log_message = lambda *_: None  # type: ignore[attr-defined]
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield folder, f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def test_a_feed_by_its_address(site: tuple[Path, str], tmp_path: Path) -> None:
    folder, address = site
    item = "<item><title>Shells</title><link>https://example.org/1</link><description>{}</description></item>"
    (folder / "feed.xml").write_text(
        f"<rss version='2.0'><channel><title>Hill Wire</title>{item.format(SENTENCE)}</channel></rss>"
    )
    (folder / "page.rss").write_text("<!doctype html><html><body>Cookies</body></html>")
    where = str(tmp_path / "l.db")
    words = ("--ledger", where, "--allow-private")
    status, out = here("add", f"{address}/feed.xml", f"{address}/page.rss", f"{address}/none.xml", *words)
    assert status == 1
    assert "1 document added, 2 failed" in out
    with Ledger.open(where) as ledger:
        assert [failure.code for failure in ledger.failures()] == ["E525", "E403"]
        [reading] = ledger.readings()
        assert reading.document.publisher == "Hill Wire"
        assert reading.document.url == "https://example.org/1"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["a.jsonl", "--map", "body"], "E520"),
        (["a.jsonl", "--published", "2017-02-30"], "E201"),
        (["a.jsonl", "--ledger", "a.jsonl"], "E502"),
        (["a.jsonl", "--ledger", "no/such/folder/l.db"], "E5"),
        (["a.jsonl", "--ledger", "mysql://x/y"], "E510"),
        (["a.jsonl", "--follow"], "E534"),
    ],
)
def test_mistakes_end_with_one_sentence(words: list[str], code: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": SENTENCE}) + "\n")
    process = subprocess.run(
        [sys.executable, "-m", "counterclaim", "add", *words],
        cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert process.returncode == 2
    assert f"[{code}" in process.stderr
    assert "Traceback" not in process.stderr
    assert len(process.stderr.strip().splitlines()) == 1


def test_retry_without_a_ledger_says_so(tmp_path: Path) -> None:
    _, err = done(start("retry", "--ledger", str(tmp_path / "none.db")), 2)
    assert "[E503]" in err
