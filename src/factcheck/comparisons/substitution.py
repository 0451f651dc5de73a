"""Finds a word that stands in the place of another of its kind ("red" for "green")."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import (
    Observation,
    Reading,
    full_slot_strength,
    slot_strengths,
)
from factcheck.language.parts_of_speech import ADJECTIVE, NOUN
from factcheck.matching.alignment import Pair, Tie
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

KIND = "word"
SLOT_FLOOR = 1.5
# At a sentence's end a word has neighbours on one side only: nearly all must be the claim's own.
FULL_SHARE = 0.9


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
            if _fills_slot(reading, evidence, pair):
                word, source = reading.draft.words[index], evidence.analysis.words[pair.source]
                yield Observation(
                    KIND, "other of its kind", Outcome.CONFLICT, word.text, source.text,
                    word.start, word.end,
                    f"the draft says “{word.told}”, the source “{source.told}”", evidence.claim,
                )  # fmt: skip


def _fills_slot(reading: Reading, evidence: Evidence, pair: Pair) -> bool:
    if _have_one_modifier(reading, evidence, pair):
        return True
    strength = slot_strengths(reading, evidence, pair.draft, [pair.source])[pair.source]
    full = full_slot_strength(reading, pair.draft)
    return strength >= SLOT_FLOOR or (full > 0 and strength >= FULL_SHARE * full)


def _have_one_modifier(reading: Reading, evidence: Evidence, pair: Pair) -> bool:
    """Says whether one word stands before both, and tells of which of them is spoken."""
    before = evidence.alignment.by_draft.get(pair.draft - 1)
    return (
        before is not None
        and before.source == pair.source - 1
        and before.tie is Tie.SAME
        and reading.draft.tags[pair.draft - 1] in (ADJECTIVE, NOUN)
    )
