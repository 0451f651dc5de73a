"""Compares the number of a draft with the number of a source: VERDICTS.md, rules 2 and 3."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.language.bounded_values import judge_values
from factcheck.language.derived_quantities import DerivedQuantity, derived_values
from factcheck.language.mentions import Bound, Quantity, QuantityKind
from factcheck.language.quantity_reading import AGE, PERCENTAGE_POINT
from factcheck.language.quantity_values import comparable_values
from factcheck.language.stems import stem
from factcheck.language.units import dimension_of

__all__ = [
    "DerivedQuantity",
    "QuantityRelation",
    "agrees_with_derived",
    "compare_quantities",
    "derived_values",
]

_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION})
_INCOMPARABLE = "incomparable"
_LEAST_FIGURE = 10
_PLAIN = frozenset({Bound.PLAIN, Bound.EXACT})


@dataclass(frozen=True, slots=True)
class QuantityRelation:
    """Says how a draft's number stands to a source's.

    `relation` is "agree", "note" (true, but hedged, rounded or bounded otherwise), "conflict" or
    "incomparable" (other kinds or units, or the draft is more exact than the source's vague
    words). `message` is what a reporter reads.
    """

    relation: str
    message: str


def compare_quantities(draft: Quantity, source: Quantity) -> QuantityRelation:
    """Returns how the draft's number stands to the source's; heads are not looked at.

    Values are compared in one unit where both have units of one dimension, and as they are where
    one has none. Shares are compared in percent. Rounding, bounds and hedges are decided by
    VERDICTS.md, rules 2 and 3: 5 % for figures, 5 points for shares.
    """
    special = _compare_special(draft, source)
    if special is not None:
        return special
    if not _same_sort(draft, source):
        return _compare_sorts(draft, source)
    if _other_currency(draft, source):
        return QuantityRelation("conflict", f"{draft.text} against {source.text}: another currency")
    values = comparable_values(draft, source)
    if values is None:
        return QuantityRelation(_INCOMPARABLE, f"“{draft.text}” and “{source.text}” do not compare")
    relation, reason = judge_values(values, draft, source)
    return QuantityRelation(relation, _message(relation, reason, draft, source))


def agrees_with_derived(draft: Quantity, derived: DerivedQuantity) -> bool:
    """Says whether a draft's number is one that follows from the figures of a claim."""
    if draft.kind in (QuantityKind.LABEL, QuantityKind.SCORE, QuantityKind.ORDINAL):
        return False
    if draft.kind is QuantityKind.CARDINAL and derived.quantity.kind is not QuantityKind.CARDINAL:
        return False
    if draft.kind is QuantityKind.RATIO and derived.quantity.kind is not QuantityKind.RATIO:
        return False
    if derived.is_rest and (draft.low != draft.high or draft.bound not in _PLAIN):
        # "most" for "37 %" would be right of the rest, whatever it is said of.
        return False
    if derived.is_mixed and draft.low != derived.quantity.low:
        return False
    return compare_quantities(draft, derived.quantity).relation in ("agree", "note")


def _compare_special(draft: Quantity, source: Quantity) -> QuantityRelation | None:
    """Compares labels, scores and ranks, which are neither rounded nor bounded."""
    kinds = {draft.kind, source.kind}
    for kind in (QuantityKind.LABEL, QuantityKind.SCORE, QuantityKind.ORDINAL):
        if kind not in kinds:
            continue
        if draft.kind is not source.kind or not _same_label(draft, source):
            break
        equal = sorted((draft.low, draft.high)) == sorted((source.low, source.high))
        return QuantityRelation(
            "agree" if equal else "conflict",
            f"{draft.text} as in the source" if equal else f"{draft.text} against {source.text}",
        )
    else:
        return None
    return QuantityRelation(_INCOMPARABLE, f"“{draft.text}” and “{source.text}” do not compare")


def _compare_sorts(draft: Quantity, source: Quantity) -> QuantityRelation:
    """Tells a figure under another unit ("25 parts per billion" for "25 percent") from others.

    Small figures coincide by chance and are left alone.
    """
    ages = AGE in (draft.head, source.head)
    same_figure = draft.low == source.low and draft.high == source.high
    if same_figure and draft.low >= _LEAST_FIGURE and not ages:
        return QuantityRelation("conflict", f"{draft.text} against {source.text}: another unit")
    return QuantityRelation(_INCOMPARABLE, f"“{draft.text}” and “{source.text}” do not compare")


def _same_label(draft: Quantity, source: Quantity) -> bool:
    if draft.kind is not QuantityKind.LABEL or draft.head is None or source.head is None:
        return True
    return stem(draft.head) == stem(source.head)


def _same_sort(draft: Quantity, source: Quantity) -> bool:
    """Says whether two quantities can be compared at all."""
    if draft.kind in _SHARES or source.kind in _SHARES:
        points = PERCENTAGE_POINT in (draft.unit, source.unit)
        if points and draft.unit != source.unit:
            return False
        return draft.kind in _SHARES and source.kind in _SHARES
    if QuantityKind.RATIO in (draft.kind, source.kind):
        return draft.kind is source.kind
    if (draft.head == AGE) != (source.head == AGE) and draft.unit and source.unit:
        return False
    if draft.unit is None or source.unit is None:
        return True
    return _dimension(draft.unit) == _dimension(source.unit)


def _dimension(unit: str) -> str | None:
    # "1.5 degrees" alone is as a rule a temperature.
    return "temperature" if unit == "degree" else dimension_of(unit)


def _other_currency(draft: Quantity, source: Quantity) -> bool:
    money = draft.kind is QuantityKind.MONEY and source.kind is QuantityKind.MONEY
    return money and draft.unit != source.unit


def _message(relation: str, reason: str, draft: Quantity, source: Quantity) -> str:
    if relation == "conflict":
        if draft.bound in (Bound.PLAIN, Bound.ONLY, Bound.EXACT) and not reason:
            return f"{draft.text} against {source.text}"
        return reason or f"“{draft.text}” is false for {source.text}"
    if relation == "agree":
        return f"{draft.text} fits {source.text}"
    return reason or f"{draft.text} where the source has {source.text}"
