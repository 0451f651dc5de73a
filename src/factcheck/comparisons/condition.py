"""Finds the conditions that turn what a sentence denies: "not until X" says "only when X"."""

from __future__ import annotations

from itertools import pairwise

from factcheck.language.analysis import Analysis

_CONDITIONS = frozenset({"unless", "until", "till"})
# After "only" ("only when"), and after "long" ("so long as").
_CONDITIONAL = frozenset({"if", "when", "once", "after", "as"})
_LIMITING = frozenset({"only", "long"})


def share_conditions(one: Analysis, other: Analysis) -> bool:
    """Says whether two sentences have the same conditions, so that a denial on one side counts."""
    return _conditions(one) == _conditions(other)


def _conditions(sentence: Analysis) -> frozenset[str]:
    lowers = [word.lower for word in sentence.words]
    limits = {one for one, other in pairwise(lowers) if one in _LIMITING and other in _CONDITIONAL}
    return _CONDITIONS.intersection(lowers) | limits
