"""Where the words of a fill begin and end: as the task's keys give them, which is not always the noun phrase."""

from __future__ import annotations

from counterclaim.bench.predict.phrases import phrases_of
from counterclaim.bench.predict.template_culprits import names_culprits
from counterclaim.bench.predict.template_phrases import Phrase
from counterclaim.bench.predict.template_words import bare, plain
from counterclaim.bench.reader import Page
from counterclaim.reading.parsed import Token

# nouns for people that say nothing without what follows "of"; of bodies, things and weapons all do
_OF_PEOPLE = frozenset({"member", "group", "band", "column", "squad", "gang", "unit", "element", "number"})
_OF = frozenset({"organisation", "thing", "weapon"})
_WHOSE = frozenset({"ORG", "NORP", "GPE"})
_BRACKETS = frozenset("[]()")
_TIMES = frozenset({"DATE", "TIME"})
# words in front that are left out: of number, of reference, and that nobody says for sure who it was
_EMPTY = frozenset(
    {
        "ANOTHER", "OTHER", "OTHERS", "HIS", "HER", "ITS", "THEIR", "OUR", "SAME", "OWN", "NOW", "THEN", "FEW", "ALL", "BOTH",
        "MANY", "MORE", "THAN", "OVER", "ABOUT", "APPROXIMATELY", "AROUND", "NEARLY", "ALMOST", "ONLY", "VARIOUS", "NUMEROUS",
        "MULTIPLE", "CERTAIN", "ENTIRE", "HALF", "DOZEN", "DOZENS", "OR", "ANY", "NEITHER", "ALLEGED", "SUSPECTED", "PRESUMED",
        "SUPPOSED", "SO-CALLED", "EVEN", "JUST", "EVERY", "EACH", "MOST", "SUCH",
    }
)  # fmt: skip


def extent(page: Page, phrase: Phrase, role: str) -> str:
    """Return the words of a phrase as the task gives them: without article and number, with what its head is nothing without."""
    doc, start, end = page.doc, phrase.start, phrase.end
    more = role in _OF or (role == "individual" and doc[phrase.head].lemma_.lower() in _OF_PEOPLE)
    while end < len(doc) and doc[end].lower_ == "of" and (more or end > phrase.end):
        last = max((_end(page, inner) for inner in doc[end].children if inner.dep_ == "pobj"), default=end)
        if last <= end:
            break
        end = last
    start = max((i + 1 for i in range(start, phrase.head) if doc[i].text == "]"), default=start)
    end = next((i for i in range(phrase.head + 1, end) if doc[i].text in _BRACKETS), end)
    while start < phrase.head and doc[start].ent_type_ in _TIMES:
        start += 1
    if role == "individual" and doc[phrase.head].pos_ == "NOUN" and names_culprits(doc[phrase.head].text.upper()):
        start = max((i + 1 for i in range(start, phrase.head) if doc[i].ent_type_ in _WHOSE), default=start)
    words = bare(plain(doc[start:end].text)).strip('"')
    while (first := words.partition(" "))[2] and (first[0] in _EMPTY or not first[0].strip(",.;")):
        words = bare(first[2])
    return words


def _end(page: Page, noun: Token) -> int:
    return phrases_of(page.doc).by_root.get(noun.i, (0, 0))[1]
