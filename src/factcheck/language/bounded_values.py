"""Decides whether a bounded, hedged or rounded value is true of another."""

from __future__ import annotations

import math
from collections.abc import Callable

from factcheck.language.mentions import Bound, Quantity, QuantityKind
from factcheck.language.quantity_parts import leaves_out_a_part
from factcheck.language.quantity_values import ComparableValues

Judgement = tuple[str, str]

_AGREE: Judgement = ("agree", "")
_CONFLICT: Judgement = ("conflict", "")
# VERDICTS.md, rule 3: "about" and "nearly" reach 5 %, for shares 5 points.
_TOLERANCE = 0.05
_POINTS = 5.0
# A share in words without a hedge ("a third") stands for figures this near, in points.
_POINTS_OF_WORDS = 2.5
# An unhedged round figure stands for a precise one this near: "50,000" for 50,818.
_ROUNDING = 0.02
_SMALLEST_ROUNDED = 1000
# Converted units are rounded on both sides: 500 miles are given as 800 km. Units of time convert
# exactly but for the length of a year.
_CONVERSION = 0.02
_CONVERSION_OF_TIME = 0.005
# A bound of two leading digits is a rounding of the source's figure only this near: "more than
# 170" for 238 misreports it. Halves ("more than 150") are free.
_NEAR = 1.1
# Beyond this a bound is true but says little: "more than 100" for 5,757.
_FAR = 1.5
_EPSILON = 1e-9

_UPWARD = frozenset({Bound.AT_LEAST, Bound.MORE_THAN, Bound.JUST_OVER})
_DOWNWARD = frozenset({Bound.AT_MOST, Bound.LESS_THAN, Bound.NEARLY})
_HEDGES = _UPWARD | _DOWNWARD | {Bound.ABOUT}


def judge_values(values: ComparableValues, draft: Quantity, source: Quantity) -> Judgement:
    """Returns the relation ("agree", "note", "conflict", "incomparable") and a reason, if any."""
    if values.source_low != values.source_high:
        return _judge_against_span(values, draft, source)
    if values.draft_low != values.draft_high:
        return _judge_span(values, draft, source)
    judge = _JUDGES.get(draft.bound, _judge_plain)
    return judge(values, draft, source)


def _equal(values: ComparableValues) -> bool:
    left, right = values.draft_low, values.source_low
    tolerance = _EPSILON
    if values.converted:
        tolerance = _CONVERSION_OF_TIME if values.time else _CONVERSION
    return abs(left - right) <= tolerance * max(abs(left), abs(right), _EPSILON)


def _within(values: ComparableValues) -> bool:
    """Says whether two values are within 5 % or 5 points of each other."""
    distance = abs(values.draft_low - values.source_low)
    if values.share:
        return distance <= _POINTS + _EPSILON
    return distance <= _TOLERANCE * abs(values.draft_low) + _EPSILON


def _judge_plain(values: ComparableValues, draft: Quantity, source: Quantity) -> Judgement:
    if _equal(values):
        if source.bound in _HEDGES and draft.bound is not source.bound:
            return "note", f"the source says “{source.text}”"
        return _AGREE
    if _is_rounded(values, draft):
        return "note", f"{draft.text} is rounded: the source has {source.text}"
    if leaves_out_a_part(draft, source):
        return "note", f"the source says “{source.text}”"
    if _is_refined(values, draft, source):
        return "incomparable", f"“{draft.text}” is more exact than “{source.text}”"
    return _CONFLICT


def _is_refined(values: ComparableValues, draft: Quantity, source: Quantity) -> bool:
    """Says whether the draft gives a figure that the source's round one may stand for."""
    if values.share or values.source_low < _SMALLEST_ROUNDED or not _is_round(values, source):
        return False
    near = abs(values.draft_low - values.source_low) <= _ROUNDING * abs(values.source_low)
    return near and not _is_round(values, draft)


def _is_rounded(values: ComparableValues, draft: Quantity) -> bool:
    """Says whether an unhedged round figure stands for the source's precise one."""
    distance = abs(values.draft_low - values.source_low)
    if values.share:
        words = draft.kind is QuantityKind.FRACTION
        allowed = _POINTS_OF_WORDS if words else _half_step(values.draft_low, whole=True)
        return distance <= allowed and (words or values.source_low % 1 != 0)
    if values.draft_low < _SMALLEST_ROUNDED and not values.converted:
        return False
    if not _is_round(values, draft):
        return False
    near = distance <= _ROUNDING * abs(values.source_low)
    return near and distance <= _half_step(values.draft_low / values.factor) * values.factor


def _half_step(value: float, *, whole: bool = False) -> float:
    """Returns half of the last written place of a value: 50 for 5,800."""
    if whole or value != int(value):
        return 0.5 if whole else 0.05 * 10 ** -_decimals(value)
    zeros = len(str(int(abs(value)))) - len(str(int(abs(value))).rstrip("0"))
    return 0.5 * 10.0**zeros


def _decimals(value: float) -> int:
    return max(0, len(f"{value:.6f}".rstrip("0").partition(".")[2]) - 1)


def _is_round(values: ComparableValues, quantity: Quantity) -> bool:
    """Says whether a figure, as written, is a round one: one or two leading digits.

    Two digits below 100 are round only as tens or quarters of a hundred; a single digit always.
    """
    value = abs(quantity.low)
    if values.share and quantity.kind is QuantityKind.FRACTION:
        return True
    mantissa = f"{value:.9g}".replace(".", "").lstrip("0").partition("e")[0].rstrip("0")
    if len(mantissa) <= 1:
        return True
    if value >= 100 or value != int(value):
        return len(mantissa) <= 2
    return value in (25.0, 75.0)


def _judge_exact(values: ComparableValues, draft: Quantity, source: Quantity) -> Judgement:
    if not _equal(values):
        return _CONFLICT
    if source.bound in _HEDGES:
        return "conflict", f"“{draft.text}” hardens “{source.text}”"
    return _AGREE


def _judge_only(values: ComparableValues, draft: Quantity, source: Quantity) -> Judgement:
    if _equal(values) and source.bound in (Bound.AT_LEAST, Bound.MORE_THAN):
        return "conflict", f"“{draft.text}” hardens “{source.text}”"
    return _judge_plain(values, draft, source)


def _judge_about(values: ComparableValues, _draft: Quantity, source: Quantity) -> Judgement:
    if not _within(values):
        return _CONFLICT
    if _equal(values) and source.bound not in (Bound.ABOUT, Bound.NEARLY):
        return "note", f"the source says “{source.text}”"
    return _AGREE


def _judge_nearly(values: ComparableValues, _draft: Quantity, source: Quantity) -> Judgement:
    if _equal(values):
        return _CONFLICT if source.bound in (Bound.MORE_THAN, Bound.JUST_OVER) else _AGREE
    below = values.source_low < values.draft_low
    return _AGREE if below and _within(values) else _CONFLICT


def _judge_just_over(values: ComparableValues, _draft: Quantity, source: Quantity) -> Judgement:
    if _equal(values):
        if source.bound in _UPWARD:
            return _AGREE
        return ("note", "") if source.bound is Bound.ABOUT else _CONFLICT
    above = values.source_low > values.draft_low
    return _AGREE if above and _within(values) else _CONFLICT


def _judge_more_than(values: ComparableValues, draft: Quantity, source: Quantity) -> Judgement:
    if _equal(values):
        if source.bound in _UPWARD:
            return _AGREE
        if source.bound is Bound.ABOUT or _may_mean_during(draft):
            return "note", f"the source says “{source.text}”"
        return _CONFLICT
    if values.source_low < values.draft_low:
        return _CONFLICT
    return _true_bound(values, draft, source)


def _may_mean_during(draft: Quantity) -> bool:
    """Says whether "over" may mean "during": "fell by a quarter over 32 years"."""
    time = draft.unit in ("day", "week", "month", "year", "decade", "century")
    return time and draft.text.lower().startswith("over")


def _judge_at_least(values: ComparableValues, draft: Quantity, source: Quantity) -> Judgement:
    if _equal(values):
        if source.bound in _UPWARD:
            return _AGREE
        if source.bound in (Bound.AT_MOST, Bound.LESS_THAN):
            return _CONFLICT
        return "note", f"the source says “{source.text}”"
    if values.source_low < values.draft_low:
        return _CONFLICT
    return _true_bound(values, draft, source)


def _judge_less_than(values: ComparableValues, draft: Quantity, source: Quantity) -> Judgement:
    if _equal(values):
        if source.bound in (Bound.LESS_THAN, Bound.NEARLY):
            return _AGREE
        return ("note", "") if source.bound is Bound.ABOUT else _CONFLICT
    if values.source_low > values.draft_low:
        return _CONFLICT
    return _true_bound(values, draft, source)


def _judge_at_most(values: ComparableValues, draft: Quantity, source: Quantity) -> Judgement:
    if _equal(values):
        if source.bound in _UPWARD:
            return "conflict", f"“{draft.text}” hardens “{source.text}”"
        return _AGREE if source.bound in _DOWNWARD else ("note", f"the source says “{source.text}”")
    if values.source_low > values.draft_low:
        return _CONFLICT
    return _true_bound(values, draft, source)


def _true_bound(values: ComparableValues, draft: Quantity, source: Quantity) -> Judgement:
    """Judges a bound that holds: a precise figure other than the source's is misreported."""
    if not _is_round(values, draft) and not _is_own_rounding(values, draft):
        return "conflict", f"“{draft.text}” misreports {source.text}"
    single = max(abs(draft.low), abs(source.low)) < 10 and draft.bound is source.bound
    if single and not values.share:
        return "conflict", f"{draft.text} against {source.text}"
    low, high = sorted((abs(values.draft_low), abs(values.source_low)))
    if high > _NEAR * low and not values.share and _has_two_digits(draft.low):
        return "conflict", f"“{draft.text}” misreports {source.text}"
    if high > _FAR * max(low, _EPSILON):
        return "note", f"“{draft.text}” is true but far from {source.text}"
    return _AGREE


def _has_two_digits(value: float) -> bool:
    digits = f"{abs(value):.9g}".replace(".", "").strip("0")
    return len(digits) == 2 and not digits.endswith("5")


def _is_own_rounding(values: ComparableValues, draft: Quantity) -> bool:
    """Says whether a bound is the source's figure cut to fewer places: 5,750 for 5,757."""
    value = draft.low
    if value != int(value) or values.converted or int(value) % 10:
        return False
    step = 2 * _half_step(value)
    round_to = math.ceil if draft.bound in (Bound.LESS_THAN, Bound.AT_MOST) else math.floor
    return round_to(values.source_low / step) * step == value


def _judge_span(values: ComparableValues, draft: Quantity, source: Quantity) -> Judgement:
    """Judges a draft's range or vague word against one figure of the source."""
    inside = values.draft_low - _EPSILON <= values.source_low <= values.draft_high + _EPSILON
    if inside and _is_majority(draft) and values.source_low <= values.draft_low + _EPSILON:
        inside = source.bound in _UPWARD
    if inside:
        return _AGREE if not draft.precise else ("note", f"the source says “{source.text}”")
    return "conflict", f"“{draft.text}” is false for {source.text}"


def _is_majority(quantity: Quantity) -> bool:
    return quantity.kind is QuantityKind.FRACTION and quantity.high == 1.0 > quantity.low


def _judge_against_span(values: ComparableValues, draft: Quantity, source: Quantity) -> Judgement:
    """Judges a draft's figure against a range or vague word of the source."""
    low, high = values.source_low, values.source_high
    if values.draft_low != values.draft_high:
        same = (values.draft_low, values.draft_high) == (low, high)
        if same:
            return _AGREE
        apart = values.draft_low > high or values.draft_high < low
        return _CONFLICT if apart or source.precise else ("note", "")
    value = values.draft_low
    if draft.bound in (Bound.MORE_THAN, Bound.AT_LEAST, Bound.JUST_OVER):
        if value <= low + _EPSILON:
            return _AGREE
        return _CONFLICT if value > high else ("incomparable", "")
    if draft.bound in (Bound.LESS_THAN, Bound.AT_MOST):
        if value >= high - _EPSILON:
            return _AGREE
        return _CONFLICT if value <= low else ("incomparable", "")
    if draft.bound is Bound.NEARLY and value <= low:
        return _CONFLICT
    slack = (_TOLERANCE if draft.bound in (Bound.ABOUT, Bound.NEARLY) else 0.0) * abs(value)
    if low - slack <= value <= high + slack:
        return "incomparable", f"“{draft.text}” is more exact than “{source.text}”"
    return _CONFLICT


_JUDGES: dict[Bound, Callable[[ComparableValues, Quantity, Quantity], Judgement]] = {
    Bound.PLAIN: _judge_plain,
    Bound.EXACT: _judge_exact,
    Bound.ONLY: _judge_only,
    Bound.ABOUT: _judge_about,
    Bound.NEARLY: _judge_nearly,
    Bound.JUST_OVER: _judge_just_over,
    Bound.MORE_THAN: _judge_more_than,
    Bound.AT_LEAST: _judge_at_least,
    Bound.LESS_THAN: _judge_less_than,
    Bound.AT_MOST: _judge_at_most,
}
