"""Coreference: pronouns and definite descriptions to the actors they stand for, in one pass from left to right.

Each looks back over a bounded number of mentions and sentences, so the time is linear. Number, gender and kind must
agree; roles, distance and how often somebody is named decide; where nobody fits, nobody is taken.
"""

from __future__ import annotations

from counterclaim.reading.coreference.firstperson import resolve_first_person
from counterclaim.reading.coreference.walk import read_coreference

__all__ = ["read_coreference", "resolve_first_person"]
