"""Reads two numbers that belong together: ranges, scores and votes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.language.contexts import context_words
from factcheck.language.mentions import QuantityKind
from factcheck.language.number_table import word_kind
from factcheck.language.number_tokens import Token, TokenKind, lower_at, token_at
from factcheck.language.parts_of_speech import PLURAL, is_closed_class, possible_tags
from factcheck.language.quantity_measures import read_measure
from factcheck.language.quantity_reading import PERCENTAGE_POINT, Measure

_HIGHEST_SCORE = 200


def read_score(tokens: Sequence[Token], index: int) -> tuple[float, float, int] | None:
    """Returns both figures of "3 – 0", "2–1" or "three-nil" and the index after them."""
    first = _figure(tokens, index)
    joint = token_at(tokens, index + 1)
    second = _figure(tokens, index + 2)
    if first is None or second is None or joint is None or not joint.is_dash:
        return None
    last = tokens[index + 2]
    if "nil" in (tokens[index].lower, last.lower):
        return first, second, index + 3
    if joint.glued != last.glued or not (tokens[index].is_digits and last.is_digits):
        return None
    beyond = token_at(tokens, index + 3)
    if beyond is not None and (beyond.text in "%/" or (beyond.is_dash and beyond.glued)):
        return None
    if max(first, second) > _HIGHEST_SCORE or first != int(first) or second != int(second):
        return None
    if not _is_scored(tokens, index, first, second):
        return None
    return first, second, index + 3


def _figure(tokens: Sequence[Token], index: int) -> float | None:
    token = token_at(tokens, index)
    if token is None:
        return None
    if token.is_digits:
        return token.value
    from factcheck.language.number_table import number_words

    entry = number_words().get(token.lower) if token.is_word else None
    return entry.value if entry is not None and entry.kind == "small" else None


def _is_scored(tokens: Sequence[Token], index: int, first: float, second: float) -> bool:
    following = token_at(tokens, index + 3)
    if following is not None and following.is_word and _is_counted(following):
        return False
    if first >= second or not tokens[index + 1].glued:
        return True
    nearby = tokens[max(0, index - 8) : index + 8]
    if any(token.lower in context_words("score_words") for token in nearby):
        return True
    before = token_at(tokens, index - 1)
    between_names = before is not None and before.capital
    return between_names and following is not None and following.capital


def _is_counted(token: Token) -> bool:
    if token.capital or token.lower in context_words("score_words") or is_closed_class(token.lower):
        return False
    tags = possible_tags(token.lower)
    return bool(tags) and min(tags, key=lambda tag: tag[1])[0] == PLURAL


def read_range(tokens: Sequence[Token], first: Measure) -> Measure | None:
    """Returns the range that a measure opens ("5 to 7 years", "$350-$680"), None where none.

    "from nine to ten" is a change from one number to another, not a range, unless a word such as
    "ranging" stands before.
    """
    if first.kind is QuantityKind.ORDINAL or first.number.vague:
        return None
    start = _second_start(tokens, first)
    if start is None or start >= len(tokens):
        return None
    second = read_measure(tokens, start)
    if second is None or second.number.vague or second.kind is QuantityKind.ORDINAL:
        return None
    first = _with_scale_of(first, second, tokens)
    if not _belong_together(first, second) or first.low >= second.high:
        return None
    return replace(
        second,
        number=replace(second.number, first=first.number.first, precise=first.number.precise),
        low=first.low,
        symbol_index=first.symbol_index,
        head=second.head or first.head,
        head_index=second.head_index if second.head else first.head_index,
    )


def _second_start(tokens: Sequence[Token], first: Measure) -> int | None:
    joint = token_at(tokens, first.next)
    if joint is None:
        return None
    opener = lower_at(tokens, first.first - 1)
    between = opener == "between"
    if joint.is_dash:
        beyond = token_at(tokens, first.next + 1)
        if beyond is None:
            return None
        if joint.glued and lower_at(tokens, first.next + 1) == "to":
            return _after_dash(tokens, first.next + 2)
        numeric = beyond.kind is TokenKind.DIGITS or beyond.text in "$£€"
        both_words = first.number.spelled and joint.glued and word_kind(beyond) == "small"
        return first.next + 1 if (numeric and joint.glued == beyond.glued) or both_words else None
    if joint.lower == "and":
        return first.next + 1 if between else None
    if joint.lower == "to":
        if opener == "from" and not _opens_range(tokens, first):
            return None
        return first.next + 1
    return None


def _after_dash(tokens: Sequence[Token], index: int) -> int:
    token = token_at(tokens, index)
    return index + 1 if token is not None and token.is_dash else index


def _opens_range(tokens: Sequence[Token], first: Measure) -> bool:
    index = first.first - 1
    nearby = [lower_at(tokens, position) for position in range(max(0, index - 6), index)]
    if any(word in context_words("range_openers") for word in nearby[-3:]):
        return True
    return not any(word in context_words("change_words") for word in nearby)


def _with_scale_of(first: Measure, second: Measure, tokens: Sequence[Token]) -> Measure:
    """Gives "2" in "2 to 3 million" the scale that only the second number names."""
    scale = 1.0
    last = tokens[second.number.next - 1]
    for word, value in (("thousand", 1e3), ("million", 1e6), ("billion", 1e9), ("trillion", 1e12)):
        if last.lower == word or (last.glued and last.lower in _letters(word)):
            scale = value
    if scale > 1 and first.low < 1000:
        return replace(first, low=first.low * scale, high=first.high * scale)
    return first


def _letters(word: str) -> frozenset[str]:
    letters = {
        "thousand": {"k"},
        "million": {"m", "mn"},
        "billion": {"b", "bn"},
        "trillion": {"t", "tn"},
    }
    return frozenset(letters[word])


def _belong_together(first: Measure, second: Measure) -> bool:
    if first.unit is not None and second.unit is not None and first.unit != second.unit:
        return False
    if first.unit != second.unit and PERCENTAGE_POINT in (first.unit, second.unit):
        # Where something rose by points to a percentage, the two are no range.
        return False
    if first.kind is second.kind:
        return True
    if first.kind is QuantityKind.PERCENT:
        # Only the second figure of "5 to 10 percent" is marked: "8% to 11 million" is a change.
        return False
    pair = {first.kind, second.kind}
    return QuantityKind.CARDINAL in pair and bool(
        pair & {QuantityKind.PERCENT, QuantityKind.MONEY, QuantityKind.RATIO}
    )
