"""The parts that the date grammar is built of: one reading, and looks at single tokens."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.language.lexicon import read_pairs
from factcheck.language.mentions import Granularity
from factcheck.language.number_tokens import Token, lower_at, token_at
from factcheck.records import dataclass


@dataclass(frozen=True, slots=True)
class DateReading:
    """Holds one date expression as the grammar found it, not yet resolved.

    `first` and `next` are token indices, half-open. `direction` is "last", "this" or "next"
    where such a word stands before. `shift` counts units of the granularity from the reference
    date ("last week" is -1); `vague` marks a shift that is only a bound ("over a year ago").
    """

    first: int
    next: int
    granularity: Granularity
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    minute: int | None = None
    season: int | None = None
    direction: str | None = None
    shift: float | None = None
    part: str | None = None
    relation: str | None = None
    vague: bool = False


@lru_cache(maxsize=1)
def month_numbers() -> dict[str, int]:
    """Returns the number of each month by its lower-case names."""
    return {name: int(number) for name, number in read_pairs("months")}


@lru_cache(maxsize=1)
def weekday_numbers() -> dict[str, int]:
    """Returns the number of each weekday (0 = Monday) by its lower-case names."""
    return {name: int(number) for name, number in read_pairs("weekdays")}


def year_at(tokens: Sequence[Token], index: int) -> int | None:
    """Returns the year that four plain digits at a token may mean (1000 to 2199)."""
    token = token_at(tokens, index)
    if token is None or not token.is_digits or len(token.text) != 4 or not token.text.isdigit():
        return None
    year = int(token.text)
    return year if 1000 <= year <= 2199 else None


def day_at(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """Returns the day of a month at a token ("24", "24th") and the index after it."""
    token = token_at(tokens, index)
    if token is None or not token.is_digits or not token.text.isdigit() or len(token.text) > 2:
        return None
    day = int(token.text)
    if not 1 <= day <= 31:
        return None
    ending = token_at(tokens, index + 1)
    if ending is not None and ending.glued and ending.is_word:
        return (day, index + 2) if ending.lower in ("st", "nd", "rd", "th") else None
    return day, index + 1


def month_at(tokens: Sequence[Token], index: int) -> tuple[int, int] | None:
    """Returns the month named at a token and the index after it and its full stop."""
    token = token_at(tokens, index)
    if token is None or not token.capital:
        return None
    number = month_numbers().get(token.lower)
    if number is None:
        return None
    stop = token_at(tokens, index + 1)
    dotted = len(token.lower) <= 4 and token.lower not in ("may", "june", "july")
    if dotted and stop is not None and stop.text == "." and stop.glued:
        return number, index + 2
    return number, index + 1


def year_after(
    tokens: Sequence[Token], position: int, *, of_allowed: bool = False
) -> tuple[int | None, int]:
    """Returns the year that may follow a day or month and the index after it."""
    start = position
    if lower_at(tokens, start) == "," or (of_allowed and lower_at(tokens, start) == "of"):
        start += 1
    year = year_at(tokens, start)
    if year is None:
        return None, position
    following = token_at(tokens, start + 1)
    if following is not None and following.glued and following.is_word:
        return None, position
    return year, start + 1
