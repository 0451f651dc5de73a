"""Checks and searches a large claim book by its index; where that is damaged, by its claims."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.book_cache import keep_book, read_book
from factcheck.book_index.keeping import IndexPlace
from factcheck.book_index.layout import DamagedIndexError
from factcheck.book_index.reading import IndexedBook
from factcheck.checker import PreparedBook, compile_book, prepare_for, sentences_of
from factcheck.matching.ranking import rank_claims
from factcheck.matching.shortlist import choose_claims
from factcheck.model import ClaimBook, ClaimsFile, Document, Match
from factcheck.records import dataclass
from factcheck.searching import search


@dataclass(frozen=True, slots=True)
class LargeBook:
    """Holds the index of a large claim book, and how to load the claims without it."""

    indexed: IndexedBook
    place: IndexPlace
    load: Callable[[], ClaimBook]

    @property
    def files(self) -> tuple[ClaimsFile, ...]:
        """Returns the files that the claims come from."""
        return self.indexed.files


def prepare_large(documents: Sequence[Document], large: LargeBook) -> PreparedBook:
    """Prepares of a large book what some documents may be about, or finds it prepared.

    It is kept for the next check of the same documents.
    """
    try:
        return _prepare(documents, large)
    except DamagedIndexError:
        return prepare_for(documents, _load_anew(large))


def search_large(query: str, large: LargeBook, limit: int) -> list[Match]:
    """Returns the claims of a large book nearest to a text, best first."""
    try:
        return rank_claims(query, large.indexed, large.indexed.claim, limit)
    except DamagedIndexError:
        return search(query, _load_anew(large), limit=limit)


def read_whole_book(large: LargeBook) -> ClaimBook:
    """Returns a large book with all its claims."""
    try:
        return large.indexed.whole()
    except DamagedIndexError:
        return _load_anew(large)


def _prepare(documents: Sequence[Document], large: LargeBook) -> PreparedBook:
    indexed = large.indexed
    chosen = choose_claims(sentences_of(documents), indexed, indexed.claim)
    slot = large.place.slot(indexed, chosen)
    kept = read_book(slot)
    if kept is not None:
        return kept
    prepared = compile_book(indexed.choose(chosen), indexed)
    keep_book(slot, prepared)
    return prepared


def _load_anew(large: LargeBook) -> ClaimBook:
    """Loads the claims, and sees to it that the next run makes a new index."""
    large.place.path.unlink(missing_ok=True)
    return large.load()
