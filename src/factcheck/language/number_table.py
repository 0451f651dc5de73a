"""The words for numbers and the form in which a number is handed on."""

from __future__ import annotations

from functools import lru_cache

from factcheck.language.lexicon import read_rows
from factcheck.language.number_tokens import Token
from factcheck.records import dataclass


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
