"""Reads shares of a whole: "two-fifths", "one in three", "half", "a quarter", "the majority"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.contexts import context_words
from factcheck.language.mentions import QuantityKind
from factcheck.language.number_table import Number, number_words, word_kind
from factcheck.language.number_tokens import Token, lower_at, token_at
from factcheck.language.number_words import read_number
from factcheck.language.numerals import part_at
from factcheck.language.parts_of_speech import NOUN, PLURAL, is_closed_class, possible_tags
from factcheck.language.quantity_heads import find_head
from factcheck.language.quantity_reading import PERCENTAGE_POINT, QuantityReading
from factcheck.language.units import names_of_currencies, names_of_units

_MAJORITY = 0.5
_SCALES = frozenset({"thousand", "million", "billion", "trillion"})


def read_share(tokens: Sequence[Token], index: int) -> QuantityReading | None:
    """Returns the share that starts at a token, None where there is none.

    A share "of a million" or "of a century" is the number or measure itself.
    """
    token = tokens[index]
    if token.is_digits:
        return _read_slash(tokens, index) or _read_out_of(tokens, index)
    if not token.is_word:
        return None
    if token.lower in ("half", "halves"):
        return _read_half(tokens, index)
    if token.lower in ("majority", "most", "minority"):
        return _read_majority(tokens, index)
    return _read_parts(tokens, index) or _read_out_of(tokens, index)


def _share(
    tokens: Sequence[Token], first: int, end: int, value: float, *, precise: bool = True
) -> QuantityReading:
    """Makes the share a number or measure where it is one of a million or of a century."""
    position = end
    joint = token_at(tokens, position)
    if joint is not None and (joint.lower == "of" or (joint.is_dash and joint.glued)):
        position += 1
    if lower_at(tokens, position) in ("a", "an", "one"):
        position += 1
    elif lower_at(tokens, end) == "of":
        return QuantityReading(first, end, QuantityKind.FRACTION, value, value, precise)
    noun = lower_at(tokens, position)
    if noun == "percentage" and lower_at(tokens, position + 1) in ("point", "points"):
        return QuantityReading(
            first, position + 2, QuantityKind.PERCENT, value, value, precise, PERCENTAGE_POINT,
            closed=True,
        )  # fmt: skip
    entry = number_words().get(noun)
    if entry is not None and entry.kind in ("scale", "hundred", "group"):
        return _scaled_share(tokens, first, position + 1, value * entry.value)
    unit = names_of_units().get(noun)
    if unit is not None and position > end:
        low = value
        return QuantityReading(
            first, position + 1, QuantityKind.CARDINAL, low, low, precise, unit, closed=True
        )
    if unit is not None and noun.endswith("s"):
        return QuantityReading(
            first, position + 1, QuantityKind.CARDINAL, value, value, precise, unit, closed=True
        )
    return QuantityReading(first, end, QuantityKind.FRACTION, value, value, precise)


def _scaled_share(tokens: Sequence[Token], first: int, end: int, value: float) -> QuantityReading:
    currency = names_of_currencies().get(lower_at(tokens, end))
    if currency is not None:
        code, part = currency
        return QuantityReading(
            first, end + 1, QuantityKind.MONEY, value * part, value * part, precise=False, unit=code
        )
    unit = names_of_units().get(lower_at(tokens, end))
    if unit is not None:
        return QuantityReading(
            first, end + 1, QuantityKind.CARDINAL, value, value, precise=False, unit=unit
        )
    return QuantityReading(first, end, QuantityKind.CARDINAL, value, value, precise=False)


def _read_slash(tokens: Sequence[Token], index: int) -> QuantityReading | None:
    """Reads "1/40" and "½"; dates such as "9/11" are left alone."""
    token = tokens[index]
    if token.value is not None and 0 < token.value < 1 and not token.text[0].isdigit():
        if token.text.startswith("."):
            return None
        return _share(tokens, index, index + 1, token.value)
    slash, bottom = token_at(tokens, index + 1), token_at(tokens, index + 2)
    if slash is None or bottom is None or slash.text != "/" or not bottom.is_digits:
        return None
    if not (slash.glued and bottom.glued) or not token.text.isdigit():
        return None
    top, whole = token.value or 0.0, bottom.value or 0.0
    beyond = token_at(tokens, index + 3)
    if not 0 < top < whole <= 1000 or (beyond is not None and beyond.text == "/"):
        return None
    return _share(tokens, index, index + 3, top / whole)


def _read_out_of(tokens: Sequence[Token], index: int) -> QuantityReading | None:
    """Reads "one in three", "nine out of ten", "one of every five"."""
    part = read_number(tokens, index)
    if part is None or part.ordinal or part.vague or part.low != int(part.low):
        return None
    noun = _noun_between(tokens, part)
    position = _after_in(tokens, part.next if noun is None else noun + 1)
    if position is None:
        return None
    whole = read_number(tokens, position)
    if whole is None or whole.ordinal or whole.vague or not 0 < part.low < whole.low <= 100:
        return None
    if token_at(tokens, whole.next) is not None and _is_measured(tokens, whole.next):
        return None
    if part.spelled != whole.spelled and part.low > 1:
        return None
    if noun is not None and find_head(tokens, whole.next, plural=True) is not None:
        return None
    value = part.low / whole.low
    return QuantityReading(
        index,
        whole.next,
        QuantityKind.FRACTION,
        value,
        value,
        precise=whole.low > 10,
        head=None if noun is None else tokens[noun].lower,
        head_first=noun,
    )


def _noun_between(tokens: Sequence[Token], part: Number) -> int | None:
    """Returns the noun of "one job in twenty" or "three pupils out of four"."""
    token = token_at(tokens, part.next)
    if token is None or not token.is_word or token.capital or not part.spelled:
        return None
    tags = {tag for tag, _ in possible_tags(token.lower)}
    wanted = NOUN if part.low == 1 else PLURAL
    if is_closed_class(token.lower) or wanted not in tags:
        return None
    return part.next if lower_at(tokens, part.next + 1) in ("in", "out") else None


def _after_in(tokens: Sequence[Token], index: int) -> int | None:
    words = [lower_at(tokens, position) for position in range(index, index + 3)]
    if words[0] == "-" and words[1] == "in" and words[2] == "-":
        return index + 3
    if words[0] == "of" and words[1] in ("three", "four", "five", "ten", "twenty", "10", "100"):
        return index + 1
    if words[:2] in (["out", "of"], ["in", "every"], ["of", "every"]):
        return index + (3 if words[2] in ("every", "the") else 2)
    return index + 1 if words[0] == "in" else None


def _is_measured(tokens: Sequence[Token], index: int) -> bool:
    """Says whether a unit or currency follows, so that "three in five years" is no share."""
    word = lower_at(tokens, index)
    return word in names_of_units() or word in names_of_currencies() or word in ("%", "percent")


def _read_parts(tokens: Sequence[Token], index: int) -> QuantityReading | None:
    """Reads "two-thirds", "three quarters", "a third", "one quarter", "a tenth"."""
    article = tokens[index].lower in ("a", "an")
    number = None if article else read_number(tokens, index)
    if not article and (number is None or number.ordinal or number.low > 99):
        return None
    count = 1.0 if number is None else number.low
    position = index + 1 if number is None else number.next
    if article and lower_at(tokens, position) in ("full", "whole", "good"):
        position += 1
    dash = token_at(tokens, position)
    if dash is not None and dash.is_dash and dash.glued:
        position += 1
    size = part_at(tokens, position, singular=count == 1)
    if size is None:
        return None
    end = position + 1
    if count == 1 and number is None and not _follows_share(tokens, index, end, size):
        return None
    if count >= size and size != 2:
        return None
    return _share(tokens, index, end, count / size)


def _follows_share(tokens: Sequence[Token], index: int, end: int, size: float) -> bool:
    """Says whether "a third" is a share here and not the third of a row ("a third goal")."""
    following = token_at(tokens, end)
    word = following.lower if following is not None else ""
    if word == "of" or word in context_words("comparing_words"):
        return True
    if size in (2, 4):
        is_time = word in names_of_units() or word in ("million", "billion", "trillion")
        return is_time or following is None or not following.is_word or is_closed_class(word)
    ends = following is None or not following.is_word or is_closed_class(word)
    before = lower_at(tokens, index - 1)
    return ends and (before in context_words("before_share") or word in ("to", "in"))


def _read_half(tokens: Sequence[Token], index: int) -> QuantityReading | None:
    """Reads "half", "half of", "half a century", "half as much again"."""
    token = tokens[index]
    before, after = token_at(tokens, index - 1), token_at(tokens, index + 1)
    if token.lower == "halves":
        return None
    previous = before.lower if before is not None else ""
    if previous in ("the", "this", "each", "either", "this") or (
        before is not None and (word_kind(before) or "").startswith("ordinal")
    ):
        return None
    following = after.lower if after is not None else ""
    if after is not None and after.is_dash and after.glued:
        beyond = lower_at(tokens, index + 2)
        if beyond != "a" and beyond not in names_of_units() and beyond not in _SCALES:
            return None
    end = index + 1
    first = index - 1 if previous in ("a", "one") else index
    if (
        first < index
        and following not in ("of", "million", "billion")
        and following not in names_of_units()
    ):
        return None
    if following == "as" and lower_at(tokens, index + 2) in ("much", "many"):
        return QuantityReading(first, end, QuantityKind.FRACTION, 0.5, 0.5, precise=False)
    return _share(tokens, first, end, 0.5, precise=False)


def _read_majority(tokens: Sequence[Token], index: int) -> QuantityReading | None:
    word = tokens[index].lower
    before, following = lower_at(tokens, index - 1), lower_at(tokens, index + 1)
    if word == "most":
        if not _is_share_most(tokens, index):
            return None
    elif following in context_words("majority_no_share") or before == "-":
        return None
    if word == "minority" and (following != "of" or before not in ("a", "small", "tiny")):
        return None
    low, high = (_MAJORITY, 1.0) if word != "minority" else (0.0, _MAJORITY)
    return QuantityReading(
        index, index + 1, QuantityKind.FRACTION, low, high, precise=False, vague=True
    )


def _is_share_most(tokens: Sequence[Token], index: int) -> bool:
    """Says whether "most" is a share ("most casualties") and no superlative ("the most votes")."""
    before, following = token_at(tokens, index - 1), token_at(tokens, index + 1)
    previous = before.lower if before is not None else ""
    if previous in context_words("determiners") or previous in ("at", "for") or following is None:
        return False
    if before is not None and (
        before.possessive or before.text == "\0" or word_kind(before) is not None
    ):
        return False
    if following.lower == "of":
        return True
    if not following.is_word or is_closed_class(following.lower):
        return False
    for position in range(index + 1, min(index + 4, len(tokens))):
        token = tokens[position]
        if not token.is_word or is_closed_class(token.lower):
            return False
        tags = possible_tags(token.lower)
        if min(tags, key=lambda tag: tag[1])[0] == PLURAL:
            return True
    return False
