"""Finds dates and times in plain text, by a closed grammar, without ever reading the clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from factcheck.language.calendar_dates import read_calendar_date, read_day_range
from factcheck.language.calendar_periods import DECADE_WORDS, SEASONS
from factcheck.language.clock_times import TIME_WORDS, read_time
from factcheck.language.contexts import context_words
from factcheck.language.date_intervals import resolve
from factcheck.language.date_reading import DateReading, month_numbers, weekday_numbers
from factcheck.language.mentions import DateMention, Granularity
from factcheck.language.number_table import number_words
from factcheck.language.number_tokens import Token, cut_tokens, lower_at
from factcheck.language.relative_dates import RELATIVE_WORDS, read_relative_date
from factcheck.language.years import read_year

_RELATIONS = {
    "since": "since",
    "before": "before",
    "after": "after",
    "following": "after",
    "until": "until",
    "till": "until",
    "through": "until",
    "by": "by",
}
_PARTS = {
    "early": "early",
    "earlier": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "middle": "mid",
    "late": "late",
    "later": "late",
    "end": "late",
}
_PART_NOUNS = frozenset({"beginning", "start", "middle", "end"})
_DIRECTIONS = frozenset({"last", "next", "this", "past", "coming"})
_SKIPPED = frozenset({"the", "about", "around", "on", "in"})
_SKIPPED_BEFORE_YEARS = _SKIPPED - {"the"}
_RANGE_JOINTS = frozenset({"to", "and", "through", "until", "till"})


def find_dates(text: str, reference: date | None = None) -> tuple[DateMention, ...]:
    """Returns the dates and times of a text, in order, none inside another.

    Offsets are code points, half-open; a preposition before the date is outside its span and
    told by `relation`. `reference` is the day the text was written: relative days, weekdays and
    dates without a year are resolved against it. A weekday alone means the nearest one at or
    before it, unless the sentence looks ahead; a month alone the nearest one not after it; a
    day and month the nearest in either direction. Distances such as "a year ago" cover the
    whole unit. The two ends of a range are two mentions, "since" and "until".
    """
    tokens = cut_tokens(text)
    future = _looks_ahead(tokens)
    readings = _with_shared_years(tokens, _read_all(tokens))
    return tuple(_mention(text, tokens, reading, reference, future=future) for reading in readings)


def _looks_ahead(tokens: Sequence[Token]) -> bool:
    if any(token.lower in context_words("looking_ahead") for token in tokens):
        return True
    return any(
        token.lower in ("is", "are") and lower_at(tokens, index + 1) == "to"
        for index, token in enumerate(tokens)
    )


def _read_all(tokens: Sequence[Token]) -> list[DateReading]:
    readings: list[DateReading] = []
    index = 0
    while index < len(tokens):
        found = _read_at(tokens, index)
        if not found:
            index += 1
            continue
        readings.extend(_with_surroundings(tokens, reading, readings) for reading in found)
        index = found[-1].next
    return readings


def _read_at(tokens: Sequence[Token], index: int) -> tuple[DateReading, ...]:
    if not _may_start_date(tokens[index]):
        return ()
    calendar = read_calendar_date(tokens, index)
    if calendar is not None:
        return read_day_range(tokens, calendar) or (calendar,)
    reading = read_time(tokens, index) or read_relative_date(tokens, index)
    return (reading,) if reading is not None else read_year(tokens, index)


def _may_start_date(token: Token) -> bool:
    if token.is_word:
        return token.lower in _opening_words()
    return token.is_digits or token.text in "'’‘"


@lru_cache(maxsize=1)
def _opening_words() -> frozenset[str]:
    """Returns every word that a date can start with, so that most words cost one look-up."""
    return frozenset(
        month_numbers().keys()
        | weekday_numbers().keys()
        | number_words().keys()
        | SEASONS.keys()
        | DECADE_WORDS.keys()
        | TIME_WORDS
        | RELATIVE_WORDS
        | {"ad", "ce", "a.d."}
    )


def _with_surroundings(
    tokens: Sequence[Token], reading: DateReading, earlier: Sequence[DateReading]
) -> DateReading:
    """Takes in the words before a date that narrow it, and reads the preposition."""
    taken = earlier[-1].next if earlier else 0
    index = reading.first - 1
    if index >= taken and lower_at(tokens, index) in _DIRECTIONS and reading.shift is None:
        word = lower_at(tokens, index)
        if reading.weekday is not None or reading.month is not None or reading.season is not None:
            direction = {"past": "last", "coming": "next"}.get(word, word)
            reading = replace(reading, first=index, direction=direction)
            index -= 1
    reading, index = _with_part(tokens, reading, index, taken)
    if reading.relation is not None:
        return reading
    return replace(reading, relation=_relation(tokens, index, reading, earlier))


def _with_part(
    tokens: Sequence[Token], reading: DateReading, index: int, taken: int
) -> tuple[DateReading, int]:
    if reading.granularity in (Granularity.TIME, Granularity.DAY):
        return reading, index
    position = index
    while position >= taken and (
        tokens[position].is_dash or lower_at(tokens, position) in ("the", "of", "in", "on")
    ):
        position -= 1
    word = lower_at(tokens, position) if position >= taken else ""
    part = _PARTS.get(word)
    between = [lower_at(tokens, spot) for spot in range(position + 1, index + 1)]
    if part is None or (word in _PART_NOUNS) != ("of" in between):
        return reading, index
    return replace(reading, first=position, part=part), position - 1


def _relation(
    tokens: Sequence[Token],
    index: int,
    reading: DateReading,
    earlier: Sequence[DateReading],
) -> str:
    # In "before the 2014 protests" the year dates the protests: nothing happened before 2014.
    skipped = _SKIPPED_BEFORE_YEARS if reading.granularity is Granularity.YEAR else _SKIPPED
    while index >= 0 and lower_at(tokens, index) in skipped:
        index -= 1
    word = lower_at(tokens, index)
    joined = bool(earlier) and index == earlier[-1].next
    if joined and earlier[-1].relation == "since" and _is_joint(tokens[index]):
        return "until"
    if word == "to" and joined and earlier[-1].relation == "on":
        return "until"
    if word == "to" and lower_at(tokens, index - 1) == "prior":
        return "before"
    if word == "of" and lower_at(tokens, index - 1) == "ahead":
        return "before"
    if word in ("from", "between"):
        # The start of a range, unless it only says where something comes from.
        ahead = lower_at(tokens, reading.next)
        opens = ahead in _RANGE_JOINTS or ahead in ("on", "onward", "onwards")
        return (
            "since"
            if opens or (reading.next < len(tokens) and tokens[reading.next].is_dash)
            else "on"
        )
    return _RELATIONS.get(word, "on")


def _is_joint(token: Token) -> bool:
    return token.lower in _RANGE_JOINTS or token.is_dash


def _with_shared_years(
    tokens: Sequence[Token], readings: Sequence[DateReading]
) -> list[DateReading]:
    """Marks the first end of a range and gives it the year that only the second end names."""
    shared = list(readings)
    for position in range(len(shared) - 1):
        first, second = shared[position], shared[position + 1]
        if second.first - first.next != 1 or not _is_joint(tokens[first.next]):
            continue
        if second.relation == "until" and first.relation == "on":
            first = replace(first, relation="since")
        same_kind = first.month is not None and second.month is not None
        if same_kind and first.year is None and second.year is not None:
            first = replace(first, year=second.year)
        shared[position] = first
    return shared


def _mention(
    text: str,
    tokens: Sequence[Token],
    reading: DateReading,
    reference: date | None,
    *,
    future: bool,
) -> DateMention:
    start, end = tokens[reading.first].start, tokens[reading.next - 1].end
    interval = resolve(reading, reference, future=future)
    return DateMention(
        start=start,
        end=end,
        text=text[start:end],
        granularity=reading.granularity,
        first=interval[0] if interval else None,
        last=interval[1] if interval else None,
        year=reading.year,
        month=reading.month,
        day=reading.day,
        weekday=reading.weekday,
        minute=reading.minute,
        relation=reading.relation or "on",
        part=reading.part,
        distance=None if reading.vague else reading.shift,
    )
