"""Names the keys by which words that may be tied to each other are found.

Two words that any relation ties share at least one key, so that only such pairs need comparing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from factcheck.language.relations import contrast_sets, related_stems
from factcheck.language.stems import stem
from factcheck.language.word_classes import direction
from factcheck.language.words import Word, WordKind

_NEGATING_PREFIXES = ("un", "non", "in", "im", "dis")


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
    return (*_own_keys(word), f"part:{word.stem}", *_related_keys(word.lower))


def name_parts(name: Word) -> frozenset[str]:
    """Returns the stems of the words of a name."""
    return _parts(name.lower)


@lru_cache(maxsize=8192)
def _parts(name: str) -> frozenset[str]:
    return frozenset(stem(part) for part in name.replace("-", " ").split())


def _own_keys(word: Word) -> tuple[str, ...]:
    if word.kind is WordKind.NAME:
        parts = name_parts(word)
        return ("kind:name", *parts, *(f"part:{part}" for part in parts))
    if word.kind is not WordKind.WORD:
        return (f"kind:{word.kind}",)
    moving = ("moving",) if direction(word.lower) else ()
    return (word.stem, *moving, *(f"set:{name}" for name in contrast_sets(word.lower)))


@lru_cache(maxsize=16384)
def _related_keys(lower: str) -> tuple[str, ...]:
    keys = {key for key, _ in related_stems(lower)}
    for prefix in _NEGATING_PREFIXES:
        keys.add(stem(prefix + lower))
        if lower.startswith(prefix):
            keys.add(stem(lower.removeprefix(prefix)))
    keys.discard(stem(lower))
    return tuple(sorted(keys))
