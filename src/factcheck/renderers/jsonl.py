"""Writes a report as JSON Lines: one finding a line, with the path of its draft."""

from __future__ import annotations

import json

from factcheck.model import Report
from factcheck.renderers import View
from factcheck.renderers.record import finding_record
from factcheck.renderers.safe_text import escape_json


def render(report: Report, view: View) -> str:
    """Returns each finding of each draft as one line of JSON, its `path` first."""
    lines = [
        json.dumps({"path": document.path, **finding_record(finding)}, ensure_ascii=False)
        for document in report.documents
        for finding in document.findings
    ]
    return "".join(escape_json(line) + "\n" for line in lines)
