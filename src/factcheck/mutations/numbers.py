"""Finds the numbers of a sentence, with what limits them and what sort they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from factcheck.mutations.story import is_quoted
from factcheck.records import dataclass

WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

# "5,757", "38", "6.2"; neither a time, a score nor an end of a range.
_DIGITS = re.compile(
    r"(?<![\w.,:/–-])(?<!– )(?<!- )(?:\d{1,3}(?:,\d{3})+(?!\w)"
    r"|\d+(?:\.\d+)?(?![\w:/–]|[.,]\d| [–-] \d))"
)
_WORD = re.compile(rf"(?<![\w-])(?:{'|'.join(WORDS)})(?![\w-])", re.IGNORECASE)
_MONTH = "|".join((*MONTHS, *(month[:3] + r"\." for month in MONTHS), r"Sept\."))
_DAY_BEFORE = re.compile(rf"(?:{_MONTH}) (?:the )?$")
_DAY_AFTER = re.compile(rf" (?:of )?(?:{_MONTH})\b")
_TIME_AFTER = re.compile(r" ?(?:a\.m|p\.m|am\b|pm\b|o['’]clock)")
_LOWER = re.compile(
    r"\b(?:at least|more than|over|no fewer than|no less than|upwards of|in excess of|exceed(?:s|ed"
    r"|ing)?|above|a minimum of|beyond|past|further) (?:[$€£]|(?:[A-Z]{2})\$)?$",
    re.IGNORECASE,
)
_UPPER = re.compile(
    r"\b(?:up to|at most|fewer than|less than|under|no more than|not more than|below|within|as many"
    r" as|as much as|as few as|as little as|a maximum of) (?:[$€£]|(?:[A-Z]{2})\$)?$",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|approximately|some|nearly|almost|close to|(?:an )?estimated|circa|"
    r"just under|just over|well over) (?:[$€£]|(?:[A-Z]{2})\$)?$",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\b(?:every|another|only|just|than|first|last|past|next|previous|of|between|and|from|to|or|"
    r"other|extra|aged?|by|until|not|one|a|the) (?:[$€£]|(?:[A-Z]{2})\$)?$",
    re.IGNORECASE,
)
# Words that are capitals only because a sentence opens with them.
OPENERS = (
    r"(?:The|All|In|At|About|Some|Only|But|And|Its|Their|His|Her|These|Those|Of|From|Just|As|When|"
    r"While|After|Before|If|Though|Although|Since|Because|On|By|For|With|Then|To|Last|This|That)"
)
_LABEL_BEFORE = re.compile(rf"(?:(?!\b{OPENERS} )\b[A-Z][\w.'’]* |[#№])$")
_LOOSE_AFTER = re.compile(r"(?: \w+)? or (?:more|so|less|fewer|two|three)\b|\+")
_UNIT_AFTER = re.compile(r" ?(%|percent\b|per cent\b)|[- ]([a-z]+)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


class Limit(StrEnum):
    """Says how the words before a number bound it; `LINKED` ones only tie it to its neighbours."""

    NONE = "none"
    LOWER = "lower"
    UPPER = "upper"
    LOOSE = "loose"
    LINKED = "linked"


class Sort(StrEnum):
    """Says what sort of number it is."""

    COUNT = "count"
    PERCENT = "percent"
    YEAR = "year"
    DAY = "day"
    LABEL = "label"


_LIMITS = (
    (_LOWER, Limit.LOWER),
    (_UPPER, Limit.UPPER),
    (_ABOUT, Limit.LOOSE),
    (_LINK, Limit.LINKED),
)


@dataclass(frozen=True, slots=True)
class Number:
    """Holds one number: `after` is the word that follows it, a unit, a scale or a counted noun."""

    start: int
    end: int
    text: str
    value: float
    sort: Sort
    limit: Limit
    after: str
    in_words: bool
    quoted: bool


def find_numbers(text: str) -> list[Number]:
    """Returns the numbers of a sentence in order; times, scores and ranges are left out."""
    return sorted(_digits(text), key=lambda number: number.start)


def _digits(text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        if not _TIME_AFTER.match(text, match.end()):
            yield _number(text, match, float(match[0].replace(",", "")), in_words=False)
    for match in _WORD.finditer(text):
        yield _number(text, match, float(WORDS[match[0].lower()]), in_words=True)


def _number(text: str, match: re.Match[str], value: float, *, in_words: bool) -> Number:
    before, rest = text[: match.start()], text[match.end() :]
    unit = _UNIT_AFTER.match(rest)
    return Number(
        start=match.start(),
        end=match.end(),
        text=match[0],
        value=value,
        sort=_sort(before, match[0], rest, unit),
        limit=_limit(before, rest),
        after=(unit[1] or unit[2]) if unit else "",
        in_words=in_words,
        quoted=is_quoted(text, match.start(), match.end()),
    )


def _sort(before: str, digits: str, rest: str, unit: re.Match[str] | None) -> Sort:
    if _DAY_BEFORE.search(before) or _DAY_AFTER.match(rest):
        return Sort.DAY
    if unit and unit[1]:
        return Sort.PERCENT
    if _YEAR.fullmatch(digits):
        return Sort.YEAR
    if _LABEL_BEFORE.search(before) or (rest.startswith("-") and not unit):
        return Sort.LABEL
    return Sort.COUNT


def _limit(before: str, rest: str) -> Limit:
    if _LOOSE_AFTER.match(rest):
        return Limit.LOOSE
    for pattern, limit in _LIMITS:
        if pattern.search(before):
            return limit
    return Limit.NONE


def written(value: float, like: str) -> str:
    """Writes a whole number or one with decimals in the form of a given one."""
    if "." in like:
        return f"{value:.{len(like.rsplit('.', 1)[1])}f}"
    return f"{round(value):,}" if "," in like or round(value) >= 10_000 else str(round(value))
