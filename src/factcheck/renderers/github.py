"""Writes a report as workflow commands, which GitHub Actions shows beside the changed lines."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Finding, Report, Severity, Unchecked, Verdict
from factcheck.renderers import Amount, View, wording
from factcheck.renderers.counts import counted
from factcheck.renderers.paths import repository_path
from factcheck.renderers.safe_text import safe

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_NOUNS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
# GitHub keeps ten annotations of each level a step and drops the rest without a word.
_LIMIT = 10
_ORDER = tuple(Verdict)


def render(report: Report, view: View) -> str:
    """Returns one annotation a finding, worst first; the tenth of a level counts those left out.

    What could not be checked goes before all.
    """
    unchecked = [_unchecked(draft, view) for draft in report.unchecked]
    found = [line for level in _COMMANDS for line in _annotations(report, level, view)]
    return "".join(line + "\n" for line in (*unchecked, *found))


def _unchecked(draft: Unchecked, view: View) -> str:
    place = _escape_property(repository_path(draft.path, view))
    title = "title=factcheck%3A not checked"
    return f"::error file={place},line={draft.line or 1},{title}::{_escape(draft.reason)}"


def _annotations(report: Report, level: Severity, view: View) -> Iterator[str]:
    if level is Severity.NOTE and view.amount is Amount.PROBLEMS:
        return
    found = [
        (finding, document.path)
        for document in report.documents
        for finding in document.findings
        if finding.severity is level and finding.suppressed is None
    ]
    found.sort(key=lambda pair: _ORDER.index(pair[0].verdict))
    shown = found if len(found) <= _LIMIT else found[: _LIMIT - 1]
    for finding, path in shown:
        yield _annotation(finding, path, view)
    left_out = len(found) - len(shown)
    if left_out:
        noun = _NOUNS[level]
        message = f"and {counted(left_out, f'more {noun}')}: see the report in another format"
        yield f"::{_COMMANDS[level]} title=factcheck::{_escape(message)}"


def _annotation(finding: Finding, path: str, view: View) -> str:
    sentence = finding.sentence
    properties = {
        "file": repository_path(path, view),
        "line": str(sentence.line),
        "endLine": str(sentence.end_line),
    }
    # GitHub refuses columns for a range of lines.
    if sentence.line == sentence.end_line:
        properties["col"] = str(sentence.column)
        properties["endColumn"] = str(sentence.end_column)
    properties["title"] = f"factcheck: {finding.verdict}"
    told = ",".join(f"{key}={_escape_property(value)}" for key, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {told}::{'%0A'.join(map(_escape, _lines(finding)))}"


def _lines(finding: Finding) -> Iterator[str]:
    yield finding.message
    yield f"Draft: {finding.sentence.plain}"
    claim = finding.claim
    if claim is not None:
        yield f"Source: {wording.quotation_of(claim)}"
        yield f"{wording.origin_of(claim)}, {wording.whereabouts_of(claim)}"


def _escape(text: str) -> str:
    """Escapes as the runner's own toolkit does; line ends are spaces by then."""
    return safe(text).replace("%", "%25")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
