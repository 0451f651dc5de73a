"""Holds every quality figure at its floor."""

from __future__ import annotations

from functools import lru_cache

import pytest

from tests.quality.figures import Measured
from tests.quality.floors import broken_floors, held_names, measure_held, read_floors


@lru_cache(maxsize=1)
def _measured() -> dict[str, Measured]:
    return {one.name: one for one in measure_held()}


@pytest.mark.parametrize("name", held_names())
def test_no_figure_falls_below_its_floor(name: str) -> None:
    # A benchmark that is not there reports by its plain name; a total of nothing, not at all.
    measured = _measured().get(name) or _measured().get(name.partition(":")[0])
    if measured is None or measured.skipped:
        pytest.skip(measured.skipped if measured and measured.skipped else "nothing to add up")
    assert broken_floors(measured, read_floors()) == []
