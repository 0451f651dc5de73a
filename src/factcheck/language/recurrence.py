"""Reads whether something is told to happen for the first time, once more, or in a row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from factcheck.language.analysis import Analysis
from factcheck.language.base_forms import possible_bases
from factcheck.language.lexicon import read_pairs
from factcheck.language.stems import stem


class Time(StrEnum):
    """Says which time an event is told to be."""

    FIRST = "first"
    FIRST_OF_LATE = "first of late"  # "for the first time since 2010": there were others before
    AGAIN = "again"
    ROW = "row"


_WINDOW = frozenset({"in", "for", "after"})
_SPANS = frozenset(stem(word) for word in ("years", "decades", "months", "weeks", "centuries"))


def find_times(sentence: Analysis) -> tuple[tuple[int, Time], ...]:
    """Returns the words that tell which time something happens, each with what it tells."""
    return tuple(_times(sentence))


def _times(sentence: Analysis) -> Iterator[tuple[int, Time]]:
    yield from _firsts_of_late(sentence)
    texts = [word.text.lower() for word in sentence.words]
    for index, text in enumerate(texts):
        for base in possible_bases(text):
            for parts, kind in _phrases().get(base, ()):
                end = index + len(parts)
                if tuple(texts[index + 1 : end]) == parts[1:]:
                    late = kind is Time.FIRST and _opens_window(sentence, end)
                    yield index, Time.FIRST_OF_LATE if late else kind
                    break


def _firsts_of_late(sentence: Analysis) -> Iterator[tuple[int, Time]]:
    """Reads "the first in a decade" and "its first since 2010"."""
    for index, word in enumerate(sentence.words):
        if word.text.lower() == "first" and _opens_window(sentence, index + 1):
            yield index, Time.FIRST_OF_LATE


def _opens_window(sentence: Analysis, index: int) -> bool:
    """Says whether "since 2010", "in a decade" or "in years" begins at a word."""
    words = sentence.words[index : index + 3]
    if not words or words[0].lower == "since":
        return bool(words)
    measured = any(word.quantity is not None and word.quantity.unit for word in words[1:])
    spans = any(word.stem in _SPANS for word in words[1:])
    return words[0].lower in _WINDOW and (measured or spans)


@lru_cache(maxsize=1)
def _phrases() -> dict[str, list[tuple[tuple[str, ...], Time]]]:
    table: defaultdict[str, list[tuple[tuple[str, ...], Time]]] = defaultdict(list)
    for phrase, kind in read_pairs("recurrence"):
        parts = tuple(phrase.split())
        table[parts[0]].append((parts, Time(kind)))
    return table
