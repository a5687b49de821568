"""Regular mistakes of the parser are mended; what is right is left as it is."""

from __future__ import annotations

import inspect
import re

import pytest
from spacy.tokens import Doc

from counterclaim.reading import mends
from counterclaim.reading.parse import Parser


def arc(doc: Doc, word: str) -> tuple[str, str]:
    [token] = [t for t in doc if t.text == word]
    return token.dep_, token.head.text


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Haiti's police said officers backed by the mission had killed 28 men.", "officers", ("nsubj", "killed")),
        ("Haiti's police said officers backed by the mission had killed 28 men.", "backed", ("acl", "officers")),
        ("The governor of Norte de Santander, William Villamizar, said so on Sunday.", "Villamizar", ("appos", "governor")),
        ("The envoys left after soldiers stopped one of their cars, threatened staff and shot two drivers.",
         "threatened", ("conj", "stopped")),
        ("An attack by the Rapid Support Forces on Omdurman failed.", "on", ("prep", "attack")),
        ("A bomb killed three soldiers from Chad near Kidal on Friday.", "near", ("prep", "killed")),
        ("The army has retaken the town of Lalibela, Prime Minister Abiy Ahmed said in a statement.",
         "retaken", ("ccomp", "said")),
        ("The RSF denied it had shelled the hospital and accused the army of lying.", "accused", ("conj", "denied")),
        ("The army calls the rebels terrorists.", "rebels", ("dobj", "calls")),
        ("The mission fears that the fighting will spread, and demanded that they withdraw.", "demanded", ("conj", "fears")),
        ("The army said the truce would collapse and warned the rebels.", "warned", ("conj", "said")),
        ("The truce will collapse, the army said, if the rebels attack Goma.", "attack", ("advcl", "collapse")),
        ("The rebels shelled the town; the army said ten people were killed.", "shelled", ("ROOT", "shelled")),
        ("The war has killed 30,000 people, monitors say; a raid wounded four.", "wounded", ("ROOT", "wounded")),
        ("Twelve soldiers searched the town of Gao in Mali and 30 were arrested.", "30", ("nsubjpass", "arrested")),
        ("A relief official said 11 men had drowned; a state spokesman blamed rebels loyal to Olony.", "blamed",
         ("ROOT", "blamed")),
        ("Hundreds of families have fled since fighters linked to Islamic State raided the town of Palma, the body said.",
         "raided", ("advcl", "fled")),
        ("Many fled when rebels allied with Borland seized the town of Palma.", "rebels", ("nsubj", "seized")),
        ("Many died when a bus overturned and burned a hut.", "bus", ("nsubj", "overturned")),
        ("A court ordered the arrest of 18 officers over links to a network, the agency reported on Tuesday.", "ordered",
         ("ccomp", "reported")),
        ("Twenty people were killed and scores injured in clashes in Jos.", "scores", ("nsubjpass", "injured")),
        ("Jets dropped two bombs on a monastery in Sagaing, a resistance fighter told the Irrawaddy.", "dropped",
         ("ccomp", "told")),
        ("Two rockets fell near Sderot on Monday, the army said; no group claimed the fire.", "claimed", ("ROOT", "claimed")),
        ("Police shot a student dead.", "dead", ("oprd", "shot")),
        ("Gangs set police stations ablaze.", "stations", ("dobj", "set")),
        ("Turkey arms the army, two diplomats said, a claim Ankara denies.", "denies", ("relcl", "claim")),
        ("Rwanda sent troops to Goma, Kinshasa says, a charge Kigali rejects.", "Kigali", ("nsubj", "rejects")),
        ("The army bombed the village, residents said, which the government denied.", "denied", ("relcl", "village")),
        ("Officials blamed the attack on the rebels.", "on", ("prep", "blamed")),
        ("Pakistan said 31 civilians died, and denied any link to it.", "denied", ("conj", "said")),
        ("In the capital, Khartoum, the army bombed a hospital.", "Khartoum", ("appos", "capital")),
        ("In the eastern city, Goma, rebels killed two men.", "rebels", ("nsubj", "killed")),
        ("In the capital, Abiy Ahmed, the prime minister, met envoys.", "Ahmed", ("nsubj", "met")),
        ("Gunmen shot dead 22 villagers.", "dead", ("acomp", "shot")),
        ("Militants shot dead three women and two children from Rufa.", "women", ("dobj", "shot")),
        ("Militants shot dead the mayor three weeks later.", "weeks", ("npadvmod", "later")),
        ("The minister said rebels using mortars attacked a convoy.", "rebels", ("nsubj", "attacked")),
        ("The gunmen set fire to four wards, looted medicines and took two nurses hostage.", "medicines", ("dobj", "looted")),
        ("Rebels raided Ifo, killing five people and burning many homes, residents and a rights group said.",
         "residents", ("nsubj", "said")),
        ("A military airstrike on a village killed at least 20 people, including seven children, members of the armed"
         " resistance, a local relief group and independent media reported Tuesday.", "members", ("nsubj", "reported")),
        ("The envoy said three miners were killed and blamed the government in Lome.", "blamed", ("conj", "said")),
        ("A spokeswoman said that claim was false and accused the mission of lying.", "accused", ("conj", "said")),
        ("American jets helped Iraq recapture Ramadi in 2015.", "Iraq", ("nsubj", "recapture")),
        ("The envoy accused the rebels of bombing markets in Aden.", "markets", ("dobj", "bombing")),
        ("Gunmen in the garb of soldiers killed nine men in Djibo on Friday, a local prosecutor said.", "Gunmen",
         ("nsubj", "killed")),
        ("Forty people died when a shell hit the chapel, where they had fled from the fighting, the bishop of Tumaco,"
         " Juan Orjuela, said on Sunday.", "bishop", ("nsubj", "said")),
        ("Two shells hit a school in Dolinsk, Olga Petrova, a deputy mayor of the town, said.", "hit", ("ccomp", "said")),
        ("The army, backed by the navy, the governor of Kaya, Paul Ouedraogo, and two others fled.", "governor",
         ("appos", "army")),
        ("A drone wounded four men in the town of Qamishli on Monday, an official and a monitoring group said.",
         "official", ("nsubj", "said")),
        ("A bomb killed 12 people in the port of Aden on Monday, a medic and security officials said.", "officials",
         ("conj", "medic")),
        ("A bomb killed 12 people in the port of Aden, and a group of officials said so.", "group", ("nsubj", "said")),
        ("The ELN, which a minister says buys rifles abroad, denied it.", "which", ("nsubj", "buys")),
        ("In a statement on Monday, the ELN, which fights beside the farmers, denied it.", "ELN", ("nsubj", "denied")),
        ("Troops fired at Goris and Sotk, the Defence Ministry said in a statement.", "Ministry", ("nsubj", "said")),
        ("In a message posted online, the ELN, an alliance of three groups, denied it.", "ELN", ("nsubj", "denied")),
        ("Rebels attacked a post on Sunday, the Observatory said, killing 12 soldiers.", "killing", ("advcl", "attacked")),
        ("Rebels attacked a post on Sunday, police said, killing 12 soldiers.", "killing", ("advcl", "attacked")),
        ("Gunmen believed to be Boko Haram members attacked the village on Friday.", "Gunmen", ("nsubj", "attacked")),
        ("On Friday, lawmaker Juan Orjuela, Colonel Pedro Zamora, the National Guard General Alexis Peres, Bruno Orozco and"
         " Luis Guerra were indicted.", "Zamora", ("conj", "Orjuela")),
        ("The murder of a member of the council by gunmen was condemned.", "by", ("prep", "murder")),
        ("Gunmen on motorcycles killed ten guards and wounded four others in Kaya.", "Gunmen", ("nsubj", "killed")),
        ("Turkish troops deployed to Idlib clashed with Syrian forces.", "troops", ("nsubj", "clashed")),
        ("An attack in which gunmen killed ten guards shocked the town.", "guards", ("dobj", "killed")),
        ("Police are hunting a man believed to have left a bag containing a device that exploded on Friday, wounding 13"
         " people on a street.", "wounding", ("advcl", "exploded")),
    ],
)  # fmt: skip
def test_mended(parser: Parser, text: str, word: str, expected: tuple[str, str]) -> None:
    assert arc(parser.nlp(text), word) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Police said two officers were killed by rebels and a car was burned.",
        "The army left, after rebels took the bridge, burned its camp and moved north.",
        "Residents of Goma, Congo, said so.",
        "The town of Ifo, home of Abdi Noor, was shelled.",
        "Officials fear the rebels will attack and burn the town.",
        "The mayor said so, if you ask his guards.",
        "Gunmen killed five farmers, two herders and a guard on Monday.",
        "Police said two men were detained and accused of theft.",
        "Police said the rebels attacked a village and blamed the army.",
        "Judges accused the general of drug trafficking.",
        "Hundreds fled the town, the agency said, blaming the army for the shelling.",
        "In Gao, Mopti and Segou, soldiers burned homes.",
        "Abdi Noor, alias Juan Orjuela, was indicted.",
        "An attack by soldiers of the 3rd Brigade killed ten guards.",
        "Rebels from the north attacked the town and burned houses.",
        "The rebels advanced to the river and attacked a camp.",
        "A copy of a book by a judge was sold.",
        "The rebels attacked the camp that they had left, killing two men.",
    ],
)
def test_left_alone(parser: Parser, text: str) -> None:
    mended, bare = parser.nlp(text), parser.nlp(text, disable=["counterclaim_mends"])
    assert [(t.dep_, t.head.i) for t in mended] == [(t.dep_, t.head.i) for t in bare]


def test_texts_stay_what_they_were(parser: Parser) -> None:
    text = "The mayor of Ifo, Abdi Noor, said guards hired by the town had shot a thief.\nNobody else spoke."
    doc = parser.nlp(text)
    assert doc.text == text
    assert sum(token.head == token for token in doc) == len(list(doc.sents))


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("It was ambushed by fighters of the Velmar, an alliance of rebel groups led by a colonel.", "alliance",
         ("appos", "Velmar")),
        ("The Bangsamoro Islamic Freedom Fighters, a breakaway group of the MILF, and the Abu Sayyaf were not party to it.",
         "Sayyaf", ("conj", "Fighters")),
        ("The government signed a peace agreement with the Velmar, facilitated by Malaysia.", "facilitated",
         ("acl", "agreement")),
        ("Fighters loyal to Kurdish commander Mazloum Abdi clashed with tribesmen.", "Abdi", ("pobj", "to")),
        ("Sudan's foreign ministry accused Nairobi of siding with the RSF.", "siding", ("pcomp", "of")),
        ("Twelve soldiers killed fighting rebels in Mali.", "soldiers", ("nsubjpass", "killed")),
        ("Three soldiers died fighting rebels.", "rebels", ("dobj", "fighting")),
        ("The soldiers killed two men fighting rebels.", "soldiers", ("nsubj", "killed")),
        ("Saudi jets carried out ten raids using drones against the Houthis.", "against", ("prep", "raids")),
        ("The army met the rebels led by a colonel.", "led", ("acl", "rebels")),
        ("Anna Berg, a member of Velmar and the mayor of Sumal, said so.", "mayor", ("conj", "member")),
    ],
)  # fmt: skip
def test_descriptions_stand_beside_what_they_describe(
    parser: Parser, text: str, word: str, expected: tuple[str, str]
) -> None:
    assert arc(parser.nlp(text), word) == expected


def test_no_rule_speaks_of_the_relations_that_are_passed_over() -> None:
    source = inspect.getsource(mends._mend_relation)
    told = {
        dep
        for group in re.findall(r"\bdep (?:==|in) ([^:]+?)(?: and |:)", source)
        for dep in re.findall(r'"(\w+)"', group)
    }
    assert {"ccomp", "pobj", "nsubj"} <= told
    assert not told & mends._UNMENDED
    assert set(re.findall(r'\bword == "([^"]+)"', source)) == mends._MENDED_WORDS
