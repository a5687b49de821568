"""Coding of what did not (yet) happen, after the rules of the PLOVER and CAMEO manuals.

A frame's own code is for the deed done. Both manuals code a deed that is only promised, threatened, refused or demanded by the
verbal act: future cooperation is AGREE (CAMEO 03), announced force is THREATEN (13), a refusal is REJECT (12).
"""

from __future__ import annotations

from counterclaim.lexicon.frames import frame
from counterclaim.records import Polarity, Time

# CAMEO root -> PLOVER type (crosswalk of the PLOVER manual)
OF_CAMEO = {
    "02": "REQUEST", "03": "AGREE", "04": "CONSULT", "05": "SUPPORT", "06": "COOPERATE", "07": "AID", "08": "YIELD",
    "09": "ACCUSE",
    "10": "REQUEST", "11": "ACCUSE", "12": "REJECT", "13": "THREATEN", "14": "PROTEST", "15": "MOBILIZE", "16": "SANCTION",
    "17": "COERCE", "18": "ASSAULT", "19": "ASSAULT", "20": "ASSAULT",
}  # fmt: skip
_COOPERATIVE = {"CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "CONCEDE", "RETREAT", "AGREE"}
_HOSTILE = {"PROTEST", "SANCTION", "COERCE", "ASSAULT", "REJECT"}


def cameo_root_type(frame_id: str) -> str | None:
    """Return the PLOVER type that a frame's CAMEO code falls under (``YIELD`` for CAMEO 08), or its own PLOVER type."""
    codes = frame(frame_id).codes
    return OF_CAMEO.get((codes.cameo or "")[:2]) or codes.plover


def coded_as(kind: str, polarity: Polarity, time: Time) -> str:
    """Return the type that codes a deed of type `kind` with this polarity and time.

    Args:
        kind: PLOVER type of the deed done.
        polarity: negative for a deed refused or denied.
        time: of the deed.
    """
    if polarity == "negative" and time in {"future", "hypothetical"} and kind in _COOPERATIVE:
        return "REJECT"
    if polarity == "positive" and time == "future":
        if kind in _COOPERATIVE:
            return "AGREE"
        if kind in _HOSTILE:
            return "THREATEN"
    return kind
