"""Coverage: which types of the coding schemes have a frame, and which have none.

Lists after the public codebooks: PLOVER draft 2.0 (types and modes), CAMEO 1.1b3 (roots and second level), ACLED 2023 (25
sub-event types), UCDP GED 23.1 (three types of violence, told from the kinds of actors by `frames.ucdp_type`).
"""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.lexicon.frames import frames

PLOVER: dict[str, tuple[str, ...]] = {
    "AGREE": (), "CONSULT": ("visit", "third-party", "multilateral", "phone"), "SUPPORT": (), "CONCEDE": (),
    "COOPERATE": (), "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"), "REQUEST": ("assist", "change",
    "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"), "REJECT": ("assist", "change", "yield", "meet"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"), "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": ("seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
    "misinformation", "cyber"),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone",
        "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip
ACLED: dict[str, tuple[str, ...]] = {
    "Battles": ("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
    "Protests": ("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Explosions/Remote violence": (
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Strategic developments": (
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use", "Headquarters or base established",
        "Looting/property destruction", "Non-violent transfer of territory", "Other",
    ),
}  # fmt: skip
_SECOND = {
    1: 9,
    2: 8,
    3: 9,
    4: 6,
    5: 7,
    6: 4,
    7: 5,
    8: 7,
    9: 4,
    10: 8,
    11: 6,
    12: 9,
    13: 9,
    14: 5,
    15: 5,
    16: 6,
    17: 6,
    18: 6,
    19: 6,
    20: 4,
}
CAMEO: tuple[str, ...] = tuple(f"{root:02d}{n}" for root, last in _SECOND.items() for n in range(last + 1))


@dataclass(frozen=True, slots=True)
class Row:
    """One type of a scheme and the frames that code it."""

    scheme: str
    type: str
    frames: tuple[str, ...]


def coverage() -> list[Row]:
    """Return one row for each type of each scheme, in the order of the codebooks."""
    rows: list[Row] = []
    entries = list(frames().values())
    for name, modes in PLOVER.items():
        rows.append(Row("PLOVER", name, tuple(f.id for f in entries if f.codes.plover == name)))
        for mode in modes:
            found = tuple(f.id for f in entries if f.codes.plover == name and f.codes.mode == mode)
            rows.append(Row("PLOVER", f"{name} {mode}", found))
    for code in CAMEO:
        rows.append(Row("CAMEO", code, tuple(f.id for f in entries if (f.codes.cameo or "").startswith(code))))
    for event_type, subtypes in ACLED.items():
        for subtype in subtypes:
            rows.append(
                Row(
                    "ACLED",
                    f"{event_type}: {subtype}",
                    tuple(f.id for f in entries if f.codes.acled == (event_type, subtype)),
                )
            )
    armed = tuple(f.id for f in entries if f.codes.ucdp)
    rows.extend(Row("UCDP", name, armed) for name in ("1 state-based", "2 non-state", "3 one-sided"))
    return rows
