"""Cuts plain text into the words, digits and marks that the number and date grammars read."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache

from factcheck.records import dataclass

# An address, digits with separators, plain digits, an initialism with full stops, a word with
# its apostrophes, or one mark. A space parts thousands only where groups of three digits follow.
_TOKEN = re.compile(
    r"(?P<address>(?:https?://|www\.)\S+|\w[\w.]{0,63}@\w[\w.]*)"
    r"|(?P<digits>\d{1,3}(?:,\d{3}){1,6}(?!,?\d)(?:\.\d+)?"
    r"|\d{1,3}(?: \d{3}){1,6}(?![ ,]?\d)(?:\.\d+)?"
    r"|\d+(?:\.\d+)?"
    r"|(?<![\w.])\.\d+)"
    r"|(?P<vulgar>[¼½¾⅐-⅞])"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_¼½¾⅐-⅞]+(?:['’][^\W\d_]+)*)"
    r"|(?P<mark>[^\w\s]|_)"
)
DASHES = frozenset("-‐‑‒–—−")
# Longer runs of digits count nothing: they are keys and digests, compared as words are.
_LONGEST_NUMBER = 30


class TokenKind(StrEnum):
    """Says what a token is made of."""

    DIGITS = "digits"
    WORD = "word"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """Holds one word, number in digits or mark.

    `start` and `end` are code points of the text that was cut. `lower` is in lower case without
    a possessive ending, which `possessive` records. `glued` says that no space parts the token
    from the one before. `value` is the number where the kind is digits.
    """

    start: int
    end: int
    text: str
    lower: str
    kind: TokenKind
    glued: bool
    possessive: bool = False
    value: float | None = None

    @property
    def is_word(self) -> bool:
        """Says whether this is a word."""
        return self.kind is TokenKind.WORD

    @property
    def is_digits(self) -> bool:
        """Says whether this is a number in digits."""
        return self.kind is TokenKind.DIGITS

    @property
    def is_dash(self) -> bool:
        """Says whether this is a hyphen or dash."""
        return self.text in DASHES

    @property
    def capital(self) -> bool:
        """Says whether this is a word with a capital first letter."""
        return self.is_word and self.text[0].isupper()


def fold_digits(text: str) -> str:
    """Returns the text with digits of any script as ASCII and odd spaces as plain ones.

    One code point stays one code point, so offsets hold.
    """
    if text.isascii():
        return text
    return "".join(map(_fold_character, text))


def _fold_character(character: str) -> str:
    if character.isascii():
        return character
    if character.isspace():
        return " "
    if "\uff01" <= character <= "\uff5e":
        return chr(ord(character) - 0xFEE0)
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return character


def cut_tokens(text: str, excluded: Sequence[tuple[int, int]] = ()) -> tuple[Token, ...]:
    """Returns the tokens of a text in order.

    Where spans are excluded, nothing within them becomes a token, but one mark "\u0000" stands
    in the place of each, so that what surrounds it stays apart. Spans are in order.
    """
    tokens = _cut(text)
    return _without(tokens, excluded) if excluded else tokens


def lower_words(phrase: str) -> tuple[str, ...]:
    """Returns the words of a phrase of a word list as `cut_tokens` gives those of a text."""
    if phrase.isascii() and phrase.replace(" ", "").isalpha():
        return tuple(phrase.lower().split())
    return tuple(token.lower for token in cut_tokens(phrase))


# Dates and numbers of one sentence are read one after the other from the same tokens.
@lru_cache(maxsize=8)
def _cut(text: str) -> tuple[Token, ...]:
    tokens: list[Token] = []
    previous_end = -1
    for match in _TOKEN.finditer(fold_digits(text)):
        glued = match.start() == previous_end
        previous_end = match.end()
        tokens.append(_token(match, match.group(), glued=glued))
    return tuple(tokens)


def _without(tokens: Sequence[Token], excluded: Sequence[tuple[int, int]]) -> tuple[Token, ...]:
    kept: list[Token] = []
    spans = iter(excluded)
    span = next(spans, None)
    for token in tokens:
        while span is not None and token.start >= span[1]:
            kept.append(Token(*span, "\u0000", "\u0000", TokenKind.MARK, glued=False))
            span = next(spans, None)
        if span is None or token.end <= span[0]:
            kept.append(token)
    if span is not None:
        kept.append(Token(*span, "\u0000", "\u0000", TokenKind.MARK, glued=False))
    return tuple(kept)


def _token(match: re.Match[str], text: str, *, glued: bool) -> Token:
    start, end = match.span()
    if match.lastgroup == "digits" and len(text) <= _LONGEST_NUMBER:
        value = float(text.replace(",", "").replace(" ", ""))
        return Token(start, end, text, text, TokenKind.DIGITS, glued, value=value)
    if match.lastgroup == "vulgar":
        value = unicodedata.numeric(text)
        return Token(start, end, text, text, TokenKind.DIGITS, glued, value=value)
    if match.lastgroup in ("mark", "address", "digits"):
        return Token(start, end, text, text, TokenKind.MARK, glued)
    lower = text.lower().replace("’", "'")
    possessive = lower.endswith("'s")
    if possessive:
        lower = lower[:-2]
    return Token(start, end, text, lower, TokenKind.WORD, glued, possessive)


def token_at(tokens: Sequence[Token], index: int) -> Token | None:
    """Returns a token, or None beyond either end."""
    return tokens[index] if 0 <= index < len(tokens) else None


def lower_at(tokens: Sequence[Token], index: int) -> str:
    """Returns the lower-case text of a token, "" beyond either end."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""
