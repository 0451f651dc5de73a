"""Chooses the claims that drafts are checked against, and loads them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import __version__
from factcheck.claims.claims_files import find_claims_files
from factcheck.claims.discovery import discover_claims
from factcheck.errors import ClaimsError
from factcheck.model import ClaimBook
from factcheck.records import dataclass

if TYPE_CHECKING:
    from factcheck.book_index.keeping import IndexPlace
    from factcheck.book_index.large import LargeBook
    from factcheck.book_index.reading import IndexedBook
    from factcheck.checker import PreparedBook


@dataclass(frozen=True, slots=True)
class NamedClaims:
    """Names the claims of a run, with a notice for the user where nobody named them."""

    paths: tuple[str, ...]
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class ChosenClaims:
    """Holds the claims of a run, with a notice for the user where they were not named."""

    book: ClaimBook
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class ChosenBook:
    """Holds the claims of a check; `slot` says where to keep them once they are prepared."""

    book: ClaimBook | PreparedBook | LargeBook
    notice: str | None = None
    slot: Path | None = None


def name_claims(paths: Sequence[str]) -> NamedClaims:
    """Returns the claims that `paths` name; where they name none, `claims/` or the example."""
    if paths:
        return NamedClaims(tuple(paths))
    found = discover_claims()
    notice = (
        "no --claims given and no claims/ folder here: "
        f"checking against the example claims that ship with factcheck ({found.path.name})"
    )
    return NamedClaims((found.path.as_posix(),), notice if found.is_example else None)


def choose_claims(paths: Sequence[str]) -> ChosenClaims:
    """Loads the claims named; where none are, `claims/` here, else the example that ships.

    Raises `ClaimsError` where they are missing or invalid, or hold no claim.
    """
    named = name_claims(paths)
    return ChosenClaims(_load(named.paths), named.notice)


def choose_prepared(claims: NamedClaims, cache: Path | None) -> ChosenBook:
    """Loads the claims named, ready for checking where the cache has them so.

    Raises `ClaimsError` as `choose_claims` does.
    """
    named, notice = claims.paths, claims.notice
    if cache is None:
        return ChosenBook(_load(named), notice)
    from factcheck.book_cache import find_slot, read_book
    from factcheck.book_index.keeping import find_place, note_files, open_kept

    files = find_claims_files(*named)
    place = find_place(cache, files, __version__)
    indexed = open_kept(place)
    if indexed is not None:
        return ChosenBook(_large(indexed, place, named), notice)
    slot = find_slot(cache, files, __version__)
    kept = None if slot is None else read_book(slot)
    if kept is not None:
        return ChosenBook(kept, notice)
    states = note_files(place)
    book = _load(named)
    from factcheck.matching.shortlist import LARGE

    if states is not None and len(book.claims) > LARGE:
        return ChosenBook(_index(book, place, states, named) or book, notice)
    return ChosenBook(book, notice, slot)


def whole_book(book: ClaimBook | PreparedBook | LargeBook) -> ClaimBook:
    """Returns all claims of a book, in whatever form it was chosen."""
    if isinstance(book, ClaimBook):
        return book
    from factcheck.checker import PreparedBook

    if isinstance(book, PreparedBook):
        return book.claims.book
    from factcheck.book_index.large import read_whole_book

    return read_whole_book(book)


def _index(
    book: ClaimBook, place: IndexPlace, states: Sequence[str], named: Sequence[str]
) -> LargeBook | None:
    from factcheck.book_index.keeping import keep_index

    indexed = keep_index(place, book, states)
    return None if indexed is None else _large(indexed, place, named)


def _large(indexed: IndexedBook, place: IndexPlace, named: Sequence[str]) -> LargeBook:
    from factcheck.book_index.large import LargeBook

    return LargeBook(indexed, place, partial(_load, named))


def _load(paths: Sequence[str]) -> ClaimBook:
    from factcheck.claims.loading import load_claims

    return _not_empty(load_claims(*paths), ", ".join(paths))


def _not_empty(book: ClaimBook, where: str) -> ClaimBook:
    if not book.claims:
        raise ClaimsError(f"{where}: no claims in it, so there is nothing to check against")
    return book
