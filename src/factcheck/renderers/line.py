"""Writes a report as compilers write theirs: `path:line:column: verdict: message`."""

from __future__ import annotations

from factcheck.model import Finding, Report, Severity, Unchecked
from factcheck.renderers import Amount, View
from factcheck.renderers.safe_text import safe


def render(report: Report, view: View) -> str:
    """Returns a line for each finding that is not fine; with everything wanted, for each one.

    Drafts that could not be checked have theirs at the end.
    """
    lines = [
        _line(document.path, finding)
        for document in report.documents
        for finding in document.findings
        if _is_shown(finding, view.amount)
    ]
    return "".join((*lines, *map(_unchecked_line, report.unchecked)))


def _is_shown(finding: Finding, amount: Amount) -> bool:
    if amount is Amount.EVERYTHING:
        return True
    if finding.suppressed is not None or finding.severity is Severity.NONE:
        return False
    return amount is Amount.NORMAL or finding.severity is not Severity.NOTE


def _unchecked_line(draft: Unchecked) -> str:
    return safe(f"{draft.path}:{draft.line or 1}:1: unchecked: {draft.reason}") + "\n"


def _line(path: str, finding: Finding) -> str:
    where = f"{path}:{finding.sentence.line}:{finding.sentence.column}"
    claim = f" [{finding.claim.id}]" if finding.claim is not None else ""
    waived = f" (suppressed: {finding.suppressed.kind})" if finding.suppressed is not None else ""
    return safe(f"{where}: {finding.verdict}: {finding.message}{claim}{waived}") + "\n"
