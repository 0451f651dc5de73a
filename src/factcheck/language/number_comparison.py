"""Compares the number of a draft with the number of a source: VERDICTS.md, rules 2 and 3."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.bounded_values import judge_values
from factcheck.language.derived_quantities import DerivedQuantity, derived_values
from factcheck.language.mentions import Bound, Quantity, QuantityKind
from factcheck.language.quantity_reading import AGE, PERCENTAGE_POINT
from factcheck.language.quantity_values import comparable_values
from factcheck.language.stems import stem
from factcheck.language.units import dimension_of, names_of_units
from factcheck.records import dataclass

__all__ = [
    "DerivedQuantity",
    "QuantityRelation",
    "agrees_with_derived",
    "compare_quantities",
    "contradicted_by_derived",
    "derived_values",
]

_SHARES = frozenset({QuantityKind.PERCENT, QuantityKind.FRACTION})
_INCOMPARABLE = "incomparable"
_LEAST_FIGURE = 10
_COMPUTED = frozenset({QuantityKind.RATIO, QuantityKind.FRACTION, QuantityKind.PERCENT})
# Below this, two figures have hardly anything to do with each other: 53 countries, 5,757 people.
_LEAST_SHARE = 0.05
_OF_THE_REST = frozenset(
    {Bound.PLAIN, Bound.EXACT, Bound.ABOUT, Bound.ONLY, Bound.NEARLY, Bound.JUST_OVER}
)


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
    if derived.is_rest and (draft.low != draft.high or draft.bound not in _OF_THE_REST):
        # "most" for "37 %" would be right of the rest, whatever it is said of.
        return False
    if derived.is_mixed and draft.low != derived.quantity.low:
        return False
    return compare_quantities(draft, derived.quantity).relation in ("agree", "note")


def contradicted_by_derived(
    draft: Quantity, derived: Sequence[DerivedQuantity]
) -> QuantityRelation | None:
    """Returns the conflict of a share or ratio with the one that a claim's figures give.

    `derived` is what `derived_values` made of one claim. A share must be of what the larger
    figure counts ("nearly half of the casualties"); a ratio without a noun counts only where the
    claim has just one. None where nothing is computed, or anything computed agrees.
    """
    if draft.kind not in _COMPUTED or draft.unit is not None:
        return None
    if any(agrees_with_derived(draft, figure) for figure in derived):
        return None
    rivals = [figure for figure in derived if _computes_the_same(draft, figure)]
    if len(rivals) != 1:
        return None
    compared = compare_quantities(draft, rivals[0].quantity)
    if compared.relation != "conflict":
        return None
    return QuantityRelation("conflict", f"“{draft.text}” is false: {rivals[0].formula}")


def _computes_the_same(draft: Quantity, figure: DerivedQuantity) -> bool:
    if figure.is_rest or figure.is_change or len(figure.parts) != 2:
        return False
    if draft.kind is QuantityKind.RATIO:
        return figure.quantity.kind is QuantityKind.RATIO
    whole = figure.parts[0].head
    if figure.quantity.kind is not QuantityKind.FRACTION or draft.head is None or whole is None:
        return False
    return stem(draft.head) == stem(whole) and figure.quantity.low > _LEAST_SHARE


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
    if (
        same_figure
        and draft.low >= _LEAST_FIGURE
        and not ages
        and not _counts_and_measures(draft, source)
    ):
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
        return not _counts_and_measures(draft, source)
    return _dimension(draft.unit) == _dimension(source.unit)


def _counts_and_measures(draft: Quantity, source: Quantity) -> bool:
    """Says whether one figure counts things ("18 mirrors") and the other measures ("18 years")."""
    counting, measuring = (draft, source) if draft.unit is None else (source, draft)
    return (
        counting.kind is measuring.kind is QuantityKind.CARDINAL
        and counting.unit is None
        and measuring.unit is not None
        and AGE not in (counting.head, measuring.head)
        and counting.head is not None
        and counting.head_start is not None
        and counting.head_start > counting.start
        and counting.head not in names_of_units()
    )


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
