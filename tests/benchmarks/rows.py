"""The lines of the benchmark's table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """Holds one line of the table."""

    what: str
    figure: float
    goal: str
