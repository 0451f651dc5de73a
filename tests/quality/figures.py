"""The figures a measurement yields, each with the direction that is better."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """Holds one measured number; `ceiling` says that lower is better.

    `slack` is how far below it its floor is set: for small sets, between which one good rule may
    trade a case.
    """

    name: str
    value: float
    ceiling: bool = False
    slack: float = 0.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Holds what one suite yields: figures, the text to print, and the failing cases.

    `summary` is the text in short, under the table head `head`.
    `skipped` is the reason where nothing could be measured.
    """

    name: str
    figures: tuple[Figure, ...] = ()
    text: str = ""
    failing: str = ""
    head: str = ""
    summary: str = ""
    rows: tuple[dict[str, Any], ...] = field(default=())
    skipped: str | None = None

    def figure(self, name: str) -> float:
        """Returns the value of one figure by its name."""
        return next(figure.value for figure in self.figures if figure.name == name)

    def record(self) -> dict[str, Any]:
        """Returns what `--json` writes of this suite."""
        return {
            "name": self.name,
            "skipped": self.skipped,
            "figures": {figure.name: round(figure.value, 4) for figure in self.figures},
            "rows": list(self.rows),
        }
