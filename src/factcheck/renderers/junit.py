"""Writes a report as JUnit XML: a test suite a draft, a test case a sentence."""

from __future__ import annotations

from xml.etree import ElementTree

from factcheck.model import DocumentReport, Finding, Report, Unchecked, Verdict
from factcheck.renderers import View, wording
from factcheck.renderers.safe_text import safe

_LONGEST_NAME = 100


def render(report: Report, view: View) -> str:
    """Returns the report as XML; what makes the run fail is a failure, nothing has a time."""
    root = ElementTree.Element("testsuites", {"name": "factcheck"})
    for document in report.documents:
        root.append(_suite(document, view))
    root.extend(map(_unchecked_suite, report.unchecked))
    for name in ("tests", "failures", "errors", "skipped"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ElementTree.indent(root)
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(document: DocumentReport, view: View) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", {"name": safe(document.path)})
    for finding in document.findings:
        suite.append(_case(finding, document.path, view))
    suite.set("tests", str(len(document.findings)))
    suite.set("failures", str(len(suite.findall("testcase/failure"))))
    suite.set("errors", "0")
    suite.set("skipped", str(len(suite.findall("testcase/skipped"))))
    return suite


def _unchecked_suite(draft: Unchecked) -> ElementTree.Element:
    """Returns a suite with one case, an error: what could not be checked has not passed."""
    path = safe(draft.path)
    counts = {"tests": "1", "failures": "0", "errors": "1", "skipped": "0"}
    suite = ElementTree.Element("testsuite", {"name": path, **counts})
    place = {"classname": path, "file": path, "line": str(draft.line or 1)}
    case = ElementTree.SubElement(suite, "testcase", {"name": "not checked", **place})
    ElementTree.SubElement(case, "error", {"type": "unchecked", "message": safe(draft.reason)})
    return suite


def _case(finding: Finding, path: str, view: View) -> ElementTree.Element:
    sentence = finding.sentence
    case = ElementTree.Element(
        "testcase",
        {
            "name": safe(f"{sentence.line}:{sentence.column} {_shortened(sentence.plain)}"),
            "classname": safe(path),
            "file": safe(path),
            "line": str(sentence.line),
        },
    )
    if finding.suppressed is not None:
        reason = finding.suppressed.reason or "no reason given"
        told = f"{finding.verdict}, suppressed by {finding.suppressed.kind}: {reason}"
        ElementTree.SubElement(case, "skipped", {"message": safe(told)})
    elif finding.verdict is Verdict.SKIPPED:
        ElementTree.SubElement(case, "skipped", {"message": safe(finding.message)})
    elif finding.verdict in view.failing.get(path, ()):
        attributes = {"type": finding.verdict.value, "message": safe(finding.message)}
        ElementTree.SubElement(case, "failure", attributes).text = _told(finding)
    else:
        ElementTree.SubElement(case, "system-out").text = _told(finding)
    return case


def _shortened(text: str) -> str:
    if len(text) <= _LONGEST_NAME:
        return text
    return text[: text.rfind(" ", 0, _LONGEST_NAME) + 1 or _LONGEST_NAME].rstrip() + " …"


def _told(finding: Finding) -> str:
    """Returns the verdict with its contrast and evidence, a line each."""
    lines = [f"{finding.verdict}: {finding.message}", f"draft: {finding.sentence.plain}"]
    for detail in wording.told_details(finding):
        lines.extend(f"{label}: {words}" for label, words in wording.contrast_of(detail))
    claim = finding.claim
    if claim is not None:
        lines.append(f"source: {wording.quotation_of(claim)}")
        lines.append(f"{wording.origin_of(claim)}, {wording.whereabouts_of(claim)}")
    return "\n" + "\n".join(map(safe, lines)) + "\n"
