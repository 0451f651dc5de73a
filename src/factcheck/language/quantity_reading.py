"""The form in which the number grammar hands on what it found, before bounds and heads."""

from __future__ import annotations

from dataclasses import dataclass

from factcheck.language.mentions import QuantityKind


@dataclass(frozen=True, slots=True)
class QuantityReading:
    """Holds one quantity as the grammar found it.

    `first` and `next` are token indices of number and unit, half-open. `head_first` and
    `head_next` locate the counted noun where the form itself names it ("142-page"); `head` is
    its lower-case word. `closed` says that no noun is to be looked for.
    """

    first: int
    next: int
    kind: QuantityKind
    low: float
    high: float
    precise: bool = True
    unit: str | None = None
    head: str | None = None
    head_first: int | None = None
    head_next: int | None = None
    closed: bool = False
    vague: bool = False
    spelled: bool = False
