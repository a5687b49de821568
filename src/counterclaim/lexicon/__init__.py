"""The lexicon: frames, cues, agents, numbers, weapons, relations and framing, as data files that people edit."""

from __future__ import annotations

from pathlib import Path

from counterclaim.datafiles import fingerprint

DATA = Path(__file__).parent / "data"
JUDGING_FILE = DATA / "judging.json"


def data_files() -> list[Path]:
    """Return all lexicon files, sorted."""
    return sorted(DATA.rglob("*.yaml"))


def lexicon_fingerprint() -> str:
    """Return ``sha256:…`` over all lexicon files and the weights of the judge of sentences."""
    return fingerprint([*data_files(), JUDGING_FILE])


def check_lexicon() -> dict[str, int]:
    """Load every part of the lexicon and return how many entries each has.

    Raises:
        DataFileError: with file and line of each entry that does not hold.
    """
    from counterclaim.lexicon.agents import agent_words
    from counterclaim.lexicon.cues import cues
    from counterclaim.lexicon.frames import frames
    from counterclaim.lexicon.framing import framing_lexicon
    from counterclaim.lexicon.governors import governors
    from counterclaim.lexicon.loaded import loaded_lexicon
    from counterclaim.lexicon.numbers import number_words
    from counterclaim.lexicon.relations import relations
    from counterclaim.lexicon.words import word_classes

    number_words()
    return {
        "frames": len(frames()),
        "cues": len(cues().entries),
        "agents": len(agent_words().agents),
        "framing": len(framing_lexicon().entries),
        "loaded words": len(loaded_lexicon().entries),
        "relations": len(relations()),
        "governors": len(governors()),
        "word classes": len(word_classes()),
    }
