"""Compares the names of a sentence with those of its claims."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading, slot_strengths, words_of_kind
from factcheck.language.mentions import NameMention
from factcheck.language.words import Word
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

KIND = "name"
NEAR_BEST = 0.7
# A name in the place of another: at least one neighbour on either side, or one of them directly.
SLOT_FLOOR = 0.6
# Where all the rest is covered, one name against one name is a substitution wherever it stands.
REST_COVERED = 0.85


def compare_names(reading: Reading) -> Iterator[Observation]:
    """Yields what each name of the sentence makes of the claims' names.

    A name that the evidence holds agrees. One that it does not hold conflicts with a name of the
    same kind that the sentence leaves out and whose place it takes; else it is added.
    """
    for index, word in words_of_kind(reading.draft, "name"):
        if index in reading.quoted or index in reading.draft.framing or word.name is None:
            continue
        yield _judge(reading, index, word.name)


def _judge(reading: Reading, index: int, name: NameMention) -> Observation:
    pair = reading.best_pair(index)
    if pair is not None:
        return Observation(
            KIND, "same name", Outcome.AGREE, name.text, None, name.start, name.end, "same name"
        )
    rival = _rival(reading, index, name)
    if rival is not None:
        evidence, word = rival
        return Observation(
            KIND, "other name", Outcome.CONFLICT, name.text, word.text, name.start, name.end,
            f"the draft says “{name.text}”, the source “{word.text}”", evidence.claim,
        )  # fmt: skip
    return Observation(
        KIND, "no such name", Outcome.ADDED, name.text, None, name.start, name.end,
        f"no claim carries the name “{name.text}”",
    )  # fmt: skip


def _rival(reading: Reading, index: int, name: NameMention) -> tuple[Evidence, Word] | None:
    best_surroundings = max(
        (reading.surroundings(index, evidence) for evidence in reading.evidence), default=0.0
    )
    best: tuple[float, Evidence, Word] | None = None
    for evidence in reading.evidence:
        if reading.surroundings(index, evidence) < NEAR_BEST * best_surroundings:
            continue
        others = [
            other
            for other, word in words_of_kind(evidence.analysis, "name")
            if other not in evidence.alignment.by_source and _same_kind(name, word.name)
        ]
        slots = slot_strengths(reading, evidence, index, others)
        for other in others:
            floor = 0.0 if evidence.coverage >= REST_COVERED else SLOT_FLOOR
            if slots[other] > floor and (best is None or slots[other] > best[0]):
                best = (slots[other], evidence, evidence.analysis.words[other])
    return None if best is None else best[1:]


def _same_kind(draft: NameMention, source: NameMention | None) -> bool:
    if source is None or draft.adjective != source.adjective:
        return False
    return draft.kind is None or source.kind is None or draft.kind is source.kind
