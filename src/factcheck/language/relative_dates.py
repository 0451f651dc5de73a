"""Reads dates told from the day of writing: "yesterday", "last week", "three days ago"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.contexts import context_words
from factcheck.language.date_reading import DateReading
from factcheck.language.mentions import Granularity
from factcheck.language.number_tokens import Token, lower_at, token_at
from factcheck.language.number_words import read_number

_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_UNITS = {
    "day": (Granularity.DAY, 1),
    "days": (Granularity.DAY, 1),
    "week": (Granularity.WEEK, 1),
    "weeks": (Granularity.WEEK, 1),
    "weekend": (Granularity.WEEK, 1),
    "fortnight": (Granularity.WEEK, 2),
    "month": (Granularity.MONTH, 1),
    "months": (Granularity.MONTH, 1),
    "year": (Granularity.YEAR, 1),
    "years": (Granularity.YEAR, 1),
    "decade": (Granularity.DECADE, 1),
    "decades": (Granularity.DECADE, 1),
    "century": (Granularity.CENTURY, 1),
    "centuries": (Granularity.CENTURY, 1),
}
_SHIFTS = {"last": -1, "this": 0, "next": 1, "current": 0}
_UNRESOLVED = frozenset({"following", "previous", "preceding", "same", "next"})
_CURRENT_UNITS = frozenset({"week", "month", "year", "decade", "century"})
_PART_NOUNS = frozenset({"beginning", "start", "middle", "end"})
_DAY_PARTS = {"morning", "afternoon", "evening"}
# What a relative date can start with besides digits and number words.
RELATIVE_WORDS = frozenset(
    {*_DAYS, *_SHIFTS, *_UNRESOLVED, *_CURRENT_UNITS, "day", "night", "a", "an", "several", "few"}
)
# Beyond this many years the distance is a quantity, not a date.
_LONGEST = {Granularity.YEAR: 300, Granularity.DECADE: 30, Granularity.CENTURY: 3}


def read_relative_date(tokens: Sequence[Token], index: int) -> DateReading | None:
    """Returns the relative date that starts at a token, None where there is none.

    Durations ("in the last 30 years", "the past week") are no dates.
    """
    token = tokens[index]
    lower = token.lower
    if lower in _DAYS and token.is_word and not token.possessive:
        return _read_day_word(tokens, index)
    if lower == "today" and lower_at(tokens, index - 1) in ("at", "in", "by"):
        # "at today's pace" is no day.
        return None
    if lower in _DAYS and token.is_word:
        return DateReading(index, index + 1, Granularity.DAY, shift=_DAYS[lower])
    if lower in _SHIFTS:
        return _read_shifted(tokens, index)
    if lower in _UNRESOLVED:
        return _read_unresolved(tokens, index)
    if lower in _CURRENT_UNITS and _follows_part(tokens, index):
        return DateReading(index, index + 1, _UNITS[lower][0], shift=0)
    if lower in ("day", "night") and lower_at(tokens, index - 1) == "the":
        return _read_day_beyond(tokens, index)
    return _read_ago(tokens, index)


def _follows_part(tokens: Sequence[Token], index: int) -> bool:
    """Says whether "the end of the" or the like stands before a unit."""
    before = [lower_at(tokens, position) for position in range(index - 3, index)]
    return before[0] in _PART_NOUNS and before[1:] == ["of", "the"]


def _read_day_word(tokens: Sequence[Token], index: int) -> DateReading:
    end = index + 1
    if lower_at(tokens, end) in _DAY_PARTS | {"night"}:
        end += 1
    return DateReading(index, end, Granularity.DAY, shift=_DAYS[tokens[index].lower])


def _read_shifted(tokens: Sequence[Token], index: int) -> DateReading | None:
    word = tokens[index].lower
    noun = lower_at(tokens, index + 1)
    if lower_at(tokens, index - 1) == "the" and word != "current":
        return _read_unresolved(tokens, index) if word == "next" else None
    if word == "last" and noun == "night":
        return DateReading(index, index + 2, Granularity.DAY, shift=-1)
    if word == "this" and noun in _DAY_PARTS:
        return DateReading(index, index + 2, Granularity.DAY, shift=0)
    unit = _UNITS.get(noun)
    if unit is None or noun.endswith("s") or noun in ("day", "fortnight", "century"):
        return None
    return DateReading(index, index + 2, unit[0], shift=_SHIFTS[word])


def _read_unresolved(tokens: Sequence[Token], index: int) -> DateReading | None:
    """Reads "the next day" and "the previous year": told from another date, not from today."""
    unit = _UNITS.get(lower_at(tokens, index + 1))
    if unit is None or lower_at(tokens, index - 1) != "the":
        return None
    if lower_at(tokens, index + 1).endswith("s"):
        return None
    return DateReading(index, index + 2, unit[0])


def _read_day_beyond(tokens: Sequence[Token], index: int) -> DateReading | None:
    joint, day = lower_at(tokens, index + 1), lower_at(tokens, index + 2)
    shift = {("before", "yesterday"): -2, ("after", "tomorrow"): 2}.get((joint, day))
    return None if shift is None else DateReading(index, index + 3, Granularity.DAY, shift=shift)


def _read_ago(tokens: Sequence[Token], index: int) -> DateReading | None:
    count: float
    if tokens[index].lower in ("a", "an"):
        count, position = 1.0, index + 1
    elif tokens[index].is_digits or tokens[index].is_word:
        number = read_number(tokens, index)
        if number is None or number.ordinal or number.vague:
            return None
        count, position = number.low, number.next
    else:
        return None
    dash = token_at(tokens, position)
    if dash is not None and dash.is_dash:
        position += 1
    unit = _UNITS.get(lower_at(tokens, position))
    if unit is None or lower_at(tokens, position + 1) != "ago":
        return None
    granularity, size = unit
    if count > _LONGEST.get(granularity, 1000):
        return None
    vague = lower_at(tokens, index - 1) in context_words("before_distances")
    return DateReading(index, position + 2, granularity, shift=-count * size, vague=vague)
