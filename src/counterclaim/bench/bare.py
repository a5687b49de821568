"""What reading is compared with: the bare parser."""

from __future__ import annotations

import time
from collections.abc import Sequence

from spacy.language import Language

_WARM = 2  # texts that are parsed before the clock starts


def bare_seconds(plain: Language, texts: Sequence[str]) -> float:
    """Processor time of ``nlp.pipe(texts)``, without anything of ours.

    Args:
        plain: the pipeline as spaCy itself loads it (`counterclaim.reading.model.plain_model`).
        texts: the texts.
    """
    for _ in plain.pipe(texts[:_WARM]):
        pass
    started = time.process_time()
    for _ in plain.pipe(texts):
        pass
    return time.process_time() - started
