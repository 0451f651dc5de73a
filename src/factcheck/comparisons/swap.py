"""Finds two names or figures that have changed places between draft and claim.

Both stand in the draft and in the claim, but the words around the one are, in the claim, those
around the other: "238 dead and 107 injured" for "107 dead and 238 injured".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from factcheck.comparisons.reading import Observation, Reading, slot_strengths
from factcheck.language.analysis import Analysis
from factcheck.language.verb_groups import VERB_TAGS
from factcheck.language.words import WordKind
from factcheck.matching.alignment import Pair, Tie
from factcheck.matching.candidates import Evidence
from factcheck.model import Outcome

KIND = "role"
# The crossed reading must fit so much better than the straight one.
MARGIN = 1.5
# Only direct neighbours tell two places apart.
BESIDE = 1.2
FLOOR = 0.6
_JOINING = frozenset({"and", "or", "nor", ",", "&"})


def compare_places(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict for the first two names or figures found in each other's place."""
    for evidence in reading.evidence:
        for one, other in combinations(_movable(reading, evidence), 2):
            if _is_crossed(reading, evidence, one, other):
                yield _observe(reading.draft, evidence, one, other)
                return


def _movable(reading: Reading, evidence: Evidence) -> list[Pair]:
    return [
        pair
        for index, pair in sorted(evidence.alignment.by_draft.items())
        if pair.tie in (Tie.SAME, Tie.ROLE)
        and index not in reading.quoted
        and index not in reading.draft.framing
        and reading.draft.words[index].kind in (WordKind.NAME, WordKind.QUANTITY)
    ]


def _is_crossed(reading: Reading, evidence: Evidence, one: Pair, other: Pair) -> bool:
    first, second = reading.draft.words[one.draft], reading.draft.words[other.draft]
    if first.kind is not second.kind or first.stem == second.stem:
        return False
    if first.name is not None and second.name is not None:
        alike = first.name.kind is second.name.kind or one.tie is other.tie is Tie.ROLE
        if not alike:
            return False
    if _are_listed(reading.draft, one.draft, other.draft) or _are_listed(
        evidence.analysis, *sorted((one.source, other.source))
    ):
        return False
    both = (one.source, other.source)
    without = VERB_TAGS if first.kind is WordKind.NAME else frozenset()
    here = slot_strengths(reading, evidence, one.draft, both, without=without, reach=BESIDE)
    there = slot_strengths(reading, evidence, other.draft, both, without=without, reach=BESIDE)
    straight = here[one.source] + there[other.source]
    crossed = here[other.source] + there[one.source]
    each = here[other.source] > here[one.source] and there[one.source] > there[other.source]
    return each and crossed >= FLOOR and crossed > MARGIN * straight


def _are_listed(sentence: Analysis, first: int, last: int) -> bool:
    """Says whether two words are joined by nothing but "and", "or", "nor" and commas."""
    return all(
        word.lower in _JOINING or word.lower in ("the", "a")
        for word in sentence.words[first + 1 : last]
    )


def _observe(draft: Analysis, evidence: Evidence, one: Pair, other: Pair) -> Observation:
    first, second = draft.words[one.draft], draft.words[other.draft]
    source = evidence.analysis
    start = min(source.words[one.source].start, source.words[other.source].start)
    end = max(source.words[one.source].end, source.words[other.source].end)
    return Observation(
        KIND, "changed places", Outcome.CONFLICT, draft.text[first.start : second.end],
        source.text[start:end], first.start, second.end,
        f"“{first.text}” and “{second.text}” have changed places", evidence.claim,
    )  # fmt: skip
