"""Finds where a copy of a claim differs from it, word by word, small words included."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from factcheck.comparisons.reading import in_quotation
from factcheck.language.analysis import Analysis
from factcheck.language.spelling import fold_spelling
from factcheck.language.words import Word, WordKind, cut_words
from factcheck.records import dataclass

# An exact copy has so many of its words, and so large a share, from its claim in their order.
FEWEST, SHARE = 3, 0.75
# So has what repeats a whole claim of so many words, and goes on.
WHOLE, LONG, LONGER = 0.9, 5, 2.0
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Gap:
    """Holds the words that a copy has in the place of others; `inner` says not at an end."""

    draft: tuple[Word, ...]
    source: tuple[Word, ...]
    inner: bool


def find_gaps(draft: str, source: str) -> list[Gap] | None:
    """Returns where a copy differs from its source, None where it is no copy."""
    here, there = words_of(draft), words_of(source)
    mine = [fold_spelling(word.lower) for word in here]
    theirs = [fold_spelling(word.lower) for word in there]
    least = max(FEWEST, SHARE * len(mine))
    if len(theirs) >= LONG and len(mine) <= LONGER * len(theirs):
        least = min(least, WHOLE * len(theirs))
    known = set(theirs)
    if sum(key in known for key in mine) < least:
        return None
    steps = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    if sum(end - start for step, start, end, _, _ in steps if step == "equal") < least:
        return None
    return [
        Gap(here[start:end], there[first:last], first > 0 and last < len(there))
        for step, start, end, first, last in steps
        if step != "equal"
    ]


@lru_cache(maxsize=1024)
def words_of(text: str) -> tuple[Word, ...]:
    """Returns the words of a text as they are written, articles and marks left out."""
    return tuple(
        word
        for word in cut_words(text)
        if word.kind is not WordKind.MARK and word.lower not in _ARTICLES
    )


def telling_words(sentence: Analysis, words: Sequence[Word]) -> list[tuple[int, Word]]:
    """Returns those of some words that carry meaning, names and figures left out, with indices."""
    places = ((sentence.index_at(word.start), word) for word in words)
    return [
        (index, word)
        for index, word in places
        if index is not None and index in sentence.coordinates and sentence.words[index].is_word
    ]


def is_quoted(draft: Analysis, words: Sequence[Word]) -> bool:
    """Says whether any of some words stands between quotation marks."""
    return any(in_quotation(word, quotation) for word in words for quotation in draft.quotations)
