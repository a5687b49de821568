"""The page of the documentation that lists the weights of linking and the families of acts, as the data files have them."""

from __future__ import annotations

from counterclaim.ledger.families import families
from counterclaim.ledger.linking.weights import weights

_MEANING = {
    "base": "where every pair starts",
    "day": "the days on which it happened, as ranges",
    "published": "the days of publication",
    "place": "the two places that are closest, of the first four of each account",
    "prominence": "whether the documents are mainly about it",
    "words": "telling words in common: rare words and names",
    "killed": "the tolls",
    "injured": "the numbers of injured",
    "method": "the families of acts",
    "initiators": "known actors named as initiators",
    "targets": "known actors named as targets",
}


def linking_page() -> str:
    """Return the page as Markdown."""
    lines = [
        "# Weights of linking\n",
        "What each comparison of two accounts counts for (positive) or against (negative) one happening, as log odds. The "
        "score of a link is their sum; above 0 the two are held to tell of one happening. A level that is not listed counts "
        "nothing. How linking works: [incidents](../guide/incidents.md).\n",
    ]
    for feature, levels in weights().items():
        lines += [
            f"## `{feature}`\n",
            f"{_MEANING.get(feature, feature).capitalize()}.\n",
            "| level | weight | because |",
        ]
        lines += ["| --- | --- | --- |"]
        lines += [f"| `{level}` | {entry.weight:+.2f} | {entry.because} |" for level, entry in levels.items()] + [""]
    lines += [
        "## Families of acts\n",
        "Frames of one family are words for one kind of act; reports of one happening often use the words of a near family. "
        "A frame that is in no family is one of its own.\n",
        "| family | frames | near |",
        "| --- | --- | --- |",
    ]
    for family in families():
        frames = ", ".join(f"`{frame}`" for frame in family.frames)
        near = ", ".join(family.near) or ("any (what acts of every kind do)" if family.effect else "–")
        lines.append(f"| {family.family} | {frames} | {near} |")
    return "\n".join(lines) + "\n"
