"""Reads a number with what makes it a measure: percent, money, a unit, an age, a multiple."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.language.mentions import QuantityKind
from factcheck.language.number_table import Number
from factcheck.language.number_tokens import Token, lower_at, token_at
from factcheck.language.number_words import read_number
from factcheck.language.quantity_money import read_named_money, read_symbol_money
from factcheck.language.quantity_reading import AGE, PERCENTAGE_POINT, Measure
from factcheck.language.quantity_units import after_hyphen, read_single_unit, read_unit
from factcheck.language.units import names_of_units

_PERCENT_WORDS = frozenset({"percent", "pct", "percentage", "percents"})
_POINTS = frozenset({"point", "points"})
FOLDS = {
    "twofold": 2.0,
    "threefold": 3.0,
    "fourfold": 4.0,
    "fivefold": 5.0,
    "sixfold": 6.0,
    "sevenfold": 7.0,
    "eightfold": 8.0,
    "ninefold": 9.0,
    "tenfold": 10.0,
    "hundredfold": 100.0,
}
_MULTIPLES = {"double": 2.0, "triple": 3.0}
# Words before which, and marks behind which, "double the" measures and is no verb.
_BEFORE_MULTIPLES = frozenset(
    {"is", "was", "are", "were", "at", "nearly", "almost", "about", "over", "than"}
)
# What a quantity can start with besides digits, number words and multiples.
OPENING_WORDS = frozenset(
    {
        "a",
        "an",
        "several",
        "few",
        "many",
        "half",
        "majority",
        "minority",
        "most",
        "minus",
        "negative",
        *_MULTIPLES,
    }
)


def read_measure(tokens: Sequence[Token], index: int) -> Measure | None:
    """Returns the number at a token with the unit that belongs to it, None where none stands."""
    negative = _read_negative(tokens, index)
    if negative is not None:
        return negative
    money = read_symbol_money(tokens, index)
    if money is not None:
        return money
    number = read_number(tokens, index)
    if number is None:
        return _read_fold(tokens, index) or read_single_unit(tokens, index)
    if number.ordinal:
        return Measure(number, number.next, QuantityKind.ORDINAL, number.low, number.high)
    return (
        _read_percent(tokens, number)
        or read_named_money(tokens, number)
        or _read_age(tokens, number)
        or _read_multiple(tokens, number)
        or read_unit(tokens, number)
        or Measure(number, number.next, QuantityKind.CARDINAL, number.low, number.high)
    )


def _read_negative(tokens: Sequence[Token], index: int) -> Measure | None:
    """Reads "-15", "minus five degrees" and "negative one"."""
    token, following = tokens[index], token_at(tokens, index + 1)
    if following is None:
        return None
    sign = token.text in "-−" and following.glued and not token.glued
    if not (sign and not following.is_word) and token.lower not in ("minus", "negative"):
        return None
    if following.lower in ("minus", "negative") or following.text in "-−":
        return None
    measure = read_measure(tokens, index + 1)
    if measure is None or measure.kind is QuantityKind.ORDINAL:
        return None
    return replace(measure, low=-measure.low, high=-measure.high, symbol_index=index)


def _read_percent(tokens: Sequence[Token], number: Number) -> Measure | None:
    position = after_hyphen(tokens, number.next)
    word = lower_at(tokens, position)
    if word == "per" and lower_at(tokens, position + 1) == "cent":
        end = position + 2
    elif word == "per" and lower_at(tokens, position + 2) == "cent":
        end = position + 3
    elif word in _PERCENT_WORDS or word == "%":
        end = position + 1
    else:
        return None
    beyond = after_hyphen(tokens, end)
    unit = None
    if lower_at(tokens, beyond) in _POINTS:
        unit, end = PERCENTAGE_POINT, beyond + 1
    return Measure(number, end, QuantityKind.PERCENT, number.low, number.high, unit)


def _read_age(tokens: Sequence[Token], number: Number) -> Measure | None:
    """Reads "23-year-old", "23 years old", "18-month-old" and "aged 23"."""
    position = after_hyphen(tokens, number.next)
    unit = names_of_units().get(lower_at(tokens, position))
    before = lower_at(tokens, number.first - 1)
    if before == "of":
        # "at the age of 84"
        before = "age" if lower_at(tokens, number.first - 2) == "age" else before
    if unit in ("year", "month", "week", "day"):
        end = after_hyphen(tokens, position + 1)
        old = lower_at(tokens, end)
        if old in ("old", "olds"):
            return _age(number, end + 1, unit, end)
        if old == "of" and lower_at(tokens, end + 1) == "age":
            return _age(number, end + 2, unit, end + 1)
        if before in ("aged", "age"):
            return _age(number, position + 1, unit, number.first - 1)
        return None
    if before in ("aged", "age", "ages") and number.low <= 150:
        return _age(number, number.next, "year", number.first - 1)
    return None


def _age(number: Number, end: int, unit: str, head_index: int) -> Measure:
    return Measure(
        number, end, QuantityKind.CARDINAL, number.low, number.high, unit, AGE, head_index
    )


def _read_multiple(tokens: Sequence[Token], number: Number) -> Measure | None:
    """Reads "three times", "18-fold" and "two to one"."""
    position = after_hyphen(tokens, number.next)
    word = lower_at(tokens, position)
    if word == "times" or (word == "fold" and position > number.next):
        return Measure(number, position + 1, QuantityKind.RATIO, number.low, number.high)
    joint = lower_at(tokens, position)
    last = token_at(tokens, after_hyphen(tokens, position + 1))
    if joint == "to" and last is not None and last.lower in ("one", "1") and number.low > 1:
        end = after_hyphen(tokens, position + 1) + 1
        if lower_at(tokens, number.first - 1) == "from":
            return None
        return Measure(number, end, QuantityKind.RATIO, number.low, number.high)
    return None


def _read_fold(tokens: Sequence[Token], index: int) -> Measure | None:
    token = tokens[index]
    value = FOLDS.get(token.lower) if token.is_word else None
    if token.lower in ("twice", "thrice"):
        value = 2.0 if token.lower == "twice" else 3.0
    if token.lower in _MULTIPLES and _measures_another(tokens, index):
        value = _MULTIPLES[token.lower]
    if value is None:
        return None
    number = Number(index, index + 1, value, value, spelled=True)
    return Measure(number, index + 1, QuantityKind.RATIO, value, value)


def _measures_another(tokens: Sequence[Token], index: int) -> bool:
    """Tells "a fine of 4,200, double the sum of last year" from "they will double the fine"."""
    before = token_at(tokens, index - 1)
    stands = before is None or not before.is_word or before.lower in _BEFORE_MULTIPLES
    return stands and lower_at(tokens, index + 1) in ("the", "its", "their", "that", "what")
