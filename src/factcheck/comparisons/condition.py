"""Finds what makes a denial another than it looks: "not until X" says "only when X"."""

from __future__ import annotations

from itertools import pairwise

from factcheck.comparisons.reading import Reading
from factcheck.language.analysis import Analysis
from factcheck.language.exclusions import find_exceptions
from factcheck.language.recurrence import Time, find_times
from factcheck.language.word_classes import is_negator
from factcheck.matching.alignment import Pair
from factcheck.matching.candidates import Evidence

_CONDITIONS = frozenset({"unless", "until", "till"})
_ENDS = frozenset({"until", "till"})
# After "only" ("only when"), and after "long" ("so long as").
_CONDITIONAL = frozenset({"if", "when", "once", "after", "as"})
_LAST = frozenset({"last", "previously"})
_LIMITING = frozenset({"only", "long"})


def share_conditions(one: Analysis, other: Analysis) -> bool:
    """Says whether two sentences have the same conditions, so that a denial on one side counts."""
    return _conditions(one) == _conditions(other)


def share_ends(one: Analysis, other: Analysis) -> bool:
    """Says whether both sentences or neither name an end: "open until noon", "closed at noon"."""
    return _names_end(one) is _names_end(other)


def _names_end(sentence: Analysis) -> bool:
    return any(word.lower in _ENDS for word in sentence.words)


def _conditions(sentence: Analysis) -> frozenset[str]:
    lowers = [word.lower for word in sentence.words]
    limits = {one for one, other in pairwise(lowers) if one in _LIMITING and other in _CONDITIONAL}
    return _CONDITIONS.intersection(lowers) | limits


def is_about_exception(reading: Reading, evidence: Evidence) -> bool:
    """Says whether the draft speaks of what the claim leaves out: "the mayor did not".

    Of an exception the opposite holds of what holds of the rest.
    """
    return not find_exceptions(reading.draft) and any(
        focus.head in evidence.alignment.by_source for focus in find_exceptions(evidence.analysis)
    )


def is_first_time(reading: Reading, evidence: Evidence) -> bool:
    """Says whether both tell of a first time: "had never won before", "won for the first time"."""
    return any(time is Time.FIRST for _, time in find_times(reading.draft)) and any(
        time is Time.FIRST for _, time in find_times(evidence.analysis)
    )


def negators_of(sentence: Analysis) -> list[int]:
    """Lists the words that negate; "nor" only goes on where another has begun."""
    return [
        index
        for index, word in enumerate(sentence.words)
        if word.is_word and is_negator(word.lower) and word.lower != "nor"
    ]


def was_the_last(draft: Analysis, source: Analysis, pair: Pair) -> bool:
    """Tells "had not erupted for 24 years" from a denial where it "last erupted" then."""
    before = [word.lower for word in source.words[max(0, pair.source - 2) : pair.source]]
    dated = any(word.quantity or word.date for word in draft.words)
    return dated and not _LAST.isdisjoint(before) and pair.draft in draft.negated


def has_strange_modifier(reading: Reading, index: int) -> bool:
    """Tells "is not a rock album", said of what is an album, from a denial of the album."""
    before = index - 1
    article = reading.draft.words[max(0, before - 1)].lower
    strange = before in reading.draft.coordinates and reading.best_pair(before) is None
    return strange and article in ("a", "an")
