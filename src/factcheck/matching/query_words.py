"""Reads the words of a query: those no claim has are cut into words that claims have."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from factcheck.language.lexicon import read_words
from factcheck.language.stems import stem
from factcheck.matching.index_words import written_words
from factcheck.matching.postings import Postings, count_claims

# Shorter words are hardly ever run together; longer ones than this are no words.
_SHORTEST = 6
_LONGEST_PART = 15
_SHORTEST_PART = 3
_MOST_PARTS = 5
# A part of a word must be found in so many claims: names and slips make parts of anything.
_FEWEST_CLAIMS = 3


def query_words(text: str, postings: Postings) -> list[str]:
    """Returns the words of a query in lower case, stop words too, in their order.

    "defundthecbc" and "africanamerican" stand with their parts behind them, where claims have
    these and not the whole.
    """
    return list(_iterate_words(text, postings))


def _iterate_words(text: str, postings: Postings) -> Iterator[str]:
    def is_known(word: str) -> bool:
        if word in read_words("stop_words"):
            return True
        return len(word) >= _SHORTEST_PART and count_claims(stem(word), postings) >= _FEWEST_CLAIMS

    for word in written_words(text):
        yield word
        if len(word) >= _SHORTEST and word.isalnum() and not count_claims(stem(word), postings):
            yield from _cut(word, is_known)


def _cut(word: str, is_known: Callable[[str], bool]) -> tuple[str, ...]:
    """Returns the fewest known words that make up a word, none where there are none.

    Of as many, those with the longest first part are taken.
    """
    best: list[tuple[str, ...] | None] = [()] + [None] * len(word)
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LONGEST_PART), end):
            before = best[start]
            if before is None or len(before) >= _MOST_PARTS or not is_known(word[start:end]):
                continue
            known = best[end]
            if known is None or len(before) + 1 <= len(known):
                best[end] = (*before, word[start:end])
    return best[-1] or ()
