"""The documentation is true: every command, option, frame, device, message and page is in it, and links lead somewhere."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest
import typer

from counterclaim.cli.app import app
from counterclaim.errors import Errors
from counterclaim.lexicon.frames import frames
from counterclaim.records.actor import ActorKind
from counterclaim.records.claim import Certainty, Interest, Stance, Time
from counterclaim.records.framing import Device

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def commands(command: Any, path: str = "counterclaim") -> Iterator[tuple[str, Any]]:
    yield path, command
    for name, below in getattr(command, "commands", {}).items():
        yield from commands(below, f"{path} {name}")


@pytest.fixture(scope="module")
def make_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_docs", ROOT / "scripts" / "make_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_command_and_option_is_documented() -> None:
    text = page("reference/commands.md")
    for path, command in commands(typer.main.get_command(app)):
        if path == "counterclaim":
            continue
        assert f"## `{path}`" in text
        section = text.split(f"## `{path}`\n")[1].split("\n## ")[0]
        for parameter in command.params:
            if parameter.param_type_name == "option" and parameter.name != "help":
                assert parameter.opts[0] in section, (path, parameter.opts)


def test_every_frame_and_framing_device_is_documented() -> None:
    codebook, framing = page("reference/codebook.md"), page("reference/framing.md")
    for name in frames():
        assert f"## {name} {{ #{name} }}" in codebook
    for device in get_args(Device):
        assert f"## `{device}`" in framing


def test_every_message_is_documented() -> None:
    text = page("reference/messages.md")
    assert all(f"| {error.name} |" in text for error in Errors)


def test_the_words_of_a_claim_are_explained() -> None:
    text = page("concepts.md").replace("\n", " ")
    for values in (Stance, Certainty, Time, Interest):
        for value in get_args(values):
            assert value.replace("_", " ") in text, value


def test_the_kinds_of_actors_are_explained() -> None:
    text = page("registry.md")
    assert [kind for kind in get_args(ActorKind) if kind not in text] == []


def test_pages_made_from_the_program_are_up_to_date(make_docs: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert make_docs.main(["--check"]) == 0, capsys.readouterr().out


def test_links_between_pages_lead_somewhere() -> None:
    broken = []
    for source in [*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]:
        for target in re.findall(r"\]\(([^)#\s]+)", source.read_text(encoding="utf-8")):
            if "://" not in target and not (source.parent / target).exists():
                broken.append(f"{source.relative_to(ROOT)}: {target}")
    assert broken == []


def test_every_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    missing = [
        p.relative_to(DOCS).as_posix() for p in DOCS.rglob("*.md") if p.relative_to(DOCS).as_posix() not in navigation
    ]
    assert missing == []


def test_dependencies_are_explained() -> None:
    text = page("dependencies.md").lower()
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = settings.split("dependencies = [")[1].split("]")[0]
    for name in re.findall(r'"([A-Za-z0-9_.-]+)', listed):
        assert name.lower() in text, name
