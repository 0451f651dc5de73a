"""Computes how long something lasted, and how old somebody is, from two dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations

from factcheck.language.derived_quantities import DerivedQuantity, result_of
from factcheck.language.mentions import Bound, DateMention, Quantity, QuantityKind
from factcheck.language.quantity_reading import AGE

# Of more dates than these, two lie any time apart.
_MOST_DATES = 4
_MINUTES = 60
_MONTHS = 12
_WEEK = 7
# Days of dates without a year are counted in a year that is none of 366 days.
_ANY_YEAR = 2023


def derived_durations(dates: Sequence[DateMention]) -> tuple[DerivedQuantity, ...]:
    """Returns the times between any two of a few dates, in the units that they are given in.

    32 years for 1980 and 2012; 3.5 years and 42 months for March 2020 and September 2023; 21 days
    and 3 weeks for 3 and 24 June; 4.5 hours for 9:15 a.m. and 1:45 p.m.
    """
    if len(dates) > _MOST_DATES:
        return ()
    return tuple(
        _derive(quantity, first, last)
        for first, last in combinations(dates, 2)
        for quantity in _between(first, last)
        if quantity.low > 0
    )


def derived_ages(dates: Sequence[DateMention]) -> tuple[DerivedQuantity, ...]:
    """Returns the ages that whoever was born at one of two dates may have had at the other."""
    found = []
    for first, last in combinations(dates, 2):
        years = abs((last.year or 0) - (first.year or 0))
        if first.year and last.year and years:
            found += [
                _derive(_age(value), first, last) for value in (years, years - 1) if value > 0
            ]
    return tuple(found)


def _between(first: DateMention, last: DateMention) -> Iterator[Quantity]:
    if first.minute is not None and last.minute is not None:
        yield _time((last.minute - first.minute) / _MINUTES, "hour")
        return
    days = _days(first, last)
    if days is not None:
        yield _time(days, "day")
        yield _time(days / _WEEK, "week")
    if first.year is None or last.year is None:
        return
    years = abs(last.year - first.year)
    if first.month is None or last.month is None:
        yield _time(years, "year")
        return
    months = abs(_MONTHS * (last.year - first.year) + last.month - first.month)
    yield _time(months, "month")
    yield _time(months / _MONTHS, "year")


def _days(first: DateMention, last: DateMention) -> int | None:
    if (first.year is None) is not (last.year is None):
        return None
    ends = [_day(found) for found in (first, last)]
    return None if ends[0] is None or ends[1] is None else abs((ends[1] - ends[0]).days)


def _day(found: DateMention) -> date | None:
    if found.month is None or found.day is None:
        return None
    try:
        return date(found.year or _ANY_YEAR, found.month, found.day)
    except ValueError:
        return None


def _time(value: float, unit: str) -> Quantity:
    return result_of(QuantityKind.CARDINAL, float(value), (), unit=unit, bound=Bound.PLAIN)


def _age(years: int) -> Quantity:
    return replace(_time(years, "year"), head=AGE)


def _derive(quantity: Quantity, first: DateMention, last: DateMention) -> DerivedQuantity:
    formula = f"{first.text} to {last.text} = {quantity.text} {quantity.unit}s"
    return DerivedQuantity(quantity, formula, ())
