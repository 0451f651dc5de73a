"""Writes a report for a reporter at a terminal: problems in full, the rest in a line each."""

from __future__ import annotations

from factcheck.model import DocumentReport, Finding, Report, Severity, Verdict
from factcheck.renderers import Amount, View
from factcheck.renderers.counts import summarize
from factcheck.renderers.terminal.block import put_block, put_line
from factcheck.renderers.terminal.page import Page, blank_page, plain, written

_LOUD = frozenset({Severity.ERROR, Severity.WARNING})


def render(report: Report, view: View) -> str:
    """Returns the report laid out for `view.width` cells, with colours only if it says so.

    Findings stand in the order of the draft.
    """
    page = blank_page(view)
    for document in report.documents:
        _put_document(page, document)
    for draft in report.unchecked:
        page.put(plain(f"✗ NOT CHECKED  {draft}", "bold red"))
    if report.unchecked:
        page.gap()
    page.put(plain(summarize(report), "bold"))
    return written(page)


def _put_document(page: Page, document: DocumentReport) -> None:
    page.put(plain(document.path, "bold underline"))
    page.gap()
    was_loud = True
    for finding in document.findings:
        loud = _is_loud(finding, page.view.amount)
        if loud:
            if not was_loud:
                page.gap()
            put_block(page, finding)
            page.gap()
        elif _is_shown(finding, page.view.amount):
            put_line(page, finding)
        else:
            continue
        was_loud = loud
    if not was_loud:
        page.gap()


def _is_loud(finding: Finding, amount: Amount) -> bool:
    if finding.explanation is not None:
        return True
    if amount is Amount.EVERYTHING:
        return finding.claim is not None
    return finding.suppressed is None and finding.severity in _LOUD


def _is_shown(finding: Finding, amount: Amount) -> bool:
    if amount is Amount.NORMAL:
        return finding.verdict is not Verdict.SKIPPED or finding.suppressed is not None
    return amount is Amount.EVERYTHING
