"""Names: found, resolved to one entity, left alone where they are none."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.names import build_name_table, find_names, same_entity
from factcheck.model import Name, NameKind

STORY = (
    "Harbour Master Ilse Brandt said the quay was safe. Brandt has led the port since 2011.",
    "Tomas Reyl, policy director for the Coastal Watch Union (CWU), disagreed. CWU sued in May.",
    "Education Minister Nadia Okoro and Mr Reyl met in Veldhaven. The Ministry of Fisheries paid.",
    "Senator Paul Quist, a Northmark New Alliance MP, left. Ana Lopes of the Veldhaven Post wrote.",
)
TABLE = build_name_table((), STORY)
EMPTY = build_name_table(())


def entities(text: str, table=EMPTY) -> list[str]:
    return [mention.entity for mention in find_names(text, table)]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("The U.S. agreed.", "united states"),
        ("The US agreed.", "united states"),
        ("America agreed.", "united states"),
        ("Washington agreed.", "united states"),
        ("The White House agreed.", "united states"),
        ("British troops left.", "united kingdom"),
        ("Kyiv said it would.", "ukraine"),
        ("The Kremlin denied it.", "russia"),
        ("Two Swedes were hurt.", "sweden"),
        ("The WHO warned of it.", "world health organization"),
        ("The World Health Organisation warned of it.", "world health organization"),
        ("Texans voted.", "texas state"),
        ("Seattle, Washington, flooded.", "washington state"),
        ("Muslims and others met.", "muslim"),
    ],
)
def test_general_names_are_one_thing_under_all_their_forms(text: str, entity: str) -> None:
    assert entity in entities(text)


@pytest.mark.parametrize(
    "text",
    [
        "Please tell us who came.",
        "However, nobody came on Monday or in May.",
        "Officials were late. Yesterday it rained.",
        "I think I'm late, and it may rain in March.",
        "The VIP lounge opened at 15:00 GMT.",
        "We eat turkey and use china.",
    ],
)
def test_ordinary_words_are_no_names(text: str) -> None:
    assert entities(text) == []


def test_a_city_is_not_its_government() -> None:
    assert entities("They met in Moscow.") == ["moscow"]
    assert entities("Moscow rejected it.") == ["russia"]
    assert entities("The government in Moscow said so.") == ["russia"]


def test_american_made_is_american() -> None:
    (mention,) = find_names("an American-made engine", EMPTY)
    assert (mention.text, mention.entity, mention.adjective) == (
        "American-made",
        "united states",
        True,
    )
    (based,) = find_names("a London-based firm", EMPTY)
    assert based.text == "London"


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Brandt spoke.", "ilse brandt"),
        ("The harbour master spoke.", "ilse brandt"),
        ("the CWU", "coastal watch union"),
        ("The union's policy director spoke.", "tomas reyl"),
        ("The policy director for CWU spoke.", "tomas reyl"),
        ("Reyl's letter", "tomas reyl"),
        ("the minister of education", "nadia okoro"),
        ("The New Alliance senator left.", "paul quist"),
        ("the Fisheries Ministry", "ministry of fisheries"),
    ],
)
def test_a_story_introduces_its_names(text: str, entity: str) -> None:
    assert entity in entities(text, TABLE)


def test_a_description_that_two_people_fit_names_nobody() -> None:
    table = build_name_table((), ["Minister Ada Roe met Minister Olu Bix."])
    assert entities("The minister left.", table) == []


def test_roles_and_owners_are_read_from_the_text() -> None:
    assert TABLE.role_of("tomas reyl") == "policy director"
    assert TABLE.role_of("nadia okoro") == "education minister"
    assert "coastal watch union" in TABLE.related("tomas reyl")
    assert "tomas reyl" in TABLE.related("coastal watch union")
    assert "veldhaven post" in TABLE.related("ana lopes")
    assert TABLE.kind_of("coastal watch union") is NameKind.ORGANIZATION
    assert TABLE.kind_of("tomas reyl") is NameKind.PERSON


def test_two_people_of_one_body_are_not_related() -> None:
    names = (
        Name("Civic Trust", NameKind.ORGANIZATION),
        Name("Ada Roe", NameKind.PERSON, role="chair", of="Civic Trust"),
        Name("Olu Bix", NameKind.PERSON, role="treasurer", of="Civic Trust"),
        Name("Annual Review", NameKind.WORK, of="Civic Trust"),
    )
    table = build_name_table(names)
    assert table.related("ada roe") == {"civic trust", "annual review"}


def test_someone_else_of_that_surname_is_someone_else() -> None:
    (mention,) = find_names("Sofia Brandt came.", TABLE)
    assert mention.entity == "sofia brandt"
    assert not mention.known


def test_the_books_names_go_before_the_lexicon() -> None:
    table = build_name_table((Name("Lena Paris", NameKind.PERSON),))
    assert entities("Paris said so.", table) == ["lena paris"]


def test_a_possessive_ending_is_no_part_of_a_name() -> None:
    (mention,) = find_names("Canada’s plan", EMPTY)
    assert mention.text == "Canada"


def test_unknown_initials_may_be_an_unknown_body() -> None:
    (short,) = find_names("the GLF", EMPTY)
    (long,) = find_names("the Great Lakes Forum", EMPTY)
    assert same_entity(short, long, EMPTY)
    (other,) = find_names("the Great Plains Forum", EMPTY)
    assert not same_entity(short, other, EMPTY)


def test_a_shared_surname_may_mean_either() -> None:
    table = build_name_table((), ["Ada Rusk and Olu Rusk met."])
    (short,) = find_names("Rusk left.", table)
    for full in ("Ada Rusk", "Olu Rusk"):
        (long,) = find_names(full, table)
        assert same_entity(short, long, table)


def test_the_table_can_be_pickled() -> None:
    copy = pickle.loads(pickle.dumps(TABLE))
    assert entities("Brandt met the CWU.", copy) == entities("Brandt met the CWU.", TABLE)


@given(st.text(max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    mentions = find_names(text, TABLE)
    assert all(text[mention.start : mention.end] == mention.text for mention in mentions)
    assert all(first.end <= second.start for first, second in pairwise(mentions))
