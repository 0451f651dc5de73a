"""Reads dates of the calendar: days, months and weekdays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.language.calendar_periods import (
    read_century,
    read_decade,
    read_decade_word,
    read_season,
)
from factcheck.language.contexts import context_words
from factcheck.language.date_reading import (
    DateReading,
    day_at,
    month_at,
    weekday_numbers,
    year_after,
)
from factcheck.language.mentions import Granularity
from factcheck.language.number_tokens import Token, lower_at, token_at
from factcheck.language.number_words import read_number
from factcheck.language.parts_of_speech import is_closed_class


def read_calendar_date(tokens: Sequence[Token], index: int) -> DateReading | None:
    """Returns the calendar date that starts at a token, None where there is none.

    Reads "2022-02-24", "24/2/2022", "Wednesday", "Friday, September 11", "24 February 2022",
    "the first of February 2003", "Feb. 24, 2022", "March 2011", "the 1990s", "the '90s",
    "the 19th century", "summer of 2016". Lone years and lone seasons are read elsewhere.
    """
    token = tokens[index]
    if token.is_digits:
        return (
            _read_numeric(tokens, index)
            or _read_day_first(tokens, index)
            or read_decade(tokens, index)
            or read_century(tokens, index)
        )
    if token.is_word:
        return (
            _read_weekday(tokens, index)
            or _read_month_first(tokens, index)
            or read_season(tokens, index)
            or read_decade_word(tokens, index)
            or read_century(tokens, index)
            or _read_spelled_day(tokens, index)
        )
    return read_decade(tokens, index) if token.text in "'’‘" else None


def read_day_range(
    tokens: Sequence[Token], reading: DateReading
) -> tuple[DateReading, DateReading] | None:
    """Returns the two days of "February 24-26, 2022" or "Sept. 1 to 15", None where one stands."""
    if reading.day is None or reading.month is None or reading.year is not None:
        return None
    position = reading.next
    joint = token_at(tokens, position)
    if joint is None or not (joint.is_dash or joint.lower in ("to", "through", "until")):
        return None
    day = day_at(tokens, position + 1)
    if day is None or day[0] <= reading.day or _counts_something(tokens, day[1]):
        return None
    year, end = year_after(tokens, day[1])
    first = replace(reading, year=year, relation="since")
    second = DateReading(
        position + 1,
        end,
        Granularity.DAY,
        year=year,
        month=reading.month,
        day=day[0],
        relation="until",
    )
    return first, second


def _counts_something(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a number before this token counts a noun and so is no day of a month."""
    token, beyond = token_at(tokens, index), token_at(tokens, index + 1)
    return token is not None and (
        token.text == "%"
        or (token.text.islower() and token.lower.endswith("s") and not is_closed_class(token.lower))
        or (token.is_dash and token.glued and beyond is not None and beyond.is_word)
        or token.lower in ("people", "million", "billion", "per", "percent")
    )


def _read_numeric(tokens: Sequence[Token], index: int) -> DateReading | None:
    if index + 4 >= len(tokens):
        return None
    parts = tokens[index : index + 5]
    if not all(part.glued for part in parts[1:]):
        return None
    numbers = [part.text for part in parts[::2]]
    if not all(number.isdigit() for number in numbers):
        return None
    separator = parts[1].text
    if parts[3].text != separator or separator not in "-/.":
        return None
    first, second, third = (int(number) for number in numbers)
    if len(numbers[0]) == 4 and 1 <= second <= 12 and 1 <= third <= 31:
        return DateReading(index, index + 5, Granularity.DAY, first, second, third)
    if len(numbers[2]) != 4 or separator == "-":
        return None
    if first > 12 >= second >= 1 and first <= 31:
        return DateReading(index, index + 5, Granularity.DAY, third, second, first)
    if second > 12 >= first >= 1 and second <= 31:
        return DateReading(index, index + 5, Granularity.DAY, third, first, second)
    if 1 <= first <= 12 and first == second:
        return DateReading(index, index + 5, Granularity.DAY, third, first, second)
    # Both orders are possible: only the year is sure.
    return DateReading(index, index + 5, Granularity.YEAR, third)


def _read_day_first(tokens: Sequence[Token], index: int) -> DateReading | None:
    day = day_at(tokens, index)
    if day is None:
        return None
    return _with_month_after_day(tokens, index, day[0], day[1])


def _read_spelled_day(tokens: Sequence[Token], index: int) -> DateReading | None:
    number = read_number(tokens, index)
    if number is None or not number.ordinal or not 1 <= number.low <= 31:
        return None
    return _with_month_after_day(tokens, index, int(number.low), number.next)


def _with_month_after_day(
    tokens: Sequence[Token], index: int, day: int, position: int
) -> DateReading | None:
    if lower_at(tokens, position) == "of":
        position += 1
    month = month_at(tokens, position)
    if month is None:
        return None
    before = token_at(tokens, index - 1)
    if before is not None and before.text in "$€£":
        return None
    year, end = year_after(tokens, month[1])
    return DateReading(index, end, Granularity.DAY, year, month[0], day)


def _read_month_first(tokens: Sequence[Token], index: int) -> DateReading | None:
    month = month_at(tokens, index)
    if month is None:
        return None
    number, position = month
    day = day_at(tokens, position)
    if day is not None and not _counts_something(tokens, day[1]):
        year, end = year_after(tokens, day[1])
        return DateReading(index, end, Granularity.DAY, year, number, day[0])
    ordinal = _day_in_words(tokens, position)
    if ordinal is not None:
        year, end = year_after(tokens, ordinal[1])
        return DateReading(index, end, Granularity.DAY, year, number, ordinal[0])
    year, end = year_after(tokens, position, of_allowed=True)
    if year is not None:
        return DateReading(index, end, Granularity.MONTH, year, number)
    if _is_lone_month(tokens, index):
        return DateReading(index, position, Granularity.MONTH, month=number)
    return None


def _day_in_words(tokens: Sequence[Token], position: int) -> tuple[int, int] | None:
    """Reads the day of "September the eleventh" and "July fourth"."""
    if lower_at(tokens, position) == "the":
        position += 1
    if position >= len(tokens):
        return None
    number = read_number(tokens, position)
    if number is None or not number.ordinal or not 1 <= number.low <= 31:
        return None
    return int(number.low), number.next


def _is_lone_month(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a month's name without a number is a month and no verb or person."""
    token = tokens[index]
    before, after = token_at(tokens, index - 1), token_at(tokens, index + 1)
    previous = before.lower if before is not None else ""
    short = len(token.lower) <= 4 and token.lower not in ("may", "june", "july")
    if short and (after is None or after.text != "."):
        return False
    if previous in context_words("before_months") or (before is not None and before.is_dash):
        return previous != "and" or _month_before(tokens, index - 1)
    if token.lower in context_words("name_like_months"):
        return False
    beside_name = (before is not None and before.capital) or (after is not None and after.capital)
    return not beside_name


def _month_before(tokens: Sequence[Token], index: int) -> bool:
    return any(month_at(tokens, position) for position in range(max(0, index - 3), index))


def _read_weekday(tokens: Sequence[Token], index: int) -> DateReading | None:
    token = tokens[index]
    number = weekday_numbers().get(token.lower) if token.capital else None
    if number is None:
        plural = weekday_numbers().get(token.lower[:-1]) if token.capital else None
        if plural is None or len(token.lower) < 7:
            return None
        return None
    before, after = token_at(tokens, index - 1), token_at(tokens, index + 1)
    if before is not None and before.capital and before.lower in context_words("before_day_names"):
        return None
    if _opens_title(tokens, index + 1):
        return None
    position = index + 1
    if len(token.lower) <= 5:
        if after is None or after.text not in (".", ",") or not after.glued:
            return None
        if before is not None and before.capital and after.text == ",":
            return None
        position = index + 2
    end = position
    if lower_at(tokens, position) in context_words("parts_of_day"):
        position = end = position + 1
    dated = _date_after_weekday(tokens, position)
    if dated is not None:
        return replace(dated, first=index, weekday=number)
    if len(token.lower) <= 5 and token.lower != "thurs" and after is not None and after.text == ",":
        return None
    return DateReading(index, end, Granularity.DAY, weekday=number)


def _opens_title(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a capital makes a name of a weekday ("Saturday Night Fever", "Sunday Times").

    "Saturday Night" alone is the night.
    """
    after, beyond = token_at(tokens, index), token_at(tokens, index + 1)
    if after is None or not after.capital or after.lower not in context_words("after_day_names"):
        return False
    in_lower_case = beyond is not None and beyond.is_word and not beyond.capital
    return not (after.lower in context_words("parts_of_day") and in_lower_case)


def _date_after_weekday(tokens: Sequence[Token], position: int) -> DateReading | None:
    if lower_at(tokens, position) == ",":
        position += 1
    if lower_at(tokens, position) == "the":
        position += 1
    token = token_at(tokens, position)
    if token is None:
        return None
    reading = (
        _read_day_first(tokens, position)
        if token.is_digits
        else _read_month_first(tokens, position) or _read_spelled_day(tokens, position)
    )
    return reading if reading is not None and reading.day is not None else None
