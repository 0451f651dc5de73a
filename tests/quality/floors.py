"""Keeps the floor under every figure: what was reached once must be reached again."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable, Iterator
from math import ceil, floor
from pathlib import Path

from .benchmarks import BENCHMARK_NAMES
from .contrasts import contrast_names
from .figures import Figure, Measured
from .gold import gold_names, own_names
from .metamorphic_suite import METAMORPHIC_NAMES
from .places import HERE
from .retrieval import RETRIEVAL_NAMES
from .selfcheck import SELFCHECK_NAMES
from .suites import measure

FLOORS = HERE / "floors.toml"
# Pairs of each large suite that the tests check; the whole of them takes minutes.
SAMPLE = 300
HELD_SUITES = (
    *gold_names(),
    *own_names(),
    *contrast_names(),
    *SELFCHECK_NAMES,
    "planted",
    *METAMORPHIC_NAMES,
    *BENCHMARK_NAMES,
    *RETRIEVAL_NAMES,
)
SAMPLED_SUITES = (*METAMORPHIC_NAMES, *BENCHMARK_NAMES, *RETRIEVAL_NAMES)
# The names under which several gold sets report together.
TOTALS = ("own", "wikinews", "gold")

_HEAD = """\
# What each figure must reach, by suite. Written by `python -m tests.quality --raise-floors`, which
# only ever makes a floor stricter; single small sets keep some slack, totals have none.
"""
_PRECISION = 10_000

Floors = dict[str, dict[str, dict[str, float]]]


def held_names() -> tuple[str, ...]:
    """Lists the names under which the held suites report, totals included."""
    sampled = {name: f"{name}:{SAMPLE}" for name in SAMPLED_SUITES}
    return (*(sampled.get(name, name) for name in HELD_SUITES), *TOTALS)


def measure_held(names: Collection[str] = HELD_SUITES) -> Iterator[Measured]:
    """Measures the held ones of some suites in the form that the tests hold.

    Totals are left out where not every suite is asked for.
    """
    held = [name for name in HELD_SUITES if name in names]
    for one in measure(held, sample=SAMPLE):
        if one.name not in TOTALS or len(held) == len(HELD_SUITES):
            yield one


def read_floors(path: Path = FLOORS) -> Floors:
    """Reads the floors: suite → `at_least` or `at_most` → figure → value."""
    if not path.is_file():
        return {}
    return tomllib.loads(path.read_text(encoding="utf-8"))


def broken_floors(measured: Measured, floors: Floors) -> list[str]:
    """Lists the figures of a suite that fail their floor or have none."""
    return [
        problem
        for figure in measured.figures
        if (problem := _problem(measured.name, figure, floors)) is not None
    ]


def raised(floors: Floors, measured: Iterable[Measured]) -> Floors:
    """Returns the floors with every figure that got better made stricter."""
    new: Floors = {
        suite: {side: dict(values) for side, values in sides.items()}
        for suite, sides in floors.items()
    }
    for one in measured:
        for figure in one.figures:
            side = new.setdefault(one.name, {}).setdefault(_side(figure), {})
            reached = _reached(figure)
            known = side.get(figure.name, reached)
            side[figure.name] = min(known, reached) if figure.ceiling else max(known, reached)
    return new


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    """Writes the floors in a stable order."""
    lines = [_HEAD]
    for suite, sides in sorted(floors.items()):
        for side, values in sorted(sides.items()):
            lines.append(f'["{suite}".{side}]')
            lines += [f"{name} = {value:g}" for name, value in sorted(values.items())]
            lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")


def _side(figure: Figure) -> str:
    return "at_most" if figure.ceiling else "at_least"


def _reached(figure: Figure) -> float:
    """Rounds a figure so that measuring it again cannot miss by the rounding."""
    if figure.ceiling:
        return ceil((figure.value + figure.slack) * _PRECISION) / _PRECISION
    return max(0.0, floor((figure.value - figure.slack) * _PRECISION) / _PRECISION)


def _problem(suite: str, figure: Figure, floors: Floors) -> str | None:
    side = _side(figure)
    held = floors.get(suite, {}).get(side, {}).get(figure.name)
    if held is None:
        return (
            f"{suite}: {figure.name} has no floor yet: run python -m tests.quality --raise-floors"
        )
    fails = figure.value > held if figure.ceiling else figure.value < held
    if not fails:
        return None
    return f"{suite}: {figure.name} is {figure.value:.4f}, must be {side.replace('_', ' ')} {held}"
