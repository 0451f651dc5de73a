"""Which of two events a sentence puts first."""

from __future__ import annotations

import pytest

from factcheck.language.dates import find_dates
from factcheck.language.orderings import find_orderings
from factcheck.language.words import Word, merge_words


def words_of(text: str) -> tuple[Word, ...]:
    return merge_words(text, (), (), find_dates(text, None))


# text, relation, earlier event, later event
ORDERED = [
    ("The army fired before the aid came.", "before", "The army fired", "the aid came"),
    ("The aid came after the army fired.", "after", "the army fired", "The aid came"),
    ("The aid came hours after the army fired.", "after", "the army fired", "The aid came"),
    ("Before the aid came, the army fired.", "before", "the army fired", "the aid came"),
    ("After the vote, the mayor resigned.", "after", "the vote", "the mayor resigned"),
    ("The mayor resigned in the wake of the vote.", "after", "the vote", "The mayor resigned"),
    ("Traffic grew prior to the attack.", "before", "Traffic grew", "the attack"),
    ("The strike was followed by a truce.", "after", "The strike", "a truce"),
    ("A truce followed the strike.", "after", "the strike", "A truce"),
    ("A storm preceded the collapse.", "before", "A storm", "the collapse"),
    ("He stayed until the report appeared.", "until", "He stayed", "the report appeared"),
    (
        "He did not resign until the report appeared.",
        "until",
        "the report appeared",
        "He did not resign",
    ),
    ("He left once the vote was over.", "after", "the vote was over", "He left"),
    ("By the time of the vote, he had left.", "before", "he had left", "the vote"),
    ("He had left when the police came.", "before", "He had left", "the police came"),
    ("He sang during the parade.", "while", "He sang", "the parade"),
    ("She won the seat and then left.", "before", "She won the seat", "left"),
    ("It has paid since the court ruled.", "since", "the court ruled", "It has paid"),
]


@pytest.mark.parametrize(("text", "relation", "earlier", "later"), ORDERED)
def test_orderings(text: str, relation: str, earlier: str, later: str) -> None:
    words = words_of(text)
    found = find_orderings(words)
    assert [one.relation for one in found] == [relation]
    spans = [(found[0].earlier), (found[0].later)]
    assert [text[words[start].start : words[end - 1].end] for start, end in spans] == [
        earlier,
        later,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The army fired missiles.",
        "He left before 2014.",
        "He has paid since 2014.",
        "After all, he left.",
        "He followed.",
        "The plan was then dropped.",
    ],
)
def test_no_two_events_no_ordering(text: str) -> None:
    assert find_orderings(words_of(text)) == ()
