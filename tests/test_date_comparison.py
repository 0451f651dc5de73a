"""How a draft's date stands to a source's."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.language.date_comparison import compare_dates
from factcheck.language.dates import find_dates
from factcheck.language.mentions import DateMention

SATURDAY = date(2015, 9, 12)


def first(text: str, reference: date | None = None) -> DateMention:
    return find_dates(text, reference)[0]


def relation(draft: str, source: str) -> str:
    return compare_dates(first(draft), first(source, SATURDAY)).relation


@pytest.mark.parametrize(
    ("draft", "source", "expected"),
    [
        ("on Wednesday", "on Wednesday", "agree"),
        ("on Wednesday", "on Monday", "conflict"),
        ("on Friday", "yesterday", "agree"),
        ("on Saturday", "yesterday", "conflict"),
        ("on Friday, September 11", "yesterday afternoon", "agree"),
        ("on September 10", "yesterday", "conflict"),
        ("on Thursday, September 11", "yesterday", "conflict"),
        ("in 2022", "in February 2022", "agree"),
        ("in February 2014", "in February 2022", "conflict"),
        ("on February 24, 2022", "in February 2022", "finer"),
        ("on March 24, 2022", "in February 2022", "conflict"),
        ("20 July 1969", "July 20, 1969", "agree"),
        ("on July 18", "on July 8", "conflict"),
        ("on July 8", "on July 8", "agree"),
        ("in 1989", "in 1999", "conflict"),
        ("in the late 1990s", "in 1999", "agree"),
        ("in 1999", "in the late 1990s", "finer"),
        ("since the 1950s", "since 1958", "agree"),
        ("since 1985", "since 1958", "conflict"),
        ("before 2010", "in 2010", "conflict"),
        ("before 2011", "in 2010", "agree"),
        ("after 2009", "in 2010", "agree"),
        ("after 2010", "before 2010", "conflict"),
        ("in 2022", "since 2022", "agree"),
        ("since 2009", "until 2009", "conflict"),
        ("by 2040", "by 2050", "conflict"),
        ("at 2:30 a.m.", "at 2:30", "agree"),
        ("half past two in the morning", "at 2:30", "agree"),
        ("at 6:30 a.m.", "at 6:30 p.m.", "conflict"),
        ("at 6:30 a.m.", "on Wednesday", "incomparable"),
        ("yesterday", "yesterday", "agree"),
        ("tomorrow", "today", "conflict"),
        ("yesterday", "in 2015", "incomparable"),
        ("on Wednesday", "in 2015", "incomparable"),
        ("Seven years ago", "Seventeen years ago", "conflict"),
        ("Seventeen years ago", "Seventeen years ago", "agree"),
        ("in March 2015", "in 2015", "finer"),
        ("the 20th century", "in 1850", "conflict"),
        ("in 2016", "on July 8", "conflict"),
    ],
)
def test_relations(draft: str, source: str, expected: str) -> None:
    assert relation(draft, source) == expected


def test_the_same_relative_day_of_two_texts_is_not_the_same_day() -> None:
    draft, source = first("yesterday", date(2020, 1, 1)), first("yesterday", SATURDAY)
    assert compare_dates(draft, source).relation == "conflict"


def test_a_weekday_is_compared_by_name_across_texts() -> None:
    draft, source = first("on Friday", date(2020, 1, 1)), first("on Friday", SATURDAY)
    assert compare_dates(draft, source).relation == "agree"


def test_the_message_shows_both_dates() -> None:
    compared = compare_dates(first("before 2010"), first("in 2010"))
    assert compared.message == "before 2010 against 2010"
