"""Lists for each word the claims that have it, in memory."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Protocol

from factcheck.matching.index_words import index_words
from factcheck.model import Claim, ClaimBook
from factcheck.records import dataclass

# Goes before a word that stands only beside the claim: in the title of its source, in its tags.
BESIDE = "\t"
# Go before what is no word but looked up as words are: a paragraph, a source, a speaker.
_PLACE = "\n"
_SOURCE = "\f"
_SPEAKER = "\v"
# Lengths are kept in one byte.
_LONGEST = 255
_NONE: Sequence[int] = ()


class Postings(Protocol):
    """Tells which of a number of claims have a word, wherever that is written down."""

    @property
    def total(self) -> int:
        """Returns the number of claims."""

    @property
    def average(self) -> float:
        """Returns the average number of words of a claim."""

    def find(self, key: str) -> Sequence[int]:
        """Returns the numbers of the claims that have a key, ascending."""

    def length(self, number: int) -> int:
        """Returns the number of words of one claim, up to 255."""


@dataclass(frozen=True, slots=True)
class ClaimKeys:
    """Holds what one claim is found by, and the number of its words."""

    keys: frozenset[str]
    length: int


@dataclass(frozen=True, slots=True)
class HeldPostings:
    """Holds postings in memory."""

    lists: Mapping[str, array[int]]
    lengths: bytes
    total: int
    average: float

    def find(self, key: str) -> Sequence[int]:
        """Returns the numbers of the claims that have a key, ascending."""
        return self.lists.get(key, _NONE)

    def length(self, number: int) -> int:
        """Returns the number of words of one claim, up to 255."""
        return self.lengths[number]


def hold_postings(claims: Iterable[Claim]) -> HeldPostings:
    """Returns the postings of some claims, numbered in their order."""
    lists: defaultdict[str, array[int]] = defaultdict(_new_list)
    lengths = bytearray()
    for number, claim in enumerate(claims):
        found = claim_keys(claim)
        lengths.append(found.length)
        for key in found.keys:
            lists[key].append(number)
    average = sum(lengths) / len(lengths) if lengths else 1.0
    return HeldPostings(dict(lists), bytes(lengths), len(lengths), average)


def postings_of(book: ClaimBook) -> HeldPostings:
    """Returns the postings of a book's claims; those of the last book asked for are kept."""
    return _hold_once(_SameBook(book))


class _SameBook:
    """Stands for one book itself: to compare books by their claims would take too long."""

    def __init__(self, book: ClaimBook) -> None:
        self.book = book

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _SameBook) and self.book is other.book

    def __hash__(self) -> int:
        return id(self.book)


@lru_cache(maxsize=1)
def _hold_once(same: _SameBook) -> HeldPostings:
    return hold_postings(same.book.claims)


def claim_keys(claim: Claim) -> ClaimKeys:
    """Returns what a claim is found by: its words, those beside it, and its paragraph."""
    words = index_words(" ".join(_own_texts(claim)))
    own = frozenset(words)
    beside = frozenset(index_words(" ".join(_texts_beside(claim))))
    keys = own | {BESIDE + word for word in beside - own}
    keys |= {source_key(claim.source.id)}
    if claim.paragraph is not None:
        keys |= {place_key(claim.source.id, claim.paragraph)}
    if claim.speaker is not None:
        keys |= {speaker_key(claim.speaker)}
    return ClaimKeys(keys, min(len(words) + len(beside - own), _LONGEST))


def count_claims(key: str, postings: Postings) -> int:
    """Returns how many claims have a word, in their own texts or beside them."""
    return len(postings.find(key)) + len(postings.find(BESIDE + key))


def place_key(source: str, paragraph: int) -> str:
    """Returns the key of a paragraph of a source."""
    return f"{_PLACE}{paragraph} {source}"


def source_key(source: str) -> str:
    """Returns the key of the claims of one source."""
    return f"{_SOURCE}{source}"


def speaker_key(speaker: str) -> str:
    """Returns the key of the claims of one speaker, by the name that claims give."""
    return f"{_SPEAKER}{speaker}"


def needs_no_list(key: str, size: int) -> bool:
    """Says whether a list is of no use: who asks for one's neighbours knows the one."""
    return size == 1 and key.startswith((_PLACE, _SOURCE))


def _own_texts(claim: Claim) -> Iterator[str]:
    yield claim.text
    if claim.quote and claim.quote != claim.text:
        yield claim.quote
    yield from claim.phrasings
    if claim.speaker:
        yield claim.speaker


def _texts_beside(claim: Claim) -> Iterator[str]:
    yield claim.source.title or ""
    yield from claim.tags


def _new_list() -> array[int]:
    return array("I")
