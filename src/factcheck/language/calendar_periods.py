"""Reads seasons, decades and centuries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.language.date_reading import DateReading, year_after, year_at
from factcheck.language.mentions import Granularity
from factcheck.language.number_tokens import Token, lower_at, token_at
from factcheck.language.number_words import read_number

SEASONS = {"winter": 0, "spring": 1, "summer": 2, "autumn": 3, "fall": 3}
DECADE_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def read_season(tokens: Sequence[Token], index: int) -> DateReading | None:
    """Returns the season at a token where the words around it show that one is meant."""
    number = SEASONS.get(tokens[index].lower)
    if number is None:
        return None
    year, end = year_after(tokens, index + 1, of_allowed=True)
    if year is not None:
        return DateReading(index, end, Granularity.SEASON, year, season=number)
    before = lower_at(tokens, index - 1)
    if before in ("last", "next", "this", "early", "late", "mid"):
        return DateReading(index, index + 1, Granularity.SEASON, season=number)
    in_season = before == "in" or (before == "the" and lower_at(tokens, index - 2) == "in")
    after = token_at(tokens, index + 1)
    if in_season and (after is None or not after.is_word):
        return DateReading(index, index + 1, Granularity.SEASON, season=number)
    return None


def read_decade(tokens: Sequence[Token], index: int) -> DateReading | None:
    """Returns the decade or century of "1990s", "1990's" and "'90s", None where none starts."""
    token = tokens[index]
    if token.is_digits:
        year = year_at(tokens, index)
        end = _after_plural_ending(tokens, index + 1)
        if year is None and end is not None:
            return _read_short_decade(tokens, index, end)
        if year is None or year % 10 or end is None:
            return None
        if year % 100 == 0 and year < 2000:
            return DateReading(index, end, Granularity.CENTURY, year=year)
        return DateReading(index, end, Granularity.DECADE, year=year)
    end = _after_plural_ending(tokens, index + 2)
    decade = _decade_of_two_digits(token_at(tokens, index + 1))
    if decade is None or end is None:
        return None
    return DateReading(index, end, Granularity.DECADE, year=decade)


def _read_short_decade(tokens: Sequence[Token], index: int, end: int) -> DateReading | None:
    """Reads "the 80s" and "mid-70s"; "in his 30s" is an age and "the low 20s" a number."""
    words = [lower_at(tokens, position) for position in range(index - 3, index)]
    opened = words[2] == "the" or (words[2] in ("early", "late") and words[1] == "the")
    middle = words[1:] == ["mid", "-"] and words[0] == "the"
    decade = _decade_of_two_digits(tokens[index])
    if decade is None or not (opened or middle):
        return None
    return DateReading(index, end, Granularity.DECADE, year=decade)


def _decade_of_two_digits(token: Token | None) -> int | None:
    if token is None or len(token.text) != 2 or not token.text.isdigit() or int(token.text) % 10:
        return None
    return int(token.text) + (2000 if token.text in ("00", "10") else 1900)


def _after_plural_ending(tokens: Sequence[Token], index: int) -> int | None:
    """Returns the index after the "s" of "1990s" or "1990's"."""
    token = token_at(tokens, index)
    if token is not None and token.glued and token.text in "'’":
        index += 1
        token = token_at(tokens, index)
    if token is not None and token.glued and token.text == "s":
        return index + 1
    return None


def read_decade_word(tokens: Sequence[Token], index: int) -> DateReading | None:
    """Returns the decade of "the nineties", None where none starts."""
    decade = DECADE_WORDS.get(tokens[index].lower)
    before = lower_at(tokens, index - 1)
    if decade is None or not (
        before == "the"
        or (before in ("early", "late", "-") and "the" in _two_before(tokens, index))
    ):
        return None
    return DateReading(index, index + 1, Granularity.DECADE, year=1900 + decade)


def _two_before(tokens: Sequence[Token], index: int) -> Iterator[str]:
    return (lower_at(tokens, position) for position in (index - 2, index - 3))


def read_century(tokens: Sequence[Token], index: int) -> DateReading | None:
    """Returns the century of "the 19th century" and "fifth century BC", None where none starts."""
    number = read_number(tokens, index)
    if number is None or not number.ordinal or not 1 <= number.low <= 30:
        return None
    position = number.next
    dash = token_at(tokens, position)
    if dash is not None and dash.is_dash:
        position += 1
    if lower_at(tokens, position) not in ("century", "centuries"):
        return None
    end = position + 1
    year = int(number.low - 1) * 100 + 1
    era = lower_at(tokens, end).replace(".", "")
    if era in ("bc", "bce", "ad", "ce"):
        end += 1
        year = -int(number.low) * 100 if era.startswith("b") else year
    return DateReading(index, end, Granularity.CENTURY, year=year)
