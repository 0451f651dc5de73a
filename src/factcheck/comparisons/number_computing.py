"""Computes from the figures of the claims: ratios, sums, differences, shares, lengths of time.

Which results count is the law of VERDICTS, rule 3.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparisons.number_binding import SAME_NOUN, head_fit
from factcheck.comparisons.reading import Reading, words_of_kind
from factcheck.language.derived_durations import derived_ages, derived_durations
from factcheck.language.derived_quantities import TIME
from factcheck.language.mentions import Quantity, QuantityKind
from factcheck.language.number_comparison import (
    DerivedQuantity,
    agrees_with_derived,
    contradicted_by_derived,
    derived_values,
)
from factcheck.language.quantity_reading import AGE
from factcheck.language.units import dimension_of
from factcheck.matching.candidates import Evidence

# A figure counts as computed from the claim's figures when it lies this near to the result.
COMPUTED_WITHIN = 0.15
# And a multiple in round words ("more than two to one" for 2.5) this near.
MULTIPLE_WITHIN = 0.3


def follows_from_several(reading: Reading, quantity: Quantity) -> bool:
    """Says whether two claims together give the figure, for the thing that it counts."""
    figures = [
        word.quantity
        for evidence in reading.evidence
        for _, word in words_of_kind(evidence.analysis, "quantity")
        if word.quantity is not None
    ]
    if len(reading.evidence) < 2 or len(figures) > 6:
        return False
    return any(
        agrees_with_derived(quantity, derived)
        and abs(quantity.low - derived.quantity.low) <= 0.02 * max(derived.quantity.low, 1e-9)
        and any(head_fit(quantity, part) >= SAME_NOUN for part in derived.parts)
        and not _adds_other_things(quantity, derived)
        for derived in derived_values(figures)
    )


def find_computed(quantity: Quantity, claims: Sequence[Evidence]) -> Evidence | None:
    """Returns the first of some claims whose own figures give the figure, None where none does."""
    return next(
        (
            evidence
            for evidence in claims
            if any(_is_computed(quantity, derived) for derived in _derived(evidence))
        ),
        None,
    )


def is_time_between(reading: Reading, quantity: Quantity) -> bool:
    """Says whether the figure is the time between two dates of the claims, or an age at one."""
    if dimension_of(quantity.unit) != TIME or quantity.low <= 1:
        return False
    claims = {evidence.claim.index: evidence.analysis for evidence in reading.evidence}
    for claim in reading.context:
        claims.setdefault(claim.index, claim.readings[0])
    dates = [
        word.date
        for analysis in claims.values()
        for _, word in words_of_kind(analysis, "date")
        if word.date is not None
    ]
    derived = derived_ages(dates) if quantity.head == AGE else derived_durations(dates)
    return any(agrees_with_derived(quantity, found) for found in derived)


def find_refuted(quantity: Quantity, claims: Sequence[Evidence]) -> tuple[Evidence, str] | None:
    """Returns the first of some claims whose figures exclude the figure, and says why."""
    for evidence in claims:
        refuted = contradicted_by_derived(quantity, _derived(evidence))
        if refuted is not None:
            return evidence, refuted.message
    return None


def _is_computed(quantity: Quantity, derived: DerivedQuantity) -> bool:
    """A bound that is true but far away ("more than a third" for 75 %) was not computed."""
    value = derived.quantity.low
    if quantity.kind is QuantityKind.PERCENT and derived.quantity.kind is QuantityKind.FRACTION:
        value *= 100
    elif quantity.kind is QuantityKind.FRACTION and derived.quantity.kind is QuantityKind.PERCENT:
        value /= 100
    within = MULTIPLE_WITHIN if quantity.kind is QuantityKind.RATIO else COMPUTED_WITHIN
    near = abs(quantity.low - value) <= within * max(abs(value), 1e-9)
    return (
        near
        and not _adds_other_things(quantity, derived)
        and agrees_with_derived(quantity, derived)
    )


def _adds_other_things(quantity: Quantity, derived: DerivedQuantity) -> bool:
    """Says whether a sum adds other things to the one counted: two girls and two hats, four girls.

    "Four children" may well be two girls and two boys: then neither part has the noun itself.
    """
    parts = [part for part in derived.parts if part.head is not None and not _is_done(part)]
    if derived.quantity.low <= max((part.low for part in parts), default=0.0):
        return False
    fits = [head_fit(quantity, part) for part in parts]
    return any(fit >= SAME_NOUN for fit in fits) and 0.0 in fits


def _is_done(part: Quantity) -> bool:
    """Says whether a verb before the figure stands for what it counts ("wounding 238")."""
    return part.head_start is not None and part.head_start < part.start


def _derived(evidence: Evidence) -> tuple[DerivedQuantity, ...]:
    words = evidence.analysis.words
    figures = [word.quantity for word in words if word.quantity is not None]
    return derived_values(figures)
