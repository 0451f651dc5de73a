"""Names every suite and runs it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .benchmarks import BENCHMARK_NAMES, measure_benchmark
from .blind import measure_blind
from .contrasts import TOTAL as CONTRASTS_TOTAL
from .contrasts import contrast_names, measure_contrasts
from .figures import Measured
from .gold import gold_names, own_names
from .gold_suite import is_blind, measure_gold
from .metamorphic_suite import METAMORPHIC_NAMES, measure_metamorphic
from .places import MissingMaterialError
from .planted import measure_planted
from .retrieval import RETRIEVAL_NAMES, measure_retrieval
from .selfcheck import SELFCHECK_NAMES, measure_selfcheck
from .speed import measure_speed

OTHER_SUITES = (
    *SELFCHECK_NAMES,
    "planted",
    *METAMORPHIC_NAMES,
    *BENCHMARK_NAMES,
    *RETRIEVAL_NAMES,
    "speed",
)


def groups() -> dict[str, tuple[str, ...]]:
    """Returns the names that stand for several suites."""
    gold = gold_names()
    return {
        "gold": gold,
        "wikinews": tuple(name for name in gold if name.startswith("wikinews-")),
        "own": own_names(),
        CONTRASTS_TOTAL: contrast_names() or (CONTRASTS_TOTAL,),
        "benchmarks": BENCHMARK_NAMES,
        "retrieval": RETRIEVAL_NAMES,
        "all": (*gold, *own_names(), *contrast_names(), *OTHER_SUITES),
    }


def expand(asked: Sequence[str]) -> list[str]:
    """Returns the suites that some names stand for; raises `KeyError` with an unknown one."""
    grouped = groups()
    known = (*gold_names(), *own_names(), *contrast_names(), *OTHER_SUITES)
    names: list[str] = []
    for name in asked:
        if name in grouped:
            names += grouped[name]
        elif name in known or is_blind(name):
            names.append(name)
        elif f"wikinews-{name}" in known:
            names.append(f"wikinews-{name}")
        else:
            raise KeyError(name)
    return list(dict.fromkeys(names))


def measure(
    names: Sequence[str], *, sample: int | None = None, rows_wanted: bool = False
) -> Iterator[Measured]:
    """Measures suites one by one: gold and contrast sets with totals first, then the others.

    `sample` limits the pairs of benchmarks and of metamorphic suites; `rows_wanted` asks for the
    rows of a blind set that has been scored before.
    """
    gold = (*gold_names(), *own_names())
    yield from measure_gold([name for name in names if name in gold])
    contrasts = (*contrast_names(), CONTRASTS_TOTAL)
    if asked := [name for name in names if name in contrasts]:
        yield from measure_contrasts([name for name in asked if name != CONTRASTS_TOTAL])
    for name in names:
        if name not in gold and name not in contrasts:
            yield _measure_other(name, sample, rows_wanted)


def _measure_other(name: str, sample: int | None, rows_wanted: bool) -> Measured:
    try:
        if is_blind(name):
            return measure_blind(name, rows_wanted=rows_wanted)
        if name in SELFCHECK_NAMES:
            return measure_selfcheck(name)
        if name in METAMORPHIC_NAMES:
            return measure_metamorphic(name, sample)
        if name in BENCHMARK_NAMES:
            return measure_benchmark(name, sample)
        if name in RETRIEVAL_NAMES:
            return measure_retrieval(name, sample)
        return measure_speed() if name == "speed" else measure_planted()
    except MissingMaterialError as missing:
        return Measured(name, skipped=str(missing))
