"""Curators may split one passage of a source into claims; who tells of one tells of the others."""

from __future__ import annotations

import pytest

from factcheck.checker import check
from factcheck.model import Claim, ClaimBook, Name, NameKind, Outcome, Source

STORY, OTHER = Source("story"), Source("other")
DRAFT = "The Harbour Board said the package includes loans for small ports."


def book(*, start: int, source: Source = STORY) -> ClaimBook:
    """Has the board tell of a package in one claim, and what it includes from `start` on."""
    told = "The Harbour Board announced a package of measures for the coast."
    held = "The package includes loans for small ports."
    return ClaimBook(
        claims=(
            Claim("told", told, told, STORY, paragraph=1, start=100, end=100 + len(told)),
            Claim("held", held, held, source, paragraph=1, start=start, end=start + len(held)),
        ),
        names=(Name("Harbour Board", NameKind.ORGANIZATION),),
        sources=(STORY, OTHER),
    )


def has_added_speaker(claims: ClaimBook) -> bool:
    (finding,) = check(DRAFT, claims).findings
    return ("attribution", Outcome.ADDED) in {
        (detail.kind, detail.outcome) for detail in finding.details
    }


@pytest.mark.parametrize("start", [101, 120, 163, 99, 60, 58])
def test_who_tells_of_overlapping_words_tells_of_the_claim(start):
    assert not has_added_speaker(book(start=start))


@pytest.mark.parametrize("start", [164, 300, 57, 0])
def test_words_elsewhere_are_told_by_nobody(start):
    assert has_added_speaker(book(start=start))


def test_words_of_another_source_are_told_by_nobody():
    assert has_added_speaker(book(start=120, source=OTHER))
