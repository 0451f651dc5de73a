"""Tells words that may oppose each other in two sentences from opposites in the dictionary only."""

from __future__ import annotations

from itertools import permutations

from factcheck.language.analysis import Analysis
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    ADVERB,
    BASE,
    GERUND,
    NOUN,
    PARTICIPLE,
    PAST,
    PLURAL,
    PRESENT,
)
from factcheck.language.poles import are_opposed
from factcheck.language.relations import poles

# Words of different classes ("bore", "interest") are opposites in the dictionary only.
_CLASSES = (
    frozenset({BASE, PRESENT, PAST, PARTICIPLE, GERUND}),
    frozenset({NOUN, PLURAL}),
    frozenset({ADJECTIVE, ADVERB, PARTICIPLE}),
)
_MODIFIERS = frozenset({NOUN, ADJECTIVE})


def may_oppose(draft: Analysis, index: int, source: Analysis, other: int) -> bool:
    """Says whether two words may be opposites by their classes.

    A set phrase keeps the tag of its first word, which says nothing; a noun opposes a verb where
    both stand for one stance ("opposition", "supported").
    """
    word, rival = draft.words[index], source.words[other]
    mine, theirs = draft.tags[index], source.tags[other]
    if any(mine in tags and theirs in tags for tags in _CLASSES):
        return True
    if word.is_phrase or rival.is_phrase:
        return True
    across = any(mine in one and theirs in two for one, two in permutations(_CLASSES[:2]))
    return across and are_opposed(poles(word.lower), poles(rival.lower))


def both_modify(draft: Analysis, index: int, source: Analysis, other: int) -> bool:
    """Says whether both words tell of which sort a noun is, whatever their tags ("public")."""
    return _modifies(draft, index) and _modifies(source, other)


def _modifies(sentence: Analysis, index: int) -> bool:
    """Says whether a word stands before a noun, be it tagged as a noun itself or an adjective."""
    following = sentence.tags[index + 1 : index + 2]
    return sentence.tags[index] in _MODIFIERS and bool(_CLASSES[1].intersection(following))
