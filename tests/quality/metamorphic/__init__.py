"""Makes labelled sentences from true ones: changes that keep the meaning or break it.

One module a family of changes, word lists of its own (`words/*.tsv`): the checker under test and
this generator share no words and nothing but the cutting of sentences, so that neither hides the
other's blind spots.
"""

from __future__ import annotations

from .generator import KINDS, Change, Effect, Kind, Pair, make_pairs
from .story import Base, Story, read_story

__all__ = ["KINDS", "Base", "Change", "Effect", "Kind", "Pair", "Story", "make_pairs", "read_story"]
