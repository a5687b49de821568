"""Takes in lists of actors that users bring, and turns them into files of the registry's own format."""

from counterclaim.registry.importing.build import Built, build
from counterclaim.registry.importing.formats import FORMATS, Format, detect, read_list
from counterclaim.registry.importing.listed import Listed, Problems
from counterclaim.registry.importing.write import as_mapping, load_own, to_yaml

__all__ = [
    "FORMATS",
    "Built",
    "Format",
    "Listed",
    "Problems",
    "as_mapping",
    "build",
    "detect",
    "load_own",
    "read_list",
    "to_yaml",
]
