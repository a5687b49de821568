"""What of one document tells of which happening, and which of them it is about."""

from __future__ import annotations

import pytest

from counterclaim import read
from counterclaim.ledger.accounts import accounts_of, claim_key, document_key
from counterclaim.ledger.linking import group_accounts
from counterclaim.ledger.words import KNOWN, common_words, telling_words
from counterclaim.reading.parse import Parser
from counterclaim.records import Account, Reading

FIRST = (
    "Car bomb kills 14 outside a bakery in Kirkuk\n\nA car bomb killed 14 people outside a bakery in the northern Iraqi "
    "city of Kirkuk on Tuesday, police said. Another 20 people were wounded. Nobody claimed the bombing. "
    "More than 9,000 people have been killed in the country since January last year."
)
SECOND = (
    "Bakery blast in Kirkuk: 17 dead\n\nThe death toll of a car bomb that went off outside a bakery in Kirkuk on Tuesday "
    "has risen to 17, a hospital official said on Wednesday."
)
ELSEWHERE = (
    "Gunmen kill 3 in Basra\n\nGunmen killed three people at a checkpoint in the southern Iraqi city of Basra on "
    "Tuesday, police said."
)


@pytest.fixture(scope="module")
def readings(parser: Parser) -> list[Reading]:
    """Two reports of one bombing and one of something else."""
    days = ("2031-05-06", "2031-05-07", "2031-05-06")
    return [read(text, published=on, publisher="x") for text, on in zip((FIRST, SECOND, ELSEWHERE), days, strict=True)]


def main_of(reading: Reading) -> Account:
    """The main account of a document."""
    (main,) = [account for account in accounts_of(reading) if account.main]
    return main


def test_the_main_account_is_the_counted_act_of_the_lead(readings: list[Reading]) -> None:
    main = main_of(readings[0])
    assert main.killed is not None
    assert main.killed.best == 14
    assert main.kind == "bombing"
    assert main.places[0].name == "Kirkuk"
    assert main.when is not None
    assert str(main.when.start) == "2031-05-06"


def test_claims_are_in_one_account_each_and_keyed_by_document(readings: list[Reading]) -> None:
    reading = readings[0]
    keys = [key for account in accounts_of(reading) for key in account.claims]
    assert len(keys) == len(set(keys))
    assert set(keys) <= {claim_key(reading.document.id, claim.id) for claim in reading.claims}
    assert len(document_key(reading.document.id)) == 16
    assert len({account.id for account in accounts_of(reading)}) == len(accounts_of(reading))


def test_a_sum_over_the_war_is_no_toll_of_an_account(readings: list[Reading]) -> None:
    tolls = [account.killed.best for account in accounts_of(readings[0]) if account.killed]
    assert 9000 not in tolls


def test_reports_of_one_bombing_are_grouped_and_the_other_stays_alone(readings: list[Reading]) -> None:
    mains = [main_of(reading) for reading in readings]
    groups = group_accounts([account for reading in readings for account in accounts_of(reading)])
    home = {account: group for group in groups for account in group}
    assert home[mains[0].id] == home[mains[1].id] != home[mains[2].id]


def test_telling_words_leave_out_common_words_and_mark_known_names() -> None:
    words = telling_words(["Hezbollah fighters said a wedding near Kalmar was hit on Tuesday"])
    assert "wedding" in words
    assert "kalmar" in words
    assert f"{KNOWN}hezboll" in words
    assert not {"said", "fighter", "tuesday"} & set(words)
    assert "said" in common_words()
    assert telling_words(["Kalmars weddings"]) == telling_words(["Kalmar wedding"])
