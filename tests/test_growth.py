"""Time grows with a draft and no faster, and no expression crawls; `python -m tests.growth`."""

from __future__ import annotations

from time import process_time

import pytest

from factcheck import check, load_claims, search
from factcheck.errors import ClaimsError, DraftError, UsageError
from factcheck.limits import LARGEST_DRAFT, LONGEST_SENTENCE
from factcheck.readers import read_document
from tests.growth.cases import CASES
from tests.growth.measuring import book, check_draft, seconds
from tests.growth.patterns import all_patterns, worst

# A draft of the smaller length takes milliseconds, which no clock tells apart: both bounds are
# wide enough for a busy machine, and far below what quadratic growth over a factor of 16 gives.
SMALL, LARGE = 12_500, 200_000
RATIO, FLOOR = 64, 0.25
# The longest sentence that is checked, at its hardest.
SENTENCE_SECONDS = 6.0
PATTERN_SECONDS = 1.0


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_time_grows_with_the_draft(case):
    book()
    small, large = seconds(case, SMALL), seconds(case, LARGE, runs=1)
    assert large <= RATIO * max(small, FLOOR / 16)


@pytest.mark.parametrize(
    "case", [case for case in CASES.values() if case.sentence], ids=lambda case: case.name
)
def test_a_sentence_as_long_as_may_be_is_checked_soon(case):
    book()
    started = process_time()
    assert not check_draft(case, LONGEST_SENTENCE - 2)
    assert process_time() - started < SENTENCE_SECONDS
    assert check_draft(case, 2 * LONGEST_SENTENCE)


@pytest.mark.parametrize(("place", "pattern"), all_patterns().items(), ids=list(all_patterns()))
def test_no_expression_crawls(place, pattern):
    took, text = worst(place, pattern)
    assert took < PATTERN_SECONDS, text


def test_expressions_that_crawl_are_seen():
    import re

    assert worst("factcheck.globs.x", re.compile(r"(?:a+)+b"), 22)[0] > 0.05
    assert len(all_patterns()) > 150


def test_too_large_a_draft_is_refused():
    with pytest.raises(DraftError, match="larger than 10 MB"):
        read_document(b"a" * (LARGEST_DRAFT + 1), "draft.txt")


def test_too_long_a_sentence_is_refused_with_its_line():
    with pytest.raises(DraftError, match=r"<text>:3: a sentence of 6,000 characters"):
        check("Fares rise.\n\n" + "a" * 6000, load_claims("claims"))


def test_too_long_a_query_is_refused():
    with pytest.raises(UsageError, match="longer than 5,000"):
        search("a" * 6000, book())


@pytest.mark.parametrize("key", ["claim", "quote", "speaker", "phrasings"])
def test_too_long_a_claim_is_refused(tmp_path, key):
    long = "a" * 6000
    values = {"claim": "Fares rise.", "quote": "null", "speaker": "null", "phrasings": "[]"}
    values[key] = f"[{long}]" if key == "phrasings" else long
    lines = "".join(f"    {name}: {value}\n" for name, value in values.items())
    path = tmp_path / "claims.yaml"
    path.write_text(f"version: 1\nsources: [{{id: s}}]\nclaims:\n  - id: a\n    source: s\n{lines}")
    with pytest.raises(ClaimsError) as caught:
        load_claims(path)
    assert "6,000 characters: at most" in str(caught.value.problems[0])


def test_drafts_that_are_too_much_end_with_2(newsroom, command, monkeypatch):
    from tests.newsroom import write

    monkeypatch.undo()
    monkeypatch.chdir(newsroom)
    code, out, err = command(
        "check", write("long.txt", "a" * 6000), write("fine.txt", "Fares rise by 12%.")
    )
    assert code == 2
    assert "a sentence of 6,000 characters is too long" in out + err
    assert "fine.txt" in out
    code, out, err = command("check", write("huge.txt", b"a" * (LARGEST_DRAFT + 1)))
    assert code == 2
    assert "huge.txt: cannot be read (it is larger than 10 MB)" in out + err
