"""Writes which claims the drafts used as plain JSON values."""

from __future__ import annotations

from typing import Any

from factcheck.model import Claim
from factcheck.usage import ClaimCoverage, ClaimUse, Use


def coverage_record(coverage: ClaimCoverage) -> dict[str, Any]:
    """Returns the coverage of a report, as `schema/report.schema.json` says."""
    return {
        "used": [_use_record(use) for use in coverage.used],
        "misstated": [_use_record(use) for use in coverage.misstated],
        "unused": [_claim_record(claim) for claim in coverage.unused],
        "required": [claim.id for claim in coverage.required],
        "missing": [claim.id for claim in coverage.missing],
    }


def _use_record(use: ClaimUse) -> dict[str, Any]:
    return {**_claim_record(use.claim), "sentences": [_place_record(one) for one in use.uses]}


def _claim_record(claim: Claim) -> dict[str, Any]:
    return {"id": claim.id, "text": claim.text, "path": claim.path, "line": claim.line}


def _place_record(use: Use) -> dict[str, Any]:
    sentence = use.sentence
    return {
        "path": use.path,
        "start": sentence.start,
        "end": sentence.end,
        "line": sentence.line,
        "column": sentence.column,
    }
