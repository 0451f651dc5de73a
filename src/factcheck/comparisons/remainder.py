"""Tells what is said of the rest: "three in four do not" where one in four do.

A figure that is the rest of a claim's, or lies beyond its limit, and a denial cancel each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from factcheck.comparisons.reading import Reading, words_of_kind
from factcheck.language.analysis import Analysis
from factcheck.language.mentions import Bound, Quantity, QuantityKind
from factcheck.language.number_comparison import compare_quantities
from factcheck.language.stems import stem
from factcheck.language.word_classes import ALL, quantifier_range
from factcheck.matching.alignment import Tie
from factcheck.matching.candidates import Evidence

SHARES = (QuantityKind.PERCENT, QuantityKind.FRACTION)
_PLAIN = frozenset({Bound.PLAIN, Bound.ABOUT, Bound.EXACT, Bound.ONLY})
_BELOW, _NOT_BELOW = frozenset({Bound.LESS_THAN}), frozenset({Bound.AT_LEAST})
_ABOVE, _NOT_ABOVE = frozenset({Bound.MORE_THAN}), frozenset({Bound.AT_MOST})
_NONE = (0, 0)
_OUTSIDE = frozenset({"outside", "elsewhere", "without"})
_BEYOND = (_BELOW, _NOT_BELOW), (_NOT_BELOW, _BELOW), (_ABOVE, _NOT_ABOVE), (_NOT_ABOVE, _ABOVE)


def counts_the_rest(reading: Reading, evidence: Evidence) -> bool:
    """Says whether a figure of the draft is what the figures of a claim leave over."""
    return any(
        is_rest(mine, evidence.analysis)
        for _, word in words_of_kind(reading.draft, "quantity")
        if (mine := word.quantity) is not None
    )


def is_rest(mine: Quantity, source: Analysis) -> bool:
    """Says whether a figure is the rest of a share or of a whole, or lies beyond a limit."""
    figures = list(_figures(source))
    return any(_is_other_share(mine, found) or _is_beyond(mine, found) for found in figures) or any(
        _is_left_over(mine, one, other) for one, other in combinations(figures, 2)
    )


def is_turned(reading: Reading, evidence: Evidence) -> bool:
    """Says whether the draft denies a word that the claim affirms, or has its opposite.

    "From outside the region" is the opposite of "from the region".
    """
    outside = [
        any(word.lower in _OUTSIDE for word in sentence.words)
        for sentence in (reading.draft, evidence.analysis)
    ]
    return outside[0] is not outside[1] or any(
        pair.tie is Tie.ANTONYM
        or (index in reading.draft.negated) is not (pair.source in evidence.analysis.negated)
        for index, pair in evidence.alignment.by_draft.items()
        if reading.draft.words[index].is_word
    )


def is_turned_twice(reading: Reading, evidence: Evidence) -> bool:
    """Says whether "all" and "none" agree, for what is said of them is turned round as well.

    "All fell short" and "none met it"; "always without" and "never had".
    """
    draft = reading.draft
    ranges = {
        quantifier_range(word.lower)
        for sentence in (draft, evidence.analysis)
        for word in sentence.words
    }
    if not {ALL, _NONE} <= ranges:
        return False
    swept = any(quantifier_range(word.lower) == ALL for word in draft.words)
    denying = draft if swept else evidence.analysis
    return bool(denying.negated) or any(
        pair.tie is Tie.ANTONYM and quantifier_range(draft.words[index].lower) is None
        for index, pair in evidence.alignment.by_draft.items()
    )


def share(quantity: Quantity) -> float:
    """Returns a fraction or percentage as a share, 0 to 1."""
    return quantity.low / 100 if quantity.kind is QuantityKind.PERCENT else quantity.low


def _figures(source: Analysis) -> Iterator[Quantity]:
    for _, word in words_of_kind(source, "quantity"):
        if word.quantity is not None:
            yield word.quantity


def _is_other_share(mine: Quantity, theirs: Quantity) -> bool:
    if mine.kind not in SHARES or theirs.kind not in SHARES:
        return False
    if mine.low == mine.high and mine.bound in _PLAIN:
        return abs(share(mine) + share(theirs) - 1) < 0.02
    if (
        theirs.low != theirs.high
        or theirs.bound not in _PLAIN
        or (mine.kind is not QuantityKind.FRACTION and mine.low == mine.high)
    ):
        return abs(share(mine) + share(theirs) - 1) < 0.02 and mine.low == mine.high
    rest = 1 - share(theirs)
    other = replace(theirs, kind=QuantityKind.FRACTION, low=rest, high=rest)
    return compare_quantities(mine, other).relation == "agree"


def _is_beyond(mine: Quantity, theirs: Quantity) -> bool:
    """Says whether two limits at one figure leave nothing between: "under 5", "at least 5"."""
    return mine.low == theirs.low and any(
        mine.bound in one and theirs.bound in other for one, other in _BEYOND
    )


def _is_left_over(mine: Quantity, one: Quantity, other: Quantity) -> bool:
    """Says whether a count is one figure of a claim less the other, both of one thing."""
    kinds = {mine.kind, one.kind, other.kind}
    heads = [stem(found.head) for found in (one, other) if found.head is not None]
    if kinds != {QuantityKind.CARDINAL} or one.unit != other.unit or not heads:
        return False
    return (
        heads[0] == heads[-1]
        and mine.low == mine.high == abs(one.low - other.low)
        and mine.low not in (one.low, other.low)
    )
