"""Which dates and times a sentence holds, and what days they cover."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.dates import find_dates
from factcheck.language.mentions import DateMention, Granularity

SATURDAY = date(2015, 9, 12)


def only(text: str, reference: date | None = None) -> DateMention:
    found = find_dates(text, reference)
    assert len(found) == 1, [mention.text for mention in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "span", "day"),
    [
        ("on February 24, 2022, it", "February 24, 2022", date(2022, 2, 24)),
        ("on 24 February 2022", "24 February 2022", date(2022, 2, 24)),
        ("on Feb. 24, 2022", "Feb. 24, 2022", date(2022, 2, 24)),
        ("on the 24th of February 2022", "24th of February 2022", date(2022, 2, 24)),
        ("on the first of February 2003", "first of February 2003", date(2003, 2, 1)),
        ("on July fourth, 1976", "July fourth, 1976", date(1976, 7, 4)),
        ("on 2022-02-24", "2022-02-24", date(2022, 2, 24)),
        ("on 24/2/2022", "24/2/2022", date(2022, 2, 24)),
        ("on 2/24/2022", "2/24/2022", date(2022, 2, 24)),
        ("Wednesday, September 7, 2016", "Wednesday, September 7, 2016", date(2016, 9, 7)),
        ("on Sunday 4 September 2016", "Sunday 4 September 2016", date(2016, 9, 4)),
        ("on ２４ February 2022", "２４ February 2022", date(2022, 2, 24)),
    ],
)
def test_full_dates(text: str, span: str, day: date) -> None:
    mention = only(text)
    assert mention.text == span == text[mention.start : mention.end]
    assert mention.first == day
    assert mention.granularity is Granularity.DAY


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in 2022", date(2022, 1, 1), date(2023, 1, 1)),
        ("its 2022 policy", date(2022, 1, 1), date(2023, 1, 1)),
        ("the 2014 protests", date(2014, 1, 1), date(2015, 1, 1)),
        ("10% of 2000 levels", date(2000, 1, 1), date(2001, 1, 1)),
        ("Expo Canada 2016 in Toronto", date(2016, 1, 1), date(2017, 1, 1)),
        ("in February 2022", date(2022, 2, 1), date(2022, 3, 1)),
        ("in December 2022", date(2022, 12, 1), date(2023, 1, 1)),
        ("the 1990s", date(1990, 1, 1), date(2000, 1, 1)),
        ("the '90s", date(1990, 1, 1), date(2000, 1, 1)),
        ("in the 80s", date(1980, 1, 1), date(1990, 1, 1)),
        ("the nineties", date(1990, 1, 1), date(2000, 1, 1)),
        ("the 19th century", date(1801, 1, 1), date(1901, 1, 1)),
        ("21st-century art", date(2001, 1, 1), date(2101, 1, 1)),
        ("the summer of 2016", date(2016, 6, 1), date(2016, 9, 1)),
    ],
)
def test_periods(text: str, first: date, last: date) -> None:
    assert (only(text).first, only(text).last) == (first, last)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("in the late 1990s", "late"),
        ("early in 2016", "early"),
        ("in mid-May 2015", "mid"),
        ("at the end of April 2015", "late"),
        ("at the beginning of 2016", "early"),
    ],
)
def test_parts_narrow_the_period(text: str, part: str) -> None:
    mention = only(text)
    assert mention.part == part
    assert mention.first is not None
    assert mention.last is not None
    whole = 3660 if mention.granularity is Granularity.DECADE else 366
    assert (mention.last - mention.first).days < whole / 2


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("yesterday", date(2015, 9, 11), date(2015, 9, 12)),
        ("today", date(2015, 9, 12), date(2015, 9, 13)),
        ("tomorrow", date(2015, 9, 13), date(2015, 9, 14)),
        ("the day before yesterday", date(2015, 9, 10), date(2015, 9, 11)),
        ("last night", date(2015, 9, 11), date(2015, 9, 12)),
        ("last week", date(2015, 8, 31), date(2015, 9, 7)),
        ("this week", date(2015, 9, 7), date(2015, 9, 14)),
        ("last month", date(2015, 8, 1), date(2015, 9, 1)),
        ("last year", date(2014, 1, 1), date(2015, 1, 1)),
        ("next year", date(2016, 1, 1), date(2017, 1, 1)),
        ("three days ago", date(2015, 9, 9), date(2015, 9, 10)),
        ("a year ago", date(2014, 1, 1), date(2015, 1, 1)),
        ("Seventeen years ago", date(1998, 1, 1), date(1999, 1, 1)),
        ("He left on Wednesday", date(2015, 9, 9), date(2015, 9, 10)),
        ("He left on Saturday", date(2015, 9, 12), date(2015, 9, 13)),
        ("He left on Saturday Night as it rained", date(2015, 9, 12), date(2015, 9, 13)),
        ("He left last Saturday", date(2015, 9, 5), date(2015, 9, 6)),
        ("He comes next Wednesday", date(2015, 9, 16), date(2015, 9, 17)),
        ("He left in March", date(2015, 3, 1), date(2015, 4, 1)),
        ("He left in November", date(2014, 11, 1), date(2014, 12, 1)),
        ("He will leave in November", date(2015, 11, 1), date(2015, 12, 1)),
        ("He left on July 8", date(2015, 7, 8), date(2015, 7, 9)),
        ("It is to start on November 20", date(2015, 11, 20), date(2015, 11, 21)),
        ("by the end of the month", date(2015, 9, 19), date(2015, 10, 1)),
    ],
)
def test_relative_dates(text: str, first: date, last: date) -> None:
    mention = only(text, SATURDAY)
    assert (mention.first, mention.last) == (first, last)


def test_without_reference_only_what_is_written_is_known() -> None:
    assert (only("on Wednesday").weekday, only("on Wednesday").first) == (2, None)
    assert (only("on July 8").month, only("on July 8").day, only("on July 8").first) == (7, 8, None)
    assert only("yesterday").distance == -1


def test_a_weekday_ahead_stays_a_weekday() -> None:
    mention = only("He will leave on Wednesday", SATURDAY)
    assert (mention.weekday, mention.first) == (2, None)


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("at 6:30 a.m.", 390),
        ("at 6:30 p.m.", 1110),
        ("at 4 pm", 960),
        ("at 2pm", 840),
        ("closed at 22:30", 1350),
        ("half past two in the afternoon", 870),
        ("quarter to three", 165),
        ("at two o'clock", 120),
        ("at noon", 720),
        ("at midnight", 0),
        ("as of 15:11 GMT", 911),
        ("at 12 a.m.", 0),
    ],
)
def test_times(text: str, minute: int) -> None:
    assert (only(text).granularity, only(text).minute) == (Granularity.TIME, minute)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("from 2004 to 2009", [("2004", "since"), ("2009", "until")]),
        ("between 1980 and 2012", [("1980", "since"), ("2012", "until")]),
        ("over 2000 - 2050", [("2000", "since"), ("2050", "until")]),
        ("in 2006-2009", [("2006", "since"), ("2009", "until")]),
        ("in 2013-14", [("2013", "since"), ("14", "until")]),
        ("November 20 to December 11", [("November 20", "since"), ("December 11", "until")]),
        ("February 24-26, 2022", [("February 24", "since"), ("26, 2022", "until")]),
        ("since February 2022", [("February 2022", "since")]),
        ("before 2010", [("2010", "before")]),
        ("before the 2014 protests", [("2014", "on")]),
        ("after 2010", [("2010", "after")]),
        ("by 2050", [("2050", "by")]),
        ("until last week", [("last week", "until")]),
        ("a post from Friday", [("Friday", "on")]),
        ("6:30 a.m. Wednesday", [("6:30 a.m.", "on"), ("Wednesday", "on")]),
    ],
)
def test_relations(text: str, found: list[tuple[str, str]]) -> None:
    assert [(mention.text, mention.relation) for mention in find_dates(text)] == found


def test_the_year_of_a_range_holds_for_both_ends() -> None:
    first, last = find_dates("from March 3 to May 5, 2011")
    assert (first.first, last.first) == (date(2011, 3, 3), date(2011, 5, 5))


@pytest.mark.parametrize(
    "text",
    [
        "It may be set aside",
        "May be it was so",
        "They march on",
        "Women's March for peace",
        "Theresa May resigned",
        "April Jones resigned",
        "Jan Orsk resigned",
        "The Sunday Times reported",
        "on Black Friday",
        "The Sun reported",
        "he was august",
        "757 years",
        "1,983 deaths",
        "2000 people",
        "2016 votes",
        "a survey of 1709 schoolchildren",
        "a 2000 year old tradition",
        "$2016",
        "nearly two decades",
        "the last 30 years",
        "66 million years ago",
        "six minutes later",
        "a 24-hour strike",
        "in his 30s",
        "a ratio of 3:1",
        "winter wheat",
        "they fall and spring up",
        "a second-half goal",
        "at today's pace",
    ],
)
def test_no_date(text: str) -> None:
    assert [mention.text for mention in find_dates(text, SATURDAY)] == []


@given(
    st.text(alphabet="0123456789 ,.:-–/'MayJunefirsthoflaswekgoMondy", max_size=50),
    st.dates(min_value=date(1, 1, 1)),
)
def test_spans_are_in_order_and_true_to_the_text(text: str, reference: date) -> None:
    end = 0
    for mention in find_dates(text, reference):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        if mention.first is not None and mention.last is not None:
            assert mention.first < mention.last
        end = mention.end
