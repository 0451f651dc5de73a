"""Computes from a claim's figures which of two things has more: "A got 5, B 3"."""

from __future__ import annotations

from factcheck.language.analysis import Analysis
from factcheck.language.event_phrases import Phrase
from factcheck.language.mentions import Bound, Quantity, QuantityKind
from factcheck.language.rankings import Ranking
from factcheck.language.scales import AMOUNT
from factcheck.matching.alignment import Tie
from factcheck.matching.candidates import Evidence

_SCALES = frozenset({AMOUNT, "price", "age", "speed", "weight"})
_NO_FIGURES = frozenset({QuantityKind.ORDINAL, QuantityKind.LABEL, QuantityKind.SCORE})
_FIRM = (Tie.SAME, Tie.ROLE)
# A figure before what has it stands at most so many words off ("14 lifts in Harrow Street").
_BEFORE = 5
# "The one in Malmo" counts nothing.
_ONE = "one"

Told = tuple[Quantity, Quantity]


def figures_against(draft: Analysis, ranking: Ranking, evidence: Evidence) -> Told | None:
    """Returns the claim's figures of the greater and the less where they say the reverse."""
    if ranking.scale not in _SCALES or not _is_measured(ranking, evidence):
        return None
    greater = _place(draft, ranking.greater, evidence)
    less = _place(draft, ranking.less, evidence)
    if greater is None or less is None or greater == less:
        return None
    told = _told(evidence.analysis, *sorted((greater, less)))
    if told is None:
        return None
    first, second = told if greater < less else told[::-1]
    return (first, second) if first.low <= second.low else None


def _is_measured(ranking: Ranking, evidence: Evidence) -> bool:
    """Says whether the claim speaks of what is compared, where the draft names it."""
    return not ranking.measured or any(
        evidence.alignment.by_draft.get(index) is not None for index in ranking.measured
    )


def _place(draft: Analysis, side: Phrase, evidence: Evidence) -> int | None:
    """Returns the first word of a claim that names one side of the draft's comparison."""
    named = [index for index in side if draft.words[index].name is not None] or side
    places = [
        pair.source
        for index in named
        if (pair := evidence.alignment.by_draft.get(index)) is not None and pair.tie in _FIRM
    ]
    return min(places, default=None)


def _told(sentence: Analysis, first: int, last: int) -> Told | None:
    """Returns the figures of two words where each has its own, both after or both before it."""
    figures = [
        (index, word.quantity)
        for index, word in enumerate(sentence.words)
        if word.quantity is not None
        and word.lower != _ONE
        and (word.quantity.kind not in _NO_FIGURES or _is_elliptic(word.quantity, index, last))
    ]
    between = [figure for index, figure in figures if first < index < last]
    after = [figure for index, figure in figures if index > last]
    before = [figure for index, figure in figures if first - _BEFORE <= index < first]
    if len(between) != 1:
        return None
    follows = bool(after) and _are_of_one_kind(between[0], after[0])
    leads = bool(before) and _are_of_one_kind(before[-1], between[0])
    if follows == leads:
        return None
    return (between[0], after[0]) if follows else (before[-1], between[0])


def _is_elliptic(quantity: Quantity, index: int, last: int) -> bool:
    """Says whether a figure right after a name is no part of it ("A had 5 wins, B 3")."""
    return quantity.kind is QuantityKind.LABEL and index == last + 1


def _are_of_one_kind(first: Quantity, second: Quantity) -> bool:
    """Says whether two figures measure alike; the second of a list may leave the unit out."""
    if first.bound is not Bound.PLAIN or second.bound is not Bound.PLAIN:
        return False
    plain = (QuantityKind.CARDINAL, QuantityKind.LABEL)
    bare = second.kind is QuantityKind.LABEL or (second.unit is None and second.head is None)
    bare = bare and second.kind in plain
    if bare and first.kind is not QuantityKind.PERCENT:
        return True
    same_head = first.head == second.head or None in (first.head, second.head)
    return first.kind is second.kind and first.unit == second.unit and same_head
