"""Tells ages from other bare numbers by the words around them."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.contexts import context_words
from factcheck.language.mentions import QuantityKind
from factcheck.language.number_tokens import Token, lower_at, token_at
from factcheck.language.parts_of_speech import is_closed_class
from factcheck.language.quantity_reading import Measure

_OLDEST = 115
_DECADES = frozenset(range(20, 100, 10))


def is_bare_age(tokens: Sequence[Token], measure: Measure) -> bool:
    """Says whether a number without a unit is an age: "Dana Orsk, 23," or "when she was six"."""
    if measure.kind is not QuantityKind.CARDINAL or measure.unit is not None:
        return False
    if not 1 <= measure.number.low <= _OLDEST:
        return False
    return (
        _is_bracketed(tokens, measure)
        or _is_said_of_pronoun(tokens, measure)
        or _is_of_person(tokens, measure)
    )


def read_age_decade(tokens: Sequence[Token], measure: Measure) -> int | None:
    """Returns the token index after "30s" in "in her (mid-)30s", None where none stands."""
    number = measure.number
    ending = token_at(tokens, number.next)
    if ending is None or not (ending.glued and ending.text == "s") or number.low not in _DECADES:
        return None
    words = [lower_at(tokens, position) for position in range(number.first - 3, number.first)]
    owners = ("his", "her", "their", "my", "our", "your")
    return (
        number.next + 1 if words[2] in owners or words[0] in owners or words[1] in owners else None
    )


def _is_bracketed(tokens: Sequence[Token], measure: Measure) -> bool:
    """Says whether a number between commas after a name is an age: "Dana Orsk, 23, said"."""
    number = measure.number
    before, after = token_at(tokens, number.first - 1), token_at(tokens, measure.next)
    name, earlier = token_at(tokens, number.first - 2), token_at(tokens, number.first - 3)
    if before is None or after is None or name is None or earlier is None:
        return False
    opens, closes = before.text, after.text
    paired = (opens == "," and closes in ",.;") or (opens == "(" and closes == ")")
    if not (paired and name.capital and tokens[number.first].is_digits):
        return False
    return earlier.capital and measure.next == number.first + 1


def _is_of_person(tokens: Sequence[Token], measure: Measure) -> bool:
    """Says whether "of" and a word for one person stand before: "a woman of 43"."""
    first = measure.number.first
    person = lower_at(tokens, first - 2)
    return lower_at(tokens, first - 1) == "of" and person in context_words("aged_persons")


def _is_said_of_pronoun(tokens: Sequence[Token], measure: Measure) -> bool:
    """Says whether "when she was six" tells an age: no noun or unit follows the number."""
    number = measure.number
    verb, subject = lower_at(tokens, number.first - 1), lower_at(tokens, number.first - 2)
    if verb not in ("was", "is", "turned", "turns") or subject not in ("he", "she", "i", "who"):
        return False
    following = token_at(tokens, measure.next)
    return following is None or not following.is_word or is_closed_class(following.lower)
