"""Compares what a statement is limited to with what it holds for as a whole.

"Only the ground floor is open" denies that the whole house is; "everyone but the mayor voted"
denies that the mayor did.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.participants import slots_of
from factcheck.comparisons.reading import Observation, Reading, set_against
from factcheck.language.analysis import Analysis
from factcheck.language.exclusions import (
    Focus,
    find_exceptions,
    find_restrictions,
    find_totals,
    holds_none,
    is_anybody,
)
from factcheck.matching.alignment import Tie
from factcheck.matching.candidates import Evidence

KIND = "quantifier"
# So much of a sentence a claim must cover before a limit in the one conflicts with the other.
HOST = 0.45
_ALIKE = (Tie.SAME, Tie.SYNONYM, Tie.DERIVED, Tie.NEAR, Tie.CONVERSE)
_INCLUDED = frozenset({"included", "including"})


def compare_exclusions(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict where one side limits what the other says of all (VERDICTS, rule 1).

    And one where the draft says of an exception what the claim says of the rest.
    """
    draft = reading.draft
    limited = find_restrictions(draft)
    for evidence in reading.evidence:
        source = evidence.analysis
        if evidence.coverage < HOST:
            continue
        theirs = find_restrictions(source)
        if theirs and not limited and not find_exceptions(draft):
            total = _total_beyond(reading, evidence, theirs)
            if total is not None:
                yield set_against(
                    reading, evidence, total, theirs[0].marker, kind=KIND, rule="all and only some"
                )
                return
        if limited and not theirs and not find_exceptions(source) and not draft.negated:
            other = _total_without(evidence, limited)
            if other is not None:
                yield set_against(
                    reading, evidence, limited[0].marker, other, kind=KIND, rule="only some and all"
                )
                return
        for focus in find_exceptions(source):
            index = _counted_in(reading, evidence, focus)
            if index is not None:
                yield set_against(
                    reading, evidence, index, focus.marker, kind=KIND, rule="exception counted in"
                )
                return


def _total_beyond(reading: Reading, evidence: Evidence, limits: tuple[Focus, ...]) -> int | None:
    """Returns a total of the draft that goes beyond what the claim is limited to."""
    if reading.draft.negated:
        return None
    return next(
        (
            index
            for index in find_totals(reading.draft)
            if index not in reading.quoted
            and all(_goes_beyond(reading, evidence, index, focus) for focus in limits)
        ),
        None,
    )


def _goes_beyond(reading: Reading, evidence: Evidence, total: int, focus: Focus) -> bool:
    """Says whether a total takes in more than a limit: "all floors" for "only the top floor".

    The total is anybody, or it fills the place of the limit, or the claim has its word elsewhere
    ("the whole house" for "only the top floor of the house").
    """
    mine = evidence.alignment.by_source.get(focus.head)
    pair = evidence.alignment.by_draft.get(total)
    if mine is not None and mine.tie in _ALIKE:
        return mine.draft == total and any(
            index not in evidence.alignment.by_source for index in focus.words
        )
    if is_anybody(reading.draft, total) or (pair is not None and pair.tie in _ALIKE):
        return True
    return pair is None and _fill_one_place(reading, evidence, total, focus)


def _fill_one_place(reading: Reading, evidence: Evidence, total: int, focus: Focus) -> bool:
    """Says whether a total does what in the claim only some do."""
    source = evidence.analysis
    return any(
        total in frame.subjects
        and (pair := evidence.alignment.by_draft.get(frame.verb)) is not None
        and pair.tie in _ALIKE
        and any(
            found.verb == pair.source and focus.head in found.subjects for found in source.frames
        )
        for frame in reading.draft.frames
    )


def _total_without(evidence: Evidence, limits: tuple[Focus, ...]) -> int | None:
    """Returns a total of the claim where the draft is limited to some."""
    source, pairs = evidence.analysis, evidence.alignment.by_draft
    if source.negated:
        return None
    heads = {
        pair.source
        for focus in limits
        if (pair := pairs.get(focus.head)) is not None
        and all(index in pairs for index in focus.words)
    }
    return next(
        (
            index
            for index in find_totals(source)
            if index not in heads
            and (is_anybody(source, index) or index in evidence.alignment.by_source)
        ),
        None,
    )


def _counted_in(reading: Reading, evidence: Evidence, focus: Focus) -> int | None:
    """Returns the draft's word for an exception where it shares what is said of the rest."""
    draft, source = reading.draft, evidence.analysis
    pair = evidence.alignment.by_source.get(focus.head)
    if pair is None or pair.tie not in _ALIKE or pair.draft in reading.quoted:
        return None
    near = draft.words[max(0, pair.draft - 3) : pair.draft + 3]
    if any(word.lower in _INCLUDED for word in near):
        return pair.draft
    if find_exceptions(draft) or find_restrictions(draft):
        return None
    for frame in draft.frames:
        other = evidence.alignment.by_draft.get(frame.verb)
        if other is None or other.tie not in _ALIKE or pair.draft not in slots_of(draft, frame):
            continue
        denied = holds_none(source) or other.source in source.negated
        if (frame.verb in draft.negated) is denied and _acts(source, other.source):
            return pair.draft
    return None


def _acts(sentence: Analysis, verb: int) -> bool:
    return any(frame.verb == verb and not frame.relative for frame in sentence.frames)
