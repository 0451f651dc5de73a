"""Units of measure and currencies: their names, symbols and how they convert."""

from __future__ import annotations

from functools import lru_cache

from factcheck.language.lexicon import read_rows
from factcheck.records import dataclass

MONEY = "money"


@dataclass(frozen=True, slots=True)
class Unit:
    """Holds one unit of measure.

    A value in the unit becomes one in the base of its dimension by adding `offset` and
    multiplying by `factor`; a factor of 0 means that it converts to no other unit.
    """

    name: str
    dimension: str
    factor: float
    offset: float


@lru_cache(maxsize=1)
def units() -> dict[str, Unit]:
    """Returns all units of measure by canonical name."""
    return {
        name: Unit(name, dimension, float(factor), float(offset))
        for name, dimension, factor, offset, *_ in read_rows("units")
    }


@lru_cache(maxsize=1)
def names_of_units() -> dict[str, str]:
    """Returns the canonical unit by each of its lower-case names."""
    return {alias: row[0] for row in read_rows("units") for alias in row[4].split("|") if alias}


@lru_cache(maxsize=1)
def symbols_of_units() -> dict[str, str]:
    """Returns the canonical unit by each of its symbols, case kept."""
    return {
        symbol: row[0]
        for row in read_rows("units")
        for symbol in (row[5].split("|") if len(row) > 5 else ())
        if symbol
    }


@lru_cache(maxsize=1)
def unit_names() -> frozenset[str]:
    """Returns the lower-case names of all units, of one word and of several."""
    return frozenset(names_of_units())


@lru_cache(maxsize=1)
def names_of_currencies() -> dict[str, tuple[str, float]]:
    """Returns ISO code and share of the unit (1 or 0.01) by each lower-case currency name."""
    names: dict[str, tuple[str, float]] = {}
    for code, _symbols, wholes, *parts in read_rows("currencies"):
        for name in wholes.split("|"):
            names.setdefault(name, (code, 1.0))
        for name in parts[0].split("|") if parts else ():
            names.setdefault(name, (code, 0.01))
    names.pop("", None)
    return names


@lru_cache(maxsize=1)
def symbols_of_currencies() -> dict[str, str]:
    """Returns the ISO code by each currency symbol and by the code itself."""
    symbols: dict[str, str] = {}
    for code, cell, *_ in read_rows("currencies"):
        symbols[code] = code
        for symbol in cell.split("|"):
            if symbol:
                symbols[symbol] = code
    return symbols


def dimension_of(unit: str | None) -> str | None:
    """Returns what a unit measures ("time", "length", "money" …), None for no unit."""
    if unit is None:
        return None
    known = units().get(unit)
    if known is not None:
        return known.dimension
    return MONEY if unit in symbols_of_currencies() else unit


def in_base_unit(value: float, unit: str) -> float | None:
    """Returns a value of the unit in the base of its dimension, None where it has no factor."""
    known = units().get(unit)
    if known is None or known.factor == 0:
        return None
    return (value + known.offset) * known.factor
