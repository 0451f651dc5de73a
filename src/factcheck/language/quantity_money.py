"""Reads sums of money: "$5m", "NZ$26 million", "422,000 euros"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.mentions import QuantityKind
from factcheck.language.number_table import Number
from factcheck.language.number_tokens import Token, lower_at, token_at
from factcheck.language.number_words import read_number
from factcheck.language.quantity_reading import Measure
from factcheck.language.quantity_units import after_hyphen, longest_name
from factcheck.language.units import names_of_currencies, symbols_of_currencies

_NEARBY = 12
# Pounds are weighed where these words stand nearby, and money everywhere else.
_WEIGHING = frozenset({"weigh", "weighs", "weighed", "weighing", "weight", "heavy", "heavier"})


def read_symbol_money(tokens: Sequence[Token], index: int) -> Measure | None:
    """Returns the money that a symbol or code before digits opens, None where none stands."""
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


def read_named_money(tokens: Sequence[Token], number: Number) -> Measure | None:
    """Returns the money that a currency behind a number makes it, None where none stands."""
    position = after_hyphen(tokens, number.next)
    token = token_at(tokens, position)
    if token is None:
        return None
    symbols = symbols_of_currencies()
    is_code = token.is_word and len(token.text) == 3 and token.text in symbols
    glued_symbol = not token.is_word and token.glued and token.text in symbols
    if is_code or glued_symbol:
        code, share, end = symbols[token.text], 1.0, position + 1
    else:
        found = longest_name(tokens, position, names_of_currencies())
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
    nearby = tokens[max(0, end - _NEARBY) : end + _NEARBY]
    return any(token.lower in _WEIGHING for token in nearby)
