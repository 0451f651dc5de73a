"""A baseline knows the findings of a day by their words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.baseline import apply_baseline, make_baseline, read_baseline, write_baseline
from factcheck.errors import ConfigError
from factcheck.model import Verdict
from tests.fakes import DRAFT, ferry_findings, finding, report_of

REPORT = report_of(DRAFT, ferry_findings()).documents[0]
BASELINE = make_baseline({"draft.md": REPORT})


def known(document) -> list[str]:
    changed, _ = apply_baseline(document, "draft.md", BASELINE)
    return [f.verdict.value for f in changed.findings if f.suppressed is not None]


def test_every_problem_is_known_and_nothing_else():
    assert known(REPORT) == ["contradicted", "misquoted", "misattributed", "partial", "unverified"]
    assert apply_baseline(REPORT, "draft.md", BASELINE)[1] == 0


def test_moved_lines_stay_known():
    moved = "A new first paragraph.\n\n" + DRAFT
    findings = [
        replace(
            f, sentence=replace(f.sentence, line=f.sentence.line + 2, start=f.sentence.start + 24)
        )
        for f in ferry_findings()
    ]
    assert len(known(report_of(moved, findings).documents[0])) == 5


def test_an_edited_sentence_returns():
    edited = DRAFT.replace("21%", "22%")
    findings = [
        finding(
            edited, "Ferry fares will rise by 22% next year.", Verdict.CONTRADICTED, "Still wrong."
        )
    ]
    document = report_of(edited, findings).documents[0]
    assert known(document) == []
    assert apply_baseline(document, "draft.md", BASELINE)[1] == 5


def test_another_verdict_on_the_same_words_returns():
    worse = [replace(f, verdict=Verdict.MISQUOTED) for f in ferry_findings()[6:7]]
    assert known(report_of(DRAFT, worse).documents[0]) == []


def test_a_sentence_that_stands_twice_is_known_once():
    one = ferry_findings()[1]
    document = report_of(DRAFT, [one, one]).documents[0]
    baseline = make_baseline({"draft.md": report_of(DRAFT, [one]).documents[0]})
    changed, _ = apply_baseline(document, "draft.md", baseline)
    assert [f.suppressed is not None for f in changed.findings] == [True, False]


def test_another_draft_has_its_own():
    changed, stale = apply_baseline(REPORT, "other.md", BASELINE)
    assert not any(f.suppressed for f in changed.findings)
    assert stale == 0


def test_what_is_ignored_is_not_written():
    from factcheck.model import Suppression

    waived = [replace(f, suppressed=Suppression("ignore")) for f in ferry_findings()]
    assert make_baseline({"a": report_of(DRAFT, waived).documents[0]}).known == {}


def test_writing_and_reading_lose_nothing():
    text = write_baseline(BASELINE)
    assert read_baseline(text, "b.json") == BASELINE
    assert write_baseline(read_baseline(text, "b.json")) == text
    assert "Ferry fares will rise by 21% next year." in text


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"version": 1}', '{"version": 1, "drafts": []}', "nonsense"]
)
def test_what_is_no_baseline_is_told(text):
    with pytest.raises(ConfigError, match=r"b\.json: this is no baseline"):
        read_baseline(text, "b.json")


def test_a_later_version_is_told():
    with pytest.raises(ConfigError, match="version 2"):
        read_baseline('{"version": 2, "drafts": {}}', "b.json")
