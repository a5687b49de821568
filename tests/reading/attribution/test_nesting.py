"""Tellings inside tellings, joint ones, and those that are handed on."""

from __future__ import annotations

from collections.abc import Callable

from tests.reading.attribution.helpers import told

from counterclaim.reading.draft import draft_of
from counterclaim.reading.parsed import Doc

Draft = Callable[..., Doc]


def of(doc: Doc, words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who says the innermost thing that holds `words`, and via whom."""
    draft = draft_of(doc)
    place = doc.text.index(words)
    token = next(t for t in doc if t.idx <= place < t.idx + len(t))
    index = draft.attribution_of(token.i)
    assert index is not None
    found = told(doc)[index]
    return found.who, found.via


def test_quoted_as_saying(draft: Draft) -> None:
    doc = draft("State radio quoted the army as saying that rebels shelled the mill.", stages=["attribution"])
    assert of(doc, "shelled") == (("army",), ("State radio",))


def test_cited_by_an_agency_that_an_agency_reports(draft: Draft) -> None:
    doc = draft(
        "Radio Ruritania cited the governor as saying nine died, the newspaper reports.", stages=["attribution"]
    )
    assert of(doc, "died") == (("governor",), ("Radio Ruritania", "newspaper"))


def test_said_that_another_denied(draft: Draft) -> None:
    doc = draft("The envoy said that the militia denied burning the mill.", stages=["attribution"])
    who, via = of(doc, "burning")
    assert (who, via) == (("militia",), ("envoy",))


def test_passive_quotation(draft: Draft) -> None:
    doc = draft("The general was quoted as warning of a new attack.", stages=["attribution"])
    assert of(doc, "attack")[0] == ("general",)


def test_citing_hands_on(draft: Draft) -> None:
    doc = draft("Nine miners were killed, the agency reported, citing the police.", stages=["attribution"])
    assert of(doc, "killed") == (("police",), ("agency",))


def test_joint_statement(draft: Draft) -> None:
    doc = draft("The army and the police said the mill was empty.", stages=["attribution"])
    assert told(doc)[0].who == ("army", "police")


def test_afterthought_goes_on_with_the_outer_speaker(draft: Draft) -> None:
    doc = draft(
        "The council said the brigade was massing fighters at the mill, accusing it of treachery.",
        stages=["attribution"],
    )
    accusing = next(t for t in told(doc) if t.stance == "accuses")
    assert accusing.who == ("council",)
    assert "treachery" not in told(doc)[0].what


def test_the_dead_blame_nobody(draft: Draft) -> None:
    doc = draft("Witnesses said that nine miners have been killed and are blaming the brigade.", stages=["attribution"])
    assert next(t for t in told(doc) if t.stance == "accuses").who == ("Witnesses",)


def test_mutual_accusations_are_two(draft: Draft) -> None:
    doc = draft(
        "The army accused the brigade of breaking the truce. The brigade accused the army of the same.",
        stages=["attribution"],
    )
    assert [(t.who, t.stance) for t in told(doc)] == [(("army",), "accuses"), (("brigade",), "accuses")]


def test_while_another_speaks_for_itself(draft: Draft) -> None:
    doc = draft(
        "The council said that its men had been killed, while the brigade reported losses and accused miners of arson.",
        stages=["attribution"],
    )
    assert of(doc, "killed") == (("council",), ())
    assert of(doc, "losses") == (("brigade",), ())
    assert of(doc, "arson") == (("brigade",), ())


def test_denied_and_alleged(draft: Draft) -> None:
    doc = draft(
        "The council denied that any of its men were involved and alleged that the brigade had burned the mill.",
        stages=["attribution"],
    )
    found = next(t for t in told(doc) if "burned" in t.what)
    assert (found.who, found.polarity, found.via) == (("council",), "positive", ())
    assert "burned" not in next(t for t in told(doc) if t.polarity == "negative").what
