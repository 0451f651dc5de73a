"""Searches claims by words, with filters.

The engine that checks drafts reads every claim in full; a search needs only its words, so that
tens of thousands of claims are searched in a moment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.matching.postings import hold_postings
from factcheck.matching.ranking import rank_claims
from factcheck.model import Claim, Match, Rating
from factcheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Filters:
    """Says which claims count; empty filters let every claim pass.

    Tags, speakers and sources are compared without case; any of several may match.
    """

    ratings: frozenset[Rating] = frozenset()
    tags: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()


def search_claims(query: str, claims: Sequence[Claim], limit: int = 10) -> list[Match]:
    """Returns the claims nearest to a text, best first; scores are from 0 to 1.

    A claim is searched by its text, phrasings, quote, speaker, tags and source title. Of equal
    claims the earlier comes first. Claims that share no word with the query are not returned.
    """
    return rank_claims(query, hold_postings(claims), claims.__getitem__, limit)


def filter_claims(claims: Iterable[Claim], filters: Filters) -> list[Claim]:
    """Returns the claims that pass the filters, in order."""
    return [claim for claim in claims if _passes(claim, filters)]


def _passes(claim: Claim, filters: Filters) -> bool:
    source = claim.source
    named = {name for name in (source.id, source.title, source.publisher) if name}
    return (
        (not filters.ratings or claim.rating in filters.ratings)
        and _meets(claim.tags, filters.tags)
        and _meets((claim.speaker,) if claim.speaker else (), filters.speakers)
        and _meets(named, filters.sources)
    )


def _meets(values: Iterable[str], wanted: frozenset[str]) -> bool:
    folded = {one.casefold() for one in wanted}
    return not wanted or any(value.casefold() in folded for value in values)
