"""Made-up corpora with known truth: finished readings in the shape of real ones, for measuring the ledger.

`generate(10_000, seed=1)` yields documents in the order of publication, each with its `Reading` and its `Truth` (which
incident each happening is, which text it copies, who gives which toll). Actors come from the shipped registry, places from
the gazetteer, sentences from `data/sentences.yaml`. None of the events took place. The same seed gives the same corpus,
and a longer corpus begins with the shorter one.
"""

from counterclaim.ledger.generator.corpus import Made, generate
from counterclaim.ledger.generator.truth import TollSaid, Truth

__all__ = ["Made", "TollSaid", "Truth", "generate"]
