"""Reads the unit of measure behind a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from factcheck.language.contexts import context_words
from factcheck.language.mentions import QuantityKind
from factcheck.language.number_table import Number
from factcheck.language.number_tokens import Token, lower_at, token_at
from factcheck.language.quantity_reading import PERCENTAGE_POINT, Measure
from factcheck.language.units import names_of_units, symbols_of_units

_Meaning = TypeVar("_Meaning")
_LONGEST_NAME = 4


def read_unit(tokens: Sequence[Token], number: Number) -> Measure | None:
    """Returns the measure that a unit behind a number makes it, None where none stands."""
    position = after_hyphen(tokens, number.next)
    token = token_at(tokens, position)
    if token is None:
        return None
    unit, end = _unit_by_symbol(tokens, position, number)
    if unit is None:
        named = longest_name(tokens, position, names_of_units())
        if named is None:
            return None
        unit, end = named
    if unit == PERCENTAGE_POINT:
        return Measure(number, end, QuantityKind.PERCENT, number.low, number.high, unit)
    hyphened = position > number.next
    return Measure(
        number, end, QuantityKind.CARDINAL, number.low, number.high, unit, hyphened=hyphened
    )


def read_single_unit(tokens: Sequence[Token], index: int) -> Measure | None:
    """Returns the one unit of "almost a century", None where no bound or duration opens it."""
    if tokens[index].lower not in ("a", "an"):
        return None
    named = longest_name(tokens, index + 1, names_of_units())
    if named is None or tokens[index + 1].possessive:
        return None
    unit, end = named
    if [lower_at(tokens, end + step) for step in range(3)] == ["and", "a", "half"]:
        # "an hour and a half"
        number = Number(index, index + 1, 1.5, 1.5, precise=False, spelled=True)
        return Measure(number, end + 3, QuantityKind.CARDINAL, 1.5, 1.5, unit)
    if lower_at(tokens, index - 1) not in context_words("before_single_units"):
        return None
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
        clear = following is None or (not following.is_word and following.text in ".,;:)")
        return (unit, position + 1) if clear and not token.glued else (None, position)
    return unit, position + 1


def longest_name(
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
        spaced = key.replace("-", " ")
        if key in names or spaced in names:
            best = (names[key if key in names else spaced], end)
    return best


def after_hyphen(tokens: Sequence[Token], index: int) -> int:
    """Returns the index after a hyphen that joins two words, or the same index."""
    token, beyond = token_at(tokens, index), token_at(tokens, index + 1)
    if token is not None and beyond is not None and token.is_dash and token.glued and beyond.glued:
        return index + 1
    return index
