"""Chooses the claims that drafts are checked against, and loads them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck import __version__
from factcheck.claims.claims_files import find_claims_files
from factcheck.claims.discovery import discover_claims
from factcheck.errors import ClaimsError
from factcheck.model import ClaimBook
from factcheck.records import dataclass

if TYPE_CHECKING:
    from factcheck.checker import PreparedBook


@dataclass(frozen=True, slots=True)
class ChosenClaims:
    """Holds the claims of a run, with a notice for the user where they were not named."""

    book: ClaimBook
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class ChosenBook:
    """Holds the claims of a check; `slot` says where to keep them once they are prepared."""

    book: ClaimBook | PreparedBook
    notice: str | None = None
    slot: Path | None = None


def choose_claims(paths: Sequence[str]) -> ChosenClaims:
    """Loads the claims named; where none are, `claims/` here, else the example that ships.

    Raises `ClaimsError` where they are missing or invalid, or hold no claim.
    """
    named, notice = _find(paths)
    return ChosenClaims(_load(named), notice)


def choose_prepared(paths: Sequence[str], cache: Path | None) -> ChosenBook:
    """Chooses claims as `choose_claims` does, ready for checking where the cache has them so.

    Raises `ClaimsError` as `choose_claims` does.
    """
    named, notice = _find(paths)
    if cache is None:
        return ChosenBook(_load(named), notice)
    from factcheck.book_cache import find_slot, read_book

    slot = find_slot(cache, find_claims_files(*named), __version__)
    kept = None if slot is None else read_book(slot)
    return ChosenBook(_load(named), notice, slot) if kept is None else ChosenBook(kept, notice)


def _find(paths: Sequence[str]) -> tuple[Sequence[str], str | None]:
    if paths:
        return paths, None
    found = discover_claims()
    notice = (
        "no --claims given and no claims/ folder here: "
        f"checking against the example claims that ship with factcheck ({found.path.name})"
    )
    return [found.path.as_posix()], notice if found.is_example else None


def _load(paths: Sequence[str]) -> ClaimBook:
    from factcheck.claims.loading import load_claims

    return _not_empty(load_claims(*paths), ", ".join(paths))


def _not_empty(book: ClaimBook, where: str) -> ClaimBook:
    if not book.claims:
        raise ClaimsError(f"{where}: no claims in it, so there is nothing to check against")
    return book
