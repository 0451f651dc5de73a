"""The formats for machines that people look at: code scanning, annotations, test reports."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import jsonschema
import pytest

from factcheck.fingerprints import numbered_fingerprints, sentence_fingerprint
from factcheck.model import Report, Severity, Suppression, Verdict
from factcheck.renderers import Amount, View, find_renderer
from factcheck.renderers.verdict_help import HELP
from tests.fakes import DRAFT, ferry_findings, ferry_report, finding, report_of
from tests.test_renderers import hostile_report, incomplete_report

SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0.json"
FAILING = (Verdict.MISQUOTED, Verdict.MISATTRIBUTED, Verdict.CONTRADICTED)
VIEW = View(version="0.0.0", failing={"draft.md": FAILING})


def waived_report() -> Report:
    """Returns a report with one finding waived in the draft and one by a baseline."""
    findings = list(ferry_findings())
    findings[1] = replace(findings[1], suppressed=Suppression("ignore", "agreed with the desk"))
    findings[3] = replace(findings[3], suppressed=Suppression("baseline"))
    return report_of(DRAFT, findings)


def many(verdict: Verdict, number: int) -> Report:
    """Returns a report with the same verdict on many sentences, one a line."""
    lines = [f"Sentence {n} is here." for n in range(number)]
    text = "\n".join(lines)
    return report_of(text, [finding(text, line, verdict, f"Wrong: {line}") for line in lines])


class TestSarif:
    def log(self, report: Report, view: View = VIEW) -> dict:
        return json.loads(find_renderer("sarif").render(report, view))

    def results(self, report: Report, view: View = VIEW) -> list[dict]:
        return self.log(report, view)["runs"][0]["results"]

    @pytest.mark.parametrize(
        "make",
        [ferry_report, waived_report, hostile_report, incomplete_report, lambda: Report(())],
    )
    def test_is_valid(self, make):
        schema = json.loads(SCHEMA.read_text("utf-8"))
        jsonschema.Draft4Validator(schema).validate(self.log(make()))

    def test_has_a_rule_with_help_for_each_verdict_it_reports(self):
        rules = self.log(ferry_report())["runs"][0]["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == [
            "misquoted",
            "misattributed",
            "contradicted",
            "partial",
            "unverified",
        ]
        for rule in rules:
            told = HELP[Verdict(rule["id"])]
            assert told.remedy in rule["help"]["text"]
            assert told.meaning in rule["help"]["markdown"]

    def test_results_point_at_their_rules_and_levels(self):
        rules = self.log(ferry_report())["runs"][0]["tool"]["driver"]["rules"]
        results = self.results(ferry_report())
        assert [rules[result["ruleIndex"]]["id"] for result in results] == [
            result["ruleId"] for result in results
        ]
        assert [result["level"] for result in results] == [
            "error",
            "error",
            "error",
            "warning",
            "note",
        ]

    def test_a_region_is_the_sentence(self):
        for result in self.results(ferry_report()):
            region = result["locations"][0]["physicalLocation"]["region"]
            start, length = region["charOffset"], region["charLength"]
            assert region["snippet"]["text"] == DRAFT[start : start + length]
            line = DRAFT.split("\n")[region["startLine"] - 1]
            assert line[region["startColumn"] - 1 :].startswith(region["snippet"]["text"][:20])
        assert self.log(ferry_report())["runs"][0]["columnKind"] == "unicodeCodePoints"

    def test_the_source_quotation_is_a_related_location(self):
        related = self.results(ferry_report())[0]["relatedLocations"][0]
        assert related["message"]["text"] == (
            "“fares on all routes will go up by 12% next year” Harbour Passengers' League — "
            "“Ferry fares to rise”, Harbour Gazette, 5 March 2024, paragraph 2, characters 214–261"
        )
        physical = related["physicalLocation"]
        assert physical["artifactLocation"]["uri"] == "claims/harbour.yaml"
        assert physical["region"]["startLine"] == 17

    @pytest.mark.parametrize(
        ("folder", "path", "uri", "base"),
        [
            (None, "draft.md", "draft.md", "%SRCROOT%"),
            ("/repo", "a/draft.md", "a/draft.md", "%SRCROOT%"),
            ("/repo/stories", "draft.md", "stories/draft.md", "%SRCROOT%"),
            ("/repo/stories", "../draft.md", "draft.md", "%SRCROOT%"),
            ("/repo/stories", "/repo/x/draft.md", "x/draft.md", "%SRCROOT%"),
            ("/repo/stories", "/elsewhere/draft.md", "file:///elsewhere/draft.md", None),
            ("/repo", "a b/café #1: 50%.md", "a%20b/caf%C3%A9%20%231%3A%2050%25.md", "%SRCROOT%"),
        ],
    )
    def test_paths_are_relative_to_the_repository(self, folder, path, uri, base):
        view = replace(VIEW, folder=folder, repository=folder and "/repo")
        report = report_of(DRAFT, ferry_findings(), path=path)
        location = self.results(report, view)[0]["locations"][0]["physicalLocation"]
        assert location["artifactLocation"].get("uriBaseId") == base
        assert location["artifactLocation"]["uri"] == uri

    def test_suppressions_are_kept(self):
        found = {r["ruleId"]: r["suppressions"] for r in self.results(waived_report())}
        assert found["contradicted"] == [
            {"kind": "inSource", "justification": "agreed with the desk"}
        ]
        assert found["misquoted"] == [{"kind": "external"}]
        assert found["partial"] == []

    def test_fingerprints_outlast_moved_lines(self):
        before = [r["partialFingerprints"] for r in self.results(ferry_report())]
        moved = [
            replace(f, sentence=replace(f.sentence, line=f.sentence.line + 7, start=0, end=0))
            for f in ferry_findings()
        ]
        assert [r["partialFingerprints"] for r in self.results(report_of(DRAFT, moved))] == before

    def test_links_in_a_draft_stay_text(self):
        text = "See [this](javascript:alert)."
        report = report_of(text, [finding(text, text, Verdict.UNVERIFIED, text)])
        assert self.results(report)[0]["message"]["text"] == r"See [this\](javascript:alert)."


class TestFingerprints:
    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("Fares rise by 12%.", "Fares  rise\nby 12%", True),
            ("He said “no”.", 'He said "no."', True),
            ("Fares rise by 12%.", "Fares rise by 21%.", False),
            ("Fares rise by 12%.", "Fares rise by 12.", False),
            ("Fares rise.", "Fares do not rise.", False),
            ("Costs 1.2 million", "Costs 12 million", False),
            ("It is -5 degrees", "It is 5 degrees", False),
        ],
    )
    def test_depend_on_the_words(self, one, other, same):
        assert (sentence_fingerprint(one) == sentence_fingerprint(other)) == same

    def test_the_same_sentence_twice_gets_two(self):
        one = ferry_findings()[1]
        prints = [fingerprint for _, fingerprint in numbered_fingerprints([one, one])]
        assert [fingerprint.split(":")[1] for fingerprint in prints] == ["1", "2"]


class TestGithub:
    def lines(self, report: Report, view: View = VIEW) -> list[str]:
        return find_renderer("github").render(report, view).splitlines()

    def test_worst_first(self):
        titles = [
            re.search("title=factcheck%3A (.*?)::", line) for line in self.lines(ferry_report())
        ]
        assert [title and title[1] for title in titles] == [
            "misquoted",
            "misattributed",
            "contradicted",
            "partial",
            "unverified",
        ]

    def test_one_line(self):
        assert self.lines(report_of(DRAFT, [ferry_findings()[1]])) == [
            "::error file=draft.md,line=3,endLine=3,col=1,endColumn=40,"
            "title=factcheck%3A contradicted::The draft says 21%25; the source says 12%25."
            "%0ADraft: Ferry fares will rise by 21%25 next year."
            "%0ASource: “fares on all routes will go up by 12%25 next year”"
            "%0AHarbour Passengers' League — “Ferry fares to rise”, Harbour Gazette, 5 March 2024,"
            " paragraph 2, characters 214–261, claim fares-2024 (claims/harbour.yaml:17)"
        ]

    @pytest.mark.parametrize(("number", "shown"), [(9, 9), (10, 10), (11, 10), (500, 10)])
    def test_at_most_ten_a_level_with_a_count_of_the_rest(self, number, shown):
        lines = self.lines(many(Verdict.CONTRADICTED, number))
        assert len(lines) == shown
        assert all(line.startswith("::error ") for line in lines)
        if number > 10:
            assert lines[-1].startswith(f"::error title=factcheck::and {number - 9} more error")

    def test_levels(self):
        assert [line.split()[0] for line in self.lines(ferry_report())] == [
            "::error",
            "::error",
            "::error",
            "::warning",
            "::notice",
        ]

    def test_a_strict_run_shows_errors(self):
        loose = replace(ferry_findings()[6], severity=Severity.ERROR)
        assert self.lines(report_of(DRAFT, [loose]))[0].startswith("::error ")

    def test_quiet_leaves_notices_out(self):
        quiet = replace(VIEW, amount=Amount.PROBLEMS)
        assert not any(line.startswith("::notice") for line in self.lines(ferry_report(), quiet))

    def test_suppressed_findings_are_left_out(self):
        assert not any("contradicted" in line for line in self.lines(waived_report()))

    def test_nothing_in_a_draft_starts_a_command(self):
        text = "One.\n::stop-commands::x\r::error::y%0A::error::z"
        report = report_of(text, [finding(text, text, Verdict.UNVERIFIED, text)], path="a,b:c\n::x")
        lines = self.lines(report)
        assert len(lines) == 1
        assert "%0A::" not in lines[0]
        assert "file=a%2Cb%3Ac %3A%3Ax," in lines[0]

    def test_a_sentence_over_two_lines_has_no_columns(self):
        wrong = ferry_findings()[1]
        long = replace(wrong, sentence=replace(wrong.sentence, end_line=4))
        assert "col=" not in self.lines(report_of(DRAFT, [long]))[0]

    def test_paths_are_relative_to_the_repository(self):
        view = replace(VIEW, folder="/repo/stories", repository="/repo")
        assert "file=stories/draft.md," in self.lines(ferry_report(), view)[0]


class TestJunit:
    def root(self, report: Report, view: View = VIEW) -> ElementTree.Element:
        return ElementTree.fromstring(find_renderer("junit").render(report, view))

    def test_has_a_case_for_each_sentence(self):
        cases = self.root(ferry_report()).findall("testsuite/testcase")
        assert len(cases) == len(ferry_findings())
        assert [case.get("line") for case in cases] == ["1", "3", "3", "5", "5", "7", "7", "9"]

    @pytest.mark.parametrize("make", [waived_report, incomplete_report])
    def test_counts_agree(self, make):
        root = self.root(make())
        for element in (root, *root.findall("testsuite")):
            cases = list(element.iter("testcase"))
            assert element.get("tests") == str(len(cases))
            assert element.get("errors") == str(len(list(element.iter("error"))))
            assert element.get("failures") == str(len(list(element.iter("failure"))))
            assert element.get("skipped") == str(len(list(element.iter("skipped"))))

    def test_what_fails_the_run_is_a_failure(self):
        failures = self.root(ferry_report()).findall("testsuite/testcase/failure")
        assert [failure.get("type") for failure in failures] == [
            "contradicted",
            "misquoted",
            "misattributed",
        ]
        assert failures[0].get("message") == "The draft says 21%; the source says 12%."
        assert "“fares on all routes will go up by 12% next year”" in (failures[0].text or "")

    def test_follows_the_threshold(self):
        none = self.root(ferry_report(), replace(VIEW, failing={}))
        assert none.get("failures") == "0"
        all_ = self.root(
            ferry_report(), replace(VIEW, failing={"draft.md": (*FAILING, Verdict.PARTIAL)})
        )
        assert all_.get("failures") == "4"

    def test_skipped_and_suppressed_sentences_are_skipped(self):
        messages = [s.get("message") for s in self.root(waived_report()).iter("skipped")]
        assert messages == [
            "a heading",
            "contradicted, suppressed by ignore: agreed with the desk",
            "misquoted, suppressed by baseline: no reason given",
            "a question",
        ]

    def test_hostile_text_is_text(self):
        root = self.root(hostile_report())
        assert root.find(".//script") is None
        assert "<script>" in (root.findall(".//testcase")[0].get("name") or "")

    def test_long_sentences_have_short_names(self):
        text = "word " * 100 + "end."
        (case,) = self.root(report_of(text, [finding(text, text, Verdict.UNVERIFIED, "x")])).iter(
            "testcase"
        )
        assert len(case.get("name") or "") < 120
