"""Records how a verdict came about, for `--explain`."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.comparisons.reading import Reading
from factcheck.matching.candidates import Evidence
from factcheck.model import AlignedPair, Explanation, Match
from factcheck.verdicts import Case, decide


def explain(reading: Reading, candidates: Sequence[Evidence], case: Case) -> Explanation:
    """Returns the candidates, the pairs of the main claim, and the row that decided."""
    return Explanation(
        candidates=tuple(
            Match(candidate.claim.claim, round(candidate.coverage, 3)) for candidate in candidates
        ),
        alignment=tuple(_pairs(reading)),
        rule=decide(case).name,
    )


def _pairs(reading: Reading) -> Sequence[AlignedPair]:
    if not reading.evidence:
        return ()
    main = reading.evidence[0]
    return [
        AlignedPair(
            reading.draft.words[pair.draft].text,
            main.analysis.words[pair.source].text,
            pair.tie.value,
        )
        for _, pair in sorted(main.alignment.by_draft.items())
    ]
