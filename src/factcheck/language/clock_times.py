"""Reads times of the clock: "6:30 a.m.", "22:30", "half past two", "noon"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.contexts import context_words
from factcheck.language.date_reading import DateReading
from factcheck.language.mentions import Granularity
from factcheck.language.number_tokens import Token, lower_at, token_at
from factcheck.language.number_words import read_number

_MORNING = frozenset({"am", "a.m.", "a.m"})
_EVENING = frozenset({"pm", "p.m.", "p.m"})
_NAMED = {"noon": 720, "midday": 720, "midnight": 0}
_HALF_DAY = 720
# What a time of day can start with besides digits and number words.
TIME_WORDS = frozenset({*_NAMED, "half", "quarter"})


def read_time(tokens: Sequence[Token], index: int) -> DateReading | None:
    """Returns the time of day that starts at a token, None where there is none.

    Times without "a.m.", "p.m." or a 24-hour figure may mean either half of the day.
    """
    token = tokens[index]
    if token.lower in _NAMED and token.is_word:
        return _reading(tokens, index, index + 1, _NAMED[token.lower])
    if token.is_digits:
        return _read_digits(tokens, index)
    if token.lower in ("half", "quarter"):
        return _read_past(tokens, index)
    if token.is_word:
        return _read_words(tokens, index)
    return None


def _read_digits(tokens: Sequence[Token], index: int) -> DateReading | None:
    token = tokens[index]
    colon, minutes = token_at(tokens, index + 1), token_at(tokens, index + 2)
    if colon is not None and minutes is not None and colon.text == ":" and minutes.glued:
        return _read_with_colon(tokens, index)
    hours, _, rest = token.text.partition(".")
    if not hours.isdigit() or (rest and (len(rest) != 2 or int(rest) > 59)):
        return None
    hour, minute = int(hours), int(rest or 0)
    half = _half_of_day(tokens, index + 1)
    if half is not None and 1 <= hour <= 12:
        return _reading(tokens, index, index + 2, hour % 12 * 60 + minute + half)
    after = token_at(tokens, index + 1)
    if after is not None and after.lower in ("o'clock", "oclock") and hour <= 24 and not rest:
        return _reading(tokens, index, index + 2, hour % 24 * 60)
    return None


def _read_with_colon(tokens: Sequence[Token], index: int) -> DateReading | None:
    hours, minutes = tokens[index].text, tokens[index + 2].text
    if not (hours.isdigit() and minutes.isdigit() and len(minutes) == 2 and len(hours) <= 2):
        return None
    hour, minute = int(hours), int(minutes)
    beyond = token_at(tokens, index + 3)
    if hour > 23 or minute > 59 or (beyond is not None and beyond.glued and beyond.text == ":"):
        return None
    half = _half_of_day(tokens, index + 3)
    if half is not None and 1 <= hour <= 12:
        return _reading(tokens, index, index + 4, hour % 12 * 60 + minute + half)
    clear = len(hours) == 2 or lower_at(tokens, index - 1) in context_words("before_times")
    return _reading(tokens, index, index + 3, hour * 60 + minute) if clear else None


def _half_of_day(tokens: Sequence[Token], index: int) -> int | None:
    text = lower_at(tokens, index)
    if text in _MORNING:
        return 0
    return _HALF_DAY if text in _EVENING else None


def _read_past(tokens: Sequence[Token], index: int) -> DateReading | None:
    """Reads "half past two" and "quarter to three"."""
    joint = lower_at(tokens, index + 1)
    if joint not in ("past", "to", "after"):
        return None
    if tokens[index].lower == "half" and joint != "past":
        return None
    hour = read_number(tokens, index + 2)
    if hour is None or not 1 <= hour.low <= 12 or hour.low != int(hour.low):
        return None
    offset = 30 if tokens[index].lower == "half" else 15
    minute = int(hour.low) % 12 * 60 + (-offset if joint == "to" else offset)
    return _reading(tokens, index, hour.next, minute % (2 * _HALF_DAY))


def _read_words(tokens: Sequence[Token], index: int) -> DateReading | None:
    """Reads "two o'clock", "ten past two", "six p.m."."""
    number = read_number(tokens, index)
    if number is None or number.ordinal or not 1 <= number.low <= 30:
        return None
    following = lower_at(tokens, number.next)
    hour = int(number.low)
    if following in ("o'clock", "oclock") and hour <= 12:
        return _reading(tokens, index, number.next + 1, hour % 12 * 60)
    half = _half_of_day(tokens, number.next)
    if half is not None and hour <= 12:
        return _reading(tokens, index, number.next + 1, hour % 12 * 60 + half)
    if following == "past" and hour < 30:
        base = read_number(tokens, number.next + 1)
        if base is not None and 1 <= base.low <= 12:
            return _reading(tokens, index, base.next, int(base.low) % 12 * 60 + hour)
    return None


def _reading(tokens: Sequence[Token], first: int, end: int, minute: int) -> DateReading:
    """Adds the half of the day that words after the time give, and its zone."""
    words = [lower_at(tokens, position) for position in range(end, end + 3)]
    if words[:2] == ["in", "the"] and words[2] in ("morning", "afternoon", "evening"):
        if words[2] != "morning" and minute < _HALF_DAY:
            minute += _HALF_DAY
        end += 3
    elif words[:2] == ["at", "night"]:
        minute += _HALF_DAY if 6 * 60 <= minute < _HALF_DAY else 0
        end += 2
    if lower_at(tokens, end) in context_words("time_zones") and tokens[end].text.isupper():
        end += 1
    elif words[:2] == ["local", "time"]:
        end += 2
    return DateReading(first, end, Granularity.TIME, minute=minute)


def says_half_of_day(text: str) -> bool:
    """Says whether a time as written leaves no doubt about the half of the day."""
    lowered = text.lower()
    marked = ("am", "a.m", "pm", "p.m", "noon", "midday", "midnight", "morning", "night", "evening")
    if any(mark in lowered for mark in marked) or "afternoon" in lowered:
        return True
    hours = lowered.partition(":")[0]
    return hours.isdigit() and (len(hours) == 2 and (int(hours) > 12 or hours.startswith("0")))
