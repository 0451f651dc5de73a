"""Set phrases of news English, read as the one word that stands for them."""

from __future__ import annotations

import re

import pytest

from factcheck.language.phrases import find_phrases
from factcheck.language.relations import Relation, relation

PARAPHRASES = [
    ("The council gave the go-ahead to the tunnel", "allow"),
    ("They put the talks on hold in May", "suspend"),
    ("Her rivals took aim at the plan", "criticise"),
    ("The party threw its weight behind her", "support"),
    ("The league called time on the series", "end"),
    ("He is in charge of the ministry", "lead"),
    ("The two are at odds with each other", "disagree"),
    ("The firm turned a profit last year", "profit"),
    ("The shipyard went under in spring", "bankrupt"),
    ("Ferrel came top in the first round", "win"),
    ("The champions have seen off Aldhelm", "defeat"),
    ("The crew got in touch with the harbour", "contact"),
    ("The fire was set on purpose", "deliberately"),
    ("The valve was opened by mistake", "accidentally"),
    ("The guard was fast asleep", "asleep"),
    ("He was wide awake at three", "awake"),
    ("The river burst its banks", "overflow"),
    ("Two of them took their own lives", "suicide"),
    ("The gang gave itself away and he gave himself up", "surrender"),
    ("The storm gathered strength", "strengthen"),
    ("The court put the editor on trial", "prosecute"),
    ("The clerk was made redundant", "dismiss"),
    ("The painting went on display in June", "exhibit"),
    ("The team finished level", "draw"),
    ("Doctors carried out research into the fever", "study"),
    ("Prices went through the roof", "soar"),
    ("Shares took a nosedive", "plunge"),
    ("The rebels laid siege to the port", "besiege"),
]
OTHERS = [
    "The team won over a million fans",
    "Soldiers on leave stood behind the fence",
    "A fire at the mill",
    "Jobs in private firms",
    "He was stopped by the police",
    "The bill is on the house floor",
    "Banks on the river",
    "The guard shot down the drone",
]
OPPOSITES = [
    ("on purpose", "by accident"),
    ("fast asleep", "wide awake"),
    ("gave the thumbs up to", "gave the thumbs down to"),
    ("gathered pace", "dragged their feet"),
    ("held on to", "missed out on"),
    ("filled to capacity", "deserted"),
    ("in secret", "out in the open"),
    ("ahead of schedule", "behind schedule"),
    ("opened its doors", "shut up shop"),
    ("got better", "went from bad to worse"),
    ("took the helm of", "lagged behind"),
    ("is in agreement with", "is at odds with"),
    ("in high spirits", "down in the dumps"),
    ("of her own accord", "against her will"),
]


def tokens_of(text: str) -> list[str]:
    return re.findall(r"'s|\w+|-", text)


@pytest.mark.parametrize(("text", "word"), PARAPHRASES)
def test_paraphrases_are_read_as_one_word(text: str, word: str) -> None:
    assert word in [match.canonical for match in find_phrases(tokens_of(text))]


@pytest.mark.parametrize("text", OTHERS)
def test_look_alikes_are_left_alone(text: str) -> None:
    assert find_phrases(tokens_of(text)) == ()


@pytest.mark.parametrize(("first", "second"), OPPOSITES)
def test_phrases_can_be_opposites(first: str, second: str) -> None:
    assert relation(amounts_to(first), amounts_to(second)) is Relation.ANTONYM


def amounts_to(text: str) -> str:
    tokens = tokens_of(text)
    found = find_phrases(tokens)
    return found[0].canonical if found else tokens[0]
