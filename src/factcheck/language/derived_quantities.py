"""Computes the sums, differences, ratios and shares that follow from the figures of one claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise

from factcheck.language.mentions import Bound, Quantity, QuantityKind
from factcheck.language.stems import stem
from factcheck.language.units import dimension_of, units
from factcheck.records import dataclass

TIME = "time"
_ADDED = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY, QuantityKind.PERCENT})
_OTHER_SIDE = {
    Bound.NEARLY: Bound.JUST_OVER,
    Bound.JUST_OVER: Bound.NEARLY,
    Bound.MORE_THAN: Bound.LESS_THAN,
    Bound.LESS_THAN: Bound.MORE_THAN,
    Bound.AT_LEAST: Bound.AT_MOST,
    Bound.AT_MOST: Bound.AT_LEAST,
}
_AMOUNTS = frozenset({QuantityKind.CARDINAL, QuantityKind.MONEY})
# More figures than these are a table, and then everything follows from something.
_MOST_FIGURES = 6
_LARGEST_RATIO = 1000.0
# Code points between the noun of one figure and the next one joined to it by "and".
_JOINED = 6
_UPWARD = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.JUST_OVER})


@dataclass(frozen=True, slots=True)
class DerivedQuantity:
    """Holds a figure that follows from others.

    `quantity` is the result in the form of a quantity with an empty span; `formula` is how it
    was found, as a reader follows it ("107 + 238 = 345"). `parts` are the figures it is made of.
    `is_rest` marks what is left of a whole, which is true of others than the figure itself,
    `is_mixed` a sum or difference of different things; both hold only of the very figure.
    `is_change` marks what a figure was before a change, and the share by which it changed.
    """

    quantity: Quantity
    formula: str
    parts: tuple[Quantity, ...]
    is_rest: bool = False
    is_mixed: bool = False
    is_change: bool = False


def derived_values(quantities: Sequence[Quantity]) -> tuple[DerivedQuantity, ...]:
    """Returns what follows from the figures of one claim.

    Sums and differences of figures in one unit, the sum of all of them, ratios of two figures
    (a RATIO above 1, a FRACTION below), the rest of a percentage, and the difference of two
    percentages in points; an anniversary in years; what a figure was before it changed by a
    percentage ("cut by 40 percent to 9 million"), and what another is that it is a multiple of.
    Ranges, labels, ranks and scores take no part.
    """
    figures = [quantity for quantity in quantities if _is_figure(quantity)]
    anniversaries = tuple(_anniversaries(quantities))
    if len(figures) > _MOST_FIGURES:
        return anniversaries
    multiples = [quantity for quantity in quantities if _is_multiple(quantity)]
    return (
        *anniversaries,
        *_derive(figures),
        *_changes(figures),
        *_parted(figures, multiples),
        *_inverses(quantities),
    )


def _is_figure(quantity: Quantity) -> bool:
    known = quantity.kind in _ADDED or quantity.kind is QuantityKind.FRACTION
    return known and quantity.low == quantity.high and quantity.head != "age"


def _is_multiple(quantity: Quantity) -> bool:
    return quantity.kind is QuantityKind.RATIO and quantity.low == quantity.high > 1


def _changes(figures: Sequence[Quantity]) -> Iterator[DerivedQuantity]:
    """Yields what figures were before a rise or fall, and by which share one fell to another."""
    percentages = [found for found in figures if found.kind is QuantityKind.PERCENT]
    amounts = [found for found in figures if found.kind in _AMOUNTS]
    for percentage in percentages:
        if percentage.unit is not None or not 0 < percentage.low < 100:
            continue
        for amount in amounts:
            for share in (1 - percentage.low / 100, 1 + percentage.low / 100):
                formula = f"{amount.text} : {share:.0%}"
                yield _changed(amount, amount.low / share, formula, (amount, percentage))
    for left, right in combinations(figures, 2):
        large, small = (left, right) if left.low >= right.low else (right, left)
        if _same_unit(left, right) and 0 < small.low < large.low:
            lost = 1 - small.low / large.low
            quantity = result_of(
                QuantityKind.FRACTION, lost, (large, small), unit=None, bound=Bound.PLAIN
            )
            formula = f"{small.text} is {lost:.1%} less than {large.text}"
            yield DerivedQuantity(quantity, formula, (large, small), is_change=True)


def _parted(
    figures: Sequence[Quantity], multiples: Sequence[Quantity]
) -> Iterator[DerivedQuantity]:
    """Yields the figure that another one is a multiple of ("4,200 lira, double the old fine")."""
    for multiple in multiples:
        for figure in figures:
            if figure.kind in _AMOUNTS:
                formula = f"{figure.text} : {multiple.low:.3g}"
                yield _changed(figure, figure.low / multiple.low, formula, (figure, multiple))


def _inverses(quantities: Sequence[Quantity]) -> Iterator[DerivedQuantity]:
    """Yields the other side of a comparison: more than twice as many, where less than half."""
    for quantity in quantities:
        shared = quantity.kind is QuantityKind.FRACTION and 0 < quantity.low == quantity.high < 1
        if not shared and not _is_multiple(quantity):
            continue
        kind = QuantityKind.RATIO if shared else QuantityKind.FRACTION
        bound = _OTHER_SIDE.get(quantity.bound, quantity.bound)
        turned = result_of(kind, 1 / quantity.low, (), unit=None, bound=bound)
        yield DerivedQuantity(turned, f"the inverse of {quantity.text}", (quantity,))


def _changed(
    figure: Quantity, value: float, formula: str, parts: tuple[Quantity, ...]
) -> DerivedQuantity:
    quantity = result_of(figure.kind, value, (figure,), unit=figure.unit, bound=Bound.PLAIN)
    return DerivedQuantity(quantity, f"{formula} = {quantity.text}", parts, is_change=True)


def _derive(figures: Sequence[Quantity]) -> Iterator[DerivedQuantity]:
    for figure in figures:
        yield from _rest(figure)
    for first, second in combinations(figures, 2):
        left, right = _in_one_unit(first, second)
        if _same_unit(left, right):
            yield _sum((left, right))
            yield from _difference(left, right)
            yield from _ratios(left, right)
    by_unit = [figure for figure in figures if figures and _same_unit(figure, figures[0])]
    if len(by_unit) > 2:
        yield _sum(tuple(by_unit))


def _in_one_unit(left: Quantity, right: Quantity) -> tuple[Quantity, Quantity]:
    """Brings a smaller unit of time to the larger one: "two seconds" less than 5:41 minutes."""
    if TIME not in (dimension_of(left.unit), dimension_of(right.unit)) or left.unit == right.unit:
        return left, right
    if left.unit is None or right.unit is None or left.kind is not right.kind:
        return left, right
    factors = [
        units()[part.unit or ""].factor if part.unit in units() else 0 for part in (left, right)
    ]
    if not all(factors):
        return left, right
    large = left.unit if factors[0] > factors[1] else right.unit
    ones = [
        replace(part, unit=large, low=part.low * ratio, high=part.high * ratio)
        for part, factor in zip((left, right), factors, strict=True)
        if (ratio := factor / max(factors))
    ]
    return ones[0], ones[1]


def _same_unit(left: Quantity, right: Quantity) -> bool:
    return left.kind is right.kind and left.unit == right.unit and left.kind in _ADDED


def result_of(
    kind: QuantityKind, value: float, like: Sequence[Quantity], *, unit: str | None, bound: Bound
) -> Quantity:
    """Returns a computed value as a quantity that counts what all of some others count."""
    number = f"{value:,.10g}" if value != int(value) else f"{int(value):,}"
    return Quantity(
        start=0,
        end=0,
        text=number,
        kind=kind,
        low=value,
        high=value,
        bound=bound,
        unit=unit,
        head=like[0].head if like and len({part.head for part in like}) == 1 else None,
    )


def _sum(parts: tuple[Quantity, ...]) -> DerivedQuantity:
    value = sum(part.low for part in parts)
    bound = Bound.AT_LEAST if any(part.bound in _UPWARD for part in parts) else Bound.PLAIN
    quantity = result_of(parts[0].kind, value, parts, unit=parts[0].unit, bound=bound)
    formula = " + ".join(part.text for part in parts)
    return DerivedQuantity(
        quantity, f"{formula} = {quantity.text}", parts, is_mixed=_are_mixed(parts)
    )


def _are_mixed(parts: Sequence[Quantity]) -> bool:
    """Says whether figures count different things and are not joined ("12 men and 15 women")."""
    heads = {stem(part.head) for part in parts if part.head is not None}
    if len(heads) < 2:
        return False
    return any(
        not 0 <= right.start - (left.head_end or left.end) <= _JOINED
        for left, right in pairwise(sorted(parts, key=lambda part: part.start))
    )


def _difference(left: Quantity, right: Quantity) -> Iterator[DerivedQuantity]:
    large, small = (left, right) if left.low >= right.low else (right, left)
    value = large.low - small.low
    if value <= 0:
        return
    percent = large.kind is QuantityKind.PERCENT
    unit = "percentage point" if percent else large.unit
    quantity = result_of(large.kind, value, (large, small), unit=unit, bound=Bound.PLAIN)
    formula = f"{large.text} − {small.text} = {quantity.text}"
    parts = (large, small)
    yield DerivedQuantity(quantity, formula, parts, is_mixed=_are_mixed(parts))


def _ratios(left: Quantity, right: Quantity) -> Iterator[DerivedQuantity]:
    large, small = (left, right) if left.low >= right.low else (right, left)
    if small.low <= 0 or large.low == small.low or large.low / small.low > _LARGEST_RATIO:
        return
    ratio, share = large.low / small.low, small.low / large.low
    parts = (large, small)
    times = result_of(QuantityKind.RATIO, ratio, parts, unit=None, bound=Bound.PLAIN)
    yield DerivedQuantity(times, f"{large.text} : {small.text} = {ratio:.3g}", parts)
    if large.kind is not QuantityKind.PERCENT:
        part = result_of(QuantityKind.FRACTION, share, parts, unit=None, bound=Bound.PLAIN)
        yield DerivedQuantity(part, f"{small.text} of {large.text} = {share:.1%}", parts)


def _rest(figure: Quantity) -> Iterator[DerivedQuantity]:
    """Yields what is left of the whole: 75 % where a claim says 25 %."""
    whole = {QuantityKind.PERCENT: 100.0, QuantityKind.FRACTION: 1.0}.get(figure.kind)
    if whole is None or figure.unit is not None or not 0 < figure.low < whole:
        return
    rest = result_of(figure.kind, whole - figure.low, (figure,), unit=None, bound=Bound.PLAIN)
    yield DerivedQuantity(rest, f"the rest of {figure.text}", (figure,), is_rest=True)


def _anniversaries(quantities: Sequence[Quantity]) -> Iterator[DerivedQuantity]:
    """Yields 50 years for "the 50th anniversary"."""
    for quantity in quantities:
        if quantity.kind is QuantityKind.ORDINAL and quantity.head in ("anniversary", "birthday"):
            years = result_of(
                QuantityKind.CARDINAL, quantity.low, (), unit="year", bound=Bound.PLAIN
            )
            yield DerivedQuantity(years, f"{quantity.text} {quantity.head}", (quantity,))
