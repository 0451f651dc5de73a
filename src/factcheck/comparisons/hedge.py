"""Notes what the source says with reserve and the draft says flatly (VERDICTS, rule 2)."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.analysis import Analysis
from factcheck.language.parts_of_speech import ADVERB, MODAL
from factcheck.language.word_classes import is_certainty, is_hedge
from factcheck.matching.alignment import Tie
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

KIND = "hedge"
# A hedge belongs to what stands so many words round it.
REACH = 4


def compare_hedges(reading: Reading) -> Iterator[Observation]:
    """Yields a note for a dropped hedge, and a conflict where one is turned into certainty.

    "Reportedly", "may", "allegedly" count where a word near them is in the draft.
    """
    draft = reading.draft
    if any(_hedged(draft)):
        return
    certain = next(
        (
            word
            for index, word in enumerate(draft.words)
            if draft.tags[index] == ADVERB and is_certainty(word.lower)
        ),
        None,
    )
    for evidence in reading.evidence[:1]:
        for index in _hedged(evidence.analysis):
            if not _is_used(evidence, index):
                continue
            hedge = evidence.analysis.words[index]
            if certain is None:
                yield Observation(
                    KIND, "hedge dropped", Outcome.NOTE, None, hedge.text, None, None,
                    f"the source says “{hedge.text}”", evidence.claim,
                )  # fmt: skip
            else:
                yield Observation(
                    KIND, "hedge hardened", Outcome.CONFLICT, certain.text, hedge.text,
                    certain.start, certain.end,
                    f"the draft says “{certain.text}” where the source says “{hedge.text}”",
                    evidence.claim,
                )  # fmt: skip
            return


def _hedged(sentence: Analysis) -> Iterator[int]:
    for index, word in enumerate(sentence.words):
        if sentence.tags[index] in (ADVERB, MODAL) and is_hedge(word.lower):
            yield index


def _is_used(evidence: Evidence, index: int) -> bool:
    """Says whether the draft has a verb or noun that stands next to the hedge in the claim."""
    return any(
        (pair := evidence.alignment.by_source.get(other)) is not None
        and pair.tie in (Tie.SAME, Tie.SYNONYM, Tie.DERIVED)
        for other in range(index + 1, index + 1 + REACH)
    )
