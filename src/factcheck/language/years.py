"""Tells years from counts of four digits: "in 2022" from "2022 votes"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.language.contexts import context_words
from factcheck.language.date_reading import DateReading, year_at
from factcheck.language.lexicon import read_words
from factcheck.language.mentions import Granularity
from factcheck.language.number_tokens import Token, lower_at, token_at
from factcheck.language.parts_of_speech import PLURAL, is_closed_class, possible_tags
from factcheck.language.units import names_of_units, symbols_of_units

_NOTHING_COUNTED = frozenset({"", "per", "percent", "million", "billion", "trillion", "hundred"})


@lru_cache(maxsize=1)
def _unit_names() -> frozenset[str]:
    """Returns units as they stand after a count: plural names and symbols of two letters."""
    plurals = {name for name in names_of_units() if name.endswith("s") or name == "feet"}
    symbols = {symbol.lower() for symbol in symbols_of_units() if len(symbol) > 1}
    return frozenset((plurals | symbols) - {"in"})


def read_year(tokens: Sequence[Token], index: int) -> tuple[DateReading, ...]:
    """Returns the year at a token, or both years of "2004-2009" and "2013-14", or nothing."""
    era = _read_year_of_era(tokens, index)
    if era is not None:
        return (era,)
    year = year_at(tokens, index)
    if year is None:
        return ()
    pair = _read_year_range(tokens, index, year)
    if pair:
        return pair
    if not _is_year(tokens, index, year):
        return ()
    return (DateReading(index, index + 1, Granularity.YEAR, year=year),)


def _read_year_of_era(tokens: Sequence[Token], index: int) -> DateReading | None:
    """Reads "202 BC", "220 CE" and "AD 79"; a year before our era is negative."""
    first = tokens[index].text.replace(".", "") in ("AD", "CE")
    digits = token_at(tokens, index + 1) if first else tokens[index]
    if digits is None or not digits.text.isdigit() or len(digits.text) > 4:
        return None
    if first:
        return DateReading(index, index + 2, Granularity.YEAR, year=int(digits.text))
    era = token_at(tokens, index + 1)
    mark = era.text.replace(".", "") if era is not None else ""
    if mark not in ("BC", "BCE", "AD", "CE"):
        return None
    year = int(digits.text) * (-1 if mark.startswith("B") else 1)
    return DateReading(index, index + 2, Granularity.YEAR, year=year)


def _read_year_range(
    tokens: Sequence[Token], index: int, year: int
) -> tuple[DateReading, DateReading] | None:
    joint, last = token_at(tokens, index + 1), token_at(tokens, index + 2)
    if joint is None or last is None or not (joint.is_dash or joint.text == "/"):
        return None
    end_year = year_at(tokens, index + 2)
    short = last.glued and len(last.text) == 2 and last.text.isdigit()
    if end_year is None and short:
        end_year = year // 100 * 100 + int(last.text)
        if end_year != year + 1 and joint.text == "/":
            return None
    if end_year is None or not 1400 <= year < end_year <= 2199:
        return None
    if joint.glued != last.glued:
        return None
    dated = lower_at(tokens, index - 1) in context_words("before_years") | {"the"}
    if _counted_noun_follows(tokens, index + 2) and not (year >= 1900 and dated):
        return None
    return (
        DateReading(index, index + 1, Granularity.YEAR, year=year, relation="since"),
        DateReading(index + 2, index + 3, Granularity.YEAR, year=end_year, relation="until"),
    )


def _is_year(tokens: Sequence[Token], index: int, year: int) -> bool:
    before, after = token_at(tokens, index - 1), token_at(tokens, index + 1)
    previous = before.lower if before is not None else ""
    if previous in context_words("before_counts") or _is_part_of_a_code(before, after):
        return False
    follows_counted = _counted_noun_follows(tokens, index)
    modern = 1900 <= year <= 2099
    if previous in context_words("surely_before_years"):
        return modern or not follows_counted
    owned = previous in context_words("determiners") or (before is not None and before.possessive)
    if owned and modern:
        return not _unit_follows(tokens, index)
    if follows_counted:
        return previous == "of" and lower_at(tokens, index + 1) in read_words("year_nouns")
    if previous in ("a", "an") and _unit_follows(tokens, index):
        return False
    if year < 1800 and previous == "of" and _noun_follows(tokens, index):
        return False
    if previous in context_words("before_years"):
        return year >= 1400 or previous in ("from", "before", "after", "of")
    if 1500 <= year < 1900:
        return (before is not None and before.text in "(,–—-") or owned
    return modern


def _is_part_of_a_code(before: Token | None, after: Token | None) -> bool:
    if before is not None and before.text in "$£€¥#.:/+":
        return True
    glued_word = after is not None and after.glued and (after.is_word or after.is_digits)
    return glued_word or (after is not None and after.text in "%°")


def _unit_follows(tokens: Sequence[Token], index: int) -> bool:
    position = index + 1
    token = token_at(tokens, position)
    if token is not None and token.is_dash and token.glued:
        position += 1
    word = lower_at(tokens, position)
    return word in names_of_units() or word in _unit_names()


def _noun_follows(tokens: Sequence[Token], index: int) -> bool:
    token = token_at(tokens, index + 1)
    return token is not None and token.text.islower() and not is_closed_class(token.lower)


def _counted_noun_follows(tokens: Sequence[Token], index: int) -> bool:
    """Says whether the words after a number are what it counts: a plural or a unit."""
    token = token_at(tokens, index + 1)
    if token is None:
        return False
    if token.is_dash and token.glued:
        beyond = token_at(tokens, index + 2)
        return beyond is not None and beyond.glued and beyond.is_word and beyond.text.islower()
    for position in range(index + 1, min(index + 4, len(tokens))):
        word = tokens[position]
        if not word.is_word or word.lower in _NOTHING_COUNTED:
            return word.is_word
        if word.lower in _unit_names():
            return True
        tags = possible_tags(word.lower)
        if any(tag == PLURAL and cost <= 2 for tag, cost in tags):
            return True
        if word.lower.endswith(("children", "people", "women")):
            return True
        if not any(tag in ("adjective", "participle", "noun", "gerund") for tag, _ in tags):
            return False
        if word.capital:
            return False
    return False
