"""Bounds and roundings of a number: those that fail, and those that hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil, floor, log10

from factcheck.mutations.numbers import WORDS, Limit, Number, Sort, find_numbers
from factcheck.mutations.story import Base, is_quoted, replaced

_PLAIN = (Limit.NONE,)
_CLOSE = 0.05
# Words after which a bounded number reads badly, or means another thing.
_TIED = re.compile(r"\b(?:the|its|their|his|her|our|my|these|those|all|no|at) $", re.IGNORECASE)

_DENIED = re.compile(r"\b(?:no|not|never|without)\b(?! fewer)|n['’]t\b", re.IGNORECASE)
_REVERSED = {
    "more than": "fewer than", "fewer than": "more than", "over": "under", "less than": "more than",
    "at least": "fewer than", "at most": "more than", "up to": "more than", "under": "over",
    "no fewer than": "fewer than", "upwards of": "fewer than",
}  # fmt: skip
_REVERSIBLE = re.compile(
    rf"(?<!not )(?<!no )\b(?P<bound>{'|'.join(_REVERSED)}) "
    r"(?=(?:[$€£]|NZ\$)?\d[\d,.]*(?: |%)(?:million|billion|percent|per cent|[a-z]+s\b|people|of\b)|"
    rf"(?:half|{'|'.join(WORDS)}) (?:of|in|hours|years))",
    re.IGNORECASE,
)


def fail_bounds(base: Base) -> Iterator[str]:
    """Says "more than" of a figure well above a plain number, or "fewer than" of one below."""
    for number in _plain_counts(base):
        if number.value < 20:
            continue
        step = 10 ** floor(log10(number.value))
        above = ceil(number.value * 1.15 / step * 2) / 2 * step
        below = floor(number.value * 0.87 / step * 2) / 2 * step
        options = [f"more than {above:,.0f}", f"at least {above:,.0f}"]
        if below >= 10:
            options += [f"fewer than {below:,.0f}", f"no more than {below:,.0f}"]
        if number.sort is Sort.PERCENT and above > 95:
            options = options[2:]
        if options:
            new = base.choose(f"bound {number.start}", options)
            yield replaced(base.text, number.start, number.end, new)


def reverse_bounds(base: Base) -> Iterator[str]:
    """Turns a bound round: "fewer than" for "more than" of the same figure."""
    match = _REVERSIBLE.search(base.text)
    if match and not _DENIED.search(base.text) and not is_quoted(base.text, *match.span()):
        new = _REVERSED[match["bound"].lower()]
        yield replaced(base.text, *match.span("bound"), new)


def round_numbers(base: Base) -> Iterator[str]:
    """Rounds a plain number as a writer would: nearly, more than or about a round figure."""
    for number in _plain_counts(base):
        rounded = _rounded(number)
        if rounded is None or abs(rounded - number.value) > _CLOSE * number.value:
            continue
        words = ("about", "roughly", "nearly" if rounded > number.value else "more than")
        word = base.choose(f"round {number.start}", words)
        yield replaced(base.text, number.start, number.end, f"{word} {rounded:,.0f}")


def _plain_counts(base: Base) -> Iterator[Number]:
    for number in find_numbers(base.text):
        plain = number.limit in _PLAIN and not number.quoted and not number.in_words
        if plain and number.sort in (Sort.COUNT, Sort.PERCENT) and _stands_free(base, number):
            yield number


def _stands_free(base: Base, number: Number) -> bool:
    """Says whether a bound can be put before a number: no currency, compound or decimals."""
    before = base.text[number.start - 1 : number.start]
    after = base.text[number.end : number.end + 1]
    tied = _TIED.search(base.text[: number.start])
    free = before in ("", " ", "—") and after in (" ", "%") and "." not in number.text
    return free and not tied and bool(number.after)


def _rounded(number: Number) -> float | None:
    """Returns the number to one digit less, or two where it is long; None where it is round."""
    if number.value < 100 or number.sort is Sort.PERCENT:
        return None
    step = 10 ** max(floor(log10(number.value)) - 1, 1)
    rounded = float(round(number.value / step) * step)
    return rounded if rounded != number.value else None
