"""Compares which way a thing moved, in whatever words ("went from 420 to 310")."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading, set_against
from factcheck.language.changes import read_changes
from factcheck.matching.event_ties import is_filled_alike

KIND = "direction"
RULE = "moved the other way"


def compare_changes(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict where what rose in the draft fell in the claim.

    Nothing where any claim lets it move as the draft does.
    """
    mine = [change for change in read_changes(reading.draft) if not change.negated]
    if not mine:
        return
    theirs = [
        (other, evidence)
        for evidence in reading.evidence
        for other in read_changes(evidence.analysis)
        if not other.negated
    ]
    for change in mine:
        if change.word in reading.quoted:
            continue
        alike = [
            (other, evidence)
            for other, evidence in theirs
            if is_filled_alike(reading.draft, change.measured, evidence, other.measured)
        ]
        if any(other.way == change.way for other, _ in alike):
            return
        if alike:
            other, evidence = alike[0]
            yield set_against(reading, evidence, change.word, other.word, kind=KIND, rule=RULE)
            return
