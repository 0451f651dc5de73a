"""Says which verdicts make a run fail, and how a strict run treats findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from factcheck.configuration import Settings
from factcheck.errors import UsageError
from factcheck.model import Finding, Report, Severity, Verdict
from factcheck.records import dataclass

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
            f"fail-on {threshold!r}: unknown verdict (choose from {', '.join(THRESHOLDS)})"
        )
    return _ORDER[: THRESHOLDS.index(threshold) + 1]


@dataclass(frozen=True, slots=True)
class Rules:
    """Says which verdicts on one draft fail the run, and whether the draft is treated strictly."""

    failing: tuple[Verdict, ...]
    strict: bool


def make_rules(
    fail_on: str | None, settings: Sequence[Settings] = (), *, strict: bool = False
) -> Rules:
    """Returns the rules for a draft: the command line's words, else the first settings that say.

    Raises `UsageError` where a threshold is unknown.
    """
    wanted = fail_on or next((own.fail_on for own in settings if own.fail_on is not None), None)
    is_strict = strict or next((own.strict for own in settings if own.strict is not None), False)
    default = STRICT_THRESHOLD if is_strict else DEFAULT_THRESHOLD
    return Rules(failing_verdicts(wanted or default), is_strict)


def has_failed(report: Report, rules: Mapping[str, Rules]) -> bool:
    """Says whether any finding that is not suppressed fails by the rules of its draft."""
    return any(
        finding.verdict in rules[document.path].failing and finding.suppressed is None
        for document in report.documents
        for finding in document.findings
    )


def with_errors(report: Report, rules: Mapping[str, Rules]) -> Report:
    """Returns the report with partial and unverified findings of strict drafts as errors."""
    documents = tuple(
        replace(document, findings=tuple(map(_as_error, document.findings)))
        if rules[document.path].strict
        else document
        for document in report.documents
    )
    return replace(report, documents=documents)


def _as_error(finding: Finding) -> Finding:
    if finding.verdict in (Verdict.PARTIAL, Verdict.UNVERIFIED):
        return replace(finding, severity=Severity.ERROR)
    return finding
