"""Chooses the claims that drafts are checked against, and loads them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.claims.discovery import discover_claims
from factcheck.errors import ClaimsError
from factcheck.model import ClaimBook


@dataclass(frozen=True, slots=True)
class ChosenClaims:
    """Holds the claims of a run, with a notice for the user where they were not named."""

    book: ClaimBook
    notice: str | None = None


def choose_claims(paths: Sequence[str]) -> ChosenClaims:
    """Loads the claims named; where none are, `claims/` here, else the example that ships.

    Raises `ClaimsError` where they are missing or invalid, or hold no claim.
    """
    from factcheck.claims.loading import load_claims

    if paths:
        return ChosenClaims(_not_empty(load_claims(*paths), ", ".join(paths)))
    found = discover_claims()
    book = _not_empty(load_claims(found.path), found.path.as_posix())
    if not found.is_example:
        return ChosenClaims(book)
    return ChosenClaims(
        book,
        "no --claims given and no claims/ folder here: "
        f"checking against the example claims that ship with factcheck ({found.path.name})",
    )


def _not_empty(book: ClaimBook, where: str) -> ClaimBook:
    if not book.claims:
        raise ClaimsError(f"{where}: no claims in it, so there is nothing to check against")
    return book
