"""Reads what a hyphen joins to a number: "142-page", "four-figure", "20-odd"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.language.mentions import QuantityKind
from factcheck.language.number_tokens import Token, token_at
from factcheck.language.quantity_reading import QuantityReading

_FIGURES = frozenset({"figure", "digit", "figures", "digits"})


def with_joined_noun(tokens: Sequence[Token], reading: QuantityReading) -> QuantityReading:
    """Returns the reading with the noun of "142-page" or the span of "four-figure", if any."""
    dash, noun = token_at(tokens, reading.next), token_at(tokens, reading.next + 1)
    if dash is None or noun is None or reading.unit is not None:
        return reading
    if not (dash.is_dash and dash.glued and noun.glued and noun.is_word):
        return reading
    if noun.lower in _FIGURES and reading.kind is QuantityKind.CARDINAL:
        return replace(
            reading,
            next=reading.next + 2,
            low=10.0 ** (reading.low - 1),
            high=10.0**reading.low - 1,
            precise=False,
            vague=True,
        )
    if reading.kind is QuantityKind.CARDINAL and noun.lower == "odd":
        return replace(reading, next=reading.next + 2, precise=False)
    if reading.kind is QuantityKind.ORDINAL and noun.lower.endswith("est"):
        # "the second-lowest grade": the rank is of grades.
        return replace(reading, next=reading.next + 2)
    index = reading.next + 1
    return replace(
        reading,
        next=index + 1,
        head=noun.lower,
        head_first=index,
        closed=True,
    )
