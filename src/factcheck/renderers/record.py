"""Writes a report as plain JSON values, field by field, as `schema/report.schema.json` says."""

from __future__ import annotations

from typing import Any, TypeAlias

from factcheck.model import (
    Claim,
    Detail,
    DocumentReport,
    Explanation,
    Finding,
    Report,
    Sentence,
    Source,
    Unchecked,
)
from factcheck.renderers.counts import count_verdicts

SCHEMA_VERSION = 1
_SCORE_DIGITS = 4

Record: TypeAlias = dict[str, Any]


def report_record(report: Report, version: str) -> Record:
    """Returns the whole report; `version` is the program's."""
    return {
        "version": SCHEMA_VERSION,
        "tool": {"name": "factcheck", "version": version},
        "claims": [
            {"path": file.path, "sha256": file.sha256, "count": file.count}
            for file in report.claims
        ],
        "documents": [_document_record(document) for document in report.documents],
        "unchecked": [
            {"path": draft.path, **unchecked_record(draft)} for draft in report.unchecked
        ],
        "summary": count_verdicts(report.findings),
    }


def unchecked_record(draft: Unchecked) -> Record:
    """Returns why a draft could not be checked; the line is null where none is known."""
    return {"line": draft.line, "reason": draft.reason}


def finding_record(finding: Finding) -> Record:
    """Returns one finding, with an explanation only where the run was asked for it."""
    record = {
        "verdict": finding.verdict.value,
        "severity": finding.severity.value,
        "score": round(finding.score, _SCORE_DIGITS),
        "suppressed": _suppression_record(finding),
        "sentence": _sentence_record(finding.sentence),
        "claim": None if finding.claim is None else _claim_record(finding.claim),
        "evidence": None if finding.claim is None else _evidence_record(finding.claim),
        "details": [_detail_record(detail) for detail in finding.details],
        "message": finding.message,
    }
    if finding.explanation is not None:
        record["explanation"] = _explanation_record(finding.explanation)
    return record


def _document_record(document: DocumentReport) -> Record:
    return {
        "path": document.path,
        "sha256": document.sha256,
        "findings": [finding_record(finding) for finding in document.findings],
    }


def _suppression_record(finding: Finding) -> Record | None:
    if finding.suppressed is None:
        return None
    return {"kind": finding.suppressed.kind, "reason": finding.suppressed.reason}


def _sentence_record(sentence: Sentence) -> Record:
    return {
        "text": sentence.text,
        "start": sentence.start,
        "end": sentence.end,
        "line": sentence.line,
        "column": sentence.column,
        "end_line": sentence.end_line,
        "end_column": sentence.end_column,
    }


def _claim_record(claim: Claim) -> Record:
    return {
        "id": claim.id,
        "text": claim.text,
        "rating": claim.rating.value,
        "path": claim.path,
        "line": claim.line,
    }


def _evidence_record(claim: Claim) -> Record:
    return {
        "quote": claim.quote,
        "speaker": claim.speaker,
        "source": source_record(claim.source),
        "paragraph": claim.paragraph,
        "start": claim.start,
        "end": claim.end,
    }


def source_record(source: Source) -> Record:
    """Returns what is known of a source; the date in ISO 8601, null for what is not known."""
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "author": source.author,
        "url": source.url,
        "published": None if source.published is None else source.published.isoformat(),
        "file": source.file,
        "sha256": source.sha256,
    }


def _detail_record(detail: Detail) -> Record:
    return {
        "kind": detail.kind,
        "outcome": detail.outcome.value,
        "draft": detail.draft,
        "source": detail.source,
        "start": detail.start,
        "end": detail.end,
        "message": detail.message,
    }


def _explanation_record(explanation: Explanation) -> Record:
    return {
        "candidates": [
            {"claim": match.claim.id, "score": round(match.score, _SCORE_DIGITS)}
            for match in explanation.candidates
        ],
        "alignment": [
            {"draft": pair.draft, "source": pair.source, "relation": pair.relation}
            for pair in explanation.alignment
        ],
        "rule": explanation.rule,
    }
