"""The form in which the number grammar hands on what it found, before bounds and heads."""

from __future__ import annotations

from factcheck.language.mentions import QuantityKind
from factcheck.language.number_table import Number
from factcheck.records import dataclass

PERCENTAGE_POINT = "percentage point"
AGE = "age"


@dataclass(frozen=True, slots=True)
class QuantityReading:
    """Holds one quantity as the grammar found it.

    `first` and `next` are token indices of number and unit, half-open. `head` is the
    counted noun, lower case, and `head_first` its token where the form itself names it
    ("142-page"). `closed` says that no noun is to be looked for.
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
    closed: bool = False
    vague: bool = False
    spelled: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """Holds one number with its unit; `next` is the token index after both.

    `hyphened` says that a hyphen joins the number to its unit or noun ("142-page").
    """

    number: Number
    next: int
    kind: QuantityKind
    low: float
    high: float
    unit: str | None = None
    head: str | None = None
    head_index: int | None = None
    hyphened: bool = False
    symbol_index: int | None = None

    @property
    def first(self) -> int:
        """Returns the index of the first token, a currency symbol before the number included."""
        return self.number.first if self.symbol_index is None else self.symbol_index
