"""Shapes: which grammatical slot fills which role, for whole families of frames.

A frame names its shape and changes single slots with its own `roles`. Slots of verbs: ``subj``, ``obj``, ``dative``,
``by`` (the agent of a passive) and prepositions. Slots of nouns: ``poss``, ``mod`` (an actor as modifier: "army shelling",
"Russian airstrikes"), and prepositions. A slot that is not listed fills no role.
"""

from __future__ import annotations

from types import MappingProxyType

_AIMS = ("on", "against", "at", "upon", "toward", "towards", "into", "over", "targeting")


def _aims(role: str = "target") -> dict[str, str]:
    return dict.fromkeys(_AIMS, role)


_VERB: dict[str, dict[str, str]] = {
    # one side acts on another
    "deed": {"subj": "initiator", "obj": "target", "by": "initiator", "dative": "target", **_aims()},
    # the subject undergoes it: die, be displaced, come under fire
    "suffered": {"subj": "target", "by": "initiator", "from": "initiator", "at": "initiator"},
    # the subject does it alone: withdraw, march, mobilise
    "own": {"subj": "initiator", "by": "initiator", "against": "target", "from": "target"},
    # moving something: deploy troops, send aid
    "sending": {"subj": "initiator", "by": "initiator", "dative": "target", "to": "target", "against": "target"},
    # all are parties
    "mutual": {
        "subj": "party",
        "obj": "party",
        "with": "party",
        "between": "party",
        "among": "party",
        "by": "party",
        "against": "party",
    },
    # said to or about somebody
    "telling": {
        "subj": "initiator",
        "obj": "target",
        "dative": "target",
        "by": "initiator",
        "to": "target",
        "with": "target",
        "on": "target",
        "against": "target",
        "from": "target",
        "at": "target",
        "for": "target",
        "of": "target",
    },
}
_NOUN: dict[str, dict[str, str]] = {
    "deed": {
        "poss": "initiator",
        "mod": "initiator",
        "by": "initiator",
        "of": "target",
        "from": "initiator",
        "between": "party",
        **_aims(),
    },
    "suffered": {
        "poss": "target",
        "mod": "target",
        "of": "target",
        "among": "target",
        "by": "initiator",
        "from": "initiator",
    },
    "own": {"poss": "initiator", "mod": "initiator", "of": "initiator", "by": "initiator", "against": "target"},
    "sending": {
        "poss": "initiator",
        "mod": "initiator",
        "by": "initiator",
        "of": "initiator",
        "to": "target",
        "for": "target",
        "against": "target",
    },
    "mutual": {
        "poss": "party",
        "mod": "party",
        "with": "party",
        "between": "party",
        "among": "party",
        "by": "party",
        "against": "party",
        "of": "none",
    },
    "telling": {
        "poss": "initiator",
        "mod": "initiator",
        "by": "initiator",
        "from": "initiator",
        "of": "target",
        "to": "target",
        "on": "target",
        "against": "target",
        "for": "target",
        "with": "target",
    },
}

SHAPES = tuple(_VERB)


def verb_roles(shape: str) -> MappingProxyType[str, str]:
    """Return slot → role for verbs of this shape."""
    return MappingProxyType(_VERB[shape])


def noun_roles(shape: str) -> MappingProxyType[str, str]:
    """Return slot → role for nouns of this shape."""
    return MappingProxyType(_NOUN[shape])
