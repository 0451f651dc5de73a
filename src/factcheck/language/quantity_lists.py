"""Gives numbers that are joined to one another the noun or unit that only the last one names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.language.mentions import Quantity, QuantityKind
from factcheck.language.number_table import number_words
from factcheck.language.number_tokens import cut_tokens

MILLION = 1e6
_COUNTING = frozenset({QuantityKind.CARDINAL, QuantityKind.ORDINAL})
_JOINTS = frozenset({"and", "or", "to", "and from", ", and", ", or", "&"})
_ALTERNATIVES = frozenset({"or", ", or"})


def share_nouns(text: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Returns the quantities, "45" of "45 and 50 cases" with the noun of "50 cases".

    Of two alternatives ("5 or 6 per cent", "2 or 3 million") the first takes the scale and the
    kind of the second too.
    """
    shared = list(quantities)
    in_list = False
    for position in range(len(shared) - 2, -1, -1):
        left, right = shared[position], shared[position + 1]
        joint = text[left.end : right.start].strip().lower()
        joined = joint in _JOINTS or (joint == "," and in_list)
        in_list = joined
        if not joined or left.head is not None or left.unit is not None:
            continue
        if joint in _ALTERNATIVES and left.kind is QuantityKind.CARDINAL:
            left = _like(left, right)
        elif joint == "to" and left.kind is QuantityKind.CARDINAL and _opens(text, left):
            left = _measured_like(left, right)
        if left.kind is right.kind and left.kind in _COUNTING:
            left = replace(
                left,
                head=right.head,
                head_start=right.head_start,
                head_end=right.head_end,
                modifiers=right.modifiers,
                unit=right.unit,
            )
        shared[position] = left
    return tuple(_with_currencies(shared))


def _with_currencies(quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """Takes "11.5 million" after "8.2 million euros" for money, where it counts nothing else."""
    currency: str | None = None
    for quantity in quantities:
        if quantity.kind is QuantityKind.MONEY:
            currency = quantity.unit
        bare = quantity.head is None and quantity.unit is None and quantity.rate is None
        if currency and bare and quantity.kind is QuantityKind.CARDINAL and quantity.low >= MILLION:
            yield replace(quantity, kind=QuantityKind.MONEY, unit=currency)
        else:
            yield quantity


def _like(left: Quantity, right: Quantity) -> Quantity:
    """Gives the first of two alternatives the scale, kind and unit of the second."""
    scale = _scale(right) if _scale(left) == 1 and left.high < 1000 else 1.0
    left = replace(left, low=left.low * scale, high=left.high * scale)
    if right.kind in (QuantityKind.PERCENT, QuantityKind.MONEY):
        return replace(left, kind=right.kind, unit=right.unit)
    return left


def _opens(text: str, left: Quantity) -> bool:
    """Says whether a figure opens a change: "from 2.9 billion to 2.6 billion euros"."""
    return text[: left.start].rstrip().lower().endswith("from")


def _measured_like(left: Quantity, right: Quantity) -> Quantity:
    """Gives the first figure of a change the unit of the second ("from 12 to 15 percent")."""
    if right.kind in (QuantityKind.PERCENT, QuantityKind.MONEY):
        return replace(left, kind=right.kind, unit=right.unit)
    return left


def _scale(quantity: Quantity) -> float:
    for token in cut_tokens(quantity.text):
        entry = number_words().get(token.lower) if token.is_word else None
        if entry is not None and entry.kind in ("scale", "letter"):
            return entry.value
    return 1.0
