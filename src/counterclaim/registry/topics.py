"""What ministries are for: the words around "ministry", and the ministry they mean."""

from __future__ import annotations

from functools import lru_cache

from counterclaim.datafiles import load_entries
from counterclaim.registry.country import Ministry
from counterclaim.registry.loader import DATA, MINISTRIES


@lru_cache(maxsize=1)
def ministry_topics() -> dict[str, str]:
    """The first part of the id by topic in lower case: ``culture`` gives ``ministry-culture``, ``foreign`` gives ``mfa``."""
    found: dict[str, str] = {}
    for ministry in load_entries([DATA / MINISTRIES], Ministry):
        for topic in (*ministry.before, *ministry.topics, *ministry.also):
            found.setdefault(topic.lower(), ministry.id)
    return found
