"""MUC templates: who and what fills a role, by the learned judge over the rules; sentences are our own, names made up."""

from __future__ import annotations

import runpy
from collections.abc import Callable
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from counterclaim.bench.predict import templates
from counterclaim.bench.predict.template_culprits import said_beside
from counterclaim.bench.predict.template_effects import effect_on_people, effect_on_thing
from counterclaim.bench.predict.template_extents import extent
from counterclaim.bench.predict.template_model import BIAS, judge, sum_features, weights
from counterclaim.bench.predict.template_names import body_name, callings_of, full_name, untitled
from counterclaim.bench.predict.template_phrases import ROLE_SLOTS, Phrase, climb, phrases
from counterclaim.bench.predict.template_rules import rule_templates
from counterclaim.bench.reader import Bench, Page
from counterclaim.records import Document

SCRIPT = Path(__file__).parents[2] / "scripts/fit_templates.py"
BOMB = (
    "LIMA, 4 MAY 91 -- TERRORISTS BLEW UP A BRIDGE AND AN ELECTRICITY TOWER NEAR CUSCO LAST NIGHT. "
    "A DYNAMITE CHARGE DESTROYED THE BRIDGE. TWO PEASANTS WERE KILLED AND A TEACHER, ROSA HUANCA TINTA, WAS WOUNDED."
)
TRADE = (
    "LIMA, 4 MAY 91 -- THE MINISTER OF TRADE SAID THAT EXPORTS OF COPPER GREW LAST YEAR. HE MET BANKERS OF THE REGION "
    "AND SAID THAT PRICES OF FISH MEAL WILL RISE."
)


@pytest.fixture(scope="module")
def read() -> Callable[[str], Page]:
    bench = Bench.load()

    def run(text: str) -> Page:
        page = next(iter(bench.pages([Document.of(text, published=date(1991, 5, 4))])))
        assert page is not None
        return page

    return run


def held(found: dict[str, list], slot: str) -> set[str]:
    fills = [fill for template in found["templates"] for fill in template.get(slot, [])]
    return {fill["value"] if isinstance(fill, dict) else fill for fill in fills}


def test_an_attack_is_told_with_what_it_hit(read):
    found = templates.answer({}, read(BOMB))
    assert held(found, "type") == {"BOMBING"}
    assert {"BRIDGE"} <= held(found, "phys_target")
    assert held(found, "perp_individual") == {"TERRORISTS"}
    assert "ROSA HUANCA TINTA" in held(found, "hum_target_name")
    assert ["bridge"] in found["entities"]["Target"]


def test_what_nobody_is_held_to_have_done_has_no_category(read):
    assert held(templates.answer({}, read(BOMB)), "category") == {"TERRORIST ACT"}
    found = templates.answer({}, read(BOMB.replace("TERRORISTS BLEW UP A BRIDGE", "A BOMB DESTROYED A BRIDGE")))
    assert found["templates"]
    assert held(found, "category") == set()


def test_a_text_on_trade_has_no_incident(read):
    found = templates.answer({}, read(TRADE))
    assert found["templates"] == []
    assert not any(found["entities"].values())


def test_names_are_no_features(read):
    page = read(BOMB)
    said = " ".join(f for p in phrases(page, rule_templates(page)) for f in p.features).lower()
    assert not any(name in said for name in ("lima", "cusco", "rosa", "huanca", "tinta"))


def test_the_model_knows_no_names():
    words = {feature.rpartition("=")[2].rpartition(" ")[2] for table in weights().values() for feature in table}
    assert not words & {"lima", "bogota", "medellin", "cristiani", "ellacuria", "fmln", "eln", "salvador", "romero"}


def test_the_judge_sums_its_weights(read):
    page = read(TRADE)
    found = phrases(page, [])
    scores = judge(page, found, [])
    assert scores.text < 0
    assert set(scores.roles) == set(ROLE_SLOTS)
    assert all(len(row) == len(found) for row in scores.roles.values())
    assert all(BIAS in table for table in weights().values())


def test_how_sentences_came_out_is_told_in_steps():
    assert list(sum_features({})) == []
    assert "best sentence>1.0" in set(sum_features({0: 1.2, 9: -3.0}))
    assert "second sentence>-3.5" in set(sum_features({0: 1.2, 9: -3.0}))
    assert "second sentence>1.0" not in set(sum_features({0: 1.2, 9: -3.0}))


def test_the_governor_of_a_phrase(read):
    doc = read("Gunmen attacked the mayor and his driver with a rifle.").doc
    token = {t.text: t for t in doc}
    assert [climb(token[word]) for word in ("mayor", "driver", "rifle")] == [
        ("dobj", token["attacked"]),
        ("dobj", token["attacked"]),
        ("with", token["attacked"]),
    ]


@pytest.mark.parametrize(
    ("text", "head", "role", "words"),
    [
        ("Members of the Red Dawn attacked.", "Members", "individual", "MEMBERS OF THE RED DAWN"),
        ("They hit the offices of the ministry.", "offices", "thing", "OFFICES OF THE MINISTRY"),
        ("They threw another bomb.", "bomb", "weapon", "BOMB"),
        ("They burned his two other houses.", "houses", "thing", "HOUSES"),
        ("A bomb destroyed over 20 stores in Lima.", "stores", "thing", "STORES"),
        ("Alleged terrorists burned a bus.", "terrorists", "individual", "TERRORISTS"),
        ("They blew up a branch of the Rural Bank in Lima.", "branch", "thing", "BRANCH OF THE RURAL BANK"),
        ("A charge of dynamite exploded.", "charge", "weapon", "CHARGE OF DYNAMITE"),
        ("Two brothers of the mayor were killed.", "brothers", "person", "BROTHERS"),
    ],
)
def test_a_fill_is_as_long_as_the_task_gives_it(read, text, head, role, words):
    page = read(text)
    at = next(t.i for t in page.doc if t.text == head)
    chunk = next(c for c in page.doc.spacy.noun_chunks if c.root.i == at)
    assert extent(page, Phrase(at, chunk.start, chunk.end, None, "other", ()), role) == words


def test_a_person_is_named_in_full(read):
    page = read("Colonel Anselmo Quispe Rojas was shot in Cusco. Quispe Rojas died. Anselmo Mamani, a witness, saw it.")
    assert full_name(page, "QUISPE ROJAS") == "ANSELMO QUISPE ROJAS"
    assert full_name(page, "ANSELMO QUISPE") == "ANSELMO QUISPE ROJAS"
    assert full_name(page, "MAMANI") == "ANSELMO MAMANI"
    assert full_name(page, "ANSELMO") == "ANSELMO"


def test_surnames_with_a_hyphen_belong_to_the_name(read):
    page = read("Rector Anselmo Quispe-Rojas was shot in Cusco. Quispe-Rojas died in hospital.")
    assert full_name(page, "QUISPE-ROJAS") == "ANSELMO QUISPE-ROJAS"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("SUPREME COURT JUSTICE ANA DIAZ", "ANA DIAZ"),
        ("BOLIVIAN SENATOR ANA DIAZ", "ANA DIAZ"),
        ("22-YEAR-OLD ANA DIAZ", "ANA DIAZ"),
        ("MAYOR DIAZ", "DIAZ"),
        ("JUAN PASTOR DIAZ", "JUAN PASTOR DIAZ"),
        ("ANA DIAZ", "ANA DIAZ"),
    ],
)
def test_what_stands_before_a_name_is_left_out(words, name):
    assert " ".join(untitled(words.split())) == name


def test_a_group_is_named_by_its_letters(read):
    page = read("The National Liberation Army (ELN) bombed a pipeline in Colombia. The ELN said so.")
    army = next(a for a in page.reading.actors if any(m.text == "ELN" for m in a.mentions))
    assert body_name(page, army) == "ELN"


def test_the_fit_finds_what_separates():
    script = runpy.run_path(str(SCRIPT), run_name="fit")
    rows = [["bomb", "always"], ["bomb"], ["trade", "always"], ["trade"]] * 12
    columns, design = script["table"](rows, [str(i) for i in range(len(rows))])
    labels = np.array([1.0, 1.0, 0.0, 0.0] * 12)
    model = script["named"](script["fit"](design, labels, len(columns), 1.0), columns)
    assert model["bomb"] > 1
    assert model["trade"] < -1
    assert abs(model.get("always", 0.0)) < 0.05
    assert script["total"](model, ["bomb"]) > 0 > script["total"](model, ["trade"])


def spots(page: Page, word: str) -> list[Phrase]:
    return [
        Phrase(t.i, chunk.start, chunk.end, None, "other", ())
        for t in page.doc
        if t.text == word
        for chunk in page.doc.spacy.noun_chunks
        if chunk.root.i == t.i
    ]


@pytest.mark.parametrize(
    ("text", "word", "effect"),
    [
        ("Rebels blew up a bridge in Cusco.", "bridge", "DESTROYED"),
        ("A bomb partially destroyed the bank.", "bank", "SOME DAMAGE"),
        ("A school was damaged by the blast.", "school", "SOME DAMAGE"),
        ("A bomb exploded at a hotel. There was no damage.", "hotel", None),
        ("The bus destroyed a fence when a bomb exploded.", "bus", None),
    ],
)
def test_what_became_of_a_thing_is_told_by_its_own_verb(read, text, word, effect):
    page = read(text)
    assert effect_on_thing(page.doc, spots(page, word)) == effect


@pytest.mark.parametrize(
    ("text", "word", "effect"),
    [
        ("Gunmen killed two nurses in Cusco.", "nurses", "DEATH"),
        ("The murder of a judge shocked Cusco.", "judge", "DEATH"),
        ("Two guards were wounded when rebels killed a judge.", "guards", "INJURY"),
        ("Rebels killed a judge; the mayor escaped unharmed.", "mayor", "NO INJURY"),
        ("Gunmen killed two nurses in Cusco.", "Gunmen", None),
    ],
)
def test_what_became_of_people_is_told_by_their_own_verb(read, text, word, effect):
    page = read(text)
    assert effect_on_people(page.doc, spots(page, word)) == effect


def test_how_sure_it_is_that_a_group_did_it():
    assert said_beside(["The Red Dawn claimed responsibility."]) == "CLAIMED OR ADMITTED"
    assert said_beside(["Police blamed the Red Dawn."]) == "SUSPECTED OR ACCUSED BY AUTHORITIES"
    assert said_beside(["Neighbours accused the Red Dawn."]) == "SUSPECTED OR ACCUSED"
    assert said_beside(["The Red Dawn bombed a bridge."]) is None


def test_what_a_person_is_stands_before_or_beside_the_name(read):
    page = read("Gunmen killed Judge Ana Huanca in Cusco. Huanca, a mother of two, died. Rosa Mamani, a nurse, saw it.")
    assert callings_of(page, "ANA HUANCA") == ["JUDGE", "MOTHER"]
    assert callings_of(page, "ROSA MAMANI") == ["NURSE"]
