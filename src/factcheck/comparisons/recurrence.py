"""Compares whether something is told to happen for the first time, once more, or regularly."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.participants import slots_of
from factcheck.comparisons.reading import Observation, Reading, set_against
from factcheck.language.analysis import Analysis
from factcheck.language.frames import Frame
from factcheck.language.recurrence import Time, find_times
from factcheck.language.word_classes import leaves_unrealised
from factcheck.matching.alignment import Tie
from factcheck.matching.candidates import Evidence

KIND = "recurrence"
Times = tuple[tuple[int, Time], ...]
# Two events share so many participants at least, or one and the verb.
SHARED = 2
_ALIKE = (Tie.SAME, Tie.SYNONYM, Tie.DERIVED, Tie.ROLE, Tie.NEAR, Tie.CONVERSE)
_EXCLUDED = frozenset(
    {
        frozenset({Time.FIRST, Time.AGAIN}),
        frozenset({Time.FIRST, Time.ROW}),
        frozenset({Time.FIRST_OF_LATE, Time.ROW}),
    }
)
# What never was there may be made after all.
_MADE = frozenset({"build", "open"})


def compare_recurrences(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict of "for the first time" with "again", of one event.

    And one where something happens to what the claim says there has never been.
    """
    mine = find_times(reading.draft)
    for evidence in reading.evidence:
        theirs = find_times(evidence.analysis)
        if mine and theirs and _exclude_each_other(mine, theirs):
            index, other = mine[0][0], theirs[0][0]
            if index not in reading.quoted and _tell_one_event(reading, evidence, index, other):
                yield set_against(
                    reading, evidence, index, other, kind=KIND, rule="first and again"
                )
                return
        found = _never_was(reading, evidence)
        if found is not None:
            yield set_against(reading, evidence, *found, kind=KIND, rule="never was there")
            return


def _exclude_each_other(mine: Times, theirs: Times) -> bool:
    return all(frozenset({one, other}) in _EXCLUDED for _, one in mine for _, other in theirs)


def _tell_one_event(reading: Reading, evidence: Evidence, index: int, other: int) -> bool:
    """Says whether the verbs nearest to two words have the same participants."""
    draft, source = reading.draft, evidence.analysis
    one, two = _nearest(draft, index), _nearest(source, other)
    if one is None or two is None:
        return False
    pairs = evidence.alignment.by_draft
    there = slots_of(source, two)
    shared = sum(
        (pair := pairs.get(place)) is not None and pair.tie in _ALIKE and pair.source in there
        for place in slots_of(draft, one)
    )
    verb = pairs.get(one.verb)
    alike = verb is not None and verb.source == two.verb and verb.tie in _ALIKE
    return shared + alike >= SHARED


def _nearest(sentence: Analysis, index: int) -> Frame | None:
    frames = [frame for frame in sentence.frames if not frame.nominal]
    return min(frames, key=lambda frame: abs(frame.verb - index), default=None)


def _never_was(reading: Reading, evidence: Evidence) -> tuple[int, int] | None:
    """Returns a word of the draft for what the claim says there never was, and that "never"."""
    draft, source = reading.draft, evidence.analysis
    never = next((i for i, word in enumerate(source.words) if word.lower == "never"), None)
    if never is None or draft.negated:
        return None
    missing = {
        index
        for frame in source.frames
        if frame.negated and frame.stem in ("have", "be") and frame.first <= never <= frame.last
        for index in frame.objects
    }
    for frame in draft.frames:
        if frame.modal or frame.tense == "future" or frame.nominal:
            continue
        if frame.stem in _MADE or leaves_unrealised(frame.stem):
            continue
        for index in (*frame.subjects, *frame.objects):
            pair = evidence.alignment.by_draft.get(index)
            if pair is not None and pair.tie is Tie.SAME and pair.source in missing:
                return index, never
    return None
