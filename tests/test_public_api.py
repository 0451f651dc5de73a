"""The Python interface: what `import factcheck` offers, and that it can be passed around."""

from __future__ import annotations

import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import factcheck
from factcheck import check, extract, load_claims, search

CLAIMS = Path(__file__).parent.parent / "claims"
ARTICLE = """\
Ferry fares will rise by 12% in 2024, the Harbour Passengers' League said on Monday.

"It is a bad day for the islands," said Dana Orsk, the league's policy director.
"""


def test_every_public_name_is_there():
    for name in factcheck.__all__:
        assert getattr(factcheck, name) is not None
    assert dir(factcheck) == sorted(factcheck.__all__)


def test_other_names_are_not():
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        factcheck.nonsense  # noqa: B018


def test_a_text_is_checked_against_an_article():
    book = extract(ARTICLE, name="harbour")
    report = check("Ferry fares will rise by 21% in 2024.", book)
    (finding,) = report.findings
    assert finding.verdict == "contradicted"
    assert finding.claim is not None
    assert finding.claim.id.startswith("harbour-")
    assert finding.sentence.text == "Ferry fares will rise by 21% in 2024."


def test_the_nearest_claims_come_first():
    matches = search("new casualties from landmines in 2023", load_claims(CLAIMS), limit=5)
    assert 0 < len(matches) <= 5
    assert [m.score for m in matches] == sorted((m.score for m in matches), reverse=True)
    assert "5,757" in matches[0].claim.text


def test_reports_and_books_can_be_pickled():
    book = load_claims(CLAIMS)
    report = check("Children were 73% of casualties.", book)
    assert pickle.loads(pickle.dumps(report)) == report
    assert pickle.loads(pickle.dumps(book)) == book


def test_threads_do_not_disturb_each_other():
    book = load_claims(CLAIMS)
    texts = [f"The report found at least {n:,} new casualties in 2023." for n in range(5750, 5762)]
    expected = [check(text, book) for text in texts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda text: check(text, book), texts)) == expected


def test_the_same_input_gives_the_same_report():
    book = load_claims(CLAIMS)
    assert check(ARTICLE, book) == check(ARTICLE, book)
