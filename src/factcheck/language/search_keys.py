"""Names the keys by which words that may be tied to each other are found.

Two words that any relation ties share at least one key, so that only such pairs need comparing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from factcheck.language.contexts import context_words
from factcheck.language.relations import contrast_sets, poles, related_stems
from factcheck.language.stems import stem
from factcheck.language.word_classes import (
    class_words,
    direction,
    is_light_verb,
    is_stop_word,
)
from factcheck.language.words import Word, WordKind

_NEGATING_PREFIXES = ("un", "non", "in", "im", "dis")
_KIND_KEYS = {kind: f"kind:{kind}" for kind in WordKind}


def index_keys(words: Sequence[Word], content: Sequence[int]) -> Mapping[str, tuple[int, ...]]:
    """Returns for each key the content words of a sentence that stand under it."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index in content:
        for key in _own_keys(words[index]):
            places[key].append(index)
    return {key: tuple(indices) for key, indices in places.items()}


def search_keys(word: Word) -> tuple[str, ...]:
    """Returns the keys under which words tied to this one stand."""
    if word.kind is not WordKind.WORD:
        return _own_keys(word)
    keys = _keys_to_search(word.lower)
    return keys if word.phrase is None else (*keys, *phrase_parts(word))


def name_parts(name: Word) -> frozenset[str]:
    """Returns the stems of the words of a name; of a date, the part of the day it names."""
    parts = _parts(name.lower)
    return parts & _parts_of_day() if name.kind is WordKind.DATE else parts


@lru_cache(maxsize=1)
def _parts_of_day() -> frozenset[str]:
    return frozenset(stem(word) for word in context_words("parts_of_day"))


def phrase_parts(word: Word) -> tuple[str, ...]:
    """Returns the stems of the telling words of a set phrase ("studied" under); none for a word."""
    return _telling(word.phrase.lower()) if word.phrase else ()


@lru_cache(maxsize=8192)
def _telling(phrase: str) -> tuple[str, ...]:
    telling = {
        stem(part)
        for part in phrase.split()
        if not is_stop_word(part)
        and not is_light_verb(part)
        and part not in class_words("function word")
    }
    return tuple(sorted(telling))


@lru_cache(maxsize=8192)
def _parts(name: str) -> frozenset[str]:
    return frozenset(stem(part) for part in name.replace("-", " ").split())


def _own_keys(word: Word) -> tuple[str, ...]:
    if word.kind is WordKind.WORD:
        keys = (*_keys_of_word(word.lower), *_pole_keys(word.lower))
        return keys if word.phrase is None else (*keys, *phrase_parts(word))
    if word.kind is WordKind.NAME:
        return _keys_of_name(word.lower)
    if word.kind is WordKind.DATE:
        return (_KIND_KEYS[word.kind], *(f"part:{part}" for part in name_parts(word)))
    return (_KIND_KEYS[word.kind],)


@lru_cache(maxsize=16384)
def _keys_to_search(lower: str) -> tuple[str, ...]:
    facing = (f"pole:{topic}:{1 - side}" for topic, side in sorted(poles(lower)))
    return (*_keys_of_word(lower), f"part:{stem(lower)}", *_related_keys(lower), *facing)


@lru_cache(maxsize=16384)
def _pole_keys(lower: str) -> tuple[str, ...]:
    return tuple(f"pole:{topic}:{side}" for topic, side in sorted(poles(lower)))


@lru_cache(maxsize=16384)
def _keys_of_word(lower: str) -> tuple[str, ...]:
    moving = ("moving",) if direction(lower) else ()
    return (stem(lower), *moving, *(f"set:{name}" for name in contrast_sets(lower)))


@lru_cache(maxsize=8192)
def _keys_of_name(lower: str) -> tuple[str, ...]:
    parts = _parts(lower)
    return (_KIND_KEYS[WordKind.NAME], *parts, *(f"part:{part}" for part in parts))


@lru_cache(maxsize=16384)
def _related_keys(lower: str) -> tuple[str, ...]:
    keys = {key for key, _ in related_stems(lower)}
    for prefix in _NEGATING_PREFIXES:
        keys.add(stem(prefix + lower))
        if lower.startswith(prefix):
            keys.add(stem(lower.removeprefix(prefix)))
    keys.discard(stem(lower))
    return tuple(sorted(keys))
