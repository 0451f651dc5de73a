"""Says which verdicts make a run fail, and how a strict run treats findings."""

from __future__ import annotations

from dataclasses import replace

from factcheck.errors import UsageError
from factcheck.model import Finding, Report, Severity, Verdict

NEVER = "never"

# From worst to best; a threshold takes in all that stand before it.
_ORDER = (
    Verdict.MISQUOTED,
    Verdict.MISATTRIBUTED,
    Verdict.CONTRADICTED,
    Verdict.PARTIAL,
    Verdict.UNVERIFIED,
)
THRESHOLDS = (*(verdict.value for verdict in _ORDER), NEVER)
DEFAULT_THRESHOLD = Verdict.CONTRADICTED.value
STRICT_THRESHOLD = Verdict.UNVERIFIED.value


def failing_verdicts(threshold: str) -> tuple[Verdict, ...]:
    """Returns the verdicts at or above a threshold, worst first; none for `never`.

    Raises `UsageError` that lists the thresholds.
    """
    if threshold == NEVER:
        return ()
    if threshold not in THRESHOLDS:
        raise UsageError(
            f"--fail-on {threshold}: unknown verdict (choose from {', '.join(THRESHOLDS)})"
        )
    return _ORDER[: THRESHOLDS.index(threshold) + 1]


def has_failed(report: Report, failing: tuple[Verdict, ...]) -> bool:
    """Says whether any finding that is not suppressed has one of the verdicts."""
    return any(
        finding.verdict in failing and finding.suppressed is None for finding in report.findings
    )


def with_errors(report: Report) -> Report:
    """Returns the report with partial and unverified findings as errors, for a strict run."""
    documents = tuple(
        replace(document, findings=tuple(map(_as_error, document.findings)))
        for document in report.documents
    )
    return Report(documents, report.claims)


def _as_error(finding: Finding) -> Finding:
    if finding.verdict in (Verdict.PARTIAL, Verdict.UNVERIFIED):
        return replace(finding, severity=Severity.ERROR)
    return finding
