"""Prints each rule's precision over all labelled sets: `python -m tests.quality.rules`.

A rule that speaks up for truths as often as for lies is worth nothing, however many lies it
finds; rules below 0.9 are to be mended or dropped.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from factcheck.model import Outcome, Verdict

from .cases import labelled_cases
from .engine import WRONG

LINE = "{:10} {:12} {:26} {:>6} {:>6} {:>8} {:>11} {:>10}"


def main() -> None:
    """Prints a line for every rule that saw a conflict or an addition."""
    seen: defaultdict[tuple[str, str, str], Counter[Verdict]] = defaultdict(Counter)
    for labelled in labelled_cases():
        for observation in labelled.case.observations:
            if observation.outcome in (Outcome.CONFLICT, Outcome.ADDED):
                key = (observation.outcome.value, observation.kind, observation.rule)
                seen[key][labelled.row.verdict] += 1
    print(
        LINE.format(
            "outcome", "kind", "rule", "lies", "truths", "partial", "unverified", "precision"
        )
    )
    for key, counts in sorted(seen.items()):
        lies = sum(counts[verdict] for verdict in WRONG)
        truths = counts[Verdict.SUPPORTED]
        share = f"{lies / (lies + truths):.2f}" if lies + truths else "-"
        other = (counts[Verdict.PARTIAL], counts[Verdict.UNVERIFIED])
        print(LINE.format(*key, lies, truths, *other, share))


if __name__ == "__main__":
    main()
