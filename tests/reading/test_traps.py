"""Names and dates that mean two things: what a careful reader does not fall for. Each text is our own."""

from __future__ import annotations

import pytest

from counterclaim.reading.draft import draft_of

STAGES = ["dates", "actors", "places", "coreference"]


def read(draft, text, published="2017-05-01"):
    """Actor ids and places by the words that mention them, and dates."""
    found = draft_of(draft(text, published, STAGES))
    actors = {}
    for mention in found.actor_mentions:
        actors.setdefault(mention.text, set()).add(mention.ref)
    places = [(m.text, found.places[m.ref]) for m in found.place_mentions]
    return actors, places, found.dates


def test_georgia_the_country_and_the_state(draft):
    actors, _, _ = read(draft, "Georgia accused Russia of firing on its posts near Gori.")
    assert actors["Georgia"] == {"state-geo"}
    actors, places, _ = read(draft, "A tornado struck Atlanta, Georgia, killing two men.")
    assert "Georgia" not in actors
    assert {(text, place.country) for text, place in places} == {("Atlanta", "USA"), ("Georgia", "USA")}


def test_mali_and_mali_losinj(draft):
    actors, places, _ = read(draft, "Mali sent soldiers to the border. Police shot a man in Mali Lošinj in Croatia.")
    assert actors["Mali"] == {"state-mli"}
    assert ("Mali Lošinj", "HRV") in {(text, place.country) for text, place in places}


@pytest.mark.parametrize(
    ("published", "name"), [("2010-05-01", "Islamic State of Iraq"), ("2015-05-01", "Islamic State")]
)
def test_a_group_has_the_name_of_its_day(draft, published, name):
    doc = draft(f"The {name} claimed the bombing.", published, STAGES)
    (actor,) = [a for a in draft_of(doc).actors.values() if a.id == "islamic-state"]
    assert actor.name == name


def test_al_jazeera_the_outlet_and_al_jazirah_the_region(draft):
    text = "Al Jazeera reported clashes in Wad Madani, the capital of Sudan's Al Jazirah state."
    actors, places, _ = read(draft, text, "2024-01-05")
    assert actors["Al Jazeera"] == {"al-jazeera"}
    kinds = {shown: (place.kind, place.country) for shown, place in places}
    assert kinds["Al Jazirah"] == ("admin1", "SDN")
    assert kinds["Sudan"] == ("country", "SDN")
    assert "Al Jazeera" not in kinds


def test_turkey_and_turkey(draft):
    actors, places, _ = read(draft, "Turkey struck targets in Syria. Farmers sold turkey at the market.")
    assert actors["Turkey"] == {"state-tur"}
    assert "turkey" not in {text for text, _ in places}


def test_two_towns_of_one_name_in_two_countries(draft):
    _, places, _ = read(draft, "Shells hit Tripoli in Lebanon. In Libya, a bomb went off near Tripoli.")
    assert [place.country for text, place in places if text == "Tripoli"] == ["LBN", "LBY"]
    _, places, _ = read(draft, "Shells hit Tripoli in Lebanon. Libya and Egypt spoke. Smoke rose over Tripoli.")
    assert [place.country for text, place in places if text == "Tripoli"] == ["LBN", "LBN"]


def test_a_group_named_after_a_place_and_a_people_without_a_group(draft):
    actors, places, _ = read(
        draft, "The Aleppo Front withdrew from Aleppo. Kurdish fighters held the hill near Kobani."
    )
    assert [text for text, _ in places if text == "Aleppo"] == ["Aleppo"]  # the front is no place
    assert not actors["Kurdish fighters"] & {"sdf-syria", "ypg", "pkk"}


def test_since_then_and_yesterday(draft):
    _, _, dates = read(draft, "In 2011 the war began in Yemen. Thousands have fled since then.")
    assert [(str(d.start), str(d.end)) for d in dates] == [("2011-01-01", "2011-12-31"), ("2011-01-01", "2017-05-01")]
    _, _, dates = read(draft, "They shelled the town yesterday.", None)
    assert all(d.start is None and d.end is None for d in dates)
