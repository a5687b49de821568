"""Ties and evidence drawn from claims."""

from __future__ import annotations

from counterclaim.records import Reading
from counterclaim.render.evidence import evidence
from counterclaim.render.ties import ties
from counterclaim.render.voices import voices


def test_enemies_who_accuse_each_other_get_the_same_ties(reading: Reading) -> None:
    found = {(t.source, t.target, t.kind) for t in ties(reading)}
    for one, two in (("fardc", "m23"), ("m23", "fardc")):
        assert {(one, two, "fights"), (one, two, "accuses")} <= found


def test_a_denied_tie_keeps_both_sides(reading: Reading) -> None:
    tie = next(t for t in ties(reading) if t.kind == "backs")
    assert (tie.source, tie.target, tie.claims, tie.denials) == ("rwanda", "m23", ("c14",), ("c15",))


def test_what_is_only_demanded_or_feared_makes_no_tie(reading: Reading) -> None:
    demanded = tuple(c for c in reading.claims if c.time in ("hypothetical", "future"))
    assert demanded
    assert ties(reading.model_copy(update={"claims": demanded})) == []


def test_evidence_points_at_the_words_of_each_role(reading: Reading) -> None:
    claim = reading.claim("c4")
    assert claim is not None
    text = reading.document.text
    found = {p.role: text[p.start_char : p.end_char] for p in evidence(reading, claim)}
    assert found == {
        "says": "Colonel Pascal Bwira",
        "cue": "said",
        "event": "fired",
        "who": "M23 fighters",
        "whom": "seven civilians",
        "where": "the village of Kibumba",
        "when": "late on Tuesday",
    }


def test_evidence_never_comes_from_far_away(reading: Reading) -> None:
    for claim in reading.claims:
        for piece in evidence(reading, claim):
            assert claim.start_char - 400 <= piece.start_char <= claim.end_char + 400


def test_every_claim_has_one_voice_and_the_report_comes_last(reading: Reading) -> None:
    found = voices(reading)
    assert sorted(c.id for v in found for c in v.claims) == sorted(c.id for c in reading.claims)
    assert [v.document for v in found] == [False] * (len(found) - 1) + [True]
