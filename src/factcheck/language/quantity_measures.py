"""Reads a number with what makes it a measure: percent, money, a unit, an age, a multiple."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from factcheck.language.contexts import context_words
from factcheck.language.mentions import QuantityKind
from factcheck.language.number_tokens import Token, lower_at, token_at
from factcheck.language.number_words import Number, read_number
from factcheck.language.units import (
    names_of_currencies,
    names_of_units,
    symbols_of_currencies,
    symbols_of_units,
)

_Meaning = TypeVar("_Meaning")

PERCENTAGE_POINT = "percentage point"
AGE = "age"
_LONGEST_NAME = 4
_PERCENT_WORDS = frozenset({"percent", "pct", "percentage", "percents"})
_POINTS = frozenset({"point", "points"})
_FOLDS = {
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
# Pounds are weighed where these words stand in the sentence, and money everywhere else.
_WEIGHING = frozenset({"weigh", "weighs", "weighed", "weighing", "weight", "heavy", "heavier"})


@dataclass(frozen=True, slots=True)
class Measure:
    """Holds one number with its unit; `next` is the token index after both.

    `hyphened` says that a hyphen joins the number to its unit or noun ("142-page").
    """

    number: Number
    next: int
    kind: QuantityKind
    low: float
    high: float
    unit: str | None = None
    head: str | None = None
    head_index: int | None = None
    hyphened: bool = False
    symbol_index: int | None = None

    @property
    def first(self) -> int:
        """Returns the index of the first token, a currency symbol before the number included."""
        return self.number.first if self.symbol_index is None else self.symbol_index


def read_measure(tokens: Sequence[Token], index: int) -> Measure | None:
    """Returns the number at a token with the unit that belongs to it, None where none stands."""
    money = _read_symbol_money(tokens, index)
    if money is not None:
        return money
    number = read_number(tokens, index)
    if number is None:
        return _read_fold(tokens, index) or _read_single_unit(tokens, index)
    if number.ordinal:
        return Measure(number, number.next, QuantityKind.ORDINAL, number.low, number.high)
    return (
        _read_percent(tokens, number)
        or _read_named_money(tokens, number)
        or _read_age(tokens, number)
        or _read_multiple(tokens, number)
        or _read_unit(tokens, number)
        or Measure(number, number.next, QuantityKind.CARDINAL, number.low, number.high)
    )


def _read_symbol_money(tokens: Sequence[Token], index: int) -> Measure | None:
    token = tokens[index]
    symbols = symbols_of_currencies()
    code, position = None, index
    following = token_at(tokens, index + 1)
    if token.is_word and following is not None and following.text == "$" and following.glued:
        code, position = symbols.get(token.text + "$", "USD"), index + 2
    elif token.text in symbols and (not token.is_word or token.text.isupper() or token.capital):
        code, position = symbols[token.text], index + 1
    if code is None:
        return None
    number_token = token_at(tokens, position)
    if number_token is None or not number_token.is_digits:
        return None
    number = read_number(tokens, position)
    if number is None or number.ordinal:
        return None
    end = number.next
    if lower_at(tokens, end) in names_of_currencies() and tokens[end].is_word:
        end += 1
    return Measure(
        number, end, QuantityKind.MONEY, number.low, number.high, code, symbol_index=index
    )


def _read_percent(tokens: Sequence[Token], number: Number) -> Measure | None:
    position = _after_hyphen(tokens, number.next)
    word = lower_at(tokens, position)
    if word == "per" and lower_at(tokens, position + 1) == "cent":
        end = position + 2
    elif word == "per" and lower_at(tokens, position + 2) == "cent":
        end = position + 3
    elif word in _PERCENT_WORDS or word == "%":
        end = position + 1
    else:
        return None
    beyond = _after_hyphen(tokens, end)
    unit = None
    if lower_at(tokens, beyond) in _POINTS:
        unit, end = PERCENTAGE_POINT, beyond + 1
    return Measure(number, end, QuantityKind.PERCENT, number.low, number.high, unit)


def _read_named_money(tokens: Sequence[Token], number: Number) -> Measure | None:
    position = _after_hyphen(tokens, number.next)
    token = token_at(tokens, position)
    if token is None:
        return None
    symbols = symbols_of_currencies()
    is_code = token.is_word and len(token.text) == 3 and token.text in symbols
    glued_symbol = not token.is_word and token.glued and token.text in symbols
    if is_code or glued_symbol:
        code, share, end = symbols[token.text], 1.0, position + 1
    else:
        found = _longest_name(tokens, position, names_of_currencies())
        if found is None or (found[0][0] == "GBP" and _weighs(tokens, found[1])):
            return None
        (code, share), end = found
    low, high = number.low * share, number.high * share
    return Measure(number, end, QuantityKind.MONEY, low, high, code)


def _weighs(tokens: Sequence[Token], end: int) -> bool:
    """Says whether pounds are a weight here: a hyphen and a noun, "of", or a word of weighing."""
    hyphened = tokens[end - 2].is_dash and not tokens[end - 1].lower.endswith("s")
    if hyphened and tokens[end - 3].lower not in ("million", "billion", "thousand", "m", "bn"):
        following = lower_at(tokens, end)
        return following not in ("note", "coin", "fine", "fee", "bill", "prize", "ticket")
    return any(token.lower in _WEIGHING for token in tokens)


def _longest_name(
    tokens: Sequence[Token], position: int, names: Mapping[str, _Meaning]
) -> tuple[_Meaning, int] | None:
    """Returns what the longest name of a table that starts at a token stands for, and its end."""
    end, key = position, ""
    best: tuple[_Meaning, int] | None = None
    while end < len(tokens) and end - position < 2 * _LONGEST_NAME:
        token = tokens[end]
        if token.is_dash and token.glued and key:
            key += "-"
        elif token.is_word:
            key += token.lower if not key or key.endswith("-") else f" {token.lower}"
        else:
            break
        end += 1
        if key in names:
            best = (names[key], end)
    return best


def _read_age(tokens: Sequence[Token], number: Number) -> Measure | None:
    """Reads "23-year-old", "23 years old", "18-month-old" and "aged 23"."""
    position = _after_hyphen(tokens, number.next)
    unit = names_of_units().get(lower_at(tokens, position))
    before = lower_at(tokens, number.first - 1)
    if unit in ("year", "month", "week", "day"):
        end = _after_hyphen(tokens, position + 1)
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
    position = _after_hyphen(tokens, number.next)
    word = lower_at(tokens, position)
    if word == "times" or (word == "fold" and position > number.next):
        return Measure(number, position + 1, QuantityKind.RATIO, number.low, number.high)
    joint = lower_at(tokens, position)
    last = token_at(tokens, _after_hyphen(tokens, position + 1))
    if joint == "to" and last is not None and last.lower in ("one", "1") and number.low > 1:
        end = _after_hyphen(tokens, position + 1) + 1
        if lower_at(tokens, number.first - 1) == "from":
            return None
        return Measure(number, end, QuantityKind.RATIO, number.low, number.high)
    return None


def _read_fold(tokens: Sequence[Token], index: int) -> Measure | None:
    token = tokens[index]
    value = _FOLDS.get(token.lower) if token.is_word else None
    if token.lower in ("twice", "thrice"):
        value = 2.0 if token.lower == "twice" else 3.0
    if value is None:
        return None
    number = Number(index, index + 1, value, value, spelled=True)
    return Measure(number, index + 1, QuantityKind.RATIO, value, value)


def _read_unit(tokens: Sequence[Token], number: Number) -> Measure | None:
    position = _after_hyphen(tokens, number.next)
    token = token_at(tokens, position)
    if token is None:
        return None
    unit, end = _unit_by_symbol(tokens, position, number)
    if unit is None:
        named = _longest_name(tokens, position, names_of_units())
        if named is None:
            return None
        unit, end = named
    if unit == PERCENTAGE_POINT:
        return Measure(number, end, QuantityKind.PERCENT, number.low, number.high, unit)
    hyphened = position > number.next
    return Measure(
        number, end, QuantityKind.CARDINAL, number.low, number.high, unit, hyphened=hyphened
    )


def _read_single_unit(tokens: Sequence[Token], index: int) -> Measure | None:
    """Reads "(almost) a century": one unit, where a bound or a word of duration stands before."""
    if tokens[index].lower not in ("a", "an"):
        return None
    if lower_at(tokens, index - 1) not in context_words("before_single_units"):
        return None
    named = _longest_name(tokens, index + 1, names_of_units())
    if named is None or tokens[index + 1].possessive:
        return None
    unit, end = named
    following = token_at(tokens, end)
    if unit == "second" and following is not None and following.is_word:
        return None
    number = Number(index, index + 1, 1.0, 1.0, precise=False, spelled=True)
    return Measure(number, end, QuantityKind.CARDINAL, 1.0, 1.0, unit)


def _unit_by_symbol(
    tokens: Sequence[Token], position: int, number: Number
) -> tuple[str | None, int]:
    symbols = symbols_of_units()
    token = tokens[position]
    slash, last = token_at(tokens, position + 1), token_at(tokens, position + 2)
    if slash is not None and last is not None and slash.text == "/" and last.glued:
        compound = symbols.get(f"{token.text}/{last.text}")
        if compound is not None:
            return compound, position + 3
    if token.text == "°" and slash is not None and slash.text in ("C", "F", "c", "f"):
        return symbols[f"°{slash.text}"], position + 2
    if slash is not None and slash.is_digits and slash.glued and slash.text in ("2", "3"):
        power = symbols.get(token.text + slash.text)
        if power is not None:
            return power, position + 2
    unit = symbols.get(token.text)
    if unit is None or number.spelled:
        return None, position
    if len(token.text) == 1 and token.text != "°":
        doubtful = not token.glued or (token.text in "sltK" and number.low == int(number.low))
        return (None, position) if doubtful else (unit, position + 1)
    if token.text == "in":
        following = token_at(tokens, position + 1)
        clear = following is None or not (following.is_word or following.is_digits)
        return (unit, position + 1) if clear and not token.glued else (None, position)
    return unit, position + 1


def _after_hyphen(tokens: Sequence[Token], index: int) -> int:
    """Returns the index after a hyphen that joins two words, or the same index."""
    token, beyond = token_at(tokens, index), token_at(tokens, index + 1)
    if token is not None and beyond is not None and token.is_dash and token.glued and beyond.glued:
        return index + 1
    return index
