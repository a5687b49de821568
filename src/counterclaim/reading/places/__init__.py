"""Places: which words name places, what each is, and which place an event happened at.

`read_places` is the stage; `event_place` says where an event is; `demonyms` maps adjectives to countries.
"""

from counterclaim.reading.places.demonyms import demonyms
from counterclaim.reading.places.govern import event_place, governing_mentions
from counterclaim.reading.places.stage import read_places

__all__ = ["demonyms", "event_place", "governing_mentions", "read_places"]
