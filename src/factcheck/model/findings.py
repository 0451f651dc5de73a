"""What a check comes to: details, findings and reports."""

from __future__ import annotations

import dataclasses

from factcheck.model.claims import Claim, ClaimsFile
from factcheck.model.documents import Sentence
from factcheck.model.kinds import Outcome, Severity, Verdict
from factcheck.records import dataclass


@dataclass(frozen=True, slots=True)
class Match:
    """Pairs a claim with its nearness to a text, 0 to 1."""

    claim: Claim
    score: float


@dataclass(frozen=True, slots=True)
class Detail:
    """Holds what one comparison found: the draft's words against the source's.

    `start` and `end` locate the draft's words in the document; both are None where the detail
    concerns the whole sentence. `kind` is the name of the comparison (number, date, quotation …).
    """

    kind: str
    outcome: Outcome
    draft: str | None
    source: str | None
    start: int | None
    end: int | None
    message: str


@dataclass(frozen=True, slots=True)
class AlignedPair:
    """Pairs words of the draft with the words of a claim they were read against."""

    draft: str
    source: str
    relation: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Records how a verdict came about, for `--explain`."""

    candidates: tuple[Match, ...]
    alignment: tuple[AlignedPair, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Suppression:
    """Says why a finding is kept but not counted: an ignore directive or a baseline."""

    kind: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Holds the verdict on one sentence, the claim that decided it, and every detail compared.

    `claim` is None for unverified and skipped sentences. `score` is the confidence in the
    verdict, 0 to 1.
    """

    verdict: Verdict
    severity: Severity
    sentence: Sentence
    score: float
    claim: Claim | None
    details: tuple[Detail, ...]
    message: str
    suppressed: Suppression | None = None
    explanation: Explanation | None = None


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """Holds the findings of one document, one for every sentence, in order."""

    path: str
    sha256: str
    text: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Unchecked:
    """Names a draft that could not be checked, and why; `line` counts from 1, where one is known.

    `path` may be a folder too, one that cannot be looked into.
    """

    path: str
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        """Writes it as compilers do."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}"


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """Holds the findings of a whole run, and what could not be checked."""

    documents: tuple[DocumentReport, ...]
    claims: tuple[ClaimsFile, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    findings: tuple[Finding, ...] = dataclasses.field(init=False)

    def __post_init__(self) -> None:
        """Gathers the findings of all documents."""
        everything = tuple(finding for document in self.documents for finding in document.findings)
        object.__setattr__(self, "findings", everything)
