"""Turns a decision into the finding that a reporter reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.comparisons.reading import Observation, Reading
from factcheck.model import Claim, Detail, Finding, Outcome, Sentence, Severity, Verdict
from factcheck.verdicts import Case, Row, severity_of

# Shares of a sentence covered that make a difference to how often a verdict is right.
NEARLY_ALL, HARDLY_ANY, WORD_FOR_WORD = 0.9, 0.2, 0.999
_KINDS_OF = {
    Verdict.MISQUOTED: ("quotation",),
    Verdict.MISATTRIBUTED: ("attribution",),
}
_OUTCOME_OF = {
    Verdict.MISQUOTED: Outcome.CONFLICT,
    Verdict.MISATTRIBUTED: Outcome.CONFLICT,
    Verdict.CONTRADICTED: Outcome.CONFLICT,
    Verdict.PARTIAL: Outcome.ADDED,
}


def skipped_finding(sentence: Sentence, reason: str) -> Finding:
    """Returns the finding for a sentence that states nothing to check."""
    return Finding(
        verdict=Verdict.SKIPPED,
        severity=Severity.NONE,
        sentence=sentence,
        score=1.0,
        claim=None,
        details=(),
        message=f"Not checked: {reason}.",
    )


def on_its_own(sentence: Sentence) -> Sentence:
    """Returns a sentence as if it were a whole document, so that its offsets count in `plain`."""
    length = len(sentence.plain)
    return Sentence(
        text=sentence.plain,
        plain=sentence.plain,
        start=0,
        end=length,
        line=1,
        column=1,
        end_line=1,
        end_column=length + 1,
        block=0,
        positions=range(length),
        kind=sentence.kind,
    )


def put_into_place(finding: Finding, sentence: Sentence) -> Finding:
    """Returns the finding for a sentence on its own as one for `sentence`, the same elsewhere."""
    details = tuple(_moved(detail, sentence) for detail in finding.details)
    return replace(finding, sentence=sentence, details=details)


def _moved(detail: Detail, sentence: Sentence) -> Detail:
    if detail.start is None or detail.end is None:
        return detail
    start, end = sentence.span(detail.start, detail.end)
    return replace(detail, start=start, end=end)


def build_finding(sentence: Sentence, reading: Reading, case: Case, row: Row) -> Finding:
    """Returns the finding for a decision, details located in the document."""
    verdict = row.verdict
    deciding = _deciding(verdict, case.observations)
    claim = _claim(verdict, reading, deciding)
    return Finding(
        verdict=verdict,
        severity=severity_of(verdict),
        sentence=sentence,
        score=confidence(case, row),
        claim=claim,
        details=tuple(_detail(sentence, seen) for seen in _told(verdict, case.observations)),
        message=_message(deciding, row),
    )


def confidence(case: Case, row: Row) -> float:
    """Returns how often a verdict like this one is right, 0 to 1.

    The figures are shares of right verdicts on the labelled sets, by verdict and by how much of
    the sentence is covered; `python -m tests.quality` prints how they hold.
    """
    covered = case.coverage >= NEARLY_ALL
    match row.verdict:
        case Verdict.MISQUOTED:
            return 0.98
        case Verdict.MISATTRIBUTED:
            return 0.97 if case.quoted else 0.88
        case Verdict.CONTRADICTED:
            return 0.97 if covered else 0.84
        case Verdict.PARTIAL:
            return 0.88 if covered else 0.58
        case Verdict.UNVERIFIED:
            return 0.93 if case.coverage < HARDLY_ANY else 0.45
        case _:
            sure = case.copied >= WORD_FOR_WORD or (case.quoted and covered)
            return 0.98 if sure else 0.76


def _deciding(verdict: Verdict, observations: Sequence[Observation]) -> Observation | None:
    wanted = _OUTCOME_OF.get(verdict)
    if wanted is None:
        return None
    kinds = _KINDS_OF.get(verdict)
    return next(
        (
            seen
            for seen in observations
            if seen.outcome is wanted and (kinds is None or seen.kind in kinds)
        ),
        None,
    )


def _claim(verdict: Verdict, reading: Reading, deciding: Observation | None) -> Claim | None:
    if verdict in (Verdict.UNVERIFIED, Verdict.SKIPPED):
        return None
    if deciding is not None and deciding.claim is not None:
        return deciding.claim.claim
    return reading.evidence[0].claim.claim if reading.evidence else None


def _told(verdict: Verdict, observations: Sequence[Observation]) -> tuple[Observation, ...]:
    """Leaves out the conflicts with claims that turned out to be about something else."""
    if verdict in (Verdict.UNVERIFIED, Verdict.SKIPPED):
        return ()
    return tuple(observations)


def _detail(sentence: Sentence, seen: Observation) -> Detail:
    start = end = None
    if seen.start is not None and seen.end is not None and seen.start < seen.end:
        start, end = sentence.span(seen.start, seen.end)
    return Detail(seen.kind, seen.outcome, seen.draft, seen.source, start, end, seen.message)


def _message(deciding: Observation | None, row: Row) -> str:
    if deciding is not None and deciding.message:
        return deciding.message[0].upper() + deciding.message[1:] + "."
    return row.message or row.name[0].upper() + row.name[1:] + "."
