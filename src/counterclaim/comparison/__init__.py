"""Two or more tellings of the same news side by side: what one kept, dropped, added, relabelled or hardened."""

from counterclaim.comparison.records import Change, Comparison, Evidence, Label, Pair, Relabelling, Telling
from counterclaim.comparison.tellings import compare

__all__ = ["Change", "Comparison", "Evidence", "Label", "Pair", "Relabelling", "Telling", "compare"]
