"""Writes what became of the mutants: a table of the modules, and the survivors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .running import Fate, Outcome

_HEADS = ("mutants", "killed", "timed out", "survived", "unreached", "seen")


def table(outcomes: Sequence[Outcome]) -> str:
    """Returns a line for each module and one for all."""
    modules = sorted({one.mutant.module for one in outcomes})
    lines = [f"{'':30}" + "".join(f"{head:>11}" for head in _HEADS)]
    lines += [
        _line(module, [one for one in outcomes if one.mutant.module == module])
        for module in modules
    ]
    return "\n".join([*lines, _line("all", outcomes)])


def _line(name: str, outcomes: Sequence[Outcome]) -> str:
    fates = Counter(one.fate for one in outcomes)
    counts = (len(outcomes), *(fates[fate] for fate in Fate))
    return f"{name:30}" + "".join(f"{count:>11,}" for count in counts) + f"{share(outcomes):>11.1%}"


def share(outcomes: Sequence[Outcome]) -> float:
    """Returns the share of the mutants that the tests noticed, 1 where there are none."""
    return sum(one.fate.is_seen for one in outcomes) / len(outcomes) if outcomes else 1.0


def survivors(outcomes: Sequence[Outcome]) -> list[str]:
    """Lists the mutants that no test noticed."""
    return [f"{one.fate.value:10}{one.mutant}" for one in outcomes if not one.fate.is_seen]
