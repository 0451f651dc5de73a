"""Writes a report as JSON Lines: one finding a line, with the path of its draft."""

from __future__ import annotations

import json

from factcheck.model import Report
from factcheck.renderers import View
from factcheck.renderers.record import finding_record, unchecked_record
from factcheck.renderers.safe_text import escape_json


def render(report: Report, view: View) -> str:
    """Returns each finding of each draft as one line of JSON, its `path` first.

    A draft that could not be checked has one line, with `unchecked` in place of a verdict.
    """
    records = [
        {"path": document.path, **finding_record(finding)}
        for document in report.documents
        for finding in document.findings
    ]
    records += [
        {"path": draft.path, "unchecked": unchecked_record(draft)} for draft in report.unchecked
    ]
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    return "".join(escape_json(line) + "\n" for line in lines)
