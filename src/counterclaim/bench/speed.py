"""How fast texts are read: words per second of each stage, and the ratio to the bare parser in the same run.

Machines differ, so only the ratio can be compared between them; nothing is asserted about it in tests.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.language import Language

from counterclaim.bench.bare import bare_seconds
from counterclaim.bench.reader import Bench
from counterclaim.records import Document


@dataclass(frozen=True)
class Speed:
    """Figures of one run.

    Attributes:
        words: how many words (separated by blanks) were read.
        words_per_second: by stage, ``assemble`` and ``all`` among them.
        bare: words per second of ``nlp.pipe`` of the same model over the same texts.
        ratio: time of the whole reading over that of the bare parser.
        after: time of all stages after the parser over that of the bare parser.
        parsed_share: share of sentences that were parsed after triage.
    """

    texts: int
    words: int
    words_per_second: dict[str, float]
    bare: float
    ratio: float
    after: float
    parsed_share: float


def measure_speed(bench: Bench, documents: Sequence[Document], plain: Language) -> Speed:
    """Read some documents to warm up and all by the processor's clock (other programs do not count), then parse them bare.

    Args:
        bench: the loaded program.
        documents: the texts.
        plain: the pipeline of the same model as spaCy loads it.
    """
    words = sum(len(document.text.split()) for document in documents)
    for _ in bench.pages(documents[:2]):
        pass
    bench.seconds.clear()
    sentences = skipped = 0
    started = time.process_time()
    for page in bench.pages(documents):
        if page is None:
            continue
        skipped += len(page.draft.unparsed)
        sentences += len(page.doc.sents)
        at = time.process_time()
        _ = page.reading
        page.doc.release()
        bench.seconds["assemble"] += time.process_time() - at
    whole = time.process_time() - started
    bare = bare_seconds(plain, [document.text for document in documents])
    rates = {name: _rate(words, seconds) for name, seconds in bench.seconds.items()}
    share = max(0, sentences - skipped) / sentences if sentences else 1.0
    return Speed(
        texts=len(documents),
        words=words,
        words_per_second={**rates, "all": _rate(words, whole)},
        bare=_rate(words, bare),
        ratio=round(whole / bare, 3) if bare else 0.0,
        after=round(sum(s for name, s in bench.seconds.items() if name != "parse") / bare, 3) if bare else 0.0,
        parsed_share=round(share, 4),
    )


def _rate(words: int, seconds: float) -> float:
    return round(words / seconds, 1) if seconds else 0.0


def speed_table(speed: Speed) -> str:
    """Return the figures as text."""
    lines = [f"{speed.texts} texts, {speed.words} words", f"  {'stage':<16}{'words/s':>12}{'share of time':>16}"]
    slowest = speed.words_per_second["all"]
    for name, rate in speed.words_per_second.items():
        share = f"{100 * slowest / rate:>14.1f} %" if rate else ""
        lines.append(f"  {name:<16}{rate:>12,.0f}{share}")
    lines += [
        f"  {'bare nlp.pipe':<16}{speed.bare:>12,.0f}",
        f"reading takes {speed.ratio:.2f} times as long as the bare parser, "
        f"the stages after the parser {speed.after:.2f} times; "
        f"{100 * speed.parsed_share:.0f} % of the sentences were parsed",
    ]
    return "\n".join(lines)
