"""Counts the verdicts of a report and says them in one line."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.model import Finding, Report, Verdict


def count_verdicts(findings: Iterable[Finding]) -> dict[str, int]:
    """Returns the number of sentences, of each verdict, and of suppressed findings.

    A suppressed finding counts as a sentence and as suppressed, under no verdict.
    """
    counts = {"sentences": 0, **{verdict.value: 0 for verdict in Verdict}, "suppressed": 0}
    for finding in findings:
        counts["sentences"] += 1
        counts["suppressed" if finding.suppressed else finding.verdict.value] += 1
    return counts


def summarize(report: Report) -> str:
    """Returns one line that counts the sentences, verdicts, drafts and claims of a report.

    Drafts that could not be checked are counted last.
    """
    counts = count_verdicts(report.findings)
    kinds = [
        f"{number} {kind}" for kind, number in counts.items() if number and kind != "sentences"
    ]
    claims = sum(file.count for file in report.claims)
    where = "" if len(report.documents) == 1 else f" in {len(report.documents)} drafts"
    sentences = counted(counts["sentences"], "sentence")
    checked = f"{sentences}{where} checked against {counted(claims, 'claim')}"
    told = f"{checked}: {', '.join(kinds)}" if kinds else checked
    return f"{told}; {len(report.unchecked)} not checked" if report.unchecked else told


def counted(number: int, noun: str) -> str:
    """Returns a number with its regular noun in the right form: 1 claim, 2 claims."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
