"""Large books: only what a draft may be about is read, and the verdict is the same."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck.checker import check
from factcheck.claims.claim_review import import_reviews
from factcheck.matching.shortlist import FEWEST, LARGE, NEAREST, narrow
from factcheck.model import Claim, ClaimBook, Rating, Source, Verdict
from factcheck.searching import search

SHARED = Path(__file__).parent.parent.parent / "shared" / "benchmarks"
NOUNS = ("bridge", "orchard", "tunnel", "ferry", "museum", "quarry", "brewery", "lighthouse")
VERBS = ("opened", "burned", "moved", "closed", "grew", "leaked", "reopened", "vanished")


def _claim(number: int, text: str, paragraph: int | None = None) -> Claim:
    return Claim(
        id=f"c{number}", text=text, quote=None, source=Source(id="made"), paragraph=paragraph
    )


def _large_book() -> ClaimBook:
    claims = [
        _claim(
            number,
            f"The {NOUNS[number % 8]} of district {number} {VERBS[number // 8 % 8]} "
            f"in {1900 + number % 100}.",
        )
        for number in range(LARGE + 100)
    ]
    claims.append(_claim(9001, "The harbour master of Velde sold 41 barges in 1987."))
    return ClaimBook(tuple(claims))


def test_a_small_book_is_left_whole() -> None:
    book = ClaimBook((_claim(1, "The bridge opened in 1931."),))
    assert narrow(book, ["The tunnel burned."]) is book


def test_a_large_book_is_narrowed_to_what_sentences_share_words_with() -> None:
    book = _large_book()
    kept = narrow(book, ["The harbour master of Velde sold 41 barges in 1987."])
    assert any(claim.id == "c9001" for claim in kept.claims)
    assert len(kept.claims) <= FEWEST + NEAREST
    assert kept.files == book.files and kept.names == book.names


def test_claims_of_one_paragraph_stay_together() -> None:
    book = _large_book()
    pair = (
        _claim(9002, "The organ builder of Tarn retired.", paragraph=7),
        _claim(9003, "Nobody took over.", paragraph=7),
    )
    kept = narrow(ClaimBook((*book.claims, *pair)), ["The organ builder of Tarn retired."])
    assert {"c9002", "c9003"} <= {claim.id for claim in kept.claims}


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("The harbour master of Velde sold 41 barges in 1987.", Verdict.SUPPORTED),
        ("The harbour master of Velde sold 14 barges in 1987.", Verdict.CONTRADICTED),
        ("Grey seals sleep on the sandbank at noon.", Verdict.UNVERIFIED),
    ],
)
def test_the_verdict_is_that_of_the_claim_alone(sentence: str, verdict: Verdict) -> None:
    finding = check(sentence, _large_book()).findings[0]
    alone = check(sentence, ClaimBook((_large_book().claims[-1],))).findings[0]
    assert finding.verdict is alone.verdict is verdict


@pytest.mark.skipif(not SHARED.is_dir(), reason="the public review records are not at hand")
def test_thousands_of_imported_reviews_are_searched_and_checked() -> None:
    records = []
    for line in (SHARED / "politifact-claims.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        records.append(
            {
                "@context": "https://schema.org",
                "@type": "ClaimReview",
                "claimReviewed": record["claim"],
                "url": f"https://example.org{record['url']}",
                "author": {"@type": "Organization", "name": "PolitiFact"},
                "itemReviewed": {
                    "@type": "Claim",
                    "author": {"@type": "Person", "name": record["speaker"]},
                },
                "reviewRating": {"@type": "Rating", "alternateName": record["truth_label"]},
            }
        )
    book = import_reviews(json.dumps(records).encode()).book
    assert len(book.claims) == len(records) > 19_000
    false = next(
        claim
        for claim in book.claims
        if claim.rating is Rating.FALSE and '"' not in claim.text and len(claim.text) > 60
    )
    assert search(false.text, book, limit=3)[0].claim.text == false.text
    finding = check(false.text, book).findings[0]
    assert finding.verdict is Verdict.CONTRADICTED
    assert finding.claim is not None and finding.claim.rating is Rating.FALSE
