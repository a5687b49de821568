"""The gazetteer: places by name, offline.

`shared_gazetteer` opens it (built on first use into the user's cache folder), `gazetteer_version` names its content for
`made_by`, `check` lists what is wrong in its data files.
"""

from counterclaim.gazetteer.fold import fold_place, sound_key
from counterclaim.gazetteer.index import Gazetteer, check_gazetteer, gazetteer_version, shared_gazetteer
from counterclaim.gazetteer.place import GazetteerPlace
from counterclaim.gazetteer.supplement import CountryEntry, PlaceEntry, check, countries
from counterclaim.gazetteer.user import import_places

__all__ = [
    "CountryEntry",
    "Gazetteer",
    "GazetteerPlace",
    "PlaceEntry",
    "check",
    "check_gazetteer",
    "countries",
    "fold_place",
    "gazetteer_version",
    "import_places",
    "shared_gazetteer",
    "sound_key",
]
