"""The claims that ship: quotes verbatim at their offsets, the whole source covered."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from factcheck.claims.discovery import find_example
from factcheck.claims.loading import load_claims
from factcheck.model import Claim, ClaimBook

ARTICLE = Path(__file__).parents[2] / "shared" / "sources" / "landmines.txt"

needs_article = pytest.mark.skipif(
    not ARTICLE.is_file(), reason="the source article is not part of the project"
)


@cache
def book() -> ClaimBook:
    return load_claims(find_example())


@cache
def article() -> str:
    return ARTICLE.read_bytes().decode("utf-8")


def paragraphs() -> list[tuple[int, int]]:
    spans = [(line.start(), line.end()) for line in re.finditer(r"[^\n]+", article())]
    return [(start, end) for start, end in spans if article()[start:end].strip()]


def sentences(start: int, end: int) -> list[tuple[int, int]]:
    """Splits one paragraph of this article: its sentences end before a capital or a mark."""
    cuts = [
        start + found.end()
        for found in re.finditer(r'(?<!U\.S)[.!?]"?\s(?=["A-Z])', article()[start:end])
    ]
    edges = [start, *cuts, end]
    return list(pairwise(edges))


def test_the_book_has_claims_of_one_source_without_invented_provenance() -> None:
    assert len(book().claims) > 50
    (source,) = book().sources
    assert source.file == "landmines.txt"
    assert (source.title, source.publisher, source.author, source.url, source.published) == (
        None,
        None,
        None,
        None,
        None,
    )


def test_speakers_and_employers_are_names_of_the_book() -> None:
    known = {name.name for name in book().names}
    assert {claim.speaker for claim in book().claims if claim.speaker} <= known
    assert {name.of for name in book().names if name.of} <= known | {"United States"}


def test_no_two_names_share_an_alias() -> None:
    words = [word.lower() for name in book().names for word in (name.name, *name.aliases)]
    assert sorted(words) == sorted(set(words))


def test_claims_do_not_repeat_the_printing_errors_of_the_source() -> None:
    for claim in book().claims:
        for text in (claim.text, *claim.phrasings):
            assert not re.search(r"toldDefense|and U\.S\. of|Joe Biden decision", text), claim.id


def test_quotation_marks_in_quotes_are_balanced() -> None:
    odd = [claim.id for claim in book().claims if (claim.quote or "").count('"') % 2]
    assert odd == []


@needs_article
def test_the_digest_is_that_of_the_article() -> None:
    assert book().sources[0].sha256 == hashlib.sha256(ARTICLE.read_bytes()).hexdigest()


@needs_article
@pytest.mark.parametrize("claim", load_claims(find_example()).claims, ids=lambda claim: claim.id)
def test_the_quote_is_verbatim_at_its_place(claim: Claim) -> None:
    assert claim.quote is not None
    assert article()[claim.start : claim.end] == claim.quote
    assert claim.paragraph is not None
    assert claim.start is not None
    assert claim.end is not None
    start, end = paragraphs()[claim.paragraph - 1]
    assert start <= claim.start < claim.end <= end


@needs_article
def test_every_sentence_of_the_article_is_covered() -> None:
    spans = [(claim.start or 0, claim.end or 0) for claim in book().claims]
    every = [pair for paragraph in paragraphs() for pair in sentences(*paragraph)]
    bare = [
        article()[start:end]
        for start, end in every
        if not any(first < end and start < last for first, last in spans)
    ]
    assert bare == []
    assert len(every) == 26


@needs_article
def test_every_quoted_sentence_stands_whole_in_some_quote() -> None:
    quotes = [claim.quote or "" for claim in book().claims]
    quoted = [
        sentence.strip(" ,.")
        for run in re.findall(r'"([^"]+)"', article())
        for sentence in re.split(r"(?<=[.!?])(?<!U\.S\.)\s", run)
    ]
    missing = [words for words in quoted if not any(words in quote for quote in quotes)]
    assert missing == []
    assert len(quoted) == 24
