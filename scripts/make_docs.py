"""Writes what comes from the program itself: the pages of docs/reference, and the sample output in the README.

python scripts/make_docs.py           write them
python scripts/make_docs.py --check   say which are out of date, and end with status 1 if any is
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typer

from counterclaim.api import read_document
from counterclaim.bench.figures import figures_page
from counterclaim.cli.app import app
from counterclaim.demo import demo_documents
from counterclaim.errors import Errors
from counterclaim.ledger.compute import compute
from counterclaim.ledger.ledger import Ledger
from counterclaim.ledger.linking.reference import linking_page
from counterclaim.ledger.store.reference import schema_page
from counterclaim.lexicon.cues import cues as cue_lexicon
from counterclaim.lexicon.frames import EDITIONS, Frame
from counterclaim.lexicon.frames import frames as load_frames
from counterclaim.lexicon.framing import framing_lexicon
from counterclaim.lexicon.loaded import loaded_lexicon
from counterclaim.render.incident import incident_text
from counterclaim.render.report import report

ROOT = Path(__file__).parents[1]
OUT = ROOT / "docs" / "reference"
HEAD = "<!-- made by scripts/make_docs.py from the program itself; edit the source, not this page -->\n\n"

DEVICES = {
    "loaded_label": "a name that judges whom it names, where a neutral name exists",
    "loaded_description": "an adjective, noun or phrase that judges an actor or its deed",
    "loaded_verb": "a verb that judges the deed it tells",
    "so_called": "a word that doubts the name that follows",
    "scare_quotes": "quotation marks that hold a word at a distance, in the document's own voice",
    "quoted_word": "one or two words of somebody's own, kept in quotation marks",
    "source_discredit": "words that lower the standing of a source instead of telling what it said",
    "source_boost": "words that lend weight to a source instead of telling what it said",
    "euphemism": "a mild word for a grave deed",
    "agentless": "violence told without who did it, in the headline or lead or in the doer's own words, where the document "
    "names the doer below and nobody disputes it; `target` is who was left out",
}


def commands() -> str:
    """Every command with its arguments, options and defaults."""
    lines = ["# Commands\n"]
    _command(typer.main.get_command(app), "counterclaim", lines)
    return "\n".join(lines)


def _command(command: Any, path: str, lines: list[str]) -> None:
    if path != "counterclaim":
        lines += [f"## `{path}`\n", (command.help or "").strip() + "\n"]
        rows = [_parameter(p) for p in command.params if p.name != "help"]
        if rows:
            lines += ["| argument or option | meaning | default |", "| --- | --- | --- |", *rows, ""]
    for name, below in sorted(getattr(command, "commands", {}).items()):
        _command(below, f"{path} {name}", lines)


def _parameter(parameter: Any) -> str:
    names = ", ".join([*parameter.opts, *parameter.secondary_opts])
    if parameter.param_type_name == "argument":
        names = parameter.metavar or parameter.name
    default = parameter.default
    shown = "" if default in (None, (), False) or callable(default) else f"`{getattr(default, 'value', default)}`"
    return f"| `{_cell(names)}` | {_cell(getattr(parameter, 'help', None) or '')} | {_cell(shown)} |"


def codebook() -> str:
    """Every frame: meaning, triggers, codes in each scheme, example, what it is not."""
    frames = load_frames()
    editions = ", ".join(f"{scheme.upper()} {edition}" for scheme, edition in EDITIONS.items())
    lines = [
        "# Codebook\n",
        f"{len(frames)} frames. Codes follow these editions: {editions}. A dash: the scheme has no home for the frame.\n",
        "| frame | PLOVER | CAMEO | ACLED | UCDP |",
        "| --- | --- | --- | --- | --- |",
    ]
    for frame in frames.values():
        lines.append("| " + " | ".join([f"[`{frame.id}`](#{frame.id})", *_codes(frame)]) + " |")
    for frame in frames.values():
        lines += ["", f"## {frame.id} {{ #{frame.id} }}", "", frame.meaning.strip(), ""]
        plover, cameo, acled, ucdp = _codes(frame)
        lines.append(f"Codes: PLOVER {plover}, CAMEO {cameo}, ACLED {acled}, UCDP {ucdp}.")
        for part in ("verbs", "nouns", "adjectives"):
            triggers = getattr(frame, part)
            if triggers:
                lines.append(f"\n{part.capitalize()}: " + ", ".join(f"`{t}`" for t in triggers) + ".")
        for example in frame.examples[:2]:
            lines.append(f"\n> {example.text}")
        if frame.is_not:
            lines.append(f"\nNot: {frame.is_not.strip()}")
    return "\n".join(lines) + "\n"


def _codes(frame: Frame) -> list[str]:
    codes = frame.codes
    plover = (codes.plover or "–") + (f" / {codes.mode}" if codes.mode else "")
    acled = " / ".join(codes.acled) if codes.acled else "–"
    return [plover, codes.cameo or "–", acled, str(codes.ucdp or "–")]


LOADED = (
    "Marked as `loaded_verb`, as `loaded_label` where they name whom they judge, else as `loaded_description`: "
    "strength 3 wherever it stands, the others where the sentence judges as a whole ([how that is told](../judging.md))."
)


def framing() -> str:
    """Every framing device with its meaning and its entries."""
    lines = [
        "# Framing\n",
        "Wording that judges. No entry knows a side: a word that is marked on one actor is marked on its enemy.\n",
    ]
    entries = framing_lexicon().entries
    for device, meaning in DEVICES.items():
        lines += [f"## `{device}`\n", meaning.capitalize() + ".\n"]
        own = [e for e in entries if e.device == device]
        if own:
            lines += ["| words | neutral wording |", "| --- | --- |"]
            lines += [f"| {_cell(e.term)} | {_cell(e.neutral or '–')} |" for e in own] + [""]
    loaded = loaded_lexicon()
    lines += ["## Loaded words of public debate\n", LOADED + "\n", "| strength | words |", "| --- | --- |"]
    for strength in (3, 2, 1):
        words = sorted({e.term for e in loaded.entries if e.strength == strength})
        lines.append(f"| {strength} | {_cell(', '.join(words))} |")
    lines += [
        "",
        "Compounds with these second parts: " + ", ".join(f"-{word}" for word in sorted(loaded.endings)) + ".",
        "",
    ]
    return "\n".join(lines)


def cues() -> str:
    """Every cue by which a text says who says what."""
    lines = ["# Cues\n", "| cue | part of speech | stance | certainty |", "| --- | --- | --- | --- |"]
    for cue in sorted(cue_lexicon().entries, key=lambda c: (c.stance, c.cue, c.pos)):
        lines.append(f"| {_cell(cue.cue)} | {cue.pos} | {cue.stance} | {cue.certainty} |")
    return "\n".join(lines) + "\n"


def errors() -> str:
    """Every message with its code."""
    lines = [
        "# Messages\n",
        "Every message has a code that stays the same in all versions.\n",
        "| code | message |",
        "| --- | --- |",
    ]
    lines += [f"| {e.name} | {_cell(e.value)} |" for e in Errors]
    return "\n".join(lines) + "\n"


README = ROOT / "README.md"
_START, _END = "<!-- demo:start -->\n", "<!-- demo:end -->"
_LEDGER_START, _LEDGER_END = "<!-- ledger:start -->\n", "<!-- ledger:end -->"
_SHOWN = ("March 23 Movement", "Pascal Bwira", "Eric Mulumba", "Kivu Security Tracker")


def readme() -> str:
    """README.md with parts of the demo's own output: claims of the first sample, and what both tell of."""
    text = _incident(README.read_text(encoding="utf-8"))
    before, rest = text.split(_START)
    _, after = rest.split(_END)
    blocks = report(read_document(next(iter(demo_documents()))).reading, width=80).split("\n\n")
    shown = [blocks[0], *(b for b in blocks if b.split(" — ")[0].split("\n")[-1] in _SHOWN and " — " in b)]
    return f"{before}{_START}```text\n" + "\n\n".join(shown).strip("\n") + f"\n\n[…]\n```\n{_END}{after}"


def _incident(text: str) -> str:
    """Put the deadliest incident that both samples tell of in its place: its head, and who says how many were killed."""
    before, rest = text.split(_LEDGER_START)
    _, after = rest.split(_LEDGER_END)
    with TemporaryDirectory() as folder, Ledger.open(Path(folder) / "demo.db") as ledger:
        for document in demo_documents():
            ledger.add(read_document(document).reading)
        compute(ledger)
        incident = next(ledger.incidents(tellings=2, order="deadliest"))
        names = ledger.names((*incident.initiators, *incident.targets))
    whole = incident_text(incident, (), lambda ref: names.get(ref, ref), width=80)
    head, _, fields = whole.partition("\n\n")
    lines = fields.splitlines()[1:]
    first = next(i for i, line in enumerate(lines) if line.startswith("killed"))
    last = next(
        (i for i in range(first + 1, len(lines)) if not lines[i].startswith(" ") and lines[i - 1].startswith(" ")), None
    )
    shown = "\n".join(lines[first:last])
    return f"{before}{_LEDGER_START}```text\n{head}\n\n[…]\n{shown}\n```\n{_LEDGER_END}{after}"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "codebook.md": codebook,
    "framing.md": framing,
    "cues.md": cues,
    "messages.md": errors,
    "figures.md": figures_page,
    "schema.md": schema_page,
    "linking.md": linking_page,
}


def main(argv: list[str]) -> int:
    """Write or check the pages; returns the exit status."""
    OUT.mkdir(parents=True, exist_ok=True)
    stale = []
    for name, make in PAGES.items():
        text = HEAD + make()
        path = OUT / name
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in argv:
                path.write_text(text, encoding="utf-8")
    if README.read_text(encoding="utf-8") != (text := readme()):
        stale.append(README.name)
        if "--check" not in argv:
            README.write_text(text, encoding="utf-8")
    if stale and "--check" in argv:
        print("out of date, run 'make docs':", ", ".join(stale))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
