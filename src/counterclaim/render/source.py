"""A publisher or claimant in words: what it reports, never whether it is right."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING

from counterclaim.render.plain import one_line
from counterclaim.render.words import DEVICE

if TYPE_CHECKING:
    from counterclaim.ledger.sources import Profile


def source_text(profile: Profile, width: int = 80) -> str:
    """Return a profile as text for a terminal of so many columns."""
    n = profile.numbers
    lines = [f"{one_line(n['name'])} ({n['role']})"]
    lines.append(f"{n['documents']} documents, {n['claims']} claims, {n['incidents']} incidents.")
    if n["role"] == "publisher":
        lines.append(
            f"{n['copied']} documents retell another outlet's; {n['copied_by']} of other outlets retell its own."
        )
    lines.append(
        f"First or on the same day as the first in {n['first']} incidents told by several; alone in {n['alone']}."
    )
    lines.append(
        f"Its incidents stand: {n['corroborated']} corroborated, {n['single_source']} single source, "
        f"{n['party_only']} told only by parties, {n['contested']} contested, {n['denied']} denied."
    )
    for heading, rows in (
        ("Reports about", profile.about),
        ("Heard in", profile.heard_in),
        ("Retells", profile.copied_from),
        ("Retold by", profile.copied_by),
        ("Stances", profile.stances),
        ("Tells of", profile.types),
    ):
        if rows:
            lines.append(f"{heading}: {_listed(rows)}.")
    if profile.labels:
        lines += ["", f"How it names them (in {profile.counted} documents; words that judge are marked):"]
        for named in profile.labels:
            uses = "; ".join(f"“{one_line(use.text)}”{_mark(use.device)} {use.count}" for use in named.labels)
            lines.append(f"  {one_line(named.name)}: {uses}")
    return "\n".join(wrapped(line, width) for line in lines) + "\n"


def wrapped(line: str, width: int) -> str:
    """Return a line of text in lines of at most `width` columns, what follows the first set in."""
    begin = line[: len(line) - len(line.lstrip())]
    return "\n".join(wrap(line.lstrip(), width, initial_indent=begin, subsequent_indent=begin + "  ")) or line


def _mark(device: str | None) -> str:
    return f" [{DEVICE.get(device, device)}]" if device else ""


def _listed(rows: Sequence[tuple[str, int]]) -> str:
    return ", ".join(f"{one_line(name).replace('_', ' ')} {count}" for name, count in rows)
