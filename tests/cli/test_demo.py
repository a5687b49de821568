"""`counterclaim demo`: what a newcomer sees first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from counterclaim.demo import demo_documents


def test_the_two_tellings_are_long_enough_and_marked_as_invented() -> None:
    documents = demo_documents()
    assert [d.publisher for d in documents] == ["Example Wire", "Great Lakes Sentinel"]
    for document in documents:
        assert 250 <= len(document.text.split()) <= 400
        assert "invented" in document.text.splitlines()[-1]
        assert document.title is not None
        assert "(invented)" in document.title
        assert document.published is not None


def test_demo_prints_the_report_and_writes_the_page(tmp_path: Path) -> None:
    out = tmp_path / "out"
    words = [sys.executable, "-m", "counterclaim", "demo", "--output", str(out)]
    done = subprocess.run(words, capture_output=True, timeout=300, check=False)
    shown = done.stdout.decode()
    assert done.returncode == 0, done.stderr.decode()
    assert "WHO CLAIMS WHAT" in shown
    assert "\x1b" not in shown
    assert (out / "page.html").resolve().as_uri() in shown
    told = shown.partition("What both tell of")[2]
    assert "contested" in told
    assert "Kibumba" in told
    show = next(line.split() for line in told.splitlines() if "counterclaim show" in line)
    again = subprocess.run([sys.executable, "-m", *show], capture_output=True, timeout=300, check=True)
    assert "contested" in again.stdout.decode().splitlines()[1]
    page = (out / "page.html").read_text(encoding="utf-8")
    assert "Example Wire" in page
    assert "Great Lakes Sentinel" in page


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    words = [sys.executable, "-m", "counterclaim", "demo", "--output", str(blocked / "out")]
    done = subprocess.run(words, capture_output=True, timeout=300, check=False)
    assert done.returncode == 2
    assert "E204" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
