"""Reads the time or thing that a number is told for: "a year", "per hour", "annually"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.contexts import context_words
from factcheck.language.number_table import word_kind
from factcheck.language.number_tokens import Token, lower_at, token_at
from factcheck.language.units import names_of_units

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
