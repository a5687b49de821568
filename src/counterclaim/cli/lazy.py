"""Commands that are imported when they are called: ``--help`` and light commands do not wait for what others need."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Mapping
from gettext import gettext
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup


class Commands(Mapping[str, Any]):
    """Commands by name, in order, each imported at first use: the `app` of its module, or the function of its name.

    Args:
        helps: name of the command, which is its module's too -> the first paragraph of its help.
    """

    def __init__(self, helps: Mapping[str, str]) -> None:
        self._helps = helps
        self._loaded: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._helps:
            raise KeyError(name)
        if name not in self._loaded:
            self._loaded[name] = _load(name)
        return self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._helps)

    def __len__(self) -> int:
        return len(self._helps)

    def __contains__(self, name: object) -> bool:  # without importing it
        return name in self._helps

    def short_help(self, name: str, limit: int) -> str:
        """The help of one command cut to `limit` characters; the command is not imported for it."""
        return TyperCommand(name, help=self._helps[name]).get_short_help_str(limit)


class LazyGroup(TyperGroup):
    """A group whose commands are those of `helps` (see `Commands`), which a subclass sets."""

    helps: Mapping[str, str] = {}

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._lazy = Commands(self.helps)
        self.commands = self._lazy  # type: ignore[assignment]  # nothing is ever put into it

    def list_commands(self, ctx: Any) -> list[str]:
        return list(self._lazy)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        limit = formatter.width - 6 - max(len(name) for name in self._lazy)
        with formatter.section(gettext("Commands")):
            formatter.write_dl([(name, self._lazy.short_help(name, limit)) for name in self._lazy])


def _load(name: str) -> Any:
    module = importlib.import_module(f"counterclaim.cli.{name}")
    found = getattr(module, "app", None) or getattr(module, name)
    around = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    if isinstance(found, typer.Typer):
        around.add_typer(found, name=name)
    else:
        around.command(name)(found)
    return typer.main.get_group(around).commands[name]
