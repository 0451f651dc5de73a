"""Tells a change from a level: what rose by 2 metres to 7.6 metres did not rise by 7.6 metres."""

from __future__ import annotations

from enum import StrEnum

from factcheck.language.analysis import Analysis
from factcheck.language.stems import stem
from factcheck.language.verb_groups import VERB_TAGS
from factcheck.language.word_classes import direction

# How far before a figure its verb of rising or falling may stand.
_REACH = 9
_STANDING = frozenset({stem(word) for word in ("stand", "remain", "be", "stay")})


class Measure(StrEnum):
    """Says what a figure tells: by how much something changed, or where it stands."""

    CHANGE = "change"
    LEVEL = "level"
    FORMER = "former level"


def measure_of(sentence: Analysis, index: int) -> Measure | None:
    """Returns what a figure tells, None where the words before it leave that open."""
    if not index:
        return None
    before, words = sentence.words[index - 1], sentence.words
    if before.lower == "at" and index > 1 and words[index - 2].stem in _STANDING:
        return Measure.LEVEL
    if sentence.tags[index - 1] in VERB_TAGS and direction(before.lower):
        return Measure.CHANGE
    kinds = {"by": Measure.CHANGE, "to": Measure.LEVEL, "from": Measure.FORMER}
    if before.lower not in kinds:
        return None
    changes = any(
        sentence.tags[place] in VERB_TAGS and direction(words[place].lower)
        for place in range(max(0, index - _REACH), index)
    )
    return kinds[before.lower] if changes else None


def tell_other_measures(draft: Measure | None, source: Measure | None) -> bool:
    """Says whether one figure is a change and the other a level."""
    return None not in (draft, source) and (draft is Measure.CHANGE) is not (
        source is Measure.CHANGE
    )
