"""Writes a report as SARIF 2.1.0, the format of code scanning.

The subset is the one that GitHub documents for uploads; the whole is valid against the schema of
the OASIS standard (Static Analysis Results Interchange Format 2.1.0).
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from factcheck.fingerprints import numbered_fingerprints
from factcheck.model import Claim, Finding, Report, Sentence, Verdict
from factcheck.renderers import View, wording
from factcheck.renderers.paths import repository_uri
from factcheck.renderers.record import Record
from factcheck.renderers.safe_text import escape_json
from factcheck.renderers.verdict_help import HELP

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "%SRCROOT%"
# What is reported; a supported or skipped sentence is no result.
_RULES = tuple(v for v in Verdict if v not in (Verdict.SUPPORTED, Verdict.SKIPPED))
_LEVELS = {
    Verdict.MISQUOTED: "error",
    Verdict.MISATTRIBUTED: "error",
    Verdict.CONTRADICTED: "error",
    Verdict.PARTIAL: "warning",
    Verdict.UNVERIFIED: "note",
}


def render(report: Report, view: View) -> str:
    """Returns the findings that are not fine as one SARIF run, suppressed ones included."""
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "factcheck",
                        "version": view.version,
                        "rules": [_rule(verdict) for verdict in _RULES],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    _ROOT: {"description": {"text": "The top of the repository."}}
                },
                **_invocations(report, view),
                "results": list(_results(report, view)),
            }
        ],
    }
    return escape_json(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _invocations(report: Report, view: View) -> Record:
    """Says that the run was not successful where something could not be checked."""
    if not report.unchecked:
        return {}
    told = [
        {
            "level": "error",
            "message": {"text": _without_links(draft.reason)},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": _artifact(draft.path, view),
                        "region": {"startLine": draft.line or 1},
                    }
                }
            ],
        }
        for draft in report.unchecked
    ]
    return {"invocations": [{"executionSuccessful": False, "toolExecutionNotifications": told}]}


def _rule(verdict: Verdict) -> Record:
    told = HELP[verdict]
    return {
        "id": verdict.value,
        "name": verdict.value.capitalize(),
        "shortDescription": {"text": told.title},
        "fullDescription": {"text": told.meaning},
        "help": {
            "text": f"{told.meaning}\n\n{told.remedy}",
            "markdown": f"**{told.title}.** {told.meaning}\n\n*What to do:* {told.remedy}",
        },
        "defaultConfiguration": {"level": _LEVELS[verdict]},
        "properties": {"tags": ["fact-checking"], "precision": "high"},
    }


def _results(report: Report, view: View) -> Iterator[Record]:
    for document in report.documents:
        for finding, fingerprint in numbered_fingerprints(document.findings):
            if finding.verdict in _RULES:
                yield _result(finding, fingerprint, document.path, view)


def _result(finding: Finding, fingerprint: str, path: str, view: View) -> Record:
    related = [] if finding.claim is None else [_related(finding.claim, view)]
    return {
        "ruleId": finding.verdict.value,
        "ruleIndex": _RULES.index(finding.verdict),
        "level": finding.severity.value,
        "message": {"text": _message(finding)},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": _artifact(path, view),
                    "region": _region(finding.sentence),
                }
            }
        ],
        "relatedLocations": related,
        # GitHub matches alerts by the first, other readers by the second.
        "partialFingerprints": {
            "primaryLocationLineHash": fingerprint,
            "factcheckSentence/v1": fingerprint,
        },
        "suppressions": _suppressions(finding),
        "properties": {"score": round(finding.score, 4)},
    }


def _message(finding: Finding) -> str:
    if finding.claim is None or finding.claim.quote is None:
        return _without_links(finding.message)
    return _without_links(f"{finding.message} The source: “{finding.claim.quote}”")


def _without_links(text: str) -> str:
    r"""Escapes what SARIF would read as an embedded link: [text](target)."""
    return text.replace("](", r"\](")


def _artifact(path: str, view: View) -> Record:
    uri = repository_uri(path, view)
    return {"uri": uri} if uri.startswith("file:") else {"uri": uri, "uriBaseId": _ROOT}


def _region(sentence: Sentence) -> Record:
    return {
        "startLine": sentence.line,
        "startColumn": sentence.column,
        "endLine": sentence.end_line,
        "endColumn": sentence.end_column,
        "charOffset": sentence.start,
        "charLength": sentence.end - sentence.start,
        "snippet": {"text": sentence.text},
    }


def _related(claim: Claim, view: View) -> Record:
    """Returns the source quotation, shown at its claim, with its place in the source by name."""
    quote = wording.quotation_of(claim)
    anchor = wording.anchor_of(claim)
    place = ", ".join(part for part in (wording.source_name(claim.source), anchor) if part)
    return {
        "id": 1,
        "message": {"text": _without_links(f"{quote} {wording.speaker_of(claim)} — {place}")},
        "physicalLocation": {
            "artifactLocation": _artifact(claim.path, view),
            "region": {"startLine": max(claim.line, 1), "snippet": {"text": quote}},
        },
        "logicalLocations": [{"name": claim.id, "fullyQualifiedName": f"{place} [{claim.id}]"}],
    }


def _suppressions(finding: Finding) -> list[Record]:
    if finding.suppressed is None:
        return []
    kind = "inSource" if finding.suppressed.kind == "ignore" else "external"
    suppression = {"kind": kind}
    if finding.suppressed.reason:
        suppression["justification"] = finding.suppressed.reason
    return [suppression]
