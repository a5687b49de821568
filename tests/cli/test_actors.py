"""`counterclaim actors`."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner, Result

from counterclaim.cli.actors import app


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words))


def test_find_knows_any_spelling() -> None:
    done = run("find", "Ḥay’at Taḥrīr ash-Shām")
    assert done.exit_code == 0
    assert done.output.startswith("hts ")


def test_find_says_when_there_is_nobody() -> None:
    done = run("find", "Zzyzx Brigade of Nowhere")
    assert done.exit_code == 1
    assert "docs/registry.md" in done.output


def test_show_gives_the_name_of_the_day() -> None:
    done = run("show", "jabhat-fateh-al-sham", "--on", "2015-01-01")
    assert done.output.splitlines()[0] == "al-Nusra Front"
    assert "part of al-qaeda 2013-04 to 2016-07-28" in done.output


def test_show_of_an_unknown_id_says_how_to_find_it() -> None:
    done = run("show", "nobody")
    assert done.exit_code == 1
    assert "actors find" in done.output


def test_check_of_the_shipped_files() -> None:
    done = run("check")
    assert done.exit_code == 0, done.output
    assert done.output.startswith("All well")


def test_check_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("- {id: a, name: Group A, kind: rebels}\n", encoding="utf-8")
    done = run("check", str(path))
    assert done.exit_code == 1
    assert "mine.yaml:1: kind" in done.output
