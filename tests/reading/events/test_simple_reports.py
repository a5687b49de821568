"""One sentence each, as a wire would write it: who did what where, according to whom."""

from __future__ import annotations

import pytest

import counterclaim


def told(text: str) -> set[tuple[str, str, str, str, str]]:
    reading = counterclaim.read(text, published="2026-03-11")
    name = {a.id: a.name for a in reading.actors} | {p.id: p.name for p in reading.places}

    def names(refs: tuple[str, ...]) -> str:
        return "+".join(sorted(name[ref] for ref in refs))

    return {
        (
            "" if c.claimant.document else name.get(c.claimant.actor or "", "?"),
            c.event.type,
            names(c.event.initiators),
            names(c.event.targets),
            names(c.event.places),
        )
        for c in reading.claims
        if c.event and c.polarity == "positive"
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rebels withdrew from Aleppo.", ("", "withdrawal", "armed opposition in Syria", "", "Aleppo")),
        ("Some 1,200 people had been displaced by fighting in Jonglei.", ("", "armed_clash", "", "", "Jonglei")),
        (
            "A bomb killed three soldiers from Kenya near Kismayo on Friday, a witness said.",
            ("witness", "bombing", "", "Armed forces of Kenya", "Kismayo"),
        ),
        (
            "Azerbaijan accused Armenia of firing at its positions; Yerevan denied the claim.",
            ("Azerbaijan", "shooting", "Armenia", "", ""),
        ),
        (
            "Sudan's army said it had repelled an attack by the Rapid Support Forces on El Fasher.",
            ("Armed forces of Sudan", "attack", "Rapid Support Forces", "Armed forces of Sudan", "El Fasher"),
        ),
        (
            "The Rapid Support Forces denied it shelled a clinic and accused the army of using civilians as human shields.",
            ("Rapid Support Forces", "human_shield", "Armed forces of Sudan", "civilians", ""),
        ),
        (
            "Israeli settlers torched olive groves near Nablus on Monday.",
            ("", "destruction", "Israeli settlers", "", "Nablus"),
        ),
        (
            "Bombs exploded in Jableh; Islamic State claimed the attacks.",
            ("Islamic State", "attack", "Islamic State", "", ""),
        ),
        ("The attack was claimed by Islamic State.", ("Islamic State", "attack", "Islamic State", "", "")),
        (
            "Government warplanes carried out strikes on the town of Saraqib, the Britain-based Syrian Observatory said.",
            ("Syrian Observatory for Human Rights", "attack", "Armed forces of Syria", "", "Saraqib"),
        ),
        (
            "Rebels have threatened to march on Bukavu unless the government agrees to talks.",
            ("", "threaten_protest", "armed opposition in Democratic Republic of the Congo", "", "Bukavu"),
        ),
        (
            "The M23 group entered Bukavu on Friday.",
            ("", "force_movement", "March 23 Movement", "", "Bukavu"),
        ),
        (
            "A suicide bomber struck a police post in Mosul.",
            ("", "suicide_bombing", "suicide bomber", "Police of Iraq", "Mosul"),
        ),
    ],
)
def test_told(text: str, wanted: tuple[str, str, str, str, str]) -> None:
    found = told(text)
    assert wanted in found, found
