"""Compares which way a thing moved, in whatever words ("went from 420 to 310")."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.analysis import Analysis
from factcheck.language.changes import Change, read_changes
from factcheck.matching.candidates import Evidence
from factcheck.matching.event_ties import is_filled_alike
from factcheck.model import Outcome

KIND = "direction"
RULE = "moved the other way"


def compare_changes(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict where what rose in the draft fell in the claim.

    Nothing where any claim lets it move as the draft does.
    """
    draft = reading.draft
    for change in read_changes(draft):
        if change.negated or change.word in reading.quoted:
            continue
        against: tuple[Change, Evidence] | None = None
        for evidence in reading.evidence:
            for other in read_changes(evidence.analysis):
                if other.negated or not is_filled_alike(
                    draft, change.measured, evidence, other.measured
                ):
                    continue
                if other.way == change.way:
                    return
                against = against or (other, evidence)
        if against is not None:
            yield _observe(draft, change, *against)
            return


def _observe(draft: Analysis, change: Change, other: Change, evidence: Evidence) -> Observation:
    word, source = draft.words[change.word], evidence.analysis.words[other.word]
    return Observation(
        KIND, RULE, Outcome.CONFLICT, word.told, source.told, word.start, word.end,
        f"the draft says “{word.told}”, the source “{source.told}”", evidence.claim,
    )  # fmt: skip
