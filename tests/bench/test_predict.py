"""Each predictor answers in its scorer's format; sentences are our own."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from counterclaim.bench.predict import MODULES, attribution, kind_of, predict, predictor
from counterclaim.bench.predict.relevance_labels import vocabularies
from counterclaim.bench.reader import Bench, document_of
from counterclaim.bench.scorers import SCORERS, score
from counterclaim.bench.speed import measure_speed, speed_table
from counterclaim.bench.triage import measure_triage, triage_table
from counterclaim.reading.model import plain_model
from counterclaim.records import Document

TEXT = (
    "Rebels shelled the town of Homs on Monday, killing four civilians, the Syrian army said.\n"
    "Turkey accused Russia of bombing a hospital in Aleppo. The so-called reformers met protesters in Ankara on 3 May 2016."
)
AT = {
    word: (TEXT.index(word), TEXT.index(word) + len(word))
    for word in ("shelled", "Rebels", "Turkey", "Russia", "accused")
}


def span(word: str) -> dict[str, int]:
    return {"start": AT[word][0], "end": AT[word][1]}


# a gold row of each kind of file, as small as its scorer allows
ROWS: dict[str, dict[str, Any]] = {
    "attribution": {"attributions": []},
    "cameo/plover_pairs": {
        "source_spans": [list(AT["Turkey"])],
        "target_spans": [list(AT["Russia"])],
        "root": "ACCUSE",
        "quad": 3,
    },
    "cameo/plover_gsr": {"event": "FIGHT", "source": [], "target": []},
    "cameo/actor_action": {"class": 4, "source_spans": [], "target_spans": []},
    "cameo/triples": {"events": []},
    "coreference": {"topic": 1, "mentions": [{**span("shelled"), "text": "shelled", "kind": "event", "chain": "x"}]},
    "coreference/documents": {"cluster": "s1", "mentions": []},
    "dates": {"timexes": []},
    "entities": {"entities": []},
    "event_rows": {"date": "2016-05-02", "country": "Syria", "actor1": "Rebels", "fatalities": 4},
    "events": {"corpus": "RAMS", "events": []},
    "factuality": {"events": [{**span("shelled"), "certainty": "CERTAIN", "polarity": "POS", "time": "NON_FUTURE"}]},
    "incidents": {
        "title": "Shelling",
        "incident": None,
        "stated": {},
        "gold": {"governorate": "homs", "cause": "shelling", "actor": "unknown"},
    },
    "loaded": {"bias": "Biased", "biased_words": []},
    "places": {"toponyms": []},
    "places/event_location": {"verb": span("shelled"), "locations": []},
    "relations": {"relations": []},
    "relevance": {"labels": ["protest"]},
    "templates": {"templates": []},
}


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench.load()


def answer(bench: Bench, kind: str, **more: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    task = kind.partition("/")[0]
    options = {"documents": True} if kind.endswith("/documents") else {}
    gold = {"x-1": {"id": "x-1", "text": TEXT, "date": "2016-05-04", **copy.deepcopy(ROWS[kind]), **more}}
    assert kind_of(task, gold, options) == kind
    found = predictor(task, gold, options)
    assert found is not None
    rows = {row["id"]: row for row in predict(bench, found, gold)}
    return rows["x-1"], score(task, gold, rows, options)


def test_every_predictor_has_a_row_here() -> None:
    assert set(ROWS) == set(MODULES)
    assert {kind.partition("/")[0] for kind in MODULES} == set(SCORERS)


@pytest.mark.parametrize("kind", sorted(ROWS))
def test_answers_fit_the_scorer(bench: Bench, kind: str) -> None:
    row, result = answer(bench, kind)
    assert row["id"] == "x-1"
    assert "f1" in result
    assert result["docs_without_prediction"] == 0


def test_a_dated_deed(bench: Bench) -> None:
    timexes = answer(bench, "dates")[0]["timexes"]
    assert {"2016-05-02", "2016-05-03"} <= {t["value"] for t in timexes}


def test_who_says_what(bench: Bench) -> None:
    cues = [TEXT[s:e] for a in answer(bench, "attribution")[0]["attributions"] for s, e in a["cue"]]
    assert any("said" in cue for cue in cues)
    assert any("accused" in cue for cue in cues)


def test_places_have_coordinates(bench: Bench) -> None:
    toponyms = {t["text"]: t for t in answer(bench, "places")[0]["toponyms"]}
    assert toponyms["Homs"]["lat"] == pytest.approx(34.7, abs=0.5)


def test_an_accusation_is_told_by_its_pair(bench: Bench) -> None:
    assert answer(bench, "cameo/plover_pairs")[0]["root"] == "ACCUSE"


def test_a_fact_is_certain(bench: Bench) -> None:
    event = answer(bench, "factuality")[0]["events"][0]
    assert (event["certainty"], event["polarity"], event["time"]) == ("CERTAIN", "POS", "NON_FUTURE")


@pytest.mark.parametrize(
    ("text", "word", "values"),
    [
        ("The army agreed to leave the mill.", "leave", ("CERTAIN", "POS", "FUTURE")),
        ("The army wants to leave the mill.", "leave", ("UNDERSPECIFIED", "UNDERSPECIFIED", "FUTURE")),
        ("A collapse would ruin the town.", "ruin", ("POSSIBLE", "UNDERSPECIFIED", "FUTURE")),
        (
            "The army plans to march through the town during the strike.",
            "strike",
            ("CERTAIN", "POS", "NON_FUTURE"),
        ),
        ("The truce may be broken at any time.", "truce", ("CERTAIN", "POS", "NON_FUTURE")),
        ("The army may launch the raid tomorrow.", "raid", ("POSSIBLE", "POS", "FUTURE")),
        ("The drones can carry two bombs.", "carry", ("POSSIBLE", "POS", "UNDERSPECIFIED")),
    ],
)
def test_events_as_meantime_has_them(bench: Bench, text: str, word: str, values: tuple[str, str, str]) -> None:
    at = text.index(word)
    event = {"start": at, "end": at + len(word), "certainty": "CERTAIN", "polarity": "POS", "time": "FUTURE"}
    found = answer(bench, "factuality", text=text, events=[event])[0]["events"][0]
    assert (found["certainty"], found["polarity"], found["time"]) == values


def test_whole_phrases_and_ties(bench: Bench) -> None:
    found = {(TEXT[e["start"] : e["end"]], e["type"]) for e in answer(bench, "entities")[0]["entities"]}
    assert ("Rebels", "Organisation") in found
    assert ("Monday", "Temporal") in found


def marks(bench: Bench, text: str) -> set[tuple[str, str]]:
    found = answer(bench, "entities", text=text)[0]["entities"]
    return {(text[e["start"] : e["end"]], e["type"]) for e in found}


def ties(bench: Bench, text: str) -> set[tuple[str, str, str]]:
    def words(span: dict[str, int]) -> str:
        return text[span["start"] : span["end"]]

    return {
        (r["type"], words(r["source"]), words(r["target"]))
        for r in answer(bench, "relations", text=text)[0]["relations"]
    }


def test_phrases_as_re3d_marks_them(bench: Bench) -> None:
    found = marks(
        bench, "Near Palmyra, Israeli missiles hit about 40 trucks and the village of Konna in eastern Aleppo."
    )
    assert {("Palmyra", "Location"), ("Israeli", "Nationality"), ("40", "Quantity"), ("trucks", "Vehicle")} <= found
    assert {("the village of Konna", "Location"), ("eastern Aleppo", "Location")} <= found
    assert not {"the village", "about 40"} & {text for text, _ in found}


def test_a_title_is_marked_with_what_it_is_for(bench: Bench) -> None:
    found = marks(bench, "Anna Berg, minister for the northern region, met 12 civilians.")
    assert ("minister for the northern region", "Person") in found
    assert ("12", "Quantity") not in found  # people are counted inside their phrase


def test_ties_as_re3d_marks_them(bench: Bench) -> None:
    found = ties(bench, "Near Palmyra, Russian forces attacked the Islamic State. They used three drones.")
    assert ("FightingAgainst", "Russian forces", "the Islamic State") in found
    assert ("CoLocated", "Russian forces", "Palmyra") in found
    assert ("InChargeOf", "They", "drones") in found


def test_who_is_where_by_a_noun_and_who_talks(bench: Bench) -> None:
    found = ties(
        bench,
        "Hodan Ali met elders as well as donors in Garowe. She held talks with the police. Her visit to Kismayo went well.",
    )
    assert {("CommWith", "Hodan Ali", "elders"), ("CommWith", "Hodan Ali", "donors")} <= found
    assert ("CoLocated", "Hodan Ali", "Garowe") in found


def test_who_has_taken_a_place_is_in_charge_of_it(bench: Bench) -> None:
    found = ties(bench, "Hezbollah captured Zahle in May. Syrian troops want to capture Homs.")
    assert ("InChargeOf", "Hezbollah", "Zahle") in found
    assert not [tie for tie in found if tie[2] == "Homs" and tie[0] in ("InChargeOf", "FightingAgainst")]


def test_two_places_in_one_another_are_no_synonyms(bench: Bench) -> None:
    found = ties(bench, "A bomb went off in Karrada, Baghdad. Refugees live in Jordan, Lebanon and Turkey.")
    assert ("CoLocated", "Karrada", "Baghdad") in found
    assert {("CoLocated", "Refugees", where) for where in ("Jordan", "Lebanon", "Turkey")} <= found


def test_what_stands_before_a_place_is_there(bench: Bench) -> None:
    found = ties(bench, "The army deplored the attack at a crowded market in Alda. Nobody lived here. Hodan Ali fled.")
    assert any(tie[0] == "CoLocated" and "market" in tie[1] and tie[2] == "Alda" for tie in found)
    assert ("here", "Location") in marks(bench, "Hodan Ali died here. There is hope.")
    assert not [tie for tie in found if tie[0] == "CoLocated" and "Hodan Ali" in tie[1:]]


def test_help_is_no_alliance_and_one_of_many_no_synonym(bench: Bench) -> None:
    found = ties(bench, "The agency delivered food to villagers. Jordan praised its neighbours, Syria and Iraq.")
    assert not [tie for tie in found if tie[0] in ("AlliesOf", "IsSynonymOf")]


def test_who_is_told_something_has_been_talked_with(bench: Bench) -> None:
    found = ties(
        bench,
        "The minister told the Security Council that the army had left. They praised the World Food Programme (WFP).",
    )
    assert any(tie[0] == "CommWith" and "Security Council" in tie[2] for tie in found)
    assert any(tie[0] == "IsSynonymOf" and tie[2] == "WFP" for tie in found)


def test_a_stage_that_fails_costs_one_text(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(doc: Any) -> Any:
        if "Homs" in doc.text:
            raise ValueError("no")
        return doc

    monkeypatch.setattr("counterclaim.bench.reader.stage", lambda name: broken)
    fresh = Bench(bench.parser, bench.finish)
    pages = list(fresh.pages([Document.of("Homs fell."), Document.of("It rained.")], ["dates"]))
    assert pages[0] is None
    assert pages[1] is not None
    assert fresh.failures == ["dates: ValueError: no"]


def test_document_of_a_row() -> None:
    assert document_of({"text": "a", "dct": "2020-02-03T10:00"}).published is not None
    assert document_of({"text": "a", "date": "last week"}).published is None


def test_vocabulary_file_holds() -> None:
    assert "drugs" in vocabularies("crime")


def test_speed_says_the_ratio(bench: Bench) -> None:
    speed = measure_speed(Bench(bench.parser, bench.finish), [Document.of(TEXT)] * 2, plain_model())
    assert speed.words == 2 * len(TEXT.split())
    assert {"parse", "events", "assemble", "all"} <= set(speed.words_per_second)
    assert 0 <= speed.parsed_share <= 1
    assert "bare nlp.pipe" in speed_table(speed)


def test_what_is_added_by_the_way_is_no_content_there(bench: Bench) -> None:
    text = "The bishop condemned the raid, which burned the mill. The miner denied the raid that burned the mill."
    page = next(iter(bench.pages([document_of({"text": text})], attribution.STAGES)))
    assert page is not None
    found = [[text[s:e] for s, e in a["content"]] for a in attribution.answer({}, page)["attributions"]]
    assert found == [["the raid"], ["the raid that burned the mill"]]


def test_all_of_issued_a_statement_saying_is_the_cue_there(bench: Bench) -> None:
    text = (
        "The army has issued a statement saying the mill was empty. It shelled a mill, which miners called an outrage."
    )
    page = next(iter(bench.pages([document_of({"text": text})], attribution.STAGES)))
    assert page is not None
    found = attribution.answer({}, page)["attributions"]
    assert [[text[s:e] for s, e in a["cue"]] for a in found] == [["has issued a statement saying"], ["called"]]
    assert [text[s:e] for s, e in found[1]["content"]] == ["which", "an outrage"]


def test_tellings_inside_nobodys_quotation_are_passed_over_there(bench: Bench) -> None:
    text = (
        'Banners hung from the mill. "The army said we lied." Apparently the mayor fled. The miners said they had won.'
    )
    page = next(iter(bench.pages([document_of({"text": text})], attribution.STAGES)))
    assert page is not None
    found = attribution.answer({}, page)["attributions"]
    assert [[text[s:e] for s, e in a["source"]] for a in found] == [["The miners"]]


def test_who_takes_up_rumours_is_their_source_there(bench: Bench) -> None:
    text = "The mayor heard rumours that the mill had burned. There were rumours that the mill had burned."
    page = next(iter(bench.pages([document_of({"text": text})], attribution.STAGES)))
    assert page is not None
    found = attribution.answer({}, page)["attributions"]
    assert [[text[s:e] for s, e in a["source"]] for a in found] == [["The mayor"], []]


def test_a_relative_pronoun_is_the_source_of_all_its_verbs_there(bench: Bench) -> None:
    text = "Police met a miner who fled and now accuses the mayor of fraud."
    page = next(iter(bench.pages([document_of({"text": text})], attribution.STAGES)))
    assert page is not None
    (found,) = attribution.answer({}, page)["attributions"]
    assert [text[s:e] for s, e in found["source"]] == ["who"]


def test_triage_is_held_against_reading_and_parsing_everything(bench: Bench) -> None:
    dull = "The museum has three rooms. A tall oak stands near the old door. Its leaves are green and broad."
    documents = [Document.of(TEXT), Document.of(f"{TEXT} {dull}")]
    sentences, whole = measure_triage(Bench(bench.parser, bench.finish), documents, plain_model())
    assert (sentences.level, whole.level) == ("sentences", "documents")
    assert sentences.claims > 0
    assert sentences.recall["all"] == 1.0
    assert sentences.parsed < 1.0
    assert sentences.bare > 0
    assert "of parsing all" in triage_table([sentences, whole])
