"""Reads what rose and what fell, in one form: by verbs, by figures, by a comparison with before."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.language.analysis import Analysis
from factcheck.language.event_phrases import Phrase, phrase_start, region_after
from factcheck.language.frames import Frame
from factcheck.language.mentions import Quantity, QuantityKind
from factcheck.language.parts_of_speech import MARK
from factcheck.language.rankings import read_time_rankings, subject_region
from factcheck.language.word_classes import direction
from factcheck.records import dataclass

# How far behind its verb a word may stand that says which way ("had gone sharply up").
_REACH = 3
_WAYS = {"up": 1, "upwards": 1, "higher": 1, "down": -1, "downwards": -1, "lower": -1}
_MOVING = frozenset({"go", "be", "come", "move", "edg", "inch", "head", "creep", "tick", "push"})


@dataclass(frozen=True, slots=True)
class Change:
    """Holds one movement: the word that tells it, its way (1 up, -1 down), and what moved."""

    word: int
    way: int
    measured: Phrase
    negated: bool


def read_changes(sentence: Analysis) -> tuple[Change, ...]:
    """Returns what rises and what falls in a sentence."""
    found = [
        change
        for frame in sentence.frames
        if not frame.nominal
        for change in _of_frame(sentence, frame)
    ]
    for ranking, way, measured in read_time_rankings(sentence):
        found.append(Change(ranking, way, measured, negated=False))
    return tuple(change for change in found if change.measured)


def _of_frame(sentence: Analysis, frame: Frame) -> Iterator[Change]:
    word = sentence.words[frame.verb]
    if frame.stem in _MOVING:
        way = _way_after(sentence, frame.last)
    else:
        way = direction(word.text.lower())
    if not way:
        way = _way_of_figures(sentence, frame)
    if way:
        yield Change(frame.verb, way, _measured(sentence, frame), frame.negated)


def _measured(sentence: Analysis, frame: Frame) -> Phrase:
    moved = [index for index in frame.undergoers if sentence.words[index].quantity is None]
    if moved and not frame.passive:
        regions = (region_after(sentence, phrase_start(sentence, head)) for head in moved)
        return frozenset().union(*regions)
    return subject_region(sentence, frame)


def _way_after(sentence: Analysis, last: int) -> int:
    for word in sentence.words[last + 1 : last + 1 + _REACH]:
        if word.lower in _WAYS:
            return _WAYS[word.lower]
    return 0


def _way_of_figures(sentence: Analysis, frame: Frame) -> int:
    """Reads "went from 420 to 310"."""
    words = sentence.words
    first: Quantity | None = None
    for index in range(frame.last + 1, len(words) - 1):
        quantity = words[index + 1].quantity
        if sentence.tags[index] == MARK:
            return 0
        if quantity is None or quantity.kind is QuantityKind.ORDINAL:
            # From 31st place to ninth is no fall.
            continue
        if words[index].lower == "from":
            first = quantity
        elif words[index].lower == "to" and first is not None and first.kind is quantity.kind:
            return (quantity.low > first.low) - (quantity.low < first.low)
    return 0
