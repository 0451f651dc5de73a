"""Reads the number that starts at a token: digits, words, or both with a scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from factcheck.language.lexicon import read_rows
from factcheck.language.number_tokens import Token, token_at

_ORDINAL_ENDINGS = frozenset({"st", "nd", "rd", "th"})
_ARTICLES = frozenset({"a", "an"})
# Letters after a number that mean a scale only where money or people are counted: "5m" may also
# be five metres, "5b" a flat.
_DOUBTFUL_LETTERS = frozenset({"m", "b", "t"})
_VAGUE_COUNTS = {"several": (2, 9), "few": (2, 9), "many": (2, 9)}


@dataclass(frozen=True, slots=True)
class NumberWord:
    """Holds one row of the list of number words; `high` differs from `value` if vague."""

    kind: str
    value: float
    high: float


@dataclass(frozen=True, slots=True)
class Number:
    """Holds a number as written: its value or span of values and the tokens it takes.

    `first` and `next` are token indices, half-open. `ordinal` marks "39th" and "third".
    `precise` is False for round values and vague words. `spelled` says that no digit was used.
    `vague` marks a span that words such as "dozens" stand for.
    """

    first: int
    next: int
    low: float
    high: float
    ordinal: bool = False
    precise: bool = True
    spelled: bool = False
    vague: bool = False

    @property
    def value(self) -> float:
        """Returns the value, or the lower end of a vague span."""
        return self.low


@lru_cache(maxsize=1)
def number_words() -> dict[str, NumberWord]:
    """Returns the number words by their lower-case form."""
    words = {}
    for word, kind, value, *high in read_rows("number_words"):
        words[word] = NumberWord(kind, float(value), float(high[0] if high else value))
    return words


def word_kind(token: Token) -> str | None:
    """Returns the class of number word a token is, None where it is none."""
    entry = number_words().get(token.lower) if token.is_word else None
    return entry.kind if entry else None


def is_precise(value: float) -> bool:
    """Says whether a value looks measured rather than rounded.

    Round are values of one digit and noughts, of two digits and noughts from 100 on, and quarters
    of a hundred.
    """
    if value != int(value):
        return True
    digits = str(int(abs(value)))
    significant = len(digits.rstrip("0")) or 1
    if len(digits) == 1:
        return True
    if len(digits) == 2:
        return significant > 1 and value not in (25, 75)
    return significant > 2


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
        return _read_words(tokens, index)
    if kind in ("vague",):
        return _read_vague(tokens, index)
    if kind in ("scale", "ordinal_scale"):
        return _read_words(tokens, index) if kind == "ordinal_scale" else None
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
    return _with_half(tokens, _with_scale(tokens, number))


def _mixed_fraction(tokens: Sequence[Token], index: int) -> tuple[float, int]:
    """Reads the fraction of "2½" and "2 1/2"; returns it with the index after it."""
    token = token_at(tokens, index)
    if token is None or not token.is_digits:
        return 0.0, index
    if token.value is not None and token.value < 1 and not token.text.startswith("."):
        return token.value, index + 1
    slash, divisor = token_at(tokens, index + 1), token_at(tokens, index + 2)
    glued = slash is not None and slash.glued and divisor is not None and divisor.glued
    if glued and slash and divisor and slash.text == "/" and divisor.is_digits:
        top, bottom = token.value or 0.0, divisor.value or 0.0
        if 0 < top < bottom <= 64:
            return top / bottom, index + 3
    return 0.0, index


def _with_scale(tokens: Sequence[Token], number: Number) -> Number:
    following = token_at(tokens, number.next)
    if following is None:
        return number
    if following.is_dash and following.glued:
        beyond = token_at(tokens, number.next + 1)
        if beyond is None or not beyond.glued or word_kind(beyond) != "scale":
            return number
        return _scaled(number, number_words()[beyond.lower].value, number.next + 2)
    kind = word_kind(following)
    if kind in ("scale", "hundred") and not following.glued:
        scaled = _scaled(number, number_words()[following.lower].value, number.next + 1)
        return _with_scale(tokens, scaled)
    if kind == "group" and following.lower == "dozen":
        return _scaled(number, 12.0, number.next + 1)
    if kind == "letter" and _means_scale(tokens, number.next):
        return _scaled(number, number_words()[following.lower].value, number.next + 1)
    return number


def _scaled(number: Number, factor: float, next_index: int) -> Number:
    precise = number.low != int(number.low) or is_precise(number.low * factor)
    return replace(
        number,
        low=number.low * factor,
        high=number.high * factor,
        next=next_index,
        precise=precise,
    )


def _means_scale(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a letter after digits is a scale ("$5m", "3bn") and no unit ("100m race")."""
    token = tokens[index]
    if not token.glued and token.lower in ("b", "t", "k", "m"):
        return False
    if token.lower not in _DOUBTFUL_LETTERS:
        return True
    before = token_at(tokens, index - 2)
    if before is not None and (before.text in "$£€¥₽₹₩₦₪₺" or before.text.endswith("$")):
        return True
    following = token_at(tokens, index + 1)
    if token.lower != "m" or following is None or not following.is_word:
        return False
    return following.lower == "people" or (
        following.lower.endswith("s") and not following.lower.endswith("ss")
    )


def _read_words(tokens: Sequence[Token], index: int) -> Number | None:
    """Reads a run of number words; the run ends where the grammar of numerals does."""
    words = number_words()
    total = current = 0.0
    last_kind = ""
    position = index
    end = index
    scale_left = float("inf")
    while position < len(tokens):
        token = tokens[position]
        entry = words.get(token.lower) if token.is_word else None
        if entry is None:
            step = _joins(tokens, position, last_kind)
            if step is None:
                break
            position = step
            continue
        kind, value = entry.kind, entry.value
        if kind.startswith("ordinal"):
            ordinal = _close_ordinal(kind, value, total, current, last_kind)
            if ordinal is None or (last_kind and not _joined_to_ordinal(tokens, position, kind)):
                break
            return Number(index, position + 1, ordinal, ordinal, ordinal=True, spelled=True)
        if _adds(entry, last_kind):
            current += value
        elif _multiplies(entry, last_kind, current):
            current = (current or 1.0) * value
        elif kind == "scale" and last_kind and value < scale_left and current:
            total += current * value
            current, scale_left = 0.0, value
        else:
            break
        last_kind = kind
        position += 1
        end = position
    if end == index:
        return None
    value = total + current
    precise = is_precise(value) and last_kind != "group"
    number = Number(index, end, value, value, precise=precise, spelled=True)
    return _with_half(tokens, number)


def _adds(entry: NumberWord, last_kind: str) -> bool:
    if entry.kind == "small" and last_kind == "tens":
        return 0 < entry.value < 10
    return entry.kind in ("small", "tens") and last_kind in ("", "hundred", "scale")


def _multiplies(entry: NumberWord, last_kind: str, current: float) -> bool:
    if entry.kind == "hundred":
        return last_kind in ("", "small", "tens") and current < 100
    return entry.kind == "group" and entry.value == 12 and last_kind == "small"


def _joins(tokens: Sequence[Token], position: int, last_kind: str) -> int | None:
    """Returns the index after a hyphen, comma or "and" that goes on with a number."""
    token = tokens[position]
    beyond = token_at(tokens, position + 1)
    if beyond is None or not last_kind:
        return None
    kind = word_kind(beyond) or ""
    is_numeral = kind in ("small", "tens") or kind.startswith("ordinal")
    if token.is_dash and token.glued and beyond.glued:
        return position + 1 if is_numeral or kind in ("hundred", "scale") else None
    if token.lower in ("and", "&") and last_kind in ("hundred", "scale") and is_numeral:
        return position + 1
    if token.text == "," and last_kind == "scale" and kind in ("small", "tens"):
        after = token_at(tokens, position + 2)
        if after is not None and word_kind(after) == "hundred":
            return position + 1
    return None


def _joined_to_ordinal(tokens: Sequence[Token], position: int, kind: str) -> bool:
    """Says whether an ordinal goes on with the number before it: "two thirds" does not."""
    before = tokens[position - 1]
    return before.is_dash or before.lower == "and" or kind == "ordinal_scale" or _is_large(before)


def _is_large(token: Token) -> bool:
    return word_kind(token) in ("hundred", "scale")


def _close_ordinal(
    kind: str, value: float, total: float, current: float, last_kind: str
) -> float | None:
    if kind == "ordinal_scale":
        return (total + (current or 1.0)) * value if not total else total + current * value
    if last_kind == "tens" and kind == "ordinal_small" and value < 10:
        return total + current + value
    if last_kind in ("", "hundred", "scale"):
        return total + current + value
    return None


def _with_half(tokens: Sequence[Token], number: Number) -> Number:
    """Adds the "and a half" of "two and a half million" and "two-and-a-half-year"."""
    position = number.next
    words: list[str] = []
    while len(words) < 3 and position < len(tokens):
        token = tokens[position]
        position += 1
        if token.is_dash and token.glued:
            continue
        words.append(token.lower)
    if len(words) < 3 or words[0] != "and" or words[1] not in ("a", "one", "three"):
        return number
    part = {"half": 0.5, "quarter": 0.25, "quarters": 0.25, "third": 1 / 3}.get(words[2])
    if part is None or number.ordinal:
        return number
    part *= 3.0 if words[1] == "three" else 1.0
    scale = _last_scale(tokens, number)
    value = number.low + part * scale
    wider = replace(number, low=value, high=value, next=position, precise=scale == 1.0)
    return _with_scale(tokens, wider)


def _last_scale(tokens: Sequence[Token], number: Number) -> float:
    """Returns the scale of "a million (and a half)", 1 where the number has none."""
    last = tokens[number.next - 1]
    entry = number_words().get(last.lower)
    return entry.value if entry and entry.kind in ("hundred", "scale", "group") else 1.0


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
        return _with_half(tokens, number)
    counted = _read_words(tokens, index + 1)
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
