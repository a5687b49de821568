"""The shipped model, run faster than spaCy runs it, with the same parses.

The weights are the model's own and every step is spaCy's; what differs is how often a thing is computed and in which memory:

- `vectors`: what a word alone contributes is computed once and remembered; the layers over its neighbours are
  computed block by block in memory that is used again.
- `steps`: the parser's and the NER's decisions are taken without giving up and taking back the interpreter's lock at each.
- `tags` and `forms`: what follows from a word and its tag (part of speech, features, dictionary form) is remembered.

`quicken` sets a loaded pipeline up so; `FACTORIES` are put into its configuration when it is loaded.
"""

from counterclaim.reading.swift.entities import NER
from counterclaim.reading.swift.forms import LEMMATIZER
from counterclaim.reading.swift.steps import PARSER
from counterclaim.reading.swift.tags import RULER, TAGGER
from counterclaim.reading.swift.vectors import quicken

__all__ = ["FACTORIES", "quicken"]

FACTORIES = {"tagger": TAGGER, "parser": PARSER, "ner": NER, "attribute_ruler": RULER, "lemmatizer": LEMMATIZER}
