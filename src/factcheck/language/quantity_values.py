"""Brings two quantities to one unit, so that their values can be compared."""

from __future__ import annotations

from factcheck.language.mentions import Quantity, QuantityKind
from factcheck.language.units import dimension_of, in_base_unit, units
from factcheck.records import dataclass

_TIME = "time"


@dataclass(frozen=True, slots=True)
class ComparableValues:
    """Holds the values of draft and source in the source's unit, shares in percent.

    `factor` is what the draft's own value was multiplied by. `converted` says that the units
    differed, so that neither value need be exact; `time` that they are units of time.
    """

    draft_low: float
    draft_high: float
    source_low: float
    source_high: float
    share: bool = False
    converted: bool = False
    time: bool = False
    factor: float = 1.0


def comparable_values(draft: Quantity, source: Quantity) -> ComparableValues | None:
    """Returns both values in one unit, or None where the units convert to no common one."""
    share = source.kind in (QuantityKind.PERCENT, QuantityKind.FRACTION)
    if share:
        return ComparableValues(
            draft_low=_in_percent(draft.low, draft),
            draft_high=_in_percent(draft.high, draft),
            source_low=_in_percent(source.low, source),
            source_high=_in_percent(source.high, source),
            share=True,
        )
    factor = _rate_factor(draft, source)
    if factor is None:
        return None
    if draft.unit == source.unit or draft.unit is None or source.unit is None:
        low, high = draft.low * factor, draft.high * factor
        converted = factor != 1
        return ComparableValues(
            low, high, source.low, source.high, converted=converted, factor=factor
        )
    if "degree" in (draft.unit, source.unit):
        return ComparableValues(draft.low, draft.high, source.low, source.high)
    return _converted(draft, source, factor)


def _in_percent(value: float, quantity: Quantity) -> float:
    return value * 100 if quantity.kind is QuantityKind.FRACTION else value


def _rate_factor(draft: Quantity, source: Quantity) -> float | None:
    """Returns what a rate is multiplied by to be one per the source's time: 12 for month to year.

    A rate on one side only is taken for the same rate.
    """
    if draft.rate is None or source.rate is None or draft.rate == source.rate:
        return 1.0
    if dimension_of(draft.rate) != _TIME or dimension_of(source.rate) != _TIME:
        return None
    return units()[source.rate].factor / units()[draft.rate].factor


def _converted(draft: Quantity, source: Quantity, factor: float) -> ComparableValues | None:
    if draft.unit is None or source.unit is None:
        return None
    target = units().get(source.unit)
    low, high = in_base_unit(draft.low, draft.unit), in_base_unit(draft.high, draft.unit)
    if target is None or target.factor == 0 or low is None or high is None:
        return None
    scale = factor / target.factor
    own = units()[draft.unit].factor * scale
    return ComparableValues(
        low * scale - target.offset,
        high * scale - target.offset,
        source.low,
        source.high,
        converted=True,
        time=target.dimension == _TIME,
        factor=own,
    )
