"""Search in large books: words as people write them, misspelt, run together, or only meant."""

from __future__ import annotations

import pytest

from factcheck import search
from factcheck.claims.search import search_claims
from factcheck.matching.index_words import index_words, written_words
from factcheck.model import Claim, ClaimBook, Source
from factcheck.searching import MOST_READ_IN_FULL

PLACES = ("quarry", "orchard", "tunnel", "brewery", "museum", "viaduct", "lighthouse", "tannery")


def _claim(claim_id: str, text: str, title: str = "", speaker: str | None = None) -> Claim:
    return Claim(claim_id, text, None, Source(f"of-{claim_id}", title=title), speaker=speaker)


def _book() -> ClaimBook:
    filling = [
        _claim(f"f{number}", f"The {PLACES[number % 8]} of district {number} opened at noon.")
        for number in range(MOST_READ_IN_FULL + 20)
    ]
    wanted = (
        _claim("pension", "Ministers will defund the pension scheme in autumn."),
        _claim("pension-2", "The pension scheme is sound."),
        _claim("defund", "Nobody will defund anything."),
        _claim("name", "Annika Wohlfahrt kept bees on the roof.", speaker="Annika Wohlfahrt"),
        _claim("titled", "He said so twice.", title="Did the abbot poison the well?"),
        _claim("physician", "A physician treated the sailor."),
        _claim("order", "The wolf chased the dog over the frozen lake."),
        _claim("order-2", "The dog chased the wolf over the frozen lake."),
    )
    more = (_claim(f"p{number}", "A pension is paid; schemes differ.") for number in range(3))
    many = (_claim(f"d{number}", "Parliament may defund it.") for number in range(3))
    return ClaimBook((*filling, *wanted, *more, *many))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param("#DefundThePensionScheme now!", "pension", id="a hashtag"),
        pytest.param("so they want to #defundthepension", "pension", id="a lower-case hashtag"),
        pytest.param("the pensionscheme will be defunded", "pension", id="words run together"),
        pytest.param("bees of @AnnikaWohlfahrt", "name", id="an account"),
        pytest.param("Anika Wohlfart had some bees", "name", id="a misspelt name"),
        pytest.param("was the well poisoned by an abbot", "titled", id="a title"),
        pytest.param("some doctor treated him", "physician", id="a like word"),
        pytest.param("a dog chased the wolf", "order-2", id="the order of words"),
    ],
)
def test_the_claim_meant_comes_first(query: str, expected: str) -> None:
    found = search(query, _book(), limit=3)
    assert found[0].claim.id == expected
    assert all(0 <= match.score <= 1 for match in found)
    assert [match.score for match in found] == sorted((m.score for m in found), reverse=True)


def test_a_claim_gets_the_best_score_for_its_own_words() -> None:
    book = _book()
    for claim in book.claims[-14:-6]:
        if claim.id != "titled":
            assert search(claim.text, book, limit=1)[0].claim.text == claim.text


def test_what_shares_no_word_is_not_found() -> None:
    assert search("zebras gallop", _book()) == []
    assert search_claims("", _book().claims) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,983 deaths", ["1983", "deaths"]),
        ("84% of them", ["84", "percent", "of", "them"]),
        ("#BBCNews", ["bbcnews", "bbc", "news"]),
        ("@dana_orsk", ["dana", "orsk"]),
        ("see https://t.co/CsHG8R9cHp", ["see"]),
        ("https://example.org/2020/harbour-fares.html", ["harbour", "fares", "html"]),
        ("don’t", ["don't"]),
    ],
)
def test_words_are_read_as_they_are_meant(text: str, words: list[str]) -> None:
    assert written_words(text) == words


def test_inflected_forms_are_one_word_and_stop_words_none() -> None:
    assert index_words("The children of Velde's mayor said that") == index_words(
        "child Velde mayor say"
    )
