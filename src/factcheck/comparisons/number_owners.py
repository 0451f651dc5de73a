"""Finds whose figure a number of the draft is in the claim: another's, or one said of another."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparisons.number_binding import Option, head_fit
from factcheck.comparisons.number_stretches import says_of_another
from factcheck.comparisons.reading import Reading, words_of_kind
from factcheck.language.analysis import Analysis
from factcheck.language.mentions import Quantity


def find_owned_by_another(
    reading: Reading, index: int, agreed: Option, conflicting: Sequence[Option]
) -> Option | None:
    """Finds the figure that the claim gives to whom the draft gives another's.

    A figure belongs to the name nearest to it. The draft's owner must own another figure in the
    claim, and the owner of the draft's figure there must be missing from the draft.
    """
    evidence = agreed.evidence
    mine = _owner(reading.draft, index)
    partner = evidence.alignment.by_draft.get(mine) if mine is not None else None
    theirs = _owner(evidence.analysis, agreed.index)
    if partner is None or theirs is None or theirs in evidence.alignment.by_source:
        return None
    return next(
        (
            option
            for option in conflicting
            if option.evidence is evidence
            and option.quantity.kind is agreed.quantity.kind
            and _owner(evidence.analysis, option.index) == partner.source
        ),
        None,
    )


def find_said_of_another(
    reading: Reading,
    index: int,
    quantity: Quantity,
    agreed: Option,
    conflicting: Sequence[Option],
) -> Option | None:
    """Finds the figure of the same claim that the words around the draft's belong to."""
    return next(
        (
            option
            for option in conflicting
            if option.evidence is agreed.evidence
            and option.quantity.kind is agreed.quantity.kind
            and (
                _counted(quantity) is None
                or _counted(option.quantity) is None
                or head_fit(quantity, option.quantity) > 0
            )
            and says_of_another(reading, agreed.evidence, index, agreed.index, option.index)
        ),
        None,
    )


def _counted(quantity: Quantity) -> str | None:
    """Returns the noun behind a figure; a verb before it tells only what was done ("hurt 40")."""
    behind = quantity.head_start is None or quantity.head_start > quantity.start
    return quantity.head if behind else None


def _owner(sentence: Analysis, index: int) -> int | None:
    here = sentence.coordinates.get(index)
    names = [
        other
        for other, _ in words_of_kind(sentence, "name")
        if other in sentence.coordinates and other not in sentence.framing
    ]
    if here is None or not names:
        return None
    return min(names, key=lambda other: abs(sentence.coordinates[other] - here))
