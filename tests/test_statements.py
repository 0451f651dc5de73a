"""How a sentence parts into statements."""

from __future__ import annotations

import pytest

from factcheck.language.dates import find_dates
from factcheck.language.statements import Statement, find_statements, smallest_statement
from factcheck.language.words import Word, merge_words


def words_of(text: str) -> tuple[Word, ...]:
    return merge_words(text, (), (), find_dates(text, None))


def text_of(text: str, words: tuple[Word, ...], statement: Statement) -> str:
    return text[words[statement.start].start : words[statement.end - 1].end]


# text, the inner statements as (kind, marker, text)
PARTED = [
    (
        "The package includes rounds that pierce steel.",
        [("relative", "that", "that pierce steel")],
    ),
    (
        "Orsk, who leads the league, left the room.",
        [("relative", "who", "who leads the league")],
    ),
    (
        "The policy the board made failed.",
        [],
    ),
    (
        "When the rain stopped, the crane fell.",
        [("subordinate", "when", "When the rain stopped")],
    ),
    (
        "The crane fell shortly before the rain stopped.",
        [("subordinate", "before", "shortly before the rain stopped")],
    ),
    (
        "The army fired missiles and hit a bridge.",
        [("coordinate", "and", "and hit a bridge")],
    ),
    (
        "The army fired missiles, but the government denied it.",
        [("coordinate", "but", "but the government denied it")],
    ),
    (
        "A storm hit the coast, killing four people.",
        [("participle", None, "killing four people")],
    ),
    (
        "Speaking in Rome, the minister denied it.",
        [("participle", None, "Speaking in Rome")],
    ),
    (
        "The document found on the road was secret.",
        [("participle", None, "found on the road")],
    ),
    (
        "Orsk, director of the league, left the room.",
        [("apposition", None, "director of the league")],
    ),
    (
        "The report found that mines killed farmers.",
        [("reported", "that", "that mines killed farmers")],
    ),
    (
        "The board said mines killed farmers.",
        [("reported", None, "mines killed farmers")],
    ),
    (
        "Mines killed farmers, the board said.",
        [("reported", None, "Mines killed farmers")],
    ),
    (
        '"Mines kill," said Orsk.',
        [("reported", None, '"Mines kill')],
    ),
]


@pytest.mark.parametrize(("text", "inner"), PARTED)
def test_inner_statements(text: str, inner: list[tuple[str, str | None, str]]) -> None:
    words = words_of(text)
    first, *found = find_statements(words)
    assert (first.start, first.end, first.kind) == (0, len(words), "main")
    assert [(one.kind, one.marker, text_of(text, words, one)) for one in found] == inner


WHOLE = [
    "The mayor and the council approved the plan.",
    "It includes rounds, shells and mines.",
    "The police found and removed the mines.",
    "In 2014, the government raised taxes.",
    "The league urged ministers to reverse the ban.",
    "They met in Bergen, Rome, Paris and York.",
    "Adding to this would harm farmers.",
    "But in 2014 the board agreed.",
]


@pytest.mark.parametrize("text", WHOLE)
def test_sentences_that_are_one_statement(text: str) -> None:
    assert len(find_statements(words_of(text))) == 1


RESTRICTIVE = [
    ("Countries that have not joined must pay.", True),
    ("The mayor, who has not joined, must pay.", False),
]


@pytest.mark.parametrize(("text", "restrictive"), RESTRICTIVE)
def test_restrictive_clauses(text: str, restrictive: bool) -> None:
    relative = [one for one in find_statements(words_of(text)) if one.kind == "relative"]
    assert [one.restrictive for one in relative] == [restrictive]


def test_a_word_belongs_to_the_smallest_statement_that_holds_it() -> None:
    text = "Orsk, who leads the league, left the room."
    words = words_of(text)
    statements = find_statements(words)
    kinds = {
        word.text: statements[smallest_statement(statements, index)].kind
        for index, word in enumerate(words)
    }
    assert (kinds["Orsk"], kinds["leads"], kinds["left"]) == ("main", "relative", "main")


def test_an_empty_sentence_has_no_statement() -> None:
    assert find_statements(()) == ()
