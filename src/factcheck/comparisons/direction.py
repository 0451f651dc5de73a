"""Compares which way a figure moved: up or down by the same amount."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.comparisons.reading import Observation, Reading, words_of_kind
from factcheck.language.analysis import Analysis
from factcheck.language.mentions import Bound, QuantityKind
from factcheck.language.word_classes import direction
from factcheck.matching.alignment import Tie
from factcheck.model import Outcome

KIND = "direction"
# A word of rising or falling belongs to a figure at most so many content words away.
REACH = 3.0


def compare_directions(reading: Reading) -> Iterator[Observation]:
    """Yields a conflict where the same figure is a rise in the draft and a fall in the claim.

    "A third more" for "fell by a third". Bounds and comparisons ("more than") are no movements.
    """
    for index, word in words_of_kind(reading.draft, "quantity"):
        if index in reading.quoted or word.quantity is None:
            continue
        if word.quantity.kind is QuantityKind.ORDINAL:
            continue
        mine = _moves(reading.draft, index)
        for evidence in reading.hosts(index):
            pair = evidence.alignment.by_draft.get(index)
            if mine is None or pair is None or pair.tie is not Tie.SAME:
                continue
            theirs = _moves(evidence.analysis, pair.source)
            if theirs is not None and mine[0] == -theirs[0]:
                turn, other = reading.draft.words[mine[1]], evidence.analysis.words[theirs[1]]
                yield Observation(
                    KIND, "other way", Outcome.CONFLICT, turn.text, other.text,
                    turn.start, turn.end,
                    f"the draft says “{turn.text}”, the source “{other.text}”", evidence.claim,
                )  # fmt: skip
                return


def _moves(sentence: Analysis, index: int) -> tuple[int, int] | None:
    """Returns the direction of a figure, 1 or -1, with the word that tells it."""
    here = sentence.coordinates.get(index)
    figure = sentence.words[index].quantity
    if here is None or figure is None or figure.bound is not Bound.PLAIN:
        return None
    if any(word.lower == "than" for word in sentence.words):
        return None
    told = [
        (abs(place - here), other)
        for other, place in sentence.coordinates.items()
        if abs(place - here) <= REACH
        and sentence.words[other].is_word
        and direction(sentence.words[other].lower)
        and other not in sentence.negated
    ]
    if not told:
        return None
    ways = {direction(sentence.words[other].lower) for _, other in told}
    nearest = min(told)[1]
    return (direction(sentence.words[nearest].lower), nearest) if len(ways) == 1 else None
