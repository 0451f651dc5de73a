"""Names the generator of changed sentences, which is part of the product."""

from __future__ import annotations

from factcheck.mutations import (
    KINDS,
    Base,
    Change,
    Effect,
    Kind,
    Pair,
    Story,
    is_base,
    make_pairs,
    read_story,
    story_bases,
)

__all__ = [
    "KINDS",
    "Base",
    "Change",
    "Effect",
    "Kind",
    "Pair",
    "Story",
    "is_base",
    "make_pairs",
    "read_story",
    "story_bases",
]
