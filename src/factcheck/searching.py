"""Finds the claims nearest to a text."""

from __future__ import annotations

from factcheck.checker import PreparedBook, compile_book
from factcheck.errors import UsageError
from factcheck.language.analysis import analyse
from factcheck.limits import LONGEST_SENTENCE
from factcheck.matching.candidates import find_candidates, make_query
from factcheck.matching.postings import postings_of
from factcheck.model import ClaimBook, Match

# A search reads up to so many claims with what the engine knows of names and synonyms.
MOST_READ_IN_FULL = 300


def search(query: str, book: ClaimBook | PreparedBook, *, limit: int = 10) -> list[Match]:
    """Returns the claims nearest to a text, best first, with scores from 0 to 1.

    The claims of a small book are read in full, as for a check; a larger one is searched by words.
    Raises `UsageError` where the text is longer than `limits.LONGEST_SENTENCE`.
    """
    if len(query) > LONGEST_SENTENCE:
        raise UsageError(f"the text to look for is longer than {LONGEST_SENTENCE:,} characters")
    claims = book.claims.book if isinstance(book, PreparedBook) else book
    if len(claims.claims) > MOST_READ_IN_FULL:
        from factcheck.matching.ranking import rank_claims

        return rank_claims(query, postings_of(claims), claims.claims.__getitem__, limit)
    prepared = book if isinstance(book, PreparedBook) else compile_book(book)
    asked = make_query(analyse(query, prepared.claims.table), prepared.claims)
    found = find_candidates(asked, prepared.claims, limit=limit)
    # They are ranked by hundredths: of claims as near, the one that says least besides goes first.
    return [Match(evidence.claim.claim, round(evidence.coverage, 2)) for evidence in found]
