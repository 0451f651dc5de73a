"""Compares what is put first of its kind: "the tallest", "the second tallest", "taller than it"."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading
from factcheck.language.analysis import Analysis
from factcheck.language.superlatives import (
    Superlative,
    find_comparatives,
    find_superlatives,
)
from factcheck.matching.alignment import Tie
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

KIND = "rank"
# A claim that covers less of a sentence ranks something else.
HOST = 0.45
_ALIKE = (Tie.SAME, Tie.SYNONYM, Tie.DERIVED, Tie.ROLE)
# "The largest city after London" is the second largest.
_AFTER = frozenset({"after", "behind", "outside", "except", "besides"})


def compare_superlatives(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict where a superlative has another place, or others go beyond it.

    "The tallest" denies "the second tallest" and "several are taller"; it goes beyond "one of
    the tallest", which follows from it.
    """
    draft = reading.draft
    mine, compared = find_superlatives(draft), find_comparatives(draft)
    if not mine and not compared:
        return
    for evidence in reading.evidence:
        if evidence.coverage < HOST:
            continue
        source = evidence.analysis
        theirs = find_superlatives(source)
        for one in mine:
            for other in theirs:
                if one.word not in reading.quoted and _rank_otherwise(draft, evidence, one, other):
                    yield _observe(reading, evidence, one.word, other.word, "other rank")
                    return
        index = _surpassed(draft, evidence, theirs)
        if index is not None and index not in reading.quoted and not draft.negated:
            yield _observe(reading, evidence, index, theirs[0].word, "surpassed")
            return


def _rank_otherwise(
    draft: Analysis, evidence: Evidence, one: Superlative, other: Superlative
) -> bool:
    """Says whether two superlatives of one kind name another place."""
    if one.base != other.base or one.noun is None or other.noun is None:
        return False
    pair = evidence.alignment.by_draft.get(one.noun)
    if pair is None or pair.tie not in _ALIKE or pair.source != other.noun:
        return False
    if any(
        word.lower in _AFTER for sentence in (draft, evidence.analysis) for word in sentence.words
    ):
        return False
    if one.word in draft.negated or other.word in evidence.analysis.negated:
        return False
    if one.shared:
        return False
    return one.rank != other.rank or other.shared


def _surpassed(draft: Analysis, evidence: Evidence, theirs: tuple[Superlative, ...]) -> int | None:
    """Returns the draft's "taller" where it is said of another than of the claim's tallest."""
    source = evidence.analysis
    for index, base, beaten in find_comparatives(draft):
        pair = evidence.alignment.by_draft.get(beaten)
        for other in theirs:
            if other.base != base or other.rank > 1 or other.shared or pair is None:
                continue
            if pair.tie in _ALIKE and pair.source in _holders(source, other):
                return index
    return None


def _holders(source: Analysis, superlative: Superlative) -> set[int]:
    """Returns who or what a superlative is said of."""
    return {
        index
        for frame in source.frames
        if frame.stem == "be" and superlative.noun in frame.objects
        for index in frame.subjects
    }


def _observe(
    reading: Reading, evidence: Evidence, index: int, other: int, rule: str
) -> Observation:
    word, source = reading.draft.words[index], evidence.analysis.words[other]
    return Observation(
        KIND, rule, Outcome.CONFLICT, word.text, source.text, word.start, word.end,
        "the source puts it in another place of its kind", evidence.claim,
    )  # fmt: skip
