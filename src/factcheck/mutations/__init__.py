"""Makes labelled sentences from true ones: changes that keep the meaning or break it.

One module a family of changes, word lists of its own (`words/*.tsv`): the checker and this
generator share no words and nothing but the cutting of sentences, so that neither hides the
other's blind spots. `factcheck validate --mutate` and the quality suite try the checker with it.
"""

from __future__ import annotations

from factcheck.mutations.generator import KINDS, Change, Effect, Kind, Pair, make_pairs
from factcheck.mutations.story import Base, KnownName, Story, is_base, read_story, story_bases

__all__ = [
    "KINDS",
    "Base",
    "Change",
    "Effect",
    "Kind",
    "KnownName",
    "Pair",
    "Story",
    "is_base",
    "make_pairs",
    "read_story",
    "story_bases",
]
