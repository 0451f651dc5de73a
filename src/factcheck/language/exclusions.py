"""Reads what a sentence leaves out: "only the ground floor", "all but the mayor"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.language.analysis import Analysis
from factcheck.language.parts_of_speech import (
    ADJECTIVE,
    ADVERB,
    DETERMINER,
    GERUND,
    MARK,
    NAME,
    NOUN,
    NUMBER,
    PARTICIPLE,
    PLURAL,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    SUBORDINATOR,
)
from factcheck.language.word_classes import ALL, class_words, quantifier_range
from factcheck.language.words import WordKind
from factcheck.records import dataclass

NONE = (0, 0)
_NOUNS = frozenset({NOUN, PLURAL, NAME})
_IN_PHRASE = _NOUNS | {ADJECTIVE, NUMBER, POSSESSIVE}
_OPENING = frozenset({PREPOSITION, DETERMINER, ADVERB})
_ONLY = frozenset({"only", "solely", "exclusively"})
_EXCEPT = frozenset({"except", "excepting", "excluding", "barring"})
# "Only when it rains" is a condition, not one of several.
_NO_FOCUS = frozenset({SUBORDINATOR, PRONOUN})
# What is "reserved for" or "limited to" some is not for others.
_PREDICATES = frozenset({"reserved", "restricted", "limited", "confined", "exclusive"})
_TO_SOME = frozenset({"for", "to"})
_ANYBODY = frozenset({"anyone", "anybody", "whoever", "irrespective", "regardless"})
_PRONOUN_ENDINGS = ("one", "body", "thing")
_NEGATIVE = frozenset({"not", "n't", "without", "hardly", "never"})
# A total measures a noun at most so many words further on.
REACH = 4


@dataclass(frozen=True, slots=True)
class Focus:
    """Holds one phrase that a sentence sets apart: the word that does, its head, its words."""

    marker: int
    head: int
    words: frozenset[int]


def find_restrictions(sentence: Analysis) -> tuple[Focus, ...]:
    """Returns what a statement is limited to ("only to nurses", "reserved for nurses")."""
    return tuple(_restrictions(sentence))


def find_exceptions(sentence: Analysis) -> tuple[Focus, ...]:
    """Returns who or what is left out ("except the mayor", "everyone but the mayor")."""
    found = (
        _focus(sentence, index, index + 1)
        for index, word in enumerate(sentence.words)
        if word.lower in _EXCEPT or _is_excepting_but(sentence, index)
    )
    return tuple(focus for focus in found if focus is not None)


def find_totals(sentence: Analysis) -> tuple[int, ...]:
    """Returns the heads of what a statement holds for as a whole ("every nurse", "anyone")."""
    return tuple(_totals(sentence))


def holds_none(sentence: Analysis) -> bool:
    """Says whether a sentence counts nobody in ("none of them but the mayor")."""
    return any(quantifier_range(word.lower) == NONE for word in sentence.words)


def _restrictions(sentence: Analysis) -> Iterator[Focus]:
    words = sentence.words
    for index, word in enumerate(words[:-1]):
        before = words[index - 1].lower if index else ""
        following = words[index + 1]
        if before in _NEGATIVE:
            continue
        if word.lower in _ONLY:
            free = following.quantity is None and following.date is None
            focus = _focus(sentence, index, index + 1) if free else None
        elif word.lower == "alone" and sentence.tags[index - 1] in _NOUNS:
            focus = _focus_before(sentence, index)
        elif word.lower in _PREDICATES and following.lower in _TO_SOME:
            focus = _focus(sentence, index, index + 2)
        else:
            continue
        if focus is not None:
            yield focus


def _focus(sentence: Analysis, marker: int, at: int) -> Focus | None:
    """Reads the noun phrase from a word on, articles and prepositions before it passed over."""
    tags = sentence.tags
    while at < len(tags) and tags[at] in _OPENING:
        at += 1
    first = at
    while at < len(tags) and (tags[at] in _IN_PHRASE or _describes(tags, at)):
        at += 1
    nouns = [index for index in range(first, at) if tags[index] in _NOUNS]
    if not nouns and first < at < len(tags) and sentence.words[at].lower == "of":
        # "Only the worst of the cases".
        whole = _focus(sentence, marker, at + 1)
        return whole and Focus(marker, whole.head, whole.words | set(range(first, at)))
    if not nouns or (first < len(tags) and tags[first] in _NO_FOCUS):
        return None
    words = frozenset(index for index in range(first, at) if index in sentence.coordinates)
    return Focus(marker, nouns[-1], words | {nouns[-1]})


def _focus_before(sentence: Analysis, marker: int) -> Focus:
    """Reads the noun phrase before "alone"."""
    first = marker - 1
    while first and sentence.tags[first - 1] in _IN_PHRASE:
        first -= 1
    words = frozenset(index for index in range(first, marker) if index in sentence.coordinates)
    return Focus(marker, marker - 1, words | {marker - 1})


def _describes(tags: Sequence[str], at: int) -> bool:
    """Says whether a participle stands before a noun of its phrase ("the fallen trees")."""
    return tags[at] in (PARTICIPLE, GERUND) and tags[at + 1 : at + 2] in ((NOUN,), (PLURAL,))


def _is_excepting_but(sentence: Analysis, index: int) -> bool:
    """Tells "everyone but the mayor" from "but" between two clauses."""
    if not index or sentence.words[index].lower != "but":
        return False
    # "All but two" leaves out nobody in particular.
    counts = sentence.tags[index + 1 : index + 2] == (NUMBER,)
    measure = quantifier_range(sentence.words[index - 1].lower)
    return measure in (ALL, NONE) and not counts


def _totals(sentence: Analysis) -> Iterator[int]:
    words = sentence.words
    for index, word in enumerate(words):
        if index and words[index - 1].lower in _NEGATIVE:
            continue
        total = quantifier_range(word.lower) == ALL
        if word.lower in _ANYBODY or (total and word.lower.endswith(_PRONOUN_ENDINGS)):
            yield index
        elif total or word.lower == "any":
            yield from _measured(sentence, index)


def _measured(sentence: Analysis, index: int) -> Iterator[int]:
    """Yields the noun that a word of totality measures; "all of its rooms" are rooms."""
    tags = sentence.tags
    for place in range(index + 1, min(index + 1 + REACH, len(tags))):
        word = sentence.words[place]
        if tags[place] in _NOUNS and (place + 1 == len(tags) or tags[place + 1] not in _NOUNS):
            yield place
            return
        if tags[place] == MARK or word.kind is WordKind.MARK:
            return


def is_anybody(sentence: Analysis, index: int) -> bool:
    """Says whether a word may stand for anybody: "anyone", "everyone", "people"."""
    lower = sentence.words[index].lower
    return (
        lower in _ANYBODY
        or lower in class_words("generic actor")
        or (sentence.tags[index] == PRONOUN)
    )
