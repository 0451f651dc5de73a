"""Compares who does what to whom.

A conflict is an exchange: the draft puts a participant into the slot that another one has in
the claim, and the other into the slot of the first. Anything less stays silent, for active and
passive, nouns and verbs, and causes and effects swap slots freely in right paraphrases.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.frames import Frame
from factcheck.matching.alignment import Tie
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

KIND = "role"
_SAME_VERB = (Tie.SAME, Tie.SYNONYM, Tie.DERIVED)
Slots = dict[int, str]


def compare_roles(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict where two participants of one event have exchanged their slots."""
    for evidence in reading.evidence:
        for frame in reading.draft.frames:
            if frame.verb in reading.quoted:
                continue
            found = exchanged(frame, evidence)
            if found is not None:
                yield _observe(reading, evidence, *found)
                return


def exchanged(frame: Frame, evidence: Evidence) -> tuple[int, int] | None:
    """Returns the two draft words that have exchanged slots in a claim's frame, else None."""
    pair = evidence.alignment.by_draft.get(frame.verb)
    if pair is None or pair.tie not in _SAME_VERB:
        return None
    for other in evidence.analysis.frames:
        if other.verb != pair.source:
            continue
        found = _exchange(slots_of(frame), slots_of(other), evidence)
        if found is not None:
            return found
    return None


def slots_of(frame: Frame) -> Slots:
    """Returns the participants of a frame with their slots, the same for active and passive."""
    slots: Slots = {}
    for preposition, heads in frame.complements:
        slots.update(dict.fromkeys(heads, _merge_preposition(preposition)))
    slots.update(dict.fromkeys(frame.agents, "agent"))
    slots.update(dict.fromkeys(frame.objects, "patient"))
    slots.update(dict.fromkeys(frame.subjects, "patient" if frame.passive else "agent"))
    return slots


def _merge_preposition(preposition: str) -> str:
    return "in" if preposition in ("in", "into", "onto", "on", "at", "within") else preposition


def _exchange(draft: Slots, source: Slots, evidence: Evidence) -> tuple[int, int] | None:
    moved: list[tuple[int, str, str]] = []
    for word, slot in draft.items():
        pair = evidence.alignment.by_draft.get(word)
        if pair is None or pair.tie in (Tie.ANTONYM, Tie.SISTER, Tie.OTHER_VALUE):
            continue
        there = source.get(pair.source)
        if there is None:
            continue
        if there == slot:
            continue
        moved.append((word, slot, there))
    for word, slot, there in moved:
        for other, other_slot, other_there in moved:
            if word < other and slot == other_there and there == other_slot:
                return word, other
    return None


def _observe(reading: Reading, evidence: Evidence, one: int, other: int) -> Observation:
    first, second = reading.draft.words[one], reading.draft.words[other]
    start, end = min(first.start, second.start), max(first.end, second.end)
    return Observation(
        KIND, "exchanged", Outcome.CONFLICT, reading.draft.text[start:end], evidence.analysis.text,
        start, end, f"“{first.text}” and “{second.text}” have changed places", evidence.claim,
    )  # fmt: skip
