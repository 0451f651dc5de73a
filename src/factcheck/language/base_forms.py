"""Finds the dictionary forms that an inflected English word can stand for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from factcheck.language.lexicon import read_pairs
from factcheck.language.stems import own_bases, stem

# Endings of nouns and verbs with what stands in their place in the base form.
_ENDINGS = (
    ("s", ""),
    ("es", ""),
    ("ies", "y"),
    ("ves", "f"),
    ("ves", "fe"),
    ("ed", ""),
    ("ed", "e"),
    ("ied", "y"),
    ("ing", ""),
    ("ing", "e"),
    ("ying", "ie"),
)
_SHORTEST_BASE = 2
# British endings with the American ones; shorter words are rarely pairs ("four", "for").
_SPELLINGS = (
    ("ise", "ize"),
    ("isation", "ization"),
    ("yse", "yze"),
    ("our", "or"),
    ("ence", "ense"),
    ("tre", "ter"),
    ("ogue", "og"),
)
_SHORTEST_SPELLING = 5


@lru_cache(maxsize=1)
def _irregular_forms() -> dict[str, str]:
    return own_bases() | dict(read_pairs("comparatives"))


def without_possessive(word: str) -> str:
    """Returns the word in lower case, with a straight apostrophe and no possessive ending."""
    lowered = word.lower().replace("’", "'")
    for ending in ("'s", "'"):
        if lowered.endswith(ending) and len(lowered) > len(ending):
            return lowered[: -len(ending)]
    return lowered


def base_forms(word: str, known: Callable[[str], bool]) -> tuple[str, ...]:
    """Returns the forms that `known` accepts among the possible bases of a word.

    Where nothing is known, the result is the base that the irregular forms give, or the word
    itself.
    """
    found = tuple(base for base in possible_bases(word) if known(base))
    if found:
        return found
    lowered = without_possessive(word)
    return (_irregular_forms().get(lowered, lowered),)


@lru_cache(maxsize=65536)
def possible_bases(word: str) -> tuple[str, ...]:
    """Returns a word itself and each base it can be a form of, whether or not that is a word.

    `word` is one word in any case. "left" gives both "left" and "leave". A regular base must
    share the word's stem, so that "news" is not "new". British spellings also give the American
    one.
    """
    lowered = without_possessive(word)
    irregular = _irregular_forms().get(lowered)
    bases = [lowered, *([irregular] if irregular else ()), *_regular_bases(lowered)]
    bases += [other for base in bases for other in _other_spellings(base)]
    return tuple(dict.fromkeys(bases))


def _regular_bases(word: str) -> Iterator[str]:
    own = stem(word)
    for ending, replacement in _ENDINGS:
        if not word.endswith(ending):
            continue
        base = word[: -len(ending)] + replacement
        if len(base) < _SHORTEST_BASE:
            continue
        if stem(base) == own:
            yield base
        if not replacement and base[-1] == base[-2:-1] and stem(base[:-1]) == own:
            yield base[:-1]


def _other_spellings(word: str) -> Iterator[str]:
    if len(word) >= _SHORTEST_SPELLING:
        for british, american in _SPELLINGS:
            if word.endswith(british):
                yield word[: -len(british)] + american
