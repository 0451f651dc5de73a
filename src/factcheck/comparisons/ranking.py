"""Compares what has more and what has less, in whatever words ("longer", "outnumbers")."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.ranking_figures import Told, figures_against
from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.analysis import Analysis
from factcheck.language.rankings import Ranking, read_rankings
from factcheck.matching.candidates import Evidence
from factcheck.matching.event_ties import measure_alike, scale_way, shared_words
from factcheck.model import Outcome

KIND = "order"


def compare_rankings(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict where what has more in the draft has less in the claim."""
    mine = [one for one in read_rankings(reading.draft) if one.word not in reading.quoted]
    if not mine:
        return
    for evidence in reading.evidence:
        theirs = read_rankings(evidence.analysis)
        for ranking in mine:
            told = None if theirs else figures_against(reading.draft, ranking, evidence)
            if told is not None:
                yield _observe_figures(reading.draft, ranking, evidence, told)
                return
            for other in theirs:
                way = scale_way(ranking, other) if measure_alike(ranking, evidence, other) else 0
                if way and _is_turned(reading.draft, ranking, evidence, other, way):
                    yield _observe(reading.draft, ranking, evidence, other)
                    return


def _is_turned(
    draft: Analysis, ranking: Ranking, evidence: Evidence, other: Ranking, way: int
) -> bool:
    greater, less = (other.greater, other.less) if way > 0 else (other.less, other.greater)
    turned = (
        shared_words(draft, ranking.greater, evidence, less),
        shared_words(draft, ranking.less, evidence, greater),
    )
    kept = shared_words(draft, ranking.greater, evidence, greater) + shared_words(
        draft, ranking.less, evidence, less
    )
    return all(turned) and kept < sum(turned)


def _observe_figures(
    draft: Analysis, ranking: Ranking, evidence: Evidence, told: Told
) -> Observation:
    word = draft.words[ranking.word]
    figures = f"{told[0].text} against {told[1].text}"
    return Observation(
        KIND, "figures say the reverse", Outcome.CONFLICT, word.text, figures, word.start, word.end,
        f"“{word.text}” does not fit the source’s figures: {figures}", evidence.claim,
    )  # fmt: skip


def _observe(draft: Analysis, ranking: Ranking, evidence: Evidence, other: Ranking) -> Observation:
    word, source = draft.words[ranking.word], evidence.analysis.words[other.word]
    return Observation(
        KIND, "comparison turned", Outcome.CONFLICT, word.text, source.text, word.start, word.end,
        f"the comparison is turned round: “{word.text}” against the source’s “{source.text}”",
        evidence.claim,
    )  # fmt: skip
