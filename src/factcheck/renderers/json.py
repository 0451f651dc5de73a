"""Writes a report as one JSON object."""

from __future__ import annotations

import json

from factcheck.model import Report
from factcheck.renderers import View
from factcheck.renderers.coverage_record import coverage_record
from factcheck.renderers.record import report_record
from factcheck.renderers.safe_text import escape_json


def render(report: Report, view: View) -> str:
    """Returns the report as indented JSON, valid against `schema/report.schema.json`."""
    record = report_record(report, view.version)
    if view.coverage is not None:
        record["coverage"] = coverage_record(view.coverage)
    return escape_json(json.dumps(record, ensure_ascii=False, indent=2)) + "\n"
