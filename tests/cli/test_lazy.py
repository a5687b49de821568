"""Commands are imported when they are called, and the list of commands says of each what its own help says."""

from __future__ import annotations

import subprocess
import sys

import typer

from counterclaim.cli.app import COMMANDS, app


def _modules(*words: str) -> set[str]:
    code = (
        "import sys; from counterclaim.cli.app import app\n"
        f"try: app({list(words)!r})\n"
        "except SystemExit: pass\n"
        "sys.stderr.write(' '.join(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout
    return set(done.stderr.split())


def test_the_list_of_commands_has_the_help_of_each() -> None:
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    for name in COMMANDS:
        assert commands.short_help(name, 1_000) == commands[name].get_short_help_str(1_000), name


def test_help_imports_no_command() -> None:
    assert not {"counterclaim.cli.read", "pydantic", "numpy", "spacy"} & _modules("--help")


def test_light_commands_do_without_the_parser() -> None:
    for words in (["lexicon", "show"], ["actors", "find", "Free Officers"]):
        assert "spacy" not in _modules(*words), words


def test_spacys_own_commands_wait_until_they_are_asked_for() -> None:
    code = """
import sys
from counterclaim.cli.sparing import spare_spacys_commands
spare_spacys_commands()
import spacy
assert "spacy.cli.train" not in sys.modules and "weasel" not in sys.modules
assert spacy.blank("en")("It works.")[0].text == "It"
spare_spacys_commands()
from spacy.cli import download
from spacy.cli.validate import get_model_pkgs
import spacy.cli.train
assert download.__module__ == "spacy.cli.download" and "spacy_version" in spacy.info(silent=True)
print("well")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["well"], done.stderr
