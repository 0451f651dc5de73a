"""Takes hours and minutes, feet and inches, that stand together for one measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.language.mentions import Bound, Quantity, QuantityKind
from factcheck.language.units import dimension_of, units

# The minutes of "six hours and ten minutes" may be left out up to this part of an hour.
_SMALL_PART = 0.25
_JOINTS = frozenset({"", "and", ",", ", and"})


def join_parts(text: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Returns the quantities, "six hours and ten minutes" as one of 6.17 hours."""
    joined: list[Quantity] = []
    for quantity in quantities:
        if joined and (whole := _joined(text, joined[-1], quantity)) is not None:
            joined[-1] = whole
        else:
            joined.append(quantity)
    return tuple(joined)


def leaves_out_a_part(draft: Quantity, source: Quantity) -> bool:
    """Tells "six hours" for "six hours and ten minutes" from a wrong figure."""
    in_parts = source.text.count(" ") > 1 and "." not in source.text and "half" not in source.text
    same_unit = draft.unit == source.unit is not None
    whole = draft.low == int(draft.low)
    return in_parts and same_unit and whole and 0 < source.low - draft.low < _SMALL_PART


def _joined(text: str, large: Quantity, small: Quantity) -> Quantity | None:
    if large.unit is None or small.unit is None or small.bound is not Bound.PLAIN:
        return None
    if {large.kind, small.kind} != {QuantityKind.CARDINAL} or large.low != large.high:
        return None
    if text[large.end : small.start].strip().lower() not in _JOINTS or small.low != small.high:
        return None
    ratio = _ratio(small.unit, large.unit)
    if ratio is None or large.head or large.rate or not 0 < small.low * ratio < 1:
        return None
    value = large.low + small.low * ratio
    return replace(
        small,
        start=large.start,
        text=text[large.start : small.end],
        bound=large.bound,
        low=value,
        high=value,
        unit=large.unit,
        precise=True,
    )


def _ratio(small: str, large: str) -> float | None:
    """Returns what one small unit is in the large one, None where neither holds the other."""
    if small == large or dimension_of(small) != dimension_of(large):
        return None
    one, other = units().get(small), units().get(large)
    if one is None or other is None or not one.factor or not other.factor:
        return None
    ratio = one.factor / other.factor
    return ratio if ratio < 1 and not (one.offset or other.offset) else None
