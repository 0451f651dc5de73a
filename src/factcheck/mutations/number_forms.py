"""Writes a number in another form: digits, words, per cent, scales, currencies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.mutations.numbers import WORDS, Sort, find_numbers
from factcheck.mutations.story import Base, is_quoted, replaced

_PERCENT = re.compile(r"(?<=\d)(?:%| percent\b| per cent\b)")
_DOLLARS = re.compile(
    r"(?<![\w$])\$(?P<sum>\d[\d,.]*\d|\d)(?P<scale> (?:million|billion))?(?![\w%-])"
)
_SCALED = re.compile(r"(?<![\w.,$€£])(?P<sum>\d{1,3}(?:\.\d)?) million\b(?! [A-Z])")
_NAMES = {value: name for name, value in WORDS.items()}


def percent_form(base: Base) -> Iterator[str]:
    """Writes "12%" as "12 per cent" or "12 percent", and the reverse."""
    match = _PERCENT.search(base.text)
    if match and not is_quoted(base.text, *match.span()):
        new = base.choose("percent", (" percent", " per cent")) if match[0] == "%" else "%"
        yield replaced(base.text, *match.span(), new)


def digits_for_words(base: Base) -> Iterator[str]:
    """Writes a counting word in digits."""
    for number in find_numbers(base.text):
        counts = number.sort is Sort.COUNT and number.after.endswith("s")
        free = number.in_words and counts and not number.quoted
        listed = re.search(r"\b(?:or|and|to) $", base.text[: number.start])
        if free and not listed and number.start > 0:
            yield replaced(base.text, number.start, number.end, f"{number.value:.0f}")


def words_for_digits(base: Base) -> Iterator[str]:
    """Writes a small number in words."""
    for number in find_numbers(base.text):
        name = _NAMES.get(int(number.value)) if number.value == int(number.value) else None
        whole = not number.in_words and "." not in number.text
        free = (
            number.sort is Sort.COUNT
            and not number.quoted
            and not _has_currency(base, number.start)
        )
        if name and whole and free and number.after.endswith("s"):
            yield replaced(base.text, number.start, number.end, name)


def without_commas(base: Base) -> Iterator[str]:
    """Writes a number without its thousands separators, or with them."""
    for number in find_numbers(base.text):
        if number.quoted or number.sort is not Sort.COUNT or number.value < 2200:
            continue
        if "," in number.text:
            yield replaced(base.text, number.start, number.end, number.text.replace(",", ""))
        elif number.text.isdigit():
            yield replaced(base.text, number.start, number.end, f"{number.value:,.0f}")


def currency_form(base: Base) -> Iterator[str]:
    """Writes "$3 million" as "3 million dollars"."""
    match = _DOLLARS.search(base.text)
    if match and not is_quoted(base.text, *match.span()):
        new = f"{match['sum']}{match['scale'] or ''} dollars"
        yield replaced(base.text, *match.span(), new)


def scale_form(base: Base) -> Iterator[str]:
    """Writes "2.5 million" in full."""
    match = _SCALED.search(base.text)
    if match and not is_quoted(base.text, *match.span()):
        value = round(float(match["sum"]) * 1_000_000)
        yield replaced(base.text, *match.span(), f"{value:,}")


def ordinal_form(base: Base) -> Iterator[str]:
    """Writes "first" to "tenth" of a row in digits, where it stands before a noun."""
    table = {"third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th",
             "eighth": "8th", "ninth": "9th", "tenth": "10th"}  # fmt: skip
    pattern = rf"(?<=\bthe |\bits |\bhis |\bher )(?:{'|'.join(table)})(?= [a-z]+)(?! of\b)"
    match = re.search(pattern, base.text)
    if match and not is_quoted(base.text, *match.span()):
        yield replaced(base.text, *match.span(), table[match[0]])


def _has_currency(base: Base, start: int) -> bool:
    return start > 0 and base.text[start - 1] in "$€£"
