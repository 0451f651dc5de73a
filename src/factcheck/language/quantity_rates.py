"""Reads the time or thing that a number is told for: "a year", "per hour", "annually"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.language.contexts import context_words
from factcheck.language.mentions import QuantityKind
from factcheck.language.number_table import word_kind
from factcheck.language.number_tokens import Token, lower_at, token_at
from factcheck.language.quantity_reading import QuantityReading
from factcheck.language.units import names_of_units

# How many tokens before and after a count "for every" is looked for.
_REACH = 12
_REACH_AFTER = 5

_RATE_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "daily": "day",
    "weekly": "week",
    "monthly": "month",
    "hourly": "hour",
    "nightly": "night",
    "quarterly": "quarter",
}


def as_ratio_for_each(tokens: Sequence[Token], reading: QuantityReading) -> QuantityReading:
    """Returns a count that is told for each of another thing as a ratio.

    "For every person who died, more than two were wounded" and "two injuries for each death".
    """
    if reading.kind is not QuantityKind.CARDINAL or reading.unit is not None or reading.vague:
        return reading
    before = [token.lower for token in tokens[max(0, reading.first - _REACH) : reading.first]]
    after = [token.lower for token in tokens[reading.next : reading.next + _REACH_AFTER]]
    if _tells_each(before) or _tells_each(after):
        return replace(reading, kind=QuantityKind.RATIO)
    return reading


def _tells_each(words: Sequence[str]) -> bool:
    return any(pair in (("for", "every"), ("for", "each")) for pair in pairwise(words))


def read_rate(tokens: Sequence[Token], index: int) -> str | None:
    """Returns the singular noun of a rate that starts at a token, None where none does.

    Units of time come under their canonical name.
    """
    opener, noun = lower_at(tokens, index), lower_at(tokens, index + 1)
    if opener in _RATE_ADVERBS:
        return _RATE_ADVERBS[opener]
    if opener in ("per", "/"):
        named = token_at(tokens, index + 1)
        if named is None or not named.is_word or word_kind(named) is not None:
            return None
        return names_of_units().get(noun, noun)
    if opener not in ("a", "an", "each", "every") or noun not in context_words("rate_nouns"):
        return None
    if lower_at(tokens, index + 2) in context_words("after_no_rate"):
        return None
    return names_of_units().get(noun, noun)
