"""Breaks a sentence by another number: edited digits, exchanged numbers, another unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from factcheck.mutations.numbers import WORDS, Limit, Number, Sort, find_numbers, written
from factcheck.mutations.story import Base, replaced
from factcheck.mutations.words import rows

# A bound moved by less might still be true.
_FACTOR = 2.5
_SAFE = (Limit.NONE, Limit.LINKED)
_NAMES = {value: name for name, value in WORDS.items()}
_OPEN = (Sort.COUNT, Sort.PERCENT)
# What joins two numbers of one range or list, in any order.
_JOINT = re.compile(r"[^.;]{0,25}\b(?:and|or|to|through|minus|plus)\b[^.;]{0,25}|[^\w]*")


def edit_digits(base: Base) -> Iterator[str]:
    """Exchanges or alters digits of one number; a bounded number is moved past its bound."""
    for number in find_numbers(base.text):
        if number.in_words or number.sort not in _OPEN:
            continue
        for new in _edited(base, number):
            if not base.story.says(new):
                yield replaced(base.text, number.start, number.end, new)
                break


def edit_number_words(base: Base) -> Iterator[str]:
    """Puts another number word for one that counts something."""
    for number in find_numbers(base.text):
        if not number.in_words or number.sort is not Sort.COUNT or number.limit not in _SAFE:
            continue
        if number.value <= 12 and _counts_something(number):
            others = [v for v in range(3, 13) if abs(v - number.value) >= 2]
            value = base.choose(f"number word {number.start}", others)
            new = _NAMES[value]
            if not base.story.says(f"{new} {number.after}"):
                yield replaced(base.text, number.start, number.end, new)


def exchange_numbers(base: Base) -> Iterator[str]:
    """Exchanges two numbers of one sentence that count different things."""
    numbers = [
        number
        for number in find_numbers(base.text)
        if number.limit in _SAFE and number.sort in _OPEN and not number.quoted
    ]
    for first, second in combinations(numbers, 2):
        if first.value == second.value or first.in_words != second.in_words:
            continue
        between = base.text[first.end : second.start]
        if _JOINT.fullmatch(between) or first.after == second.after:
            continue
        text = replaced(base.text, second.start, second.end, first.text.lower())
        yield replaced(text, first.start, first.end, second.text.lower())
        return


def exchange_units(base: Base) -> Iterator[str]:
    """Puts another unit, scale or currency after a number that nothing bounds."""
    for number in find_numbers(base.text):
        if number.limit not in _SAFE or number.sort not in (Sort.COUNT, Sort.YEAR):
            continue
        for row in rows("units"):
            units = row[0].split("|")
            if number.after in units:
                new = base.choose(f"unit {number.start}", [u for u in units if u != number.after])
                start = base.text.index(number.after, number.end)
                if not base.story.says(f"{number.text} {new}"):
                    yield replaced(base.text, start, start + len(number.after), new)
                break


def _counts_something(number: Number) -> bool:
    return len(number.after) > 2 and number.after.endswith("s") and number.after != "times"


def _edited(base: Base, number: Number) -> Iterator[str]:
    if number.limit in _SAFE:
        yield from _near(base, number)
    elif base.verbatim and number.limit is not Limit.LOOSE:
        factor = _FACTOR if number.limit is Limit.LOWER else 1 / _FACTOR
        moved = number.value * factor
        if number.sort is not Sort.PERCENT or moved < 95:
            yield written(moved, number.text)


def _near(base: Base, number: Number) -> Iterator[str]:
    """Yields numbers that look like a slip: two digits exchanged, then one digit altered."""
    digits = number.text
    places = [index for index, digit in enumerate(digits) if digit.isdigit()]
    swaps = [
        (left, right)
        for left, right in pairwise(places)
        if digits[left] != digits[right] and not (left == 0 and digits[right] == "0")
    ]
    if swaps:
        left, right = base.choose(f"swap {number.start}", swaps)
        yield (
            digits[:left]
            + digits[right]
            + digits[left + 1 : right]
            + digits[left]
            + (digits[right + 1 :])
        )
    place = base.choose(f"place {number.start}", places)
    altered = str((int(digits[place]) + base.choose("step", (2, 3, 4, 5))) % 9 + 1)
    if altered != digits[place]:
        yield digits[:place] + altered + digits[place + 1 :]
