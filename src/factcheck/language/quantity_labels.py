"""Tells numbers that are part of a name ("STS-135", "Route 9", "a 747") from counts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from factcheck.language.contexts import context_words
from factcheck.language.lexicon import read_words
from factcheck.language.mentions import QuantityKind
from factcheck.language.number_table import word_kind
from factcheck.language.number_tokens import Token, lower_at, lower_words, token_at
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    NOUN,
    PARTICIPLE,
    PLURAL,
    is_closed_class,
    possible_tags,
)
from factcheck.language.quantity_reading import Measure, QuantityReading
from factcheck.patterns import pattern

_CODE_PREFIX = pattern(r"[A-Z][A-Za-z]*$")
_SINGULAR_VERBS = frozenset({"has", "is", "was", "which", "that"})
_PLURAL_VERBS = frozenset({"are", "were", "have"})


@lru_cache(maxsize=1)
def _idioms() -> dict[str, tuple[tuple[str, ...], ...]]:
    idioms: dict[str, list[tuple[str, ...]]] = {}
    for phrase in read_words("number_idioms"):
        words = lower_words(phrase)
        idioms.setdefault(words[0], []).append(words)
    return {
        first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in idioms.items()
    }


def after_idiom(tokens: Sequence[Token], index: int) -> int | None:
    """Returns the index after a set phrase that counts nothing, None where none starts."""
    for words in _idioms().get(tokens[index].lower, ()):
        found = tuple(token.lower for token in tokens[index : index + len(words)])
        if found == words:
            return index + len(words)
    return None


def read_code(tokens: Sequence[Token], index: int) -> QuantityReading | None:
    """Returns a code such as "STS-135" or "F-16" that starts at a token, None where none does."""
    token = tokens[index]
    joint, digits = token_at(tokens, index + 1), token_at(tokens, index + 2)
    if joint is None or digits is None or not joint.is_dash or not digits.is_digits:
        return None
    if not (joint.glued and digits.glued and _CODE_PREFIX.match(token.text)):
        return None
    beyond = token_at(tokens, index + 3)
    if beyond is not None and beyond.glued and beyond.is_digits:
        return None
    value = digits.value or 0.0
    return QuantityReading(
        index, index + 3, QuantityKind.LABEL, value, value, head=token.lower, closed=True
    )


def is_glued_code(tokens: Sequence[Token], measure: Measure) -> bool:
    """Says whether letters without a meaning are glued to the digits: "M5S", "4chan", "G20"."""
    first = tokens[measure.number.first]
    if not first.is_digits:
        return False
    before = token_at(tokens, measure.number.first - 1)
    if first.glued and before is not None and (before.is_word or before.text in "_@&\\/"):
        return True
    following, beyond = token_at(tokens, measure.next), token_at(tokens, measure.next + 1)
    if following is None or not following.glued:
        return False
    dotted = following.text == "." and beyond is not None and beyond.glued and beyond.is_digits
    return following.is_word or dotted


def read_label(tokens: Sequence[Token], measure: Measure) -> QuantityReading | None:
    """Returns the label a bare number is ("page 4", "Boeing 757", "a 747"), None for a count."""
    if measure.kind is not QuantityKind.CARDINAL or measure.unit is not None or measure.hyphened:
        return None
    number = measure.number
    if number.low != int(number.low) or number.vague:
        return None
    position = number.first - 1
    before = token_at(tokens, position)
    if before is not None and before.text in (".", "#") and (before.glued or before.text == "#"):
        if before.text == "#":
            return _label(number.first, measure, "number", position)
        position -= 1
        if lower_at(tokens, position) not in ("no", "nos", "vol", "p", "pp", "ch"):
            return None
        return _label(number.first, measure, "number", position)
    if before is None or not before.is_word:
        return None
    if before.lower in context_words("label_nouns") and not _counts(tokens, measure, before):
        return _label(number.first, measure, before.lower, position)
    digits = tokens[number.first].is_digits and number.next == number.first + 1
    if digits and _is_named(tokens, measure, before, position):
        return _label(number.first, measure, before.lower, position)
    return None


def _label(first: int, measure: Measure, noun: str, position: int) -> QuantityReading:
    if noun in ("number", "no", "nos"):
        # "number 3", "No. 3" and "#3" are places in a row.
        return QuantityReading(first, measure.next, QuantityKind.ORDINAL, measure.low, measure.high)
    if noun in context_words("determiners"):
        return QuantityReading(
            first, measure.next, QuantityKind.LABEL, measure.low, measure.high, closed=True
        )
    return QuantityReading(
        first,
        measure.next,
        QuantityKind.LABEL,
        measure.low,
        measure.high,
        head=noun,
        head_first=position,
        closed=True,
    )


def _counts(tokens: Sequence[Token], measure: Measure, before: Token) -> bool:
    """Says whether a number after a label's noun counts the next one: "this year 20 people"."""
    following = token_at(tokens, measure.next)
    if following is None or not following.is_word:
        return before.lower in ("year", "week", "day", "no", "season") and following is None
    if following.lower in _PLURAL_VERBS:
        return True
    return _begins_plural(tokens, measure.next)


def _begins_plural(tokens: Sequence[Token], index: int) -> bool:
    for position in range(index, min(index + 3, len(tokens))):
        token = tokens[position]
        if not token.is_word or is_closed_class(token.lower):
            return token.lower in context_words("inner_words")
        tags = dict(possible_tags(token.lower))
        if tags.get(PLURAL, 9) <= min(tags.values(), default=0):
            return True
        if word_kind(token) is not None or not tags.keys() & {NOUN, ADJECTIVE, PARTICIPLE}:
            return False
    return False


def _is_named(tokens: Sequence[Token], measure: Measure, before: Token, position: int) -> bool:
    following = token_at(tokens, measure.next)
    text = tokens[measure.number.first].text
    if before.lower in ("a", "an"):
        tags = dict(possible_tags(following.lower)) if following and following.is_word else {}
        return NOUN not in tags and not (following is not None and following.is_dash)
    if before.lower == "the":
        named = following is not None and following.lower in _SINGULAR_VERBS
        comma = following is not None and following.text == ","
        relative = comma and lower_at(tokens, measure.next + 1) == "which"
        return text.isdigit() and len(text) == 3 and (named or relative)
    if not before.capital or before.possessive or is_closed_class(before.lower):
        return False
    starts_sentence = position == 0 or tokens[position - 1].text in ".!?"
    if starts_sentence and possible_tags(before.lower) and before.text[1:].islower():
        tags = dict(possible_tags(before.lower))
        if not (NOUN in tags or PLURAL in tags):
            return False
    if following is not None and following.lower in _PLURAL_VERBS | {"percent", "per"}:
        return False
    if following is not None and (following.is_dash or following.text == "%"):
        return False
    return "," not in text and not _begins_plural(tokens, measure.next)
