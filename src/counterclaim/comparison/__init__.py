"""Two or more tellings of the same news side by side: what one kept, dropped, added, relabelled or hardened."""

from counterclaim.comparison.profiles import ActorLabels, LabelProfile, LabelUse, label_profiles
from counterclaim.comparison.records import Change, Comparison, Evidence, Label, Pair, Relabelling, Telling
from counterclaim.comparison.tellings import compare

__all__ = [
    "ActorLabels",
    "Change",
    "Comparison",
    "Evidence",
    "Label",
    "LabelProfile",
    "LabelUse",
    "Pair",
    "Relabelling",
    "Telling",
    "compare",
    "label_profiles",
]
