"""Finds a word that stands in the place of another of its kind ("red" for "green")."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading, slot_strengths
from factcheck.matching.alignment import Tie
from factcheck.model import Outcome

KIND = "word"
SLOT_FLOOR = 1.5


def compare_slots(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict where a sister term (colour for colour) fills the slot of the claim's."""
    for index in reading.draft.content:
        if index in reading.quoted or not reading.draft.words[index].is_word:
            continue
        pair = reading.best_pair(index)
        if pair is None or pair.tie is not Tie.SISTER:
            continue
        for evidence in reading.evidence:
            if evidence.alignment.by_draft.get(index) is not pair:
                continue
            # Words of one text may be paired crosswise where they say the same several times.
            if evidence.analysis.text == reading.draft.text:
                continue
            strength = slot_strengths(reading, evidence, index, [pair.source])[pair.source]
            if strength >= SLOT_FLOOR:
                word, source = reading.draft.words[index], evidence.analysis.words[pair.source]
                yield Observation(
                    KIND, "other of its kind", Outcome.CONFLICT, word.text, source.text,
                    word.start, word.end,
                    f"the draft says “{word.text}”, the source “{source.text}”", evidence.claim,
                )  # fmt: skip
