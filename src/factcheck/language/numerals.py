"""Reads numerals: runs of number words, scales behind digits, and fractions behind both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.language.number_table import Number, NumberWord, is_precise, number_words, word_kind
from factcheck.language.number_tokens import Token, lower_at, token_at

_ARTICLES = frozenset({"a", "an"})
# Letters after a number that mean a scale only where money or people are counted: "5m" may also
# be five metres, "5b" a flat.
_DOUBTFUL_LETTERS = frozenset({"m", "b", "t"})


def with_scale(tokens: Sequence[Token], number: Number) -> Number:
    """Returns the number multiplied by the scale behind it ("5.2 million", "3bn"), if any."""
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
        # "3 hundred million": a hundred takes one more scale, but no second hundred.
        beyond = token_at(tokens, scaled.next)
        goes_on = kind == "hundred" and beyond is not None and word_kind(beyond) != "hundred"
        return with_scale(tokens, scaled) if goes_on else scaled
    if following.lower in ("dozen", "dozens"):
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
    fraction = "." in tokens[index - 1].text
    if token.text == "M" or (token.text == "B" and fraction):
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


def read_words(tokens: Sequence[Token], index: int) -> Number | None:
    """Returns the number of a run of number words; it ends where a numeral does."""
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
    return _with_decimals(tokens, number) or with_half(tokens, number)


def _with_decimals(tokens: Sequence[Token], number: Number) -> Number | None:
    """Returns the number with its digits behind the point ("two point five million")."""
    if lower_at(tokens, number.next) != "point":
        return None
    digits = ""
    position = number.next + 1
    while (entry := number_words().get(lower_at(tokens, position))) is not None:
        if entry.kind != "small" or entry.value > 9:
            break
        digits += f"{entry.value:.0f}"
        position += 1
    if not digits:
        return None
    value = number.low + float(f"0.{digits}")
    scale = number_words().get(lower_at(tokens, position))
    if scale is not None and scale.kind == "scale":
        value, position = value * scale.value, position + 1
    return replace(number, low=value, high=value, next=position, precise=True)


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
    if token.lower == "and" and read_part(tokens, position + 1) is not None:
        return None
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


def with_half(tokens: Sequence[Token], number: Number) -> Number:
    """Returns the number with the fraction behind it ("two and a half", "three and one fourth")."""
    if number.ordinal:
        return number
    position = _after_joint(tokens, number.next)
    if lower_at(tokens, position) != "and":
        return number
    part = read_part(tokens, _after_joint(tokens, position + 1))
    if part is None:
        return number
    fraction, end = part
    scale = _last_scale(tokens, number)
    value = number.low + fraction * scale
    wider = replace(number, low=value, high=value, next=end, precise=scale == 1.0)
    return with_scale(tokens, wider) if scale == 1.0 else wider


def read_part(tokens: Sequence[Token], index: int) -> tuple[float, int] | None:
    """Returns the value of "a half", "one-fourth" or "three quarters" and the index after it."""
    count = 1.0 if lower_at(tokens, index) in _ARTICLES else None
    entry = number_words().get(lower_at(tokens, index))
    if entry is not None and entry.kind == "small":
        count = entry.value
    if not count:
        return None
    position = _after_joint(tokens, index + 1)
    size = part_at(tokens, position, singular=count == 1)
    return None if size is None or count >= size else (count / size, position + 1)


def part_at(tokens: Sequence[Token], index: int, *, singular: bool) -> float | None:
    """Returns the denominator named at a token: 4 for "quarter", 3 for "third" or "thirds"."""
    token = token_at(tokens, index)
    entry = number_words().get(token.lower) if token is not None and token.is_word else None
    if token is None or entry is None or token.possessive:
        return None
    if entry.kind == "part":
        return entry.value if token.lower.endswith("s") != singular else None
    ordinal = entry.kind in ("ordinal_small", "ordinal_tens", "ordinal_scale")
    return entry.value if singular and ordinal and entry.value > 2 else None


def _after_joint(tokens: Sequence[Token], index: int) -> int:
    """Returns the index after a hyphen, or the same index."""
    token = token_at(tokens, index)
    return index + 1 if token is not None and token.is_dash and token.glued else index


def _last_scale(tokens: Sequence[Token], number: Number) -> float:
    """Returns the scale of "a million (and a half)", 1 where the number has none."""
    last = tokens[number.next - 1]
    entry = number_words().get(last.lower)
    return entry.value if entry and entry.kind in ("hundred", "scale", "group") else 1.0
