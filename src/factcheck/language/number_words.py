"""Reads the number that starts at a token: digits, words, or both with a scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.language.number_table import Number, NumberWord, is_precise, number_words, word_kind
from factcheck.language.number_tokens import Token, lower_at, token_at
from factcheck.language.numerals import read_words, with_half, with_scale

_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_ARTICLES = frozenset({"a", "an"})
_VAGUE_COUNTS = {"several": (2, 9), "few": (2, 9), "many": (2, 9)}


def read_number(tokens: Sequence[Token], index: int) -> Number | None:
    """Returns the number whose first token is at `index`, None where there is none.

    Reads "5,757", "39th", "5.2 million", "5.2m", "one hundred and seven", "thirty-ninth",
    "a dozen", "half a million", "two and a half", "2 1/2", "dozens", "tens of thousands",
    "several hundred". Units, percent and money are not looked at.
    """
    if index >= len(tokens):
        return None
    token = tokens[index]
    if token.is_digits:
        return _read_digits(tokens, index)
    kind = word_kind(token)
    if kind in ("small", "tens", "hundred", "ordinal_small", "ordinal_tens"):
        return read_words(tokens, index)
    if kind in ("vague",):
        return _read_vague(tokens, index)
    if kind in ("scale", "ordinal_scale"):
        return read_words(tokens, index) if kind == "ordinal_scale" else None
    return _read_opened_by_word(tokens, index)


def _read_digits(tokens: Sequence[Token], index: int) -> Number | None:
    token = tokens[index]
    value = token.value or 0.0
    following = token_at(tokens, index + 1)
    if following and following.glued and following.lower in _ORDINAL_ENDINGS:
        return Number(index, index + 2, value, value, ordinal=True, precise=True)
    end = index + 1
    fraction, end = _mixed_fraction(tokens, end)
    number = Number(index, end, value + fraction, value + fraction, precise=is_precise(value))
    if fraction:
        number = replace(number, precise=True)
    return with_half(tokens, with_scale(tokens, number))


def _mixed_fraction(tokens: Sequence[Token], index: int) -> tuple[float, int]:
    """Reads the fraction of "2½" and "2 1/2"; returns it with the index after it."""
    token = token_at(tokens, index)
    if token is None or not token.is_digits:
        return 0.0, index
    if token.value is not None and not token.text[-1].isdecimal():
        return token.value, index + 1
    slash, divisor = token_at(tokens, index + 1), token_at(tokens, index + 2)
    glued = slash is not None and slash.glued and divisor is not None and divisor.glued
    if glued and slash and divisor and slash.text == "/" and divisor.is_digits:
        top, bottom = token.value or 0.0, divisor.value or 0.0
        if 0 < top < bottom <= 64:
            return top / bottom, index + 3
    return 0.0, index


def _read_vague(tokens: Sequence[Token], index: int) -> Number | None:
    entry = number_words()[tokens[index].lower]
    following, beyond = token_at(tokens, index + 1), token_at(tokens, index + 2)
    low, high, end = entry.value, entry.high, index + 1
    of = following is not None and following.lower == "of"
    if of and beyond is not None and word_kind(beyond) == "vague":
        scale = {"hundreds": 100.0, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
        factor = scale.get(beyond.lower)
        if factor and factor > low / 2:
            steps = {"tens": (10, 199), "hundreds": (100, 1999), "thousands": (1000, 199999)}
            span = steps.get(tokens[index].lower, (24, 199))
            low, high, end = span[0] * factor, span[1] * factor, index + 3
    elif tokens[index].lower in ("tens", "scores") and not of:
        return None
    return Number(index, end, low, high, precise=False, spelled=True, vague=True)


def _read_opened_by_word(tokens: Sequence[Token], index: int) -> Number | None:
    """Reads "a hundred", "a dozen", "half a million", "several hundred", "a few thousand"."""
    token = tokens[index]
    following = token_at(tokens, index + 1)
    if following is None or not token.is_word:
        return None
    if token.lower == "half":
        return _read_half_of(tokens, index)
    if token.lower in _ARTICLES:
        return _read_after_article(tokens, index)
    if token.lower in _VAGUE_COUNTS:
        return _read_several(tokens, index, index + 1, token.lower)
    return None


def _read_half_of(tokens: Sequence[Token], index: int) -> Number | None:
    position = index + 1
    token = tokens[position]
    if token.is_dash or token.lower in _ARTICLES:
        position += 1
    entry = number_words().get(tokens[position].lower) if position < len(tokens) else None
    if entry is None or entry.kind not in ("hundred", "scale", "group"):
        return None
    value = entry.value / 2
    return Number(index, position + 1, value, value, precise=False, spelled=True)


def _read_after_article(tokens: Sequence[Token], index: int) -> Number | None:
    following = tokens[index + 1]
    if following.lower in _VAGUE_COUNTS:
        return _read_several(tokens, index, index + 2, following.lower)
    if following.lower in ("half", "quarter"):
        beyond = token_at(tokens, index + 2)
        offset = 3 if beyond is not None and beyond.is_dash else 2
        scale = token_at(tokens, index + offset)
        if scale is not None and word_kind(scale) in ("scale", "group"):
            part = 0.5 if following.lower == "half" else 0.25
            value = number_words()[scale.lower].value * part
            return Number(index, index + offset + 1, value, value, precise=False, spelled=True)
        return None
    entry = number_words().get(following.lower)
    if entry is None or following.possessive:
        return None
    if entry.kind == "group":
        return _read_group(tokens, index, entry)
    if entry.kind not in ("hundred", "scale"):
        return None
    if entry.kind == "scale":
        value = entry.value
        number = Number(index, index + 2, value, value, precise=False, spelled=True)
        return with_half(tokens, number)
    counted = read_words(tokens, index + 1)
    return replace(counted, first=index) if counted else None


def _read_group(tokens: Sequence[Token], index: int, entry: NumberWord) -> Number | None:
    """Reads "a dozen", "a couple of days", "a pair of shoes"."""
    beyond = token_at(tokens, index + 2)
    end = index + 2
    if entry.value == 12:
        return Number(index, end, 12.0, 12.0, precise=False, spelled=True)
    if beyond is None or beyond.lower != "of":
        return None
    return Number(index, end, entry.value, entry.value, precise=False, spelled=True)


def _read_several(tokens: Sequence[Token], index: int, position: int, word: str) -> Number | None:
    token = token_at(tokens, position)
    entry = number_words().get(token.lower) if token is not None and token.is_word else None
    if entry is None or entry.kind not in ("hundred", "scale", "group"):
        return None
    if entry.kind == "group" and entry.value != 12:
        return None
    scale = number_words().get(lower_at(tokens, position + 1))
    if entry.kind == "hundred" and scale is not None and scale.kind == "scale":
        entry, position = replace(scale, value=100 * scale.value), position + 1
    low, high = _VAGUE_COUNTS[word]
    return Number(
        index,
        position + 1,
        low * entry.value,
        (high + 1) * entry.value - 1,
        precise=False,
        spelled=True,
        vague=True,
    )
