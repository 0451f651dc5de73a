"""Resolves a date reading to the days it covers, against a reference date."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from factcheck.language.date_reading import DateReading
from factcheck.language.mentions import Granularity

Interval = tuple[date, date]

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_SEASON_LENGTH = 3
_YEARS = {Granularity.YEAR: 1, Granularity.DECADE: 10, Granularity.CENTURY: 100}
# Tenths of an interval that "early", "mid" and "late" cover; they overlap on purpose.
_PARTS = {"early": (0.0, 0.4), "mid": (0.3, 0.7), "late": (0.6, 1.0)}


def resolve(reading: DateReading, reference: date | None, *, future: bool) -> Interval | None:
    """Returns the first day and the day after the last, None where they are not known.

    `reference` is the day the text was written; `future` says that the text looks ahead, so
    that "Wednesday" need not be the last one. Half a unit of distance rounds down.
    """
    try:
        whole = _whole(reading, reference, future=future)
    except (ValueError, OverflowError):
        return None
    if whole is None or reading.part is None:
        return whole
    return _narrowed(whole, reading.part)


def _whole(reading: DateReading, reference: date | None, *, future: bool) -> Interval | None:
    if reading.vague:
        return None
    if reading.granularity is Granularity.TIME:
        return None
    if reading.shift is not None:
        return _shifted(reading, reference) if reference is not None else None
    if reading.season is not None:
        return _season(reading, reference)
    if reading.day is not None and reading.month is not None:
        return _calendar_day(reading, reference, future=future)
    if reading.month is not None:
        return _month(reading, reference, future=future)
    if reading.weekday is not None:
        return _weekday(reading, reference, future=future)
    return _years(reading) if reading.year is not None else None


def _years(reading: DateReading) -> Interval | None:
    length = _YEARS.get(reading.granularity)
    if length is None or reading.year is None or reading.year < 1:
        return None
    return date(reading.year, 1, 1), date(reading.year + length, 1, 1)


def _calendar_day(reading: DateReading, reference: date | None, *, future: bool) -> Interval | None:
    month, day, year = reading.month or 1, reading.day or 1, reading.year
    if year is None:
        if reference is None:
            return None
        years = (reference.year - 1, reference.year, reference.year + 1)
        days = [date(y, month, day) for y in years if day <= monthrange(y, month)[1]]
        first = min(days, key=lambda day: _distance(day, reference, future=future))
    else:
        first = date(year, month, day)
    return first, first + _DAY


def _distance(day: date, reference: date, *, future: bool) -> timedelta:
    """Returns how far off a day is; what lies ahead counts double where nothing looks ahead."""
    if day > reference and not future:
        return 2 * (day - reference)
    return abs(day - reference)


def _month(reading: DateReading, reference: date | None, *, future: bool) -> Interval | None:
    month, year = reading.month or 1, reading.year
    if year is None:
        if reference is None:
            return None
        year = _year_of_bare_month(month, reference, reading.direction, future=future)
    return date(year, month, 1), _month_start(year, month + 1)


def _year_of_bare_month(month: int, reference: date, direction: str | None, *, future: bool) -> int:
    ahead = direction == "next" or (future and direction != "last")
    if ahead:
        return reference.year + (1 if month < reference.month else 0)
    if direction == "last" and month == reference.month:
        return reference.year - 1
    return reference.year - (1 if month > reference.month else 0)


def _month_start(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _weekday(reading: DateReading, reference: date | None, *, future: bool) -> Interval | None:
    if reference is None or reading.weekday is None:
        return None
    if reading.direction == "next":
        first = reference + timedelta(days=(reading.weekday - reference.weekday() - 1) % 7 + 1)
    elif reading.direction == "last":
        first = reference - timedelta(days=(reference.weekday() - reading.weekday - 1) % 7 + 1)
    elif future:
        return None
    else:
        first = reference - timedelta(days=(reference.weekday() - reading.weekday) % 7)
    return first, first + _DAY


def _season(reading: DateReading, reference: date | None) -> Interval | None:
    """Returns the months of a season of the northern half of the earth."""
    year, season = reading.year, reading.season or 0
    month = season * _SEASON_LENGTH or 12
    if year is None:
        if reference is None:
            return None
        year = reference.year
        if reading.direction == "last" and date(year, month, 1) + 13 * _WEEK > reference:
            year -= 1
        if reading.direction == "next" and date(year, month, 1) <= reference:
            year += 1
    if season == 0:
        # "Winter 2011" may begin in December 2010 or 2011.
        return date(year - 1, 12, 1), _month_start(year + 1, 3)
    return date(year, month, 1), _month_start(year, month + _SEASON_LENGTH)


def _shifted(reading: DateReading, reference: date) -> Interval | None:
    shift = int(reading.shift or 0)
    if reading.granularity is Granularity.DAY:
        first = reference + shift * _DAY
        return first, first + _DAY
    if reading.granularity is Granularity.WEEK:
        monday = reference - reference.weekday() * _DAY + shift * _WEEK
        return monday, monday + _WEEK
    if reading.granularity is Granularity.MONTH:
        months = reference.year * 12 + reference.month - 1 + shift
        year, month = divmod(months, 12)
        return date(year, month + 1, 1), _month_start(year, month + 2)
    length = _YEARS[reading.granularity]
    if reading.granularity is Granularity.YEAR or reading.direction == "ago":
        year = reference.year + shift * length
        return date(year, 1, 1), date(year + 1, 1, 1)
    start = (reference.year // length + shift) * length
    return date(start, 1, 1), date(start + length, 1, 1)


def _narrowed(whole: Interval, part: str) -> Interval:
    first, last = whole
    length = (last - first).days
    low, high = _PARTS[part]
    return first + timedelta(days=int(length * low)), first + timedelta(days=round(length * high))
