"""How a draft's number stands to a source's: bounds, rounding, units, shares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.dates import find_dates
from factcheck.language.derived_durations import derived_ages, derived_durations
from factcheck.language.mentions import Quantity
from factcheck.language.number_comparison import (
    agrees_with_derived,
    compare_quantities,
    contradicted_by_derived,
    derived_values,
)
from factcheck.language.numbers import find_quantities


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


def relation(draft: str, source: str) -> str:
    return compare_quantities(only(draft), only(source)).relation


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("5,757 votes", "5757 votes"),
        ("nearly 5,800", "at least 5,757"),
        ("more than 5,700", "5,757"),
        ("more than 5,757", "at least 5,757"),
        ("about 5,760", "5,757"),
        ("over seven centuries", "an estimated 757 years"),
        ("more than seven and a half centuries", "757 years"),
        ("about three-quarters of a millennium", "757 years"),
        ("more than four in five voters", "84%"),
        ("nearly four in ten", "37%"),
        ("almost three in five", "58%"),
        ("a quarter", "25 percent"),
        ("a dozen", "12"),
        ("just under 2,000 people", "1,983 deaths"),
        ("Fewer than 450 votes", "424 votes"),
        ("upward of 84,000 votes", "84,121 votes"),
        ("a little over 50,000 votes", "50,818 votes"),
        ("more than two-fifths of a million euros", "over 422,000 euros"),
        ("hundreds of people", "over 345 people"),
        ("the majority of voters", "84%"),
        ("two days", "48 hours"),
        ("500 miles", "800 km"),
        ("three-nil", "3 – 0"),
        ("more than a tenth", "The rate exceeded 10%"),
        ("half as much food again", "50 percent"),
        ("$12 million a year", "$1 million a month"),
    ],
)
def test_agrees(draft: str, source: str) -> None:
    assert relation(draft, source) == "agree"


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("5,757 casualties", "at least 5,757 casualties"),
        ("757 years", "an estimated 757 years"),
        ("at least 424 votes", "424 votes"),
        ("more than 100", "5,757"),
        ("50,000 votes", "50,818 votes"),
        ("more than one person", "two people"),
        ("about 424 votes", "424 votes"),
        ("over 32 years", "32 years"),
    ],
)
def test_notes(draft: str, source: str) -> None:
    assert relation(draft, source) == "note"


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("5,575", "5,757"),
        ("at least 5,575", "at least 5,757"),
        ("more than 6,000", "5,757"),
        ("more than 800 years", "757 years"),
        ("exactly 5,757", "at least 5,757"),
        ("no more than 5,757", "at least 5,757"),
        ("only 5,757", "at least 5,757"),
        ("exactly 757 years", "an estimated 757 years"),
        ("About 6,200", "5,757"),
        ("nearly 5,700", "5,757"),
        ("nearly half", "37%"),
        ("more than half", "46 percent"),
        ("Most of the voters", "46%"),
        ("Fewer than 1,900", "1,983"),
        ("fewer than a million", "millions of people"),
        ("422 million euros", "422,000 euros"),
        ("422,000 dollars", "422,000 euros"),
        ("757 months", "757 years"),
        ("two seconds", "two minutes"),
        ("dozens of people", "345 people"),
        ("the 26th minute", "the 62nd minute"),
        ("STS-134", "STS-135"),
        ("beaten 2-1", "beaten 3-1"),
        ("at least three people", "at least five people"),
        ("110 people", "107 people"),
        ("-5 degrees", "5 degrees"),
        ("$3 million a year", "$3 million a month"),
        ("five people", "hundreds of people"),
        ("twice as many", "three times as many"),
        ("aged 23", "aged 32"),
        ("757 years", "757 kilometres"),
        ("22 percentage points", "22 percent"),
        ("25 parts per billion", "25 percent"),
        ("37 people", "37%"),
        ("at least 170 people", "238 people"),
    ],
)
def test_conflicts(draft: str, source: str) -> None:
    compared = compare_quantities(only(draft), only(source))
    assert compared.relation == "conflict"
    assert only(draft).text in compared.message
    assert only(source).text in compared.message


@pytest.mark.parametrize(
    ("draft", "source"),
    [
        ("757 years", "758 kilometres"),
        ("two years", "two kilometres"),
        ("22 percentage points", "25 percent"),
        ("38 people", "37%"),
        ("the third goal", "three goals"),
        ("STS-135", "135 people"),
        ("Flight 9", "Route 9"),
        ("twelve years", "aged twelve"),
        ("345 people", "hundreds of people"),
        ("2.03 million people", "2 million people"),
        ("three times as many", "three people"),
    ],
)
def test_incomparable(draft: str, source: str) -> None:
    assert relation(draft, source) == "incomparable"


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        ("killing 107 or more and wounding 238", "at least 345 people"),
        ("killing 107 and wounding 238", "131 people"),
        ("killing 107 and wounding 238", "by more than two to one"),
        ("killing 107 and wounding 238", "For every person killed, more than two were hurt"),
        ("5,757 casualties, including 1,983 deaths", "roughly one in three"),
        ("5,757 casualties, including 1,983 deaths", "34 percent"),
        ("Prices fell by 25 percent", "75 percent"),
        ("49 percent or 27 percent", "22 percentage points"),
        ("the 50th anniversary of the flight", "half a century"),
        ("12 men and 15 women", "nearly 28 people"),
        ("The seats rose from 9 to 10", "one seat"),
    ],
)
def test_derived_figures_agree(claim: str, draft: str) -> None:
    derived = derived_values(find_quantities(claim))
    assert any(agrees_with_derived(only(draft), figure) for figure in derived)


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        ("killing 107 or more and wounding 238", "at least 435 people"),
        ("killing 107 and wounding 238", "by more than three to one"),
        ("5,757 casualties, including 1,983 deaths", "nearly half"),
        ("Prices fell by 25 percent", "57 percent"),
        ("children were 37% of casualties", "the majority of casualties"),
        ("49 percent or 27 percent", "22 percent"),
        ("107 people and 238 euros", "345 people"),
        ("killing 107 people", "twice as many"),
        ("1,983 deaths in all of the 53 countries", "just over 2,000"),
    ],
)
def test_other_figures_do_not(claim: str, draft: str) -> None:
    derived = derived_values(find_quantities(claim))
    assert not any(agrees_with_derived(only(draft), figure) for figure in derived)


@pytest.mark.parametrize(
    ("claim", "draft", "formula"),
    [
        ("killing 107 and wounding 238", "by more than three to one", "238 : 107 = 2.22"),
        (
            "5,757 casualties in 53 countries, including 1,983 deaths",
            "nearly half of the casualties",
            "1,983 of 5,757 = 34.4%",
        ),
    ],
)
def test_figures_contradict_another_share(claim: str, draft: str, formula: str) -> None:
    compared = contradicted_by_derived(only(draft), derived_values(find_quantities(claim)))
    assert compared is not None
    assert compared.relation == "conflict"
    assert formula in compared.message


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        ("killing 107 and wounding 238", "by more than two to one"),
        ("5,757 casualties, including 1,983 deaths", "a third of the casualties"),
        ("5,757 casualties, including 1,983 deaths", "nearly half of the voters"),
        ("5,757 casualties in 53 countries", "nearly half of the casualties"),
    ],
)
def test_figures_contradict_nothing_else(claim: str, draft: str) -> None:
    derived = derived_values(find_quantities(claim))
    assert contradicted_by_derived(only(draft), derived) is None


def test_years_of_a_range_are_a_duration() -> None:
    (duration,) = derived_durations(find_dates("It fell from 1980 to 2012."))
    assert agrees_with_derived(only("32 years"), duration)
    assert not agrees_with_derived(only("23 years"), duration)


@pytest.mark.parametrize(
    ("claim", "draft"),
    [
        ("It shut in March 2020 and opened in September 2023.", "three and a half years"),
        ("It lasted from 3 June to 24 June.", "three weeks"),
        ("It lasted from 3 June to 24 June.", "21 days"),
        ("They waited from 9:15 a.m. until 1:45 p.m.", "four and a half hours"),
        ("She came in January 2016 and left on 9 May 2024.", "just over eight years"),
    ],
)
def test_two_dates_tell_how_long_it_was(claim: str, draft: str) -> None:
    derived = derived_durations(find_dates(claim))
    assert any(agrees_with_derived(only(draft), duration) for duration in derived)


@pytest.mark.parametrize(
    ("draft", "fits"), [("aged 84", True), ("aged 83", True), ("aged 74", False)]
)
def test_two_dates_tell_how_old_one_was(draft: str, fits: bool) -> None:
    derived = derived_ages(find_dates("She was born in 1938 and died on 12 November 2022."))
    assert any(agrees_with_derived(only(draft), age) for age in derived) is fits


def test_a_formula_tells_how_a_figure_was_found() -> None:
    derived = derived_values(find_quantities("killing 107 and wounding 238"))
    assert "107 + 238 = 345" in {figure.formula for figure in derived}


@given(st.integers(min_value=2, max_value=10**9))
def test_every_number_agrees_with_itself(number: int) -> None:
    text = f"{number:,} people"
    assert relation(text, text) == "agree"
    assert relation(f"more than {text}", f"more than {text}") == "agree"


@given(st.integers(min_value=100, max_value=10**6), st.integers(min_value=1, max_value=99))
def test_a_precise_figure_that_is_off_is_a_conflict(number: int, step: int) -> None:
    low, high = f"{number * 100 + 1:,} people", f"{number * 100 + 1 + step:,} people"
    assert relation(low, high) in ("conflict", "note" if (number * 100 + 1) % 10 == 0 else "")
    assert relation(f"more than {number + 1:,} people", f"{number:,} people") == "conflict"
