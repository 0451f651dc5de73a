"""Finds the claims that share the rarest words with a text, among any number of claims.

Lists of rare words are gone through; common words only tell apart the claims that these have
brought (the idea of MaxScore: Turtle and Flood, Query evaluation: strategies and optimizations,
1995). So a book of a million claims costs hardly more than one of ten thousand.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from factcheck.matching.postings import Postings

# How many entries of lists are gone through one by one, at least; beyond, words are common.
_MOST_READ = 6000
# How many claims are looked up in the lists of common words, for each that is wanted.
_KEPT = 8
_FEWEST_KEPT = 100
# How soon length counts against a claim, as in BM25.
_SATURATION = 1.2
_LENGTH_WEIGHT = 0.75


def nearest(
    words: Iterable[str], postings: Postings, limit: int, *, beside: str | None = None
) -> list[tuple[int, float]]:
    """Returns the nearest claims with the weight of the words that they share, best first.

    With `beside`, words count that stand beside a claim under this mark, and long claims count
    for less. Of equal claims the earlier comes first.
    """
    lists = _find_lists(words, postings, beside)
    found, rest = _read_rare(lists)
    most = max(_FEWEST_KEPT, _KEPT * limit)
    if len(found) > most:
        least = sorted(found.values(), reverse=True)[most]
        found = {number: weight for number, weight in found.items() if weight > least} or found
    _add_common(found, rest)
    if beside is not None:
        average = postings.average
        for number in found:
            share = postings.length(number) / average
            found[number] /= 1 + _SATURATION * (1 - _LENGTH_WEIGHT + _LENGTH_WEIGHT * share)
    return sorted(found.items(), key=lambda one: (-one[1], one[0]))[:limit]


def weigh(total: int, having: int) -> float:
    """Returns how much a word tells that some of all claims have, as BM25 puts it."""
    return math.log(1 + (total - having + 0.5) / (having + 0.5))


def _find_lists(
    words: Iterable[str], postings: Postings, beside: str | None
) -> list[tuple[int, float, tuple[Sequence[int], ...]]]:
    """Returns for each word the length of its lists, its weight, and the lists; rare ones first."""
    lists = []
    for word in dict.fromkeys(words):
        found = [postings.find(word)]
        if beside is not None:
            found.append(postings.find(beside + word))
        size = sum(map(len, found))
        if size:
            parts = tuple(part for part in found if len(part))
            lists.append((size, weigh(postings.total, size), parts))
    return sorted(lists, key=lambda one: one[0])


def _read_rare(
    lists: Sequence[tuple[int, float, tuple[Sequence[int], ...]]],
) -> tuple[dict[int, float], Sequence[tuple[int, float, tuple[Sequence[int], ...]]]]:
    """Adds up the weights in the shortest lists; returns them, and the lists left over."""
    found: dict[int, float] = {}
    weight_of = found.get
    read = 0
    for place, (size, weight, parts) in enumerate(lists):
        if read and read + size > _MOST_READ:
            return found, lists[place:]
        for part in parts:
            if read:
                for number in part:
                    found[number] = weight_of(number, 0.0) + weight
            else:
                found.update(dict.fromkeys(part, weight))
        read += size
    return found, ()


def _add_common(
    found: dict[int, float],
    lists: Sequence[tuple[int, float, tuple[Sequence[int], ...]]],
) -> None:
    numbers = sorted(found)
    for _, weight, parts in lists:
        for part in parts:
            end, place = len(part), 0
            for number in numbers:
                place = bisect_left(part, number, place)
                if place == end:
                    break
                if part[place] == number:
                    found[number] += weight
