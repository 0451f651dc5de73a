"""Fits the thresholds of the verdict table: `python -m tests.quality.thresholds`.

Every threshold is moved alone through a range, on all labelled sets together, with what is right,
which lies pass and which truths are flagged at each step. The table itself is not fitted.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck import verdicts
from factcheck.model import Verdict

from .cases import LabelledCase, labelled_cases
from .engine import WRONG

STEPS = {
    "EVENT": (0.35, 0.40, 0.45, 0.50),
    "CORE": (0.15, 0.20, 0.25, 0.30),
    "CONFLICT": (0.40, 0.44, 0.48, 0.52),
    "STRANGER": (0.45, 0.50, 0.55, 0.60),
    "OTHER": (0.50, 0.60, 0.75, 0.80),
    "BURDENED": (0.48, 0.52, 0.55, 0.60),
    "PARTIAL": (0.45, 0.50, 0.55, 0.60),
    "SUPPORTED": (0.43, 0.47, 0.50, 0.55, 0.60),
    "SURE_FIGURES": (1, 2, 3),
}


def main() -> None:
    """Prints a table for each threshold, the value in force marked."""
    cases = list(labelled_cases())
    print(f"{len(cases)} sentences of all labelled sets")
    for name, steps in STEPS.items():
        in_force = getattr(verdicts, name)
        print(f"\n{name}   right   lies passed   truths flagged")
        for step in steps:
            setattr(verdicts, name, step)
            right, passed, flagged = _measure(cases)
            mark = "*" if step == in_force else " "
            print(f"  {step:.2f}{mark}  {right / len(cases):.3f}   {passed:11}   {flagged:14}")
        setattr(verdicts, name, in_force)


def _measure(cases: Sequence[LabelledCase]) -> tuple[int, int, int]:
    right = passed = flagged = 0
    for labelled in cases:
        found = verdicts.decide(labelled.case).verdict
        row = labelled.row
        right += row.accepts(found)
        passed += row.verdict in WRONG and found is Verdict.SUPPORTED
        flagged += row.verdict is Verdict.SUPPORTED and found in WRONG
    return right, passed, flagged


if __name__ == "__main__":
    main()
