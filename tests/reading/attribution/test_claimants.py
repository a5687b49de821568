"""Claimants as actors, with the stages before attribution."""

from __future__ import annotations

from collections.abc import Callable

from tests.reading.attribution.helpers import FULL, told

import counterclaim
from counterclaim.reading.parsed import Doc

Draft = Callable[..., Doc]


def test_unnamed_claimants_are_actors(draft: Draft) -> None:
    found = told(
        draft("Two activists said the mill burned. Unverified footage showed smoke over the valley.", stages=FULL)
    )
    assert len(found[0].who) == 1
    assert "activists" in found[0].who[0].lower()


def test_we_in_a_quotation_is_the_speaker(draft: Draft) -> None:
    doc = draft('"We fear that they will return," the miller said.', stages=FULL)
    fears = next(t for t in told(doc) if t.stance == "fears")
    outer = next(t for t in told(doc) if t.stance == "states")
    assert fears.who == outer.who


def test_the_statement_belongs_to_who_spoke_last(draft: Draft) -> None:
    doc = draft(
        "The brigade said it left the mill. The statement added that no one was harmed.", stages=["attribution"]
    )
    assert [t.who for t in told(doc)] == [("brigade",), ("brigade",)]


def test_a_warning_to_a_state_is_a_threat(draft: Draft) -> None:
    doc = draft("The army warned Israel of grave consequences. Aid workers warned residents of floods.", stages=FULL)
    assert [t.stance for t in told(doc)] == ["threatens", "fears"]


def test_swapping_two_enemies_swaps_the_claimants(draft: Draft) -> None:
    text = (
        "{a} said {b} broke the truce. {b} denied it and accused {a} of shelling the town of Idlib. "
        '"They started it," a spokesman for {a} said. {b} vowed revenge.'
    )
    one, other = "Hezbollah", "Hamas"
    straight = told(draft(text.format(a=one, b=other), stages=FULL))
    turned = told(draft(text.format(a=other, b=one), stages=FULL))

    def swap(words: str) -> str:
        return words.replace(one, "\0").replace(other, one).replace("\0", other)

    assert [tuple(map(swap, t.who)) for t in straight] == [t.who for t in turned]
    assert [(t.stance, t.polarity, swap(t.what)) for t in straight] == [(t.stance, t.polarity, t.what) for t in turned]


def test_an_army_and_foreign_mercenaries_are_two(draft: Draft) -> None:
    text = "The Malian army has a base in Gao. The army and Russian mercenaries said they had killed ten fighters."
    found = told(draft(text, stages=FULL))
    assert found[-1].who == ("Armed forces of Mali", "Russian mercenaries")


def test_the_army_is_not_the_rebels_army(draft: Draft) -> None:
    doc = draft("The army and rebels of Ahrar al-Sham accused each other of shelling Saraqeb.", stages=FULL)
    assert {who for t in told(doc) for who in t.who} == {"Armed forces of Syria", "Ahrar al-Sham"}


def test_a_cry_that_the_speaker_quotes_from_others_is_not_the_speakers() -> None:
    text = 'The envoy said the talks in Geneva had changed the opposition, whose mantra before was "Assad must go".'
    reading = counterclaim.read(text, published="2017-07-16")
    asked = [c.event for c in reading.claims if c.event and c.event.type == "request"]
    assert asked
    assert all(not event.initiators for event in asked)


def test_a_country_before_a_colon_is_a_headlines_topic() -> None:
    reading = counterclaim.read("Togo: rebels reject truce\n\nRebels in Togo fled.", published="2020-05-01")
    assert "Togo" not in {c.claimant.name for c in reading.claims}


def test_who_rejects_this_does_not_say_what_is_rejected() -> None:
    text = "Togo has accused Benin of arming rebels; Benin rejects this."
    claims = counterclaim.read(text, published="2020-05-01").claims
    assert all(c.claimant.document for c in claims if c.event and c.event.type == "accuse")


def test_it_added_belongs_to_who_spoke_before(draft: Draft) -> None:
    text = (
        "The Deltan Rights Group said in a report that soldiers burned six homes. A spokesman, Colonel Tavo Lirak, denied"
        " it. Hamas took nine men from a school, the report said. It added that Hamas had shot a nurse."
    )
    assert [t.who for t in told(draft(text, stages=FULL)) if t.cue.split()[0] in ("said", "added")] == [
        ("Deltan Rights Group",), ("Deltan Rights Group",), ("Deltan Rights Group",)
    ]  # fmt: skip


def test_who_says_it_after_a_deed_in_the_same_clause(draft: Draft) -> None:
    doc = draft('"They came at night," said one survivor after gunmen raided the mill.', stages=FULL)
    assert [(t.who, t.what) for t in told(doc)] == [(("survivor",), '"They came at night,"')]


def test_what_is_told_to_a_mission_is_told(draft: Draft) -> None:
    doc = draft("The mayor of Marinka told the mission that three men had been killed.", stages=FULL)
    assert [t.what for t in told(doc)] == ["that three men had been killed"]


def test_who_urged_goes_on_calling(draft: Draft) -> None:
    text = "Hamas urged Syria and Egypt to suspend all aid and called on the Hezbollah men to leave."
    assert {t.who for t in told(draft(text, stages=FULL)) if t.stance == "demands"} == {("Hamas",)}


def test_a_city_hears_nothing(draft: Draft) -> None:
    text = 'Between nine and ten the OSCE mission in "Zorda People\'s Republic" ("ZPR")-controlled Leba city heard shelling.'
    assert all("city" not in " ".join(t.who) for t in told(draft(text, stages=FULL)))


def test_a_name_that_begins_with_a_verb_speaks(draft: Draft) -> None:
    doc = draft("Save the Children said it was appalled by the killings.", stages=FULL)
    assert [t.who for t in told(doc) if t.cue == "said"] == [("Save the Children",)]
