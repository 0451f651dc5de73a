"""Narrows a large claim book to the claims that a draft could be about.

Analysing a claim takes a millisecond or two, so that tens of thousands would take a minute. Words
alone tell which claims are worth it: for each sentence of the draft the nearest ones by the rarity
of the words they share, with those that stand in one paragraph with them, and, for a short draft,
others of their sources: what names and roles a text has is told by more than one of its sentences.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from factcheck.matching.index_words import index_words
from factcheck.matching.nearest import nearest
from factcheck.matching.postings import Postings, place_key, postings_of, source_key
from factcheck.model import Claim, ClaimBook

# Books up to this size are read whole: 2,000 claims are analysed in a few seconds, once.
LARGE = 2000
# As many as a sentence is aligned with.
NEAREST = 8
# So many claims are chosen at least, so that a single sentence is read as in its article.
FEWEST = 100


def narrow(book: ClaimBook, sentences: Iterable[str]) -> ClaimBook:
    """Returns the book with only the claims that any of the sentences may be about.

    A book of up to `LARGE` claims is returned as it is. Names, sources and files stay.
    """
    if len(book.claims) <= LARGE:
        return book
    chosen = choose_claims(sentences, postings_of(book), book.claims.__getitem__)
    return replace(book, claims=tuple(book.claims[number] for number in chosen))


def choose_claims(
    sentences: Iterable[str], postings: Postings, read: Callable[[int], Claim]
) -> list[int]:
    """Returns the numbers of the claims that any of the sentences may be about, ascending.

    `read` returns a claim by its number.
    """
    if postings.total <= FEWEST:
        return list(range(postings.total))
    near = _find_near(sentences, postings)
    chosen = set(near)
    for claim in map(read, near):
        if claim.paragraph is not None:
            chosen.update(postings.find(place_key(claim.source.id, claim.paragraph)))
    for number in near:
        if len(chosen) >= FEWEST:
            break
        chosen.update(_around(number, postings.find(source_key(read(number).source.id))))
    return sorted(chosen)


def _find_near(sentences: Iterable[str], postings: Postings) -> list[int]:
    """Returns the claims nearest to any of the sentences, best first."""
    found: dict[int, float] = {}
    for sentence in dict.fromkeys(sentences):
        for number, weight in nearest(index_words(sentence), postings, NEAREST):
            found[number] = max(found.get(number, 0.0), weight)
    return sorted(found, key=lambda number: (-found[number], number))


def _around(number: int, neighbours: Sequence[int]) -> Sequence[int]:
    """Returns the neighbours of a claim, of many those that stand nearest."""
    place = bisect_left(neighbours, number)
    start = max(0, min(place - FEWEST // 2, len(neighbours) - FEWEST))
    return neighbours[start : start + FEWEST]
